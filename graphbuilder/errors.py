"""Every exception that graphbuilder raises on purpose.

    GraphbuilderError
    ├── DocumentError       a file cannot be read as a document (also a ValueError)
    ├── LexiconError        a row of a word table is wrong (also a ValueError)
    ├── PipelineError       the language pipeline is missing or unfit
    ├── AnalysisError       an analysis contradicts itself or its JSON is malformed (ditto)
    ├── CorpusError         a training or gold file is malformed (also a ValueError)
    ├── StoreError          a store cannot be opened, read or written
    │   └── StoreInUseError another process is writing it
    ├── QueryError          a query is unknown, malformed or misses a parameter
    ├── ExportError         a graph cannot be written in the form asked for
    ├── ValidationError     a graph cannot be checked
    └── ServerError         a server cannot be started, or a request cannot be served
        ├── MissingError    what a request asks for is not there (also a LookupError)
        ├── FormatError     an answer is not to be had in the format asked for
        ├── OverloadError   too many requests are waiting
        ├── TimeLimitError  a request took longer than it may (also a TimeoutError)
        └── SizeLimitError  an answer is larger than the server gives

Messages name the value, what was expected and what to do.
"""


class GraphbuilderError(Exception):
    """The root: catch it to catch whatever graphbuilder reports about its input."""


class DocumentError(GraphbuilderError, ValueError):
    """A file is unreadable, empty, binary, not UTF-8 or of an unknown kind."""


class LexiconError(GraphbuilderError, ValueError):
    """A row of a word table breaks the rules of its table."""


class PipelineError(GraphbuilderError):
    """The language pipeline cannot be loaded or lacks what the extraction needs."""


class AnalysisError(GraphbuilderError, ValueError):
    """An analysis refers to what it does not hold, or its JSON has another form."""


class CorpusError(GraphbuilderError, ValueError):
    """A training corpus or gold file is not of the documented form."""


class StoreError(GraphbuilderError):
    """A store cannot be opened, read or written."""


class StoreInUseError(StoreError):
    """Another process is writing a store; it can be written when that is done."""


class QueryError(GraphbuilderError):
    """A query is unknown, malformed, or called with the wrong parameters."""


class ExportError(GraphbuilderError):
    """A graph cannot be written in the form or to the place asked for."""


class ValidationError(GraphbuilderError):
    """A graph cannot be checked: what that needs is missing, or the shapes are malformed."""


class ServerError(GraphbuilderError):
    """A server cannot be started as asked, or a process that worked for a request ended."""


class MissingError(ServerError, LookupError):
    """The graph does not hold what a request asks for."""


class FormatError(ServerError):
    """An answer is not to be had in any of the formats that a client accepts."""


class OverloadError(ServerError):
    """More requests are waiting than a server lets wait."""


class TimeLimitError(ServerError, TimeoutError):
    """A request took longer than a server gives it, and was stopped."""


class SizeLimitError(ServerError):
    """An answer is larger than a server gives."""


#: What can be done about failures of the file system, by words of their messages.
_REMEDIES = (
    (
        ("no space left", "disk quota exceeded", "file too large"),
        "free some space and run this again; what was there before is kept",
    ),
    (("read-only file system", "permission denied"), "choose a place that you can write"),
    (("corruption",), "put a backup in its place, or delete it and build again"),
)


def describe_failure(error: Exception) -> str:
    """Say what a file system or a database on it reports, and what can be done about it."""
    reason = getattr(error, "strerror", None) or str(error)
    for words, remedy in _REMEDIES:
        if any(word in reason.lower() for word in words):
            return f"{reason}; {remedy}"
    return reason
