"""Draws hands of a mesh of the human body, in many poses, for the training of the face parser.

usage: python3 hands.py base.obj SKIN.jpg hands.npz [COUNT]
The mesh is MakeHuman's (CC0), which marks the joints of each finger; the skin is one of its textures.
"""

import sys

import cv2
import numpy as np

#: px of each picture; a hand fills half of it.
SIDE = 160
#: Joints of a finger from its root to its tip; the first finger is the thumb.
FINGERS, JOINTS = 5, 4
#: The palm, then three bones a finger.
PALM = 0
#: How far a bone moves the skin about it, in mesh units.
REACH = 0.055


def read_mesh(path):
    """Vertices, places in the texture, triangles of the body as (vertex, place) x 3, and joints by name."""
    points, places, faces, joints, group = [], [], [], {}, ''
    with open(path) as file:
        for line in file:
            word, *rest = line.split() or ['']
            if word == 'v':
                points.append([float(v) for v in rest])
            elif word == 'vt':
                places.append([float(v) for v in rest[:2]])
            elif word == 'g':
                group = rest[0]
            elif word == 'f':
                corners = [tuple(int(v) - 1 for v in corner.split('/')[:2]) for corner in rest]
                if group == 'body':
                    faces += [(corners[0], corners[i], corners[i + 1]) for i in range(1, len(corners) - 1)]
                elif group.startswith('joint-'):
                    joints.setdefault(group[6:], set()).update(corner[0] for corner in corners)
    points = np.array(points)
    middles = {name: points[sorted(of)].mean(0) for name, of in joints.items()}
    return points, np.array(places), np.array(faces), middles


class Hand:
    """The left hand and forearm at rest, in a frame of its own: y to the fingers, z out of the palm's back."""

    def __init__(self, path):
        points, self.places, faces, joints = read_mesh(path)
        wrist = joints['l-hand']
        fingers = np.array([[joints[f'l-finger-{k + 1}-{j + 1}'] for j in range(JOINTS)] for k in range(FINGERS)])
        along = fingers[2, 0] - wrist
        along /= np.linalg.norm(along)
        across = fingers[1, 0] - fingers[4, 0]
        across -= along * (across @ along)
        across /= np.linalg.norm(across)
        frame = np.array([across, along, np.cross(across, along)])
        self.fingers = (fingers - wrist) @ frame.T
        self.length = self.fingers[2, 3, 1]
        moved = (points - wrist) @ frame.T
        near = (np.abs(moved[:, [0, 2]]) < self.length).all(1) & (moved[:, 1] > -1.3 * self.length)
        near &= moved[:, 1] < 1.3 * self.length
        self.faces = faces[near[faces[..., 0]].all(1)]
        used, self.corners = np.unique(self.faces[..., 0], return_inverse=True)
        self.corners = self.corners.reshape(-1, 3)
        self.points = moved[used] / self.length
        self.fingers /= self.length
        self.weights = self.weigh()

    def weigh(self):
        """How much each bone moves each vertex."""
        bones = [[(np.zeros(3), self.fingers[k, 0]) for k in range(1, FINGERS)] + [(np.array([0, -1.3, 0]), np.zeros(3))]]
        bones += [[(self.fingers[k, j], self.fingers[k, j + 1])] for k in range(FINGERS) for j in range(JOINTS - 1)]
        far = np.array([np.min([distances(self.points, *bone) for bone in part], 0) for part in bones])
        weights = np.exp(-(far - far.min(0)) / REACH * 2.5)
        return weights / weights.sum(0)

    def posed(self, curls, spread):
        """Vertices and tips with each joint bent; curls in radians, fingers x 3."""
        moves = [(np.eye(3), np.zeros(3))]
        tips = []
        for k in range(FINGERS):
            turn, at = np.eye(3), np.zeros(3)
            for j in range(JOINTS - 1):
                root = self.fingers[k, j]
                bone = self.fingers[k, j + 1] - root
                axis = np.cross(bone, [0, 0, 1.0])
                bend = rotation(axis, -curls[k, j])
                if j == 0:
                    bend = rotation(np.array([0, 0, 1.0]), spread[k]) @ bend
                # About a joint that its parents have moved.
                at = at + turn @ (root - bend @ root)
                turn = turn @ bend
                moves.append((turn, at))
            tips.append(turn @ self.fingers[k, -1] + at)
        placed = sum(w[:, None] * (self.points @ turn.T + at) for w, (turn, at) in zip(self.weights, moves))
        return placed, np.array(tips)


def distances(points, start, end):
    """From points to a line between two points."""
    line = end - start
    share = np.clip((points - start) @ line / (line @ line), 0, 1)
    return np.linalg.norm(points - start - share[:, None] * line, axis=1)


def rotation(axis, angle):
    return cv2.Rodrigues(np.asarray(axis, float) / np.linalg.norm(axis) * angle)[0]


def random_curls(rng):
    """Pointing, flat, closed, or anything."""
    kind = rng.integers(0, 5)
    base = np.full((FINGERS, 3), 0.12)
    if kind == 0:
        base[2:] = (1.3, 1.5, 0.9)
        base[0] = (0.3, 0.5, 0.5)
    elif kind == 1:
        base[3:] = (1.3, 1.5, 0.9)
    elif kind == 2:
        base[1:] = (1.2, 1.5, 0.9)
    elif kind == 3:
        base[:] = rng.uniform(0, 1.1, (FINGERS, 1))
    bent = np.clip(base + rng.normal(0, 0.12, (FINGERS, 3)), -0.1, 1.6)
    bent[0] *= 0.6
    return bent, rng.normal(0, 0.08, FINGERS)


def picture(hand, skin, rng):
    """One hand: its colours beside those of its own skin (1 is the same, 0..2 as 0..255), its cover, and the places
    of its tips and the middle of its palm, px."""
    placed, tips = hand.posed(*random_curls(rng))
    turn = (rotation([1, 0, 0], rng.normal(0, 0.5)) @ rotation([0, 1, 0], rng.uniform(0, 2 * np.pi)))
    mirror = np.array([rng.choice([-1, 1]), 1, 1])
    scale = SIDE / 1.9
    middle = np.array([SIDE / 2, SIDE * 0.6, 0])

    def seen(points):
        p = points @ turn.T * mirror
        nearer = 1 + 0.12 * p[:, 2:]
        return p * nearer * scale * (1, -1, 1) + middle
    spots = seen(placed)
    triangles = spots[hand.corners]
    a, b = triangles[:, 1] - triangles[:, 0], triangles[:, 2] - triangles[:, 0]
    normals = np.cross(a, b)
    smooth = np.zeros_like(spots)
    for corner in range(3):
        np.add.at(smooth, hand.corners[:, corner], normals)
    smooth /= np.linalg.norm(smooth, axis=1, keepdims=True) + 1e-9
    # The side that is seen, whichever way mirroring turned the corners.
    outward = np.sign(np.sum((spots - spots.mean(0))[:, 2] * smooth[:, 2]) or 1)
    facing = normals[:, 2] * outward > 0
    order = np.argsort(triangles[:, :, 2].mean(1))
    big = 2
    which = np.full((SIDE * big, SIDE * big), -1, np.int32)
    for i in order:
        if facing[i]:
            cv2.fillConvexPoly(which, np.int32(np.round(triangles[i, :, :2] * big * 16)), int(i), shift=4)
    ys, xs = np.where(which >= 0)
    of = which[ys, xs]
    t = triangles[of][:, :, :2] * big
    d = np.stack([xs, ys], 1) - t[:, 0]
    u, v = t[:, 1] - t[:, 0], t[:, 2] - t[:, 0]
    area = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    area = np.where(np.abs(area) < 1e-6, 1e-6, area)
    s = np.clip((d[:, 0] * v[:, 1] - d[:, 1] * v[:, 0]) / area, 0, 1)
    r = np.clip((u[:, 0] * d[:, 1] - u[:, 1] * d[:, 0]) / area, 0, 1)
    parts = np.stack([np.clip(1 - s - r, 0, 1), s, r], 1)[..., None]
    normal = (smooth[hand.corners[of]] * parts).sum(1) * outward
    place = (hand.places[hand.faces[of][..., 1]] * parts).sum(1)
    high, wide = skin.shape[:2]
    texel = skin[np.clip((1 - place[:, 1]) * high, 0, high - 1).astype(int),
                 np.clip(place[:, 0] * wide, 0, wide - 1).astype(int)]
    lamp = np.array([rng.normal(0, 0.7), rng.normal(-0.5, 0.5), 1.0])
    lamp /= np.linalg.norm(lamp)
    ambient = rng.uniform(0.3, 0.7)
    light = ambient + (1 - ambient) * np.clip(normal @ lamp, 0, 1)
    colours = texel / texel.mean(0) * light[:, None]
    full = np.zeros((SIDE * big, SIDE * big, 4), np.float32)
    full[ys, xs, :3] = np.clip(colours, 0, 2) * 127.5
    full[ys, xs, 3] = 255
    small = cv2.resize(full, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    cover = small[..., 3:] / 255
    small[..., :3] = np.where(cover > 0.02, small[..., :3] / np.maximum(cover, 0.02), 127)
    marks = np.vstack([seen(tips)[:, :2], seen(np.array([[0, 0.35, 0]]))[:, :2]])
    return np.uint8(np.clip(small, 0, 255)), np.float32(marks)


def read_hands(path):
    """Pictures and marks of the hands that were drawn; none where there is no file."""
    if not path:
        return []
    drawn = np.load(path)
    return list(zip(drawn['pictures'], drawn['marks']))


def main():
    mesh, texture, out = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 800
    hand = Hand(mesh)
    skin = cv2.cvtColor(cv2.imread(texture), cv2.COLOR_BGR2RGB).astype(np.float32)
    rng = np.random.default_rng(7)
    pictures, marks = zip(*(picture(hand, skin, rng) for _ in range(count)))
    np.savez_compressed(out, pictures=np.stack(pictures), marks=np.stack(marks))


if __name__ == '__main__':
    main()
