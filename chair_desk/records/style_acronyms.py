"""Acronyms that a reader of the minutes is never told the meaning of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from chair_desk.records.style import Found, Rule
from chair_desk.words import _

EVERYDAY = frozenset(
    {"NHS", "GP", "GPs", "UK", "EU", "IT", "TV", "BBC", "PDF", "CCTV", "DNA", "HIV", "MP", "MPs",
     "OK", "ID", "PC", "USB", "AGM", "AOB", "QR", "SMS", "VAT", "II", "III", "IV", "BST", "GMT",
     "ADHD", "USA"}
)  # fmt: skip
"""Better known than what they stand for."""

COMMON: Mapping[str, str] = {
    "AMHP": "approved mental health professional",
    "CAMHS": "child and adolescent mental health services",
    "CIN": "child in need",
    "CSE": "child sexual exploitation",
    "CCE": "child criminal exploitation",
    "CSPR": "child safeguarding practice review",
    "DARDR": "domestic abuse related death review",
    "DHR": "domestic homicide review",
    "DSL": "designated safeguarding lead",
    "EHCP": "education, health and care plan",
    "EHE": "elective home education",
    "FGM": "female genital mutilation",
    "ICB": "integrated care board",
    "ICPC": "initial child protection conference",
    "IDVA": "independent domestic violence adviser",
    "IRO": "independent reviewing officer",
    "LADO": "local authority designated officer",
    "LCSPR": "local child safeguarding practice review",
    "LSCP": "local safeguarding children partnership",
    "MAPPA": "multi-agency public protection arrangements",
    "MARAC": "multi-agency risk assessment conference",
    "MASA": "multi-agency safeguarding arrangements",
    "MASH": "multi-agency safeguarding hub",
    "NRM": "national referral mechanism",
    "PSW": "principal social worker",
    "SAB": "safeguarding adults board",
    "SAR": "safeguarding adults review",
    "SEND": "special educational needs and disabilities",
    "UASC": "unaccompanied asylum-seeking children",
    "YJS": "youth justice service",
}
"""What is usual on safeguarding boards; the statutes and guidance use these names."""

_ACRONYM = re.compile(r"(?<![\w&/-])(?P<letters>[A-Z][A-Z&]*[A-Z])(?P<many>s)?(?![\w&-])")
_POST = re.compile(r"\s+[A-Z][a-z]+")


def unspelt_acronyms(texts: Sequence[str], names: Mapping[str, str]) -> Iterator[tuple[int, Found]]:
    """Find the first use of each acronym that no text spells out; yield it with its text's number.

    `names` are full names by short name, those of the partners. A rank before a name ("ACC
    Yasmin Thornbury") is part of how somebody is called and is left.
    """
    whole = "\n".join(texts)
    seen = set(EVERYDAY)
    for number, text in enumerate(texts):
        for match in _ACRONYM.finditer(text):
            letters = match["letters"]
            if letters in seen or _is_rank(text, match):
                continue
            seen.add(letters)
            full = _full_name(letters, names)
            if not _is_spelt(letters, full, whole):
                yield number, _found(match, full)


def _is_rank(text: str, match: re.Match[str]) -> bool:
    return _POST.match(text, match.end()) is not None


def _full_name(letters: str, names: Mapping[str, str]) -> str:
    return names.get(letters, COMMON.get(letters, ""))


def _is_spelt(letters: str, full: str, whole: str) -> bool:
    """Say whether some text tells what letters stand for: "hub (MASH)" or "MASH (the hub)"."""
    if full and full.casefold() in whole.casefold():
        return True
    bare = re.escape(letters)
    return re.search(rf"\({bare}s?\)|\b{bare}s? \([^)\d]", whole) is not None


def _found(match: re.Match[str], full: str) -> Found:
    is_many = bool(match["many"])
    offered = f"{full} ({match['letters']})" if full and not is_many else ""
    return Found(
        rule=Rule.ACRONYM,
        start=match.start(),
        end=match.end(),
        words=match.group(),
        why=_("It is not said anywhere in these minutes what these letters stand for."),
        offered=offered,
    )
