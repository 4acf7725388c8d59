"""What a generated sentence of the yearly report is made of: words, figures, and what they cite.

A sentence says only what can be counted or read in the record, and never a cause that the
record does not hold. Each carries the rows it rests on, so that a reader can open them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date

from chair_desk.records.audience import Audience
from chair_desk.records.between import Between
from chair_desk.records.columns import Record
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import count_words
from chair_desk.records.report_fields import mark, shown, without_marks
from chair_desk.words import N_, _

Rows = tuple[tuple[str, str], ...]
_FIELD = re.compile(r"\{([a-z_]+)\}")
_SPELT = 9
_ONES = (
    N_("None"), N_("One"), N_("Two"), N_("Three"), N_("Four"), N_("Five"), N_("Six"), N_("Seven"),
    N_("Eight"), N_("Nine"), N_("Ten"), N_("Eleven"), N_("Twelve"), N_("Thirteen"),
    N_("Fourteen"), N_("Fifteen"), N_("Sixteen"), N_("Seventeen"), N_("Eighteen"),
    N_("Nineteen"),
)  # fmt: skip
_SMALL = (
    "", N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"),
    N_("eight"), N_("nine"),
)  # fmt: skip
_TENS = (
    "", "", N_("Twenty"), N_("Thirty"), N_("Forty"), N_("Fifty"), N_("Sixty"), N_("Seventy"),
    N_("Eighty"), N_("Ninety"),
)  # fmt: skip


@frozen(kw_only=True)
class ReportYear:
    """The reporting year: its first and last day, and the last one the record can know of."""

    begins_on: date
    ends_on: date
    until: date

    @property
    def days(self) -> Between:
        """Return the days of the year that have gone by."""
        return Between(first=self.begins_on, last=self.until)


@frozen(kw_only=True)
class Figure:
    """A number of a sentence, with what it was counted from.

    `value` is as shown ("nine", "£412,600"). `rows` are the table and id of all that was
    counted, so that the figure can be followed to them; `base` says in words what they are.
    """

    name: str
    value: str
    base: str
    subject: str = ""
    rows: Rows = ()


@frozen(kw_only=True)
class Cited:
    """A record that a sentence rests on: which row, its short name ("C-014"), what it says.

    `audience` is for whom the record is: a sentence that only counts it may be for more.
    """

    table: str
    id: str
    label: str
    words: str = ""
    audience: Audience = Audience.PUBLIC


@frozen(kw_only=True)
class Drafted:
    """A sentence that the record gives. `name` and `subject` find it again next time.

    `text` holds marks; the figure of mark n is `figures[n - 1]`, and any after the last mark
    stand behind the sentence. `audience` is the narrowest of all that it rests on. One that is
    not offered stands in no draft by itself, and follows the record where a person puts it in.
    `speaks_to` names a head of its own, `priority` the entry of the plan it stands behind.
    """

    name: str
    subject: str
    text: str
    figures: tuple[Figure, ...] = ()
    cites: tuple[Cited, ...] = ()
    audience: Audience = Audience.PUBLIC
    values: dict[int, str] = field(default_factory=dict)
    is_offered: bool = True
    speaks_to: str = ""
    priority: str = ""

    @property
    def shown(self) -> str:
        """Return the sentence as a person reads it."""
        return shown(self.text, self.values).text


def counted(number: int) -> str:
    """Say a number as a sentence does: in words up to nine, then in digits."""
    return count_words(number) if 0 <= number <= _SPELT else f"{number:,}"


def opening(value: str) -> str:
    """Return a number as a sentence opens with it: "Nine", "Forty-two", "112"."""
    if not value.isdecimal() or int(value) >= len(_TENS) * 10:
        return value[:1].upper() + value[1:]
    tens, ones = divmod(int(value), 10)
    if int(value) < len(_ONES):
        return _(_ONES[int(value)])
    return f"{_(_TENS[tens])}-{_(_SMALL[ones])}" if ones else _(_TENS[tens])


def figure(name: str, rows: Sequence[Record], base: str, *, subject: str = "") -> Figure:
    """Make the figure that counts these records."""
    return Figure(
        name=name, value=counted(len(rows)), base=base, subject=subject, rows=rows_of(rows)
    )


def rows_of(records: Iterable[Record]) -> Rows:
    """Return the table and id of records."""
    return tuple((type(one).TABLE, one.id) for one in records)


def narrowest(audiences: Iterable[Audience]) -> Audience:
    """Return the audience that may read all of these."""
    order = list(Audience)
    return max(audiences, key=order.index, default=Audience.PUBLIC)


def drafted(
    name: str,
    text: str,
    *,
    subject: str = "",
    figures: Sequence[Figure] = (),
    cites: Sequence[Cited] = (),
    audience: Audience = Audience.PUBLIC,
) -> Drafted:
    """Make a sentence of words in which "{raised}" stands for the figure named "….raised".

    A figure that the words do not name stands behind the sentence and is not shown in it.
    A figure that opens the sentence is given a capital. Words from the record are put in
    beforehand and may hold braces of their own: only names of figures are replaced.
    """
    by_field = {one.name.rpartition(".")[2]: one for one in figures}
    used: list[Figure] = []

    def marked(found: re.Match[str]) -> str:
        one = by_field.get(found[1])
        if one is None:
            return found[0]
        if one not in used:
            used.append(one)
        return mark(used.index(one) + 1)

    said = _FIELD.sub(marked, without_marks(text))
    values = {at: one.value for at, one in enumerate(used, start=1)}
    if used and said.startswith(mark(1)):
        values[1] = opening(values[1])
    return Drafted(
        name=name,
        subject=subject,
        text=said,
        figures=(*used, *(one for one in figures if one not in used)),
        cites=tuple(cites),
        audience=audience,
        values=values,
    )


def listed(names: Sequence[str]) -> str:
    """Join names as a sentence does: "A, B and C"."""
    *first, last = names
    return _("{first} and {last}").format(first=", ".join(first), last=last) if first else last


def sentence(words: str) -> str:
    """Return words from the record as a sentence: one space between, a full stop at the end."""
    clean = " ".join(words.split())
    return clean if not clean or clean[-1] in ".?!" else f"{clean}."


def clause(words: str) -> str:
    """Return words from the record as the end of a sentence: with no stop of their own."""
    return " ".join(words.split()).rstrip(".")
