"""Writes sheets that were read already, on the other thread: it reads no board."""

from __future__ import annotations

from pathlib import Path

from chair_desk.services.action_sheets import NamedDocument, write_sheets


class SheetWriting:
    """A job for `Background`; it returns the places of the files.

    Raises CannotDo where the folder cannot be written.
    """

    def __init__(self, made: list[NamedDocument], folder: Path, kind: str) -> None:
        self._made, self._folder, self._kind = made, folder, kind

    def __call__(self) -> list[Path]:
        """Make the files and write them."""
        return write_sheets(self._made, self._folder, self._kind)
