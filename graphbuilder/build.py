"""Documents in, graph out: the one place where the language side and the graph side meet."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from rdflib import URIRef

from graphbuilder.catalogue import update_catalogue
from graphbuilder.documents import Unreadable, read_documents
from graphbuilder.errors import GraphbuilderError, StoreError, describe_failure
from graphbuilder.evaluation import Annotated, Scores, annotated, read_gold, score
from graphbuilder.extraction.extractor import Extractor, RuleExtractor
from graphbuilder.extraction.fingerprint import fingerprint
from graphbuilder.extraction.stances import MIN_CONFIDENCE
from graphbuilder.lexicons.catalogue import load_catalogue
from graphbuilder.lexicons.issues import load_issue_edits
from graphbuilder.model import Analysis, Document
from graphbuilder.nlp.pipeline import load_pipeline
from graphbuilder.outputs import Files, update_outputs
from graphbuilder.rdf import DEFAULT_BASE, Iris, Run, encode
from graphbuilder.report import BuildReport, write_report
from graphbuilder.store import (
    GraphStore,
    holds_document,
    list_catalogues,
    name_store,
    open_store,
)

LOG = logging.getLogger(__name__)

#: Told the id of each document as its reading begins.
Progress = Callable[[str], None]


def extract(
    paths: Iterable[str | Path],
    *,
    model: str | None = None,
    tables: Sequence[Path] = (),
    min_confidence: float = MIN_CONFIDENCE,
    any_language: bool = False,
    progress: Progress | None = None,
) -> Iterator[Analysis | Unreadable]:
    """Read documents and find their positions.

    Args:
        paths: Files, folders, or "-" for standard input.
        model: A spaCy pipeline to use in place of the packed one.
        tables: Tables of the user's own, laid over the catalogue; see `load_catalogue`.
        min_confidence: Positions that are less sure are left out.
        any_language: Whether documents that are not English are read nevertheless.
        progress: Told the id of each document as its reading begins.

    Yields:
        Analyses, and what could not be read, in order.

    Raises:
        LexiconError: If a table of the user's cannot be read or holds a bad row.
        PipelineError: If the pipeline cannot be loaded.
    """
    catalogue = load_catalogue(tables)
    extractor = RuleExtractor(load_pipeline(model), catalogue, min_confidence=min_confidence)
    for item in read_documents(paths, any_language=any_language):
        yield item if isinstance(item, Unreadable) else _analyse(extractor, item, progress)


def build(  # noqa: PLR0913 # what the command offers
    paths: Iterable[str | Path],
    out: Path,
    *,
    server: str | None = None,
    model: str | None = None,
    tables: Sequence[Path] = (),
    min_confidence: float = MIN_CONFIDENCE,
    issues: Path | None = None,
    base: str = DEFAULT_BASE,
    any_language: bool = False,
    files: Files = Files.AUTO,
    progress: Progress | None = None,
) -> BuildReport:
    """Read documents into the graph of a folder, and bring its files up to date.

    Documents that the graph holds already are read again only if their text or metadata, or what
    decides the extraction, has changed. Each is replaced as a whole, so that a build that is
    killed leaves every document as it was or as it will be, and the next one goes on from there.

    Args:
        paths: Files, folders, or "-" for standard input.
        out: The folder; made if it is not there.
        server: The address of a SPARQL server that keeps the graph in place of the folder.
        model: A spaCy pipeline to use in place of the packed one.
        tables: Tables of the user's own, laid over the catalogue; see `load_catalogue`.
        min_confidence: Positions that are less sure are left out.
        issues: A table of the user's own that renames and merges issues; see `load_issue_edits`.
        base: The IRI below which the things of the graph get their names.
        any_language: Whether documents that are not English are read nevertheless.
        files: Whether to make what is made of all documents together; see `update_outputs`.
        progress: Told the id of each document as its reading begins.

    Returns:
        What was done, which also stands in ``report.json``.

    Raises:
        LexiconError: If a table of the user's cannot be read or holds a bad row.
        StoreError: If the folder or server cannot be written, another build is using it, or its
            graph has another base.
        PipelineError: If the pipeline cannot be loaded.
    """
    catalogue = load_catalogue(tables)
    edits = () if issues is None else load_issue_edits(issues)
    place = name_store(server or out)
    _make_folder(out)
    with open_store(server or out, create=True) as store:
        if server is None:
            _require_base(store, base)
        update_catalogue(store, catalogue, tables=tables, base=base)
        nlp = load_pipeline(model)
        config = fingerprint(nlp, tables=tables, min_confidence=min_confidence)
        run = Run(version=version("graphbuilder"), config_sha256=config)
        extractor = RuleExtractor(nlp, catalogue, min_confidence=min_confidence)
        update = _Update(store, extractor, run=run, base=base, progress=progress)
        for item in read_documents(paths, any_language=any_language):
            update.take(item)
        contents = update_outputs(store, out, files=files, edits=edits)
    report = BuildReport.of(
        contents,
        store=place,
        read=update.read,
        unchanged=update.unchanged,
        failed=update.failed,
    )
    write_report(report, out)
    return report


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{out} cannot be made: {describe_failure(error)}") from error


def _require_base(store: GraphStore, base: str) -> None:
    """Keep a graph from holding a document twice, under two names."""
    known = list_catalogues(store)
    if known and Iris(base=base).catalogue() not in known:
        bases = ", ".join(name.removesuffix("catalogue") for name in known)
        raise StoreError(
            f"the graph names its things below {bases}; build with that --base, or into another "
            "folder"
        )


class _Update:
    """Brings a store up to date, a document at a time, and keeps count."""

    def __init__(
        self,
        store: GraphStore,
        extractor: Extractor,
        *,
        run: Run,
        base: str,
        progress: Progress | None,
    ) -> None:
        self._store = store
        self._extractor = extractor
        self._run = run
        self._base = base
        self._progress = progress
        self.read: list[str] = []
        self.unchanged: list[str] = []
        self.failed: list[Unreadable] = []

    def take(self, item: Document | Unreadable) -> None:
        """Read a document into the store, unless it is there as it is."""
        if isinstance(item, Unreadable):
            self.failed.append(item)
        elif self._is_known(item):
            self.unchanged.append(item.id)
        else:
            self._read(item)

    def _is_known(self, document: Document) -> bool:
        config = self._run.config_sha256
        return holds_document(
            self._store, document, graph=self._graph(document), config_sha256=config
        )

    def _read(self, document: Document) -> None:
        analysis = _analyse(self._extractor, document, self._progress)
        if isinstance(analysis, Unreadable):
            self.failed.append(analysis)
            return
        try:
            quads = encode(analysis, run=self._run, base=self._base)
        except GraphbuilderError as error:
            self.failed.append(Unreadable(source=document.id, reason=str(error)))
            return
        self._store.replace(self._graph(document), quads)
        self.read.append(document.id)

    def _graph(self, document: Document) -> URIRef:
        return Iris(base=self._base).graph(document.id)


def _analyse(
    extractor: Extractor, document: Document, progress: Progress | None
) -> Analysis | Unreadable:
    """Analyse one document of a batch; what goes wrong in it is reported in its place."""
    if progress is not None:
        progress(document.id)
    try:
        return extractor.extract(document)
    # A broad handler at the outer edge: one bad document never stops a batch.
    except Exception as error:
        LOG.debug("cannot analyse %s", document.id, exc_info=True)
        return Unreadable(source=document.id, reason=f"cannot be analysed: {error!r}")


def evaluate(
    gold: Path,
    *,
    model: str | None = None,
    tables: Sequence[Path] = (),
    min_confidence: float = MIN_CONFIDENCE,
    progress: Progress | None = None,
) -> tuple[Scores, tuple[Unreadable, ...]]:
    """Extract from the texts of gold documents and score what was found.

    Args:
        gold: Gold documents as JSON Lines, read for text and metadata alone by the extraction.
        model: A spaCy pipeline to use in place of the packed one.
        tables: Tables of the user's own, laid over the catalogue; see `load_catalogue`.
        min_confidence: Positions that are less sure are left out.
        progress: Told the id of each document as its reading begins.

    Returns:
        The scores, and the documents that could not be read, which count as empty.

    Raises:
        CorpusError: If the file is not of the form of gold documents.
        LexiconError: If a table of the user's cannot be read or holds a bad row.
    """
    wanted = tuple(read_gold(gold))
    found: dict[str, Annotated] = {}
    failed: list[Unreadable] = []
    for item in extract(
        [gold],
        model=model,
        tables=tables,
        min_confidence=min_confidence,
        any_language=True,  # gold is what it is
        progress=progress,
    ):
        if isinstance(item, Unreadable):
            failed.append(item)
        else:
            found[item.document.id] = annotated(item)
    return score(wanted, found), tuple(failed)
