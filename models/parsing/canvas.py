"""A face in its frame while it is changed: colours, labels, what is known of it.

A record (see frame-record.ts) is 192 x 224 px: the network's frame of 160 x 192 and 16 px about it.
"""

import cv2
import numpy as np
from PIL import Image, ImageDraw

# One core for all.
cv2.setNumThreads(0)

WIDTH, HEIGHT = 192, 224
PIXELS = WIDTH * HEIGHT
POINTS = 468
RECORD = PIXELS * 5 + POINTS * 8

CLASSES = ['background', 'face', 'body', 'hair', 'clothes', 'eyes', 'frame', 'hat', 'mask', 'brows', 'mouth',
           'ears', 'lens', 'object', 'hand', 'headphones', 'band']
(BACKGROUND, SKIN, BODY, HAIR, CLOTHES, EYES, FRAME, HAT, MASK, BROWS, MOUTH, EARS, LENS, OBJECT, HAND, PHONES,
 BAND) = range(len(CLASSES))
FACE = (SKIN, EYES, BROWS, MOUTH)
#: Nobody has labelled the pixel; what it cannot be is in `Canvas.barred`.
UNKNOWN = 255
RECORD_UNKNOWN = 127
BEHIND_LENS = 128
WALL = 128.0

#: What a pixel that nobody has labelled cannot be, a bit each.
BARS = ((HAT,), (BAND,), (PHONES,), (MASK, OBJECT, HAND), (FRAME, LENS), (HAIR,), (LENS,), (BACKGROUND,))
NO_HAT, NO_BAND, NO_PHONES, NO_THING, NO_GLASSES, NO_HAIR, NO_LENS, NO_WALL = (1 << i for i in range(len(BARS)))

ANSWERS = ['hat', 'band', 'headphones', 'mask', 'chinMask', 'hand', 'thing', 'hairOverEye', 'hairOverBrow',
           'glasses', 'tint', 'ears', 'eyesClosed', 'mouthOpen', 'teeth', 'turned', 'unevenLight', 'marks',
           'notPhoto']

EYE_RINGS = ([33, 7, 163, 144, 145, 153, 154, 155, 133, 173, 157, 158, 159, 160, 161, 246],
             [263, 249, 390, 373, 374, 380, 381, 382, 362, 398, 384, 385, 386, 387, 388, 466])
BROW_POINTS = ([70, 63, 105, 66, 107, 55, 65, 52, 53, 46], [300, 293, 334, 296, 336, 285, 295, 282, 283, 276])
LIPS = [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185]
#: Cheeks, nose and between the eyes: skin where nothing covers it.
MIDDLE = [117, 118, 101, 36, 205, 187, 123, 346, 347, 330, 266, 425, 411, 352, 6, 197, 4, 98, 327]


class Canvas:
    """One portrait while it is changed: colours 0..255, labels, tint of the lenses 0..1, landmarks in px, and the
    answers: 0..1 each, NaN where nobody knows."""

    def __init__(self, record, rng, answers, real=False):
        self.rng = rng
        self.real = real
        self.answers = dict.fromkeys(ANSWERS, np.nan)
        self.answers.update(answers)
        self.rgb = record[:PIXELS * 3].reshape(HEIGHT, WIDTH, 3).astype(np.float32)
        coded = record[PIXELS * 3:PIXELS * 4].reshape(HEIGHT, WIDTH)
        self.label = (coded & 127).copy()
        self.label[self.label == RECORD_UNKNOWN] = UNKNOWN
        self.barred = np.zeros((HEIGHT, WIDTH), np.uint8)
        self.lens = (coded >= BEHIND_LENS)
        self.tint = np.zeros((HEIGHT, WIDTH), np.float32)
        self.alpha = record[PIXELS * 4:PIXELS * 5].reshape(HEIGHT, WIDTH).astype(np.float32) / 255
        self.at = record[PIXELS * 5:].view(np.float32).reshape(POINTS, 2)
        self.size = float(self.at[:, 1].max() - self.at[:, 1].min())

    def chance(self, share):
        return self.rng.random() < share

    def between(self, low, high):
        return self.rng.uniform(low, high)

    def colour(self):
        if self.chance(0.35):
            return np.clip(self.between(0, 255) + self.rng.normal(0, 8, 3), 0, 255)
        return self.rng.uniform(0, 255, 3)

    def colour_of(self, labels, fallback):
        seen = np.isin(self.label, labels)
        if seen.sum() < 40:
            return np.array(fallback, np.float32)
        return self.rgb[seen].mean(0)

    def skin(self):
        """The colour of the cheeks."""
        return self.rgb[self.hull(MIDDLE)].mean(0)

    def hull(self, indices, factor=1.0):
        """The convex hull of landmarks, made larger about its middle by a factor."""
        points = self.at[indices]
        middle = points.mean(0)
        outline = cv2.convexHull(np.float32(middle + (points - middle) * factor))
        mask = np.zeros((HEIGHT, WIDTH), np.uint8)
        cv2.fillConvexPoly(mask, np.int32(np.round(outline)), 1)
        return mask > 0

    def lay(self, cover, texture, label):
        """Lays a thing over the portrait; its edge is soft."""
        self.rgb += (texture - self.rgb) * cover[..., None]
        hidden = cover > 0.5
        self.label[hidden] = label
        self.barred[hidden] = 0
        self.tint[hidden] = 0
        self.lens = self.lens & ~hidden

    def shadow(self, cover, strength):
        """Darkens what lies about and under a thing, before it is laid."""
        soft = blurred(np.roll(cover, (int(self.between(0, 5)), int(self.between(-3, 4))), (0, 1)), 4)
        self.rgb *= (1 - strength * soft)[..., None]


def noise(rng, columns, rows, channels=1):
    """Smooth noise 0..1 over the picture."""
    small = rng.random((max(1, rows), max(1, columns), channels), np.float32)
    large = cv2.resize(small, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
    return large if channels == 1 else large.reshape(HEIGHT, WIDTH, channels)


def drawn(draw):
    """What `draw` paints on a picture of twice the size, 0..1, with smooth edges."""
    image = Image.new('L', (WIDTH * 2, HEIGHT * 2))
    draw(ImageDraw.Draw(image))
    return cv2.resize(np.asarray(image), (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA).astype(np.float32) / 255


def blurred(plane, radius):
    return cv2.GaussianBlur(np.float32(plane), (0, 0), radius)


GRID_Y, GRID_X = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)


def pattern(canvas):
    """A factor about 1: cloth with stripes, checks, blots or nothing but folds; three channels."""
    rng = canvas.rng
    folds = 0.75 + 0.5 * noise(rng, rng.integers(3, 9), rng.integers(3, 9))
    out = np.repeat(folds[..., None], 3, 2)
    kind = rng.integers(0, 5)
    turn = canvas.between(0, np.pi)
    period = canvas.between(4, 24)
    wave = np.sin((GRID_X * np.cos(turn) + GRID_Y * np.sin(turn)) * 2 * np.pi / period)
    other = rng.uniform(0.3, 1.8, 3)
    if kind == 1:
        out *= np.where((wave > canvas.between(-0.5, 0.8))[..., None], other, 1)
    elif kind == 2:
        across = np.sin((GRID_Y * np.cos(turn) - GRID_X * np.sin(turn)) * 2 * np.pi / period)
        out *= np.where((wave * across > 0)[..., None], other, 1)
    elif kind == 3:
        blots = noise(rng, rng.integers(6, 40), rng.integers(6, 40)) > canvas.between(0.45, 0.75)
        out *= np.where(blots[..., None], other, 1)
    return out


def cloth(canvas, cover, colour=None):
    """The look of a thing of cloth: coloured, patterned, darker towards its edge and to one side."""
    colour = canvas.colour() if colour is None else colour
    look = colour * pattern(canvas) if canvas.chance(0.8) else np.broadcast_to(colour, (HEIGHT, WIDTH, 3))
    edge = 0.55 + 0.45 * blurred(cover, 5) if canvas.chance(0.8) else np.ones((HEIGHT, WIDTH))
    side = 1 + canvas.between(-0.4, 0.4) * (GRID_X - WIDTH / 2) / WIDTH
    return np.clip(look * (edge * side)[..., None], 0, 255)

def twice(points):
    return [(float(x) * 2, float(y) * 2) for x, y in points]
