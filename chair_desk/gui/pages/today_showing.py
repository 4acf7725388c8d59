"""The rows of the page of today, made from what the services say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from chair_desk.gui.parts.today_rows import TodayRow
from chair_desk.records.days_in_words import short_day, weekday_month, working_days_words
from chair_desk.records.meetings import Meeting
from chair_desk.services.promises import OwnTask, due_words
from chair_desk.services.readiness import Readiness, ReadyLine, Stand
from chair_desk.services.statutory_dates import DateLine
from chair_desk.services.today import LateActions, Waiting
from chair_desk.services.today_boards import BoardLine
from chair_desk.services.year_wheel import DutyLine
from chair_desk.words import _, ngettext

_MARKS = {Stand.CHASE: "at_risk", Stand.YOU: "not_started", Stand.READY: "done"}
_TONES = {"late": "red", "at_risk": "amb"}
_DATE_WIDE = 74
_REFERENCE_WIDE = 57
_SOON = 3
YEAR, REGISTERS = "year", "registers"


def ready_rows(found: Readiness | None, pages: str = "") -> list[TodayRow]:
    """Return a row for each line of readiness; its verb is a link at the right.

    `pages` says how long the briefing is that is still to be read.
    """
    return [_ready_row(line, pages) for line in found.lines] if found else []


def _ready_row(line: ReadyLine, pages: str) -> TodayRow:
    note = pages if line.does == "briefing" and line.verb else line.note
    spoken = (_stand(line.stand), line.label, note, line.verb)
    return TodayRow(
        key=line.key,
        text=", ".join(part for part in (line.label, note if line.verb else "") if part),
        mark=_MARKS[line.stand],
        right=note,
        verb=line.verb,
        spoken=", ".join(part for part in spoken if part),
        tip=note if line.verb else "",
    )


def _stand(stand: Stand) -> str:
    return {Stand.CHASE: _("To chase"), Stand.YOU: _("For you"), Stand.READY: _("Ready")}[stand]


def left_open_rows(meetings: Sequence[Meeting], names: Mapping[str, str]) -> list[TodayRow]:
    """Return a row for each meeting that nobody closed; `names` are those of the bodies."""
    rows = []
    for meeting in meetings:
        name = names.get(meeting.body_id) or _("Board")
        day = weekday_month(meeting.held_on)
        whole = _("The meeting {name}, {day}, was never closed").format(name=name, day=day)
        rows.append(
            TodayRow(key=meeting.id, text=_("{body}, {day}").format(body=name, day=day),
                     mark="late", verb=_("Close it"), spoken=f"{whole}. {_('Close it')}",
                     tip=whole)
        )  # fmt: skip
    return rows


def waiting_rows(found: Waiting) -> list[TodayRow]:
    """Return a row on two lines for each challenge that waits, with its clock."""
    return [
        TodayRow(
            key=one.line.entry.id,
            text=one.line.entry.title,
            second=one.to or _("nobody named"),
            lead=one.line.entry.reference,
            lead_tone="plum",
            lead_wide=_REFERENCE_WIDE,
            middle=one.step,
            bar=(one.used, one.whole, one.shape),
            right=one.words,
            tone=_TONES.get(one.shape, "ink2"),
            is_strong=True,
        )
        for one in found.lines
    ]


def late_rows(found: LateActions) -> list[TodayRow]:
    """Return a row for each partner with late actions: a mark for each, and the oldest."""
    rows = []
    for one in found.partners:
        days = ngettext("{count} day", "{count} days", one.oldest_days).format(
            count=one.oldest_days
        )
        late = ngettext("{count} action late", "{count} actions late", one.count).format(
            count=one.count
        )
        spoken = _("{partner}, {late}, the oldest by {days}").format(
            partner=one.label, late=late, days=days
        )
        rows.append(
            TodayRow(key=one.first_id, text=one.label, squares=one.count, right=days, tone="ink2",
                     spoken=spoken, tip=late)
        )  # fmt: skip
    if found.impacts:
        count = len(found.impacts)
        words = ngettext("Ask what difference {count} closed action made",
                         "Ask what difference {count} closed actions made", count)  # fmt: skip
        names = ", ".join(one.reference for one in found.impacts)
        said = words.format(count=count)
        rows.append(TodayRow(key=found.impacts[0].id, text=said, right=names, tone="ink2",
                             spoken=f"{said}: {names}", tip=names))  # fmt: skip
    return rows


def date_rows(lines: Sequence[DateLine], today: date) -> list[TodayRow]:
    """Return a row for each date."""
    rows = []
    for number, line in enumerate(lines):
        source = line.source
        if line.is_to_be_checked:
            source = _("{source}, to be checked").format(source=source)
        left = str(abs(line.working_days)) if line.working_days >= 0 else ""
        rows.append(
            TodayRow(
                key=f"date:{number}",
                text=line.words,
                lead=_day(line.on, today),
                lead_wide=_DATE_WIDE,
                right=left or _("{count} late").format(count=-line.working_days),
                tone=line.tone or "ink3",
                is_strong=bool(line.tone),
                spoken=", ".join(
                    (_day(line.on, today), line.words, working_days_words(line.working_days))
                ),
                tip=", ".join(part for part in (line.words, source) if part),
            )
        )
    return rows


def other_rows(neglected: Sequence[DutyLine], *, late: int = 0) -> list[TodayRow]:
    """Return a row for what is late in other registers, and one for duties not considered."""
    rows = []
    if late:
        said = ngettext("{count} entry of another register is late",
                        "{count} entries of other registers are late", late)  # fmt: skip
        short = ngettext("{count} other entry late", "{count} other entries late", late)
        rows.append(_other(REGISTERS, short, said, "late", _("Registers"), late))
    if count := len(neglected):
        said = ngettext("{count} duty not considered for a year",
                        "{count} duties not considered for a year", count)  # fmt: skip
        short = ngettext("{count} duty not considered", "{count} duties not considered", count)
        rows.append(_other(YEAR, short, said, "at_risk", _("The year"), count))
    return rows


def _other(key: str, short: str, said: str, mark: str, verb: str, count: int) -> TodayRow:
    whole = said.format(count=count)
    return TodayRow(key=key, text=short.format(count=count), mark=mark, verb=verb,
                    spoken=whole, tip=whole)  # fmt: skip


def _day(on: date, today: date) -> str:
    said = short_day(on)
    return said if abs((on - today).days) < 330 else f"{said} {on.year % 100:02d}"  # noqa: PLR2004


def promise_rows(tasks: Sequence[OwnTask], today: date) -> list[TodayRow]:
    """Return a row for each promise of one's own."""
    rows = []
    for task in tasks:
        left = (task.due_on - today).days if task.due_on else None
        is_near = task.done_on is None and left is not None and left <= _SOON
        is_late = is_near and left is not None and left < 0
        rows.append(
            TodayRow(
                key=task.id,
                text=task.text,
                mark="done" if task.done_on else "late" if is_late else "not_started",
                right=due_words(task, today),
                tone="red" if is_late else "amb" if is_near else "ink3",
                is_strong=is_near,
            )
        )
    return rows


def board_rows(lines: Sequence[BoardLine], today: date) -> list[TodayRow]:
    """Return a row for each other board."""
    return [
        TodayRow(
            key=f"board:{number}",
            text=line.name,
            second=line.words(today),
            mark="late" if line.is_late else "",
            tip=line.path.name,
        )
        for number, line in enumerate(lines)
    ]
