"""Text as every writer can take it: no control characters, no halves of characters."""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 has no way to write, lone surrogates, and the other controls (C1 and the like)
# that no font can show. Line breaks are kept; a tab becomes a space.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    r"""Return the text, composed (NFC), with "\n" for breaks and U+FFFD for what cannot be set."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", _UNWRITABLE.sub("\ufffd", text))
    return _BREAKS.sub("\n", composed).replace("\t", " ")


def one_line(text: str) -> str:
    """Return the text on one line, clean, its runs of spaces and breaks made one space."""
    return " ".join(clean(text).split())
