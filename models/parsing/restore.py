"""Makes of the shipped network a state that training goes on from (`train.py --start`).

usage: python3 restore.py face-parser.onnx state.pt --drawn DIR --ai NAME --labels FILE --masks DIR --hands FILE
The file holds no normalisations: each is put back so that what it computes stays the same. For that the pictures
that it will be trained on are looked at. The temperatures stay in the weights of the answers.
"""

import argparse

import onnx
import torch
import torch.nn as nn
from onnx import numpy_helper

from network import FaceParser
from train import Portraits, tensors

BATCHES = 12


def read_weights(path):
    """By their names in the network."""
    stored = {part.name: numpy_helper.to_array(part) for part in onnx.load(path).graph.initializer}
    return {name.removeprefix('parser.').replace('.layer.', '.'): torch.from_numpy(value.copy()).float()
            for name, value in stored.items()}


def pairs(module):
    """Names of the convolutions that a normalisation follows, and both."""
    for name, child in module.named_modules():
        if isinstance(child, nn.Sequential):
            for i, (conv, norm) in enumerate(zip(child, list(child)[1:])):
                if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                    yield f'{name}.{i}', conv, norm


def restored(weights, batches):
    parser = FaceParser().eval()
    seen = {}
    norms = list(pairs(parser))
    for name, conv, norm in norms:
        bias = weights.pop(f'{name}.bias')
        norm.running_var.fill_(1 - norm.eps)
        norm.bias.data.copy_(bias)
        seen[name] = []
        conv.register_forward_hook(lambda _, __, out, into=seen[name]: into.append(
            torch.stack([out.mean((0, 2, 3)), (out * out).mean((0, 2, 3))])))
    parser.load_state_dict(weights, strict=False)
    with torch.no_grad():
        for batch in batches:
            parser(tensors(batch)[0])
        for name, _, norm in norms:
            mean, square = torch.stack(seen[name]).mean(0)
            norm.running_mean.copy_(mean)
            norm.running_var.copy_(square - mean ** 2)
            norm.weight.data.copy_((norm.running_var + norm.eps).sqrt())
            norm.bias.data += mean
    return parser.state_dict()


def main():
    parser = argparse.ArgumentParser()
    for name in ('network', 'state'):
        parser.add_argument(name)
    for name in ('drawn', 'ai', 'labels', 'masks', 'hands'):
        parser.add_argument(f'--{name}')
    parser.add_argument('--ai-share', type=float, default=0.6)
    options = parser.parse_args()
    pictures = iter(Portraits(options))
    batches = [next(pictures) for _ in range(BATCHES)]
    torch.save({'mean': restored(read_weights(options.network), batches)}, options.state)


if __name__ == '__main__':
    main()
