"""The list of what came back, with what it is above it and what to do with it below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from chair_desk.gui.parts.editor_flow import Flow
from chair_desk.gui.parts.report_returned import ReturnedList
from chair_desk.gui.parts.widgets import (
    column,
    line_across,
    primary_button,
    secondary_button,
    tie,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.services.report_returning import Offer
from chair_desk.words import _, ngettext


class ReturnedPanel(QWidget):
    """In the middle of the page, in place of the sentences. `actions` are those of the page."""

    def __init__(self, actions: dict[str, QAction]) -> None:
        super().__init__()
        self.setAccessibleName(_("Changes in a draft that came back"))
        self.title = words("", "item_title", wrap=True)
        self.lead = words("", "", "ink2", wrap=True)
        self.list = ReturnedList()
        self.take_button = tie(primary_button(""), actions["report.take_changes"])
        keys = (("accept_theirs", _("Accept")), ("keep_ours", _("Keep ours")), ("mix", _("Mix")))
        said = [
            tie(secondary_button(label, small=True), actions[f"report.{name}"])
            for name, label in keys
        ]
        leave = tie(secondary_button(_("Leave the rest")), actions["report.leave_changes"])
        foot = QWidget()
        flow = Flow(*said, leave, self.take_button, spacing=10)
        foot.setLayout(flow)
        head = column(self.title, self.lead, spacing=2)
        px = look().px
        head.setContentsMargins(px(28), px(14), px(22), px(10))
        flow.setContentsMargins(px(28), px(10), px(22), px(12))
        layout = column(head, line_across(), self.list, line_across(), foot)
        layout.setStretch(2, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.list)
        self.list.shown.decided.connect(self.say)
        self._name = ""

    def show_offers(self, name: str, offers: Sequence[Offer]) -> None:
        """Show what a file of this name says otherwise."""
        self._name = name
        self.title.setText(_("What came back in {name}").format(name=name))
        self.list.show_offers(offers)
        self.say()

    def say(self) -> None:
        """Say how far the person is, and how much would be taken."""
        shown = self.list.shown
        count, left = len(shown.offers), shown.undecided
        said = ngettext("{count} change or comment", "{count} changes and comments", count)
        more = ngettext("{left} not decided", "{left} not decided", left)
        keys = _("A accepts theirs, K keeps ours, M mixes the words.")
        self.lead.setText(f"{said.format(count=count)}, {more.format(left=left)}. {keys}")
        taken = len(shown.taken)
        self.take_button.setText(
            ngettext("Take {count} change", "Take {count} changes", taken).format(count=taken)
        )
