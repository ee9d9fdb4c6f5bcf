"""What is worn or held: hats, bands, masks, hands, things, headphones, hair, lenses."""

import cv2
import numpy as np
from PIL import Image, ImageDraw

from canvas import (BAND, BROW_POINTS, EYE_RINGS, FACE, GRID_X, GRID_Y, HAIR, HAND, HAT, HEIGHT, MASK, OBJECT, PHONES,
                    WIDTH, blurred, cloth, drawn, noise, twice)


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
        brimmed = canvas.rng.integers(0, 5)
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
            if brimmed == 4:
                # A flat board on the cap, as at a graduation.
                lift, tip = canvas.between(0.02, 0.12) * size, canvas.between(-0.3, 0.3) * half
                draw.polygon(twice([(middle - reach, top + lift), (middle + tip, top - lift * 2),
                                    (middle + reach, top + lift), (middle - tip, top + lift * 3)]), fill=255)
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
    canvas.answers['hat'] = 1


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
    worn_on_face(canvas)


def target(canvas):
    """Somewhere on the face that would be hidden: eyes, brows, nose, mouth, cheeks, chin."""
    index = canvas.rng.choice([159, 386, 105, 334, 4, 13, 61, 291, 50, 280, 152, 151])
    return canvas.at[index] + canvas.rng.normal(0, 0.06 * canvas.size, 2)


def hand(canvas, hands):
    """A hand before the face, of its own skin."""
    if hands and canvas.chance(0.75):
        return drawn_hand(canvas, *hands[canvas.rng.integers(len(hands))])
    return plain_hand(canvas)


def drawn_hand(canvas, picture, marks):
    """One of hands.py, a tip or its palm on the face, its arm from below or from aside."""
    rng, size = canvas.rng, canvas.size
    side = picture.shape[0]
    spot = marks[rng.integers(len(marks))]
    aim = target(canvas)
    scale = canvas.between(0.75, 1.15) * size / (side / 1.9)
    # The picture's arm comes from below; from the side it leans on, mostly.
    lean = np.sign(aim[0] - canvas.at[4, 0]) or 1
    turn = -lean * abs(rng.normal(0, 0.5)) if canvas.chance(0.7) else rng.normal(0, 1.2)
    c, s = np.cos(turn) * scale, np.sin(turn) * scale
    matrix = np.array([[c, -s, aim[0] - c * spot[0] + s * spot[1]], [s, c, aim[1] - s * spot[0] - c * spot[1]]])
    laid = cv2.warpAffine(picture, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_AREA).astype(np.float32)
    cover = laid[..., 3] / 255
    skin = np.clip(canvas.skin() * canvas.between(0.75, 1.2) + rng.normal(0, 6, 3), 0, 255)
    look = skin * laid[..., :3] / 127.5
    if canvas.chance(0.3):
        # A sleeve or a glove.
        x, y = np.linalg.inv(matrix[:, :2]) @ (np.stack([GRID_X, GRID_Y]).reshape(2, -1) - matrix[:, 2:])
        sleeve = (y.reshape(HEIGHT, WIDTH) > side * canvas.between(0.3, 0.75))[..., None]
        look = np.where(sleeve, cloth(canvas, cover) * laid[..., :3] / 127.5, look)
    elif canvas.chance(0.7):
        # The pores of this picture's own skin.
        grain = canvas.rgb - cv2.GaussianBlur(canvas.rgb, (0, 0), 3)
        look = look + np.roll(grain, (int(rng.integers(-40, 40)), int(rng.integers(-20, 20))), (0, 1)) * 0.7
    hidden = covered(canvas, cover)
    canvas.shadow(cover, canvas.between(0, 0.4))
    canvas.lay(cover, np.clip(look, 0, 255), HAND)
    lies_on_face(canvas, 'hand', hidden)


def plain_hand(canvas):
    """Fingers, and often the palm, without any joint."""
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
    skin = canvas.skin() * canvas.between(0.75, 1.2) + rng.normal(0, 6, 3)
    look = skin * (shade * (0.85 + 0.3 * noise(rng, 8, 9)))[..., None]
    if canvas.chance(0.7):
        # The pores of this picture's own skin.
        grain = canvas.rgb - cv2.GaussianBlur(canvas.rgb, (0, 0), 4)
        look = look + np.roll(grain, (int(rng.integers(-40, 40)), int(rng.integers(-20, 20))), (0, 1)) * 0.7
    hidden = covered(canvas, cover)
    if canvas.chance(0.7):
        canvas.shadow(cover, canvas.between(0.1, 0.5))
    canvas.lay(cover, np.clip(look, 0, 255), HAND)
    lies_on_face(canvas, 'hand', hidden)


def covered(canvas, cover):
    """Share of the face that a thing covers."""
    face = canvas.hull(slice(None))
    return float((cover * face).sum() / face.sum())


def lies_on_face(canvas, answer, hidden):
    """What is known once a hand or thing covers a share of the face."""
    canvas.answers[answer] = 1 if hidden > 0.02 else np.nan
    if hidden > 0.02:
        for other in ('eyesClosed', 'mouthOpen', 'teeth', 'hairOverEye', 'hairOverBrow', 'unevenLight'):
            canvas.answers[other] = np.nan


def worn_on_face(canvas):
    canvas.answers.update(mask=1, mouthOpen=np.nan, teeth=np.nan, unevenLight=np.nan)


def band(canvas):
    """A band or a knotted cloth about forehead and hair, which leaves the crown free."""
    at, size = canvas.at, canvas.size
    middle = (at[234, 0] + at[454, 0]) / 2
    half = (at[454, 0] - at[234, 0]) / 2 * canvas.between(1, 1.2)
    low = at[10, 1] + canvas.between(-0.12, 0.06) * size
    thick = canvas.between(0.02, 0.12) * size
    bow = canvas.between(-0.15, 0.1) * size
    xs = np.linspace(-1, 1, 24)
    over = [(middle + half * s, low - thick + bow * s * s) for s in xs]
    under = [(middle + half * s, low + bow * s * s) for s in xs[::-1]]
    cover = drawn(lambda draw: draw.polygon(twice(over + under), fill=255))
    cover *= canvas.alpha > 0.4
    canvas.lay(cover, cloth(canvas, cover), BAND)
    canvas.answers['band'] = 1


def headphones(canvas):
    """Cups over the ears and a bow over the head, or buds in the ears with or without a wire."""
    at, size = canvas.at, canvas.size
    middle = (at[234] + at[454]) / 2
    half = (at[454, 0] - at[234, 0]) / 2
    dark = canvas.colour() * 0.5 if canvas.chance(0.6) else canvas.colour()
    if canvas.chance(0.35):
        return buds(canvas, middle, half)
    half *= canvas.between(1.02, 1.25)
    cup = canvas.between(0.09, 0.2) * size
    flat = canvas.between(0.4, 0.85)
    wire = int(canvas.between(5, 20))
    top = at[10, 1] - canvas.between(0.08, 0.3) * size
    level = middle[1] + canvas.between(-0.06, 0.06) * size
    behind = canvas.chance(0.1)

    def paint_bow(draw):
        draw.arc(twice([(middle[0] - half, top), (middle[0] + half, 2 * level - top)]), 180, 360, fill=255, width=wire)

    def paint_cups(draw):
        for side in (-1, 1):
            x = middle[0] + side * half
            box = twice([(x - cup * flat, level - cup), (x + cup * flat, level + cup)])
            draw.rounded_rectangle(box, radius=cup * flat * 2 * rounding, fill=255)
    rounding = canvas.between(0.4, 1)
    if not behind:
        canvas.lay(drawn(paint_bow), shaded(canvas, drawn(paint_bow), dark), PHONES)
    cups = drawn(paint_cups)
    canvas.shadow(cups, 0.3)
    canvas.lay(cups, shaded(canvas, cups, dark if canvas.chance(0.6) else canvas.colour()), PHONES)
    canvas.answers.update(headphones=1, ears=0)


def buds(canvas, middle, half):
    at, size = canvas.at, canvas.size
    colour = canvas.rng.choice([20, 60, 240, 250]) + canvas.rng.normal(0, 8, 3)
    radius = canvas.between(0.018, 0.04) * size
    stem = canvas.between(0, 0.1) * size
    wired = canvas.chance(0.5)
    spread = canvas.between(0.98, 1.1)
    level = middle[1] + canvas.between(0, 0.1) * size
    bend = canvas.between(0.1, 0.5)

    def paint(draw):
        for side in (-1, 1):
            x = middle[0] + side * half * spread
            draw.ellipse(twice([(x - radius, level - radius), (x + radius, level + radius)]), fill=255)
            draw.line(twice([(x, level), (x - side * 1, level + stem)]), fill=255, width=int(radius * 2.4) + 1)
            if wired:
                chin = at[152, 1] + 0.5 * size
                knee = (x - side * half * 0.1, (level + chin) / 2)
                draw.line(twice([(x, level), knee, (middle[0] + side * half * bend, chin)]), fill=255,
                          width=int(canvas.between(2, 5)), joint='curve')
    cover = drawn(paint)
    canvas.lay(cover, shaded(canvas, cover, colour), PHONES)
    canvas.answers['headphones'] = 1


def shaded(canvas, cover, colour):
    """Plastic: bright within, dark at its edge, with a shine."""
    inner = blurred(cover, 3)
    look = np.asarray(colour)[None, None] * (0.45 + 0.7 * inner)[..., None]
    shine = np.clip(noise(canvas.rng, 8, 9) - 0.7, 0, 1) * canvas.between(0, 400)
    return np.clip(look + shine[..., None], 0, 255)


def thing(canvas, other):
    """Something held or stuck before the face: a sleeve, a phone, a cup, a plaster, a patch."""
    size = canvas.size
    x, y = target(canvas)
    w, h = canvas.rng.uniform(0.1, 0.6, 2) * size
    if canvas.chance(0.25):
        # A rod, a wire, a straw, a microphone's stand.
        w, h = canvas.between(0.03, 0.12) * size, canvas.between(0.5, 3) * size
    turn = canvas.between(0, np.pi)
    corners = [(-w, -h), (w, -h), (w, h), (-w, h)]
    turned = [(x + (a * np.cos(turn) - b * np.sin(turn)) / 2, y + (a * np.sin(turn) + b * np.cos(turn)) / 2)
              for a, b in corners]
    oval = canvas.chance(0.3)
    half_plane = canvas.chance(0.2)

    def paint(draw):
        if half_plane:
            # A sleeve or a sheet that comes in from one side.
            side = np.array([np.cos(turn), np.sin(turn)])
            across = np.array([-side[1], side[0]])
            edge = np.array([x, y])
            far = [edge + across * 400, edge + across * 400 + side * 400, edge - across * 400 + side * 400,
                   edge - across * 400]
            draw.polygon(twice(far), fill=255)
        elif oval:
            draw.ellipse(twice([(x - w / 2, y - h / 2), (x + w / 2, y + h / 2)]), fill=255)
        else:
            draw.polygon(twice(turned), fill=255)
    cover = drawn(paint)
    if half_plane:
        # Over the face and about it, not over the whole picture.
        cover = cover * (GRID_Y > canvas.at[10, 1])
    hidden = covered(canvas, cover)
    if canvas.chance(0.5):
        canvas.shadow(cover, canvas.between(0.1, 0.4))
    canvas.lay(cover, cloth(canvas, cover) if canvas.chance(0.5) else patch(canvas, other), OBJECT)
    lies_on_face(canvas, 'thing', hidden)


def patch(canvas, other):
    """Of another picture its walls, clothes or hair, somewhere and turned anyhow."""
    rgb = other[:WIDTH * HEIGHT * 3].reshape(HEIGHT, WIDTH, 3)
    corner = canvas.rng.choice([(0, 0), (WIDTH, 0), (0, HEIGHT), (WIDTH, HEIGHT), (WIDTH / 2, HEIGHT)])
    matrix = cv2.getRotationMatrix2D([float(v) for v in corner], canvas.between(0, 360), canvas.between(0.7, 2))
    matrix[:, 2] += canvas.at[4] - corner
    return cv2.warpAffine(rgb, matrix, (WIDTH, HEIGHT), borderMode=cv2.BORDER_REFLECT).astype(np.float32)


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
    above = canvas.rgb[max(0, int(top) - 8):max(4, int(top) + 4), int(max(0, left)):int(max(right, left + 4))]
    plain = rng.uniform(10, 70) * np.array([1, 0.9, 0.8])
    hair = above.mean((0, 1)) if canvas.real and canvas.chance(0.8) else canvas.colour_of((HAIR,), plain)
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
    falls_over(canvas, 'hairOverEye', EYE_RINGS, soft, (0.08, 0.35))
    falls_over(canvas, 'hairOverBrow', BROW_POINTS, soft, (0.15, 0.5))
    if kind == 3:
        canvas.answers['ears'] = np.nan


def falls_over(canvas, answer, parts, cover, limits):
    """What is known of an eye or a brow once hair lies over a share of it."""
    share = max(float(cover[canvas.hull(part)].mean()) for part in parts)
    if share > limits[1]:
        canvas.answers[answer] = 1
    elif share > limits[0]:
        canvas.answers[answer] = np.nan


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
        canvas.answers['tint'] = float(np.clip((strength - 0.2) / 0.4, 0, 1))
    elif canvas.chance(0.35):
        glare = canvas.lens * np.clip((noise(canvas.rng, 10, 12) - canvas.between(0.35, 0.7)) * 4, 0, 1)
        glare *= canvas.between(0.3, 1)
        canvas.rgb += (np.array([255, 255, 255]) - canvas.rgb) * glare[..., None]
        canvas.tint = np.float32(np.where(glare > 0.6, glare, 0))
