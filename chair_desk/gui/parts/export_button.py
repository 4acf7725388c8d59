"""A button with a menu of formats, and the file written beside the work of the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from chair_desk.gui.background import Background
from chair_desk.gui.file_asking import ask_new_file
from chair_desk.gui.parts.widgets import secondary_button
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.publishing import refuse_path, write_document
from chair_desk.words import N_, _

KINDS = (
    ("pdf", N_("PDF")), ("docx", N_("Word")), ("html", N_("Web page")), ("xlsx", N_("Workbook")),
    ("csv", N_("Table (CSV)")),
)  # fmt: skip


class Prepared(Protocol):
    """What was read already and is to be written: it reads no board when it makes its bytes."""

    def content(self) -> bytes:
        """Make the bytes of the file."""


class Writing:
    """A job for `Background`: makes the bytes and writes the file, on the other thread."""

    def __init__(self, made: Prepared, path: Path) -> None:
        self._made, self._path = made, path

    def __call__(self) -> Path:
        """Write, and return the place of the file."""
        return write_document(self._path, self._made.content())


class ExportButton(QPushButton):
    """Offers each format under each edition; `written` carries the file's name.

    A page's own kind says what is read (`prepare`) and what the file may be called (`offered`).
    """

    written = Signal(str)

    def __init__(
        self, session: Session, name: str, editions: Sequence[tuple[str, str]] = (("", ""),)
    ) -> None:
        """Take a name for the screen reader, and value and label of each edition, if any."""
        super().__init__(_("Export"))
        template = secondary_button("", "file-down")
        self.setProperty("kind", template.property("kind"))
        self.setIcon(template.icon())
        template.deleteLater()
        self.setAccessibleName(name)
        self._session = session
        self._background = Background(self)
        self._meant: dict[QAction, tuple[str, str]] = {}
        self._asked = ("", "")
        menu = QMenu(self)
        for edition, label in editions:
            if label:
                menu.addSection(label)
            for kind, words in KINDS:
                action = QAction(_(words), menu)
                action.triggered.connect(self._choose)
                menu.addAction(action)
                self._meant[action] = (edition, kind)
        self.setMenu(menu)

    def is_ready(self) -> bool:
        """Say whether there is anything to give out; a page's own kind writes this."""
        return True

    def offered(self, edition: str) -> str:
        """Return what the file may be called, without its ending; a page's own kind writes this."""
        return " ".join(part for part in (self.accessibleName(), edition) if part)

    def prepare(self, edition: str, kind: str) -> Prepared:
        """Read what is to be written; a page's own kind writes this.

        Raises:
            Refused: It cannot be given out.
        """
        raise Refused(_("There is nothing to give out yet."))

    def _choose(self) -> None:
        meant = self._meant.get(self.sender())  # type: ignore[call-overload]
        if meant is None or not self.is_ready():
            return
        edition, kind = meant
        self._asked = meant
        ask_new_file(
            self,
            self.accessibleName(),
            self._chosen,
            offered=f"{self.offered(edition)}.{kind}",
            kinds=f"*.{kind}",
        )

    def _chosen(self, name: str) -> None:
        self.write(*self._asked, Path(name))

    def write(self, edition: str, kind: str, path: Path) -> None:
        """Write one edition to a file, beside the work of the window."""
        if not self.is_ready():
            return
        try:
            refuse_path(self._session.desk, path, replace=True)
            made = self.prepare(edition, kind)
        except Refused as refusal:
            self._session.refused.emit(refusal)
            return
        self._background.run(Writing(made, path), self._done, self._failed)

    def _done(self, path: object) -> None:
        if isinstance(path, Path):
            self.written.emit(path.name)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CannotDo):
            raise error
        self._session.problem.emit(error)
