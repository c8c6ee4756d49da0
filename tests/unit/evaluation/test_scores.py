"""Counts over documents, and the figures and lines that follow from them."""

from dataclasses import replace
from pathlib import Path

import pytest

from graphbuilder.errors import CorpusError
from graphbuilder.evaluation import LEVELS, PRF, Scores, annotated, read_gold, score
from graphbuilder.model import Act, Analysis, to_json
from tests.builders import make_analysis, make_document, make_position, make_refusal


def score_one(found: Analysis) -> Scores:
    return score([annotated(make_analysis())], {"dispatch": annotated(found)})


@pytest.mark.parametrize(
    ("prf", "precision", "recall", "f1"),
    [
        pytest.param(PRF(hit=1, predicted=2, gold=4), 0.5, 0.25, 1 / 3, id="some"),
        pytest.param(PRF(hit=3, predicted=3, gold=3), 1.0, 1.0, 1.0, id="all"),
        pytest.param(PRF(hit=0, predicted=2, gold=2), 0.0, 0.0, 0.0, id="none right"),
        pytest.param(PRF(hit=0, predicted=0, gold=2), 0.0, 0.0, 0.0, id="none predicted"),
        pytest.param(PRF(hit=0, predicted=2, gold=0), 0.0, 0.0, 0.0, id="none in gold"),
    ],
)
def test_figures_follow_from_counts(prf: PRF, precision: float, recall: float, f1: float) -> None:
    assert (prf.precision, prf.recall, prf.f1) == pytest.approx((precision, recall, f1))


def test_an_analysis_agrees_with_itself_in_everything() -> None:
    scores = score_one(make_analysis())
    assert scores.documents == 1
    assert scores.levels == dict.fromkeys(LEVELS, PRF(hit=2, predicted=2, gold=2))
    assert scores.things == {
        "actor": PRF(hit=4, predicted=4, gold=4),
        "agreement": PRF(hit=1, predicted=1, gold=1),
        "provision": PRF(hit=1, predicted=1, gold=1),
    }
    assert scores.sides == scores.named == PRF(hit=4, predicted=4, gold=4)
    assert scores.by_act == {
        "demand": PRF(hit=1, predicted=1, gold=1),
        "reject": PRF(hit=1, predicted=1, gold=1),
    }
    assert scores.in_pairs == dict.fromkeys(("act", "holder", "addressee", "reporter"), 1.0)
    assert scores.errors == ()


def test_a_document_that_is_missing_counts_as_empty() -> None:
    scores = score([annotated(make_analysis())], {})
    assert scores.levels["position"] == PRF(hit=0, predicted=0, gold=2)
    assert scores.things["actor"] == PRF(hit=0, predicted=0, gold=4)
    assert scores.in_pairs["act"] == 0.0
    assert [line.split(": ")[:2] for line in scores.errors] == [["dispatch", "missed"]] * 2


def test_no_documents_score_nothing() -> None:
    scores = score([], {})
    assert scores.documents == 0
    assert scores.levels["content"] == PRF(hit=0, predicted=0, gold=0)
    assert scores.by_act == {}


def test_counts_add_up_over_documents() -> None:
    other = make_analysis(document=make_document(id="other"), positions=(make_position(),))
    gold = [annotated(make_analysis()), annotated(other)]
    scores = score(gold, {"other": annotated(other)})
    assert scores.documents == 2
    assert scores.levels["full"] == PRF(hit=1, predicted=1, gold=3)


@pytest.mark.parametrize(
    ("found", "errors"),
    [
        pytest.param(
            (make_position(act=Act.WARN), make_refusal()),
            [
                'dispatch: wrong act: RUR+BOR demand SYL "to reopen the locks on the Mur", '
                "got RUR+BOR warn SYL"
            ],
            id="wrong act",
        ),
        pytest.param(
            (make_position(addressee=()), make_refusal()),
            [
                'dispatch: wrong addressee: RUR+BOR demand SYL "to reopen the locks on the Mur", '
                "got RUR+BOR demand -"
            ],
            id="no addressee",
        ),
        pytest.param(
            (make_position(),), ['dispatch: missed: BOR reject - "a joint survey"'], id="missed"
        ),
        pytest.param(
            (make_position(), make_refusal(), make_refusal(id="p3")),
            ['dispatch: spurious: BOR reject - "a joint survey"'],
            id="spurious",
        ),
        pytest.param(
            (make_position(), make_refusal(reporter=())), [], id="the reporter is no error"
        ),
    ],
)
def test_each_error_has_a_line(found: tuple[object, ...], errors: list[str]) -> None:
    analysis = make_analysis(positions=found)
    assert list(score_one(analysis).errors) == errors


def test_a_wrong_role_lowers_its_accuracy_and_the_levels_from_there_on() -> None:
    scores = score_one(make_analysis(positions=(make_position(addressee=()), make_refusal())))
    hits = {level: prf.hit for level, prf in scores.levels.items()}
    assert hits == {"content": 2, "position": 2, "directed": 1, "full": 1, "strict": 1}
    assert scores.in_pairs == {"act": 1.0, "holder": 1.0, "addressee": 0.5, "reporter": 1.0}


def test_gold_reads_back_from_the_json_of_an_analysis(tmp_path: Path) -> None:
    other = make_analysis(document=make_document(id="other"))
    path = tmp_path / "gold.jsonl"
    path.write_text("\n\n".join(map(to_json, (make_analysis(), other))), encoding="utf-8")
    assert list(read_gold(path)) == [annotated(make_analysis()), annotated(other)]


def test_gold_may_say_key_and_give_bare_mentions_and_alternatives(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(
        '{"id": "note", "actors": [{"key": "lutz", "name": "Lutz", "mentions": ["the Lutzians", '
        '"the envoys"]}], "positions": [{"holder": "lutz", "holder_alt": ["x"], "act": "warn", '
        '"addressee": null, "content": {"start": 0, "end": 4}}]}',
        encoding="utf-8",
    )
    (document,) = read_gold(path)
    assert document.names == {"lutz": frozenset({"lutz", "lutzians"})}
    (position,) = document.positions
    assert (position.holder, position.holder_alt, position.addressee) == (("lutz",), ("x",), ())


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("{", id="no JSON"),
        pytest.param("[]", id="no object"),
        pytest.param('{"positions": []}', id="no id"),
        pytest.param('{"id": "x", "positions": [{"act": "warn"}]}', id="no content"),
        pytest.param('{"id": "x", "positions": [{"act": "warn", "content": {}}]}', id="no offsets"),
        pytest.param('{"id": "x", "actors": [{"name": "Lutz"}]}', id="no key"),
        pytest.param(
            '{"id": "x", "agreements": [{"id": "a", "name": "A", "year": "soon"}]}', id="no year"
        ),
    ],
)
def test_a_line_that_is_no_gold_is_named_with_file_and_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{to_json(make_analysis())}\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"gold\.jsonl:2: not a gold document"):
        list(read_gold(path))


def test_names_that_are_no_proper_names_do_not_identify() -> None:
    analysis = make_analysis()
    nameless = tuple(
        replace(a, mentions=(analysis.document.span(0, 9),)) if a.id == "RUR" else a
        for a in analysis.actors
    )
    assert annotated(make_analysis(actors=nameless)).names["RUR"] == frozenset({"ruritania"})
    assert annotated(analysis).names["kolar"] == frozenset({
        "ana kolar",
        "sylvanian foreign minister",
    })
