"""usage: python3 export.py state.pt temperatures.json face-parser.onnx"""

import json
import sys

import torch
import torch.nn as nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from canvas import ANSWERS
from network import HEIGHT, WIDTH, Answers, FaceParser


def folded(module):
    """The module with each normalisation folded into the convolution before it."""
    for name, child in module.named_children():
        setattr(module, name, folded(child))
    if isinstance(module, nn.Sequential):
        layers = list(module)
        for i, (conv, norm) in enumerate(zip(layers, layers[1:])):
            if isinstance(conv, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                module[i], module[i + 1] = fuse_conv_bn_eval(conv, norm), nn.Identity()
    return module


class Halved(nn.Module):
    """A layer whose weights are stored in 16 bits; what it computes has 32."""

    def __init__(self, layer):
        super().__init__()
        self.weight = nn.Parameter(layer.weight.detach().half())
        del layer.weight
        self.layer = layer

    def forward(self, x):
        self.layer.weight = self.weight.float()
        return self.layer(x)


def halved(module):
    """The module with each layer's weights stored in 16 bits."""
    for name, child in module.named_children():
        setattr(module, name, halved(child))
    return Halved(module) if isinstance(module, (nn.Conv2d, Answers)) else module


class Exported(nn.Module):
    """As the product runs it: rows of RGB 0..1 in; shares of the classes, channels last, and the answers out."""

    def __init__(self, parser):
        super().__init__()
        self.parser = halved(folded(parser.eval()))

    def forward(self, x):
        classes, answers = self.parser(x.permute(0, 3, 1, 2) * 2 - 1)
        return torch.softmax(classes.permute(0, 2, 3, 1), 3), answers


if __name__ == '__main__':
    parser = FaceParser()
    parser.load_state_dict(torch.load(sys.argv[1])['mean'])
    with open(sys.argv[2]) as file:
        temperatures = json.load(file)
    with torch.no_grad():
        cooled = torch.tensor([temperatures[name] for name in ANSWERS])
        parser.answers.weight /= cooled[:, None]
        parser.answers.bias /= cooled
    torch.onnx.export(
        Exported(parser).eval(),
        torch.zeros(1, HEIGHT, WIDTH, 3),
        sys.argv[3],
        opset_version=16,
        # Else the weights would be stored in 32 bits.
        do_constant_folding=False,
        input_names=['input'],
        output_names=['classes', 'answers'],
    )
