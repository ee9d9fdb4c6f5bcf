"""Trains the face parser on drawn portraits (draw.ts), and on nothing else.

usage: python3 train.py DATA OUT SECONDS
What was interrupted goes on. Drawing may go on meanwhile: files that are complete are picked up.
"""

import json
import math
import sys
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

import augment
from network import CLASSES, HEIGHT, WIDTH, FaceParser

BATCH = 32
RATE = 4e-3
VIEWS = 2
UNKNOWN = 255
EMA = 0.998
#: What is rare counts more.
WEIGHTS = torch.tensor([0.6, 1, 1, 1, 1, 3, 3, 2, 2, 2.5, 2, 2.5, 2.5, 2])


def warp(rgb, label, tint, rng):
    """A view of the network's size: turned, scaled, shifted, bent, perhaps mirrored."""
    turn, scale = rng.normal(0, 0.06), rng.uniform(0.88, 1.12)
    stretch = rng.uniform(0.94, 1.06)
    shift = rng.uniform(-7, 7, 2)
    flip = -1 if rng.random() < 0.5 else 1
    columns, rows = 5, 6
    nodes = np.zeros((rows + 1, columns + 1, 2))
    for j in range(rows + 1):
        for i in range(columns + 1):
            x = (i / columns - 0.5) * WIDTH * flip * stretch / scale
            y = (j / rows - 0.5) * HEIGHT / scale
            nodes[j, i] = (x * math.cos(turn) - y * math.sin(turn) + augment.WIDTH / 2 + shift[0],
                           x * math.sin(turn) + y * math.cos(turn) + augment.HEIGHT / 2 + shift[1])
    nodes += rng.normal(0, rng.uniform(0, 1.6), nodes.shape)
    xs = [round(i * WIDTH / columns) for i in range(columns + 1)]
    ys = [round(j * HEIGHT / rows) for j in range(rows + 1)]
    mesh = []
    for j in range(rows):
        for i in range(columns):
            quad = [*nodes[j, i], *nodes[j + 1, i], *nodes[j + 1, i + 1], *nodes[j, i + 1]]
            mesh.append(((xs[i], ys[j], xs[i + 1], ys[j + 1]), quad))
    def moved(array, how):
        return np.asarray(Image.fromarray(array).transform((WIDTH, HEIGHT), Image.MESH, mesh, how))
    colours = moved(np.uint8(np.clip(rgb, 0, 255)), Image.BILINEAR)
    return (colours.astype(np.float32), moved(np.uint8(label), Image.NEAREST),
            moved(np.uint8(np.clip(tint, 0, 1) * 255), Image.BILINEAR))


def cut(rgb, label, rng):
    """Beyond the photo's edges the frame shows the edge's pixels, and nothing is known of it."""
    if rng.random() < 0.45:
        return rgb, label
    top, bottom = int(rng.uniform(0, 0.18) * HEIGHT), HEIGHT - int(rng.uniform(0, 0.12) * HEIGHT)
    left, right = (int(rng.uniform(0, 0.12) * WIDTH) for _ in range(2))
    right = WIDTH - right
    pad = ((top, HEIGHT - bottom), (left, WIDTH - right))
    known = np.pad(label[top:bottom, left:right], pad, constant_values=UNKNOWN)
    return np.pad(rgb[top:bottom, left:right], (*pad, (0, 0)), mode='edge'), known


class Portraits(torch.utils.data.IterableDataset):
    """Endless batches; reads files that were completed since."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def __iter__(self):
        info = torch.utils.data.get_worker_info()
        rng = np.random.default_rng(1000 + (info.id if info else 0))
        files = {}
        while True:
            for done in sorted(self.folder.glob('*.json')):
                if done.name not in files:
                    count = json.loads(done.read_text())
                    records = np.fromfile(done.with_suffix('.part'), np.uint8)
                    files[done.name] = records.reshape(count['last'] - count['first'], augment.RECORD)
            names = list(files)
            for _ in range(40):
                yield self.batch(files, names, rng)

    def batch(self, files, names, rng):
        images, labels, tints = [], [], []
        while len(images) < BATCH:
            records = files[names[rng.integers(len(names))]]
            dressed = augment.dress(records[rng.integers(len(records))], rng)
            for _ in range(VIEWS):
                rgb, label, tint = warp(*dressed, rng)
                rgb, label = cut(rgb, label, rng)
                images.append(np.uint8(augment.photograph(rgb, rng)))
                labels.append(label)
                tints.append(tint)
        return np.stack(images), np.stack(labels), np.stack(tints)


def targets(labels, tints):
    """Of each cell its class, how much of it is tinted lens, and the signs."""
    labels, tint = labels[:, ::2, ::2].long(), tints[:, ::2, ::2].float() / 255
    known = labels != UNKNOWN
    tint = tint * known
    area = torch.stack([(labels == k).sum((1, 2)) for k in range(CLASSES)], 1).float()
    face = area[:, [1, 5, 9, 10]].sum(1) + area[:, augment.MASK] + 1

    def seen(part, share):
        return (area[:, part] / face > share).float()

    signs = torch.stack([seen(augment.HAT, 0.04), seen(augment.MASK, 0.06), seen(augment.FRAME, 0.004),
                         (tint.sum((1, 2)) / face / 0.12).clamp(0, 1), seen(augment.OBJECT, 0.03)], 1)
    return torch.where(known, labels, 0), tint, known.float(), signs


def loss_of(outputs, wanted):
    (logits, signs), (labels, tint, known, wanted_signs) = outputs, wanted
    shares = F.log_softmax(logits, 1)
    own = shares.gather(1, labels.unsqueeze(1))[:, 0] * WEIGHTS[labels]
    each = (1 - tint) * own + tint * shares[:, augment.LENS] * WEIGHTS[augment.LENS]
    pixels = -(each * known).sum() / known.sum()
    return pixels + 0.1 * F.binary_cross_entropy_with_logits(signs, wanted_signs)


def main():
    data, out, seconds = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    net, mean = FaceParser().to(memory_format=torch.channels_last), FaceParser()
    mean.load_state_dict(net.state_dict())
    print('parameters', sum(p.numel() for p in net.parameters()))
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=1e-4)
    loader = torch.utils.data.DataLoader(Portraits(data), batch_size=None, num_workers=1, prefetch_factor=8)
    step, before, running = 0, 0, None
    state_file = out / 'state.pt'
    if state_file.exists():
        state = torch.load(state_file)
        step, before, running = state['step'], state['seconds'], state['running']
        net.load_state_dict(state['net'])
        mean.load_state_dict(state['mean'])
        optimiser.load_state_dict(state['optimiser'])
    start = saved = time.time()

    def save():
        spent = before + time.time() - start
        torch.save({'step': step, 'seconds': spent, 'running': running, 'net': net.state_dict(),
                    'mean': mean.state_dict(), 'optimiser': optimiser.state_dict()}, state_file)

    for images, labels, tints in loader:
        done = (before + time.time() - start) / seconds
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group['lr'] = RATE * min(1, (step + 1) / 150) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-5
        x = images.permute(0, 3, 1, 2).float() / 127.5 - 1  # channels last, as it lies in memory
        loss = loss_of(net(x), targets(labels, tints))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
        keep = min(EMA, (step + 1) / (step + 10))
        with torch.no_grad():
            averaged = mean.state_dict()
            for name, value in net.state_dict().items():
                if value.dtype.is_floating_point:
                    averaged[name].mul_(keep).add_(value, alpha=1 - keep)
        step += 1
        if step % 20 == 0:
            print(step, round(running, 4), round(before + time.time() - start), 's', flush=True)
        if time.time() - saved > 120:
            save()
            saved = time.time()
    save()


if __name__ == '__main__':
    main()
