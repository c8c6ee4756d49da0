"""What int8 arithmetic needs to be exact on every processor, and near to the network's own.

ONNX Runtime multiplies unsigned activations by signed weights. Processors without VNNI or the
like add each two neighbouring products in 16 bits, and what does not fit is cut off: the same
model says other things there. And one scale serves a whole window, so that a single word with
large numbers leaves all others a few steps of 256. Both are mended in the quantised model.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, helper, numpy_helper

#: The largest sum of two neighbouring weights of a sign: 255 times it still fits into 16 bits.
MOST = (2**15 - 1) // 255

#: By so much a scale grows at a time while rounding still leaves a sum too large.
_GROWTH = 1.002

#: No row is divided by less.
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class _Product:
    """A product of matrices in int8.

    Attributes:
        activations: What is quantised as it comes.
        weights: The name of the weights, of which each column has its own scale.
        scales: The name of their scales.
        rescaled: What multiplies the whole numbers by the scales of both sides.
    """

    activations: NodeProto
    weights: str
    scales: str
    rescaled: NodeProto


def keep_within_16_bits(model: ModelProto) -> None:
    """Make the weights of a model smaller, and their scales larger, until no sum overflows.

    Args:
        model: A model as `onnxruntime.quantization.quantize_dynamic` leaves it, with a scale for
            each column; changed in place.
    """
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    for weights, scales in sorted({(p.weights, p.scales) for p in _products(model)}):
        before = numpy_helper.to_array(tensors[weights]).astype(np.float32)
        smaller, larger = _fitting(before, numpy_helper.to_array(tensors[scales]))
        tensors[weights].CopyFrom(numpy_helper.from_array(smaller, weights))
        tensors[scales].CopyFrom(numpy_helper.from_array(larger, scales))


def sums_of_neighbours(weights: NDArray[np.number]) -> NDArray[np.float32]:
    """The largest sum of two neighbours that have one sign, by column.

    Args:
        weights: (rows, columns), of which the rows 0 and 1, 2 and 3 and so on are multiplied and
            added together.

    Returns:
        (columns,), without signs.
    """
    even = weights[: len(weights) // 2 * 2].astype(np.float32)
    first, second = even[::2], even[1::2]
    sums = np.where(first * second > 0, np.abs(first + second), 0)
    largest: NDArray[np.float32] = sums.max(axis=0, initial=0)
    return largest


def scale_rows(model: ModelProto) -> None:
    """Divide what is multiplied by its largest number in each row, and multiply by it after.

    What attention gathers is left as it is: its rows are means and much alike.

    Args:
        model: A model as `onnxruntime.quantization.quantize_dynamic` leaves it; changed in place.
    """
    products = list(_products(model))
    makers = {name: node for node in model.graph.node for name in node.output}
    before: dict[str, list[NodeProto]] = {}
    after: dict[str, NodeProto] = {}
    axis = numpy_helper.from_array(np.array([-1], dtype=np.int64), "row_axis")
    least = numpy_helper.from_array(np.array(_LEAST, dtype=np.float32), "row_least")
    model.graph.initializer.extend([axis, least])
    for product in products:
        source, result = product.activations.input[0], product.rescaled.output[0]
        if source in makers and makers[source].op_type == "Reshape":
            continue
        scale = f"{source}_rows"
        before[product.activations.output[0]] = _divide(source, scale, product.activations)
        product.rescaled.output[0] = f"{result}_of_rows"
        after[f"{result}_of_rows"] = helper.make_node("Mul", [f"{result}_of_rows", scale], [result])
    nodes: list[NodeProto] = []
    for node in model.graph.node:
        nodes.extend(before.get(node.output[0], [node]))
        if node.output[0] in after:
            nodes.append(after[node.output[0]])
    del model.graph.node[:]
    model.graph.node.extend(nodes)


def _divide(source: str, scale: str, quantizer: NodeProto) -> list[NodeProto]:
    """The nodes that scale the rows of a tensor and quantise it."""
    scaled = NodeProto()
    scaled.CopyFrom(quantizer)
    scaled.input[0] = f"{source}_scaled"
    return [
        helper.make_node("Abs", [source], [f"{source}_sizes"]),
        helper.make_node("ReduceMax", [f"{source}_sizes", "row_axis"], [f"{source}_largest"]),
        helper.make_node("Max", [f"{source}_largest", "row_least"], [scale]),
        helper.make_node("Div", [source, scale], [f"{source}_scaled"]),
        scaled,
    ]


def _fitting(
    weights: NDArray[np.float32], scales: NDArray[np.float32]
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Weights of which no two neighbours are too large together, and their scales."""
    factors = np.maximum(sums_of_neighbours(weights) / MOST, 1).astype(np.float32)
    while True:
        smaller = np.rint(weights / factors)
        too_large = sums_of_neighbours(smaller) > MOST
        if not too_large.any():
            return smaller.astype(np.int8), scales * factors
        factors[too_large] *= _GROWTH


def _products(model: ModelProto) -> Iterator[_Product]:
    """The products of a quantised model: MatMulInteger, Cast and Mul, and what they read."""
    makers = {name: node for node in model.graph.node for name in node.output}
    users: dict[str, list[NodeProto]] = defaultdict(list)
    for node in model.graph.node:
        for name in node.input:
            users[name].append(node)
    for node in model.graph.node:
        if node.op_type != "MatMulInteger":
            continue
        (cast,) = users[node.output[0]]
        (rescaled,) = users[cast.output[0]]
        (both,) = (makers[name] for name in rescaled.input if name != cast.output[0])
        (scales,) = (name for name in both.input if name not in makers)
        yield _Product(makers[node.input[0]], node.input[1], scales, rescaled)
