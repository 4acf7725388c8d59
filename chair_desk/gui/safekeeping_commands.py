"""What keeps a board safe, in the File menu: lock, passphrase, backups, seals, retention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow


def _needs_board(window: MainWindow) -> str:
    return "" if window.shell is not None else _("Open a board first.")


def _needs_writing(window: MainWindow) -> str:
    if window.shell is None:
        return _("Open a board first.")
    return _("This board is open to read only.") if window.shell.session.read_only else ""


def _lock(window: MainWindow) -> None:
    window.locking.lock()


def _lock_reason(window: MainWindow) -> str:
    return window.locking.reason()


def _passphrase(window: MainWindow) -> None:
    window.passphrases.ask()


def _passphrase_reason(window: MainWindow) -> str:
    return window.passphrases.reason()


def _own_notes(window: MainWindow) -> None:
    window.own_notes.ask()


def _own_notes_reason(window: MainWindow) -> str:
    return window.own_notes.reason()


def _sheet(window: MainWindow) -> None:
    window.passphrases.ask_for_sheet()


def _sheet_reason(window: MainWindow) -> str:
    return window.passphrases.sheet_reason()


def _backups(window: MainWindow) -> None:
    window.backing_up.ask()


def _seals(window: MainWindow) -> None:
    window.seal_showing.ask()


def _retention(window: MainWindow) -> None:
    window.retaining.ask()


def _leaving(window: MainWindow) -> None:
    window.leaving.ask()


def _person(window: MainWindow) -> None:
    window.person_showing.ask()


SAFEKEEPING_COMMANDS: tuple[Command, ...] = (
    Command(
        name="file.lock",
        label=N_("Lock this board"),
        menu="File",
        keys="Ctrl+L",
        icon="lock",
        when=_lock_reason,
        do=_lock,
    ),
    Command(
        name="file.passphrase",
        label=N_("Passphrase"),
        menu="File",
        icon="key-round",
        when=_passphrase_reason,
        do=_passphrase,
    ),
    Command(
        name="file.recovery",
        label=N_("Recovery sheet"),
        menu="File",
        icon="printer",
        when=_sheet_reason,
        do=_sheet,
    ),
    Command(
        name="file.own_notes",
        label=N_("Passphrase of your notes"),
        menu="File",
        icon="key-round",
        when=_own_notes_reason,
        do=_own_notes,
    ),
    Command(
        name="file.backups",
        label=N_("Backups"),
        menu="File",
        icon="archive",
        when=_needs_writing,
        do=_backups,
    ),
    Command(
        name="file.seals",
        label=N_("Seals of the minutes"),
        menu="File",
        icon="shield-check",
        when=_needs_board,
        do=_seals,
    ),
    Command(
        name="file.retention",
        label=N_("Retention"),
        menu="File",
        icon="hourglass",
        when=_needs_writing,
        do=_retention,
    ),
    Command(
        name="file.person",
        label=N_("What is held about a person"),
        menu="File",
        icon="user-x",
        when=_needs_writing,
        do=_person,
    ),
    Command(
        name="file.leaving",
        label=N_("Hand over when you leave"),
        menu="File",
        icon="log-out",
        when=_needs_writing,
        do=_leaving,
    ),
)
