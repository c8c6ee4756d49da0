"""The figures that ``evaluate`` prints are those of the reference scorer."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from graphbuilder.cli import app

SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score_positions.py"
GOLD = SHARED / "gold" / "seed.jsonl"


@pytest.mark.skipif(not SCORER.exists(), reason=f"the reference scorer {SCORER} is not there")
@pytest.mark.skipif(not GOLD.exists(), reason=f"the gold document {GOLD} is not there")
def test_evaluate_prints_what_the_reference_scorer_prints(tmp_path: Path) -> None:
    runner = CliRunner()
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text(runner.invoke(app, ["extract", str(GOLD)]).stdout, encoding="utf-8")

    ours = runner.invoke(app, ["evaluate", str(GOLD), "--by-act"]).stdout
    theirs = subprocess.run(  # noqa: S603 # a script of ours beside the checkout
        [sys.executable, str(SCORER), str(GOLD), str(predicted), "--by-act"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout

    assert "position" in ours
    assert ours.startswith(theirs)
