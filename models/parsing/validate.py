"""How well answers are told on identities that are kept to validate on."""

import numpy as np
import torch

from canvas import ANSWERS, HEIGHT, PIXELS, WIDTH
from sources import AiMade


def auc(values, truths):
    """Share of pairs in which the one with the sign has the higher value; NaN where there is none."""
    values, truths = np.asarray(values), np.asarray(truths, bool)
    if truths.all() or not truths.any():
        return float('nan')
    order = values.argsort(kind='stable').argsort() + 1.0
    for value in np.unique(values):
        same = values == value
        order[same] = order[same].mean()
    n = truths.sum()
    return (order[truths].sum() - n * (n + 1) / 2) / (n * (len(truths) - n))


def views(records):
    """The frames of records without their margin, as the network takes them."""
    rgb = records[:, :PIXELS * 3].reshape(-1, HEIGHT, WIDTH, 3)[:, 16:-16, 16:-16]
    return torch.from_numpy(np.ascontiguousarray(rgb)).permute(0, 3, 1, 2).float() / 127.5 - 1


def answers_for(net, records):
    net.eval()
    with torch.no_grad():
        out = [torch.sigmoid(net(views(records[i:i + 32]))[1]) for i in range(0, len(records), 32)]
    net.train()
    return torch.cat(out).numpy()


def validate(net, options):
    """The area under the curve of each answer on the AI-made pictures that are kept aside."""
    kept = AiMade(options.ai, options.labels, validation=True)
    told = np.array([[answers[name] for name in ANSWERS] for answers in kept.answers])
    given = answers_for(net, kept.records)
    found = {}
    for k, name in enumerate(ANSWERS):
        known = (told[:, k] == 0) | (told[:, k] >= 0.7)
        found[name] = round(float(auc(given[known, k], told[known, k] > 0.5)), 3)
    return {name: value for name, value in found.items() if value == value}
