"""What the sweep saw before a report leaves: a line to each, and the way on all the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from chair_desk.gui.parts.report_gap_list import GapList
from chair_desk.gui.parts.widgets import (
    column,
    line_across,
    primary_button,
    row,
    secondary_button,
    tie,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.services.report_gaps import Gap
from chair_desk.words import _, ngettext


class SweepPanel(QWidget):
    """In the middle of the page, in place of the sentences. `actions` are those of the page."""

    def __init__(self, actions: dict[str, QAction]) -> None:
        super().__init__()
        self.setAccessibleName(_("Before the report leaves"))
        self.title = words("", "item_title", wrap=True)
        lead = words(
            _("Enter goes to the sentence. If all of it may go out, export it anyway."),
            "", "ink2", wrap=True,
        )  # fmt: skip
        self.list = GapList()
        self.list.setAccessibleName(_("What may point at one person"))
        anyway = tie(primary_button(_("Export anyway")), actions["report.export_anyway"])
        leave = tie(secondary_button(_("Do not export")), actions["report.leave_sweep"])
        px = look().px
        head = column(self.title, lead, spacing=2)
        head.setContentsMargins(px(28), px(14), px(22), px(10))
        foot = row(None, leave, anyway, spacing=10)
        foot.setContentsMargins(px(28), px(10), px(22), px(12))
        layout = column(head, line_across(), self.list, line_across(), foot)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)

    def show_found(self, found: Sequence[Gap]) -> None:
        """Show what the sweep saw."""
        self.title.setText(
            ngettext(
                "{count} thing may point at one person",
                "{count} things may point at one person",
                len(found),
            ).format(count=len(found))
        )
        self.list.show_gaps(found)
