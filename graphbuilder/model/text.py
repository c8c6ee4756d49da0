"""Stretches of a document, located by character."""

from dataclasses import dataclass

from graphbuilder.errors import AnalysisError


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class TextSpan:
    """A verbatim stretch of a document's text.

    Offsets count Unicode code points and are half-open, as those of a Web Annotation
    TextPositionSelector (https://www.w3.org/TR/annotation-model/#text-position-selector).

    Raises:
        AnalysisError: If the offsets are negative, reversed or do not fit the length of `text`.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start or self.end - self.start != len(self.text):
            raise AnalysisError(
                f"span [{self.start}, {self.end}) does not fit its {len(self.text)} characters "
                f"{self.text!r}; offsets count code points, end exclusive"
            )

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> "TextSpan":
        """Cut the span [start, end) out of a text; offsets outside it are an AnalysisError."""
        return cls(start=start, end=end, text=text[start:end])

    def overlaps(self, other: "TextSpan") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "TextSpan") -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end
