"""Writes the samples on real data in media/samples: /usr/bin/python3 scripts/samples/samples.py.

The data come with Debian's python3-sklearn. Our own runner (train.mjs beside this file) draws the weights and trains them; NumPy
computes the same from the same first weights, and what each file says of itself is what NumPy counts.
"""

import csv
import json
import pathlib
import struct
import subprocess

import numpy as np
from sklearn.datasets import load_digits, load_iris

here = pathlib.Path(__file__).parent
folder = here.parent.parent / "media" / "samples"
# Digits of a weight that are kept.
DECIMALS = 4


def drawn(kinds, seed, *sizes):
    """Rows in a drawn order: first so many of each kind, then as many as comes next, none of them twice."""
    draw = np.random.default_rng(seed)
    order = draw.permutation(len(kinds))
    ends = np.cumsum(sizes)
    parts = [
        [row for kind in np.unique(kinds) for row in order[kinds[order] == kind][end - size : end]]
        for size, end in zip(sizes, ends)
    ]
    return np.concatenate([draw.permutation(part) for part in parts])


def write_iris():
    """All rows as CSV: forty of each species, then the ten that are left."""
    iris = load_iris()
    with open(folder / "iris.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*IRIS_INPUTS, "species"])
        for row in drawn(iris.target, 1936, 40, 10):
            writer.writerow([*iris.data[row], iris.target_names[iris.target[row]]])


def write_digits():
    """Thirty images of each digit, then ten of each, as IDX."""
    digits = load_digits()
    rows = drawn(digits.target, 1998, 30, 10)
    images, labels = digits.images[rows].astype("u1"), digits.target[rows].astype("u1")
    header = struct.pack(">BBBBIII", 0, 0, 8, 3, *images.shape)
    (folder / DIGITS["images"]).write_bytes(header + images.tobytes())
    (folder / DIGITS["labels"]).write_bytes(struct.pack(">BBBBI", 0, 0, 8, 1, len(labels)) + labels.tobytes())


IRIS_INPUTS = ["sepal length", "sepal width", "petal length", "petal width"]
IRIS = {"file": "iris.csv", "inputs": IRIS_INPUTS, "targets": ["species"], "oneHot": True}
SPECIES = ["setosa", "versicolor", "virginica"]
DIGITS = {"images": "digits-images.idx3-ubyte", "labels": "digits-labels.idx1-ubyte", "scale": 16, "oneHot": 10}


def softmax(z):
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


# f, and f′ by z.
ACTIVATIONS = {
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype("f8")),
}


def iris_rows():
    with open(folder / "iris.csv", newline="") as file:
        rows = list(csv.reader(file))[1:]
    inputs = np.array([[float(cell) for cell in row[:4]] for row in rows])
    return inputs, np.array([SPECIES.index(row[4]) for row in rows])


def digits_rows():
    images = (folder / DIGITS["images"]).read_bytes()
    labels = (folder / DIGITS["labels"]).read_bytes()
    count, height, width = struct.unpack(">III", images[4:16])
    return np.frombuffer(images, "u1", offset=16).reshape(count, height * width) / 16, np.frombuffer(labels, "u1", offset=8)


def outputs(layers, activation, inputs):
    z = inputs @ layers[0][0].T + layers[0][1]
    a = ACTIVATIONS[activation][0](z)
    return z, a, softmax(a @ layers[1][0].T + layers[1][1])


def trained(layers, network, inputs, kinds):
    """Gradient descent in batches, in the order of the file: for softmax with cross-entropy, δ is a − y."""
    activation, training = network["layers"][0]["activation"], network["training"]
    (W1, b1), (W2, b2) = [[array.copy() for array in layer] for layer in layers]
    rate, size = training["learningRate"], training["batchSize"]
    for start in list(range(0, len(inputs), size)) * training["epochs"]:
        x, kind = inputs[start : start + size], kinds[start : start + size]
        z, a, p = outputs([(W1, b1), (W2, b2)], activation, x)
        delta2 = (p - np.eye(p.shape[1])[kind]) / len(x)
        delta1 = delta2 @ W2 * ACTIVATIONS[activation][1](z)
        W2 -= rate * delta2.T @ a
        b2 -= rate * delta2.sum(axis=0)
        W1 -= rate * delta1.T @ x
        b1 -= rate * delta1.sum(axis=0)
    return [(W1, b1), (W2, b2)]


def arrays(layers):
    return [(np.array(layer["weights"], "f8"), np.array(layer["biases"], "f8")) for layer in layers]


def run(text, *options):
    command = ["node", here / "train.mjs", folder, *options]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


def write_network(name, network, rows, epochs, describe):
    """`network` trains before it is written, and goes on for so many `epochs` in the file."""
    inputs, kinds = rows
    count = network["examples"]["limit"]
    hidden = network["layers"][0]["activation"]

    def right(layers):
        is_right = outputs(layers, hidden, inputs)[2].argmax(axis=1) == kinds
        return [int(is_right[:count].sum()), int(is_right[count:].sum())]

    def same(layers, expected):
        for ours, theirs in zip(arrays(layers), expected):
            for one, other in zip(ours, theirs):
                np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-12)

    before = json.loads(run(json.dumps(network)))
    same(before["last"]["layers"], trained(arrays(before["first"]["layers"]), network, inputs[:count], kinds[:count]))
    layers = [
        {
            **{key: value for key, value in layer.items() if key not in ("neurons", "init")},
            "weights": np.round(known["weights"], DECIMALS).tolist(),
            "biases": np.round(known["biases"], DECIMALS).tolist(),
        }
        for layer, known in zip(network["layers"], before["last"]["layers"])
    ]
    first = arrays(layers)
    file = {**network, "layers": layers, "training": {**network["training"], "epochs": epochs}}
    last = trained(first, file, inputs[:count], kinds[:count])
    description = describe(right(first), right(last))
    text = run(json.dumps({"name": network["name"], "description": description, **file}, ensure_ascii=False), "--format")
    after = json.loads(run(text))
    same(after["last"]["layers"], last)
    assert [after["first"]["right"], after["last"]["right"]] == [right(first), right(last)]
    (folder / f"{name}.nn.json").write_text(text)
    print(name, right(arrays(before["first"]["layers"])), right(first), right(last))


write_iris()
write_digits()
write_network(
    "iris",
    {
        "name": "Iris",
        "layers": [
            {"name": "hidden", "activation": "sigmoid", "neurons": 8, "init": {"method": "xavierUniform", "seed": 1}},
            {"name": "species", "activation": "softmax", "neurons": 3, "init": {"method": "xavierUniform", "seed": 1}},
        ],
        "cost": "crossEntropy",
        "examples": {**IRIS, "classes": SPECIES, "limit": 120},
        "validation": {**IRIS, "skip": 120},
        "training": {"learningRate": 0.1, "epochs": 5, "batchSize": 10},
    },
    iris_rows(),
    15,
    lambda first, last: (
        "Three species of iris, told apart by four lengths in centimetres: the 150 flowers of R. A. Fisher, The use of multiple "
        "measurements in taxonomic problems, 1936. The rows of iris.csv are shuffled, so that its first 120, which are trained on, "
        "have 40 of each species, and the last 30, for validation, 10. The weights were drawn at random and trained for 5 epochs of "
        f"12 gradient steps: {first[0]} of 120 are right, and {first[1]} of the 30 for validation. The 15 epochs to come make it "
        f"{last[0]} and {last[1]}."
    ),
)
write_network(
    "digits",
    {
        "name": "Handwritten digits",
        "layers": [
            {"name": "hidden", "activation": "relu", "neurons": 16, "init": {"method": "heNormal", "seed": 1}},
            {"name": "digit", "activation": "softmax", "neurons": 10, "init": {"method": "xavierUniform", "seed": 1}},
        ],
        "cost": "crossEntropy",
        "examples": {**DIGITS, "limit": 300},
        "validation": {**DIGITS, "skip": 300},
        "training": {"learningRate": 0.1, "epochs": 2, "batchSize": 10},
    },
    digits_rows(),
    6,
    lambda first, last: (
        "Digits of 8 × 8 pixels, 40 of each, drawn from the data set Optical Recognition of Handwritten Digits of E. Alpaydin and "
        "C. Kaynak, UCI Machine Learning Repository, 1998. 300 are trained on, 100 are for validation. The weights were drawn at random "
        f"and trained for 2 epochs of 30 gradient steps: {first[0]} of 300 are right, and {first[1]} of the 100 for validation. The 6 "
        f"epochs to come make it {last[0]} and {last[1]}."
    ),
)
