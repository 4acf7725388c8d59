"""Everything that can be asked for from anywhere in the window.

What can be done on one page only is in that page's own `COMMANDS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.gui.own_steps import own_labels, redo_here, undo_here
from chair_desk.gui.page_list import PAGES
from chair_desk.gui.projector_commands import WINDOW_COMMANDS
from chair_desk.gui.reading_commands import READING_COMMANDS
from chair_desk.gui.safekeeping_commands import SAFEKEEPING_COMMANDS
from chair_desk.gui.theme.tokens import TEXT_SIZES, THEMES
from chair_desk.records.changes import CannotDo
from chair_desk.services.settings import Theme
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow

LAST_DIGIT = 9  # of the keyboard: the pages after it are in the list and under Ctrl K


def _needs_board(window: MainWindow) -> str:
    return "" if window.shell is not None else _("Open a board first.")


def _needs_writing(window: MainWindow) -> str:
    if window.shell is None:
        return _("Open a board first.")
    return _("This board is open to read only.") if window.shell.session.read_only else ""


def _undo_reason(window: MainWindow) -> str:
    if own_labels(window.shell)[0]:
        return ""
    if window.shell is None or not window.shell.session.desk.file.undo_label:
        return _("There is nothing to undo.")
    return _needs_writing(window)


def _redo_reason(window: MainWindow) -> str:
    if own_labels(window.shell)[1]:
        return ""
    if window.shell is None or not window.shell.session.desk.file.redo_label:
        return _("There is nothing to redo.")
    return _needs_writing(window)


def _open_file(window: MainWindow) -> None:
    window.opening.choose_file()


def _new_board(window: MainWindow) -> None:
    window.show_new_board()


def _open_sample(window: MainWindow) -> None:
    window.opening.open_sample()


def _close_board(window: MainWindow) -> None:
    window.close_board()


def _preferences(window: MainWindow) -> None:
    window.show_preferences()


def _bring_in(window: MainWindow) -> None:
    window.bringing_in.ask()


def _bring_in_reason(window: MainWindow) -> str:
    return window.bringing_in.reason()


def _history(window: MainWindow) -> None:
    _ShowPage("history")(window)


def _record_history(window: MainWindow) -> None:
    """Show the history of the record that is chosen; where none is, say how to name one."""
    shell = window.shell
    if shell is None or shell.page is None:
        return
    record = shell.page.current_record()
    shell.show_page("history", record)
    if record is None:
        shell.page.message.say(
            _("No record was chosen. Type its number, as A-124, and press Enter.")
        )


def _shared_folder(window: MainWindow) -> None:
    window.shared_folder.ask()


def _hand_over(window: MainWindow) -> None:
    window.handing_over.ask()


def _elsewhere(window: MainWindow) -> None:
    window.elsewhere.choose()


def _quit(window: MainWindow) -> None:
    window.close()


def _undo(window: MainWindow) -> None:
    if window.shell is not None:
        undo_here(window.shell)


def _redo(window: MainWindow) -> None:
    if window.shell is not None:
        redo_here(window.shell)


def _find(window: MainWindow) -> None:
    window.over.show_palette()


def _change_size(window: MainWindow, step: int) -> None:
    """Go one size up or down; at either end nothing happens."""
    program = window.program
    at = min(
        range(len(TEXT_SIZES)),
        key=lambda number: abs(TEXT_SIZES[number] - program.settings.text_size),
    )
    wanted = TEXT_SIZES[max(0, min(at + step, len(TEXT_SIZES) - 1))]
    try:
        program.change_settings(text_size=wanted)
    except CannotDo as problem:
        window.show_problem(problem)


def _larger(window: MainWindow) -> None:
    _change_size(window, 1)


def _smaller(window: MainWindow) -> None:
    _change_size(window, -1)


def _next_pane(window: MainWindow) -> None:
    if window.shell is not None:
        window.shell.next_pane()


def _previous_pane(window: MainWindow) -> None:
    if window.shell is not None:
        window.shell.next_pane(-1)


def _keys(window: MainWindow) -> None:
    window.over.show_keys()


def _about(window: MainWindow) -> None:
    window.over.show_about()


def _spelling(window: MainWindow) -> None:
    program = window.program
    try:
        program.change_settings(check_spelling=not program.settings.check_spelling)
    except CannotDo as problem:
        window.show_problem(problem)


# Letters are verbs on these pages; in the sidebar they would go to the page they begin.
WORKED_BY_LETTERS = ("today", "actions")


class _ShowPage:
    """Shows one page; a small object because a lambda in a loop would show the last."""

    def __init__(self, name: str, record: tuple[str, str] | None = None) -> None:
        self.name, self.record = name, record

    def __call__(self, window: MainWindow) -> None:
        if window.shell is not None:
            window.show_shell()
            window.shell.show_page(self.name, self.record)
            if self.name in WORKED_BY_LETTERS:
                window.shell.enter_page()


class _Wear:
    """Puts on one theme."""

    def __init__(self, theme: str) -> None:
        self.theme = theme

    def __call__(self, window: MainWindow) -> None:
        try:
            window.program.change_settings(theme=Theme(self.theme))
        except CannotDo as problem:
            window.show_problem(problem)


COMMANDS: tuple[Command, ...] = (
    Command(name="file.new", label=N_("New board"), menu="File", icon="plus", do=_new_board),
    Command(
        name="file.open",
        label=N_("Open a board from a file"),
        menu="File",
        keys="Ctrl+O",
        icon="folder-open",
        do=_open_file,
    ),
    Command(
        name="file.sample",
        label=N_("Look round a made-up board"),
        menu="File",
        icon="book-open",
        do=_open_sample,
    ),
    Command(
        name="file.close",
        label=N_("Close this board"),
        menu="File",
        keys="Ctrl+W",
        when=_needs_board,
        do=_close_board,
    ),
    *SAFEKEEPING_COMMANDS,
    Command(
        name="file.hand_over",
        label=N_("Hand over a copy"),
        menu="File",
        icon="usb",
        when=_needs_writing,
        do=_hand_over,
    ),
    Command(
        name="file.bring_in",
        label=N_("Bring in a copy"),
        menu="File",
        icon="git-merge",
        when=_bring_in_reason,
        do=_bring_in,
    ),
    Command(
        name="file.shared_folder",
        label=N_("Shared folder"),
        menu="File",
        icon="folder-open",
        when=_needs_writing,
        do=_shared_folder,
    ),
    Command(
        name="view.history",
        label=N_("History"),
        menu="View",
        icon="scroll-text",
        when=_needs_board,
        do=_history,
    ),
    Command(
        name="record.history",
        label=N_("History of this record"),
        menu="Record",
        keys="Ctrl+Shift+H",
        icon="scroll-text",
        when=_needs_board,
        do=_record_history,
    ),
    Command(
        name="view.merging",
        label=N_("What two people changed"),
        menu="View",
        icon="git-merge",
        when=_needs_board,
        do=_ShowPage("merging"),
    ),
    Command(
        name="file.preferences",
        label=N_("Preferences"),
        menu="File",
        keys="Ctrl+,",
        do=_preferences,
    ),
    Command(
        name="file.elsewhere",
        label=N_("Write to another place"),
        menu="File",
        icon="hard-drive",
        when=_needs_writing,
        do=_elsewhere,
    ),
    Command(name="file.quit", label=N_("Quit"), menu="File", keys="Ctrl+Q", do=_quit),
    Command(
        name="edit.undo",
        label=N_("Undo"),
        menu="Edit",
        keys="Ctrl+Z",
        icon="undo-2",
        when=_undo_reason,
        do=_undo,
    ),
    Command(
        name="edit.redo",
        label=N_("Redo"),
        menu="Edit",
        keys="Ctrl+Y",
        when=_redo_reason,
        do=_redo,
    ),
    Command(
        name="edit.find",
        label=N_("Find or do"),
        menu="Edit",
        keys="Ctrl+K",
        icon="search",
        when=_needs_board,
        do=_find,
    ),
    Command(
        name="view.reader",
        label=N_("Read the pack"),
        menu="Meeting",
        keys="Ctrl+Shift+R",
        icon="book-open",
        when=_needs_board,
        do=_ShowPage("reader", ("page", "")),
    ),
    Command(
        name="edit.search",
        label=N_("Search all papers and minutes"),
        menu="Edit",
        keys="Ctrl+Shift+F",
        icon="search",
        when=_needs_board,
        do=_ShowPage("search"),
    ),
    *READING_COMMANDS,
    Command(name="edit.spelling", label=N_("Check spelling, or not"), menu="Edit", do=_spelling),
    *(
        Command(
            name=f"view.{entry.name}",
            label=entry.label,
            menu="View",
            keys=f"Ctrl+{number}" if number <= LAST_DIGIT else "",
            icon=entry.icon,
            when=_needs_board,
            do=_ShowPage(entry.name),
        )
        for number, entry in enumerate(PAGES, start=1)
    ),
    Command(name="view.larger", label=N_("Larger text"), menu="View", keys="Ctrl++", do=_larger),
    Command(name="view.smaller", label=N_("Smaller text"), menu="View", keys="Ctrl+-", do=_smaller),
    *(
        Command(name=f"view.{name}", label=label, menu="View", do=_Wear(name))
        for name, label in THEMES
    ),
    *WINDOW_COMMANDS,
    Command(
        name="view.next_pane",
        label=N_("Next pane"),
        menu="View",
        keys="F6",
        when=_needs_board,
        do=_next_pane,
    ),
    Command(
        name="view.previous_pane",
        label=N_("Previous pane"),
        menu="View",
        keys="Shift+F6",
        when=_needs_board,
        do=_previous_pane,
    ),
    Command(
        name="help.keys",
        label=N_("Keys for this page"),
        menu="Help",
        keys="F1",
        icon="keyboard",
        do=_keys,
    ),
    Command(
        name="help.about", label=N_("About and licences"), menu="Help", icon="scale", do=_about
    ),
)
