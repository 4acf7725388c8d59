"""A list of members as boards keep it: which column is what, and what a name cell holds.

Headings differ from board to board, a title line may stand above them, names come both ways
round with ranks and courtesies before them, and one cell may hold a post and an agency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen

_FIELDS = {
    "name": "name|member|full name|board member|members|attendee|person|name member|member name",
    "forename": "first name|forename|given name|first names|forenames",
    "surname": "surname|last name|family name",
    "initials": "initials|initial",
    "courtesy": "title|salutation|prefix",
    "post": "job title|post|role|designation|position|job|job role|role title|current role",
    "post_and_agency": (
        "title organisation|role organisation|job title organisation|role agency|title agency"
        "|post organisation|post agency|designation agency|designation organisation"
        "|position organisation|job title agency"
    ),
    "agency": (
        "agency|organisation|organization|representing|partner|employer|org|partner agency"
        "|organisation represented|agency represented|agency organisation|organisation agency"
        "|organisation representing|agency representing|partner organisation"
    ),
    "rank": "rank|grade|seniority",
    "email": "email|e mail|email address|e mail address|mail|contact email",
    "phone": (
        "phone|telephone|tel|mobile|contact number|tel no|phone number|telephone number"
        "|mobile number|contact no|phone no"
    ),
    "deputy": (
        "deputy|named deputy|deputy name|substitute|deputised by|deputies|named deputies"
        "|nominated deputy|alternate"
    ),
    "sits_as": "status|membership|member type|sits as|type|board role|role board",
}
_BY_HEADING = {
    heading: field for field, headings in _FIELDS.items() for heading in headings.split("|")
}
_LITTLE_WORDS = frozenset({"and", "of", "the", "on"})
_HEADINGS_WITHIN = 12
_LEAST_HEADINGS = 2
_COURTESIES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "rev",
     "revd", "sir", "dame", "lord", "lady"}
)  # fmt: skip
_RANK_LEADS = frozenset(
    {"t", "a", "temp", "temporary", "acting", "det", "detective", "d", "chief", "ch", "c",
     "assistant", "asst", "deputy"}
)  # fmt: skip
_RANKS = frozenset(
    {"constable", "superintendent", "supt", "inspector", "insp", "sergeant", "sgt",
     "commissioner", "commander", "acc", "dcc", "dac", "dci"}
)  # fmt: skip
_SHORT_RANKS = frozenset({"DI", "DS", "DC", "CI", "CC", "PC"})  # "Di" and "Ci" are first names
_PARTICLES = frozenset(
    {"van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "la", "le", "o", "mac",
     "mc", "st", "ni", "al", "el", "bin", "ap", "ab"}
)  # fmt: skip
_NOBODY = frozenset(
    {"vacant", "vacancy", "tbc", "tba", "to be confirmed", "na", "n a", "none", "nobody", "y",
     "yes", "n", "no", "x", "vacant post", "post vacant"}
)  # fmt: skip
_SHORT_FORM = re.compile(r"[A-Z]{2,4}")
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")
_NAME = re.compile(r"[^\W\d_]")
_ASIDE = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_BETWEEN_NAMES = re.compile(r"\s*(?:;|\n(?:and\s)?|\s/\s|\s&\s|\sand\s)\s*")


@frozen(kw_only=True)
class MemberRow:
    """One member as the sheet has it, tidied. `row_number` is the spreadsheet's own.

    `deputies` are names as written; `deputy_words` the whole cell, for when it names nobody.
    """

    row_number: int
    name: str
    initials: str = ""
    post: str = ""
    rank: str = ""
    agency: str = ""
    email: str = ""
    phone: str = ""
    deputies: tuple[str, ...] = ()
    deputy_words: str = ""
    sits_as: str = ""
    aside: str = ""


@frozen
class Headings:
    """Where the headings stand, which column is what, and the headings that nothing is read of."""

    row_number: int
    columns: dict[str, int]
    unread: tuple[str, ...] = ()


def find_headings(rows: Sequence[tuple[int, Sequence[str]]]) -> Headings | None:
    """Return the first row that reads as headings and has one for names; nothing without."""
    for number, cells in rows[:_HEADINGS_WITHIN]:
        columns: dict[str, int] = {}
        unread = []
        for at, cell in enumerate(cells):
            field = _BY_HEADING.get(_plain_heading(cell))
            if field and field not in columns:
                columns[field] = at
            elif cell.strip():
                unread.append(" ".join(cell.split()))
        if "courtesy" in columns and not columns.keys() & {"post", "post_and_agency"}:
            columns["post"] = columns.pop("courtesy")  # "Title" alone is the job title
        if len(columns) >= _LEAST_HEADINGS and ("name" in columns or "surname" in columns):
            return Headings(number, columns, tuple(unread))
    return None


def _plain_heading(cell: str) -> str:
    words = re.findall(r"[^\W\d_]+", folded(cell))
    return " ".join(word for word in words if word not in _LITTLE_WORDS)


def read_row(number: int, cells: Sequence[str], columns: dict[str, int]) -> MemberRow:
    """Tidy one row. A missing name leaves `name` empty; the caller says so.

    A rank before the name goes into `rank`, what stands in brackets after it into `aside`.
    """

    def raw(field: str) -> str:
        at = columns.get(field, len(cells))
        return cells[at] if at < len(cells) else ""

    def cell(field: str) -> str:
        return " ".join(raw(field).split())

    written = cell("name") or f"{cell('forename')} {cell('surname')}".strip()
    whole, aside = split_aside(written)
    rank, name = split_rank(tidy_name(f"{cell('courtesy')} {whole}".strip()))
    post, agency = cell("post"), cell("agency")
    if both := cell("post_and_agency"):
        post, agency = _split_post(both, agency)
    initials = cell("initials").upper().replace(".", "").replace(" ", "")
    if not initials and _SHORT_FORM.fullmatch(aside):
        initials, aside = aside, ""
    return MemberRow(
        row_number=number,
        name=name,
        initials=initials,
        post=post,
        rank=cell("rank") or rank,
        agency="" if is_nobody(agency) else agency,
        email=cell("email").removeprefix("mailto:").strip("<> ").lower(),
        phone=cell("phone"),
        deputies=_names_in(raw("deputy")),
        deputy_words=cell("deputy"),
        sits_as=cell("sits_as") or aside,
        aside=aside,
    )


def _names_in(cell: str) -> tuple[str, ...]:
    """Return the names in a cell of deputies; a "Y" or a dash names nobody."""
    parts = (" ".join(part.split()) for part in _BETWEEN_NAMES.split(cell.strip()))
    return tuple(part for part in parts if part and not is_nobody(part) and is_name(part))


def split_aside(name: str) -> tuple[str, str]:
    """Part a name from what stands beside it in brackets: "(Observer)", "(RL)"."""
    match = _ASIDE.search(name)
    if match is None:
        return name, ""
    return " ".join((name[: match.start()] + " " + name[match.end() :]).split()), match[1].strip()


def split_rank(name: str) -> tuple[str, str]:
    """Part a police rank from the name after it: "Det Supt Priya Sandalwood"."""
    words = name.split()
    end = 0
    for at, word in enumerate(words[:-1], 1):
        parts = [part for part in re.split(r"[/.]", word) if part]
        if not all(_is_rank(part) or part.lower() in _RANK_LEADS for part in parts):
            break
        if _is_rank(parts[-1]):
            end = at
    return " ".join(words[:end]), " ".join(words[end:])


def _is_rank(word: str) -> bool:
    return word.lower() in _RANKS or word in _SHORT_RANKS


def is_nobody(words: str) -> bool:
    """Say whether words that stand where a name should name nobody: "Vacant", "TBC", a dash."""
    plain = " ".join(re.findall(r"[^\W\d_]+", folded(words)))
    return not plain or plain in _NOBODY


def _split_post(both: str, agency: str) -> tuple[str, str]:
    """Split "Head of Safeguarding, Westmarch Hospitals" unless the agency has its own column."""
    if agency or "," not in both:
        return both, agency
    post, _comma, rest = both.partition(",")
    return post.strip(), rest.strip()


def tidy_name(name: str) -> str:
    """Turn "Wrenfield, Marcus" round; a surname in capitals gets its small letters back."""
    plain = " ".join(name.split()).strip(" ,;")
    surname, comma, forename = (part.strip() for part in plain.partition(","))
    if not (comma and forename and _is_surname(surname)):
        return plain
    if surname.isupper() and len(surname) > 2:  # noqa: PLR2004  "NG" may be one or initials
        surname = surname.title()
    return f"{forename} {surname}"


def _is_surname(words: str) -> bool:
    parts = words.split()
    return len(parts) == 1 or words.isupper() or folded(parts[0]) in _PARTICLES


def bare_name(name: str) -> str:
    """Return a name as it is compared: folded, courtesies and police ranks before it left out."""
    _rank, bare = split_rank(tidy_name(split_aside(name)[0]))
    words = folded(bare).replace(".", "").split()
    while len(words) > 1 and words[0] in _COURTESIES:
        del words[0]
    return " ".join(words)


def is_name(name: str) -> bool:
    """Say whether a cell can be a person's name: it has letters, and is no formula or address."""
    return bool(_NAME.search(name)) and not name.startswith(("=", "+", "@")) and "://" not in name


def is_email(text: str) -> bool:
    """Say whether a cell is one e-mail address and nothing else."""
    return bool(_EMAIL.fullmatch(text))
