"""What a sentence of a yearly report may be linked to, and the tags that stand beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any

from chair_desk.records.actions import Action
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Decision, Minute
from chair_desk.records.people import Organisation
from chair_desk.records.recommendations import Recommendation
from chair_desk.records.tables import BY_NAME
from chair_desk.services.desk import Desk
from chair_desk.services.names import words_of as words_in
from chair_desk.services.report_drafting import once
from chair_desk.services.report_naming import label_of, words_of
from chair_desk.services.report_reading import Behind, EvidenceLine, ReportView, SentenceLine
from chair_desk.services.report_saying import ReportYear
from chair_desk.services.yearly_reports import year_of
from chair_desk.words import _

_SEARCHED: Mapping[type[Any], tuple[str, str]] = {
    LogEntry: ("reference", "title"),
    Recommendation: ("reference", "title"),
    Decision: ("reference", "text"),
    Action: ("reference", "title"),
    Minute: ("", "text"),
    Organisation: ("", "name"),
}
"""What is looked at in each kind of record: its reference where it has one, and its words."""
_MOST_TAGS = 2


@frozen(kw_only=True)
class EvidenceChoice:
    """Something that a sentence may be linked to: a record (`table`, `id`) or a figure.

    `figure` and `subject` name a figure; both are empty for a record.
    """

    label: str
    words: str
    table: str = ""
    id: str = ""
    figure: str = ""
    subject: str = ""


@frozen
class Tag:
    """A tag beside a sentence: what it says and in which tone."""

    words: str
    tone: str = ""


def evidence_choices(
    desk: Desk, view: ReportView, text: str, *, most: int = 40
) -> list[EvidenceChoice]:
    """Return what words find: records first, then figures; each word must begin one of theirs.

    No words find the newest records of the year and its figures.
    """
    every = chain(_records(desk, view, text), _meetings(desk, view), _figures(view))
    return list(islice(_matching(every, text), most))


def figure_choices(view: ReportView, text: str, *, most: int = 40) -> list[EvidenceChoice]:
    """Return the figures whose value or base words find, each as it stands now."""
    return list(islice(_matching(_figures(view), text), most))


def _matching(every: Iterable[EvidenceChoice], text: str) -> Iterator[EvidenceChoice]:
    wanted = words_in(text)
    for one in every:
        there = words_in(f"{one.label} {one.words}")
        if all(any(word.startswith(part) for word in there) for part in wanted):
            yield one


def _records(desk: Desk, view: ReportView, text: str) -> Iterator[EvidenceChoice]:
    """Yield the records that hold each word somewhere, kind by kind, the newest first."""
    wanted = words_in(text)
    year = year_of(desk, view.report.ends_on)
    for kind in _SEARCHED:
        known = once(desk, f"evidence.{kind.TABLE}", year, partial(_known, kind))
        for searched, record_id, label, words in known:
            if all(part in searched for part in wanted):
                yield EvidenceChoice(
                    label=label, words=" ".join(words.split()), table=kind.TABLE, id=record_id
                )


def _known(kind: type[Any], desk: Desk, year: ReportYear) -> list[tuple[str, str, str, str]]:
    """Return what a search looks at in each record of a kind, its id, its label and its words.

    Of the minutes, which are many, these are the paragraphs of the year.
    """
    reference, words = _SEARCHED[kind]
    names = ("id", reference or "id", words)
    order = (f"-{reference}", "id") if reference else ("id",)
    within: dict[str, Any] = {"item_id": _items_of(desk, year)} if kind is Minute else {}
    called = "" if reference else _(kind.LABEL)
    return [
        (folded(f"{called or short} {text}"), record_id, called or short, text)
        for record_id, short, text in desk.file.columns(kind, names, order=order, **within)
        if text.strip()
    ]


def _items_of(desk: Desk, year: ReportYear) -> list[str]:
    held = [record_id for (record_id,) in desk.file.columns(Meeting, ("id",), held_on=year.days)]
    return [one for (one,) in desk.file.columns(AgendaItem, ("id",), meeting_id=held)]


def _meetings(desk: Desk, view: ReportView) -> Iterator[EvidenceChoice]:
    for row in desk.rows(Meeting, order=("-held_on", "id")):
        if row.held_on <= view.report.ends_on:
            yield _choice(row)


def _choice(row: Any) -> EvidenceChoice:
    return EvidenceChoice(label=label_of(row), words=words_of(row), table=row.TABLE, id=row.id)


def _figures(view: ReportView) -> Iterator[EvidenceChoice]:
    for (name, subject), figure in view.figures.items():
        yield EvidenceChoice(label=figure.value, words=figure.base, figure=name, subject=subject)


def rows_named(desk: Desk, rows: Sequence[tuple[str, str]], text: str = "") -> list[EvidenceChoice]:
    """Return the records that a figure counted, by name; words leave out what they do not find."""
    wanted = words_in(text)
    found: list[EvidenceChoice] = []
    for table, record_id in rows:
        record: Any = desk.get(BY_NAME[table].record_class, record_id) if table in BY_NAME else None
        if record is None:
            continue
        one = _choice(record)
        there = words_in(f"{one.label} {one.words}")
        if all(any(word.startswith(part) for word in there) for part in wanted):
            found.append(one)
    return found


def tags_of(line: SentenceLine) -> tuple[Tag, ...]:
    """Return the tags beside a sentence: two at the most, then how many more there are.

    Many records of one log are one tag, "C log"; figures are named where no record is.
    """
    if line.behind is Behind.OPINION:
        return (Tag(_("Opinion"), "plain"),)
    if line.behind is Behind.NONE:
        return (Tag(_("None"), "amb"),)
    there = [one for one in line.evidence if not one.is_gone]
    records = [one for one in there if not one.is_figure]
    tags = list(dict.fromkeys(_record_tags(records)))
    if not tags:
        tags = [Tag(one.value, "accent") for one in there[:1]]
    if len(tags) > _MOST_TAGS:
        more = _("{count} more").format(count=len(tags) - 1)
        return (tags[0], Tag(more, "plain"))
    return tuple(tags)


def _record_tags(records: Sequence[EvidenceLine]) -> Iterator[Tag]:
    if len(records) <= _MOST_TAGS:
        for one in records:
            yield Tag(one.label, _tone(one.label))
        return
    logs: dict[str, str] = {}
    for one in records:
        logs.setdefault(one.label.partition("-")[0], one.label)
    for prefix, label in logs.items():
        is_reference = any(letter.isdigit() for letter in label)
        said = _("{prefix} log").format(prefix=prefix) if is_reference else label
        yield Tag(said, _tone(label))


def _tone(label: str) -> str:
    """Return the tone of a reference: challenges plum, evidence teal, others as the accent."""
    return {"C": "plum", "E": "teal"}.get(label.partition("-")[0], "accent")
