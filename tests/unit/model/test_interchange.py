"""Analyses go through JSON unchanged, and JSON that is none is refused by name."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from graphbuilder.errors import AnalysisError
from graphbuilder.model import Analysis, from_json, from_record, to_json, to_record
from tests.builders import make_analysis, make_document
from tests.unit.rdf.strategies import analyses


@given(analyses())
def test_any_analysis_reads_back_as_it_was_written(analysis: Analysis) -> None:
    # A document that names no language is one in English.
    document = replace(analysis.document, language=analysis.document.language or "en")
    assert from_json(to_json(analysis)) == replace(analysis, document=document)


@pytest.mark.parametrize(
    "analysis",
    [
        pytest.param(make_analysis(), id="everything"),
        pytest.param(Analysis(document=make_document()), id="nothing found"),
        pytest.param(Analysis(document=make_document(date=None)), id="no date"),
        pytest.param(
            Analysis(document=make_document(text="Klopstokia «à côté» 𝄞\nasks.")), id="not ASCII"
        ),
    ],
)
def test_an_analysis_is_one_line_and_reads_back_equal(analysis: Analysis) -> None:
    line = to_json(analysis)
    assert "\n" not in line
    assert from_json(line) == analysis


def test_letters_beyond_ascii_stay_readable() -> None:
    assert "Tiflis’ «note»" in to_json(Analysis(document=make_document(text="Tiflis’ «note»")))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        pytest.param(
            None,
            "id title date publisher url language text actors agreements positions provisions",
            id="document",
        ),
        pytest.param("actors", "id name kind party wikidata mentions", id="actor"),
        pytest.param("agreements", "id name year wikidata mentions", id="agreement"),
        pytest.param(
            "positions",
            "id holder act addressee reporter cites strength confidence condition responds_to "
            "cue content sentence origin",
            id="position",
        ),
        pytest.param("provisions", "agreement mode content reporter", id="provision"),
    ],
)
def test_the_keys_of_an_object_and_their_order_are_fixed(name: str | None, keys: str) -> None:
    record = json.loads(to_json(make_analysis()))
    assert list(record[name][0] if name else record) == keys.split()


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        pytest.param("cue", ["text", "start", "end"], id="cue"),
        pytest.param("content", ["text", "start", "end"], id="content"),
        pytest.param("sentence", ["start", "end"], id="the sentence is not written out"),
    ],
)
def test_the_spans_of_a_position_have_fixed_keys(name: str, keys: list[str]) -> None:
    assert list(to_record(make_analysis())["positions"][0][name]) == keys


def test_a_position_is_written_by_value() -> None:
    position = to_record(make_analysis())["positions"][0]
    assert {name: position[name] for name in ("holder", "act", "cites", "strength")} == {
        "holder": ["RUR", "BOR"],
        "act": "demand",
        "cites": ["zenda"],
        "strength": 3,
    }


def test_unknown_fields_are_ignored() -> None:
    record = to_record(make_analysis())
    for thing in (record, *record["actors"], *record["positions"], *record["provisions"]):
        thing["annotator"] = {"name": "someone else"}
    assert from_record(record) == make_analysis()


def test_what_may_be_missing_has_its_default() -> None:
    assert from_json('{"id": "note", "text": "Lutz waits."}') == Analysis(
        document=make_document(
            id="note", text="Lutz waits.", title="", date=None, publisher="", url=""
        )
    )


def change_in(path: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 # any JSON
    """Make the record of the dispatch with another value at a path, or without it."""
    record = to_record(make_analysis())
    *steps, last = path.split(".")
    thing: Any = record
    for step in steps:
        thing = thing[int(step)] if step.isdigit() else thing[step]
    if value is ...:
        del thing[last]
    else:
        thing[last] = value
    return record


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        pytest.param("id", ..., "field 'id' is missing", id="no id"),
        pytest.param("text", ..., "'dispatch': field 'text' is missing", id="no text"),
        pytest.param("text", 7, "'dispatch'", id="text that is a number"),
        pytest.param("date", "May", "'May' is no date", id="no date"),
        pytest.param("date", 1994, "'dispatch'", id="date that is a number"),
        pytest.param("actors", None, "'dispatch'", id="actors that are null"),
        pytest.param("actors.0.kind", "realm", "'dispatch'.*'realm'", id="unknown kind"),
        pytest.param("actors.0.name", ..., "'dispatch': field 'name'", id="actor without name"),
        pytest.param("positions.0.act", "sulk", "'dispatch'.*'sulk'", id="unknown act"),
        pytest.param("positions.0.holder", ..., "field 'holder' is missing", id="no holder"),
        pytest.param("positions.0.holder", [], "'p1' has no holder", id="empty holder"),
        pytest.param("positions.0.confidence", None, "'dispatch'", id="confidence that is null"),
        pytest.param(
            "positions.0.content", "the locks", "'dispatch'", id="content without offsets"
        ),
        pytest.param("positions.0.content.start", "0", "'dispatch'", id="offset that is text"),
        pytest.param("positions.0.sentence.end", 9000, "does not fit", id="sentence too long"),
        pytest.param("provisions.0.mode", "hopes", "'dispatch'.*'hopes'", id="unknown mode"),
        pytest.param("provisions.0.agreement", [], "names no agreement", id="no agreement"),
    ],
)
def test_a_malformed_record_names_the_document_and_what_is_wrong(
    path: str, value: object, message: str
) -> None:
    line = json.dumps(change_in(path, value))
    with pytest.raises(AnalysisError, match=message):
        from_json(line)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        pytest.param("", "not JSON", id="empty"),
        pytest.param('{"id": "note", ', "not JSON", id="cut off"),
        pytest.param("[]", "without an object", id="a list"),
        pytest.param("null", "without an object", id="null"),
        pytest.param('"note"', "without an object", id="a string"),
    ],
)
def test_what_is_no_json_object_is_refused(line: str, message: str) -> None:
    with pytest.raises(AnalysisError, match=message):
        from_json(line)
