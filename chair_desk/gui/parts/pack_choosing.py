"""For whom a pack is and how it is made: editions, choices, the folder it goes to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from chair_desk.gui.file_asking import ask_folder
from chair_desk.gui.parts.pack_rows import IssuedList
from chair_desk.gui.parts.widgets import ShortLabel, column, row, secondary_button, words
from chair_desk.gui.theme.look import look
from chair_desk.records.meetings import Meeting
from chair_desk.records.packs import PackEdition
from chair_desk.services import packs
from chair_desk.services.desk import Desk
from chair_desk.services.pack_layout import PackChoices
from chair_desk.services.pack_mail import recipients
from chair_desk.services.pack_pages import Reader
from chair_desk.services.pack_reading import PackReading
from chair_desk.words import _


class PackChoosing(QWidget):
    """The answers that a pack is made by, and what went out before."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.issued = IssuedList()
        self.members = QCheckBox(_("Members’ edition"))
        self.public = QCheckBox(_("Public edition"))
        self.each = QCheckBox(_("A numbered copy for each member"))
        self.mails = QCheckBox(_("A mail draft for each member"))
        self.holds = QCheckBox(_("Hold a page for papers that cannot go in"))
        self.odd = QCheckBox(_("Papers begin on odd pages"))
        self.at_end = QCheckBox(_("Late papers come last"))
        self.across = QLineEdit()
        self.across.setPlaceholderText(_("Words pale across each page"))
        self.across.setAccessibleName(_("Words pale across each page"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("What changed in this version"))
        self.note.setAccessibleName(_("What changed in this version"))
        self.place = ShortLabel(str(folder), "medium")
        self.place.setMinimumWidth(look().px(160))
        self.choose_button = secondary_button(_("Choose a folder"), "folder-open")
        self.members.setChecked(True)
        place = row(self.place, self.choose_button)
        place.setStretch(0, 1)
        self.setLayout(
            column(
                words(_("Editions, besides the full one"), "small_strong", "ink2"),
                self.members, self.public, self.each, self.mails, 8,
                words(_("How it is made"), "small_strong", "ink2"),
                self.holds, self.odd, self.at_end, self.across, self.note, 8,
                words(_("Folder"), "small_strong", "ink2"), place, 10, self.issued, None, spacing=4,
            )
        )  # fmt: skip
        self.choose_button.clicked.connect(self.choose)

    def show_later(self, *, is_later: bool) -> None:
        """Ask what only a later version needs."""
        for part in (self.at_end, self.note):
            part.setVisible(is_later)

    @property
    def has_editions(self) -> bool:
        """Say whether any is ticked besides the full one."""
        return any(box.isChecked() for box in (self.members, self.public, self.each))

    def choices(self, *, is_draft: bool) -> PackChoices:
        """Return how the pack is to be made."""
        return PackChoices(
            on_odd=self.odd.isChecked(),
            at_end=self.at_end.isChecked(),
            holds_places=self.holds.isChecked(),
            watermark=_("DRAFT") if is_draft else self.across.text().strip(),
            note=self.note.text().strip(),
        )

    def readers(self, desk: Desk, meeting: Meeting, reading: PackReading) -> list[Reader]:
        """Return for whom editions are wanted, besides the full one."""
        found = []
        boxes = ((self.members, PackEdition.MEMBERS), (self.public, PackEdition.PUBLIC))
        for box, edition in boxes:
            if box.isChecked():
                found.append(packs.reader_for(reading, edition))
        if self.each.isChecked():
            found += packs.member_readers(reading, recipients(desk, meeting))
        return found

    def choose(self) -> None:
        """Ask for the folder."""
        ask_folder(self.window(), _("Choose a folder"), self._chosen, folder=str(self.folder))

    def _chosen(self, name: str) -> None:
        self.go_to(Path(name))

    def go_to(self, folder: Path) -> None:
        """Write into this folder."""
        self.folder = folder
        self.place.say(str(folder))

    def open_folder(self) -> None:
        """Open the folder that the files are in."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))
