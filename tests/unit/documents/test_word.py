"""Word: what a reader sees of a .docx file, and its properties."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from graphbuilder.model import Document, PartialDate
from tests.files import make_docx, read_one, reason_for, replace_part, write

docx = pytest.importorskip("docx", reason="needs the extra [docx]")

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))


def with_body(body: str, *, head: str = "") -> bytes:
    """Make a file of the XML of its body."""
    xml = f"{head}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return replace_part(make_docx([]), "word/document.xml", xml.encode())


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_paragraphs_and_tables_are_read_in_order_with_the_properties(tmp_path: Path) -> None:
    file = docx.Document()
    file.core_properties.title = "Talks open"
    file.core_properties.created = datetime.datetime(2022, 2, 1, 10)  # noqa: DTZ001 # as Word has it
    file.core_properties.language = "en-GB"
    file.add_heading("Talks open", 0)
    file.add_paragraph("Osterlich invites ").add_run("Tomainia").bold = True
    file.add_paragraph()
    table = file.add_table(1, 2)
    table.cell(0, 0).text = "Tomainia"
    table.cell(0, 1).text = "accepts.\nIt thanks Osterlich."
    file.add_paragraph("Freedonia\tis silent.")
    path = tmp_path / "note.docx"
    file.save(str(path))
    assert read_one(path) == Document(
        id="note",
        text="Osterlich invites Tomainia\nTomainia\naccepts. It thanks Osterlich.\n"
        "Freedonia is silent.",
        title="Talks open",
        date=PartialDate(2022, 2, 1),
        language="en-GB",
    )


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            f"<w:p>{run('Talks ')}<w:ins>{run('on the border ')}</w:ins>"
            f"<w:del><w:r><w:delText>never </w:delText></w:r></w:del>{run('open.')}</w:p>",
            "Talks on the border open.",
            id="changes",
        ),
        pytest.param(
            f"<w:p><w:moveFrom>{run('Talks open.')}</w:moveFrom></w:p>"
            f"<w:p><w:moveTo>{run('Talks open.')}</w:moveTo></w:p>",
            "Talks open.",
            id="moved words",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent><w:p>{run('Talks open.')}</w:p></w:sdtContent></w:sdt>",
            "Talks open.",
            id="content control",
        ),
        pytest.param(
            f"<w:p>{run('Talks ')}<w:r><mc:AlternateContent>"
            f"<mc:Choice><w:p>{run('In a box.')}</w:p></mc:Choice>"
            f"<mc:Fallback><w:p>{run('In a box.')}</w:p></mc:Fallback>"
            f"</mc:AlternateContent></w:r>{run('open.')}</w:p>",
            "Talks open.\nIn a box.",
            id="text box",
        ),
        pytest.param(
            "<w:p><w:r><w:t>cease</w:t><w:noBreakHyphen/><w:t>fire</w:t></w:r></w:p>",
            "cease-fire",
            id="hyphen",
        ),
    ],
)
def test_the_text_is_what_is_seen_with_changes_accepted(
    tmp_path: Path, body: str, text: str
) -> None:
    assert read_one(write(tmp_path / "note.docx", with_body(body))).text == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(lambda: b"Talks open.", "is damaged or no Word file", id="no archive"),
        pytest.param(lambda: with_body("")[:900], "is damaged or no Word file", id="cut off"),
        pytest.param(lambda: with_body("<w:p>"), "is damaged or no Word file", id="malformed"),
        pytest.param(lambda: with_body(""), "holds no text", id="no text"),
        pytest.param(
            lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "save it as a plain .docx", id="old .doc"
        ),
        pytest.param(
            lambda: with_body("<w:p/>" * 9_000_000), "unpacks to 54 MB", id="archive that unfolds"
        ),
        pytest.param(
            lambda: with_body(
                f"<w:p>{run('&e9;')}</w:p>",
                head=f'<!DOCTYPE x [<!ENTITY e0 "ha">{ENTITIES}]>',
            ),
            "is damaged or no Word file",
            id="entities that unfold",
        ),
        pytest.param(
            lambda: with_body("<w:p>" * 5000), "is damaged or no Word file", id="endless nesting"
        ),
    ],
)
def test_what_is_no_document_is_named(
    tmp_path: Path, content: Callable[[], bytes], reason: str
) -> None:
    assert reason in reason_for(write(tmp_path / "note.docx", content()))


def test_no_other_file_is_read(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.txt", "The envoy is a spy.")
    head = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    content = with_body(f"<w:p>{run('Talks open. &e;')}</w:p>", head=head)
    assert "spy" not in read_one(write(tmp_path / "note.docx", content)).text
