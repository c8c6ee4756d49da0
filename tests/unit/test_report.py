"""The report of a build as a file."""

import json
from pathlib import Path

from graphbuilder.outputs import Contents
from graphbuilder.report import BuildReport, write_report


def test_a_report_takes_the_place_of_what_a_killed_build_left(tmp_path: Path) -> None:
    (tmp_path / ".report.json.4711.part").touch()
    (tmp_path / ".notes.part").touch()

    contents = Contents(
        documents=3, actors=None, agreements=None, positions=None, derived=None, files={}
    )
    write_report(BuildReport.of(contents, store="store", read=["a"]), tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {"report.json", ".notes.part"}
    assert json.loads((tmp_path / "report.json").read_text("utf-8"))["read"] == ["a"]
