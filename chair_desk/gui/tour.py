"""The tour: every screen as a picture and every document, for who has no screen at hand.

The made-up board is written into the folder; nothing of the person's own is read or changed.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from chair_desk.gui.application import make_application
from chair_desk.gui.merge_state import Coming
from chair_desk.gui.pages.challenges import ChallengesPage
from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.pages.merging import MergingPage
from chair_desk.gui.pages.new_board import NewBoardPage
from chair_desk.gui.pages.new_board_steps import FileStep
from chair_desk.gui.pages.pack_reader import PackReaderPage
from chair_desk.gui.pages.partners import PartnersPage
from chair_desk.gui.pages.report import ReportPage
from chair_desk.gui.pages.search import SearchPage
from chair_desk.gui.pages.today import TodayPage
from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.program import Program
from chair_desk.gui.tour_papers import Stop, write_documents, write_index
from chair_desk.gui.window import MainWindow
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogStep, StepLetter
from chair_desk.services.checks import existing
from chair_desk.services.sample_apart import FILE_NAME, seen_apart
from chair_desk.services.sample_people import CHAIR, TODAY
from chair_desk.services.settings import Theme
from chair_desk.words import N_, _

THEMES: tuple[Theme, ...] = (Theme.LIGHT, Theme.DARK)
WIDTH, HEIGHT = 1360, 830
BOARD_NAME = "Westmarch.chairdesk"
OTHER_BOARD, OTHER = "Tarnside Safeguarding Adults Board", "Tarnside SAB"
QUESTIONS = 6
TURNS = 12
SOUGHT, LONGEST_SECONDS = "return home interv", 120.0
HEAD = "scrutiny"  # of the yearly report: sentences with evidence, and some without


@frozen
class Screen:
    """A stop of the tour: its file name, what is seen, and how to get there."""

    name: str
    label: str
    show: Callable[[MainWindow], None]


# ------------------------------------------------------------------ how to get to each screen


def _page(window: MainWindow, name: str) -> None:
    if window.shell is not None:
        window.show_shell()
        window.shell.show_page(name)


def _today(window: MainWindow) -> None:
    _page(window, "today")
    page = window.shell.page if window.shell is not None else None
    if isinstance(page, TodayPage):
        page.opening.leave()
        page.doing.wait()  # the bank holidays and the other boards, read beside the window


def _year(window: MainWindow) -> None:
    _today(window)
    window.do_on_page("today", "today.year")


def _briefing(window: MainWindow) -> None:
    _today(window)
    window.do_on_page("today", "today.briefing")


def _agenda(window: MainWindow) -> None:
    _page(window, "agenda")


def _meeting(window: MainWindow) -> None:
    _page(window, "meeting")
    page = window.shell.page if window.shell is not None else None
    if isinstance(page, MeetingPage):
        page.open_matters.show()  # by itself it waits until the hands rest


def _minutes(window: MainWindow) -> None:
    _page(window, "minutes")


def _attendance(window: MainWindow) -> None:
    _page(window, "attendance")


def _funding(window: MainWindow) -> None:
    _page(window, "funding")


def _actions(window: MainWindow) -> None:
    _page(window, "actions")


def _challenges(window: MainWindow) -> None:
    _page(window, "challenges")
    page = window.shell.page if window.shell is not None else None
    if isinstance(page, ChallengesPage):
        page.leave_form()


def _step_letter(window: MainWindow) -> None:
    _challenges(window)
    page = window.shell.page if window.shell is not None else None
    if isinstance(page, ChallengesPage):
        desk = page.session.desk
        for letter in desk.rows(StepLetter)[:1]:
            made = existing(desk, LogStep, letter.log_step_id)
            page.list.choose(made.log_entry_id)
            page.kept_letters.open(made.id)


def _report(window: MainWindow) -> None:
    _page(window, "report")
    page = window.shell.page if window.shell is not None else None
    if isinstance(page, ReportPage):
        _wait_until(lambda: page.view is not None)  # it is drafted a feed to a turn
        page.heads.choose(HEAD)
        _wait_until(lambda: page.paper.is_drawn)


def _papers(window: MainWindow) -> None:
    _page(window, "reader")
    page = window.shell.page if window.shell is not None else None
    if isinstance(page, PackReaderPage):
        page.panel.show()
        for _turn in range(TURNS):
            QApplication.processEvents()
            page.work.wait()


def _search(window: MainWindow) -> None:
    _page(window, "search")
    page = window.shell.page if window.shell is not None else None
    if isinstance(page, SearchPage):
        page.look_for(SOUGHT)
        _wait_until(lambda: page.is_whole and page.list.results.rowCount() > 0)


def _wait_until(is_there: Callable[[], bool]) -> None:
    """Wait for what is made beside the window; a picture of less is better than none."""
    ends = monotonic() + LONGEST_SECONDS
    while not is_there() and monotonic() < ends:
        QApplication.processEvents()


class _Register:
    """Shows one of the pages of registers."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, window: MainWindow) -> None:
        _page(window, self._name)


def _partners(window: MainWindow) -> None:
    _page(window, "partners")
    page = window.shell.page if window.shell is not None else None
    if isinstance(page, PartnersPage):
        page.leave_form()


def _partner_form(window: MainWindow) -> None:
    window.do_on_page("partners", "partners.add")


def _palette(window: MainWindow) -> None:
    _partners(window)
    window.over.show_palette()


def _keys(window: MainWindow) -> None:
    _page(window, "meeting")
    window.over.show_keys()


def _lock(window: MainWindow) -> None:
    _page(window, "agenda")
    if window.shell is None:
        return
    from chair_desk.gui.pages.lock import LockWords
    from chair_desk.gui.unlocking import Left

    desk = window.shell.session.desk
    said = LockWords(name=desk.board.name, above=_("Locked at {time}").format(time="10:52"))
    left = Left(path=desk.file.path)
    window.locking.unlocking.show(left, said, _("Open a board – Chair Desk"))


def _merging(window: MainWindow) -> None:
    """Show what bringing in the manager's copy would do; the board itself is left alone."""
    if window.shell is None:
        return
    session = window.shell.session
    with tempfile.TemporaryDirectory(prefix="chair-desk-apart-") as folder:
        seen = seen_apart(session.desk, Path(folder))
    session.coming = Coming(Path(FILE_NAME))
    session.coming.show(seen)
    _page(window, "merging")
    page = window.shell.page
    if isinstance(page, MergingPage):
        page.refresh()
        page.list.choose(1)
        page.do("merging.take")
        page.do("merging.settle")
        page.list.choose(0)
        page.do("merging.mix")


def _history(window: MainWindow) -> None:
    if window.shell is not None:
        window.shell.session.coming = None
    _page(window, "history")


class _Asked:
    """Shows a panel of the File menu over the agenda."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, window: MainWindow) -> None:
        _page(window, "agenda")
        window.menus.actions[self._name].trigger()


def _preferences(window: MainWindow) -> None:
    window.show_preferences()


def _licences(window: MainWindow) -> None:
    _partners(window)
    window.over.show_about()


def _front(window: MainWindow) -> None:
    window.close_board()


def _question(window: MainWindow, number: int) -> None:
    if number == 1:
        window.show_new_board()
    page = window.stack.currentWidget()
    if isinstance(page, NewBoardPage) and number > 1:
        page.asked = replace(page.step.answers(page.asked), name=OTHER_BOARD, short_name=OTHER)
        page.show_question(number - 1)
        if isinstance(page.step, FileStep):
            page.step.propose(Path("~") / f"{OTHER}.chairdesk")


class _Question:
    """Shows one question about a new board."""

    def __init__(self, number: int) -> None:
        self._number = number

    def __call__(self, window: MainWindow) -> None:
        _question(window, self._number)


SCREENS: tuple[Screen, ...] = (
    Screen("00-today", N_("Today"), _today),
    Screen("00-today-briefing", N_("The chair’s briefing"), _briefing),
    Screen("00-today-year", N_("The year"), _year),
    Screen("01-agenda", N_("Agenda"), _agenda),
    Screen("02-meeting", N_("In the meeting"), _meeting),
    Screen("02-papers", N_("Papers"), _papers),
    Screen("02-search", N_("Search"), _search),
    Screen("03-minutes", N_("Minutes"), _minutes),
    Screen("04-actions", N_("Actions"), _actions),
    Screen("04-challenges", N_("Challenges"), _challenges),
    Screen("04-challenge-letter", N_("The letter of a step"), _step_letter),
    Screen("04-decisions", N_("Decisions"), _Register("decisions")),
    Screen("04-evidence", N_("Evidence and impact"), _Register("evidence")),
    Screen("04-reviews", N_("Reviews"), _Register("reviews")),
    Screen("04-recommendations", N_("Recommendations"), _Register("recommendations")),
    Screen("04-registers", N_("Registers"), _Register("registers")),
    Screen("04-attendance", N_("Attendance by seniority"), _attendance),
    Screen("04-partners", N_("Partners and members"), _partners),
    Screen("04-funding", N_("Funding"), _funding),
    Screen("04-report", N_("Annual report"), _report),
    Screen("05-partner-form", N_("Adding a partner"), _partner_form),
    Screen("06-find", N_("Find or do"), _palette),
    Screen("07-keys", N_("Keys for a page"), _keys),
    Screen("08-preferences", N_("Preferences"), _preferences),
    Screen("09-licences", N_("About and licences"), _licences),
    Screen("09-seals", N_("Seals of the minutes"), _Asked("file.seals")),
    Screen("09-backups", N_("Backups"), _Asked("file.backups")),
    Screen("09-retention", N_("Retention"), _Asked("file.retention")),
    Screen("09-person", N_("What is held about a person"), _Asked("file.person")),
    Screen("09-leaving", N_("Hand over when you leave"), _Asked("file.leaving")),
    Screen("09-hand-over", N_("Hand over a copy"), _Asked("file.hand_over")),
    Screen("09-shared-folder", N_("Shared folder"), _Asked("file.shared_folder")),
    Screen("09-merge", N_("Bring in a copy"), _merging),
    Screen("09-history", N_("History"), _history),
    Screen("09-lock", N_("Locked"), _lock),
    Screen("10-open", N_("Open a board"), _front),
    *(
        Screen(f"11-new-board-{number}", N_("Set up a new board"), _Question(number))
        for number in range(1, QUESTIONS + 1)
    ),
)


# ------------------------------------------------------------------ the tour itself


def story_time() -> datetime:
    """Return the time at which the story of the made-up board stands still."""
    return datetime.combine(TODAY, time(10, 52), UTC)


def run_tour(folder: Path) -> list[Path]:
    """Write the board, the pictures, the documents and an `index.html`; return what was written.

    Raises:
        CannotDo: The folder cannot be written.
    """
    from chair_desk.services.sample import write_sample

    folder.mkdir(parents=True, exist_ok=True)
    board = folder / BOARD_NAME
    if board.exists():
        board.unlink()
    loud = qInstallMessageHandler(_say_less)
    try:
        with tempfile.TemporaryDirectory(prefix="chair-desk-tour-") as home:
            write_sample(board, home=Path(home), has_pack=True)
            pictures = [*_pictures(folder, board, Path(home))]
    finally:
        qInstallMessageHandler(loud)
    documents = [*write_documents(folder, board)]
    index = write_index(folder, pictures, documents)
    return [index, *(folder / stop.path for stop in (*pictures, *documents))]


def _say_less(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Pass on what Qt says, but for the one line that it says of every window without a screen."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


def _pictures(folder: Path, board: Path, home: Path) -> Iterator[Stop]:
    application = make_application()
    for theme in THEMES:
        program = Program(settings_folder=home / "settings", home=home, now=story_time)
        program.change_settings(who=CHAIR, theme=theme, text_size=100, keep_names=True)
        window = MainWindow(program)
        window.resize(WIDTH, HEIGHT)
        window.opening.open(board)
        window.show()
        for screen in SCREENS:
            yield _picture(application, window, screen, theme, folder)
        window.close()
        window.deleteLater()


def _picture(
    application: QApplication, window: MainWindow, screen: Screen, theme: Theme, folder: Path
) -> Stop:
    screen.show(window)
    for _turn in range(TURNS):
        application.processEvents()
    name = f"screens/{screen.name}-{theme}.png"
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    window.grab().save(str(path))
    for panel in window.findChildren(Overlay):
        panel.dismiss()
    return Stop(name, f"{_(screen.label)}, {theme}")
