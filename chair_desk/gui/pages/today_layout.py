"""How the page of today is laid out: two columns, one below the other with large text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QLayout, QWidget

from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.today_showing import late_rows, waiting_rows
from chair_desk.gui.parts.today_promises import PromiseLine
from chair_desk.gui.parts.today_ready import ReadyBar
from chair_desk.gui.parts.today_rows import TodayList, TodayRow
from chair_desk.gui.parts.today_strip import AuthorityStrip
from chair_desk.gui.parts.widgets import (
    Scroll,
    Section,
    ShortLabel,
    column,
    line_across,
    link_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.services.readiness import Readiness
from chair_desk.services.today import LateActions, Waiting
from chair_desk.words import _, ngettext

LEFT_LEAST, LEFT_WIDE = 300, 376
USUAL, LARGE = 100, 115


class Parts:
    """Everything on the page that is filled in, built once."""

    def __init__(self) -> None:
        self.open_list = TodayList(_("Meetings that nobody closed"))
        self.open_box = QWidget()
        self.meeting_head = Section(_("Next meeting"))
        self.meeting_name = words("", "strong")
        self.meeting_place = ShortLabel("", "interface", "ink2")
        self.ready_words = words("", "strong")
        self.open_words = words("", "small", "ink2")
        self.ready_bar = ReadyBar()
        self.ready_list = TodayList(_("What is ready for the next meeting"))
        self.no_meeting = words(_("No meeting is planned. The agenda page adds one."), "record",
                                "ink2", wrap=True)  # fmt: skip
        self.all_challenges = link_button(_("All challenges"))
        self.waiting_list = TodayList(_("Challenges awaiting an answer"))
        self.no_challenges = words(_("No challenge waits for an answer."), tone="ink2")
        self.late_list = TodayList(_("Overdue actions by partner"))
        self.no_late = words(_("No action is late."), tone="ink2")
        self.sheets_button = secondary_button(_("Reminder sheets"), "printer", small=True)
        self.other_list = TodayList(_("What else waits"))
        self.year_link = link_button(_("The year"))
        self.date_list = TodayList(_("Statutory dates"))
        self.promise_list = TodayList(_("Your own promises"))
        self.promise_line = PromiseLine()
        self.board_list = TodayList(_("Your other boards"))
        self.boards_box = QWidget()
        self.strip = AuthorityStrip()

    def lists(self) -> tuple[TodayList, ...]:
        """Return the lists in reading order."""
        return (
            self.open_list, self.ready_list, self.board_list, self.waiting_list, self.late_list,
            self.other_list, self.date_list, self.promise_list,
        )  # fmt: skip

    def show_left_open(self, rows: Sequence[TodayRow]) -> None:
        """Show the meetings that nobody closed, above the next one."""
        self.open_list.show_rows(rows)
        self.open_box.setVisible(bool(rows))

    def show_meeting(self, found: Readiness | None) -> None:
        """Show how the next meeting stands, or that there is none."""
        is_there = found is not None
        for part in (self.meeting_name, self.meeting_place, self.ready_words, self.open_words,
                     self.ready_bar, self.ready_list):  # fmt: skip
            part.setVisible(is_there)
        self.no_meeting.setVisible(not is_there)
        self.meeting_head.note.setText("")
        self.ready_words.setText(found.ready_words if found else "")
        self.open_words.setText(found.open_words if found else "")
        self.ready_bar.show_ready(found)

    def show_awaited(self, waiting: Waiting) -> None:
        """Show the challenges that wait for an answer."""
        self.waiting_list.show_rows(waiting_rows(waiting))
        more = waiting.count - len(waiting.lines)
        link = _("All challenges")
        self.all_challenges.setText(
            _("{link}, {count} more").format(link=link, count=more) if more else link
        )
        self.no_challenges.setVisible(not waiting.lines)

    def show_late(self, late: LateActions) -> None:
        """Show the partners with late actions."""
        self.late_list.show_rows(late_rows(late))
        self.no_late.setVisible(not late.partners)
        self.sheets_button.setVisible(bool(late.count))
        count = sum(bool(one.key) for one in late.partners)
        words = ngettext(
            "Reminder sheet for {count} partner", "Reminder sheets for {count} partners", count
        )
        self.sheets_button.setText(words.format(count=count) if count else _("Reminder sheets"))


def is_large() -> bool:
    """Say whether the text is so large that everything stands one below the other."""
    return look().percent > LARGE


def body_of(parts: Parts) -> Scroll:
    """Lay the parts out in two columns on a sheet that scrolls."""
    scroll = Scroll(_("Today"))
    left, right = QWidget(), QWidget()
    left.setLayout(_left(parts))
    right.setLayout(_right(parts))
    if not is_large():
        left.setMinimumWidth(look().wide(LEFT_LEAST))
        left.setMaximumWidth(look().wide(LEFT_WIDE))
    px = look().px
    both = (
        column(left, px(18), right)
        if is_large()
        else row(left, px(26), line_across("down"), px(26), right, spacing=0)
    )
    if not is_large():
        both.setStretch(0, 36)
        both.setStretch(4, 64)
    both.setContentsMargins(28, px(4), 28, px(14))
    whole = column(both, parts.strip, None) if is_large() else column(both, None)
    scroll.sheet.setLayout(whole)
    return scroll


def _left(parts: Parts) -> QLayout:
    left_open = column(Section(_("Never closed")), 6, line_across(), parts.open_list, 18)
    parts.open_box.setLayout(left_open)
    parts.open_box.hide()
    boards = column(20, Section(_("Your other boards")), 6, line_across(), parts.board_list)
    parts.boards_box.setLayout(boards)
    parts.boards_box.hide()
    return column(
        parts.open_box, parts.meeting_head, 5, parts.meeting_name, parts.meeting_place, 12,
        row(parts.ready_words, None, parts.open_words), 7, parts.ready_bar, 6, parts.ready_list,
        parts.no_meeting, parts.boards_box, None,
    )  # fmt: skip


def _right(parts: Parts) -> QLayout:
    head = row(words(_("Challenges awaiting an answer"), "section"), None, parts.all_challenges)
    late = column(
        Section(_("Overdue actions"), _("oldest late by")), 6, line_across(), parts.late_list,
        parts.no_late, 10, row(parts.sheets_button, None), 10, parts.other_list, None,
    )  # fmt: skip
    counted = words(_("working days"), "small", "ink3")
    if look().percent > USUAL:
        counted.hide()  # there is no room for it; each line says it to a screen reader
    dates = column(
        row(words(_("Statutory dates"), "section"), parts.year_link, None,
            counted),
        6, line_across(), parts.date_list, 18,
        Section(_("Your own promises")), 6, line_across(), parts.promise_list, 8,
        parts.promise_line, None,
    )  # fmt: skip
    is_narrow = is_large()
    both = column(late, 18, dates) if is_narrow else row(late, look().px(26), dates, spacing=0)
    if not is_narrow:
        both.setStretch(0, 40)
        both.setStretch(2, 56)
    return column(head, 4, line_across(), parts.waiting_list, parts.no_challenges, 20, both, None)


def first_day() -> EmptyState:
    """Return what a board says on its first day, with what to do first."""
    state = EmptyState(
        _("Nothing waits for you yet"),
        _("Here you will see each day what is next, who owes an answer and what falls due."),
    )
    for icon, title, note, name in (
        ("users", _("See who sits at the table"), _("Partners, seats and agreed levels."),
         "today.table"),
        ("calendar-days", _("Add the first meeting"),
         _("Its standing items come by themselves."), "today.first"),
        ("sun", _("Put down a promise"), _("Only you see what you promised."), "today.promise"),
    ):  # fmt: skip
        state.offer(icon, title, note, name)
    return state
