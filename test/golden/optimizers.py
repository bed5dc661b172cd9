"""Writes optimizers.json beside this file: what PyTorch makes of small networks with each of its optimizers, in float64.

Debian's python3-torch is enough: /usr/bin/python3 test/golden/optimizers.py. The tests read what is kept; they need no PyTorch.
"""

import json
import math
import pathlib

import torch

torch.set_default_dtype(torch.float64)

SIZES = [3, 4, 3, 2]
ACTIVATIONS = {"tanh": torch.tanh, "softplus": torch.nn.functional.softplus, "sigmoid": torch.sigmoid}
EXAMPLES = 5
BATCH = 2
# Gradient steps after which the parameters are kept; an epoch has three.
KEPT = [1, 2, 10, 100]


def scattered(*at):
    return round(math.sin(1 + sum(each * factor for each, factor in zip(at, (1.7, 2.9, 0.6)))), 3)


layers = [
    {
        "activation": activation,
        "weights": [[scattered(l, j, k) for k in range(SIZES[l])] for j in range(SIZES[l + 1])],
        "biases": [scattered(l, j, 7) for j in range(SIZES[l + 1])],
    }
    for l, activation in enumerate(ACTIVATIONS)
]
examples = [
    {
        "input": [scattered(e, k, 3) for k in range(SIZES[0])],
        "target": [(e + j) % 3 / 2 for j in range(SIZES[-1])],
    }
    for e in range(EXAMPLES)
]

# What stands in `training`, and PyTorch's own way to say it. `decay` is the l2 of weights, or adamw's.
SGD = torch.optim.SGD
CASES = [
    ("sgd", {}, SGD, {}, 0.0),
    ("sgd with l2", {"l2": 0.05}, SGD, {}, 0.05),
    ("momentum", {"momentum": 0.9}, SGD, {"momentum": 0.9}, 0.0),
    ("momentum with l2", {"optimizer": {"name": "sgd", "momentum": 0.5}, "l2": 0.02}, SGD, {"momentum": 0.5}, 0.02),
    (
        "nesterov with l2",
        {"optimizer": {"name": "sgd", "momentum": 0.8, "nesterov": True}, "l2": 0.01},
        SGD,
        {"momentum": 0.8, "nesterov": True},
        0.01,
    ),
    ("adam", {"optimizer": {"name": "adam"}}, torch.optim.Adam, {}, 0.0),
    (
        "adam with l2",
        {"optimizer": {"name": "adam", "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-4}, "l2": 0.03},
        torch.optim.Adam,
        {"betas": (0.8, 0.95), "eps": 1e-4},
        0.03,
    ),
    ("adamw", {"optimizer": {"name": "adamw"}}, torch.optim.AdamW, {}, 0.01),
    ("adamw, a larger decay", {"optimizer": {"name": "adamw", "weightDecay": 0.2}}, torch.optim.AdamW, {}, 0.2),
    ("rmsprop", {"optimizer": {"name": "rmsprop"}}, torch.optim.RMSprop, {}, 0.0),
    (
        "rmsprop with l2",
        {"optimizer": {"name": "rmsprop", "alpha": 0.9, "epsilon": 1e-6}, "l2": 0.02},
        torch.optim.RMSprop,
        {"alpha": 0.9, "eps": 1e-6},
        0.02,
    ),
    ("adagrad", {"optimizer": {"name": "adagrad"}}, torch.optim.Adagrad, {}, 0.0),
    ("adagrad with l2", {"optimizer": {"name": "adagrad"}, "l2": 0.04}, torch.optim.Adagrad, {}, 0.04),
]
RATES = {SGD: 0.3, torch.optim.Adam: 0.02, torch.optim.AdamW: 0.02, torch.optim.RMSprop: 0.01, torch.optim.Adagrad: 0.1}
FROZEN = [
    ("", {}),
    (", layer 2 frozen", {2: {"weights": False, "biases": False}}),
    (", weights of layer 1 and biases of layer 3 frozen", {1: {"weights": False, "biases": True}, 3: {"weights": True, "biases": False}}),
]
REDUCTIONS = ["mean", "sum"]


def run(rule, rate, settings, decay, frozen, reduction):
    weights = [torch.tensor(layer["weights"], requires_grad=True) for layer in layers]
    biases = [torch.tensor(layer["biases"], requires_grad=True) for layer in layers]
    trained = lambda tensors, key: [t for l, t in enumerate(tensors, 1) if frozen.get(l, {}).get(key, True)]
    groups = [
        {"params": trained(weights, "weights"), "weight_decay": decay},
        {"params": trained(biases, "biases"), "weight_decay": 0.0},
    ]
    optimizer = rule(groups, lr=rate, **settings)
    kept = []
    steps = 0
    while steps < KEPT[-1]:
        for start in range(0, EXAMPLES, BATCH):
            batch = examples[start : start + BATCH]
            total = torch.zeros(())
            for example in batch:
                a = torch.tensor(example["input"])
                for w, b, activation in zip(weights, biases, ACTIVATIONS.values()):
                    a = activation(w @ a + b)
                total = total + 0.5 * ((a - torch.tensor(example["target"])) ** 2).sum()
            for tensor in weights + biases:
                tensor.grad = None
            (total / len(batch) if reduction == "mean" else total).backward()
            optimizer.step()
            steps += 1
            if steps in KEPT:
                # Neuron after neuron: its weights, then its bias.
                flat = [x for w, b in zip(weights, biases) for row, bias in zip(w.tolist(), b.tolist()) for x in [*row, bias]]
                kept.append({"steps": steps, "parameters": flat})
            if steps == KEPT[-1]:
                return kept
    return kept


cases = []
for name, training, rule, settings, decay in CASES:
    for frozen_name, frozen in FROZEN:
        for reduction in REDUCTIONS:
            if reduction == "sum" and (frozen or rule not in (SGD, torch.optim.Adam)):
                continue
            rate = RATES[rule] / (2 if reduction == "sum" else 1)
            file = {
                "layers": [{**layer, **({"trainable": frozen[l]} if l in frozen else {})} for l, layer in enumerate(layers, 1)],
                "cost": "halfSquaredError",
                "examples": examples,
                "training": {
                    "learningRate": rate,
                    "epochs": 34,
                    "batchSize": BATCH,
                    **({"reduction": reduction} if reduction != "mean" else {}),
                    **training,
                },
            }
            kept = run(rule, rate, settings, decay, frozen, reduction)
            cases.append({"name": name + frozen_name + (", summed" if reduction == "sum" else ""), "file": file, "kept": kept})

pathlib.Path(__file__).with_suffix(".json").write_text(
    json.dumps({"torch": torch.__version__, "cases": cases}, separators=(",", ":")) + "\n"
)
