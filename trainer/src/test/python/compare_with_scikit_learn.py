#!/usr/bin/env python3
"""Compares the figures of `fovea evaluate` with scikit-learn's, from the predictions of the same run.

    ./fovea evaluate --model m.zip --dataset mnist --predictions p.jsonl --json > report.json
    trainer/src/test/python/compare_with_scikit_learn.py p.jsonl report.json

Ends with 0 and one line if all agree, with 1 and a line for each that does not.
"""

import json
import sys

from sklearn import __version__
from sklearn.metrics import classification_report, confusion_matrix

LAST_BITS = 1e-15


def judged(path):
    """Images that could not be read have no label, and no figure counts them."""
    with open(path) as lines:
        rows = [json.loads(line) for line in lines]
    rows = [row for row in rows if "label" in row]
    return [row["actual"] for row in rows], [row["label"] for row in rows]


def differences(ours, actual, predicted):
    report = classification_report(actual, predicted, output_dict=True, zero_division=0)

    def compare(what, our, theirs):
        if not abs(our - theirs) <= LAST_BITS:
            yield f"{what}: {our!r}, scikit-learn: {theirs!r}"

    yield from compare("labelled", ours["labelled"], len(actual))
    yield from compare("accuracy", ours["accuracy"]["value"], report["accuracy"])
    for average in ("macro", "weighted"):
        for figure in ("precision", "recall", "f1"):
            theirs = report[average + " avg"]["f1-score" if figure == "f1" else figure]
            yield from compare(f"{average} {figure}", ours[average][figure], theirs)
    labels = sorted(set(actual) | set(predicted))
    if sorted(c["label"] for c in ours["classes"]) != labels:
        yield f"classes: {[c['label'] for c in ours['classes']]}, scikit-learn: {labels}"
        return
    for c in ours["classes"]:
        theirs = report[c["label"]]
        for figure, name in (("precision", "precision"), ("recall", "recall"), ("f1", "f1-score"), ("support", "support")):
            yield from compare(f"class {c['label']}, {figure}", c[figure], theirs[name])
    cells = {(c["actual"], c["predicted"]): c["count"] for c in ours["confusion"]}
    matrix = confusion_matrix(actual, predicted, labels=labels)
    for i, true in enumerate(labels):
        for j, taken in enumerate(labels):
            yield from compare(f"{true} taken for {taken}", cells.get((true, taken), 0), int(matrix[i][j]))


def main(predictions, report):
    with open(report) as file:
        ours = json.load(file)
    actual, predicted = judged(predictions)
    found = list(differences(ours, actual, predicted))
    for difference in found:
        print(difference)
    if not found:
        print(f"scikit-learn {__version__} agrees on {len(actual)} images and {len(ours['classes'])} classes")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2]))
