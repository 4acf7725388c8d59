"""An agenda as it is pasted from Word: numbered, nested, with times, leads and purposes.

Nothing is refused. What was not understood stays in the title, and a line that is no item (a
heading such as "Agenda", a column title) is said to have been left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import PaperState, Purpose
from chair_desk.words import _


@frozen(kw_only=True)
class OutlineItem:
    """An item that was found. `depth` is 0 for an item and 1 for a part of the one before.

    `minutes` is None where no length was given; `line_number` counts from 1.
    """

    title: str
    line_number: int
    depth: int = 0
    lead_words: str = ""
    purpose: Purpose | None = None
    minutes: int | None = None
    paper: PaperState | None = None
    starts: str = ""
    is_break: bool = False
    is_confidential: bool = False


@frozen
class LeftOut:
    """A line that made no item, and why."""

    line_number: int
    words: str
    reason: str


@frozen
class Outline:
    """The items in order, and the lines that made none."""

    items: tuple[OutlineItem, ...]
    left_out: tuple[LeftOut, ...] = ()


_DEEP = re.compile(
    r"^(?:\d+\.\d+(?:\.\d+)*\.?|\(?[a-z]\)|[a-z]\.|\(?[ivx]+\)|[ivx]+\.|[o▪–-])\s+", re.IGNORECASE
)
_NUMBER = re.compile(r"^(?:item\s+)?\d{1,2}(?:[.):]|\s|\t)\s*(?=\D)", re.IGNORECASE)
_CAPITAL = re.compile(r"^(?:[A-Z]|[IVX]+)[.)]\s+")  # the top level where nothing has a number
_NEXT_DATE = re.compile(r"^(?:date|time) (?:and \w+ )?of (?:the )?next meeting\b", re.IGNORECASE)
_TOP = re.compile(r"^(?:item\s+)?\d{1,2}(?:[.):]|\s|\t)\s*(?=\D)|^[•*·]\s*", re.IGNORECASE)
_TIME = re.compile(
    r"^\(?(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)\)?\s*(?:am|pm|hrs)?"
    r"(?:\s*(?:[–-]|to)\s*(?P<end_hour>[01]?\d|2[0-3])[.:](?P<end_minute>[0-5]\d)\)?"
    r"\s*(?:am|pm)?)?\s*[:–-]?\s*",
    re.IGNORECASE,
)
_LENGTH = re.compile(
    r"[(\[]?\b(?:(?P<hours>\d)\s*(?:hours?|hrs?|h)\b\s*)?"
    r"(?:(?P<minutes>\d{1,3})\s*(?:mins?|minutes|m)\b\.?)?[)\]]?",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[(\[](?P<words>[^()\[\]]{1,80})[)\]]")
_DASH_LEAD = re.compile(r"\s+[–—-]\s+(?P<lead>[^–—]{2,60})$")
_HEADINGS = {
    "agenda", "item", "items", "time", "lead", "presenter", "paper", "papers", "purpose", "no",
    "no.", "subject", "action", "for", "enclosure", "business",
}  # fmt: skip
_PURPOSES = {
    "information": Purpose.INFORMATION, "info": Purpose.INFORMATION, "noting": Purpose.INFORMATION,
    "note": Purpose.INFORMATION, "i": Purpose.INFORMATION, "update": Purpose.INFORMATION,
    "discussion": Purpose.DISCUSSION, "discuss": Purpose.DISCUSSION, "d": Purpose.DISCUSSION,
    "decision": Purpose.DECISION, "approval": Purpose.DECISION, "agreement": Purpose.DECISION,
    "approve": Purpose.DECISION, "agree": Purpose.DECISION, "decide": Purpose.DECISION,
    "receive": Purpose.INFORMATION, "sign off": Purpose.DECISION, "a": Purpose.DECISION,
    "ratification": Purpose.DECISION,
    "assurance": Purpose.ASSURANCE, "scrutiny": Purpose.ASSURANCE,
    "challenge": Purpose.CHALLENGE,
}  # fmt: skip
_PAPERS = {
    "to follow": PaperState.TO_FOLLOW, "paper to follow": PaperState.TO_FOLLOW,
    "verbal": PaperState.VERBAL, "verbal update": PaperState.VERBAL,
    "verbal report": PaperState.VERBAL, "oral": PaperState.VERBAL,
    "attached": PaperState.EXPECTED, "enclosed": PaperState.EXPECTED,
    "paper": PaperState.EXPECTED, "paper attached": PaperState.EXPECTED,
    "report": PaperState.EXPECTED,
}  # fmt: skip
_BREAKS = {"break", "coffee", "coffee break", "tea break", "comfort break", "lunch", "refreshments"}
_LONGEST_TITLE = 300
_LONGEST_ITEM = 240
_INITIALS = re.compile(r"[A-Z]{2,4}")


def read_outline(text: str) -> Outline:
    """Read the items of a pasted agenda.

    Where its items have numbers, lines without one before the first are its heading.
    """
    items: list[OutlineItem] = []
    left_out: list[LeftOut] = []
    lines = text.replace("\u00a0", " ").replace("\u000b", "\n").splitlines()
    numbered = [at for at, raw in enumerate(lines, 1) if _NUMBER.match(raw.strip())]
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        line = raw if numbered else _CAPITAL.sub("• ", raw)
        is_numbered = _take_number(raw.strip())[1] != raw.strip()
        reason = _why_no_item(raw, is_numbered=is_numbered or not numbered[:1])
        if not reason and numbered and number < numbered[0] and not is_numbered:
            reason = "" if _TIME.match(raw.strip()) else _("It stands before the first item.")
        item = _read_line(line, number, bool(items))
        if not reason and not item.title:
            reason = _("It holds no title.")
        if reason:
            left_out.append(LeftOut(number, raw.strip(), reason))
        else:
            items.append(item)
    return Outline(_with_lengths(items), tuple(left_out))


def _why_no_item(raw: str, *, is_numbered: bool) -> str:
    if _is_heading(raw):
        return _("It reads as a heading.")
    if not is_numbered and _NEXT_DATE.match(raw.strip()):
        return _("It names the next meeting.")
    return ""


def _is_heading(raw: str) -> bool:
    """Say whether every cell of a line is the title of a column, or the whole is "Agenda"."""
    cells = [folded(cell).strip(" :") for cell in re.split(r"\t|\s{3,}", raw) if cell.strip()]
    return bool(cells) and all(cell in _HEADINGS for cell in cells)


def _read_line(raw: str, number: int, has_parent: bool) -> OutlineItem:
    indent = len(raw) - len(raw.lstrip(" \t"))
    line = raw.strip()
    starts, length, line = _take_time(line)
    depth, line = _take_number(line)
    if not starts:
        starts, length, line = _take_time(line)
    if not depth and indent and raw[:1] in " \t" and not _TOP.match(raw.strip()):
        depth = 1
    item = OutlineItem(title="", line_number=number, starts=starts, minutes=length)
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    title, *others = cells or [""]
    for cell in others:
        item = _take_cell(item, cell)
    item, title = _take_asides(item, title)
    while (taken := _take_lead_after_dash(item, title)) != (item, title):
        item, title = taken
    title = title.strip(" .;:–-\t")[:_LONGEST_TITLE]
    return replace(
        item,
        title=title,
        depth=min(depth, 1) if has_parent else 0,
        is_break=folded(title) in _BREAKS,
    )


def _take_time(line: str) -> tuple[str, int | None, str]:
    """Return the time a line begins with, the length where an end stands with it, and the rest."""
    match = _TIME.match(line)
    if match is None:
        return "", None, line
    rest = line[match.end() :].lstrip("\t ")
    if not rest or (rest[0].isdigit() and "." in match.group() and ":" not in match.group()):
        return "", None, line
    starts = f"{int(match['hour']):02}:{match['minute']}"
    length = None
    if match["end_hour"]:
        ends = _minutes_of_day(f"{match['end_hour']}:{match['end_minute']}")
        length = ends - _minutes_of_day(starts)
    return starts, length if length and 0 < length <= _LONGEST_ITEM else None, rest


def _take_number(line: str) -> tuple[int, str]:
    if match := _DEEP.match(line):
        return 1, line[match.end() :]
    if match := _TOP.match(line):
        return 0, line[match.end() :]
    return 0, line


def _take_cell(item: OutlineItem, cell: str) -> OutlineItem:
    """Take a further cell of a table: a length, a purpose, a paper; otherwise who leads."""
    known = _known_words(item, cell)
    if known is not None:
        return known
    if cell.isdigit():
        return replace(item, minutes=int(cell)) if len(cell) < 4 else item  # noqa: PLR2004
    starts, length, rest = _take_time(cell + " .")
    if starts and rest == ".":
        return replace(item, starts=item.starts or starts, minutes=item.minutes or length)
    lead = f"{item.lead_words}, {cell}" if item.lead_words else cell
    return replace(item, lead_words=lead)


def _known_words(item: OutlineItem, words: str) -> OutlineItem | None:
    """Return the item with what the words say, or None where they say nothing known."""
    plain = folded(words).strip(" .:").removeprefix("for ")
    if match := _LENGTH.fullmatch(words.strip()):
        return replace(item, minutes=_minutes_in(match)) if _minutes_in(match) else None
    if purpose := _PURPOSES.get(plain.removeprefix("to ")):
        return replace(item, purpose=purpose)
    if plain in _PAPERS:
        return replace(item, paper=_PAPERS[plain])
    if plain in {"confidential", "closed", "part 2", "private"}:
        return replace(item, is_confidential=True)
    return None


def _take_asides(item: OutlineItem, title: str) -> tuple[OutlineItem, str]:
    """Take what stands in brackets: a length, a purpose, a paper; the last one may be the lead."""
    kept = title
    asides = list(_ASIDE.finditer(title))
    for match in asides:
        known = _known_words(item, match["words"])
        if known is None and match is asides[-1] and _looks_like_a_name(match["words"]):
            known = replace(item, lead_words=item.lead_words or match["words"].strip())
        if known is not None:
            item = known
            kept = kept.replace(match.group(), " ", 1)
    length = next((one for one in _LENGTH.finditer(kept) if _minutes_in(one)), None)
    if length:
        item = replace(item, minutes=_minutes_in(length))
        kept = kept[: length.start()] + " " + kept[length.end() :]
    return item, re.sub(r"\s{2,}", " ", kept).strip()


def _take_lead_after_dash(item: OutlineItem, title: str) -> tuple[OutlineItem, str]:
    match = _DASH_LEAD.search(title)
    if match is None:
        return item, title
    words = match["lead"].strip()
    known = _known_words(item, words)
    is_free = not item.lead_words or _INITIALS.fullmatch(item.lead_words)
    if known is None and is_free and _looks_like_a_name(words):
        known = replace(item, lead_words=words)  # a name says more than its initials
    return (known, title[: match.start()]) if known is not None else (item, title)


def _looks_like_a_name(words: str) -> bool:
    """Say whether words may be a person, initials or posts: capitals and not many of them."""
    parts = [part for part in re.split(r"[\s/,&]+", words.strip()) if part]
    return 0 < len(parts) <= 5 and all(part[0].isupper() for part in parts)  # noqa: PLR2004


def _with_lengths(items: Sequence[OutlineItem]) -> tuple[OutlineItem, ...]:
    """Work out lengths that were not given from the starting times that were."""
    made = list(items)
    timed = [at for at, item in enumerate(made) if item.starts and not item.depth]
    for at, after in pairwise(timed):
        length = _minutes_of_day(made[after].starts) - _minutes_of_day(made[at].starts)
        if made[at].minutes is None and after == at + 1 and 0 < length <= _LONGEST_ITEM:
            made[at] = replace(made[at], minutes=length)
    return tuple(made)


def _minutes_in(match: re.Match[str]) -> int:
    return 60 * int(match["hours"] or 0) + int(match["minutes"] or 0)


def _minutes_of_day(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
