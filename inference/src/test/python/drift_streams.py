#!/usr/bin/env python3
"""Counts a model's predictions on validation images and on others, for LeNetTest.

    fovea train --dataset mnist --network lenet --epochs 8 --seed 7 --out lenet.zip
    fovea evaluate --model lenet.zip --dataset mnist --predictions mnist.jsonl
    fovea evaluate --model lenet.zip --dataset digits:test --predictions digits.jsonl
    fovea evaluate --model lenet.zip --dataset folder:inverted:test --predictions inverted.jsonl
    drift_streams.py lenet.zip mnist.jsonl digits.jsonl inverted.jsonl \\
        > inference/src/test/resources/io/fovea/inference/drift/lenet.json

where inverted is a folder per class of MNIST's test images, each pixel 255 less what it is.
"""

import json
import pathlib
import sys
import zipfile

import numpy as np


def validation(model):
    with zipfile.ZipFile(model) as entries:
        reference = json.loads(entries.read("reference.json"))
    labels = sorted(reference["predicted"])
    return labels, {
        "images": reference["images"],
        "predicted": [reference["predicted"][label] for label in labels],
        "confidence": reference["confidence"],
    }


def stream(predictions, labels):
    rows = [json.loads(line) for line in predictions.read_text().splitlines()]
    confidence = np.array([row["confidence"] for row in rows], dtype=np.float32)
    bins = np.minimum(19, (confidence * np.float32(20)).astype(int))
    return {
        "images": len(rows),
        "accuracy": float(np.mean([row["label"] == row["actual"] for row in rows])),
        "predicted": [sum(row["label"] == label for row in rows) for label in labels],
        "confidence": np.bincount(bins, minlength=20).tolist(),
    }


def main():
    labels, reference = validation(sys.argv[1])
    streams = {"validation": reference}
    for predictions in map(pathlib.Path, sys.argv[2:]):
        streams[predictions.stem] = stream(predictions, labels)
    json.dump(streams, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
