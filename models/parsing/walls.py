"""Other walls behind a portrait."""

import cv2
import numpy as np
from PIL import Image, ImageDraw

from canvas import GRID_X, GRID_Y, HEIGHT, WIDTH, blurred, noise


def wall(canvas):
    rng = canvas.rng
    if canvas.chance(0.35):
        base = np.clip(canvas.between(205, 255) + rng.normal(0, 6, 3), 0, 255)
    else:
        base = canvas.colour()
    out = np.broadcast_to(base, (HEIGHT, WIDTH, 3)).astype(np.float32)
    kind = rng.integers(0, 9)
    if kind == 1:
        turn = canvas.between(0, 2 * np.pi)
        share = (GRID_X / WIDTH * np.cos(turn) + GRID_Y / HEIGHT * np.sin(turn)) * 0.5 + 0.5
        out = out + (canvas.colour() - base) * share[..., None]
    elif kind == 2:
        share = noise(rng, rng.integers(2, 8), rng.integers(2, 8))
        out = out + (canvas.colour() - base) * share[..., None]
    elif kind in (3, 4):
        image = Image.fromarray(np.uint8(out))
        draw = ImageDraw.Draw(image)
        for _ in range(rng.integers(2, 40)):
            x, y = rng.uniform(-20, WIDTH), rng.uniform(-20, HEIGHT)
            w, h = rng.uniform(4, 120, 2) if kind == 3 else rng.uniform(4, 40, 2)
            tone = tuple(int(v) for v in canvas.colour())
            (draw.rectangle if kind == 3 else draw.ellipse)([x, y, x + w, y + h], fill=tone)
        out = np.asarray(image, np.float32)
    elif kind == 5:
        fine = 0.5 * noise(rng, 12, 14, 3) + 0.5 * noise(rng, 60, 70, 3)
        out = canvas.colour() + (fine - 0.5) * canvas.between(40, 400) + 0 * out
    elif kind == 6:
        period = canvas.between(6, 50)
        wave = np.sin(GRID_X * 2 * np.pi / period + noise(rng, 4, 4) * 6)
        out = out + (wave * canvas.between(5, 60))[..., None]
    elif kind == 7:
        image = Image.fromarray(np.uint8(out))
        draw = ImageDraw.Draw(image)
        for _ in range(rng.integers(1, 14)):
            line = rng.uniform(-20, 220, 4)
            draw.line(list(line), fill=tuple(int(v) for v in canvas.colour()), width=int(rng.integers(1, 24)))
        out = np.asarray(image, np.float32)
    if kind >= 2 and canvas.chance(0.6):
        out = cv2.GaussianBlur(np.float32(out), (0, 0), canvas.between(0.5, 6))
    if canvas.chance(0.35):
        shadow = blurred(np.roll(canvas.alpha, rng.integers(-14, 15, 2), (0, 1)), canvas.between(1, 10))
        out = out * (1 - canvas.between(0.05, 0.6) * shadow[..., None])
    if canvas.chance(0.3):
        out = out + rng.normal(0, canvas.between(1, 12), (HEIGHT, WIDTH, 1))
    return np.clip(out, 0, 255)
