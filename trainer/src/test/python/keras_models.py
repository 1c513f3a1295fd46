"""Trains two tiny networks and writes them into .h5 files as Keras does.

    python3 keras_models.py ../resources/io/fovea/trainer/importing

Made with PyTorch 1.13.0, NumPy 1.24.2 and h5py 3.7.0; without Keras: see keras_files.py. Each .json
holds drawn images and what keras_reference.py computes for them.
"""

import json
import pathlib
import sys

import h5py
import numpy as np
import torch

import keras_reference as reference
import shapes
from keras_files import (conv, dense, functional, image_input, layer, norm, pool, sequential, write)

UNIT = {1: ([0.0], [1.0]), 3: ([0.0] * 3, [1.0] * 3)}


def plain():
    return sequential([
        image_input("conv2d_input", [shapes.HEIGHT, shapes.WIDTH, 1]),
        conv("conv2d", 4, padding="same", activation="relu"),
        norm("batch_normalization"),
        pool("MaxPooling2D", "max_pooling2d"),
        conv("conv2d_1", 6, strides=[2, 2], padding="same"),
        layer("Activation", "activation", activation="relu"),
        pool("AveragePooling2D", "average_pooling2d", "same"),
        layer("Flatten", "flatten", data_format="channels_last"),
        layer("Dropout", "dropout", rate=0.1, noise_shape=None, seed=None),
        norm("batch_normalization_1", 2),
        dense("dense", 8, "tanh"),
        dense("dense_1", 3, "softmax"),
    ])


def residual(final):
    return functional([
        image_input("input_1", [shapes.HEIGHT, shapes.WIDTH, 3]),
        layer("ZeroPadding2D", "pad", padding=[[2, 1], [0, 1]], data_format="channels_last"),
        conv("conv", 8, strides=[2, 2], use_bias=False),
        norm("bn"),
        layer("ReLU", "relu", max_value=None, negative_slope=0.0, threshold=0.0),
        conv("branch", 8, padding="same"),
        norm("branch_bn", scale=False),
        layer("Add", "add"),
        layer("Activation", "out", activation="relu"),
        conv("point", 4, 1, activation="relu"),
        layer("Concatenate", "concatenate", axis=-1),
        conv("last", 8, activation="relu", strides=[2, 1]),
        layer("GlobalAveragePooling2D", "pool", data_format="channels_last", keepdims=False),
        dense("dense", 3),
    ] + final, {"add": ["branch_bn", "relu"], "concatenate": ["out", "point"]})


def fresh(model, channels):
    """Untrained weights in Keras' layout, by layer and name."""
    weights, size = {}, {}
    images = torch.zeros(1, shapes.HEIGHT, shapes.WIDTH, channels)

    def step(kind, c, _, inputs):
        x, w = inputs[0], {}
        if kind == "Conv2D":
            w["kernel"] = torch.randn(*c["kernel_size"], x.shape[-1], c["filters"]) * 0.2
        if kind == "Dense":
            w["kernel"] = torch.randn(x.shape[-1], c["units"]) * 0.2
        if c.get("use_bias"):
            w["bias"] = torch.randn(w["kernel"].shape[-1]) * 0.1
        if kind == "BatchNormalization":
            if c["scale"]:
                w["gamma"] = torch.ones(x.shape[-1])
            w["beta"] = torch.randn(x.shape[-1]) * 0.1
            w["moving_mean"], w["moving_variance"] = torch.zeros(x.shape[-1]), torch.ones(x.shape[-1])
        if w:
            weights[c["name"]] = w
        return reference.torch_step(kind, c, w, inputs)

    reference.run(model, {}, images, step)
    return weights


def train(model, channels):
    weights = fresh(model, channels)
    learned = [v.requires_grad_() for w in weights.values() for k, v in w.items()
               if not k.startswith("moving")]
    pixels, labels = shapes.images(1, 3000, channels)
    x = torch.from_numpy(shapes.normalized(pixels, *UNIT[channels]))
    y = torch.from_numpy(labels)
    adam = torch.optim.Adam(learned, 0.01)
    loss = torch.nn.CrossEntropyLoss(label_smoothing=0.3)
    final = model["config"]["layers"][-1]
    logits = final["class_name"] == "Dense" and final["config"]["activation"] == "linear"
    for epoch in range(10):
        for batch in torch.randperm(len(x)).split(60):
            adam.zero_grad()
            out = reference.run(model, weights, x[batch],
                                lambda *a: reference.torch_step(*a, training=True))
            loss(out if logits else torch.log(out), y[batch]).backward()
            adam.step()
    return {n: {k: v.detach().numpy() for k, v in w.items()} for n, w in weights.items()}


def probabilities(model, weights, x):
    out = reference.answers(model, weights, x)
    sums = out.sum(axis=1)
    return out if np.allclose(sums, 1, atol=1e-9) else shapes.softmax(out)


def check(model, weights, x):
    """Both ways of computing must agree."""
    tensors = {n: {k: torch.from_numpy(v) for k, v in w.items()} for n, w in weights.items()}
    with torch.no_grad():
        out = reference.run(model, tensors, torch.from_numpy(x), reference.torch_step).numpy()
    assert np.abs(out - reference.answers(model, weights, x)).max() < 1e-5


def write_linked(path):
    """Weights that are said to be in another file."""
    model = sequential([image_input("image", [4, 5, 1]), layer("Flatten", "flatten"),
                        dense("dense", 2)])
    write(path, model, {}, "2.11.0")
    with h5py.File(path, "a") as file:
        group = file["model_weights/dense"]
        group["dense/kernel:0"] = h5py.ExternalLink("secret.h5", "/kernel")
        group["dense/bias:0"] = h5py.SoftLink("/model_weights/dense/dense/kernel:0")
        group.attrs["weight_names"] = np.array([b"dense/bias:0", b"dense/kernel:0"])


def main():
    folder = pathlib.Path(sys.argv[1])
    torch.manual_seed(11)
    torch.set_num_threads(1)
    softmax = [layer("Softmax", "softmax", axis=-1)]
    networks = {"keras-plain": (plain(), 1), "keras-residual": (residual([]), 3)}
    for name, (model, channels) in networks.items():
        weights = train(model, channels)
        pixels, labels = shapes.images(2, 24, channels)
        x = shapes.normalized(pixels, *UNIT[channels])
        check(model, weights, x)
        answers = probabilities(model, weights, x)
        print(name, "right", (answers.argmax(1) == labels).mean(), answers.max(1).round(2))
        described = shapes.described(pixels, labels, *UNIT[channels], answers)
        (folder / (name + ".json")).write_text(json.dumps(described, indent=1) + "\n")
        stored = {n: list(w.items()) for n, w in weights.items()}
        write(folder / (name + ".h5"), model, stored, "2.11.0")
        if channels == 3:
            write_linked(folder / "keras-linked.h5")
            write(folder / (name + "-3.h5"), residual(softmax), stored, "3.3.3")


main()
