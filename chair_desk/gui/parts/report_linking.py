"""Linking evidence and putting figures in: a few words find a record, or a number as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from chair_desk.gui.parts.command_palette import CommandPalette, Found
from chair_desk.words import _


class EvidencePalette(CommandPalette):
    """The palette, over evidence instead of commands."""

    def __init__(self, window: QWidget, search: Callable[[str], Sequence[Found]]) -> None:
        super().__init__(window, search)
        name = _("Link evidence")
        self.setAccessibleName(name)
        self.panel.setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(_("A reference, a few words, or a figure"))


class FigurePalette(CommandPalette):
    """The palette, over figures: each as it stands now, with what it is counted from."""

    def __init__(self, window: QWidget, search: Callable[[str], Sequence[Found]]) -> None:
        super().__init__(window, search)
        name = _("Put in a figure")
        self.setAccessibleName(name)
        self.panel.setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(_("What is counted; the number follows the record"))
