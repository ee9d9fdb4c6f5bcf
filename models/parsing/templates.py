"""Pictures of masks laid over a face by its landmarks, where they belong or under the chin."""

from pathlib import Path

import cv2
import numpy as np

from canvas import HEIGHT, MASK, WIDTH
from things import worn_on_face

#: Rows of the mesh that the upper edge, the middle and the lower edge of a mask lie on: right, middle, left.
WORN = (((227, 0.0), (197, 0.0), (447, 0.0)), ((58, 0.0), (0, 0.0), (288, 0.0)), ((150, 0.05), (152, 0.07), (379, 0.05)))
#: Under the lower lip; the last row lies lower than the chin by shares of the face's height.
ON_CHIN = (((172, -0.02), (18, 0.02), (397, -0.02)), ((136, 0.06), (152, 0.0), (365, 0.06)),
           ((149, 0.2), (152, 0.24), (378, 0.2)))


def read_templates(folder):
    """The masks seen from the front, cut to what is not transparent; RGBA."""
    found = []
    for path in sorted(Path(folder).glob('*.png')) if folder else []:
        if path.stem.endswith(('_left', '_right')):
            continue
        image = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
        if image is None or image.shape[2] != 4:
            continue
        image = cv2.cvtColor(image, cv2.COLOR_BGRA2RGBA)
        ys, xs = np.where(image[..., 3] > 128)
        found.append(cv2.resize(image[ys.min():ys.max() + 1, xs.min():xs.max() + 1], (160, 128),
                                interpolation=cv2.INTER_AREA))
    return found


def nodes_of(canvas, rows):
    """3 x 3 places of the picture that the template's corners, edges and middle go to."""
    at, size = canvas.at, canvas.size
    jitter = canvas.rng.normal(0, 0.015 * size, (3, 3, 2))
    shift = np.array([0, canvas.between(-0.04, 0.06) * size])
    nodes = np.array([[at[index] + (0, low * size) for index, low in row] for row in rows])
    return nodes + jitter + shift


def bent(nodes, u, v):
    """Places between the nodes, as a surface of the second degree."""
    def weights(t):
        return np.stack([2 * (t - 0.5) * (t - 1), -4 * t * (t - 1), 2 * t * (t - 0.5)])
    return np.einsum('iab,jab,ijk->abk', weights(v), weights(u), nodes)


def warped(template, nodes):
    """The template where the nodes are: each small quad by a perspective of its own."""
    steps = 6
    v, u = np.mgrid[0:1:(steps + 1) * 1j, 0:1:(steps + 1) * 1j]
    places = bent(nodes, u, v)
    out = np.zeros((HEIGHT, WIDTH, 4), np.float32)
    high, wide = template.shape[:2]
    for j in range(steps):
        for i in range(steps):
            source = np.float32([(u[a, b] * (wide - 1), v[a, b] * (high - 1))
                                 for a, b in ((j, i), (j, i + 1), (j + 1, i + 1), (j + 1, i))])
            place = np.float32([places[a, b] for a, b in ((j, i), (j, i + 1), (j + 1, i + 1), (j + 1, i))])
            x0, y0 = np.maximum(np.floor(place.min(0)).astype(int) - 1, 0)
            x1, y1 = np.minimum(np.ceil(place.max(0)).astype(int) + 2, (WIDTH, HEIGHT))
            if x1 - x0 < 2 or y1 - y0 < 2:
                continue
            matrix = cv2.getPerspectiveTransform(source, place - np.float32([x0, y0]))
            part = cv2.warpPerspective(template, matrix, (int(x1 - x0), int(y1 - y0)), flags=cv2.INTER_AREA)
            quad = np.zeros(part.shape[:2], np.uint8)
            cv2.fillConvexPoly(quad, np.int32(np.round(place - (x0, y0))), 1)
            here = out[y0:y1, x0:x1]
            here[quad > 0] = part[quad > 0]
    return out


def template_mask(canvas, templates):
    """A mask of the templates, in its own or another colour, worn or on the chin."""
    template = templates[canvas.rng.integers(len(templates))].astype(np.float32)
    if canvas.chance(0.5):
        grey = template[..., :3].mean(2, keepdims=True)
        template = np.concatenate([grey * (canvas.colour() / 160), template[..., 3:]], 2)
    on_chin = canvas.chance(0.35)
    laid = warped(np.clip(template, 0, 255), nodes_of(canvas, ON_CHIN if on_chin else WORN))
    cover = cv2.GaussianBlur(laid[..., 3] / 255, (0, 0), canvas.between(0.4, 0.9))
    light = canvas.skin().mean() / 255 * canvas.between(0.9, 1.5) + canvas.between(0.05, 0.3)
    side = 1 + canvas.between(-0.3, 0.3) * (np.arange(WIDTH) - WIDTH / 2) / WIDTH * 2
    canvas.shadow(cover, 0.2)
    canvas.lay(cover, np.clip(laid[..., :3] * light * side[None, :, None], 0, 255), MASK)
    if on_chin:
        canvas.answers['chinMask'] = 1
    else:
        worn_on_face(canvas)
        canvas.answers['chinMask'] = 0
