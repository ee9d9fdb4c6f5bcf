"""Glasses drawn onto a face by its landmarks: clear ones and sunglasses."""

import numpy as np

from canvas import FRAME, GRID_Y, LENS, blurred, drawn, noise, twice

#: Outer and inner corner of each eye, and a point of the temple beside it.
EYES = ((33, 133, 127), (263, 362, 356))


def glasses(canvas):
    """Frames of many shapes; half of them dark or tinted."""
    at = canvas.at
    wide = np.linalg.norm(at[33] - at[263])
    half_w, half_h = wide * canvas.between(0.22, 0.33), wide * canvas.between(0.14, 0.27)
    power = canvas.between(1.6, 6)
    drop = canvas.between(-0.02, 0.06) * wide
    thick = max(1, int(canvas.between(0.01, 0.07) * wide * 2))
    colour = canvas.colour() * canvas.between(0.1, 1)
    rims, lens = [], []
    for outer, inner, temple in EYES:
        middle = (at[outer] + at[inner]) / 2 + np.array([0, drop])
        middle = middle + (at[outer] - at[inner]) * canvas.between(0, 0.08)
        angles = np.linspace(0, 2 * np.pi, 40)
        rims.append([(middle[0] + half_w * np.sign(np.cos(a)) * abs(np.cos(a)) ** (2 / power),
                      middle[1] + half_h * np.sign(np.sin(a)) * abs(np.sin(a)) ** (2 / power)) for a in angles])
        lens.append((middle, at[temple]))

    def paint_lens(draw):
        for rim in rims:
            draw.polygon(twice(rim), fill=255)

    def paint_frame(draw):
        for rim, (middle, temple) in zip(rims, lens):
            draw.line(twice(rim), fill=255, width=thick, joint='curve')
            side = np.sign(temple[0] - middle[0])
            draw.line(twice([(middle[0] + side * half_w, middle[1] - half_h * 0.4), (temple[0], middle[1])]), fill=255,
                      width=thick)
        bridge = [(m[0] - np.sign(t[0] - m[0]) * half_w * 0.95, m[1] - half_h * 0.3) for m, t in lens]
        draw.line(twice(bridge), fill=255, width=thick)
    before = drawn(paint_lens)
    canvas.lens = before > 0.5
    strength = 0.0
    if canvas.chance(0.5):
        strength = canvas.between(0.25, 1) if canvas.chance(0.5) else canvas.between(0.8, 1)
        rows = np.where(canvas.lens.any(1))[0]
        down = np.clip((GRID_Y - rows[0]) / max(1, rows[-1] - rows[0]), 0, 1) if len(rows) else 0
        even = 1 if canvas.chance(0.6) else 1 - canvas.between(0, 0.6) * down
        tone = canvas.between(0, 50) + canvas.rng.normal(0, 6, 3) if canvas.chance(0.7) else canvas.colour() * 0.8
        look = tone * (0.8 + 0.4 * noise(canvas.rng, 4, 5))[..., None]
        if canvas.chance(0.4):
            look = look + (canvas.between(0, 130) * (noise(canvas.rng, 6, 8) > 0.62))[..., None]
        share = before * strength * even
        dimmed = canvas.rgb * (1 - 0.5 * share[..., None])
        canvas.rgb = dimmed + (np.clip(look, 0, 255) - dimmed) * (share ** 1.5)[..., None]
        canvas.tint = np.float32(np.clip(share, 0, 1))
        canvas.label[canvas.lens & (strength > 0.7)] = LENS
        canvas.barred[canvas.lens] = 0
    elif canvas.chance(0.3):
        shine = before * np.clip((noise(canvas.rng, 10, 12) - canvas.between(0.4, 0.7)) * 4, 0, 1)
        canvas.rgb += (250 - canvas.rgb) * (shine * canvas.between(0.2, 0.8))[..., None]
    tint = canvas.tint
    rim = drawn(paint_frame)
    canvas.lay(rim, np.clip(colour * (0.6 + 0.8 * blurred(rim, 2))[..., None], 0, 255), FRAME)
    canvas.tint = np.where(rim > 0.5, 0, tint)
    canvas.answers.update(glasses=1, tint=float(np.clip((strength - 0.2) / 0.4, 0, 1)))
    if strength > 0.6:
        canvas.answers.update(eyesClosed=np.nan, hairOverEye=np.nan)
