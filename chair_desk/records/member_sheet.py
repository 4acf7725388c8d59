"""A list of members as boards keep it: which column is what, and what a name cell holds.

Headings differ from board to board, a title line may stand above them, names come both ways
round with ranks and courtesies before them, and one cell may hold a post and an agency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chair_desk.records.folding import folded

_FIELDS = {
    "name": {"name", "member", "full name", "board member", "members", "attendee", "person"},
    "forename": {"first name", "forename", "given name"},
    "surname": {"surname", "last name", "family name"},
    "initials": {"initials", "initial"},
    "post": {"title", "job title", "post", "role", "designation", "position", "job", "job role"},
    "post_and_agency": {
        "title & organisation", "title and organisation", "role, organisation",
        "role and organisation", "role/organisation", "job title, organisation", "role & agency",
        "title/organisation",
    },
    "agency": {
        "agency", "organisation", "organization", "representing", "partner", "employer", "org",
        "organisation represented", "agency represented",
    },
    "rank": {"rank", "grade", "seniority"},
    "email": {"email", "e-mail", "e mail", "email address", "e-mail address", "mail"},
    "phone": {"phone", "telephone", "tel", "mobile", "contact number", "tel no", "phone number"},
    "deputy": {"deputy", "named deputy", "deputy name", "substitute", "deputised by"},
    "sits_as": {"status", "membership", "member type", "sits as", "type"},
}  # fmt: skip
_BY_HEADING = {heading: field for field, headings in _FIELDS.items() for heading in headings}
_HEADINGS_WITHIN = 12
_LEAST_HEADINGS = 2
_COURTESIES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "rev",
     "revd", "sir", "dame", "lord", "lady", "det", "detective", "d/supt", "supt",
     "superintendent", "dci", "d/ch", "ch", "c/supt", "insp", "inspector", "sgt", "sergeant",
     "acc", "dcc", "t/acc", "a/supt", "t/supt", "pc", "dc", "di"}
)  # fmt: skip
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_NAME = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One member as the sheet has it, tidied. `row_number` is the spreadsheet's own."""

    row_number: int
    name: str
    initials: str = ""
    post: str = ""
    rank: str = ""
    agency: str = ""
    email: str = ""
    phone: str = ""
    deputy: str = ""
    sits_as: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand, and which column is what."""

    row_number: int
    columns: dict[str, int]


def find_headings(rows: Sequence[tuple[int, Sequence[str]]]) -> Headings | None:
    """Return the first row that reads as headings and has one for names; nothing without."""
    for number, cells in rows[:_HEADINGS_WITHIN]:
        columns: dict[str, int] = {}
        for at, cell in enumerate(cells):
            field = _BY_HEADING.get(" ".join(folded(cell).strip(" :*").split()))
            if field and field not in columns:
                columns[field] = at
        if len(columns) >= _LEAST_HEADINGS and ("name" in columns or "surname" in columns):
            return Headings(number, columns)
    return None


def read_row(number: int, cells: Sequence[str], columns: dict[str, int]) -> MemberRow:
    """Tidy one row. A missing name leaves `name` empty; the caller says so."""

    def cell(field: str) -> str:
        at = columns.get(field, len(cells))
        return " ".join(cells[at].split()) if at < len(cells) else ""

    name = cell("name") or " ".join(part for part in (cell("forename"), cell("surname")) if part)
    post, agency = cell("post"), cell("agency")
    if both := cell("post_and_agency"):
        post, agency = _split_post(both, agency)
    return MemberRow(
        row_number=number,
        name=tidy_name(name),
        initials=cell("initials").upper().replace(".", "").replace(" ", ""),
        post=post,
        rank=cell("rank"),
        agency=agency,
        email=cell("email").strip("<>").lower(),
        phone=cell("phone"),
        deputy=tidy_name(cell("deputy")) if len(cell("deputy")) > 1 else "",
        sits_as=cell("sits_as"),
    )


def _split_post(both: str, agency: str) -> tuple[str, str]:
    """Split "Head of Safeguarding, Westmarch Hospitals" unless the agency has its own column."""
    if agency or "," not in both:
        return both, agency
    post, _comma, rest = both.partition(",")
    return post.strip(), rest.strip()


def tidy_name(name: str) -> str:
    """Turn "Wrenfield, Marcus" round, and drop what stands in brackets after a name."""
    plain = re.sub(r"\s*\([^)]*\)\s*$", "", " ".join(name.split()))
    surname, comma, forename = plain.partition(",")
    if comma and forename.strip() and " " not in surname.strip():
        return f"{forename.strip()} {surname.strip()}"
    return plain.strip(" ,;")


def bare_name(name: str) -> str:
    """Return a name as it is compared: folded, courtesies and police ranks before it left out."""
    words = folded(name).replace(".", "").split()
    while len(words) > 1 and words[0] in _COURTESIES:
        del words[0]
    return " ".join(words)


def is_name(name: str) -> bool:
    """Say whether a cell can be a person's name: it has letters, and is no formula or address."""
    return bool(_NAME.search(name)) and not name.startswith(("=", "+", "@")) and "://" not in name


def is_email(text: str) -> bool:
    """Say whether a cell is one e-mail address and nothing else."""
    return bool(_EMAIL.fullmatch(text))
