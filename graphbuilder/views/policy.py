"""What a page may do: run its own scripts, known by their hashes, and load nothing."""

import base64
import hashlib
from collections.abc import Sequence


def browser_text(source: str) -> str:
    """Give a script or style sheet the line ends that the browser will hash."""
    lines = source.replace("\r\n", "\n").split("\n")
    # A source map is a file that we do not ship; developer tools would ask the network for it.
    return "\n".join(line for line in lines if not line.startswith("//# sourceMappingURL="))


def content_policy(*, scripts: Sequence[str], styles: Sequence[str]) -> str:
    """State what the page may do: run its own scripts, use its own styles, nothing else.

    Args:
        scripts: The texts of its scripts; none may run where there are none.
        styles: The texts of its style sheets.

    Returns:
        A policy in the form of https://www.w3.org/TR/CSP3/#framework-policy.
    """
    sources = {"script-src": scripts, "style-src": styles}
    return "; ".join([
        "default-src 'none'",
        *(f"{of} {' '.join(map(_hash_source, texts))}" for of, texts in sources.items() if texts),
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ])


def _hash_source(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
