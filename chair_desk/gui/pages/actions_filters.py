"""How the tracker is narrowed beyond its strip: one partner, no date, and filters by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from chair_desk.gui.parts.action_answer import ActionAnswer, Asked
from chair_desk.gui.parts.widgets import link_button, row, secondary_button, words
from chair_desk.records.changes import Changes
from chair_desk.records.people import Organisation
from chair_desk.services.action_follow_up import impacts_due
from chair_desk.services.action_tracker import MOST_CLOSED, GroupedBy, Showing
from chair_desk.services.organisations import organisations
from chair_desk.services.saved_filters import (
    Narrowed,
    narrowed,
    remove_filter,
    save_filter,
    saved_filters,
)
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.actions import ActionsPage

MORE = {
    Showing.UNDATED: N_("Without a date"),
    Showing.IMPACT: N_("Ask what difference they made"),
}


class ActionFilters(QObject):
    """Holds what the strip cannot, with a menu for it and a line that says it."""

    def __init__(self, page: ActionsPage) -> None:
        super().__init__(page)
        self._page = page
        self._more: Showing | None = None
        self._organisation_id: str | None = None
        self.most_closed = MOST_CLOSED
        self.also_id = ""
        self._meant: dict[QAction, tuple[str, str]] = {}
        self.button = secondary_button(_("Filters"))
        self.button.setAccessibleName(_("Filters, saved ones too"))
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)
        self.said = words("", "small", "ink2")
        self.clear_button = link_button(_("Show all partners"))
        self.clear_button.clicked.connect(self.clear)
        self.line = row(self.said, self.clear_button, None, spacing=12)
        page.filter.chosen.connect(self._segment_chosen)
        self._say()

    def asked(self) -> Narrowed:
        """Return how the tracker is narrowed now."""
        page = self._page
        return Narrowed(
            by=GroupedBy(page.grouped.value()),
            showing=self._more or Showing(page.filter.value()),
            organisation_id=self._organisation_id,
            words=page.find_line.text(),
        )

    def apply(self, asked: Narrowed) -> None:
        """Narrow the tracker so."""
        page = self._page
        page.grouped.choose(asked.by.value)
        self._more = asked.showing if asked.showing in MORE else None
        if self._more is None:
            page.filter.choose(asked.showing.value)
        self._organisation_id = asked.organisation_id
        page.find_line.setText(asked.words)
        self._say()
        page.refresh()
        page.list.setFocus()

    def show_action(self, action_id: str) -> None:
        """Widen the list until it holds an action: those to be asked of again, else all."""
        due = {one.id for one in impacts_due(self._page.session.desk)}
        showing = Showing.IMPACT if action_id in due else Showing.ALL
        self.also_id = action_id
        self.apply(Narrowed(by=GroupedBy(self._page.grouped.value()), showing=showing))

    def show_partner(self, organisation_id: str) -> None:
        """Show what one partner has open."""
        by = GroupedBy(self._page.grouped.value())
        self.apply(Narrowed(by=by, organisation_id=organisation_id))

    def clear(self) -> None:
        """Show every partner and what is open again."""
        self.apply(Narrowed(by=GroupedBy(self._page.grouped.value())))

    def go_back(self) -> None:
        """Show closed actions further back."""
        self.most_closed += MOST_CLOSED
        self._page.refresh()

    def _segment_chosen(self, _value: str) -> None:
        if self._more is not None:
            self._more = None
            self._say()
            self._page.refresh()

    def _say(self) -> None:
        partner = self._page.session.desk.get(Organisation, self._organisation_id)
        said = [partner.name] if partner else []
        said += [_(MORE[self._more])] if self._more else []
        is_some = bool(said)
        self.said.setText(_("Only: {what}").format(what=", ".join(said)) if is_some else "")
        self.said.setVisible(is_some)
        self.clear_button.setVisible(is_some)
        margin = 6 if is_some else 0
        self.line.setContentsMargins(28, 0, 14, margin)

    # -------------------------------------------------------------- the menu

    def open_menu(self) -> None:
        """Open the menu; arrows and Enter choose in it."""
        self.button.showMenu()

    def _fill(self) -> None:
        desk = self._page.session.desk
        self.menu.clear()
        self._meant.clear()
        kept = saved_filters(desk)
        for one in kept:
            self._add(self.menu, one.name, ("saved", one.id))
        if kept:
            self.menu.addSeparator()
        for showing, label in MORE.items():
            self._add(self.menu, _(label), ("more", showing.value))
        partners = self.menu.addMenu(_("One partner"))
        for partner in organisations(desk, desk.today()):
            self._add(partners, partner.name, ("partner", partner.id))
        self._add(self.menu, _("Show all partners"), ("clear", ""))
        self._add(self.menu, _("Closed actions further back"), ("back", ""))
        self.menu.addSeparator()
        self._add(self.menu, _("Save this filter"), ("save", ""))
        if kept:
            away = self.menu.addMenu(_("Remove a saved filter"))
            for one in kept:
                self._add(away, one.name, ("remove", one.id))

    def _add(self, menu: QMenu, label: str, meant: tuple[str, str]) -> None:
        action = QAction(label.replace("&", "&&"), menu)
        action.triggered.connect(self._chosen)
        menu.addAction(action)
        self._meant[action] = meant

    def _chosen(self) -> None:
        meant = self._meant.get(self.sender())  # type: ignore[call-overload]
        if meant is not None:
            self.choose(*meant)

    def choose(self, what: str, value: str = "") -> None:
        """Do what an entry of the menu says."""
        asked, page = self.asked(), self._page
        if what == "saved":
            found = [one for one in saved_filters(page.session.desk) if one.id == value]
            for one in found:
                self.apply(narrowed(one))
        elif what == "more":
            self.apply(_with(asked, showing=Showing(value)))
        elif what == "partner":
            self.apply(_with(asked, organisation_id=value))
        elif what == "remove":
            page.session.run(remove_filter, value)
        elif what in ("save", "back"):
            page.do({"save": "actions.save_filter", "back": "actions.back"}[what])
        else:
            self.clear()

    # -------------------------------------------------------------- saving

    def save(self) -> None:
        """Ask for a name, above the list."""
        panel = ActionAnswer(("", ""), [Asked(label=_("Name of the filter"))])
        panel.kept.connect(self._keep)
        panel.left.connect(self._page.close_answer)
        self._panel = panel
        self._page.open_new(panel)
        panel.focus_first()

    def _keep(self, texts: list[str]) -> None:
        came: Changes | dict[str, str] = self._page.session.try_out(
            save_filter, texts[0], self.asked()
        )
        if isinstance(came, dict):
            self._panel.show_fault(" ".join(came.values()))
            return
        self._page.close_answer()


def _with(
    asked: Narrowed, *, showing: Showing | None = None, organisation_id: str | None = None
) -> Narrowed:
    return Narrowed(
        by=asked.by,
        showing=showing or asked.showing,
        organisation_id=organisation_id or asked.organisation_id,
        words=asked.words,
    )
