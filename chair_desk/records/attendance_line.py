"""One line of a list of those present: "(AB) Ada Brook, DCI, Constabulary (for Bram Holt)".

Boards write who came instead of whom, for which part, and for which other seat in brackets or
in the words of the line. Pure: nothing is known of the board here.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from chair_desk.records.attendance_cells import Came
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.words import _

_LEADING = re.compile(r"\(([A-Z][A-Za-z]{1,3})\)\s*(?=\S)")
_ASIDE = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_INSTEAD = re.compile(
    r"(?:rep(?:resenting)?\.?|for|deputi[sz]ing for|deputy for|on behalf of|substitut(?:e|ing) for"
    r"|sub for|in place of|attending for)\s+(.+)", re.I,
)  # fmt: skip
_ALSO = re.compile(r"also (?:rep(?:resenting)?\.?|for)\s+(.+)", re.I)
_INLINE = re.compile(
    r"[\s,–—-]*\b(deputi[sz]ing for|substituting for|on behalf of|in place of|attending for"
    r"|also representing|representing)\s+([^,;()]+)", re.I,
)  # fmt: skip
_REMOTE = re.compile(r"(?:by |via )?(?:phone|telephone|video|teams|zoom|online|remote)\w*$", re.I)
_PART = re.compile(r"part(?: of(?: the)? meeting| only|ial)?$|items?\b.*", re.I)
_OFFICE = re.compile(r"(?:vice.?|deputy )?chair(?:ing)?(?:man|woman|person)?$", re.I)
_INITIALS = re.compile(r"[A-Z]{2,4}$|[A-Z]{1,2}[a-z]$|[A-Z][A-Za-z]?[A-Z][a-z]?$")
_APOLOGY = frozenset({"apols", "apol", "apologies", "apology"})
_ABSENT = frozenset({"absent", "dna", "did not attend"})
_BETWEEN = re.compile(r"\s+[–—-]\s+|\s*,\s*")
_OUTSIDE = re.compile(r",\s*(?![^()]*\))")
_BULLET = re.compile(r"^\s*(?:[•·*▪◦]|\d+[.)])\s*")


@frozen(kw_only=True)
class LineRead:
    """Who stands in a line. `stands_for` is whom they deputised for, a person or an agency.

    `also_for` is another seat they spoke for; `came` what a bracket said of how they came.
    """

    raw: str
    name: str
    initials: str = ""
    post: str = ""
    agency: str = ""
    stands_for: str = ""
    also_for: str = ""
    came: Came | None = None
    is_observer: bool = False
    is_remote: bool = False
    is_part: bool = False
    doubt: str = ""

    def with_post(self, post: str, agency: str) -> LineRead:
        """Return it with the post and the agency that stand in columns of their own."""
        return replace(self, post=post or self.post, agency=agency or self.agency)


def lines_in(words: str) -> list[str]:
    """Part a cell that names several: by semicolons or lines, else by commas between names."""
    parts = [part.strip() for part in re.split(r"[;\n]", words) if part.strip()]
    if len(parts) == 1:
        pieces = [piece.strip(" .") for piece in _OUTSIDE.split(parts[0]) if piece.strip(" .")]
        if len(pieces) > 1 and all(_is_named(piece) for piece in pieces):
            parts = pieces
    return [bare for part in parts if (bare := _BULLET.sub("", part).strip(" ,"))]


def _is_named(piece: str) -> bool:
    """Say whether words are a whole line: somebody, and in brackets of which agency."""
    aside = _ASIDE.search(piece)
    return bool(aside) and " " in piece[: aside.start()].strip() if aside else False


def read_line(words: str, *, is_name_alone: bool = False) -> LineRead:
    """Read one line; never raises. `is_name_alone` where post and agency have their columns."""
    raw = " ".join(words.split())
    line = LineRead(raw=raw, name="")
    rest = raw
    if found := _LEADING.match(rest):
        line, rest = replace(line, initials=found[1]), rest[found.end() :]
    for aside in _ASIDE.findall(rest):
        changed = _with_aside(line, aside.strip())
        if changed is not None:
            line = changed
            rest = rest.replace(f"({aside})", " ").replace(f"[{aside}]", " ")
    line, rest = _with_inline(line, rest)
    rest = " ".join(rest.split()).strip(" ,")
    if is_name_alone:
        return replace(line, name=_bare(rest), agency=_kept_aside(rest))
    parts = _BETWEEN.split(rest, maxsplit=1)
    said = parts[1].strip() if len(parts) > 1 else ""
    held = _kept_aside(parts[0])
    return replace(line, name=_bare(parts[0]), post=", ".join(one for one in (said, held) if one))


def _with_aside(line: LineRead, aside: str) -> LineRead | None:
    """Return the line with what a bracket says of it, or None where it is part of its words."""
    said = folded(aside).strip()
    if found := _ALSO.match(aside):
        return replace(line, also_for=found[1].strip())
    if found := _INSTEAD.match(aside):
        return replace(line, stands_for=found[1].strip())
    simple: tuple[tuple[bool, dict[str, Any]], ...] = (
        (said in _APOLOGY, {"came": Came.APOLOGY}),
        (said in _ABSENT, {"came": Came.NOBODY}),
        ("observer" in said, {"is_observer": True}),
        (bool(_REMOTE.match(said)), {"is_remote": True}),
        (bool(_PART.match(said)), {"is_part": True}),
        (bool(_OFFICE.match(said)), {}),
    )
    for is_so, values in simple:
        if is_so:
            return replace(line, **values)
    if not line.initials and _INITIALS.match(aside):
        return replace(line, initials=aside)
    return None


def _with_inline(line: LineRead, rest: str) -> tuple[LineRead, str]:
    """Take "deputising for X" out of the words of a line."""
    found = _INLINE.search(rest)
    if found is None or line.stands_for:
        return line, rest
    how, whom = found[1].lower(), found[2].strip()
    rest = rest[: found.start()] + rest[found.end() :]
    if how.startswith("also"):
        return replace(line, also_for=whom), rest
    doubt = ""
    if how == "representing":
        doubt = _("“representing {whom}” may mean a deputy, or the agency they belong to.")
        doubt = doubt.format(whom=whom)
    return replace(line, stands_for=whom, doubt=doubt), rest


def _bare(words: str) -> str:
    return " ".join(_ASIDE.sub(" ", words).split()).strip(" ,")


def _kept_aside(words: str) -> str:
    return ", ".join(one.strip() for one in _ASIDE.findall(words) if one.strip())
