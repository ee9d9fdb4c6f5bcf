"""Temperatures that make the answers as sure as they are right, from AI-made pictures that are kept to validate on.

usage: python3 calibrate.py --state FILE --ai NAME --labels FILE --out temperatures.json
An answer without both kinds among these pictures keeps its temperature of 1.
"""

import argparse
import json

import numpy as np
import torch

from canvas import ANSWERS
from network import FaceParser
from sources import AiMade
from validate import answers_for

#: What is tried: never surer than the network says, since real photos are no AI-made pictures.
TEMPERATURES = np.geomspace(1, 4, 43)


def likelihood_loss(logits, truths, temperature):
    return np.logaddexp(0, np.where(truths, -logits, logits) / temperature).mean()


def temperature_of(shares, told):
    """The temperature of the least loss. `shares` are 0..1, `told` 0, 1, between, or NaN where nobody knows."""
    known = (told == 0) | (told == 1)
    truths = told[known] == 1
    if truths.all() or not truths.any():
        return 1.0
    clear = np.clip(shares[known], 1e-7, 1 - 1e-7)
    logits = np.log(clear / (1 - clear))
    return float(min(TEMPERATURES, key=lambda t: likelihood_loss(logits, truths, t)))


def main():
    parser = argparse.ArgumentParser()
    for name in ('state', 'ai', 'labels', 'out'):
        parser.add_argument(f'--{name}')
    options = parser.parse_args()
    net = FaceParser()
    net.load_state_dict(torch.load(options.state)['mean'])
    kept = AiMade(options.ai, options.labels, validation=True)
    told = np.array([[answers[name] for name in ANSWERS] for answers in kept.answers], float)
    shares = answers_for(net, kept.records)
    found = {name: round(temperature_of(shares[:, k], told[:, k]), 2) for k, name in enumerate(ANSWERS)}
    with open(options.out, 'w') as file:
        file.write(json.dumps(found, indent=2) + '\n')


if __name__ == '__main__':
    main()
