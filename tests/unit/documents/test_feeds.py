"""RSS and Atom: a document an entry, cleaned of HTML."""

from pathlib import Path

import pytest

from graphbuilder.documents import Unreadable, read_documents
from graphbuilder.model import Document, PartialDate
from tests.files import read_one, reason_for, write

pytest.importorskip("feedparser", reason="needs the extra [feeds]")
pytest.importorskip("lxml", reason="needs the extra [feeds]")

RSS = """\
<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Double Cross</title><language>en-gb</language>{}</channel></rss>"""
ITEM = """\
<item><title>Talks &amp;amp; tea</title><link>https://double.example/7</link><guid>note-7</guid>
<pubDate>Wed, 04 May 1938 23:00:00 GMT</pubDate><description>A summary.</description>
<content:encoded><![CDATA[{}]]></content:encoded></item>"""
ATOM = """\
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Double Cross</title>
<entry><title>Talks</title><id>tag:double.example,1938:7</id><link href="https://double.example/7"/>
<updated>1938-05-04T10:00:00Z</updated><content type="{}">{}</content></entry></feed>"""
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


def rss(*contents: str) -> str:
    return RSS.format("".join(map(ITEM.format, contents)))


def outline(path: Path) -> list[str]:
    """Say what was read, in order: texts of documents, reasons of the rest."""
    items = read_documents([path])
    return [item.text if isinstance(item, Document) else item.reason for item in items]


@pytest.mark.parametrize("suffix", [".rss", ".xml"])
def test_an_entry_of_rss_is_read_with_its_metadata(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"feed{suffix}", rss("<p>Osterlich invites Tomainia.</p>"))
    assert read_one(path) == Document(
        id="note-7",
        text="Osterlich invites Tomainia.",
        title="Talks & tea",
        date=PartialDate(1938, 5, 4),
        publisher="The Double Cross",
        url="https://double.example/7",
        language="en-gb",
    )


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        pytest.param("html", "&lt;p&gt;Talks: A &amp;lt; B.&lt;/p&gt;", id="HTML"),
        pytest.param("text", "Talks: A &lt; B.", id="plain text"),
        pytest.param(
            "xhtml", '<p xmlns="http://www.w3.org/1999/xhtml">Talks: A &lt; B.</p>', id="XHTML"
        ),
    ],
)
def test_an_entry_of_atom_is_read_with_its_metadata(
    tmp_path: Path, kind: str, content: str
) -> None:
    assert read_one(write(tmp_path / "feed.atom", ATOM.format(kind, content))) == Document(
        id="tag:double.example,1938:7",
        text="Talks: A < B.",
        title="Talks",
        date=PartialDate(1938, 5, 4),
        publisher="The Double Cross",
        url="https://double.example/7",
        language="en",
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>One\ntwo.</p>\n<p>Three.</p>", "One two.\nThree.", id="paragraphs"),
        pytest.param("One<br>two<br/>three", "One\ntwo\nthree", id="line breaks"),
        pytest.param("A <b>bold</b><i>!</i> word", "A bold! word", id="words in bold"),
        pytest.param("<ul><li>One</li><li>Two</li></ul>After", "One\nTwo\nAfter", id="list"),
        pytest.param("<script>f()</script>On<style>x</style>e", "One", id="scripts"),
        pytest.param("On<!-- f() -->e &lt;b&gt;", "One <b>", id="comment"),
        pytest.param("<div><p>One", "One", id="never closed"),
    ],
)
def test_html_is_cleaned_away(tmp_path: Path, html: str, text: str) -> None:
    assert read_one(write(tmp_path / "feed.rss", rss(html))).text == text


def test_the_summary_stands_in_for_a_missing_content(tmp_path: Path) -> None:
    assert read_one(write(tmp_path / "feed.rss", rss(""))).text == "A summary."


def test_an_entry_without_a_name_is_named_by_its_text(tmp_path: Path) -> None:
    item = "<item><description>Talks.</description></item>"
    one, same = (read_one(write(tmp_path / f"{n}.rss", RSS.format(item))) for n in "ab")
    assert one.id == same.id


def test_an_entry_without_text_is_named_while_the_others_go_on(tmp_path: Path) -> None:
    items = "<item><title>Talks</title></item><item><description>Talks.</description></item>"
    path = write(tmp_path / "feed.rss", RSS.format(items))
    assert outline(path) == ["entry 1: holds no text", "Talks."]


def test_a_feed_that_is_cut_off_gives_what_is_there_and_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "feed.rss", rss("Talks open.")[: -len("</channel></rss>")])
    text, reason = outline(path)
    assert text == "Talks open."
    assert "is malformed, so that entries may be missing" in reason


def test_entities_that_unfold_do_not(tmp_path: Path) -> None:
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{ENTITIES}]>'
    feed = RSS.format("<item><description>&e9;</description></item>")
    path = write(tmp_path / "feed.rss", head + feed.partition("?>")[2])
    assert max(map(len, outline(path))) < 1000


def test_no_other_file_is_read(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.txt", "The envoy is a spy.")
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    feed = RSS.format("<item><description>Talks. &e;</description></item>")
    path = write(tmp_path / "feed.rss", head + feed.partition("?>")[2])
    named = write(tmp_path / "named.rss", str(secret))
    assert "spy" not in "".join([*outline(path), *outline(named)])


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<svg/>", id="other XML"),
        pytest.param("Talks open.", id="no XML"),
        pytest.param(bytes(range(256)), id="binary"),
    ],
)
def test_what_is_no_feed_is_named(tmp_path: Path, content: str | bytes) -> None:
    assert reason_for(write(tmp_path / "feed.xml", content)) == "is no RSS or Atom feed"


def test_an_encoding_that_is_not_the_declared_one_is_no_fault(tmp_path: Path) -> None:
    path = write(tmp_path / "feed.rss", rss("Ärger.").encode("latin-1"))
    assert not [item for item in read_documents([path]) if isinstance(item, Unreadable)]
