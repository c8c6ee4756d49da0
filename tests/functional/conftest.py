"""The graph of the seeds, built once."""

from pathlib import Path

import pytest

from graphbuilder.build import build

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Give the folder of the texts that the package comes with."""
    return SEEDS


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the graph of the seeds; tests read it and change nothing."""
    out = tmp_path_factory.mktemp("seeds") / "build"
    build([SEEDS], out)
    return out
