"""What networks in Keras' words compute, twice over: in PyTorch, to train them, and in plain NumPy
loops over images with channels last, which is the reference. They are written apart from each other.
"""

import numpy as np
import torch
import torch.nn.functional as F


def sources(model):
    """(layer, names of its inputs), in order."""
    previous = None
    for each in model["config"]["layers"]:
        nodes = each.get("inbound_nodes")
        yield each, [s[0] for n in nodes for s in n] if nodes is not None else [previous]
        previous = each["config"]["name"]


def run(model, weights, images, step):
    values = {}
    for each, names in sources(model):
        name = each["config"]["name"]
        inputs = [images] if each["class_name"] == "InputLayer" else [values[n] for n in names]
        values[name] = step(each["class_name"], each["config"], weights.get(name, {}), inputs)
    return values[name]


# PyTorch, for training


def torch_activation(name, x):
    return {"linear": lambda v: v, "relu": torch.relu, "tanh": torch.tanh,
            "softmax": lambda v: torch.softmax(v, -1)}[name](x)


def same_padding(size, kernel, stride):
    total = max(0, (-(-size // stride) - 1) * stride + kernel - size)
    return total // 2, total - total // 2


def torch_step(kind, c, w, inputs, training=False):
    x = inputs[0]
    if kind == "Conv2D":
        x = x.permute(0, 3, 1, 2)
        if c["padding"] == "same":
            (top, bottom), (left, right) = (
                same_padding(x.shape[2 + i], c["kernel_size"][i], c["strides"][i]) for i in (0, 1))
            x = F.pad(x, (left, right, top, bottom))
        x = F.conv2d(x, w["kernel"].permute(3, 2, 0, 1), w.get("bias"), c["strides"])
        return torch_activation(c["activation"], x.permute(0, 2, 3, 1))
    if kind == "BatchNormalization":
        axes = tuple(range(x.ndim - 1))
        mean, variance = w["moving_mean"], w["moving_variance"]
        if training:
            mean, variance = x.mean(axes), x.var(axes, unbiased=False)
            w["moving_mean"].data.mul_(0.9).add_(mean.detach(), alpha=0.1)
            w["moving_variance"].data.mul_(0.9).add_(variance.detach(), alpha=0.1)
        x = (x - mean) / torch.sqrt(variance + c["epsilon"])
        return x * w.get("gamma", 1) + w.get("beta", 0)
    if kind in ("MaxPooling2D", "AveragePooling2D"):
        ceil = c["padding"] == "same"
        x = x.permute(0, 3, 1, 2)
        x = (F.max_pool2d(x, 2, ceil_mode=ceil) if kind == "MaxPooling2D"
             else F.avg_pool2d(x, 2, ceil_mode=ceil, count_include_pad=False))
        return x.permute(0, 2, 3, 1)
    if kind == "GlobalAveragePooling2D":
        return x.mean((1, 2))
    if kind == "Flatten":
        return x.reshape(len(x), -1)
    if kind == "Dense":
        return torch_activation(c["activation"], x @ w["kernel"] + w["bias"])
    if kind == "ZeroPadding2D":
        (top, bottom), (left, right) = c["padding"]
        return F.pad(x, (0, 0, left, right, top, bottom))
    if kind == "Dropout":
        return F.dropout(x, c["rate"], training)
    if kind == "Add":
        return sum(inputs)
    if kind == "Concatenate":
        return torch.cat(inputs, -1)
    return torch_activation({"ReLU": "relu", "Softmax": "softmax"}.get(kind) or c.get(
        "activation", "linear"), x)


# NumPy, the reference: image by image, place by place


def activation(name, x):
    if name == "relu":
        return np.maximum(x, 0)
    if name == "tanh":
        return np.tanh(x)
    if name == "softmax":
        e = np.exp(x - x.max())
        return e / e.sum()
    assert name == "linear"
    return x


def windows(x, size, strides, padding):
    """Yields (row, column, the part of x that a window sees there); a part at an edge is smaller."""
    out, start = [], []
    for axis in (0, 1):
        length, k, s = x.shape[axis], size[axis], strides[axis]
        if padding == "same":
            count = (length + s - 1) // s
            start.append(-(max((count - 1) * s + k - length, 0) // 2))
        else:
            count = (length - k) // s + 1
            start.append(0)
        out.append(count)
    for i in range(out[0]):
        for j in range(out[1]):
            y, z = start[0] + i * strides[0], start[1] + j * strides[1]
            rows = slice(max(y, 0), min(y + size[0], x.shape[0]))
            columns = slice(max(z, 0), min(z + size[1], x.shape[1]))
            yield out, i, j, x[rows, columns], (rows.start - y, columns.start - z)


def convolved(c, w, x):
    result = None
    for out, i, j, part, (top, left) in windows(x, c["kernel_size"], c["strides"], c["padding"]):
        if result is None:
            result = np.zeros((*out, c["filters"]))
        kernel = w["kernel"][top:top + part.shape[0], left:left + part.shape[1]]
        result[i, j] = np.einsum("yxi,yxio->o", part, kernel)
    return activation(c["activation"], result + w.get("bias", 0))


def pooled(c, x, of):
    result = None
    for out, i, j, part, _ in windows(x, c["pool_size"], c["strides"], c["padding"]):
        if result is None:
            result = np.zeros((*out, x.shape[2]))
        result[i, j] = of(part, axis=(0, 1))
    return result


def numpy_step(kind, c, w, inputs):
    x = inputs[0]
    if kind == "Conv2D":
        return convolved(c, w, x)
    if kind == "BatchNormalization":
        scaled = (x - w["moving_mean"]) / np.sqrt(w["moving_variance"] + c["epsilon"])
        return scaled * w.get("gamma", 1) + w.get("beta", 0)
    if kind == "MaxPooling2D":
        return pooled(c, x, np.max)
    if kind == "AveragePooling2D":
        return pooled(c, x, np.mean)
    if kind == "GlobalAveragePooling2D":
        return x.mean(axis=(0, 1))
    if kind == "Flatten":
        return x.ravel()
    if kind == "Dense":
        return activation(c["activation"], w["kernel"].T @ x + w["bias"])
    if kind == "ZeroPadding2D":
        return np.pad(x, (*map(tuple, c["padding"]), (0, 0)))
    if kind == "Add":
        return np.sum(inputs, axis=0)
    if kind == "Concatenate":
        return np.concatenate(inputs, axis=-1)
    if kind in ("ReLU", "Softmax"):
        return activation(kind.lower(), x)
    if kind == "Activation":
        return activation(c["activation"], x)
    assert kind in ("InputLayer", "Dropout"), kind
    return x


def answers(model, weights, images):
    """In double precision."""
    exact = {n: {k: np.asarray(v, np.float64) for k, v in w.items()} for n, w in weights.items()}
    return np.stack([run(model, exact, image.astype(np.float64), numpy_step) for image in images])
