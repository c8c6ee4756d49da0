"""HTML: the article and its metadata, whatever else the page holds."""

from pathlib import Path

import pytest

from graphbuilder.model import Document, PartialDate
from tests.files import read_one, reason_for, write

pytest.importorskip("trafilatura", reason="needs the extra [html]")

PAGE = """\
<!DOCTYPE html>
<html lang="en_GB"><head><meta charset="utf-8">
<title>Talks open | The Double Cross</title>
<meta property="og:title" content="Talks open">
<meta property="og:site_name" content="The Double Cross">
<meta property="article:published_time" content="1938-05-04T10:00:00Z">
<link rel="canonical" href="https://double.example/talks">
<script>var text = "Osterlich rejects all talks.";</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks open</h1>
<p>The ministers of Tomainia and Osterlich met in the capital on Tuesday and
agreed to open talks on the border, said the <b>spokesman</b>.</p>
<script>alert("Osterlich rejects all talks.")</script>
<p>Osterlich’s envoy said: &quot;A &lt; B.&quot;</p>
<table><tr><td>Tomainia</td><td>for</td></tr></table>
</article><footer>Copyright 2019. All rights reserved.</footer></body></html>
"""
TEXT = """\
The ministers of Tomainia and Osterlich met in the capital on Tuesday and agreed to open talks \
on the border, said the spokesman.
Osterlich’s envoy said: "A < B."
Tomainia | for"""


@pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml", ".HTML"])
def test_an_article_is_read_with_its_metadata(tmp_path: Path, suffix: str) -> None:
    assert read_one(write(tmp_path / f"talks{suffix}", PAGE)) == Document(
        id="talks",
        text=TEXT,
        title="Talks open",
        date=PartialDate(1938, 5, 4),
        publisher="The Double Cross",
        url="https://double.example/talks",
        language="en-GB",
    )


def test_a_date_is_not_guessed_from_the_words(tmp_path: Path) -> None:
    page = PAGE.replace("article:published_time", "x").replace("Tuesday", "Tuesday, 4 May 1938,")
    assert read_one(write(tmp_path / "talks.html", page)).date is None


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        pytest.param("utf-8", "utf-8", id="UTF-8"),
        pytest.param("utf-8", "iso-8859-1", id="UTF-8 that says Latin-1"),
        pytest.param("utf-8-sig", "", id="byte order mark"),
        pytest.param("utf-16", "", id="UTF-16"),
        pytest.param("cp1252", "iso-8859-1", id="Windows that says Latin-1"),
        pytest.param("cp1252", "", id="Windows that says nothing"),
        pytest.param("cp1252", "utf-8", id="Windows that says UTF-8"),
        pytest.param("cp1252", "utf-7000", id="Windows that says nonsense"),
        pytest.param("mac-roman", "mac-roman", id="old Macs"),
    ],
)
def test_pages_are_read_in_any_encoding(tmp_path: Path, encoding: str, declared: str) -> None:
    page = PAGE.replace("utf-8", declared).encode(encoding)
    assert read_one(write(tmp_path / "talks.html", page)).text == TEXT


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param(
            "<html><body><script>f()</script></body></html>", "holds no text", id="script"
        ),
        pytest.param("<html><head><title>x</title></head></html>", "holds no text", id="no body"),
        pytest.param(bytes(range(256)) * 9, "is no HTML", id="binary"),
        pytest.param("<div>" * 100_000, "is no HTML", id="endless nesting"),
        pytest.param("  ", "is empty", id="empty"),
    ],
)
def test_what_holds_no_article_is_named(tmp_path: Path, page: str | bytes, reason: str) -> None:
    assert reason in reason_for(write(tmp_path / "talks.html", page))
