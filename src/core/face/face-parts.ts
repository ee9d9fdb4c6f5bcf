// Parts of the face as points of the MediaPipe face mesh; each is the convex hull of its points unless
// the name says otherwise. Left and right are the subject's.

export const rightEyeContour = [
  33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246,
] as const;
export const leftEyeContour = [
  263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466,
] as const;

/** Centre, then the four ends of the iris. */
export const rightIris = [468, 469, 470, 471, 472] as const;
export const leftIris = [473, 474, 475, 476, 477] as const;

/** Cheeks, clear of the lids, the nose, the lips and most beards. */
export const rightCheekSkin = [117, 118, 101, 36, 205, 187, 123] as const;
export const leftCheekSkin = [346, 347, 330, 266, 425, 411, 352] as const;

export const innerLips = [
  78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191,
] as const;
export const outerLips = [
  61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185,
] as const;

export const rightBrow = [70, 63, 105, 66, 107, 55, 65, 52, 53, 46] as const;
export const leftBrow = [300, 293, 334, 296, 336, 285, 295, 282, 283, 276] as const;
