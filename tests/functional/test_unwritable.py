"""A disk that is full, a folder that is read-only, a graph that is in use: nothing is lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from graphbuilder.cli.output import FAILURE
from graphbuilder.store import open_store
from tests.synthetic import build_synthetic, make_text

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs prlimit and chmod")

ROOT = Path(__file__).parents[2]
DOCUMENTS = 4

#: What a file may hold before the disk counts as full: less than the store needs to write down
#: what changes, and less than the page needs, which is written last.
STORE_KIB, PAGE_KIB = 64, 480


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Give a folder of texts, of which a graph stands in `build` beside it, all changed since."""
    folder = tmp_path / "texts"
    folder.mkdir()
    write_texts(folder, matter="locks")
    build_synthetic(folder, tmp_path / "build")
    write_texts(folder, matter="docks")
    return folder


def write_texts(folder: Path, *, matter: str) -> None:
    for number in range(DOCUMENTS):
        text = make_text(number, matter=matter, positions=2)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def read_only(texts: Path) -> Iterator[Path]:
    """Give the folder of the graph, in which nobody may write."""
    build = texts.parent / "build"
    folders = [build, *(path for path in build.rglob("*") if path.is_dir())]
    for folder in folders:
        folder.chmod(0o555)
    yield build
    for folder in folders:
        folder.chmod(0o755)


def run(*args: str | Path, before: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, without language processing."""
    command = [*before, sys.executable, "-m", "tests.synthetic", *map(str, args)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603 # our own


def as_mortal() -> tuple[str, ...]:
    """Say what to put before a command so that root is refused what others are refused."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root writes where nobody may, and there is no setpriv to keep it from that")
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


def with_limit(kib: int) -> tuple[str, ...]:
    """Say what to put before a command so that none of its files grows beyond a size."""
    return ("bash", "-c", f'ulimit -f {kib} && exec "$@"', "bash")


def contents(build: Path) -> dict[str, str]:
    """Give all that the folder says: its graph as readers see it, and its files."""
    files = {path.name: path.read_text("utf-8") for path in build.iterdir() if path.is_file()}
    with open_store(build) as store:
        return files | {"store": "\n".join(sorted(map(repr, store.quads())))}


@pytest.mark.parametrize(
    ("kib", "kept"),
    [
        pytest.param(STORE_KIB, {"store", "graph.ttl", "graph.html", "report.json"}, id="store"),
        pytest.param(PAGE_KIB, {"graph.html", "report.json"}, id="page"),
    ],
)
def test_a_full_disk_loses_nothing(texts: Path, kib: int, kept: set[str]) -> None:
    build = texts.parent / "build"
    before = contents(build)

    done = run("build", texts, "--out", build, before=with_limit(kib))

    assert done.returncode == FAILURE
    assert "File too large; free some space and run this again" in done.stderr
    after = contents(build)
    assert {name for name in before if after[name] == before[name]} == kept
    assert after.keys() == before.keys()
    assert_completed_by_the_next(texts)


def test_a_read_only_folder_is_read_and_not_written(texts: Path, read_only: Path) -> None:
    before = contents(read_only)

    done = run("build", texts, "--out", read_only, before=as_mortal())
    asked = run("query", read_only, "documents", "--format", "csv", before=as_mortal())

    assert done.returncode == FAILURE
    assert "Permission denied; choose a place that you can write" in done.stderr
    assert contents(read_only) == before
    assert (asked.returncode, len(asked.stdout.splitlines())) == (0, DOCUMENTS + 1)


def test_a_second_writer_is_told_to_wait(texts: Path) -> None:
    build = texts.parent / "build"
    with open_store(build, writable=True):
        done = run("build", texts, "--out", build)
        removed = run("remove", build, "3")

    for refused in (done, removed):
        assert refused.returncode == FAILURE
        assert "is in use by another process that writes it; wait" in refused.stderr
    assert_completed_by_the_next(texts)


def assert_completed_by_the_next(texts: Path) -> None:
    """Build without hindrance, and compare with a build that never had any."""
    build, whole = texts.parent / "build", texts.parent / "whole"
    for out in (build, whole):
        build_synthetic(texts, out)
    assert contents(build) | {"report.json": ""} == contents(whole) | {"report.json": ""}
