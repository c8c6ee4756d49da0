"""A text to be read, with what is known about it."""

import hashlib
from dataclasses import dataclass

from graphbuilder.errors import AnalysisError
from graphbuilder.model.dates import PartialDate
from graphbuilder.model.text import TextSpan
from graphbuilder.showing import show_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text with its metadata.

    Attributes:
        id: Names the document in a graph; stable across runs.
        text: The text that every offset refers to. Paragraphs are its lines.
        title: The headline, empty if there is none; not part of `text`.
        date: When it was published, None if unknown.
        publisher: Who published it, empty if unknown.
        url: Where it was published, empty if unknown.
        language: A BCP 47 tag.
    """

    id: str
    text: str
    title: str = ""
    date: PartialDate | None = None
    publisher: str = ""
    url: str = ""
    language: str = "en"

    def __post_init__(self) -> None:
        if not self.id:
            raise AnalysisError("a document needs an id")
        if not self.text.strip():
            raise AnalysisError(f"document {self.id!r} has no text")

    @property
    def text_sha256(self) -> str:
        """The hexadecimal SHA-256 of the text in UTF-8; offsets hold for this text alone."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def span(self, start: int, end: int) -> TextSpan:
        """Cut a stretch out of the text."""
        return TextSpan.cut(self.text, start, end)

    def holds(self, span: TextSpan) -> bool:
        """Whether the span's text stands at its offsets."""
        return self.text[span.start : span.end] == span.text

    @property
    def heading(self) -> str:
        """The title, date and publisher in a line, or the id where there is no title."""
        parts = (self.title or self.id, str(self.date or ""), self.publisher)
        return " · ".join(filter(None, parts))

    def _repr_html_(self) -> str:
        return show_facts(
            (
                ("id", self.id),
                ("url", self.url),
                ("language", self.language),
                ("characters", f"{len(self.text):,}"),
                ("text", self.text),
            ),
            caption=self.heading,
        )
