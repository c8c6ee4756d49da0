"""Documents become a graph, and a second build does only what is new."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from rdflib import URIRef

from graphbuilder.build import build
from graphbuilder.errors import LexiconError
from graphbuilder.query import Table, run_named
from graphbuilder.rdf import Iris, decode
from graphbuilder.report import BuildReport
from graphbuilder.store import list_catalogues, open_store
from tests.files import make_docx, make_pdf, set_column, write

SEED = "seed-security-guarantees"
NOTE = "France urged Germany to reopen the bridge. Spain rejected the proposal."
CHANGED = "France urged Germany to close the harbour. Spain rejected the proposal."


def ask(graph: Path, query: str) -> Table:
    with open_store(graph) as store:
        return run_named(store, query)


def column(table: Table, name: str) -> list[str]:
    place = table.columns.index(name)
    return [str(row[place]) for row in table.rows]


def read_report(out: Path) -> dict[str, object]:
    report: dict[str, object] = json.loads((out / "report.json").read_text("utf-8"))
    return report


@pytest.mark.parametrize("file", ["graph.ttl", "graph.html", "report.json", "store"])
def test_a_build_leaves_a_graph_in_each_form(built: Path, file: str) -> None:
    assert (built / file).exists()


@pytest.mark.parametrize(
    "name",
    [
        *("Russia", "United States", "NATO", "the West"),
        *("Vladimir Putin", "Sergei Lavrov", "Antony Blinken"),
    ],
)
def test_the_actors_of_the_seed_are_found(built: Path, name: str) -> None:
    assert column(ask(built, "actors"), "label").count(name) == 1


@pytest.mark.parametrize(
    ("name", "party"),
    [
        pytest.param("Vladimir Putin", "Russia", id="president"),
        pytest.param("Sergei Lavrov", "Russia", id="minister"),
        pytest.param("Antony Blinken", "United States", id="secretary"),
    ],
)
def test_persons_speak_for_their_side(built: Path, name: str, party: str) -> None:
    actors = ask(built, "actors")
    assert dict(zip(column(actors, "label"), column(actors, "party"), strict=True))[name] == party


@pytest.mark.parametrize(
    ("name", "year"),
    [
        pytest.param("Helsinki Final Act", "1975", id="Helsinki"),
        pytest.param("Charter for European Security", "1999", id="OSCE in Istanbul"),
        pytest.param("Astana Commemorative Declaration", "2010", id="OSCE in Astana"),
    ],
)
def test_the_agreements_of_the_seed_are_found(built: Path, name: str, year: str) -> None:
    agreements = ask(built, "agreements")
    found = zip(column(agreements, "label"), column(agreements, "year"), strict=True)
    assert (name, year) in set(found)


def test_the_report_says_what_was_done_and_what_the_graph_holds(
    seeds: Path, tmp_path: Path
) -> None:
    out = tmp_path / "build"
    report = build([seeds], out)
    acts = ask(out, "acts")
    assert report == BuildReport(
        read=(SEED,),
        unchanged=(),
        failed=(),
        documents=1,
        actors=len(ask(out, "actors").rows),
        agreements=len(ask(out, "agreements").rows),
        positions={str(row[0]): int(str(row[1])) for row in acts.rows},
        derived=report.derived,
        files={
            "turtle": str(out / "graph.ttl"),
            "page": str(out / "graph.html"),
            "store": str(out / "store"),
        },
    )
    assert report.derived is not None
    assert report.derived["stances"] >= 10
    assert report.positions is not None
    assert report.positions["demand"] >= 3
    assert read_report(out) == json.loads(json.dumps(asdict(report)))


def test_a_second_build_reads_nothing_and_changes_nothing(seeds: Path, tmp_path: Path) -> None:
    out = tmp_path / "build"
    build([seeds], out)
    turtle, page = (out / "graph.ttl").read_bytes(), (out / "graph.html").read_bytes()
    seen: list[str] = []
    again = build([seeds], out, progress=seen.append)
    assert (again.read, again.unchanged, seen) == ((), (SEED,), [])
    assert (out / "graph.ttl").read_bytes() == turtle
    assert (out / "graph.html").read_bytes() == page


def test_builds_in_two_folders_give_the_same_turtle(
    built: Path, seeds: Path, tmp_path: Path
) -> None:
    build([seeds], tmp_path / "build")
    assert (tmp_path / "build" / "graph.ttl").read_bytes() == (built / "graph.ttl").read_bytes()


def test_documents_of_every_form_are_kept_with_their_text_and_its_hash(tmp_path: Path) -> None:
    for library in ("trafilatura", "pypdfium2", "docx", "feedparser", "lxml"):
        pytest.importorskip(library, reason="needs the extra [readers]")
    folder, out = tmp_path / "notes", tmp_path / "build"
    item = f"<item><guid>feed</guid><description>{NOTE}</description></item>"
    write(folder / "page.html", f"<html><body><h1>Talks</h1><p>{NOTE}</p></body></html>")
    write(folder / "print.pdf", make_pdf([set_column([NOTE])]))
    write(folder / "feed.rss", f"<rss version='2.0'><channel>{item}</channel></rss>")
    write(folder / "table.csv", f"id,text\ntable,{NOTE}\n")
    write(folder / "letter.docx", make_docx([NOTE]))
    report = build([folder], out)
    assert (set(report.read), report.failed) == ({"page", "print", "feed", "table", "letter"}, ())
    with open_store(out) as store:
        kept = {d.id: (d, decode(store.quads(URIRef(d.graph))).document) for d in store.documents()}
    assert [document for _, document in kept.values() if NOTE not in document.text] == []
    hashes = {stored.text_sha256 for stored, _ in kept.values()}
    assert hashes == {document.text_sha256 for _, document in kept.values()}
    assert set(build([folder], out).unchanged) == set(report.read)


def test_a_changed_document_replaces_what_it_said(tmp_path: Path) -> None:
    note, out = tmp_path / "note.txt", tmp_path / "build"
    note.write_text(NOTE, encoding="utf-8")
    build([note], out)
    before = column(ask(out, "demands"), "content")
    note.write_text(CHANGED, encoding="utf-8")
    report = build([note], out)
    assert (report.read, report.unchanged, report.documents) == (("note",), (), 1)
    after = column(ask(out, "demands"), "content")
    assert [("bridge" in content, "harbour" in content) for content in (*before, *after)] == [
        (True, False),
        (False, True),
    ]
    assert "bridge" not in (out / "graph.ttl").read_text("utf-8")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("title: A bridge", id="a title"),
        pytest.param("date: 1950-05-09", id="a date"),
        pytest.param("publisher: Courier", id="a publisher"),
    ],
)
def test_a_change_of_metadata_alone_is_a_change(tmp_path: Path, change: str) -> None:
    note, out = tmp_path / "note.txt", tmp_path / "build"
    note.write_text(NOTE, encoding="utf-8")
    build([note], out)
    note.write_text(f"---\n{change}\n---\n{NOTE}", encoding="utf-8")
    report = build([note], out)
    assert (report.read, report.documents) == (("note",), 1)


def test_a_new_document_is_added_to_those_that_are_there(tmp_path: Path) -> None:
    texts, out = tmp_path / "texts", tmp_path / "build"
    texts.mkdir()
    (texts / "one.txt").write_text(NOTE, encoding="utf-8")
    build([texts], out)
    (texts / "two.txt").write_text(CHANGED, encoding="utf-8")
    report = build([texts], out)
    assert (report.read, report.unchanged, report.documents) == (("two",), ("one",), 2)


def test_an_unreadable_file_is_reported_and_the_rest_goes_on(tmp_path: Path) -> None:
    texts, out = tmp_path / "texts", tmp_path / "build"
    texts.mkdir()
    (texts / "bad.txt").write_bytes(b"\0\1\2")
    (texts / "good.txt").write_text(NOTE, encoding="utf-8")
    report = build([texts], out)
    assert [item.source for item in report.failed] == [str(texts / "bad.txt")]
    assert report.read == ("good",)
    assert read_report(out)["failed"] == [
        {"source": str(texts / "bad.txt"), "reason": "is binary, not text"}
    ]


def test_a_text_without_positions_is_a_document_too(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("It rained.", encoding="utf-8")
    report = build([note], tmp_path / "build")
    assert (report.documents, report.actors, report.positions) == (1, 0, {})


def test_a_build_writes_the_catalogue_into_its_store_alone(built: Path) -> None:
    with open_store(built) as store:
        assert list(list_catalogues(store)) == [Iris().catalogue()]
        members = run_named(store, "members", parameters={"organisation": "NATO", "on": "2003"})
    assert len(members.rows) == 19
    assert "gb:Catalogue" not in (built / "graph.ttl").read_text("utf-8")
    assert "gb:Membership" not in (built / "graph.ttl").read_text("utf-8")
    assert "Budapest Memorandum" not in (built / "graph.html").read_text("utf-8")


def test_a_second_build_leaves_the_catalogue_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note, out = tmp_path / "note.txt", tmp_path / "build"
    note.write_text(NOTE, encoding="utf-8")
    build([note], out)
    monkeypatch.setattr("graphbuilder.catalogue.load_record", pytest.fail)
    assert build([note], out).unchanged == ("note",)


def test_a_table_of_the_users_own_decides_who_is_found(tmp_path: Path) -> None:
    note, out, table = tmp_path / "note.txt", tmp_path / "build", tmp_path / "mine.csv"
    note.write_text("Flinland urged Germany to reopen the bridge.", encoding="utf-8")
    table.write_text("id,name,kind\nFLIN,Flinland,state\n", encoding="utf-8")
    build([note], out, tables=[table])
    holders = run_of(out, "FLIN")
    table.write_text("id,name,kind\nFLON,Flinland,state\n", encoding="utf-8")
    again = build([note], out, tables=[table])
    assert (holders, run_of(out, "FLON")) == (["Flinland"], ["Flinland"])
    assert again.read == ("note",)


def run_of(out: Path, holder: str) -> list[str]:
    with open_store(out) as store:
        return column(run_named(store, "demands", parameters={"holder": holder}), "holder")


def test_a_bad_table_stops_a_build_before_it_writes_anything(tmp_path: Path) -> None:
    table = tmp_path / "mine.csv"
    table.write_text("id,name,kind\nFLIN,Flin,planet\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="line 2: kind is 'planet'"):
        build([tmp_path], tmp_path / "build", tables=[table])
    assert not (tmp_path / "build").exists()
