#!/usr/bin/env python3
"""Computes what ScikitLearnTest holds our figures against, by scikit-learn.

    scoreboard_fixture.py > inference/src/test/resources/io/fovea/inference/quality/scikit-learn.json
"""

import json
import sys

import numpy as np
import sklearn
from sklearn.metrics import classification_report, confusion_matrix


def judged(actual, predicted, confidence):
    labels = sorted(set(actual) | set(predicted))
    matrix = confusion_matrix(actual, predicted, labels=labels)
    return {
        "rows": [[a, p, c] for a, p, c in zip(actual, predicted, confidence)],
        "labels": labels,
        "report": classification_report(actual, predicted, output_dict=True, zero_division=0),
        "confusion": matrix.tolist(),
    }


def random_rows(seed, images, classes, weights, accuracy):
    """classes[-1] is never predicted, classes[-2] never true."""
    random = np.random.default_rng(seed)
    true = random.choice(classes[:-2] + classes[-1:], size=images, p=weights)
    others = random.choice(classes[:-1], size=images)
    taken = np.where((random.random(images) < accuracy) & (true != classes[-1]), true, others)
    confidence = np.round(random.random(images), 4)
    return judged(true.tolist(), taken.tolist(), confidence.tolist())


def main():
    json.dump(
        {
            "by": f"scikit-learn {sklearn.__version__}",
            # One class is 19 of 20 images.
            "dominated": random_rows(1, 400, ["a", "b", "c", "phantom", "unseen"], [0.95, 0.02, 0.02, 0.01], 0.9),
            "digits": random_rows(2, 300, [str(i) for i in range(10)] + ["none", "X"], [0.099] * 10 + [0.01], 0.8),
            "nothingRight": judged(["a", "b", "a", "b"], ["b", "a", "b", "a"], [0.5] * 4),
            "oneClass": judged(["a"] * 5, ["a"] * 5, [1.0] * 5),
        },
        sys.stdout,
    )
    print()


if __name__ == "__main__":
    main()
