"""The first page a chair sees: what is next, who owes an answer, what is late, what falls due."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.page import GUTTER, Page
from chair_desk.gui.pages.today_commands import COMMANDS
from chair_desk.gui.pages.today_doing import TodayDoing
from chair_desk.gui.pages.today_layout import Parts, body_of, first_day, is_large
from chair_desk.gui.pages.today_opening import TodayOpening
from chair_desk.gui.pages.today_other_boards import ReadBoards, ReadHolidays
from chair_desk.gui.pages.today_own import TodayOwn
from chair_desk.gui.pages.today_pages import BriefingPages
from chair_desk.gui.pages.today_showing import (
    board_rows,
    date_rows,
    left_open_rows,
    other_rows,
    promise_rows,
)
from chair_desk.gui.parts.today_rows import TodayList
from chair_desk.gui.parts.widgets import primary_button, retone, secondary_button, tie
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo
from chair_desk.records.days_in_words import weekday_month
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting
from chair_desk.services import today
from chair_desk.services.attendance_matrix import Matrix
from chair_desk.services.boards import bodies
from chair_desk.services.diary import left_open
from chair_desk.services.promises import OwnTask, promises
from chair_desk.services.readiness import (
    Readiness,
    ReadyLine,
    next_meeting,
    readiness,
)
from chair_desk.services.statutory_dates import DateLine, late_in_registers, statutory_dates
from chair_desk.services.today_authority import authority, last_matrix
from chair_desk.services.today_boards import BoardLine
from chair_desk.services.year_wheel import duty_lines
from chair_desk.words import N_, _

DATES_SHOWN = 4


class TodayPage(Page):
    """The next meeting at the left, what is owed at the right, who comes with authority below."""

    TITLE = N_("Today")
    TABLES: ClassVar[tuple[str, ...]] = (
        "action", "action_owner", "action_update", "log_entry", "log_step", "meeting",
        "agenda_item", "paper", "attendance", "declaration", "ready_tick", "organisation",
        "person", "seat", "appointment", "agreed_level", "delegation", "profile_in_force", "board",
        "body", "addressee",
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.ready: Readiness | None = None
        self.late: today.LateActions | None = None
        self.tasks: list[OwnTask] = []
        self.dates: list[DateLine] = []
        self.late_entries: list[LogEntry] = []
        self.boards: list[BoardLine] = []
        self._matrix: Matrix | None = None
        self._boards_asked = False
        self.first, self.rest = QTimer(self), QTimer(self)
        for timer, then in ((self.first, self._fill), (self.rest, self._fill_rest)):
            timer.setSingleShot(True)
            timer.timeout.connect(then)
        self.doing, self.own, self.opening = TodayDoing(self), TodayOwn(self), TodayOpening(self)
        self.pages = BriefingPages(self)
        self.print_button = secondary_button(_("Print my briefing"), "printer")
        self.meeting_button = primary_button(_("Open the meeting"), "presentation")
        self.parts = Parts()
        self.promise_list, self.promise_line = self.parts.promise_list, self.parts.promise_line
        self.empty = first_day()
        self.empty.asked.connect(self.do)
        self.stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.head_line.hide()
        head = self.head.layout()
        if head is not None:
            head.setAlignment(self.buttons, Qt.AlignmentFlag.AlignTop)
        retone(self.subheading, role="record", tone="ink")
        self.subheading.setWordWrap(True)
        self.subheading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if is_large():  # beside the buttons it would be a tall, narrow column
            self.subheading.setContentsMargins(GUTTER, 0, GUTTER, 6)
            self.body.addWidget(self.subheading)
        for button, name in ((self.print_button, "print"), (self.meeting_button, "meeting")):
            tie(button, self.actions_by_name[f"today.{name}"])
            self.buttons.addWidget(button)
        tie(self.parts.sheets_button, self.actions_by_name["today.sheets"])
        self.main = QWidget()
        inside = QVBoxLayout(self.main)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(body_of(self.parts), 1)
        if not is_large():
            inside.addWidget(self.parts.strip)
        self.blank = QWidget()  # until the calendar is read, nothing is said that may be wrong
        self.blank.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for part in (self.blank, self.main, self.empty):
            self.stack.addWidget(part)
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        parts, opening, own = self.parts, self.opening, self.own
        parts.open_list.opened.connect(opening.ending)
        parts.open_list.asked.connect(opening.ending)
        parts.ready_list.opened.connect(opening.ready)
        parts.ready_list.asked.connect(opening.ask_ready)
        parts.waiting_list.opened.connect(opening.challenge)
        parts.late_list.opened.connect(opening.action)
        parts.date_list.opened.connect(opening.date)
        parts.date_list.asked.connect(opening.date)
        parts.other_list.opened.connect(opening.date)
        parts.other_list.asked.connect(opening.date)
        parts.promise_list.opened.connect(own.tick)
        parts.promise_list.asked.connect(own.tick)
        parts.board_list.opened.connect(opening.board)
        parts.strip.opened.connect(opening.partner)
        parts.all_challenges.clicked.connect(opening.all_challenges)
        parts.year_link.clicked.connect(opening.year)
        parts.promise_line.kept.connect(own.put_down)
        parts.promise_line.left.connect(parts.promise_list.setFocus)
        for one in parts.lists():
            one.left.connect(self._go)

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Show the day at once; all that counts working days as soon as the calendar is read."""
        desk = self.session.desk
        self.heading.setText(today.heading(desk))
        if not ReadHolidays.are_read():
            job = ReadHolidays(desk.board.nation, desk.today())
            self.doing.background.run(job, self._fill, _raise)
        elif self.stack.currentWidget() is self.blank:
            self.first.start()  # building the page took a turn of the window
        else:
            self._fill()

    def _fill(self, _made: object = None) -> None:
        """Show what is next and what is owed now; the rest in the next turn of the window."""
        if self.session.is_over:
            return
        desk = self.session.desk
        meeting = next_meeting(desk)
        self._matrix = last_matrix(desk)
        waiting = today.awaited(desk)
        self.ready = readiness(desk, meeting.id, self._matrix) if meeting else None
        self.late = today.late_by_partner(desk)
        self._show_meeting(meeting)
        self.parts.show_awaited(waiting)
        self.parts.show_late(self.late)
        self.subheading.setText(today.sentence(desk, self.ready, waiting, self.late.count))
        self.subheading.show()
        is_new = meeting is None and not waiting.count and not self.late.count
        is_first = is_new and not self.tasks and not any(map(desk.count, (Meeting, LogEntry)))
        if self.stack.currentWidget() in (self.blank, self.main, self.empty):
            self.stack.setCurrentWidget(self.empty if is_first else self.main)
        self.rest.start()
        self.refresh_commands()

    def _fill_rest(self) -> None:
        if self.session.is_over or self._matrix is None:
            return
        self.show_dates()
        self.show_promises()
        if self.ready is not None:
            self.pages.count_soon(self.ready.meeting.id)
        shown = authority(self._matrix)
        self.parts.strip.show_partners(shown)
        self.parts.strip.setVisible(bool(shown))
        if not self._boards_asked:
            self._boards_asked = True
            self.read_boards()

    def _show_meeting(self, meeting: Meeting | None) -> None:
        parts, desk = self.parts, self.session.desk
        names = {body.id: body.name for body in bodies(desk)}
        parts.show_left_open(left_open_rows(left_open(desk), names))
        parts.show_meeting(self.ready)
        if meeting is None:
            return
        name = names.get(meeting.body_id)
        parts.meeting_head.note.setText(today.until_words(desk, meeting))
        parts.meeting_name.setText(
            _("{body}, {day}").format(body=name or _("Board"), day=weekday_month(meeting.held_on))
        )
        times = _("{starts} to {ends}").format(starts=meeting.starts, ends=meeting.ends)
        parts.meeting_place.say(", ".join(part for part in (times, meeting.place) if part))
        self.pages.show()

    def show_dates(self) -> None:
        """Show what falls due, and whether a duty was not considered for a year."""
        desk = self.session.desk
        self.dates = statutory_dates(desk, DATES_SHOWN)
        lines = duty_lines(desk)
        neglected = [one for one in lines if one.is_neglected and one.next_on is None]
        self.late_entries = late_in_registers(desk, self.dates)
        self.parts.date_list.show_rows(date_rows(self.dates, desk.today()))
        self.parts.other_list.show_rows(other_rows(neglected, late=len(self.late_entries)))

    def show_promises(self) -> None:
        """Show the person's own promises; a file that cannot be read says so in place."""
        try:
            self.tasks = promises(self.session.desk)
        except CannotDo as problem:
            self.tasks = []
            self.show_problem(problem)
        self.promise_list.show_rows(promise_rows(self.tasks, self.session.today()))
        self.refresh_commands()

    def read_boards(self) -> None:
        """Read the other boards beside the window, and show a line for each."""
        self.doing.background.run(ReadBoards(self.session.desk), self._show_boards, _raise)

    def _show_boards(self, lines: list[BoardLine]) -> None:
        if self.session.is_over:
            return
        self.boards = lines
        self.parts.board_list.show_rows(board_rows(lines, self.session.today()))
        self.parts.boards_box.setVisible(bool(lines))

    # -------------------------------------------------------------- finding

    def line_that(self, does: str) -> ReadyLine | None:
        """Return the chosen line of readiness that does this, else the first that does."""
        lines = [line for line in self.ready.lines if line.does == does] if self.ready else []
        key = self.parts.ready_list.current_key()
        chosen = [line for line in lines if line.key == key and line.verb]
        return next(iter(chosen or [line for line in lines if line.verb]), None)

    def task(self, task_id: str) -> OwnTask | None:
        """Return a promise of the list."""
        return next((one for one in self.tasks if one.id == task_id), None)

    def current_list(self) -> TodayList | None:
        """Return the list that has the keyboard."""
        return next((one for one in self.parts.lists() if one.hasFocus()), None)

    def panes(self) -> tuple[QWidget, ...]:
        """Return the lists and the strip, in reading order."""
        if self.stack.currentWidget() is not self.main:
            return (self.stack.currentWidget() or self.stack,)
        return (*self.parts.lists(), self.promise_line, self.parts.strip)

    def _go(self, step: int) -> None:
        """Go on into the next list that has rows, or the one before."""
        lists = [one for one in self.parts.lists() if one.rows.shown and one.isVisible()]
        sender = self.sender()
        at = lists.index(sender) if isinstance(sender, TodayList) and sender in lists else 0
        if 0 <= at + step < len(lists):
            target = lists[at + step]
            target.go_to(0 if step > 0 else len(target.rows.shown) - 1)
            target.setFocus()

    # -------------------------------------------------------------- doing

    def do(self, name: str) -> None:
        """Do a command, even where the page is still to be filled."""
        if self.stack.currentWidget() is self.blank:
            self.first.stop()
            self._fill()
        super().do(name)

    def do_verb(self) -> None:
        """Do what the chosen line offers, as Space does."""
        shown = self.current_list()
        if shown is not None:
            shown.asked.emit(shown.current_key())

    def type_promise(self) -> None:
        """Go to the line in which a promise is put down."""
        self.opening.leave()
        self.stack.setCurrentWidget(self.main)
        self.promise_line.done()
        self.promise_line.setFocus()


def _raise(problem: Exception) -> None:
    if not isinstance(problem, CannotDo):
        raise problem
