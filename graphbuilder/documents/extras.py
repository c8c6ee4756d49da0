"""Libraries that read forms beyond text, which a user installs only if he has such files."""

from graphbuilder import extras
from graphbuilder.errors import DocumentError


def require(library: str, *, extra: str) -> None:
    """Make sure that a library can be imported, without importing it.

    Args:
        library: The name of its package.
        extra: The extra of graphbuilder that installs it.

    Raises:
        DocumentError: If it is not there; the message holds the command that installs it.
    """
    extras.require(library, extra=extra, error=DocumentError)
