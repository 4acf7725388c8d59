"""The chain of authority as cards: who leads, who is delegated, who comes, and who deputises."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.glyphs import Ladder
from chair_desk.gui.parts.widgets import Icon, column, row, words
from chair_desk.gui.theme.look import look
from chair_desk.services.partner_chain import ChainLink

CARD = 150
TIE = 26
WIDEST = 236
IN_A_ROW = 4


class PersonCard(QFrame):
    """One person of the chain; amber below the agreed level, in words as well."""

    def __init__(self, link: ChainLink, agreed: int | None) -> None:
        super().__init__()
        is_short = agreed is not None and link.level is not None and link.level < agreed
        self.setProperty("kind", "box")
        if is_short:
            self.setProperty("tone", "amb")
        self.setMinimumWidth(look().wide(CARD))
        self.setMaximumWidth(look().wide(WIDEST))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        post = words(link.post or " ", "small", "ink2", wrap=True)
        post.setAlignment(Qt.AlignmentFlag.AlignTop)
        post.setMinimumHeight(look().px(36))
        tone = "amb" if is_short else "accent" if link.level else "ink2"
        level = words(link.level_words, "medium", tone)
        layout = column(
            words(link.role, "small", "ink2"),
            3,
            words(link.person.name, "strong", wrap=True),
            post,
            8,
            row(Ladder(link.level, agreed), level, None, spacing=6),
        )
        layout.setStretchFactor(post, 1)  # beside a longer card the level stands at the foot
        layout.setContentsMargins(12, 10, 6, 11)
        self.setLayout(layout)


def _foot(link: ChainLink) -> QWidget:
    """Say below a card which letter ties it to the one before."""
    foot = QWidget()
    tone, role = ("amb", "small_strong") if link.is_broken else ("ink2", "small")
    parts = [words(link.letter, role, tone, wrap=True)]
    if link.review:
        parts.append(words(link.review, "small_strong", "amb", wrap=True))
    foot.setLayout(column(*parts))
    return foot


class Chain(QWidget):
    """Cards side by side, as many as there is room for, an arrow or a broken link between them."""

    def __init__(self, links: Sequence[ChainLink], agreed: int | None) -> None:
        super().__init__()
        self._parts: list[tuple[QWidget, QWidget, QWidget]] = [
            (PersonCard(link, agreed), _foot(link), _tie(link)) for link in links
        ]
        self._in_a_row = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(8)
        self.setMinimumWidth(look().wide(CARD))
        for parts in self._parts:
            for part in parts:
                part.setParent(self)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many cards in a row as there is room for."""
        super().resizeEvent(event)
        widest = max((card.minimumSizeHint().width() for card, _f, _t in self._parts), default=1)
        tie = look().wide(TIE)
        fits = (self.width() + tie) // (max(widest, look().wide(CARD)) + tie)
        in_a_row = max(1, min(IN_A_ROW, fits))
        if in_a_row != self._in_a_row:
            self._in_a_row = in_a_row
            self._place()

    def _place(self) -> None:
        for parts in self._parts:
            for part in parts:
                self._grid.removeWidget(part)
        for number, (card, foot, tie) in enumerate(self._parts):
            line, place = divmod(number, self._in_a_row)
            self._grid.addWidget(card, line * 2, place * 2)
            self._grid.addWidget(foot, line * 2 + 1, place * 2, Qt.AlignmentFlag.AlignTop)
            tie.setVisible(place > 0)
            if place:
                centre = Qt.AlignmentFlag.AlignCenter
                self._grid.addWidget(tie, line * 2, place * 2 - 1, centre)
        for place in range(IN_A_ROW):
            is_used = place < self._in_a_row
            self._grid.setColumnStretch(place * 2, 3 if is_used else 0)
            if place:
                width = look().wide(TIE) if is_used else 0
                self._grid.setColumnMinimumWidth(place * 2 - 1, width)
        self.updateGeometry()


def _tie(link: ChainLink) -> QWidget:
    tie = Icon("unlink" if link.is_broken else "move-right", "amb" if link.is_broken else "accent")
    tie.setAccessibleName(link.letter)
    return tie
