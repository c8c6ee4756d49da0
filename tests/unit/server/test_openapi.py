"""The description of the API is true: what it allows is answered as it says."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.unit.server.conftest import TOKEN, serving

#: What a schema cannot say is that a name must be one of this graph, and so that it may be refused.
_BEYOND_SCHEMAS = "positive_data_acceptance"


@pytest.fixture(scope="module")
def address(graph: Path) -> Iterator[str]:
    """Give the address of a server that may be written with a token that nobody shows."""
    with serving(graph, token=TOKEN) as client:
        yield str(client.base_url)


def test_requests_made_from_the_description_are_answered_as_it_says(
    address: str, tmp_path: Path
) -> None:
    program = shutil.which("schemathesis", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("schemathesis is not installed")
    command = [
        program,
        "run",
        f"{address}/openapi.json",
        "--no-color",
        "--generation-deterministic",
    ]
    options = {
        "--phases": "examples,coverage,fuzzing",
        "--max-examples": "5",
        "--max-time": "20",
        "--exclude-checks": _BEYOND_SCHEMAS,
        "--warnings": "off",  # that nobody may write here is meant
    }

    done = subprocess.run(  # noqa: S603 # our own
        [
            *command,
            "--generation-deterministic",
            *(word for pair in options.items() for word in pair),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_lists_and_things_are_described_with_examples(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    positions = described["paths"]["/api/positions"]["get"]

    assert {parameter["name"] for parameter in positions["parameters"]} == {
        "act",
        "holder",
        "addressee",
        "agreement",
        "issue",
        "document",
        "since",
        "until",
        "min_confidence",
        "limit",
        "offset",
    }
    assert {"200", "400", "422", "503", "504"} <= set(positions["responses"])
    assert described["components"]["schemas"]["NewDocument"]["examples"]


def test_what_writes_is_described_as_needing_the_token(client: httpx.Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]

    assert paths["/api/documents"]["post"]["security"] == [{"HTTPBearer": []}]
    assert paths["/api/documents/{id}"]["delete"]["security"] == [{"HTTPBearer": []}]
    assert "security" not in paths["/api/documents"]["get"]
