"""usage: python3 export.py state.pt face-parser.onnx"""

import sys

import torch

from network import HEIGHT, WIDTH, Exported, FaceParser

parser = FaceParser()
parser.load_state_dict(torch.load(sys.argv[1])['mean'])
torch.onnx.export(
    Exported(parser).eval(),
    torch.zeros(1, HEIGHT, WIDTH, 3),
    sys.argv[2],
    opset_version=16,
    input_names=['input'],
    output_names=['classes'],
)
