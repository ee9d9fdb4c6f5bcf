"""Faces to learn from, and what is known of each: drawn portraits and AI-made pictures of nobody."""

import csv
import hashlib
import json
from pathlib import Path

import numpy as np

from canvas import BROW_POINTS, EARS, EYE_RINGS, HAIR, HAT, MASK, PIXELS, RECORD, Canvas

NAN = float('nan')


def held_out(name):
    """Whether a person is one of the tenth that is kept to validate on."""
    return hashlib.sha256(name.encode()).digest()[0] < 26


def told(row, column, words):
    return words.get(row[column], NAN)


def answers_of_row(row):
    """The answers of a row of ai-labels.csv."""
    answers = {
        'hat': told(row, 'headwear', {'none': 0, 'hat': 1, 'scarf': 1, 'phones': 0}),
        'band': told(row, 'headwear', {'none': 0, 'band': 1, 'phones': 0}),
        'headphones': told(row, 'headwear', {'none': 0, 'hat': 0, 'scarf': 0, 'band': 0, 'phones': 1}),
        'mask': told(row, 'occlusion', {'none': 0, 'hand': 0, 'mask': 1}),
        'chinMask': 0,
        'hand': told(row, 'occlusion', {'none': 0, 'hand': 1, 'mask': 0}),
        'thing': told(row, 'occlusion', {'none': 0, 'obj': 1}),
        'hairOverEye': told(row, 'hair', {'none': 0, 'brows': 0, 'eyes': 1}),
        'hairOverBrow': told(row, 'hair', {'none': 0, 'brows': 1, 'eyes': 1}),
        'glasses': told(row, 'glasses', {'none': 0, 'clear': 1, 'tinted': 1, 'dark': 1}),
        'tint': told(row, 'glasses', {'none': 0, 'clear': 0, 'tinted': 0.8, 'dark': 1}),
        'ears': told(row, 'ears', {'0': 0, '1': 0, '2': 1}),
        'eyesClosed': told(row, 'eyes', {'open': 0, 'half': 0.3, 'closed': 1}),
        'mouthOpen': told(row, 'mouth', {'closed': 0, 'parted': 0.7, 'teeth': 1, 'open': 1}),
        'teeth': told(row, 'mouth', {'closed': 0, 'parted': 0, 'teeth': 1}),
        'turned': told(row, 'pose', {'front': 0, 'turned': 1, 'profile': 1}),
        'unevenLight': told(row, 'lighting', {'even': 0, 'uneven': 1}),
        'marks': 0,
        'notPhoto': 0,
    }
    if any(word in row['note'] for word in ('paint', 'drawing', 'drawn', 'illustration')):
        answers['notPhoto'] = 1
    if row['usable'] == 'n':
        answers = {name: value if name in ('hat', 'glasses', 'notPhoto') else NAN for name, value in answers.items()}
    return answers


def luma(rgb):
    return (rgb / 255) ** 2.2 @ np.array([0.2126, 0.7152, 0.0722])


def answers_of_drawing(record, shown):
    """The answers about a drawn portrait, from its labels and from what it was drawn with."""
    canvas = Canvas(record, None, {})
    label = canvas.label
    face = canvas.hull(slice(None)).sum()

    def seen(part, share):
        return float((label == part).sum() > share * face)

    def hidden(parts, low, high):
        share = max(float((label[canvas.hull(part)] == HAIR).mean()) for part in parts)
        return 1.0 if share > high else 0.0 if share < low else NAN
    halves = np.arange(label.shape[1]) < canvas.at[4, 0]
    ears = min((label[:, halves] == EARS).sum(), (label[:, ~halves] == EARS).sum()) / PIXELS
    cheeks = [luma(canvas.rgb[canvas.hull(points)]).mean() + 1e-3 for points in
              ([117, 118, 101, 36, 205, 187, 123], [346, 347, 330, 266, 425, 411, 352])]
    ratio = max(cheeks) / min(cheeks)
    masked = seen(MASK, 0.06)
    front = abs(shown['yaw']) < 8 and abs(shown['pitch']) < 10
    aside = abs(shown['yaw']) > 20 or abs(shown['pitch']) > 24
    return {
        'hat': seen(HAT, 0.04), 'band': 0, 'headphones': 0, 'mask': masked, 'chinMask': 0, 'hand': 0, 'thing': 0,
        'hairOverEye': hidden(EYE_RINGS, 0.05, 0.3), 'hairOverBrow': hidden(BROW_POINTS, 0.15, 0.5),
        'glasses': float(shown['glasses']), 'tint': 0,
        'ears': 1.0 if ears > 0.004 else 0.0 if ears < 0.001 else NAN,
        'eyesClosed': 1.0 if shown['eyeOpen'] < 0.15 else 0.0 if shown['eyeOpen'] > 0.6 else NAN,
        'mouthOpen': NAN if masked else 1.0 if shown['mouthOpen'] > 0.2 else 0.0 if shown['mouthOpen'] == 0 else NAN,
        'teeth': 0.0 if shown['mouthOpen'] == 0 and shown['smile'] < 0.3 and not masked else NAN,
        'turned': 1.0 if aside else 0.0 if front else NAN,
        'unevenLight': NAN if masked else 1.0 if ratio > 1.8 else 0.0 if ratio < 1.25 else NAN,
        'marks': 0, 'notPhoto': NAN,
    }


class Drawn:
    """The shards that draw.ts wrote; those that are completed later are found when they are looked for."""

    def __init__(self, folder):
        self.folder, self.shards = Path(folder), {}

    def refresh(self):
        for done in sorted(self.folder.glob('*.json')):
            if done.name in self.shards or int(done.stem) in VALIDATION_SHARDS:
                continue
            self.shards[done.name] = self.read(done)

    @staticmethod
    def read(done):
        told = json.loads(done.read_text())
        records = np.fromfile(done.with_suffix('.part'), np.uint8).reshape(-1, RECORD)
        return records, [answers_of_drawing(record, shown) for record, shown in zip(records, told['people'])]

    def pick(self, rng):
        names = list(self.shards)
        records, answers = self.shards[names[rng.integers(len(names))]]
        i = rng.integers(len(records))
        return records[i], answers[i]


#: Drawn people that are kept to validate on, by the first of the shard.
VALIDATION_SHARDS = (0,)

#: What is rare in the AI-made pictures is shown more often.
RARE = {'headphones': 5, 'mask': 3, 'hand': 5, 'thing': 3, 'hairOverEye': 5, 'hairOverBrow': 2, 'eyesClosed': 3,
        'hat': 1.7, 'band': 2, 'tint': 2, 'glasses': 1.4, 'unevenLight': 1.2, 'teeth': 1.7, 'ears': 1.5}


class AiMade:
    """AI-made pictures, cut out by photos.ts, with their rows of labels."""

    def __init__(self, name, labels, validation=False):
        name = Path(name)
        with open(labels, newline='') as file:
            rows = {row['file']: row for row in csv.DictReader(file)}
        files = json.loads(name.with_suffix('.json').read_text())['files']
        records = np.fromfile(name.with_suffix('.part'), np.uint8).reshape(-1, RECORD)
        kept = [i for i, file in enumerate(files) if file in rows and held_out(file) == validation]
        self.files = [files[i] for i in kept]
        self.records = records[kept]
        self.rows = [rows[file] for file in self.files]
        self.answers = [answers_of_row(row) for row in self.rows]
        weights = np.array([max([1] + [RARE.get(k, 1) for k, v in one.items() if v >= 0.5]) for one in self.answers])
        self.shares = weights / weights.sum()

    def pick(self, rng):
        i = rng.choice(len(self.records), p=self.shares)
        return self.records[i], self.answers[i]
