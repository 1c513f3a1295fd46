#!/usr/bin/env python3
"""Computes what TwoSampleTestTest holds our test and index against, by SciPy and NumPy.

    drift_fixture.py > inference/src/test/resources/io/fovea/inference/drift/two-samples.json
"""

import json
import sys

import numpy as np
import scipy
from scipy.stats import chi2_contingency


def pooled(table):
    """Columns from the left until both rows expect at least 5; the rest joins the last."""
    rows = table.sum(axis=1)
    starts, start, total = [], 0, 0
    for column, both in enumerate(table.sum(axis=0)):
        total += both
        if total * rows.min() / rows.sum() >= 5:
            starts.append(start)
            start, total = column + 1, 0
    return np.add.reduceat(table, starts or [0], axis=1)


def stability(table):
    shares = table / table.sum(axis=1, keepdims=True)
    shares = shares + 0.5 / table.sum(axis=1).min()
    r, a = shares / shares.sum(axis=1, keepdims=True)
    return float(np.sum((a - r) * np.log(a / r)))


def compared(name, reference, actual):
    table = np.array([reference, actual])
    cells = pooled(table)
    one = cells.shape[1] == 1
    test = (0, 1) if one else chi2_contingency(cells, correction=False)[:2]
    return {
        "name": name,
        "reference": table[0].tolist(),
        "actual": table[1].tolist(),
        "pooledReference": cells[0].tolist(),
        "pooledActual": cells[1].tolist(),
        "statistic": float(test[0]),
        "pValue": float(test[1]),
        "stability": stability(cells),
    }


def main():
    random = np.random.default_rng(4)
    digits = [474, 505, 478, 486, 476, 461, 478, 497, 474, 471]
    sure = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 5, 3, 2, 5, 1, 10, 8, 12, 22, 4730]
    unsure = np.linspace(1, 20, 20) / np.linspace(1, 20, 20).sum()
    many = random.dirichlet(np.full(1000, 0.3))
    cases = [
        compared("nothing differs", digits, [n * 3 for n in digits]),
        compared("ten classes", digits, random.multinomial(300, np.full(10, 0.1))),
        compared("one class is all", digits, [0, 0, 0, 0, 0, 0, 0, 1000, 0, 0]),
        compared("sure, few images", sure, [0] * 17 + [1, 2, 197]),
        compared("sure, some images", sure, [0] * 10 + [1, 0, 1, 2, 0, 3, 1, 4, 8, 780]),
        compared("less sure", sure, random.multinomial(1000, unsure)),
        compared("broad", random.multinomial(2000, unsure), random.multinomial(500, unsure)),
        compared("a thousand classes", random.multinomial(20_000, many), random.multinomial(5000, many)),
        compared("millions", random.multinomial(5_000_000, unsure), random.multinomial(3_000_000, unsure)),
        compared("rest at the end", [500, 300, 1, 2], [400, 200, 0, 1]),
        compared("two classes", [900, 100], [180, 40]),
    ]
    json.dump({"by": f"SciPy {scipy.__version__}, NumPy {np.__version__}", "cases": cases}, sys.stdout)
    print()


if __name__ == "__main__":
    main()
