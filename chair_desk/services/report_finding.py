"""What a sentence of a yearly report may be linked to, and the tags that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from chair_desk.records.actions import Action
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Decision
from chair_desk.records.tables import BY_NAME
from chair_desk.services.desk import Desk
from chair_desk.services.names import words_of as words_in
from chair_desk.services.report_naming import label_of, words_of
from chair_desk.services.report_reading import Behind, EvidenceLine, ReportView, SentenceLine
from chair_desk.words import _

_SEARCHED: tuple[type[Any], ...] = (LogEntry, Decision, Action)
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
    wanted = words_in(text)
    found: list[EvidenceChoice] = []
    for one in (*_records(desk, view), *_figures(view)):
        there = words_in(f"{one.label} {one.words}")
        if all(any(word.startswith(part) for word in there) for part in wanted):
            found.append(one)
            if len(found) >= most:
                break
    return found


def figure_choices(view: ReportView, text: str, *, most: int = 40) -> list[EvidenceChoice]:
    """Return the figures whose value or base words find, each as it stands now."""
    wanted = words_in(text)
    found = []
    for one in _figures(view):
        there = words_in(f"{one.label} {one.words}")
        if all(any(word.startswith(part) for word in there) for part in wanted):
            found.append(one)
    return found[:most]


def _records(desk: Desk, view: ReportView) -> Iterator[EvidenceChoice]:
    for record_class in _SEARCHED:
        for row in desk.rows(record_class, order=("-reference", "id")):
            yield _choice(row)
    for row in desk.rows(Meeting, order=("-held_on", "id")):
        if row.held_on <= view.report.ends_on:
            words = _("Meeting of {day}").format(day=full_day(row.held_on))
            yield EvidenceChoice(label=_("Meeting"), words=words, table=Meeting.TABLE, id=row.id)


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
