"""Drawn images of three classes, for the small models that the import's tests read."""

import base64

import numpy as np

LABELS = ["cross", "disc", "square"]
HEIGHT, WIDTH = 14, 18  # not square: a mix-up of the axes must show


def draw(rng, label, channels):
    """One image [height, width, channels], unsigned bytes."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    cy, cx = rng.uniform(5, HEIGHT - 5), rng.uniform(5, WIDTH - 5)
    r = rng.uniform(2.5, 4.5)
    dy, dx = np.abs(y - cy), np.abs(x - cx)
    if label == "disc":
        ink = dy**2 + dx**2 <= r**2
    elif label == "square":
        ink = (dy <= r * 0.9) & (dx <= r * 0.9)
    else:
        ink = ((dy <= 1) & (dx <= r)) | ((dx <= 1) & (dy <= r))
    paper, colour = rng.uniform(0, 90, channels), rng.uniform(150, 255, channels)
    image = np.where(ink[..., None], colour, paper) + rng.normal(0, 12, (HEIGHT, WIDTH, channels))
    return np.clip(np.rint(image), 0, 255).astype(np.uint8)


def images(seed, count, channels):
    """Images [count, height, width, channels] and their classes' indices."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, len(LABELS), count)
    return np.stack([draw(rng, LABELS[k], channels) for k in labels]), labels


def described(pixels, labels, mean, std, probabilities):
    """What a test needs: the images, what a model is to be told of them, and what it must answer."""
    return {
        "labels": LABELS,
        "height": HEIGHT,
        "width": WIDTH,
        "channels": int(pixels.shape[-1]),
        "mean": mean,
        "std": std,
        "images": [
            {
                "label": LABELS[label],
                "pixels": base64.b64encode(image.tobytes()).decode(),
                "probabilities": [round(float(p), 8) for p in row],
            }
            for image, label, row in zip(pixels, labels, probabilities)
        ],
    }


def normalized(pixels, mean, std):
    return ((pixels / 255.0 - np.array(mean)) / np.array(std)).astype(np.float32)


def softmax(logits):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)
