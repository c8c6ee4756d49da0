"""Int8 models whose sums fit everywhere, and whose rows do not disturb one another."""

from importlib.resources import files
from typing import Any

import numpy as np
import onnx
import onnxruntime
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

from graphbuilder.nlp.encoder.component import NETWORK
from graphbuilder.training.quantization import (
    MOST,
    keep_within_16_bits,
    scale_rows,
    sums_of_neighbours,
)

WEIGHTS = np.random.default_rng(7).normal(size=(16, 6)).astype(np.float32)


def quantised(weights: NDArray[np.int8], scales: NDArray[np.float32]) -> ModelProto:
    """Give a product of matrices as `quantize_dynamic` writes it."""
    rows, columns = weights.shape
    nodes = [
        helper.make_node("Relu", ["x"], ["positive"]),
        helper.make_node("DynamicQuantizeLinear", ["positive"], ["x8", "x_scale", "x_zero"]),
        helper.make_node("MatMulInteger", ["x8", "w8", "x_zero", "w_zero"], ["whole"]),
        helper.make_node("Cast", ["whole"], ["cast"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["x_scale", "w_scale"], ["scales"]),
        helper.make_node("Mul", ["cast", "scales"], ["y"]),
    ]
    tensors: dict[str, NDArray[Any]] = {
        "w8": weights,
        "w_scale": scales,
        "w_zero": np.zeros(columns, dtype=np.int8),
    }
    graph = helper.make_graph(
        nodes,
        "product",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, None, rows])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [1, None, columns])],
        [numpy_helper.from_array(values, name) for name, values in tensors.items()],
    )
    opset = [helper.make_opsetid("", 18)]
    return helper.make_model(graph, opset_imports=opset, ir_version=9)


def of(weights: NDArray[np.float32]) -> ModelProto:
    scales = (np.abs(weights).max(axis=0) / 127).astype(np.float32)
    return quantised(np.rint(weights / scales).astype(np.int8), scales)


def run(model: ModelProto, numbers: NDArray[np.float32]) -> NDArray[np.float32]:
    session = onnxruntime.InferenceSession(
        model.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    result: NDArray[np.float32] = session.run(["y"], {"x": numbers})[0]
    return result


def tensor(model: ModelProto, name: str) -> NDArray[np.float32]:
    found = next(t for t in model.graph.initializer if t.name == name)
    return numpy_helper.to_array(found).astype(np.float32)


@given(arrays(np.int8, (8, 3), elements=st.integers(-127, 127)))
def test_no_sum_of_neighbours_leaves_16_bits_and_weights_stay_what_they_were(
    weights: NDArray[np.int8],
) -> None:
    model = quantised(weights, np.array([1, 0.5, 0.25], dtype=np.float32))
    before = tensor(model, "w8") * tensor(model, "w_scale")

    keep_within_16_bits(model)

    scales = tensor(model, "w_scale")
    assert sums_of_neighbours(tensor(model, "w8")).max() <= MOST
    assert 255 * MOST < 2**15
    assert (np.abs(tensor(model, "w8") * scales - before) <= scales * 0.5001).all()


def test_weights_that_fit_are_left_alone() -> None:
    weights = np.array([[60, -127], [68, 127], [-127, 3], [0, 5]], dtype=np.int8)
    model = quantised(weights, np.ones(2, dtype=np.float32))

    keep_within_16_bits(model)

    assert (tensor(model, "w8") == weights).all()
    assert (tensor(model, "w_scale") == 1).all()


def test_the_largest_products_are_right_on_this_processor() -> None:
    weights = np.full((16, 2), 127, dtype=np.int8)
    model = quantised(weights, np.ones(2, dtype=np.float32))
    keep_within_16_bits(model)

    found = run(model, np.full((1, 1, 16), 255, dtype=np.float32))

    assert found == pytest.approx(16 * 127 * 255, rel=0.01)


def test_a_row_of_large_numbers_does_not_blur_the_others() -> None:
    numbers = np.abs(np.random.default_rng(11).normal(size=(1, 4, 16))).astype(np.float32)
    numbers[0, 2] *= 1000
    plain, scaled = of(WEIGHTS), of(WEIGHTS)
    for model in (plain, scaled):
        keep_within_16_bits(model)
    scale_rows(scaled)

    wanted = numbers @ WEIGHTS
    small = [0, 1, 3]
    assert np.abs(run(plain, numbers) - wanted)[0, small].max() > 1
    assert np.abs(run(scaled, numbers) - wanted)[0, small].max() < 0.2
    assert run(scaled, numbers)[0, 2] == pytest.approx(wanted[0, 2], abs=200)


def test_a_row_of_zeros_gives_zeros() -> None:
    model = of(WEIGHTS)
    scale_rows(model)

    assert (run(model, np.zeros((1, 2, 16), dtype=np.float32)) == 0).all()


def test_nothing_in_the_packed_network_leaves_16_bits() -> None:
    folder = files("graphbuilder.nlp") / "weights" / "en" / "graphbuilder_encoder"
    model = onnx.load_from_string((folder / NETWORK).read_bytes())
    weights = {node.input[1] for node in model.graph.node if node.op_type == "MatMulInteger"}

    too_large = [n for n in weights if sums_of_neighbours(tensor(model, n)).max() > MOST]

    assert weights
    assert too_large == []
