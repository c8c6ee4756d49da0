"""Bytes → text."""

import codecs
import re

from graphbuilder.errors import DocumentError

#: How pages say in which encoding they are, near their beginning.
_DECLARED = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*((?:utf|iso|windows|cp|mac|us)[\w-]+)"
)
_DECLARED_WITHIN = 4096
#: What the HTML standard reads in place of these, since pages that declare them hold more.
_WESTERN = "windows-1252"


def decode_text(content: bytes) -> str:
    """Decode a text file.

    Returns:
        The text, without a byte order mark and with the line ends of Unix.

    Raises:
        DocumentError: If the file is binary or in another encoding than UTF-8.
    """
    if b"\0" in content:
        raise DocumentError("is binary, not text")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"is not UTF-8 (byte {error.start}); save it as UTF-8, for instance with iconv"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_page(content: bytes) -> str:
    """Decode a web page, which may be in any encoding.

    A byte order mark decides, or else whether the bytes are UTF-8, which other encodings hardly
    ever look like, or else what the page declares; windows-1252 is left.

    Returns:
        The text; what cannot be decoded becomes a replacement character.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    declared = _DECLARED.search(content[:_DECLARED_WITHIN].lower())
    for encoding in ("utf-8-sig", declared[1].decode() if declared else _WESTERN):
        try:
            return content.decode(_WESTERN if encoding == "iso-8859-1" else encoding)
        except (LookupError, UnicodeError):
            continue
    return content.decode(_WESTERN, "replace")
