#!/usr/bin/env python3
"""Fits the same networks as `fovea bench --suite training`, by PyTorch, and tells how fast.

    train.py lenet --batch 64 --images 6400 --threads 2 --warm-up 10 --seconds 30

Prints one line of JSON. Takes nothing but PyTorch (1.13 or later); without any data set.
"""
import argparse
import json
import time

import torch
from torch import nn

CLASSES = 10


def lenet():
    network = nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(inplace=True), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(inplace=True), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.25), nn.Linear(1600, 128), nn.ReLU(inplace=True),
        nn.Linear(128, CLASSES))
    return network, torch.optim.Adam(network.parameters(), 0.001), (1, 28, 28)


def normalized(inputs, outputs):
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1, bias=False),
        nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))


class Stage(nn.Module):
    """Halves the image; then two convolutions with a shortcut past them."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.halving = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.MaxPool2d(2),
            nn.BatchNorm2d(outputs), nn.ReLU(inplace=True))
        self.residual = nn.Sequential(normalized(outputs, outputs), normalized(outputs, outputs))

    def forward(self, images):
        halved = self.halving(images)
        return halved + self.residual(halved)


def resnet_small():
    network = nn.Sequential(
        normalized(3, 16), Stage(16, 48), Stage(48, 80), Stage(80, 128),
        nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(128, CLASSES))
    # DL4J adds the decay behind the momentum, PyTorch before it: the same work. Neither decays
    # what a normalization learns, nor biases.
    weights = [p for p in network.parameters() if p.dim() > 1]
    others = [p for p in network.parameters() if p.dim() == 1]
    steps = torch.optim.SGD(
        [{"params": weights, "weight_decay": 5e-4}, {"params": others, "weight_decay": 0}],
        lr=0.1, momentum=0.9, nesterov=True)
    return network, steps, (3, 32, 32)


NETWORKS = {"lenet": lenet, "resnet-small": resnet_small}


def batches(images, labels, size):
    """For ever, in another order each time."""
    while True:
        order = torch.randperm(len(images))
        for start in range(0, len(images), size):
            chosen = order[start:start + size]
            yield images[chosen], labels[chosen]


def images_per_second(network, optimizer, source, warm_up, seconds):
    network.train()
    begin = time.perf_counter()
    first = None
    seen = 0
    for images, labels in source:
        optimizer.zero_grad(set_to_none=True)
        loss = nn.functional.cross_entropy(network(images), labels)
        loss.backward()
        optimizer.step()
        if not loss.isfinite():
            raise SystemExit("the loss is no number any more")
        now = time.perf_counter()
        if first is not None:
            seen += len(images)
            if now - first >= seconds:
                return seen / (now - first)
        elif now - begin >= warm_up:
            first = now


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("network", choices=NETWORKS)
    options.add_argument("--batch", type=int, required=True)
    options.add_argument("--images", type=int, default=6400, help="in memory (6400)")
    options.add_argument("--threads", type=int, default=2, help="of PyTorch (2)")
    options.add_argument("--warm-up", type=float, default=10, help="seconds not counted (10)")
    options.add_argument("--seconds", type=float, default=30, help="seconds counted (30)")
    options.add_argument("--seed", type=int, default=7)
    given = options.parse_args()
    torch.set_num_threads(given.threads)
    torch.manual_seed(given.seed)
    network, optimizer, shape = NETWORKS[given.network]()
    images = torch.rand(given.images, *shape)
    labels = torch.randint(CLASSES, (given.images,))
    rate = images_per_second(
        network, optimizer, batches(images, labels, given.batch), given.warm_up, given.seconds)
    # A normalization's running means and variances count, as they do in DL4J.
    numbers = sum(value.numel() for value in network.state_dict().values() if value.dim() > 0)
    print(json.dumps({
        "version": torch.__version__,
        "threads": torch.get_num_threads(),
        "parameters": numbers,
        "images_per_second": rate,
    }))


if __name__ == "__main__":
    main()
