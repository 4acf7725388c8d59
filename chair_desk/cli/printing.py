"""Plain text for a terminal: aligned columns, and nothing in them that a terminal would obey."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

_GAP = "  "
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = frozenset({"\u200c", "\u200d"})  # parts of words in some scripts, and harmless


def safe(text: str) -> str:
    """Return a text on one line, without signs that move the cursor or turn the writing."""
    words = " ".join(text.split())
    return "".join(sign if _is_safe(sign) else "\ufffd" for sign in words)


def _is_safe(sign: str) -> bool:
    return sign in _JOINERS or unicodedata.category(sign) not in _UNSAFE


def print_table(
    headings: Mapping[str, str], rows: Sequence[Mapping[str, Any]], *, nothing: str
) -> None:
    """Print rows in columns that stand under each other; the last column is not padded.

    `headings` are by key, in the order of the columns; `nothing` is said where there is no row.
    """
    if not rows:
        click.echo(nothing)
        return
    lines = [list(headings.values())]
    lines += [[cell(row.get(key)) for key in headings] for row in rows]
    widths = [max(width_of(line[at]) for line in lines) for at in range(len(headings))]
    for line in lines:
        click.echo(_aligned(line, widths))


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    padded = [
        text + " " * (width - width_of(text)) for text, width in zip(line, widths, strict=True)
    ]
    return _GAP.join(padded).rstrip()


def cell(value: Any) -> str:
    """Return a value as it stands in a table; nothing at all is a dash, so that columns show."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return safe(", ".join(str(one) for one in value)) or "–"
    return safe(str(value)) or "–"


def width_of(text: str) -> int:
    """Return how many places a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )


def print_json(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print rows as a JSON list; dates as ISO text, signs that are not safe as escapes."""
    text = json.dumps([dict(row) for row in rows], default=str, ensure_ascii=False, indent=2)
    click.echo("".join(_escaped(sign) for sign in text))


def _escaped(sign: str) -> str:
    if sign == "\n" or _is_safe(sign):
        return sign
    code = ord(sign)
    if code <= 0xFFFF:  # noqa: PLR2004  the plane that one JSON escape can name
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
