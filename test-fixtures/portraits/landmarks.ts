/** Landmark lists of the MediaPipe face mesh. Right and left are the subject’s; an eye’s rows
 * run from its outer corner to its inner one. */
export const OVAL = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148,
  176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];

export interface EyeLandmarks {
  upper: number[];
  lower: number[];
  /** The fold above the lid. */
  fold: number[];
  /** Where the lid's movement ends. */
  socket: number[];
  browUpper: number[];
  browLower: number[];
}
export const RIGHT_EYE: EyeLandmarks = {
  upper: [33, 246, 161, 160, 159, 158, 157, 173, 133],
  lower: [33, 7, 163, 144, 145, 153, 154, 155, 133],
  fold: [130, 247, 30, 29, 27, 28, 56, 190, 243],
  socket: [113, 225, 224, 223, 222, 221, 189],
  browUpper: [70, 63, 105, 66, 107],
  browLower: [46, 53, 52, 65, 55],
};
export const LEFT_EYE: EyeLandmarks = {
  upper: [263, 466, 388, 387, 386, 385, 384, 398, 362],
  lower: [263, 249, 390, 373, 374, 380, 381, 382, 362],
  fold: [359, 467, 260, 259, 257, 258, 286, 414, 463],
  socket: [342, 445, 444, 443, 442, 441, 413],
  browUpper: [300, 293, 334, 296, 336],
  browLower: [276, 283, 282, 295, 285],
};
export const EYES = [RIGHT_EYE, LEFT_EYE];

export const LIPS_OUTER = [
  61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146,
];
export const LIPS_INNER_UPPER = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308];
export const LIPS_INNER_LOWER = [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308];

export const CHIN = 152;
/** Where cheek and ear meet: right, left. */
export const CHEEKS = [234, 454];
