"""What every page is: a head with a title and buttons, and a body below it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.guard import guarded
from chair_desk.gui.own_steps import OwnSteps
from chair_desk.gui.parts.widgets import Message, line_across, row, words
from chair_desk.gui.session import Session
from chair_desk.gui.theme.icons import icon
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.words import _

GUTTER = 28
PART = "part"
"""Stands for the table where a page is asked for one of its parts, by name."""


@frozen
class PagePart:
    """A part of a page with a line of its own in the sidebar."""

    name: str
    label: str


class Page(QWidget):
    """A page of the window, built when it is first shown.

    A page says which tables it shows (`TABLES`) and is reloaded when one of them changes; while
    it is hidden the reload waits until it is shown. `is_read` says that it was loaded at all.
    `COMMANDS` are what can be done here: each becomes a `QAction` in `self.actions_by_name`, and
    its keys work while the page is shown. `TYPED_KEYS` are the keys of its lists and its text, and
    what they do, for the sheet of keys. `side_parts` have a line each in the sidebar, and
    `side_part` names the one that is shown; most pages have none. Put buttons into
    `self.buttons`, everything else into `self.body`.
    """

    TITLE: ClassVar[str] = ""
    TABLES: ClassVar[tuple[str, ...]] = ()
    COMMANDS: ClassVar[tuple[Command, ...]] = ()
    TYPED_KEYS: ClassVar[tuple[tuple[str, str], ...]] = ()
    RECORDS: ClassVar[str] = ""  # the table of the records in `self.list`

    reloaded = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.is_stale, self.is_read = True, False
        self.side_parts: tuple[PagePart, ...] = ()
        self.side_part = ""
        self.actions_by_name: dict[str, QAction] = {}
        self._command_by_action: dict[QAction, Command] = {}
        self.heading = words(_(self.TITLE), "title")
        self.subheading = words("", "reading", "ink2")
        self.subheading.hide()
        self.buttons = row(spacing=12)
        self.message = Message()
        session.kept_again.connect(self.message.take_back)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self._build_page()
        for command in self.COMMANDS:
            self._add_command(command)

    def _build_page(self) -> None:
        self.head = QWidget(self)
        self.head.setObjectName("head")
        head = QHBoxLayout(self.head)
        head.setContentsMargins(GUTTER, 20, GUTTER, 14)
        head.setSpacing(12)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self.heading)
        titles.addWidget(self.subheading)
        head.addLayout(titles, 1)
        head.addLayout(self.buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        self.head_line = line_across("strong")
        whole.addWidget(self.head_line)
        whole.addWidget(self.message)
        self.message.hide()
        whole.addLayout(self.body, 1)

    def _add_command(self, command: Command) -> None:
        action = QAction(_(command.label), self)
        action.setObjectName(command.name)
        if command.icon:
            action.setIcon(icon(command.icon))
        if command.keys:
            action.setShortcut(QKeySequence(command.keys))
            # A single letter counts only inside the page; Qt keeps the keys of a page that is
            # not shown asleep.
            is_letter = len(command.keys) == 1
            context = Qt.ShortcutContext
            action.setShortcutContext(
                context.WidgetWithChildrenShortcut if is_letter else context.WindowShortcut
            )
        action.triggered.connect(self._do_triggered)
        self.addAction(action)
        self.actions_by_name[command.name] = action
        self._command_by_action[action] = command

    def _do_triggered(self) -> None:
        command = self._command_by_action.get(self.sender())  # type: ignore[call-overload]
        if command is not None:
            self.do(command.name)

    def do(self, name: str) -> None:
        """Do one of the page's commands, or say why it cannot be done now."""
        command = next(known for known in self.COMMANDS if known.name == name)
        reason = self.reason_against(command)
        if reason:
            self.message.say(reason, tone="amb")
            return
        command.do(self)
        self.refresh_commands()

    def reason_against(self, command: Command) -> str:
        """Return why a command cannot be done now, or nothing."""
        if command.writes and self.session.read_only:
            return _("This board is open to read only.")
        return command.when(self)

    def refresh_commands(self) -> None:
        """Grey what cannot be done now, with the reason as its tooltip.

        A greyed action keeps its shortcut asleep; the button made from it says why.
        """
        for action, command in self._command_by_action.items():
            reason = self.reason_against(command)
            action.setEnabled(not reason)
            action.setToolTip(reason or _(command.label))
            action.setStatusTip(reason)

    def is_being_typed(self) -> bool:
        """Say whether words were typed here that are not in the file yet."""
        return False

    def reload(self) -> None:
        """Read what the page shows and show it; the page's own to write."""

    def show_changes(self, changes: Changes) -> None:
        """Reload when one of the page's tables was touched, at once or when next shown."""
        if not changes.touches(*self.TABLES):
            return
        if self.isVisible():
            self.refresh()
        else:
            self.is_stale = True

    def refresh(self) -> None:
        """Reload now and grey the commands anew."""
        self.is_stale = False
        self.reload()
        self.is_read = True
        self.refresh_commands()
        self.reloaded.emit()

    def show_record(self, table: str, record_id: str) -> None:
        """Go to a record of this page; a page with records in it writes this."""

    def current_record(self) -> tuple[str, str] | None:
        """Return the table and id of the record that is chosen, or nothing."""
        listed = getattr(self, "list", None)
        chosen = listed.current_id() if self.RECORDS and listed is not None else ""
        return (self.RECORDS, str(chosen)) if chosen else None

    def show_refusal(self, refusal: Refused) -> None:
        """Say in place why something was refused."""
        self.message.say(" ".join(refusal.problems.values()), tone="amb")

    def show_problem(self, problem: CannotDo) -> None:
        """Say in place what the world would not allow: what, what is safe, what to do."""
        self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="red")

    def settle(self) -> None:
        """Keep what is being typed; called before leaving, closing and exporting."""

    def own_steps(self) -> OwnSteps | None:
        """Return what was done here to one's own file; on most pages, there is no such thing."""
        return None

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panes that F6 goes through, in reading order."""
        return ()

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Reload if something changed while the page was hidden."""
        if self.is_stale:
            self.refresh()
        super().showEvent(event)
