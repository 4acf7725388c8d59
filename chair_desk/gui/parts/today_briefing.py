"""The chair's briefing to read in the window: no file is written for it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import (
    ShortLabel,
    column,
    line_across,
    link_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.desk import Desk
from chair_desk.words import _

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_MEASURE = 800
# The page has lengths and grids of the web, which a text browser does not know.
_HEADINGS = {"h1": ("item_title", 10, 4), "h2": ("section", 22, 4), "h3": ("strong", 14, 3)}


def _style() -> str:
    """Return how the page looks in the window, in the sizes of the moment."""
    px, colour = look().px, look().colour
    rules = [f"p, li {{ margin: 0 0 {px(6)}px 0; }}", f".place, .small, .lead {{ color:"
             f" {colour('ink2').name()}; }}", "ul { margin: 0; }",
             "th { text-align: left; font-weight: normal; }",
             f"th, td {{ vertical-align: top; padding: {px(5)}px {px(14)}px {px(5)}px 0;"
             f" border-bottom: 1px solid {colour('line').name()}; }}"]  # fmt: skip
    for tag, (role, above, below) in _HEADINGS.items():
        font = look().font(role)
        rules.append(
            f"{tag} {{ font-family: '{font.family()}'; font-size: {font.pixelSize()}px;"
            f" margin: {px(above)}px 0 {px(below)}px 0; }}"
        )
    return "\n".join(rules)


class _Text(QTextBrowser):
    """The words of the briefing, as wide as one reads well, or as there is room."""

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines inside."""
        super().resizeEvent(event)
        self.setLineWrapColumnOrWidth(min(look().px(_MEASURE), self.viewport().width()))


class BriefingPanel(QWidget):
    """The briefing of one meeting; Escape goes back, a button says that it was read."""

    left = Signal()
    read = Signal()
    print_asked = Signal()

    def __init__(self, desk: Desk, meeting_id: str) -> None:
        super().__init__()
        self.back = link_button(_("Back to today"), "arrow-left")
        self.print_button = secondary_button(_("Print or save"), "printer", small=True)
        self.read_button = secondary_button(_("I have read it"), "check", small=True)
        self.text = _Text()
        self.text.setAccessibleName(_("Your briefing"))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.text.document().setDocumentMargin(look().px(22))
        self.back.clicked.connect(self.left)
        self.print_button.clicked.connect(self.print_asked)
        self.read_button.clicked.connect(self.read)
        note = ShortLabel("", "small", "ink3")
        note.say(
            _("For your eyes only: it holds confidential parts, and no file was written."),
            _("For your eyes only"),
        )
        head = row(words(_("Your briefing"), "section"), 6, note, 12, self.back,
                   self.print_button, self.read_button)  # fmt: skip
        head.setStretchFactor(note, 1)
        head.setContentsMargins(28, look().px(2), 28, look().px(8))
        whole = column(head, line_across(), self.text)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self._fill(desk, meeting_id)

    def _fill(self, desk: Desk, meeting_id: str) -> None:
        from chair_desk.services.briefing import briefing_text

        try:
            self.text.document().setDefaultFont(look().font("record"))
            self.text.document().setDefaultStyleSheet(_style())
            self.text.setHtml(_STYLE.sub("", briefing_text(desk, meeting_id)))
        except Refused as refusal:
            self.text.setPlainText(" ".join(refusal.problems.values()))
        except CannotDo as problem:
            self.text.setPlainText(problem.what)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
