"""Keys of things that have no id but a name, so that all sides make the same key of one name."""

import re
import unicodedata


def slug(name: str) -> str:
    """Make the key of an actor or agreement from its name: "Sergei Lavrov" → "sergei-lavrov"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "unnamed"
