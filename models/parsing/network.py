"""The face parser: plain 3 x 3 convolutions; a map of classes and one answer each for the whole picture."""

import math

import torch.nn as nn
import torch.nn.functional as F

from canvas import ANSWERS, CLASSES

WIDTH, HEIGHT = 160, 192
#: Channels at 1/2, 1/4, 1/8, 1/16 and 1/32 of the size, and blocks after each halving.
CHANNELS = (16, 24, 48, 96, 144)
BLOCKS = (1, 1, 2, 2)
#: Rows and columns of the least map, and of the one before it.
LEAST = (HEIGHT // 32, WIDTH // 32)
SMALL = (HEIGHT // 16, WIDTH // 16)


def conv(inputs, outputs, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU())


class Block(nn.Module):
    """A convolution that adds its input."""

    def __init__(self, channels):
        super().__init__()
        self.layers = nn.Sequential(nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return F.relu(x + self.layers(x))


class Join(nn.Module):
    """A map and the one of twice its size that it came from, as one."""

    def __init__(self, small, large, outputs):
        super().__init__()
        self.small = nn.Conv2d(small, outputs, 1)
        self.large = nn.Conv2d(large, outputs, 1)
        self.after = conv(outputs, outputs)

    def forward(self, small, large):
        return self.after(F.relu(double(self.small(small)) + self.large(large)))


def double(x):
    return F.interpolate(x, scale_factor=2.0, mode='nearest')


def quadrupled(x):
    """Channels in fours as cells of a map of twice the size."""
    n, channels, height, width = x.shape
    cells = x.reshape(n, channels // 4, 2, 2, height, width).permute(0, 1, 4, 2, 5, 3)
    return cells.reshape(n, channels // 4, 2 * height, 2 * width)


class Answers(nn.Module):
    """One linear layer over maps of different sizes, as convolutions that are as large as their maps."""

    def __init__(self, shapes, outputs):
        super().__init__()
        self.shapes = shapes
        linear = nn.Linear(sum(math.prod(shape) for shape in shapes), outputs)
        self.weight, self.bias = linear.weight, linear.bias

    def forward(self, maps):
        parts = self.weight.split([math.prod(shape) for shape in self.shapes], 1)
        sums = [F.conv2d(F.dropout(x, 0.25, self.training), part.reshape(-1, *shape))
                for x, part, shape in zip(maps, parts, self.shapes)]
        return sum(sums).flatten(1) + self.bias


class FaceParser(nn.Module):
    """RGB -1..1, N x 3 x 192 x 160, to logits of the classes at half the size, and of the answers."""

    def __init__(self):
        super().__init__()
        self.stem = conv(3, CHANNELS[0], 2)
        self.down = nn.ModuleList(
            nn.Sequential(conv(small, large, 2), *[Block(large) for _ in range(blocks)])
            for small, large, blocks in zip(CHANNELS, CHANNELS[1:], BLOCKS))
        self.join3 = Join(CHANNELS[4], CHANNELS[3], 64)
        self.join2 = Join(64, CHANNELS[2], 32)
        self.join1 = Join(32, CHANNELS[1], 24)
        # Four cells each: finer than its own map, at no cost of a finer one.
        self.classes = nn.Conv2d(24, 4 * len(CLASSES), 1)
        self.place = nn.Conv2d(CHANNELS[4], 24, 1)
        self.fine = nn.Conv2d(64, 8, 1)
        self.answers = Answers([(CHANNELS[4], 1, 1), (24, *LEAST), (8, *SMALL)], len(ANSWERS))

    def forward(self, x):
        half = self.stem(x)
        quarter, eighth, small, least = (half := down(half) for down in self.down)
        y3 = self.join3(least, small)
        y = self.join1(self.join2(y3, eighth), quarter)
        maps = [F.avg_pool2d(least, LEAST), F.relu(self.place(least)), F.relu(self.fine(y3))]
        return quadrupled(self.classes(y)), self.answers(maps)
