"""From the trained network to the files that the package reads: int8 ONNX beside its labels."""

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.export import Dim

from graphbuilder.nlp.encoder.component import LABELS, MANIFEST, NETWORK, TOKENIZER
from graphbuilder.nlp.encoder.labels import Labels
from graphbuilder.nlp.encoder.reading import Reading
from graphbuilder.training.network import Network
from graphbuilder.training.quantization import keep_within_16_bits, scale_rows
from graphbuilder.training.record import Record


def export(network: Network, folder: Path) -> tuple[bytes, bytes]:
    """Write a network as ONNX.

    Args:
        network: The trained network.
        folder: An empty folder for what comes in between.

    Returns:
        The bytes of the model as it is, and with its matrices in int8 and their activations
        scaled as they come, row by row; see :mod:`graphbuilder.training.quantization`. Both read
        ``pieces``, ``shapes`` and ``firsts`` of one text and give the fields of a
        :class:`~graphbuilder.nlp.encoder.reading.Reading`.
    """
    pieces, words = Dim("pieces", min=3, max=512), Dim("words", min=1, max=510)
    example = (torch.arange(1000, 1040), torch.ones(40, dtype=torch.long), torch.arange(1, 31))
    exact, small = folder / "exact.onnx", folder / "int8.onnx"
    torch.onnx.export(
        _OneText(network).eval(),
        example,
        str(exact),
        input_names=["pieces", "shapes", "firsts"],
        output_names=list(Reading._fields),
        dynamic_shapes=({0: pieces}, {0: pieces}, {0: words}),
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    quantize_dynamic(
        exact,
        small,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    model = onnx.load(small)
    keep_within_16_bits(model)
    scale_rows(model)
    return exact.read_bytes(), model.SerializeToString()


class _OneText(nn.Module):
    """The network for one text, without padding and without the dimension of the batch."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, firsts: Tensor) -> tuple[Tensor, ...]:
        # To add a constant 0 is left out of the model when it is optimised.
        nothing_masked = torch.zeros(1, 1, 1, 1)
        batch = (pieces[None], shapes[None], nothing_masked, firsts[None])
        return tuple(output.squeeze(0) for output in self.network(*batch))


def model_files(
    model: bytes, tokenizer: Tokenizer, labels: Labels, record: Record
) -> dict[str, bytes]:
    """Put the files of the component together.

    Args:
        model: The ONNX model.
        tokenizer: The tokenizer of the encoder.
        labels: The labels of the heads.
        record: What the manifest is to say.

    Returns:
        The bytes of each file by its name, the manifest with the hashes of the others.
    """
    files = {
        NETWORK: model,
        TOKENIZER: tokenizer.to_str().encode(),
        LABELS: labels.to_json(),
    }
    hashes = {name: sha256(content).hexdigest() for name, content in files.items()}
    manifest = json.dumps({"sha256": hashes, **asdict(record)}, indent=1, ensure_ascii=False)
    return {**files, MANIFEST: manifest.encode()}
