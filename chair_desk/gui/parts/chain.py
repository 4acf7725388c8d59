"""The chain of authority as cards: who leads, who is delegated, who comes, and who deputises."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from chair_desk.gui.parts.glyphs import Ladder
from chair_desk.gui.parts.widgets import Icon, ShortLabel, column, row, words
from chair_desk.gui.theme.look import look
from chair_desk.services.partner_chain import ChainLink

CARD = 168
IN_A_ROW = 4


class PersonCard(QFrame):
    """One person of the chain; amber below the agreed level, in words as well."""

    def __init__(self, link: ChainLink, agreed: int | None) -> None:
        super().__init__()
        is_short = agreed is not None and link.level is not None and link.level < agreed
        self.setProperty("kind", "box")
        if is_short:
            self.setProperty("tone", "amb")
        self.setMinimumWidth(look().px(CARD))
        self.setMaximumWidth(look().px(CARD * 1.4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        post = words(link.post or " ", "small", "ink2", wrap=True)
        post.setAlignment(Qt.AlignmentFlag.AlignTop)
        post.setMinimumHeight(look().px(36))
        level = words(link.level_words, "medium", "amb" if is_short else "accent")
        layout = column(
            words(link.role, "small", "ink2"),
            3,
            ShortLabel(link.person.name, "strong"),
            post,
            8,
            row(Ladder(link.level, agreed), level, None),
        )
        layout.setContentsMargins(12, 10, 12, 11)
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
    """Cards side by side, four to a row, with an arrow or a broken link between them."""

    def __init__(self, links: Sequence[ChainLink], agreed: int | None) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(8)
        for number, link in enumerate(links):
            line, place = divmod(number, IN_A_ROW)
            grid.addWidget(PersonCard(link, agreed), line * 2, place * 2)
            grid.addWidget(_foot(link), line * 2 + 1, place * 2, Qt.AlignmentFlag.AlignTop)
            if place:
                grid.addWidget(_tie(link), line * 2, place * 2 - 1, Qt.AlignmentFlag.AlignCenter)
        for place in range(IN_A_ROW):
            grid.setColumnStretch(place * 2, 3)
            grid.setColumnMinimumWidth(place * 2, look().px(CARD))
            if place:
                grid.setColumnMinimumWidth(place * 2 - 1, look().px(36))


def _tie(link: ChainLink) -> QWidget:
    tie = Icon("unlink" if link.is_broken else "move-right", "amb" if link.is_broken else "accent")
    tie.setAccessibleName(link.letter)
    return tie
