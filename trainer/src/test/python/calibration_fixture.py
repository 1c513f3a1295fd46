#!/usr/bin/env python3
"""Computes what CalibrationFixtureTest holds our calibration against, by NumPy and SciPy alone.

    calibration_fixture.py > trainer/src/test/resources/io/fovea/trainer/calibration/calibration.json
"""

import itertools
import json
import sys
from fractions import Fraction

import numpy as np
import scipy
from scipy.optimize import brentq
from scipy.special import log_softmax, softmax
from scipy.stats import norm


def calibrated(probabilities, temperature):
    logs = np.log(np.maximum(probabilities.astype(np.float64), np.finfo(np.float32).tiny))
    return softmax(logs / temperature, axis=1).astype(np.float32)


def best_temperature(probabilities, actual):
    logs = np.log(np.maximum(probabilities.astype(np.float64), np.finfo(np.float32).tiny))
    rows = np.arange(len(actual))

    def slope(inverse):
        return ((softmax(inverse * logs, axis=1) * logs).sum(axis=1) - logs[rows, actual]).mean()

    return 1 / brentq(slope, 1 / 20, 20, xtol=1e-14, rtol=1e-14)


def log_loss(probabilities, actual, temperature):
    logs = np.log(np.maximum(probabilities.astype(np.float64), np.finfo(np.float32).tiny))
    return -log_softmax(logs / temperature, axis=1)[np.arange(len(actual)), actual].mean()


def reliability(probabilities, actual):
    confidence = probabilities.max(axis=1).astype(np.float64)
    right = probabilities.argmax(axis=1) == actual
    bins, error = [], 0.0
    for i in range(15):
        inside = (confidence > i / 15) & (confidence <= (i + 1) / 15)
        n = int(inside.sum())
        mean, accuracy = (confidence[inside].mean(), right[inside].mean()) if n else (0.0, 0.0)
        bins.append({"images": n, "confidence": float(mean), "accuracy": float(accuracy)})
        error += n / len(actual) * abs(accuracy - mean)
    return {"calibrationError": error, "bins": bins}


def risk_coverage(probabilities, actual):
    """The area by definition; none where some are equally sure, see tied()."""
    confidence = probabilities.max(axis=1)
    if len(set(confidence)) < len(confidence):
        return None
    wrong = (probabilities.argmax(axis=1) != actual)[np.argsort(-confidence)]
    risks = np.cumsum(wrong) / np.arange(1, len(wrong) + 1)
    return float(risks.mean())


def threshold(probabilities, actual):
    confidence = probabilities.max(axis=1)
    wrong = probabilities.argmax(axis=1) != actual
    z = norm.ppf(0.975)
    chosen = None
    for t in sorted(set(confidence)):
        n, k = int((confidence >= t).sum()), int(wrong[confidence >= t].sum())
        p = k / n
        upper = (p + z * z / (2 * n) + z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n)
        if upper <= wrong.mean() / 2:
            chosen = float(t)
            break
    return chosen


def tied():
    """The mean of the area over every order of equally sure images."""
    confidence = [1.0, 1.0, 1.0, 0.75, 0.5, 0.5]
    wrong = [0, 1, 0, 0, 1, 0]
    areas = []
    for order in itertools.permutations(range(6)):
        if all(confidence[a] >= confidence[b] for a, b in zip(order, order[1:])):
            errors = list(itertools.accumulate(wrong[i] for i in order))
            areas.append(sum(Fraction(e, i + 1) for i, e in enumerate(errors)) / 6)
    return {"confidence": confidence, "wrong": wrong, "area": float(sum(areas) / len(areas))}


def case(seed, images, classes, strength, noise, sharpness):
    """Logits that favour the true class; sharpness is what training gets wrong about them."""
    random = np.random.default_rng(seed)
    actual = random.integers(classes, size=images)
    logits = random.normal(size=(images, classes)) * noise
    logits[np.arange(images), actual] += strength
    probabilities = softmax(logits * sharpness, axis=1).astype(np.float32)
    # Ten digits for the file; what is computed below starts from them too.
    probabilities = np.array([[np.float32(f"{p:.7g}") for p in row] for row in probabilities])
    temperature = best_temperature(probabilities, actual)
    after = calibrated(probabilities, temperature)
    return {
        "actual": actual.tolist(),
        "probabilities": [[float(f"{p:.7g}") for p in row] for row in probabilities],
        "temperature": temperature,
        "logLoss": log_loss(probabilities, actual, 1),
        "logLossCalibrated": log_loss(probabilities, actual, temperature),
        "before": reliability(probabilities, actual),
        "after": reliability(after, actual),
        "area": risk_coverage(probabilities, actual),
        "threshold": threshold(after, actual),
    }


def main():
    json.dump(
        {
            "by": f"NumPy {np.__version__}, SciPy {scipy.__version__}",
            "tooSure": case(1, 300, 4, 2.0, 1.0, 3.0),
            "notSureEnough": case(2, 240, 5, 3.0, 1.0, 0.4),
            "flushedToZero": case(3, 200, 3, 6.0, 4.0, 8.0),
            "tied": tied(),
        },
        sys.stdout,
    )
    print()


if __name__ == "__main__":
    main()
