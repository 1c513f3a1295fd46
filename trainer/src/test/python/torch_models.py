"""Trains two tiny networks in PyTorch and exports them as people do.

    python3 torch_models.py ../resources/io/fovea/trainer/importing

Made with PyTorch 1.13.0 and NumPy 1.24.2. Each .json holds drawn images and PyTorch's answers.
"""

import json
import pathlib
import sys

import numpy as np
import torch
from torch import nn

import shapes

GREY = ([0.3], [0.25])
COLOUR = ([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])


class Grey(nn.Module):
    """Takes [n, 1, height, width]; gives logits."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(1, 6, 3, padding=1), nn.BatchNorm2d(6), nn.ReLU())
        self.branch = nn.Sequential(
            nn.Conv2d(6, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), nn.ReLU(),
            nn.Conv2d(6, 6, 3, padding=1))
        self.head = nn.Linear(6 * 3 * 4, 3)

    def forward(self, x):
        x = nn.functional.max_pool2d(self.stem(x), 2)
        x = torch.relu(x + self.branch(x))
        x = nn.functional.avg_pool2d(x, 2)
        return self.head(x.reshape(x.size(0), -1))


class Colour(nn.Module):
    """Takes [n, height, width, 3], as TensorFlow's converters write it; gives probabilities."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(3, 8, 3, stride=2, padding=1), nn.BatchNorm2d(8), nn.SiLU(),
            nn.Conv2d(8, 8, 3, padding=1, groups=8), nn.Conv2d(8, 12, 1), nn.BatchNorm2d(12),
            nn.Hardswish())
        self.head = nn.Linear(12, 3)

    def forward(self, x):
        x = self.body(x.permute(0, 3, 1, 2)).mean((2, 3))
        return torch.softmax(self.head(x), 1)


def inputs(pixels, normal, last):
    x = torch.from_numpy(shapes.normalized(pixels, *normal))
    return x if last else x.permute(0, 3, 1, 2).contiguous()


def train(model, channels, normal, last, loss):
    pixels, labels = shapes.images(1, 3000, channels)
    x, y = inputs(pixels, normal, last), torch.from_numpy(labels)
    adam = torch.optim.Adam(model.parameters(), 0.01)
    for epoch in range(12):
        for batch in torch.randperm(len(x)).split(60):
            adam.zero_grad()
            loss(model(x[batch]), y[batch]).backward()
            adam.step()
    return model.eval()


def write(folder, name, model, channels, normal, last, final):
    pixels, labels = shapes.images(2, 24, channels)
    many, actual = shapes.images(3, 1000, channels)
    with torch.no_grad():
        answers = final(model(inputs(pixels, normal, last))).numpy()
        right = model(inputs(many, normal, last)).argmax(1).numpy() == actual
    print(name, "accuracy", right.mean())
    described = shapes.described(pixels, labels, *normal, answers)
    (folder / (name + ".json")).write_text(json.dumps(described, indent=1) + "\n")


def export(path, model, example, opset, dynamic):
    axes = {"pixels": {0: "batch"}, "scores": {0: "batch"}} if dynamic else None
    torch.onnx.export(model, example, str(path), opset_version=opset, input_names=["pixels"],
                      output_names=["scores"], dynamic_axes=axes)


def main():
    folder = pathlib.Path(sys.argv[1])
    torch.manual_seed(7)
    torch.set_num_threads(1)
    # Smoothed labels keep the answers away from 0 and 1, where a difference would not show.
    loss = nn.CrossEntropyLoss(label_smoothing=0.4)
    grey = train(Grey(), 1, GREY, False, loss)
    write(folder, "torch-grey", grey, 1, GREY, False, lambda logits: torch.softmax(logits, 1))
    example = torch.zeros(1, 1, shapes.HEIGHT, shapes.WIDTH)
    export(folder / "torch-grey-free-batch.onnx", grey, example, 13, True)
    export(folder / "torch-grey-one-image.onnx", grey, example, 11, False)
    colour = train(Colour(), 3, COLOUR, True, lambda p, y: loss(torch.log(p), y))
    write(folder, "torch-colour", colour, 3, COLOUR, True, lambda probabilities: probabilities)
    export(folder / "torch-colour-channels-last.onnx", colour,
           torch.zeros(2, shapes.HEIGHT, shapes.WIDTH, 3), 17, True)


main()
