"""Files dropped on the agenda: each offered to an item, confirmed or changed, then brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.keeping import progress_words
from chair_desk.gui.pages.paper_work import PaperWork
from chair_desk.gui.parts.panel_keys import take_key
from chair_desk.gui.parts.paper_offers import OfferList
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Message,
    Scroll,
    column,
    line_across,
    link_button,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.services.pack_bringing import (
    Prepared,
    bring_prepared,
    offers_of_files,
    paper_places,
)
from chair_desk.services.pack_papers import PaperOffer
from chair_desk.words import _, ngettext


class PaperBringing(QWidget):
    """Enter brings the files to where they are offered, Esc leaves. `left` says it is done with.

    With `to`, every file goes to that item, and the first to that paper of it.
    """

    left = Signal()

    def __init__(
        self, session: Session, meeting_id: str, paths: Sequence[Path], to: PaperOffer | None = None
    ) -> None:
        super().__init__()
        self.setAccessibleName(_("Files to bring"))
        self._session, self._meeting_id = session, meeting_id
        self._paths = tuple(paths)
        self._total = 0
        self.work = PaperWork(session, self)
        self.offers = OfferList()
        self.message = Message()
        self.message.hide()
        self.progress = QProgressBar()
        self.progress.setAccessibleName(_("How many files are in"))
        self.bring_button = primary_button(_("Bring them in"), "check")
        self.cancel_button = secondary_button(_("Cancel"), "x")
        self.leave_button = link_button(_("Back"))
        self._lay_out()
        self._connect()
        self._show(to)
        self._busy(is_busy=False)

    def _lay_out(self) -> None:
        title = _("Papers for the agenda")
        note = _(
            "Each file is offered to the item whose title fits its name best. Choose another "
            "with the arrow keys. Word, Excel and PowerPoint files, pictures and mails are made "
            "into PDFs."
        )
        scroll = Scroll(title)
        inner = QVBoxLayout(scroll.sheet)
        inner.setContentsMargins(28, 16, 28, 16)
        inner.setSpacing(6)
        inner.addWidget(words(title, "title"))
        inner.addWidget(words(note, "reading", "ink2", wrap=True))
        inner.addWidget(self.message)
        inner.addSpacing(8)
        inner.addWidget(self.offers)
        inner.addStretch(1)
        foot = row(
            self.bring_button, KeyCap("Enter"), self.cancel_button, self.progress,
            self.leave_button, KeyCap("Esc"), None, spacing=12,
        )  # fmt: skip
        foot.setContentsMargins(28, 10, 20, 12)
        self.setLayout(column(scroll, line_across(), foot))

    def _connect(self) -> None:
        self.work.began.connect(self._began)
        self.work.went_on.connect(self._went_on)
        self.work.came.connect(self._came)
        self.work.failed.connect(self._failed)
        self.work.ended.connect(self._ended)
        self.bring_button.clicked.connect(self.bring)
        self.cancel_button.clicked.connect(self.work.cancel)
        self.leave_button.clicked.connect(self.leave)

    def _show(self, to: PaperOffer | None) -> None:
        desk = self._session.desk
        names = [path.name for path in self._paths]
        found = offers_of_files(desk, self._meeting_id, names) if to is None else _all_to(to, names)
        self.offers.show_offers(found, paper_places(desk, self._meeting_id))

    def focus_first(self) -> None:
        """Put the focus on the first file for which no item fits, else on the one thing to do."""
        lost = [shown for shown in self.offers.rows if shown.chosen() is None]
        (lost[0].place if lost else self.bring_button).setFocus()

    # -------------------------------------------------------------- bringing

    def bring(self) -> None:
        """Bring every file that has a place."""
        wanted = self.offers.wanted()
        if not self.bring_button.isEnabled():
            return
        if not wanted:
            self.message.say(_("Choose where a file goes, or go back."), tone="amb")
            return
        self.message.hide()
        self._total = len(wanted)
        self._busy(is_busy=True)
        self.work.prepare([(number, self._paths[number]) for number in wanted])

    def _busy(self, *, is_busy: bool) -> None:
        self.bring_button.setEnabled(not is_busy and not self._session.read_only)
        for part in (self.progress, self.cancel_button):
            part.setVisible(is_busy)
        for shown in self.offers.rows:
            shown.place.setEnabled(not is_busy and not shown.is_in)

    def _began(self, number: int) -> None:
        done = self._total - len(self.offers.wanted())
        name = self._paths[number].name
        self.progress.setRange(0, 100 * self._total)
        self.progress.setValue(100 * max(done, 0))
        self.progress.setFormat(name)
        self.progress.setAccessibleDescription(f"{name}: {done}/{self._total}")
        self.offers.rows[number].say(_("On its way in"))

    def _went_on(self, name: str, done: int, of: int) -> None:
        files = max(self._total - len(self.offers.wanted()), 0)
        self.progress.setValue(100 * files + 100 * done // of)
        self.progress.setFormat(progress_words(name, done, of))

    def _came(self, number: int, made: Prepared) -> None:
        shown = self.offers.rows[number]
        place = shown.chosen()
        if place is None:
            return
        offer = replace(shown.offer, item_id=place.item_id, paper_id=place.paper_id)
        note = shown.note.text() if place.has_file else ""
        if self._session.run(bring_prepared, offer, made, note=note) is None:
            shown.say(_("It could not be brought in."), "red")
        elif made.waits:
            shown.settle(made.waits, "amb")
        else:
            shown.settle(_("It is in."), "grn")

    def _failed(self, number: int, why: str) -> None:
        self.offers.rows[number].say(why, "red")

    def _ended(self) -> None:
        self._busy(is_busy=False)
        for number in self.offers.wanted():
            shown = self.offers.rows[number]
            if shown.state.text() == _("On its way in"):
                shown.say(_("Stopped. It is not in."), "amb")
        waits = [
            one for one in self.offers.rows if one.is_in and one.state.property("tone") != "grn"
        ]
        if not self.offers.wanted() and not waits:
            self.leave()
            return
        count = len(waits)
        said = ngettext("{count} file waits for a PDF.", "{count} files wait for a PDF.", count)
        self.message.say(
            said.format(count=count) if count else _("Not every file is in."),
            _("What is in stays. A page of the pack holds the place of a paper that waits."),
            tone="amb",
        )
        self.leave_button.setFocus()

    def leave(self) -> None:
        """Stop and go back."""
        self.work.cancel()
        self.left.emit()

    def end(self) -> None:
        """Stop what is being done, for good."""
        self.work.end()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring with Enter, leave with Esc; on a button Enter presses it."""
        if not take_key(self, event, enter=self.bring, escape=self.leave):
            super().keyPressEvent(event)


def _all_to(to: PaperOffer, names: Sequence[str]) -> list[PaperOffer]:
    """Offer every file to one item: the first to its paper, the rest as papers of their own."""
    return [
        replace(to, name=name, paper_id=to.paper_id if number == 0 else "")
        for number, name in enumerate(names)
    ]
