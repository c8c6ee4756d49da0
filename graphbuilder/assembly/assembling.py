"""Assembles what all documents together say, without any input or output."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphbuilder.assembly.copies import find_copies
from graphbuilder.assembly.corpus import Corpus
from graphbuilder.assembly.courses import find_successions
from graphbuilder.assembly.gists import Reader
from graphbuilder.assembly.holding import Cast
from graphbuilder.assembly.issues import Agenda, find_issues
from graphbuilder.assembly.likeness import Rarity
from graphbuilder.assembly.replies import Reply, find_replies
from graphbuilder.assembly.reversals import find_reversals
from graphbuilder.assembly.stances import Stance, group_positions, read_positions
from graphbuilder.assembly.ties import Tie, find_ties
from graphbuilder.model import IssueEdit, IssueEntry, Vocabulary

#: A later stance and an earlier one.
Link = tuple[Stance, Stance]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """What all documents together say.

    Attributes:
        stances: What each holder says about each matter.
        agenda: The issues.
        copies: For each document the first of its copies, itself if it has none.
        same_actors: The actors of the catalogue that bodies of documents are.
        replies: Which stance answers which.
        reversals: Which stance reverses which.
        successions: Which stance of a holder on an issue comes next after which.
        ties: Who does what towards whom.
    """

    stances: tuple[Stance, ...]
    agenda: Agenda
    copies: Mapping[str, str]
    same_actors: Mapping[str, str]
    replies: tuple[Reply, ...]
    reversals: tuple[Link, ...]
    successions: tuple[Link, ...]
    ties: tuple[Tie, ...]


def assemble(
    corpus: Corpus,
    *,
    vocabulary: Vocabulary,
    issues: Sequence[IssueEntry] = (),
    edits: Sequence[IssueEdit] = (),
) -> Assembly:
    """Assemble the documents of a store.

    Args:
        corpus: What the documents say.
        vocabulary: What is known of words.
        issues: The catalogue of issues.
        edits: What the user makes of the issues.

    Returns:
        The same for the same documents, in the same order.
    """
    reader = Reader(vocabulary, labels=corpus.labels)
    cast = Cast(corpus.actors, known=corpus.known, is_common=reader.is_common)
    copies = find_copies(corpus.texts)
    positions = tuple(read_positions(corpus.positions, read=reader.read, cast=cast, sources=copies))
    rarity = Rarity(position.gist for position in positions)
    stances = sorted(
        group_positions(positions, rarity=rarity), key=lambda s: s.leader.stored.position
    )
    agenda = find_issues(positions, entries=issues, edits=edits, reader=reader)
    return Assembly(
        stances=tuple(stances),
        agenda=agenda,
        copies=copies,
        same_actors=cast.same,
        replies=tuple(find_replies(stances, rarity=rarity)),
        reversals=tuple(find_reversals(stances, rarity=rarity)),
        successions=tuple(find_successions(stances, about=agenda.about)),
        ties=tuple(find_ties(stances)),
    )
