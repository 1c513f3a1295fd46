#!/usr/bin/env python3
"""Writes a stream of predictions and labels, and what scikit-learn says of the pairs that hold in the end.

    streams-classifier/src/test/python/quality_fixture.py \
        > streams-classifier/src/test/resources/io/fovea/streamsclassifier/quality/scikit-learn.json

Events are ["p", image, label, confidence], ["l", image, label] and ["w", image]: a prediction, a label, a withdrawal.
Labels come before and after their predictions, twice, wrong first and corrected, withdrawn, and given again.
"""

import json
import random

from sklearn import __version__
from sklearn.metrics import classification_report, confusion_matrix

CLASSES = ["bird", "cat", "dog", "frog", "ship", "truck"]
IMAGES = 600


def label_events(rng, image, actual):
    """What is said of one image, in its order, and what holds in the end."""
    wrong = rng.choice([c for c in CLASSES if c != actual])
    said = {
        "once": [["l", image, actual]],
        "twice": [["l", image, actual], ["l", image, actual]],
        "corrected": [["l", image, wrong], ["l", image, actual]],
        "withdrawn": [["l", image, wrong], ["w", image]],
        "again": [["l", image, wrong], ["w", image], ["l", image, actual]],
        "never": [],
    }
    way = rng.choice(list(said))
    return said[way], None if way in ("withdrawn", "never") else actual


def main():
    rng = random.Random(4)
    streams, pairs = [], []
    for number in range(IMAGES):
        image, actual = f"image-{number}", rng.choice(CLASSES)
        predicted = actual if rng.random() < 0.8 else rng.choice(CLASSES[:-1])
        events, holds = label_events(rng, image, actual)
        streams.append([["p", image, predicted, round(rng.uniform(0.3, 1), 3)]] * rng.choice([1, 1, 1, 2]))
        streams.append(events)
        if holds:
            pairs.append((holds, predicted))
    events = []
    while any(streams):
        stream = rng.choice([stream for stream in streams if stream])
        events.append(stream.pop(0))
    actual, predicted = zip(*pairs)
    labels = sorted(set(actual) | set(predicted))
    print(
        json.dumps(
            {
                "by": "scikit-learn " + __version__,
                "events": events,
                "predicted": IMAGES,
                "labels": labels,
                "report": classification_report(actual, predicted, output_dict=True, zero_division=0),
                "confusion": confusion_matrix(actual, predicted, labels=labels).tolist(),
            }
        ).replace('], ["', '],\n["')
    )


main()
