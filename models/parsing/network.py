"""The face parser: a small U-Net of depthwise-separable convolutions."""

import torch
import torch.nn as nn
import torch.nn.functional as F

WIDTH, HEIGHT = 160, 192
CLASSES = 14
#: hat, mask, glasses, tint of the lenses, object before the face
SIGNS = 5


class Separable(nn.Module):
    """Depthwise 3 x 3, then 1 x 1; adds its input where the shapes agree."""

    def __init__(self, inputs, outputs, stride=1):
        super().__init__()
        self.adds = inputs == outputs and stride == 1
        self.layers = nn.Sequential(
            nn.Conv2d(inputs, inputs, 3, stride, 1, groups=inputs, bias=False),
            nn.BatchNorm2d(inputs),
            nn.ReLU(),
            nn.Conv2d(inputs, outputs, 1, bias=False),
            nn.BatchNorm2d(outputs),
        )

    def forward(self, x):
        y = self.layers(x)
        return F.relu(x + y if self.adds else y)


class FaceParser(nn.Module):
    """RGB -1..1, N x 3 x 192 x 160, to logits of the classes at half the size, and of the signs."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 16, 3, 2, 1, bias=False), nn.BatchNorm2d(16), nn.ReLU())
        self.down1 = nn.Sequential(Separable(16, 32, 2), Separable(32, 32))
        self.down2 = nn.Sequential(Separable(32, 80, 2), Separable(80, 80), Separable(80, 80))
        self.down3 = nn.Sequential(Separable(80, 160, 2), Separable(160, 160), Separable(160, 160))
        self.down4 = nn.Sequential(Separable(160, 224, 2), Separable(224, 224), Separable(224, 224))
        self.up3 = Separable(224 + 160, 112)
        self.up2 = Separable(112 + 80, 64)
        self.up1 = Separable(64 + 32, 32)
        self.up0 = Separable(32 + 16, 24)
        self.classes = nn.Conv2d(24, CLASSES, 1)
        self.signs = nn.Linear(224, SIGNS)

    def forward(self, x):
        half = self.stem(x)
        quarter = self.down1(half)
        eighth = self.down2(quarter)
        small = self.down3(eighth)
        least = self.down4(small)
        y = self.up3(torch.cat([double(least), small], 1))
        y = self.up2(torch.cat([double(y), eighth], 1))
        y = self.up1(torch.cat([double(y), quarter], 1))
        y = self.up0(torch.cat([double(y), half], 1))
        return self.classes(y), self.signs(least.mean((2, 3)))


def double(x):
    return F.interpolate(x, scale_factor=2.0, mode='bilinear', align_corners=False)


class Exported(nn.Module):
    """As the product runs it: rows of RGB 0..1 in, shares of the classes out, channels last."""

    def __init__(self, parser):
        super().__init__()
        self.parser = parser

    def forward(self, x):
        classes, _ = self.parser(x.permute(0, 3, 1, 2) * 2 - 1)
        return torch.softmax(classes, 1).permute(0, 2, 3, 1)
