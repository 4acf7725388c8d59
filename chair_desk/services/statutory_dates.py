"""What falls due by law, by guidance or by the board's own rule, and how many days are left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta

from chair_desk.catalogue.board_profiles import YearlyDocument
from chair_desk.records.between import Between
from chair_desk.records.clocks import NoticeRule, due_day, notice_day
from chair_desk.records.days_in_words import day_month
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry, LogTypeText
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.desk import Desk
from chair_desk.services.diary import NEWEST, SOONEST
from chair_desk.services.letters_due import letters_to_renew
from chair_desk.services.log_dates import is_owed
from chair_desk.words import _

SOON = 10
_AHEAD = timedelta(days=183)
_LETTERS_AHEAD = 90
_BY_LAW = ("review", "information_request")
_OWN_CLOCK = ("dispute", "complaint", "case_disagreement", "mandate_request")
_OWN_PLACE = frozenset({"challenge", "interest", "risk", "impact", "evidence", *_BY_LAW})
_PAGES = {"review": "reviews"}
_MOST = 12
_LAST_MONTH = 12


@frozen(kw_only=True)
class DateLine:
    """Something that falls due. `working_days` are left, below nothing how many late.

    `place` is the page that it opens, with a (table, id) there. `is_to_be_checked` where the
    rule was not compared with its source yet.
    """

    on: date
    words: str
    working_days: int
    page: str = ""
    record: tuple[str, str] | None = None
    source: str = ""
    is_to_be_checked: bool = False

    @property
    def tone(self) -> str:
        """Say how near it is as a tone: red late, amb within ten working days."""
        if self.working_days < 0:
            return "red"
        return "amb" if self.working_days < SOON else ""


def statutory_dates(desk: Desk, most: int = _MOST) -> list[DateLine]:
    """Return what falls due, the earliest first: late ones, then those to come.

    Disputes, complaints and requests have a third of the lines at most: what law and guidance
    set comes before them.
    """
    by_law = [*_unopened(desk), *_reports(desk), *_notices(desk), *_letters(desk),
              *_entries(desk, _BY_LAW)]  # fmt: skip
    others = _in_order(_entries(desk, {*_OWN_CLOCK, *_own_logs(desk)}))
    room = max(most // 3, most - len(by_law))
    shown = others[:room]
    return _in_order([*_in_order(by_law)[: most - len(shown)], *shown])


def _in_order(lines: Iterable[DateLine]) -> list[DateLine]:
    return sorted(lines, key=lambda line: (line.on, line.words))


def _line(desk: Desk, on: date, words: str, **values: object) -> DateLine:
    left = desk.working_days().left_until(on, desk.today())
    return DateLine(on=on, words=words, working_days=left, **values)  # type: ignore[arg-type]


# ------------------------------------------------------------------ the yearly documents


def year_words(ends_on: date) -> str:
    """Name the reporting year that ends on a day: "2026–27", or "2026"."""
    if ends_on.month == _LAST_MONTH:
        return str(ends_on.year)
    return f"{ends_on.year - 1}–{ends_on.year % 100:02d}"


def _reports(desk: Desk) -> Iterator[DateLine]:
    profile = desk.profile()
    named = (
        (profile.yearly_report, _("Publish the yearly report for {year}")),
        (profile.yearly_plan, _("Publish the plan for {year}")),
    )
    for document, words in named:
        if document is not None and (found := _next_due(desk, document)):
            on, ends_on = found
            yield _line(
                desk,
                on,
                words.format(year=year_words(ends_on)),
                source=document.source,
                is_to_be_checked=not document.checked,
            )


def _next_due(desk: Desk, document: YearlyDocument) -> tuple[date, date] | None:
    """Return when a document is due next, and when the year that it is about ends."""
    today = desk.today()
    ends_on = desk.profile().year_ends_on(today)
    for years in (-1, 0, 1):
        end = _years_later(ends_on, years)
        on = due_day(document.due, end)
        if on is not None and on >= today:
            return on, end
    return None


def _years_later(day: date, years: int) -> date:
    after = day + timedelta(days=1)  # the last day of February is not of every year
    return after.replace(year=after.year + years) - timedelta(days=1)


# ------------------------------------------------------------------ meetings


def _notices(desk: Desk) -> Iterator[DateLine]:
    """Yield the last days for agendas that are not out, and for minutes not checked."""
    today, calendar = desk.today(), desk.working_days()
    days = Between(first=today, last=today + _AHEAD)
    coming = desk.rows(Meeting, order=SOONEST, most=4, state=MeetingState.DRAFT, held_on=days)
    for meeting in coming:
        rule = desk.profile(meeting.held_on).notice
        if rule.days:
            said = _("Agenda of {date} to members").format(date=day_month(meeting.held_on))
            on = notice_day(rule, meeting.held_on, calendar)
            yield _by_rule(desk, on, said, rule, ("agenda", meeting.id))
    for meeting in desk.rows(Meeting, order=NEWEST, most=2, state=MeetingState.MINUTES_DRAFT):
        rule = desk.profile(meeting.held_on).minutes_out
        if rule.days:
            said = _("Draft minutes of {date} to members").format(date=day_month(meeting.held_on))
            on = calendar.after(meeting.held_on, rule.days)
            yield _by_rule(desk, on, said, rule, ("minutes", meeting.id))


def _by_rule(
    desk: Desk, on: date, words: str, rule: NoticeRule, place: tuple[str, str]
) -> DateLine:
    page, meeting_id = place
    return _line(
        desk,
        on,
        words,
        page=page,
        record=("meeting", meeting_id),
        source=rule.source,
        is_to_be_checked=bool(rule.source) and not rule.checked,
    )


# ------------------------------------------------------------------ letters and logs


def _letters(desk: Desk) -> Iterator[DateLine]:
    """Yield the letters of delegation that ended, end soon, or are to be reviewed."""
    for due in letters_to_renew(desk, desk.today(), ahead_days=_LETTERS_AHEAD):
        said = _("Renew the letter of delegation to {name}").format(name=due.to_person.name)
        yield _line(desk, due.since, said, page="partners",
                    record=("organisation", due.organisation.id), source=due.words)  # fmt: skip


def _entries(desk: Desk, named: Collection[str]) -> Iterator[DateLine]:
    """Yield what falls due in some of the registers with a clock: reviews, disputes, complaints.

    What was answered already waits for nobody, and has no line.
    """
    logs = [name for name in _kept_logs(desk) if name in named]
    if not logs:
        return
    days = Between(first=date.min, last=desk.today() + _AHEAD)
    rows = desk.rows(
        LogEntry, order=("due_on",), most=2 * _MOST, log_type=logs, closed_on=None, due_on=days
    )
    for row in rows:
        if row.due_on is not None and is_owed(desk, row):
            said = f"{row.reference} {row.title}".strip()
            page = _PAGES.get(row.log_type, "registers")
            yield _line(desk, row.due_on, said, page=page, record=("log_entry", row.id))


def _own_logs(desk: Desk) -> list[str]:
    """Return the registers that the board made itself."""
    return [str(name) for (name,) in desk.file.columns(LogTypeText, ("name",), is_own=True)]


def _kept_logs(desk: Desk) -> list[str]:
    """Return the registers of the profile, then those taken up or made; each is known here."""
    carried = [str(name) for (name,) in desk.file.columns(LogTypeText, ("name",))]
    known = set(desk.shelf.log_type_names())
    return [name for name in dict.fromkeys([*desk.profile().logs, *carried]) if name in known]


def _unopened(desk: Desk) -> Iterator[DateLine]:
    """Yield the meetings whose day went by and that were never opened."""
    for meeting in unopened(desk):
        day = day_month(meeting.held_on)
        said = _("The meeting of {date} was not opened").format(date=day)
        yield _line(desk, meeting.held_on, said, page="agenda", record=("meeting", meeting.id))


def unopened(desk: Desk) -> list[Meeting]:
    """Return the meetings of the last year whose day went by and that were never opened."""
    today = desk.today()
    days = Between(first=today - timedelta(days=366), last=today - timedelta(days=1))
    states = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)
    return desk.rows(Meeting, order=SOONEST, state=states, held_on=days)


def late_in_registers(desk: Desk, shown: Iterable[DateLine] = ()) -> list[LogEntry]:
    """Return what is late in other registers and is not among the lines shown, oldest first."""
    said = {line.record[1] for line in shown if line.record}
    logs = [name for name in _kept_logs(desk) if name not in _OWN_PLACE]
    days = Between(first=date.min, last=desk.today() - timedelta(days=1))
    if not logs:
        return []
    rows = desk.rows(LogEntry, order=("due_on",), log_type=logs, closed_on=None, due_on=days)
    return [row for row in rows if row.id not in said and is_owed(desk, row)]
