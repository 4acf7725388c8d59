"""Writes sheets that were read already, on the other thread: it reads no board."""

from __future__ import annotations

from pathlib import Path

from chair_desk.services.action_sheets import NamedDocument, write_sheets
from chair_desk.services.reminder_files import ReminderFile, write_reminder_files


class SheetWriting:
    """A job for `Background`; it returns the places of the files.

    Raises CannotDo where the folder cannot be written.
    """

    def __init__(self, made: list[NamedDocument], folder: Path, kind: str) -> None:
        self._made, self._folder, self._kind = made, folder, kind

    def __call__(self) -> list[Path]:
        """Make the files and write them."""
        return write_sheets(self._made, self._folder, self._kind)


class ReminderWriting:
    """The same for reminders, which may be workbooks or mails too."""

    def __init__(self, made: list[ReminderFile], folder: Path) -> None:
        self._made, self._folder = made, folder

    def __call__(self) -> list[Path]:
        """Make the files and write them."""
        return write_reminder_files(self._made, self._folder)
