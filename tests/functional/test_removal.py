"""Documents leave a graph as a whole, in a folder and on a server, and can come back."""

from pathlib import Path

import pytest

from graphbuilder.errors import StoreError
from graphbuilder.removal import remove
from graphbuilder.store import open_store
from tests.synthetic import build_synthetic, make_text


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Give a folder of three texts, called 0, 1 and 2."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(3):
        text = make_text(number, positions=2)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def build(texts: Path) -> Path:
    """Give the folder of the graph of the three texts."""
    build_synthetic(texts, texts.parent / "build")
    return texts.parent / "build"


def ids(place: str | Path) -> list[str]:
    with open_store(place) as store:
        return [document.id for document in store.documents()]


def test_a_removed_document_is_gone_from_store_and_files(build: Path, texts: Path) -> None:
    report = remove(build, ["0", "2"])

    assert (report.removed, report.documents, report.positions) == (("0", "2"), 1, {"demand": 2})
    assert ids(build) == ["1"]
    turtle = (build / "graph.ttl").read_text("utf-8")
    assert ("district 1," in turtle, "district 2," in turtle) == (True, False)
    assert build_synthetic(texts, build).read == ("0", "2")


def test_if_one_is_not_there_none_is_removed(build: Path) -> None:
    with pytest.raises(StoreError, match="no document is called '7', so none was removed"):
        remove(build, ["0", "7"])

    assert ids(build) == ["0", "1", "2"]


def test_a_place_without_a_graph_has_nothing_to_remove(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph"):
        remove(tmp_path, ["0"])
    assert list(tmp_path.iterdir()) == []


def test_a_graph_on_a_server_is_built_and_reduced_as_one_in_a_folder(
    build: Path, texts: Path, empty_server: str
) -> None:
    out = texts.parent / "beside"
    first = build_synthetic(texts, out, server=empty_server)
    again = build_synthetic(texts, out, server=empty_server)

    assert (first.read, again.read) == (("0", "1", "2"), ())
    assert (out / "graph.ttl").read_bytes() == (build / "graph.ttl").read_bytes()
    assert not (out / "store").exists()
    assert remove(empty_server, ["1"]).documents == 2
    assert ids(empty_server) == ["0", "2"]
