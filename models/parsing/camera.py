"""Light, marks and cameras: what happens to a whole picture."""

import cv2
import numpy as np

from canvas import GRID_X, GRID_Y, HEIGHT, WIDTH, blurred


def relight(canvas):
    """Darkens one side of the head, as a lamp from the other side does."""
    at = canvas.at
    side = canvas.rng.choice([-1, 1])
    nose_x = np.interp(GRID_Y, [at[168, 1], at[4, 1], at[152, 1]], [at[168, 0], at[4, 0], at[152, 0]])
    half = (at[454, 0] - at[234, 0]) / 2
    u = side * (GRID_X - nose_x) / half
    depth = canvas.between(0.1, 0.75)
    shade = 1 - depth / (1 + np.exp(-(u - canvas.between(-0.2, 0.4)) / canvas.between(0.06, 0.5)))
    head = blurred(canvas.alpha, 2)
    canvas.rgb *= (1 + (shade - 1) * head)[..., None]
    if depth > 0.4:
        canvas.answers['unevenLight'] = 1
    elif depth > 0.18:
        canvas.answers['unevenLight'] = np.nan


WORDS = ['SAMPLE', 'DRAFT', 'COPY', 'PROOF', 'PHOTO', 'VOID', 'PREVIEW', 'Studio', '2024', '(c) photo', 'ID']


def marks(canvas):
    """A watermark, a stamp or a date over the face."""
    rng = canvas.rng
    layer = np.zeros((HEIGHT * 2, WIDTH * 2), np.uint8)
    text = WORDS[rng.integers(len(WORDS))]
    font = int(rng.choice([0, 1, 2, 3, 4, 5, 6, 7]))
    if canvas.chance(0.25):
        middle = np.int32((canvas.at[4] + rng.normal(0, 0.25 * canvas.size, 2)) * 2)
        radius = int(canvas.between(0.2, 0.45) * canvas.size * 2)
        cv2.circle(layer, tuple(int(v) for v in middle), radius, 255, int(rng.integers(2, 8)), cv2.LINE_AA)
        cv2.putText(layer, text, (int(middle[0]) - radius // 2, int(middle[1])), font, radius / 60, 255, 2, cv2.LINE_AA)
    else:
        scale = canvas.between(0.8, 3)
        (wide, high), _ = cv2.getTextSize(text, font, scale, 3)
        repeat = canvas.chance(0.4)
        step = int(high * canvas.between(2, 5))
        rows = range(-HEIGHT, 3 * HEIGHT, step) if repeat else [int(canvas.at[4, 1] * 2 + rng.normal(0, 60))]
        for y in rows:
            x = int(canvas.at[4, 0] * 2 - wide / 2 + rng.normal(0, 20))
            for k in range(-2, 3) if repeat else [0]:
                cv2.putText(layer, text, (x + k * int(wide * 1.3), y), font, scale, 255, int(rng.integers(1, 6)),
                            cv2.LINE_AA)
        turn = canvas.between(-50, 50) if canvas.chance(0.7) else 0
        about = (float(canvas.at[4, 0] * 2), float(canvas.at[4, 1] * 2))
        layer = cv2.warpAffine(layer, cv2.getRotationMatrix2D(about, turn, 1), (WIDTH * 2, HEIGHT * 2))
    cover = cv2.resize(layer, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    colour = 255.0 if canvas.chance(0.5) else canvas.colour()
    canvas.rgb += (colour - canvas.rgb) * (cover * canvas.between(0.3, 0.95))[..., None]
    canvas.answers['marks'] = 1


def painted(canvas):
    """A drawing or a painting of the portrait."""
    image = np.uint8(np.clip(canvas.rgb, 0, 255))
    kind = canvas.rng.integers(0, 3)
    if kind == 0:
        for _ in range(3):
            image = cv2.bilateralFilter(image, 7, 60, 7)
        steps = canvas.between(20, 50)
        image = np.uint8(np.clip(np.round(image / steps) * steps, 0, 255))
        grey = cv2.medianBlur(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), 5)
        edges = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 9, 4)
        image = np.uint8(image * (edges[..., None] / 255.0 * 0.8 + 0.2))
    elif kind == 1:
        grey = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY)
        soft = cv2.GaussianBlur(255 - grey, (0, 0), canvas.between(3, 9))
        sketch = np.clip(grey * 256.0 / np.maximum(256 - soft.astype(np.float32), 1), 0, 255)
        image = np.repeat(np.uint8(sketch)[..., None], 3, 2)
    else:
        # Strokes of a brush: the most frequent colour about each pixel, roughly, along a direction.
        size = int(canvas.rng.integers(3, 7))
        image = cv2.medianBlur(image, size | 1)
        image = cv2.bilateralFilter(image, 9, 90, 9)
        stroke = np.uint8(canvas.rng.integers(0, 255, (HEIGHT // 3, WIDTH // 6)))
        stroke = cv2.resize(stroke, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC).astype(np.float32)
        image = np.uint8(np.clip(image * 1.0 + (stroke[..., None] - 128) * canvas.between(0.1, 0.3), 0, 255))
    canvas.rgb = image.astype(np.float32)
    canvas.answers['notPhoto'] = 1


#: Grain to take parts from: drawing it anew would take longer than all else.
GRAIN = np.random.default_rng(7).normal(0, 1, 800_000).astype(np.float32)


def photograph(rgb, rng):
    """Light from one side, exposure, white balance, colour, blur, grain, JPEG. Returns bytes, and how uneven the
    light became: the share that it changes from the middle to an edge."""
    height, width = rgb.shape[:2]
    aside = 0.0
    if rng.random() < 0.25:
        turn, share = rng.uniform(0, 2 * np.pi), rng.uniform(0, 0.4)
        yy, xx = np.mgrid[-1:1:height * 1j, -1:1:width * 1j].astype(np.float32)
        slope = 1 + share * (xx * np.cos(turn) + yy * np.sin(turn))
        rgb = cv2.convertScaleAbs(rgb * slope[..., None])
        aside = abs(share * np.cos(turn))
    ramp = np.linspace(1e-3, 1, 256)
    tone = (ramp ** rng.uniform(0.65, 1.55) - 0.5) * rng.uniform(0.7, 1.3) + 0.5 + rng.uniform(-0.1, 0.1)
    tables = np.uint8(np.clip(tone[:, None] * (1 + rng.uniform(-0.12, 0.12, 3)), 0, 1) * 255)
    image = cv2.LUT(rgb, tables[None])
    colour = 0 if rng.random() < 0.05 else rng.uniform(0.4, 1.5)
    mix = np.full((3, 3), (1 - colour) / 3) + np.eye(3) * colour
    image = cv2.transform(image, mix)
    if rng.random() < 0.4:
        image = cv2.GaussianBlur(image, (0, 0), rng.uniform(0.3, 1.4))
    if rng.random() < 0.15:
        small = rng.uniform(0.4, 0.9)
        image = cv2.resize(image, (int(width * small), int(height * small)), interpolation=cv2.INTER_AREA)
        image = cv2.resize(image, (width, height), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.5:
        start = int(rng.integers(0, GRAIN.size - image.size))
        grain = GRAIN[start:start + image.size].reshape(image.shape)
        image = cv2.add(image, grain * np.float32(rng.uniform(1, 12)), dtype=cv2.CV_8U)
    if rng.random() < 0.3:
        _, coded = cv2.imencode('.jpg', image, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 90))])
        image = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    return image, aside
