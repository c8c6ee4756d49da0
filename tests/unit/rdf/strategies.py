"""Hypothesis strategies for analyses of any text, with any ids."""

from typing import Any

from hypothesis import strategies as st

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

#: All of Unicode but lone surrogates, with what breaks careless writers more often than by chance.
texts = st.text(
    st.one_of(st.sampled_from("\"'\\\n\r\t\x00\x1f<>{}|^`%#?/. é𝄞"), st.characters(codec="utf-8")),
    max_size=12,
)
ids = texts
dates = st.builds(
    PartialDate, st.integers(1, 9999), st.integers(1, 12), st.integers(1, 28)
) | st.builds(PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12))


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Draw an analysis that does not contradict itself."""
    document = draw(documents())
    keys = draw(st.lists(ids, min_size=1, max_size=4, unique=True))
    agreed = draw(st.lists(ids, max_size=3, unique=True))
    names = draw(st.lists(ids, max_size=4, unique=True))
    one, some = st.sampled_from(keys), st.lists(st.sampled_from(keys), max_size=3)
    spans, cited = spans_of(document), lists_from(agreed)
    return Analysis(
        document=document,
        actors=tuple(draw(actors(key, party=one, spans=spans)) for key in keys),
        agreements=tuple(draw(agreements(key, spans=spans)) for key in agreed),
        positions=tuple(
            draw(positions(name, actors=some, cited=cited, names=names, spans=spans))
            for name in names
        ),
        provisions=tuple(draw(provisions(agreed, actors=some, spans=spans))) if agreed else (),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document."""
    return Document(
        id=draw(ids.filter(bool)),
        text=draw(texts.filter(str.strip)),
        title=draw(texts),
        date=draw(st.none() | dates),
        publisher=draw(texts),
        url=draw(texts | st.just("https://courier.example/a?b=c#d")),
        language=draw(texts | st.sampled_from(["en", "pt-BR", "zh-Hant", "x-odd", "abcdefghijk"])),
    )


@st.composite
def actors(
    draw: st.DrawFn, key: str, *, party: st.SearchStrategy[str], spans: st.SearchStrategy[TextSpan]
) -> Actor:
    """Draw an actor of an id."""
    return Actor(
        id=key,
        name=draw(texts),
        kind=draw(st.sampled_from(ActorKind)),
        party=draw(st.none() | party),
        wikidata=draw(st.none() | texts),
        mentions=tuple(draw(st.lists(spans, max_size=3))),
    )


@st.composite
def agreements(draw: st.DrawFn, key: str, *, spans: st.SearchStrategy[TextSpan]) -> Agreement:
    """Draw an agreement of an id."""
    return Agreement(
        id=key,
        name=draw(texts),
        year=draw(st.none() | st.integers(-500, 2100)),
        wikidata=draw(st.none() | texts),
        mentions=tuple(draw(st.lists(spans, max_size=3))),
    )


@st.composite
def positions(
    draw: st.DrawFn,
    name: str,
    *,
    actors: st.SearchStrategy[list[str]],
    cited: st.SearchStrategy[list[str]],
    names: list[str],
    spans: st.SearchStrategy[TextSpan],
) -> Position:
    """Draw a position of an id; lists may hold an actor twice."""
    return Position(
        id=name,
        holder=tuple(draw(actors.filter(bool))),
        act=draw(st.sampled_from(Act)),
        content=draw(spans),
        cue=draw(spans),
        sentence=draw(spans),
        addressee=tuple(draw(actors)),
        reporter=tuple(draw(actors)),
        cites=tuple(draw(cited)),
        strength=draw(st.none() | st.integers(1, 5)),
        confidence=draw(st.floats(0, 1)),
        condition=draw(st.none() | texts),
        responds_to=draw(st.none() | st.sampled_from(names)),
        origin=draw(texts),
    )


def provisions(
    agreed: list[str],
    *,
    actors: st.SearchStrategy[list[str]],
    spans: st.SearchStrategy[TextSpan],
) -> st.SearchStrategy[list[Provision]]:
    """Draw some provisions."""
    one: Any = st.builds(
        Provision,
        agreement=lists_from(agreed).filter(bool).map(tuple),
        mode=st.sampled_from(Mode),
        content=spans,
        reporter=actors.map(tuple),
    )
    return st.lists(one, max_size=3)


def lists_from(values: list[str]) -> st.SearchStrategy[list[str]]:
    """Draw lists of some of the values, which are empty if there are none."""
    return st.lists(st.sampled_from(values), max_size=3) if values else st.just([])


def spans_of(document: Document) -> st.SearchStrategy[TextSpan]:
    """Draw a stretch of a document."""
    ends = st.lists(st.integers(0, len(document.text)), min_size=2, max_size=2, unique=True).map(
        sorted
    )
    return ends.map(lambda pair: document.span(pair[0], pair[1]))
