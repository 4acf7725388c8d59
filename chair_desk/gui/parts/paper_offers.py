"""The files that are to be brought: a row each, with the place that it is offered to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.parts.widgets import ShortLabel, clear, column, retone, row, words
from chair_desk.gui.theme.look import look
from chair_desk.services.pack_bringing import PaperPlace
from chair_desk.services.pack_papers import PaperOffer
from chair_desk.words import _

WIDE = 320


class OfferRow(QWidget):
    """One file: its name, where it goes, what changed in it, and how it is getting on."""

    def __init__(self, offer: PaperOffer, places: Sequence[PaperPlace]) -> None:
        super().__init__()
        self.offer = offer
        self.is_in = False
        self._places = tuple(places)
        self.name = ShortLabel(offer.name, "medium")
        self.place = QComboBox()
        self.place.setAccessibleName(_("Where {name} goes").format(name=offer.name))
        self.place.setMinimumWidth(look().px(WIDE))
        self.place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.place.addItem(_("Leave it out"))
        self.place.addItems([place.words for place in self._places])
        self.place.setCurrentIndex(self._offered())
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("What changed in this version"))
        self.note.setAccessibleName(_("What changed in {name}").format(name=offer.name))
        self.state = words("", "small", "ink2", wrap=True)
        self.state.hide()
        head = row(self.name, self.place, spacing=16)
        head.setStretch(0, 1)
        head.setStretch(1, 1)
        layout = column(head, self.note, self.state, spacing=4)
        layout.setContentsMargins(0, 5, 0, 5)
        self.setLayout(layout)
        self.place.currentIndexChanged.connect(self._show_place)
        self._show_place()

    def _offered(self) -> int:
        """Return the row of the choice that fits; leaving it out where none does."""
        wanted = (self.offer.item_id, self.offer.paper_id)
        found = [(place.item_id, place.paper_id) for place in self._places]
        return found.index(wanted) + 1 if wanted in found else 0

    def _show_place(self, _index: int = 0) -> None:
        place = self.chosen()
        self.note.setVisible(place is not None and place.has_file)
        if place is None and not self.offer.item_id:
            self.say(_("No item fits its name. Choose where it goes."), "amb")
        elif not self.is_in:
            self.say("")

    def chosen(self) -> PaperPlace | None:
        """Return the place that is chosen, or nothing where it is left out."""
        at = self.place.currentIndex() - 1
        return self._places[at] if at >= 0 else None

    def say(self, text: str, tone: str = "ink2") -> None:
        """Say how it is getting on."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        retone(self.state, tone=tone)
        self.setAccessibleDescription(text)

    def settle(self, text: str, tone: str) -> None:
        """Take it as brought: nothing more is chosen for it."""
        self.is_in = True
        self.place.setEnabled(False)
        self.note.setEnabled(False)
        self.say(text, tone)


class OfferList(QWidget):
    """A row for each file."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Files to bring"))
        self.rows: list[OfferRow] = []
        self._layout = QVBoxLayout()
        self._layout.setSpacing(0)
        self.setLayout(self._layout)

    def show_offers(self, offers: Sequence[PaperOffer], places: Sequence[PaperPlace]) -> None:
        """Show the files with what is offered to each."""
        clear(self._layout)
        self.rows = [OfferRow(offer, places) for offer in offers]
        for shown in self.rows:
            self._layout.addWidget(shown)

    def wanted(self) -> list[int]:
        """Return the numbers of the files that have a place and are not in yet."""
        return [
            number
            for number, shown in enumerate(self.rows)
            if shown.chosen() is not None and not shown.is_in
        ]
