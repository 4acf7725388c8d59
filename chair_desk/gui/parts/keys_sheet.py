"""The sheet of keys: what can be done here and by which keys, made from the commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import KeyCap, Scroll, link_button, row, words
from chair_desk.gui.theme.look import look
from chair_desk.words import _

Key = tuple[str, str]
"""A key, and what it does."""


def keys_of(commands: Iterable[Command]) -> list[Key]:
    """Return the keys of those commands that have one."""
    return [(command.keys, _(command.label)) for command in commands if command.keys]


class KeysSheet(Overlay):
    """Shows the keys of the page and those that work anywhere.

    `here` and `anywhere` are keys and what they do, in their order.
    """

    def __init__(
        self, window: QWidget, page_name: str, here: Sequence[Key], anywhere: Sequence[Key]
    ) -> None:
        super().__init__(window, _("Keys"), width=820, top=56)
        close = link_button(_("Close"))
        close.clicked.connect(self.dismiss)
        self.inside.addLayout(row(words(_("Keys"), "title"), None, close, KeyCap("Esc")))
        scroll = Scroll(_("Keys"))
        grid = QGridLayout(scroll.sheet)
        grid.setContentsMargins(0, 8, 8, 0)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(7)
        self._fill(grid, 0, page_name, here)
        self._fill(grid, 1, _("Anywhere"), anywhere)
        scroll.setMinimumHeight(
            min(look().px(40 + 27 * len(anywhere)), window.height() - look().px(210))
        )
        self.inside.addWidget(scroll)
        close.setFocus()

    def _fill(self, grid: QGridLayout, side: int, heading: str, keys: Sequence[Key]) -> None:
        grid.addWidget(words(heading, "section"), 0, side * 2, 1, 2)
        for line, (key, label) in enumerate(keys, start=1):
            grid.addWidget(words(label, wrap=True), line, side * 2)
            grid.addLayout(row(None, KeyCap(key)), line, side * 2 + 1)
        if not keys:
            grid.addWidget(words(_("This page has no keys of its own."), tone="ink2"), 1, side * 2)
        grid.setColumnStretch(side * 2, 1)
        grid.setRowStretch(max(len(keys) + 1, grid.rowCount()), 1)
