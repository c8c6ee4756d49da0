"""Changes are told in words and as records."""

import json
from dataclasses import replace

import pytest

from graphbuilder.comparison import compare_analyses
from graphbuilder.comparison.report import rows, title, to_record
from graphbuilder.model import Agreement, Mode
from tests.builders import make_actors, make_analysis, make_document, make_position, make_refusal


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        pytest.param(
            {
                "positions": (
                    make_position(addressee=("kolar", "SYL"), strength=None),
                    make_refusal(),
                )
            },
            (
                "~",
                "position",
                "Ruritania, Borduria demand → Ana Kolar, Sylvania: to reopen the locks on the Mur",
                "addressee: Sylvania → Ana Kolar, Sylvania; strength: 3 → none",
            ),
            id="a changed position",
        ),
        pytest.param(
            {"positions": (make_position(), make_refusal(responds_to=None))},
            (
                "~",
                "position",
                "Borduria reject: a joint survey",
                "responds_to: to reopen the locks on the Mur → none",
            ),
            id="no answer any more",
        ),
        pytest.param(
            {"positions": (make_position(),)},
            ("-", "position", "Borduria reject: a joint survey", ""),
            id="a removed position",
        ),
        pytest.param(
            {"provisions": (replace(make_analysis().provisions[0], mode=Mode.FORBIDS),)},
            (
                "~",
                "provision",
                "Zenda Accord forbids: to reopen the locks on the Mur",
                "mode: requires → forbids",
            ),
            id="a changed provision",
        ),
        pytest.param(
            {"actors": (*make_actors()[:3], replace(make_actors()[3], party="RUR", mentions=()))},
            (
                "~",
                "actor",
                "Ana Kolar (person)",
                "party: Sylvania → Ruritania; mentions: 2 mentions → none",
            ),
            id="a changed actor",
        ),
        pytest.param(
            {"agreements": (*make_analysis().agreements, Agreement(id="mur", name="Mur Pact"))},
            ("+", "agreement", "Mur Pact", ""),
            id="an added agreement",
        ),
        pytest.param(
            {"document": make_document(title="Quarrel", publisher="")},
            (
                "~",
                "document",
                "dispatch",
                "title: Neighbours quarrel over the Mur → Quarrel; "
                "publisher: The Strelsau Courier → none",
            ),
            id="a changed document",
        ),
    ],
)
def test_a_change_is_a_row(changes: dict[str, object], row: tuple[str, ...]) -> None:
    change = compare_analyses(make_analysis(), make_analysis(**changes))

    assert list(rows(change)) == [row]
    assert title(change).startswith("~ dispatch: ")


def test_other_words_of_the_same_wording_are_told_by_their_place() -> None:
    mentions = make_actors()[0].mentions
    actors = tuple(replace(a, mentions=mentions) if a.id == "BOR" else a for a in make_actors())
    change = compare_analyses(make_analysis(), make_analysis(actors=actors))

    assert [row[3] for row in rows(change)] == ["place of mentions"]


@pytest.mark.parametrize("mark", ["+", "-"])
def test_a_document_that_is_new_or_gone_is_one_line(mark: str) -> None:
    pair = (None, make_analysis()) if mark == "+" else (make_analysis(), None)
    change = compare_analyses(*pair)

    assert title(change) == f"{mark} dispatch: Neighbours quarrel over the Mur (2 positions)"
    assert list(rows(change)) == []


def test_a_record_has_both_sides() -> None:
    new = make_analysis(positions=(make_position(strength=5),))
    record = json.loads(json.dumps(to_record(compare_analyses(make_analysis(), new))))

    changed, removed = record["positions"]
    assert (record["document"], record["change"], record["fields"]) == ("dispatch", "changed", [])
    assert (changed["change"], changed["fields"]) == ("changed", ["strength"])
    assert (changed["old"]["strength"], changed["new"]["strength"]) == (3, 5)
    assert (removed["change"], removed["new"]) == ("removed", None)
    assert record["actors"] == []
