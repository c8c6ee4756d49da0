"""The forms of the JSON API, which its description (OpenAPI) is made of."""

from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")

#: A day, month or year.
Date = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", examples=["2022-02-01"])]


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["no position has the id 'x'; /api/positions lists all"])


class PageOf(BaseModel, Generic[T]):
    """A page of a list, with the addresses of those beside it."""

    total: int = Field(description="How long the whole list is.", examples=[18])
    offset: int = Field(examples=[0])
    limit: int = Field(examples=[50])
    next: str | None = Field(description="The address of the next page.", examples=[None])
    previous: str | None = Field(description="The address of the page before.", examples=[None])
    items: list[T]


class Document(BaseModel):
    """A document that the graph holds."""

    id: str = Field(examples=["seed-security-guarantees"])
    title: str | None = Field(examples=["Putin comments on US response to security proposals"])
    date: str | None = Field(examples=["2022-02-01"])
    publisher: str | None
    source: str | None = Field(description="Where it was published.")
    language: str = Field(examples=["en"])
    positions: int = Field(examples=[18])


class Actor(BaseModel):
    """An actor that documents name."""

    id: str = Field(examples=["RUS"])
    iri: str
    label: str = Field(examples=["Russia"])
    kind: str = Field(examples=["state"])
    party: str | None = Field(description="The actor that it speaks for.")
    held: int = Field(description="How many positions it holds.")
    received: int = Field(description="How many are addressed to it.")


class Agreement(BaseModel):
    """An agreement that documents name."""

    id: str
    iri: str
    label: str = Field(examples=["Helsinki Final Act"])
    year: str | int | None = Field(examples=[1975])
    positions: int = Field(description="How many positions cite it.")


class Issue(BaseModel):
    """A matter that positions are about."""

    id: str = Field(examples=["nato-enlargement"])
    label: str = Field(examples=["NATO enlargement"])
    broader: str | None = Field(description="The issue that it is part of.")
    origin: str
    stances: int
    positions: int
    sides: int


class Stance(BaseModel):
    """What one holder says on one matter by one act, in all documents."""

    id: str
    iri: str
    holder: str = Field(examples=["Russia"])
    act: str = Field(examples=["demand"])
    content: str = Field(examples=["stopping NATO's expansion"])
    sources: int = Field(description="How many independent sources say so.")
    positions: int
    first: str | None = Field(examples=["2022-02-01"])
    last: str | None


class WholeStance(Stance):
    """A stance with the positions that it sums up."""

    sums_up: list[str] = Field(description="The ids of the positions.")


class Participant(BaseModel):
    """An actor that takes part in a position."""

    id: str = Field(examples=["RUS"])
    label: str = Field(examples=["Russia"])
    kind: str | None = Field(examples=["state"])


class Named(BaseModel):
    """A thing by its id and label."""

    id: str
    label: str


class DocumentName(BaseModel):
    """A document by its id and title."""

    id: str
    title: str | None


class Position(BaseModel):
    """An actor's publicly expressed stance, with the words that show it."""

    id: str
    iri: str
    act: str = Field(examples=["demand"])
    holder: list[Participant] = Field(description="Whose stance it is.")
    addressee: list[Participant] = Field(description="Towards whom.")
    reporter: list[Participant] = Field(description="Who reports it, innermost first.")
    content: str = Field(examples=["stopping NATO's expansion"])
    condition: str | None
    strength: int | None
    cites: list[Named] = Field(description="The agreements that it rests on.")
    issues: list[Named]
    cue: str = Field(description="The words that show the act.")
    quotation: str = Field(description="The words of the document.")
    start: int = Field(description="Where they begin, in code points of its text.")
    end: int
    confidence: float = Field(examples=[0.87])
    responds_to: str | None = Field(description="The id of the position that it answers.")
    origin: str | None
    date: str | None = Field(examples=["2022-02-01"])
    document: DocumentName


class ParameterOf(BaseModel):
    """A parameter of a named query."""

    name: str
    kind: str
    optional: bool


class Query(BaseModel):
    """A named query."""

    name: str = Field(examples=["demands"])
    title: str
    group: str
    description: str
    parameters: list[ParameterOf]
    columns: list[str]
    example: dict[str, str]


class NewDocument(BaseModel):
    """A text to be read into the graph."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "text": "Ruritania demanded that Sylvania reopen the locks.",
                    "title": "Ruritania on the locks",
                    "date": "2024-05-01",
                    "publisher": "Example News",
                    "url": "https://example.org/locks",
                }
            ]
        },
    )

    text: str = Field(min_length=1, description="Its paragraphs are lines.")
    title: str | None = Field(default=None, max_length=1000)
    date: Date | None = None
    publisher: str | None = Field(default=None, max_length=1000)
    url: str | None = Field(default=None, max_length=2000)
    id: str | None = Field(
        default=None,
        min_length=1,
        max_length=200,
        description="Its name in the graph; without one it is a hash of the text.",
    )


class Added(BaseModel):
    """What was found in a text."""

    document: Document
    is_new: bool = Field(description="False if the graph held the document as it is.")
    positions: list[Position] = Field(description="Its first positions, up to 1,000.")
