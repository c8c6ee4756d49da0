"""Small analyses for tests: what a test does not care about has a sensible value."""

from dataclasses import replace
from typing import Any

from graphbuilder.model import (
    Act,
    Actor,
    ActorKind,
    Agreement,
    Analysis,
    Document,
    Mode,
    PartialDate,
    Position,
    Provision,
    TextSpan,
)
from graphbuilder.rdf import Quad, Run, encode

DEMAND = (
    "Ruritania and Borduria urged Sylvania on Monday to reopen the locks on the Mur, as the Zenda "
    "Accord of 1904 requires."
)
REFUSAL = "Ana Kolar, the Sylvanian foreign minister, said Borduria had rejected a joint survey."
TEXT = f"{DEMAND}\n{REFUSAL}"

RUN = Run(version="0.1.0", config_sha256="c0ffee")


def make_document(**changes: Any) -> Document:  # noqa: ANN401 # any field of the document
    """Make a short dispatch of 1994."""
    document = Document(
        id="dispatch",
        text=TEXT,
        title="Neighbours quarrel over the Mur",
        date=PartialDate(1994, 5, 3),
        publisher="The Strelsau Courier",
        url="https://courier.example/1994/mur",
    )
    return replace(document, **changes)


def span_of(text: str, *, of: str = TEXT) -> TextSpan:
    """Find the first place of some words in a text."""
    start = of.index(text)
    return TextSpan.cut(of, start, start + len(text))


def make_position(**changes: Any) -> Position:  # noqa: ANN401 # any field of the position
    """Make the demand of the dispatch: Ruritania and Borduria urge Sylvania."""
    position = Position(
        id="p1",
        holder=("RUR", "BOR"),
        act=Act.DEMAND,
        addressee=("SYL",),
        content=span_of("to reopen the locks on the Mur"),
        cue=span_of("urged"),
        sentence=span_of(DEMAND),
        cites=("zenda",),
        strength=3,
        confidence=0.87,
        origin="rule:urge",
    )
    return replace(position, **changes)


def make_refusal(**changes: Any) -> Position:  # noqa: ANN401 # any field of the position
    """Make the refusal of the dispatch: Borduria rejects, as Kolar and her side report."""
    return make_position(**{
        "id": "p2",
        "holder": ("BOR",),
        "act": Act.REJECT,
        "addressee": (),
        "reporter": ("kolar", "SYL"),
        "content": span_of("a joint survey"),
        "cue": span_of("rejected"),
        "sentence": span_of(REFUSAL),
        "cites": (),
        "strength": None,
        "confidence": 1.0,
        "responds_to": "p1",
        **changes,
    })


def make_actors() -> tuple[Actor, ...]:
    """Make the actors of the dispatch, in an order that is not that of their ids."""
    return (
        Actor(
            id="RUR",
            name="Ruritania",
            kind=ActorKind.STATE,
            wikidata="Q1",
            mentions=(span_of("Ruritania"),),
        ),
        Actor(id="BOR", name="Borduria", kind=ActorKind.STATE, mentions=(span_of("Borduria"),)),
        Actor(
            id="SYL",
            name="Sylvania",
            kind=ActorKind.STATE,
            mentions=(span_of("Sylvania"), span_of("Sylvanian")),
        ),
        Actor(
            id="kolar",
            name="Ana Kolar",
            kind=ActorKind.PERSON,
            party="SYL",
            mentions=(span_of("Ana Kolar"), span_of("the Sylvanian foreign minister")),
        ),
    )


def make_analysis(**changes: Any) -> Analysis:  # noqa: ANN401 # any field of the analysis
    """Make the analysis of the dispatch: four actors, an agreement, two positions, a provision."""
    accord = Agreement(
        id="zenda", name="Zenda Accord", year=1904, mentions=(span_of("Zenda Accord of 1904"),)
    )
    provision = Provision(
        agreement=("zenda",),
        mode=Mode.REQUIRES,
        content=span_of("to reopen the locks on the Mur"),
        reporter=("RUR",),
    )
    analysis = Analysis(
        document=make_document(),
        actors=make_actors(),
        agreements=(accord,),
        positions=(make_position(), make_refusal()),
        provisions=(provision,),
    )
    return replace(analysis, **changes)


def make_quads(**changes: Any) -> tuple[Quad, ...]:  # noqa: ANN401 # any field of the analysis
    """Encode the analysis of the dispatch."""
    return encode(make_analysis(**changes), run=RUN)
