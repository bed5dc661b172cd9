"""Writes the files in data/ beside this one, each by a tool that is not ours, and what stands in them as data/expected.json.

Python's csv, struct and gzip, numpy (Debian's python3-numpy), and safetensors by hand from its public description:
/usr/bin/python3 test/golden/data.py. The tests read what is kept; they need no Python.
"""

import csv
import gzip
import json
import pathlib
import struct

import numpy as np

folder = pathlib.Path(__file__).with_name("data")
folder.mkdir(exist_ok=True)
expected = {}

# CSV: the writer's own quotes and CRLF; a comma, a quote and a line break inside of cells.
flowers = [
    (5.1, 3.5, "setosa", "plain"),
    (7.0, 3.2, "versicolor", "with, comma"),
    (6.3, 3.3, "virginica", 'with "quotes"'),
    (4.9, 3.0, "setosa", "over\ntwo lines"),
    (6.4, 3.2, "versicolor", ""),
    (1e-05, -2.5e300, "virginica", "ünïcode"),
]
with open(folder / "flowers.csv", "w", newline="") as file:
    writer = csv.writer(file)
    writer.writerow(["length", "width", "kind", "note"])
    writer.writerows(flowers)
expected["flowers"] = {
    "inputs": [[length, width] for length, width, _, _ in flowers],
    "kinds": [kind for _, _, kind, _ in flowers],
    "lines": [2, 3, 4, 5, 7, 8],
}
with open(folder / "semicolons.csv", "w", newline="", encoding="utf-8-sig") as file:
    csv.writer(file, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([[1, 0.5], [2, 0.25]])

# IDX: as the MNIST files are laid out.
images = np.arange(4 * 3 * 2, dtype=np.uint8).reshape(4, 3, 2) * 10
labels = np.array([3, 0, 9, 1], dtype=np.uint8)
packed_images = struct.pack(">BBBBIII", 0, 0, 8, 3, *images.shape) + images.tobytes()
packed_labels = struct.pack(">BBBBI", 0, 0, 8, 1, *labels.shape) + labels.tobytes()
(folder / "images.idx3-ubyte").write_bytes(packed_images)
(folder / "labels.idx1-ubyte").write_bytes(packed_labels)
with gzip.GzipFile(folder / "images.idx3-ubyte.gz", "wb", mtime=0) as file:
    file.write(packed_images)
numbers = [1.5, -2.25, 1e-30]
(folder / "singles.idx1").write_bytes(struct.pack(">BBBBI3f", 0, 0, 13, 1, 3, *numbers))
(folder / "shorts.idx2").write_bytes(struct.pack(">BBBBII4h", 0, 0, 11, 2, 2, 2, 1, -2, 300, -30000))
expected["images"] = images.reshape(4, 6).tolist()
expected["labels"] = labels.tolist()
expected["singles"] = [float(np.float32(number)) for number in numbers]

# npy and npz: every type, both byte orders, both orders of axes.
values = [0, 1, 2, 3, 4, 100]
arrays = {kind: np.array(values, dtype=kind).reshape(3, 2) for kind in "i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8".split()}
arrays["b1"] = np.array([[True, False], [False, True], [True, True]])
arrays["big_i4"] = np.array(values, dtype=">i4").reshape(3, 2)
arrays["big_f8"] = np.array(values, dtype=">f8").reshape(3, 2)
arrays["fortran"] = np.asfortranarray(np.array(values, dtype="f4").reshape(3, 2))
arrays["fortran3"] = np.asfortranarray(np.arange(24, dtype="i2").reshape(2, 3, 4))
arrays["halves"] = np.array([0.1, -1.5, 65504, 6e-8, 0], dtype="f2")
arrays["long"] = np.array([2**53, -(2**53)], dtype="i8")
np.savez(folder / "arrays.npz", **arrays)
np.savez_compressed(folder / "packed.npz", x=np.arange(200, dtype="f8").reshape(20, 10), y=np.arange(20) % 3)
np.save(folder / "x.npy", np.arange(8, dtype="f4").reshape(4, 2) / 8)
np.save(folder / "y.npy", np.array([0, 1, 1, 0]))
expected["arrays"] = {
    name: array.reshape(array.shape[0], -1).astype("f8").tolist() for name, array in arrays.items()
}

# safetensors: eight bytes of the header's length, the header, the numbers.
weights = np.array([[0.5, -1.25, 3], [0.1, 2, -0.3]])
tensors = {
    "w64": ("F64", weights),
    "w32": ("F32", weights.astype("f4")),
    "w16": ("F16", weights.astype("f2")),
    "bf16": ("BF16", (weights.astype("f4").view("u4") >> 16).astype("u2")),
    "transposed": ("F64", np.ascontiguousarray(weights.T)),
    "bias": ("F32", np.array([0.75, -0.5], dtype="f4")),
    "counts": ("I64", np.array([1, 2])),
}
header, data = {"__metadata__": {"format": "pt"}}, b""
for name, (dtype, array) in tensors.items():
    start = len(data)
    data += array.tobytes()
    header[name] = {"dtype": dtype, "shape": list(array.shape), "data_offsets": [start, len(data)]}
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
(folder / "model.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
np.savez(folder / "model.npz", weight=weights.astype("f4"), bias=np.array([0.75, -0.5]))
expected["weights"] = {
    "w64": weights.tolist(),
    "w32": weights.astype("f4").astype("f8").tolist(),
    "w16": weights.astype("f2").astype("f8").tolist(),
    "bf16": ((weights.astype("f4").view("u4") >> 16) << 16).view("f4").astype("f8").tolist(),
    "bias": [0.75, -0.5],
}

(folder / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
