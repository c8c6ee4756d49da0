"""The values that flow between reading and writing: frozen and self-checking."""

from graphbuilder.model.actor import Actor, ActorKind
from graphbuilder.model.agreement import Agreement
from graphbuilder.model.analysis import Analysis
from graphbuilder.model.catalogue import (
    ActorEntry,
    AgreementEntry,
    AgreementKind,
    Catalogue,
    Clause,
    Leader,
    Membership,
    OfficeRole,
    Record,
    Succession,
    Term,
)
from graphbuilder.model.dates import PartialDate, is_between
from graphbuilder.model.document import Document
from graphbuilder.model.interchange import from_json, from_record, to_json, to_record
from graphbuilder.model.matter import IssueEdit, IssueEntry, Phrase, Vocabulary, WordRole
from graphbuilder.model.naming import slug
from graphbuilder.model.position import Act, Position
from graphbuilder.model.provision import Mode, Provision
from graphbuilder.model.text import TextSpan

__all__ = [
    "Act",
    "Actor",
    "ActorEntry",
    "ActorKind",
    "Agreement",
    "AgreementEntry",
    "AgreementKind",
    "Analysis",
    "Catalogue",
    "Clause",
    "Document",
    "IssueEdit",
    "IssueEntry",
    "Leader",
    "Membership",
    "Mode",
    "OfficeRole",
    "PartialDate",
    "Phrase",
    "Position",
    "Provision",
    "Record",
    "Succession",
    "Term",
    "TextSpan",
    "Vocabulary",
    "WordRole",
    "from_json",
    "from_record",
    "is_between",
    "slug",
    "to_json",
    "to_record",
]
