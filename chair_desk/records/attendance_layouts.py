"""Registers as boards keep them in spreadsheets, read cell by cell, each doubt said.

Two layouts are read: a matrix with a column for each meeting, and the register of one meeting
with a column for each way of coming. Nothing is guessed in silence: what the register's own key
does not explain carries a doubt, and a person decides.

Source: domain.md 2.1, the registers of real boards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from chair_desk.records.attendance_cells import Came
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.spoken_dates import Today, read_whole_date
from chair_desk.words import _

Rows = Sequence[tuple[int, Sequence[str]]]

WORDS: Mapping[str, Came] = {
    **dict.fromkeys(("y", "yes", "p", "present", "attended", "attend", "here", "✓", "✔", "1"),
                    Came.MEMBER),
    **dict.fromkeys(("d", "dep", "deputy", "d/r", "rep", "representative", "deputy attended", "sub",
                     "substitute"), Came.DEPUTY),
    **dict.fromkeys(("a", "ap", "apol", "apols", "apology", "apologies", "apologies given"),
                    Came.APOLOGY),
    **dict.fromkeys(("n", "no", "dna", "absent", "did not attend", "not present", "0"),
                    Came.NOBODY),
    **dict.fromkeys(("n/a", "na", "not in post", "vacant", "vacancy", "not a member"),
                    Came.NOT_LIVE),
}  # fmt: skip
_DASHES = frozenset({"-", "–", "—", "_", "--"})
NAMES = ("name", "board member", "member", "members", "initials", "initial", "representative",
          "attendee", "persons invited", "person invited", "invited", "name of member")  # fmt: skip
ROLES = ("role", "title", "designation", "post", "job title", "role, organisation",
          "title and organisation", "title & organisation", "role and organisation",
          "job title, organisation", "job title, org, relationship")  # fmt: skip
AGENCIES = (
    "agency",
    "organisation",
    "organization",
    "partner",
    "representing",
    "organisation/role",
)
_MARKED = {
    Came.MEMBER: ("p", "present", "attended", "attendance"),
    Came.APOLOGY: ("a", "apologies", "apology", "apols"),
    Came.NOBODY: ("dna", "absent", "did not attend", "n", "no response"),
    Came.DEPUTY: ("d/r", "d", "deputy", "deputy attended", "deputised", "representative attended"),
}
_KEY = re.compile(
    r"(?:^|[\s,;.(])([A-Za-z]{1,3}(?:/[A-Za-z]{1,3})?|-)\s*(?:=|:|–|\s-\s|\s)\s*"
    r"((?:not\s|did\s+not\s)?(?:attend|present|apolog|deput|represent|absent|vacan|in\s+post)\w*)",
    re.IGNORECASE,
)
_STEMS = (
    ("did not", Came.NOBODY), ("not in post", Came.NOT_LIVE), ("not", Came.NOBODY),
    ("absent", Came.NOBODY), ("vacan", Came.NOT_LIVE), ("in post", Came.NOT_LIVE),
    ("apolog", Came.APOLOGY), ("deput", Came.DEPUTY), ("represent", Came.DEPUTY),
    ("attend", Came.MEMBER), ("present", Came.MEMBER),
)  # fmt: skip
_PART = re.compile(
    r"\((?:by )?(phone|telephone|video|teams|part|online|remote)\w*\)", re.IGNORECASE
)
_MOST_ABOVE = 12
_DAY_WITHIN = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?,?\s+\d{4}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b"
)
_SECTIONS = frozenset({"in attendance", "also in attendance", "present", "apologies", "observers",
                       "participant observers", "members", "board members",
                       "statutory partners"})  # fmt: skip


@frozen(kw_only=True)
class CellRead:
    """One mark as it was read. `came` is None where it says nothing that can be used.

    `deputy` is the name of whoever came instead and `post` their post, where the register gives
    it. A `doubt` is a sentence, and the cell is brought in only when a person says so.
    """

    raw: str = ""
    came: Came | None = None
    deputy: str = ""
    post: str = ""
    is_remote: bool = False
    is_part: bool = False
    doubt: str = ""


@frozen(kw_only=True)
class RowRead:
    """One line of a register: who, as it is written, and a mark for each meeting."""

    row_number: int
    names: tuple[str, ...]
    role: str = ""
    agency: str = ""
    is_observer: bool = False
    cells: tuple[CellRead, ...] = ()


@frozen(kw_only=True)
class RegisterRead:
    """A whole register. `days` are those of its columns; None is a heading that is no date.

    `is_list` where names are listed and no column says how anybody came; `notes` are sentences
    on what of it fills no seat.
    """

    days: tuple[date | None, ...]
    headings: tuple[str, ...]
    rows: tuple[RowRead, ...]
    has_key: bool = False
    is_one_meeting: bool = False
    is_list: bool = False
    notes: tuple[str, ...] = ()


def read_register(rows: Rows, *, on: date, held_on: date | None = None) -> RegisterRead | None:
    """Read a register in either layout, or return None where no row reads as its headings.

    `on` is today, for dates without a year; `held_on` the day of the meeting, where the sheet
    of one meeting does not say it.
    """
    key = _key_of(rows)
    for at, (_number, cells) in enumerate(rows):
        heads = [plain(cell) for cell in cells]
        days = {n: day for n, cell in enumerate(cells) if (day := read_day(cell, on))}
        if not any(head in NAMES or head in AGENCIES or head in ROLES for head in heads):
            continue
        if days:
            return _matrix(rows, at, days, key)
        columns = _marked_columns(heads)
        if Came.MEMBER in columns:
            day = held_on or _day_above(rows[:at], on)
            return _one_meeting(rows, at, columns, day)
    return None


# ------------------------------------------------------------------ headings


def read_day(cell: str, on: date) -> date | None:
    """Read a date as a heading has it: "2.4.15", "14 Nov 2024", "2024-11-14 00:00:00"."""
    words = cell.strip()
    if not any(sign.isdigit() for sign in words):
        return None
    if match := re.match(r"(\d{4})-(\d\d)-(\d\d)(?:[ T]00:00(?::00)?)?$", words):
        return _real(int(match[1]), int(match[2]), int(match[3]))
    if match := re.match(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2}|\d{4})$", words):
        year = int(match[3])
        return _real(year + 2000 if year < 100 else year, int(match[2]), int(match[1]))  # noqa: PLR2004
    if re.search(r"\d{4}$", words):
        return read_whole_date(words, Today(on=on))
    return None


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def plain(cell: str) -> str:
    """Return a heading or a mark as it is compared."""
    return " ".join(folded(cell).replace(":", " ").split())


def _marked_columns(heads: Sequence[str]) -> dict[Came, int]:
    found: dict[Came, int] = {}
    for came, words in _MARKED.items():
        for n, head in enumerate(heads):
            if head in words and n not in found.values():
                found[came] = n
                break
    return found


def _day_above(rows: Rows, on: date) -> date | None:
    found = (day_within(cells, on) for _number, cells in rows[-_MOST_ABOVE:])
    return next((day for day in found if day), None)


def day_within(cells: Sequence[str], on: date) -> date | None:
    """Return the first day that a row says: alone in a cell, after "Date:", or within a title."""
    for cell in cells:
        after = re.sub(r"^\s*date\s*(?:of meeting)?\s*:?\s*", "", cell, flags=re.IGNORECASE)
        said = [after, *_DAY_WITHIN.findall(cell)]
        if day := next((day for one in said if (day := read_day(one, on))), None):
            return day
    return None


# ------------------------------------------------------------------ the key


def _key_of(rows: Rows) -> dict[str, Came]:
    """Read the register's own key: "Y attend, N did not attend, A apology, D deputy"."""
    found: dict[str, Came] = {}
    for _number, cells in rows:
        words = "  ".join(cell for cell in cells if cell.strip())
        pairs = [(match[1], match[2]) for match in _KEY.finditer(words)]
        is_key = len(pairs) > 1 or (pairs and folded(words).startswith("key"))
        short = [cell.strip() for cell in cells if cell.strip()]
        if len(short) == 2 and len(short[0]) <= 3:  # noqa: PLR2004 - a mark and what it means
            pairs, is_key = [(short[0], short[1])], True
        if not is_key:
            continue
        for mark, meaning in pairs:
            if came := _meaning(meaning):
                found.setdefault(folded(mark), came)
    return found


def _meaning(words: str) -> Came | None:
    said = " ".join(folded(words).split())
    return next((came for stem, came in _STEMS if stem in said), None)


# ------------------------------------------------------------------ layouts


def _matrix(rows: Rows, at: int, days: Mapping[int, date], key: Mapping[str, Came]) -> RegisterRead:
    heads = [plain(cell) for cell in rows[at][1]]
    names, roles, agencies = (_column(heads, words) for words in (NAMES, ROLES, AGENCIES))
    below = [row for row in rows[at + 1 :] if _is_line(row[1], names, agencies, roles)]
    marks = {plain(cell) for _n, cells in below for n in days for cell in [_at(cells, n)]}
    kept = [n for n in sorted(days) if any(_at(cells, n).strip() for _n, cells in below)]
    says_here = bool(marks & {"y", "p", "yes", "present", "✓", "✔", "1"})
    read = []
    for number, cells in below:
        marked = tuple(_mark(_at(cells, n), key, says_here=says_here) for n in kept)
        if any(cell.raw for cell in marked):
            read.append(_row(number, cells, (names, roles, agencies), marked))
    return RegisterRead(
        days=tuple(days[n] for n in kept),
        headings=tuple(_at(rows[at][1], n) for n in kept),
        rows=tuple(read),
        has_key=bool(key),
    )


def _one_meeting(
    rows: Rows, at: int, columns: Mapping[Came, int], day: date | None
) -> RegisterRead:
    heads = [plain(cell) for cell in rows[at][1]]
    places = tuple(_column(heads, words) for words in (NAMES, ROLES, AGENCIES))
    read = []
    for number, cells in rows[at + 1 :]:
        if not _is_line(cells, *places):
            continue
        mark = _ticked(cells, columns)
        if mark.raw or not _is_section(cells, *places):
            read.append(_row(number, cells, places, (mark,)))
    return RegisterRead(
        days=(day,), headings=("",), rows=tuple(read), has_key=True, is_one_meeting=True
    )


def _column(heads: Sequence[str], words: Sequence[str]) -> int | None:
    return next((n for n, head in enumerate(heads) if head in words), None)


def _at(cells: Sequence[str], n: int | None) -> str:
    return cells[n] if n is not None and n < len(cells) else ""


def _is_line(cells: Sequence[str], *places: int | None) -> bool:
    said = " ".join(_at(cells, place) for place in places).strip()
    return bool(said) and not folded(said).startswith(("key", "total"))


def _is_section(cells: Sequence[str], *places: int | None) -> bool:
    """Say whether a line only says of what kind those below it are."""
    return plain(" ".join(_at(cells, place) for place in places)) in _SECTIONS


def _row(
    number: int,
    cells: Sequence[str],
    places: tuple[int | None, ...],
    marked: tuple[CellRead, ...],
) -> RowRead:
    names, roles, agencies = places
    name = _at(cells, names).strip()
    is_observer = "(observer)" in folded(name)
    bare = re.sub(r"\((?:observer|chair|vice.?chair)\)", "", name, flags=re.IGNORECASE)
    return RowRead(
        row_number=number,
        names=tuple(part.strip() for part in re.split(r"\s*/\s*", bare) if part.strip()),
        role=_at(cells, roles).strip(),
        agency=_at(cells, agencies).strip(),
        is_observer=is_observer,
        cells=marked,
    )


# ------------------------------------------------------------------ marks


def _mark(raw: str, key: Mapping[str, Came], *, says_here: bool) -> CellRead:
    """Read a mark of a matrix by the register's key, else by what boards usually mean."""
    aside = _PART.findall(raw)
    said = plain(_PART.sub("", raw))
    common = {
        "raw": raw.strip(),
        "is_remote": any(word.lower() != "part" for word in aside),
        "is_part": any(word.lower() == "part" for word in aside),
    }
    if not said:
        return CellRead(**common, doubt=_("The cell is empty."))  # type: ignore[arg-type]
    if said in key:
        return CellRead(**common, came=key[said])  # type: ignore[arg-type]
    if said in _DASHES:
        doubt = _("“{mark}” is not in the key; it may mean that nobody was in post.")
        return CellRead(**common, came=Came.NOT_LIVE, doubt=doubt.format(mark=raw.strip()))  # type: ignore[arg-type]
    if said not in WORDS:
        doubt = _("“{mark}” is no mark that is known.")
        return CellRead(**common, doubt=doubt.format(mark=raw.strip()))  # type: ignore[arg-type]
    doubt = ""
    if key:
        doubt = _("“{mark}” is not in the key.").format(mark=raw.strip())
    elif said == "a" and not says_here:
        doubt = _("“A” may mean attended or apology: no mark for present stands in the register.")
    return CellRead(**common, came=WORDS[said], doubt=doubt)  # type: ignore[arg-type]


def _ticked(cells: Sequence[str], columns: Mapping[Came, int]) -> CellRead:
    """Read the line of one meeting: which column holds a mark, and whom the deputy's names."""
    marked = {
        came: _at(cells, n).strip()
        for came, n in columns.items()
        if _at(cells, n).strip() and plain(_at(cells, n)) not in _DASHES | {"n", "no"}
    }
    raw = ", ".join(marked.values())
    aside = _PART.findall(raw)
    remote = any(word.lower() != "part" for word in aside)
    part = any(word.lower() == "part" for word in aside)
    if not marked:
        return CellRead(raw=raw, doubt=_("No column of this line holds a mark."))
    deputy = _deputy_name(marked.get(Came.DEPUTY, ""))
    if Came.MEMBER in marked and len(marked) == 1:
        return CellRead(raw=raw, came=Came.MEMBER, is_remote=remote, is_part=part)
    if Came.DEPUTY in marked and Came.MEMBER not in marked:
        return CellRead(raw=raw, came=Came.DEPUTY, deputy=deputy, is_remote=remote, is_part=part)
    if len(marked) == 1:
        return CellRead(raw=raw, came=next(iter(marked)))
    return CellRead(
        raw=raw, came=min(marked, key=list(Came).index), deputy=deputy,
        doubt=_("More than one column of this line holds a mark."),
    )  # fmt: skip


def _deputy_name(cell: str) -> str:
    return "" if plain(cell) in WORDS or len(cell.strip()) <= 2 else cell.strip()  # noqa: PLR2004
