"""Turns faces in their frame into training pictures: other walls, things worn or held, light, marks, cameras."""

from dataclasses import dataclass

import cv2
import numpy as np

from camera import marks, painted, relight
from canvas import (BROW_POINTS, CLOTHES, EYE_RINGS, HAIR, HAT, HEIGHT, LIPS, MASK, MIDDLE, NO_BAND, NO_GLASSES,
                    NO_HAIR, NO_HAT, NO_LENS, NO_PHONES, NO_THING, NO_WALL, SKIN, EYES, MOUTH, UNKNOWN, WALL,
                    BACKGROUND, WIDTH, Canvas, pattern)
from glasses import glasses
from templates import template_mask
from things import band, hand, hat, headphones, mask, strands, thing, tint_lenses
from walls import wall


@dataclass(frozen=True)
class Props:
    """Pictures of what is worn or held: masks (templates.py) and hands (hands.py)."""

    masks: list
    hands: list


def retouch(canvas):
    """Other cloths and hair than were drawn."""
    for label, share in ((HAT, 0.5), (MASK, 0.5), (CLOTHES, 0.4), (HAIR, 0.3)):
        seen = canvas.label == label
        if not seen.any() or not canvas.chance(share):
            continue
        factor = pattern(canvas) if label != HAIR else canvas.between(0.5, 1.3) * np.ones((1, 1, 1))
        canvas.rgb = np.where(seen[..., None], np.clip(canvas.rgb * factor, 0, 255), canvas.rgb)


def know_pixels(canvas):
    """What the answers about an AI-made picture, its mesh and its matte say of pixels."""
    told = canvas.answers
    clear = told['glasses'] == 0
    free = told['hand'] == 0 and told['thing'] == 0 and told['mask'] == 0
    for answer, bar in (('hat', NO_HAT), ('band', NO_BAND), ('headphones', NO_PHONES), ('tint', NO_LENS)):
        if told[answer] == 0:
            canvas.barred |= bar
    if clear:
        canvas.barred |= NO_GLASSES
    canvas.barred[canvas.alpha > 0.95] |= NO_WALL
    face = canvas.hull(slice(None))
    if free:
        canvas.barred[face] |= NO_THING
    if told['hairOverEye'] == 0 and told['hairOverBrow'] == 0:
        for part in BROW_POINTS:
            canvas.barred[canvas.hull(part)] |= NO_HAIR
    if told['turned'] != 0:
        return
    if told['hat'] == 0:
        canvas.label[(canvas.alpha < 0.03) & ~face] = BACKGROUND
    if free and clear and told['hairOverEye'] == 0:
        canvas.label[canvas.hull(MIDDLE)] = SKIN
        for ring in EYE_RINGS:
            if told['eyesClosed'] == 0:
                canvas.label[canvas.hull(ring)] = EYES
    if free:
        canvas.label[canvas.hull(LIPS)] = MOUTH


def hang_wall(canvas):
    """Another wall; where the portrait was not drawn, its own is taken away by the matte."""
    share = canvas.alpha
    if not canvas.real:
        canvas.rgb += (wall(canvas) - WALL) * (1 - share)[..., None]
    elif canvas.answers['hat'] == 0 and canvas.answers['headphones'] == 0 and canvas.chance(0.3):
        canvas.rgb = canvas.rgb * share[..., None] + wall(canvas) * (1 - share)[..., None]


def dress(record, rng, answers, real, props, other):
    """A face with all changes but those of geometry and camera, as a Canvas. `other` is another face's record."""
    canvas = Canvas(record, rng, answers, real)
    if real:
        know_pixels(canvas)
    else:
        retouch(canvas)
    hang_wall(canvas)
    told = canvas.answers
    if not real:
        tint_lenses(canvas)
    if told['unevenLight'] == 0 and canvas.chance(0.16):
        relight(canvas)
    if canvas.chance(0.03):
        painted(canvas)
    bare = told['hat'] == 0 and told['headphones'] == 0
    if bare:
        if canvas.chance(0.16):
            strands(canvas)
        if real and told['glasses'] == 0 and canvas.chance(0.14):
            glasses(canvas)
        if canvas.chance(0.05):
            band(canvas)
        if canvas.chance(0.05 if real else 0.16):
            hat(canvas)
        elif canvas.chance(0.09):
            headphones(canvas)
    if told['mask'] == 0:
        if props.masks and canvas.chance(0.13):
            template_mask(canvas, props.masks)
        elif canvas.chance(0.04):
            mask(canvas)
    if canvas.chance(0.16):
        hand(canvas, props.hands)
    if canvas.chance(0.12):
        thing(canvas, other)
    if canvas.chance(0.05):
        marks(canvas)
    canvas.rgb = cv2.convertScaleAbs(np.maximum(canvas.rgb, 0))
    return canvas


def warp(canvas):
    """A view of the network's size: turned, scaled, shifted, bent, perhaps mirrored. Returns colours, labels, what
    they cannot be, and tint."""
    rng = canvas.rng
    turn, scale = rng.normal(0, 0.06), rng.uniform(0.88, 1.12)
    stretch = rng.uniform(0.94, 1.06)
    shift = rng.uniform(-7, 7, 2)
    flip = -1 if rng.random() < 0.5 else 1
    x = (np.arange(VIEW_WIDTH, dtype=np.float32) + 0.5 - VIEW_WIDTH / 2) * (flip * stretch / scale)
    y = ((np.arange(VIEW_HEIGHT, dtype=np.float32) + 0.5 - VIEW_HEIGHT / 2) / scale)[:, None]
    bend = cv2.resize(np.float32(rng.normal(0, rng.uniform(0, 1.8), (7, 6, 2))), (VIEW_WIDTH, VIEW_HEIGHT),
                      interpolation=cv2.INTER_CUBIC)
    across = x * np.cos(turn) - y * np.sin(turn) + (WIDTH - 1) / 2 + shift[0] + bend[..., 0]
    down = x * np.sin(turn) + y * np.cos(turn) + (HEIGHT - 1) / 2 + shift[1] + bend[..., 1]
    across, down = np.float32(across), np.float32(down)

    def moved(plane, how, outside):
        return cv2.remap(plane, across, down, how, borderMode=cv2.BORDER_REPLICATE if outside is None
                         else cv2.BORDER_CONSTANT, borderValue=outside or 0)
    return (moved(canvas.rgb, cv2.INTER_LINEAR, None),
            moved(canvas.label, cv2.INTER_NEAREST, UNKNOWN), moved(canvas.barred, cv2.INTER_NEAREST, None),
            moved(np.uint8(canvas.tint * 255), cv2.INTER_LINEAR, None))


VIEW_WIDTH, VIEW_HEIGHT = 160, 192


def cut(rgb, label, barred, rng):
    """Beyond the photo's edges the frame shows the edge's pixels, and nothing is known of it."""
    if rng.random() < 0.5:
        return rgb, label, barred
    top, low = int(rng.uniform(0, 0.18) * VIEW_HEIGHT), int(rng.uniform(0, 0.12) * VIEW_HEIGHT)
    left, right = (int(rng.uniform(0, 0.12) * VIEW_WIDTH) for _ in range(2))
    inside = (slice(top, VIEW_HEIGHT - low), slice(left, VIEW_WIDTH - right))

    def framed(plane, *how, **more):
        return cv2.copyMakeBorder(plane[inside], top, low, left, right, *how, **more)
    return (framed(rgb, cv2.BORDER_REPLICATE), framed(label, cv2.BORDER_CONSTANT, value=UNKNOWN),
            framed(barred, cv2.BORDER_REPLICATE))
