"""Turns drawn portraits into training pictures: other walls, things worn or held, lenses, light, cameras.

A record (see draw.ts) is 192 x 224 px: the network's frame of 160 x 192 and 16 px about it.
"""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 192, 224
PIXELS = WIDTH * HEIGHT
POINTS = 468
RECORD = PIXELS * 5 + POINTS * 8

CLASSES = ['background', 'face', 'body', 'hair', 'clothes', 'eyes', 'frame', 'hat', 'mask', 'brows', 'mouth',
           'ears', 'lens', 'object']
HAIR, CLOTHES, FRAME, HAT, MASK, LENS, OBJECT = 3, 4, 6, 7, 8, 12, 13
FACE = (1, 5, 9, 10)
BEHIND_LENS = 128
WALL = 128.0


class Canvas:
    """One portrait while it is changed: colours 0..255, labels, tint of the lenses 0..1, landmarks in px."""

    def __init__(self, record, rng):
        self.rng = rng
        self.rgb = record[:PIXELS * 3].reshape(HEIGHT, WIDTH, 3).astype(np.float32)
        coded = record[PIXELS * 3:PIXELS * 4].reshape(HEIGHT, WIDTH)
        self.label = (coded & 127).copy()
        self.lens = coded >= BEHIND_LENS
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

    def lay(self, cover, texture, label):
        """Lays a thing over the portrait; its edge is soft."""
        self.rgb += (texture - self.rgb) * cover[..., None]
        hidden = cover > 0.5
        self.label[hidden] = label
        self.tint[hidden] = 0
        self.lens &= ~hidden


def noise(rng, columns, rows, channels=1):
    """Smooth noise 0..1 over the picture."""
    planes = []
    for _ in range(channels):
        small = Image.fromarray(rng.integers(0, 256, (max(1, rows), max(1, columns)), dtype=np.uint8))
        planes.append(np.asarray(small.resize((WIDTH, HEIGHT), Image.BICUBIC), np.float32) / 255)
    return planes[0] if channels == 1 else np.stack(planes, -1)


def drawn(draw):
    """What `draw` paints on a picture of twice the size, 0..1, with smooth edges."""
    image = Image.new('L', (WIDTH * 2, HEIGHT * 2))
    draw(ImageDraw.Draw(image))
    return np.asarray(image.resize((WIDTH, HEIGHT), Image.BOX), np.float32) / 255


def blurred(plane, radius):
    image = Image.fromarray(np.uint8(np.clip(plane, 0, 1) * 255)).filter(ImageFilter.GaussianBlur(radius))
    return np.asarray(image, np.float32) / 255


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


# --- walls ---------------------------------------------------------------------------------------


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
        image = Image.fromarray(np.uint8(np.clip(out, 0, 255)))
        out = np.asarray(image.filter(ImageFilter.GaussianBlur(canvas.between(0.5, 6))), np.float32)
    if canvas.chance(0.35):
        shadow = blurred(np.roll(canvas.alpha, rng.integers(-14, 15, 2), (0, 1)), canvas.between(1, 10))
        out = out * (1 - canvas.between(0.05, 0.6) * shadow[..., None])
    if canvas.chance(0.3):
        out = out + rng.normal(0, canvas.between(1, 12), (HEIGHT, WIDTH, 1))
    return np.clip(out, 0, 255)


def hang_wall(canvas):
    canvas.rgb += (wall(canvas) - WALL) * (1 - canvas.alpha)[..., None]


# --- things --------------------------------------------------------------------------------------


def twice(points):
    return [(float(x) * 2, float(y) * 2) for x, y in points]


def hat(canvas):
    """A dome, with or without a brim or visor, a hood, a helmet or a cloth, over the head."""
    at, size = canvas.at, canvas.size
    brow = at[[105, 334], 1].mean()
    middle = (at[234, 0] + at[454, 0]) / 2 + canvas.between(-3, 3)
    half = (at[454, 0] - at[234, 0]) / 2 * canvas.between(0.95, 1.35)
    rim = brow - canvas.between(-0.02, 0.2) * size
    top = at[10, 1] - canvas.between(0.12, 0.5) * size
    power = canvas.between(1.4, 5)
    slant = canvas.between(-0.12, 0.12)
    curve = canvas.between(-0.08, 0.1) * size
    angles = np.linspace(np.pi, 2 * np.pi, 40)
    dome = [(middle + half * np.sign(np.cos(a)) * abs(np.cos(a)) ** (2 / power),
             rim + (rim - top) * -abs(np.sin(a)) ** (2 / power)) for a in angles]
    under = [(middle + half * s, rim + curve * (1 - s * s)) for s in np.linspace(1, -1, 20)]
    outline = [(x, y + slant * (x - middle)) for x, y in dome + under]
    if canvas.chance(0.25):
        # A hood or shawl: all about the face, down to the shoulders.
        low = at[152, 1] + canvas.between(0, 0.4) * size
        wide = half * canvas.between(1.1, 1.5)
        inner_x, inner_top = half * canvas.between(0.7, 0.98), rim + canvas.between(-0.1, 0.05) * size
        foot = wide * canvas.between(1, 1.7)

        def paint(draw):
            draw.polygon(twice([(middle - foot, low), (middle - wide, brow)]
                               + [(middle + wide * np.cos(a), brow + (brow - top) * np.sin(a))
                                  for a in np.linspace(np.pi, 2 * np.pi, 30)]
                               + [(middle + wide, brow), (middle + foot, low)]), fill=255)
            draw.ellipse(twice([(middle - inner_x, inner_top), (middle + inner_x, at[152, 1] + size * 0.06)]),
                         fill=0)
            if canvas.chance(0.5):
                draw.rectangle(twice([(middle - inner_x * 0.8, at[152, 1]), (middle + inner_x * 0.8, low)]),
                               fill=0)
        cover = drawn(paint)
        cover *= ~np.isin(canvas.label, FACE) | (GRID_Y < inner_top + 4)
    else:
        brimmed = canvas.rng.integers(0, 4)
        thick = canvas.between(0.03, 0.12) * size
        reach = half * canvas.between(1.05, 1.9)

        def paint(draw):
            draw.polygon(twice(outline), fill=255)
            if brimmed == 1:
                draw.ellipse(twice([(middle - reach, rim - thick), (middle + reach, rim + thick)]), fill=255)
            if brimmed == 2:
                aside = canvas.between(-0.6, 0.6) * half
                draw.pieslice(twice([(middle + aside - half * 0.9, rim - thick * 3),
                                     (middle + aside + half * 0.9, rim + thick * 2)]), 0, 180, fill=255)
            if brimmed == 3:
                for side in (-1, 1):
                    x = middle + side * half * 0.9
                    draw.rectangle(twice([(x - thick, rim), (x + thick, rim + canvas.between(0.1, 0.6) * size)]),
                                   fill=255)
        cover = drawn(paint)
    look = cloth(canvas, cover)
    if canvas.chance(0.3):
        band = blurred((np.abs(GRID_Y - (rim - canvas.between(0, 0.12) * size)) < canvas.between(2, 9)) * 1.0, 0.6)
        look = look + (canvas.colour() - look) * band[..., None]
    canvas.lay(cover, look, HAT)


def mask(canvas):
    """A cloth over mouth and nose, or over the mouth and chin alone, with bands or knotted behind."""
    at, size = canvas.at, canvas.size
    nose = at[168] + (at[4] - at[168]) * canvas.between(-0.1, 1.25)
    low = at[152, 1] + canvas.between(-0.08, 0.35) * size
    share = canvas.between(0.55, 1.12)
    middle = (at[234, 0] + at[454, 0]) / 2
    left = middle + (at[234, 0] - middle) * share
    right = middle + (at[454, 0] - middle) * share
    high = nose[1] + canvas.between(0, 0.2) * size
    under = low - canvas.between(0.02, 0.3) * size
    shape = [(left, high), ((left + nose[0]) / 2, (high + nose[1]) / 2 + canvas.between(-2, 4)), tuple(nose),
             ((right + nose[0]) / 2, (high + nose[1]) / 2 + canvas.between(-2, 4)), (right, high), (right, under),
             ((right + middle) / 2, low - 3), (middle, low), ((left + middle) / 2, low - 3), (left, under)]
    cover = drawn(lambda draw: draw.polygon(twice(shape), fill=255))
    cover = blurred(cover, canvas.between(0.5, 1.5))
    look = cloth(canvas, cover)
    if canvas.chance(0.5):
        look = look * (1 + 0.1 * np.sin((GRID_Y + (GRID_X - middle) ** 2 * 0.01) * canvas.between(0.4, 1.2)))[..., None]
    canvas.lay(cover, np.clip(look, 0, 255), MASK)


def target(canvas):
    """Somewhere on the face that would be hidden: eyes, brows, nose, mouth, cheeks, chin."""
    index = canvas.rng.choice([159, 386, 105, 334, 4, 13, 61, 291, 50, 280, 152, 151])
    return canvas.at[index] + canvas.rng.normal(0, 0.06 * canvas.size, 2)


def hand(canvas):
    """Fingers, and often the palm, of the face's own skin."""
    rng, size = canvas.rng, canvas.size
    tip = target(canvas)
    turn = canvas.between(0, 2 * np.pi) if canvas.chance(0.3) else canvas.between(0.15, 0.85) * np.pi
    towards = np.array([np.cos(turn), np.sin(turn)])
    aside = np.array([-towards[1], towards[0]])
    thick = canvas.between(0.045, 0.08) * size
    long = canvas.between(0.25, 0.55) * size
    fingers = rng.integers(1, 6)
    cover = np.zeros((HEIGHT, WIDTH), np.float32)
    shade = np.ones((HEIGHT, WIDTH), np.float32)

    def capsule(start, end, radius):
        def paint(draw):
            (x0, y0), (x1, y1) = twice([start, end])
            r = radius * 2
            draw.line([x0, y0, x1, y1], fill=255, width=int(2 * r))
            for x, y in ((x0, y0), (x1, y1)):
                draw.ellipse([x - r, y - r, x + r, y + r], fill=255)
        part = drawn(paint)
        round_ = np.clip(blurred(part, radius * 0.5) * 1.25, 0, 1)
        shade[:] = shade * (1 - part) + (0.5 + 0.5 * round_) * part
        cover[:] = np.maximum(cover, part)

    spread = canvas.between(0.85, 1.1) * 2 * thick
    fan = canvas.between(0, 0.25)
    for i in range(fingers):
        k = i - (fingers - 1) / 2
        root = tip + towards * long + aside * k * spread
        end = tip + aside * k * spread * (1 + fan) + towards * abs(k) * canvas.between(0, 0.08) * size
        capsule(root, end, thick * canvas.between(0.85, 1.05))
    if fingers > 1 and canvas.chance(0.8):
        palm = tip + towards * (long + spread * fingers * 0.5)
        capsule(palm, palm + towards * size * 0.4, spread * fingers * 0.52)
        if canvas.chance(0.5):
            thumb = palm + aside * spread * fingers * 0.5 * rng.choice([-1, 1])
            capsule(thumb, thumb - towards * long * 0.6 + aside * canvas.between(-1, 1) * size * 0.2, thick)
    skin = canvas.colour_of((1,), (200, 160, 130)) * canvas.between(0.75, 1.2) + rng.normal(0, 6, 3)
    look = skin * (shade * (0.85 + 0.3 * noise(rng, 8, 9)))[..., None]
    canvas.lay(cover, np.clip(look, 0, 255), OBJECT)


def thing(canvas):
    """Something held before the face, or headphones."""
    at, size = canvas.at, canvas.size
    if canvas.chance(0.25):
        middle = (at[234] + at[454]) / 2
        half = (at[454, 0] - at[234, 0]) / 2 * canvas.between(1.02, 1.2)
        cup = canvas.between(0.08, 0.16) * size
        wire = int(canvas.between(4, 16))
        top = at[10, 1] - canvas.between(0.12, 0.3) * size

        def paint(draw):
            draw.arc(twice([(middle[0] - half, top), (middle[0] + half, 2 * middle[1] - top)]), 180, 360, fill=255,
                     width=wire)
            for side in (-1, 1):
                x = middle[0] + side * half
                draw.ellipse(twice([(x - cup * 0.7, middle[1] - cup), (x + cup * 0.7, middle[1] + cup)]), fill=255)
    else:
        x, y = target(canvas)
        w, h = canvas.rng.uniform(0.08, 0.5, 2) * size
        turn = canvas.between(0, np.pi)
        corners = [(-w, -h), (w, -h), (w, h), (-w, h)]
        turned = [(x + (a * np.cos(turn) - b * np.sin(turn)) / 2, y + (a * np.sin(turn) + b * np.cos(turn)) / 2)
                  for a, b in corners]
        oval = canvas.chance(0.3)

        def paint(draw):
            if oval:
                draw.ellipse(twice([(x - w / 2, y - h / 2), (x + w / 2, y + h / 2)]), fill=255)
            else:
                draw.polygon(twice(turned), fill=255)
    cover = drawn(paint)
    canvas.lay(cover, cloth(canvas, cover), OBJECT)


def strands(canvas):
    """Hair that falls over the forehead, one eye, or the side of the face."""
    rng, at, size = canvas.rng, canvas.at, canvas.size
    kind = rng.integers(0, 4)
    left, right = at[234, 0], at[454, 0]
    top = at[10, 1] - 0.06 * size
    brow, eye = at[[105, 334], 1].mean(), at[[159, 386], 1].mean()
    side = rng.choice([-1, 1])
    middle = (left + right) / 2
    half = (right - left) / 2
    if kind == 0:
        low = canvas.between(brow - 0.08 * size, eye + 0.08 * size)
        starts = rng.uniform(left, right, rng.integers(25, 90))
        ends = [(x + rng.normal(0, 4), low + rng.normal(0, 0.03 * size)) for x in starts]
    elif kind == 1:
        low = canvas.between(brow, eye + 0.35 * size)
        starts = middle + side * half * rng.uniform(0.1, 1, rng.integers(20, 70))
        bend = canvas.between(-0.2, 0.5)
        ends = [(x + side * half * bend + rng.normal(0, 4), low + abs(rng.normal(0, 0.08 * size))) for x in starts]
    elif kind == 2:
        starts = middle + rng.uniform(-0.8, 0.8, rng.integers(1, 8)) * half
        ends = [(x + rng.normal(0, 0.2 * size), canvas.between(brow, at[152, 1])) for x in starts]
    else:
        sides = [side] if canvas.chance(0.4) else [-1, 1]
        inner = canvas.between(0.72, 1)
        starts = np.concatenate([middle + s * half * rng.uniform(inner, 1.2, 40) for s in sides])
        low = canvas.between(at[234, 1], at[152, 1] + 0.4 * size)
        ends = [(x + rng.normal(0, 3), low + rng.normal(0, 0.05 * size)) for x in starts]
    hair = canvas.colour_of((HAIR,), rng.uniform(10, 70) * np.array([1, 0.9, 0.8]))
    shades = Image.new('RGB', (WIDTH * 2, HEIGHT * 2))
    cover = Image.new('L', shades.size)
    colours, covers = ImageDraw.Draw(shades), ImageDraw.Draw(cover)
    thin = kind == 2
    for x, (ex, ey) in zip(starts, ends):
        y0 = top + rng.normal(0, 2) if kind != 3 else at[10, 1] + 0.2 * size
        bow = rng.normal(0, 5)
        line = twice([(x, y0), ((x + ex) / 2 + bow, (y0 + ey) / 2), (ex, ey)])
        wide = int(rng.integers(1, 5)) if thin else int(rng.integers(5, 13))
        tone = tuple(int(v) for v in np.clip(hair * rng.uniform(0.6, 1.4), 0, 255))
        colours.line(line, fill=tone, width=wide + 2)
        covers.line(line, fill=255, width=wide)
    soft = np.asarray(cover.resize((WIDTH, HEIGHT), Image.BOX), np.float32) / 255
    look = np.asarray(shades.resize((WIDTH, HEIGHT), Image.BOX), np.float32)
    look = np.where(soft[..., None] > 0.05, look / np.maximum(soft, 0.3)[..., None], hair)
    look = np.minimum(look, np.maximum(hair * 1.4, 1))
    keep = ~np.isin(canvas.label, (HAT, MASK))
    canvas.lay(soft * keep, look, HAIR)


def tint_lenses(canvas):
    """Sunglasses, of any colour and strength, even or darker above; or a window's glare."""
    if not canvas.lens.any():
        return
    rows = np.where(canvas.lens.any(1))[0]
    down = np.clip((GRID_Y - rows[0]) / max(1, rows[-1] - rows[0]), 0, 1)
    if canvas.chance(0.5):
        strength = canvas.between(0.15, 1) if canvas.chance(0.6) else canvas.between(0.75, 1)
        even = 1 if canvas.chance(0.6) else 1 - canvas.between(0, 0.7) * down
        colour = canvas.between(0, 60) + canvas.rng.normal(0, 8, 3) if canvas.chance(0.65) else canvas.colour() * 0.8
        look = colour * (0.8 + 0.4 * noise(canvas.rng, 4, 5))[..., None]
        if canvas.chance(0.25):
            look = look + (canvas.between(0, 120) * (noise(canvas.rng, 6, 8) > 0.6))[..., None]
        share = canvas.lens * strength * even
        # A filter darkens what is behind it before its own colour hides it.
        dimmed = canvas.rgb * (1 - 0.5 * share[..., None])
        canvas.rgb = dimmed + (np.clip(look, 0, 255) - dimmed) * (share ** 1.5)[..., None]
        canvas.tint = np.float32(np.clip(share, 0, 1))
    elif canvas.chance(0.35):
        glare = canvas.lens * np.clip((noise(canvas.rng, 10, 12) - canvas.between(0.35, 0.7)) * 4, 0, 1)
        glare *= canvas.between(0.3, 1)
        canvas.rgb += (np.array([255, 255, 255]) - canvas.rgb) * glare[..., None]
        canvas.tint = np.float32(np.where(glare > 0.6, glare, 0))


# --- light and camera ----------------------------------------------------------------------------


def retouch(canvas):
    """Other cloths and hair than were drawn."""
    for label, share in ((HAT, 0.5), (MASK, 0.5), (CLOTHES, 0.4), (HAIR, 0.3)):
        seen = canvas.label == label
        if not seen.any() or not canvas.chance(share):
            continue
        factor = pattern(canvas) if label != HAIR else canvas.between(0.5, 1.3) * np.ones((1, 1, 1))
        canvas.rgb = np.where(seen[..., None], np.clip(canvas.rgb * factor, 0, 255), canvas.rgb)


def photograph(rgb, rng):
    """Light from one side, exposure, white balance, colour, blur, grain, JPEG; 160 x 192 or any size, 0..255."""
    height, width = rgb.shape[:2]
    x = np.clip(rgb / 255, 0, 1)
    if rng.random() < 0.3:
        turn = rng.uniform(0, 2 * np.pi)
        yy, xx = np.mgrid[-1:1:height * 1j, -1:1:width * 1j]
        x = x * np.clip(1 + rng.uniform(0, 0.5) * (xx * np.cos(turn) + yy * np.sin(turn)), 0.2, 2)[..., None]
    x = np.clip(x, 1e-4, 1) ** rng.uniform(0.6, 1.6)
    x = (x - 0.5) * rng.uniform(0.7, 1.3) + 0.5 + rng.uniform(-0.1, 0.1)
    x = x * (1 + rng.uniform(-0.12, 0.12, 3))
    grey = x.mean(2, keepdims=True)
    x = grey + (x - grey) * (0 if rng.random() < 0.05 else rng.uniform(0.4, 1.5))
    image = Image.fromarray(np.uint8(np.clip(x, 0, 1) * 255))
    if rng.random() < 0.4:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.4)))
    if rng.random() < 0.15:
        small = rng.uniform(0.4, 0.9)
        image = image.resize((int(width * small), int(height * small)), Image.BILINEAR).resize((width, height))
    x = np.asarray(image, np.float32)
    if rng.random() < 0.5:
        x = x + rng.normal(0, rng.uniform(1, 12), x.shape)
    image = Image.fromarray(np.uint8(np.clip(x, 0, 255)))
    if rng.random() < 0.3:
        coded = io.BytesIO()
        image.save(coded, 'JPEG', quality=int(rng.integers(25, 90)))
        image = Image.open(coded)
    return np.asarray(image, np.float32)


def dress(record, rng):
    """A record with all changes but those of geometry and camera: colours, labels, tint."""
    canvas = Canvas(record, rng)
    retouch(canvas)
    hang_wall(canvas)
    tint_lenses(canvas)
    if not (canvas.label == HAT).any():
        if canvas.chance(0.2):
            strands(canvas)
        if canvas.chance(0.16):
            hat(canvas)
    if not (canvas.label == MASK).any() and canvas.chance(0.12):
        mask(canvas)
    if canvas.chance(0.14):
        hand(canvas)
    if canvas.chance(0.06):
        thing(canvas)
    return canvas.rgb, canvas.label, canvas.tint
