"""What made a graph: the version and the settings of an extraction."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The program and the settings that read a document.

    It holds no clock time, so that the same build gives the same bytes.

    Attributes:
        version: The version of the extractor, such as ``0.1.0``.
        config_sha256: The hexadecimal SHA-256 of its settings, lexicons and weights.
    """

    version: str
    config_sha256: str
