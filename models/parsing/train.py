"""Trains the face parser on drawn portraits (draw.ts) and AI-made pictures of nobody (photos.ts).

usage: python3 train.py --drawn DIR --ai NAME --labels FILE --masks DIR --hands FILE --out DIR --until SECONDS
What was interrupted goes on. Drawing may go on meanwhile: files that are complete are picked up.
"""

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from augment import Props, cut, dress, warp
from camera import photograph
from canvas import ANSWERS, BARS, BROW_POINTS, HAT, LENS, UNKNOWN
from hands import read_hands
from network import FaceParser
from sources import AiMade, Drawn
from templates import read_templates
from validate import validate

BATCH = 32
RATE = 3e-3
VIEWS = 2
#: Of each batch, how much is AI-made.
AI_SHARE = 0.6
EMA = 0.997
#: What is rare counts more.
WEIGHTS = torch.tensor([0.6, 1, 1, 1, 1, 3, 3, 2, 2, 2.5, 2, 2.5, 2.5, 2, 2, 2, 2])
PIXELS_WEIGHT, BARS_WEIGHT, ANSWERS_WEIGHT = 1.0, 0.5, 1.0


class Portraits(torch.utils.data.IterableDataset):
    """Endless batches."""

    def __init__(self, options):
        self.options = options

    def __iter__(self):
        torch.set_num_threads(1)
        o = self.options
        rng = np.random.default_rng(int(time.time()))
        drawn, ai = Drawn(o.drawn), o.ai_share > 0 and AiMade(o.ai, o.labels)
        props = Props(read_templates(o.masks), read_hands(o.hands))
        while True:
            drawn.refresh()
            for _ in range(60):
                yield self.batch(drawn, ai, props, rng)

    def batch(self, drawn, ai, props, rng):
        columns = [[] for _ in range(6)]
        while len(columns[0]) < BATCH:
            made = rng.random() < self.options.ai_share or not drawn.shards
            record, answers = (ai if made else drawn).pick(rng)
            other, _ = (ai or drawn).pick(rng)
            canvas = dress(record, rng, answers, made, props, other)
            hat_zone = head_zone(canvas) if made and canvas.answers['hat'] == 1 else np.zeros(4)
            for _ in range(VIEWS):
                rgb, label, barred, tint = warp(canvas)
                rgb, label, barred = cut(rgb, label, barred, rng)
                rgb, aside = photograph(rgb, rng)
                told = np.array([canvas.answers[name] for name in ANSWERS], np.float32)
                if aside > 0.2:
                    told[ANSWERS.index('unevenLight')] = np.nan
                for column, value in zip(columns, (rgb, label, barred, tint, told, hat_zone)):
                    column.append(value)
        return [np.stack(column) for column in columns]


def head_zone(canvas):
    """Where a hat must be: left, top, right, bottom, as shares of the frame; views move it little."""
    brows = min(canvas.at[index, 1] for part in BROW_POINTS for index in part)
    side = (min(canvas.at[234, 0], canvas.at[454, 0]) - 16) / 160
    side = np.clip(max(side, 1 - (max(canvas.at[234, 0], canvas.at[454, 0]) - 16) / 160), 0, 0.4)
    return np.array([side, (brows - 16) / 192 - 0.25, 1 - side, (brows - 16) / 192])


def pixel_loss(logits, labels, barred, tints, zones):
    """Of known pixels their class, of others what they cannot be, and that a hat is on a head that wears one."""
    labels, tint = labels[:, ::2, ::2].long(), tints[:, ::2, ::2].float() / 255
    barred = barred[:, ::2, ::2]
    shares = F.log_softmax(logits, 1)
    known = (labels != UNKNOWN).float()
    wanted = torch.where(labels == UNKNOWN, 0, labels)
    tint = tint * known
    own = shares.gather(1, wanted.unsqueeze(1))[:, 0] * WEIGHTS[wanted]
    each = (1 - tint) * own + tint * shares[:, LENS] * WEIGHTS[LENS]
    loss = -PIXELS_WEIGHT * (each * known).sum() / known.sum().clamp(min=1)
    chances = shares.exp()
    for bit, parts in enumerate(BARS):
        where = ((barred >> bit) & 1).float() * (1 - known)
        inside = sum(chances[:, part] for part in parts)
        loss = loss - BARS_WEIGHT * (torch.log1p(-inside.clamp(max=0.999)) * where).sum() / known.numel()
    height, width = logits.shape[2:]
    for i in (zones[:, 3] > 0).nonzero()[:, 0].tolist():
        left, top, right, low = (zones[i] * torch.tensor([width, height, width, height])).round().int().tolist()
        zone = chances[i, HAT, max(top, 0):max(low, 1), max(left, 0):right]
        if zone.numel():
            loss = loss - 0.2 * torch.log((zone.mean() / 0.5).clamp(1e-3, 1)) / len(zones)
    return loss


def answer_loss(logits, told):
    known = ~torch.isnan(told)
    each = F.binary_cross_entropy_with_logits(logits, torch.where(known, told, torch.zeros_like(told)), reduction='none')
    # An answer that is rarely known counts as much as one that always is.
    per_answer = (each * known).sum(0) / known.sum(0).clamp(min=4)
    return ANSWERS_WEIGHT * per_answer.mean() * 4


def tensors(batch):
    images, labels, barred, tints, told, zones = (torch.from_numpy(np.ascontiguousarray(part)) for part in batch)
    # Channels last, as it lies in memory.
    return images.permute(0, 3, 1, 2).float() / 127.5 - 1, labels, barred, tints, told, zones.float()


def main():
    parser = argparse.ArgumentParser()
    for name in ('drawn', 'ai', 'labels', 'masks', 'hands', 'out'):
        parser.add_argument(f'--{name}')
    parser.add_argument('--until', type=float, help='seconds since 1970 at which the rate has come down')
    parser.add_argument('--ai-share', type=float, default=AI_SHARE)
    parser.add_argument('--rate', type=float, default=RATE)
    parser.add_argument('--start', help='state of an earlier run whose weights this one goes on from')
    parser.add_argument('--half', action='store_true', help='computes in 16 bits')
    options = parser.parse_args()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    torch.set_num_threads(1)
    net, mean = FaceParser().to(memory_format=torch.channels_last), FaceParser()
    mean.load_state_dict(net.state_dict())
    print('parameters', sum(p.numel() for p in net.parameters()))
    optimiser = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.02)
    loader = iter(torch.utils.data.DataLoader(Portraits(options), batch_size=None, num_workers=1, prefetch_factor=8))
    step, running, begun = 0, None, time.time()
    state_file = out / 'state.pt'
    if options.start and not state_file.exists():
        for part in (net, mean):
            part.load_state_dict(torch.load(options.start, weights_only=True)['mean'])
    if state_file.exists():
        state = torch.load(state_file)
        step, running, begun = state['step'], state['running'], state['begun']
        net.load_state_dict(state['net'])
        mean.load_state_dict(state['mean'])
        optimiser.load_state_dict(state['optimiser'])
    saved = time.time()

    def save():
        torch.save({'step': step, 'begun': begun, 'running': running, 'net': net.state_dict(),
                    'mean': mean.state_dict(), 'optimiser': optimiser.state_dict()}, state_file)
        with open(out / 'curve.txt', 'a') as curve:
            print(step, round(time.time() - begun), *[round(v, 4) for v in running], validate(mean, options), file=curve)

    for batch in loader:
        done = (time.time() - begun) / (options.until - begun)
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group['lr'] = options.rate * min(1, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * done)) + 1e-5
        images, labels, barred, tints, told, zones = tensors(batch)
        # Where the processor multiplies 16-bit numbers, this is twice as fast.
        with torch.autocast('cpu', torch.bfloat16, enabled=options.half):
            classes, answers = net(images)
        parts = pixel_loss(classes.float(), labels, barred, tints, zones), answer_loss(answers.float(), told)
        optimiser.zero_grad()
        sum(parts).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 5)
        optimiser.step()
        values = [part.item() for part in parts]
        running = values if running is None else [0.98 * a + 0.02 * b for a, b in zip(running, values)]
        keep = min(EMA, (step + 1) / (step + 10))
        with torch.no_grad():
            averaged = mean.state_dict()
            for name, value in net.state_dict().items():
                if value.dtype.is_floating_point:
                    averaged[name].mul_(keep).add_(value, alpha=1 - keep)
        step += 1
        if step % 20 == 0:
            print(step, *[round(v, 4) for v in running], round(time.time() - begun), 's', flush=True)
        if time.time() - saved > 240:
            save()
            saved = time.time()
    save()


if __name__ == '__main__':
    main()
