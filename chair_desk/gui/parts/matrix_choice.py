"""Which matrix is shown: the body, the years, the rows, and whether extraordinary ones count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton

from chair_desk.gui.parts.widgets import secondary_button
from chair_desk.gui.theme.look import look
from chair_desk.records.boards import Body
from chair_desk.records.frozen import frozen
from chair_desk.services.attendance_matrix import By
from chair_desk.words import N_, _

LARGE = 100  # per cent of text above which the words are short
YEARS = ((1, N_("One year")), (2, N_("Two years")), (5, N_("Five years")), (0, N_("All years")))

ORDERS = (("usual", N_("As usual, statutory first")), ("gap", N_("Widest gap first")),
          ("level", N_("Least often at level first")), ("name", N_("By name")))  # fmt: skip

FILTERS = (("all", N_("All partners")), ("statutory", N_("Statutory")),
           ("below", N_("Below level")))  # fmt: skip


@frozen
class Choice:
    """What is shown. `years` 0 means all there are; `shown` is one of `FILTERS`."""

    body_id: str = ""
    years: int = 2
    by: By = By.AGENCY
    with_extraordinary: bool = True
    order: str = "usual"
    shown: str = "all"

    def from_on(self, last: date) -> date | None:
        """Return the first day shown, or None for all years."""
        if not self.years:
            return None
        # The last day of February has no fellow in most years; the day after it has.
        day = min(last.day, 28) if last.month == 2 else last.day  # noqa: PLR2004
        return date(last.year - self.years, last.month, day)


class ChoiceButton(QPushButton):
    """A button with a menu of what to show. `chosen` when something else was asked for."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.choice = Choice()
        self._bodies: Sequence[Body] = ()
        self._meant: dict[QAction, dict[str, object]] = {}
        template = secondary_button("")
        self.setProperty("kind", template.property("kind"))
        template.deleteLater()
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def show_bodies(self, bodies: Sequence[Body]) -> None:
        """Offer these bodies; the first is shown until another is chosen."""
        self._bodies = bodies
        if self.choice.body_id not in {body.id for body in bodies} and bodies:
            self.choice = self._with(body_id=bodies[0].id)
        self._fill()

    def reach_back_to(self, day: date, today: date) -> None:
        """Show as many more years as it takes to have a day in sight, if any."""
        held = self.choice.years
        for years in (years for years, _label in YEARS if held and (years >= held or not years)):
            asked = self._with(years=years)
            if (asked.from_on(today) or date.min) <= day:
                self.choice = asked
                break
        self._fill()

    def show_rows(self, shown: str) -> None:
        """Show the rows of another filter; nothing is said of it."""
        self.choice = self._with(shown=shown)
        self._fill()

    def _with(self, **values: object) -> Choice:
        held = self.choice
        return Choice(
            **{
                "body_id": held.body_id, "years": held.years, "by": held.by,
                "with_extraordinary": held.with_extraordinary, "order": held.order,
                "shown": held.shown, **values,
            }  # type: ignore[arg-type]
        )  # fmt: skip

    def _fill(self) -> None:
        self._menu.clear()
        self._meant = {}
        self._add_group(_("Body"), [(body.name, {"body_id": body.id}) for body in self._bodies])
        self._add_group(_("Period"), [(_(label), {"years": years}) for years, label in YEARS])
        self._add_group(_("Show"), [(_(label), {"shown": one}) for one, label in FILTERS])
        rows: list[tuple[str, dict[str, object]]]
        rows = [(_("One row for each partner"), {"by": By.AGENCY}),
                (_("One row for each seat"), {"by": By.SEAT})]  # fmt: skip
        self._add_group(_("Rows"), rows)
        self._add_group(_("Order of rows"), [(_(label), {"order": one}) for one, label in ORDERS])
        self._add_group(
            _("Meetings"),
            [(_("With extraordinary meetings"), {"with_extraordinary": True}),
             (_("Without extraordinary meetings"), {"with_extraordinary": False})],
        )  # fmt: skip
        self._say()

    def _add_group(self, title: str, lines: Sequence[tuple[str, dict[str, object]]]) -> None:
        self._menu.addSection(title)
        group = QActionGroup(self._menu)
        for label, values in lines:
            action = QAction(label, self._menu)
            action.setCheckable(True)
            action.setChecked(self._with(**values) == self.choice)
            action.triggered.connect(self._choose)
            group.addAction(action)
            self._menu.addAction(action)
            self._meant[action] = values

    def _choose(self) -> None:
        values = self._meant.get(self.sender())  # type: ignore[call-overload]
        if values is not None:
            self.choice = self._with(**values)
            self._say()
            self.chosen.emit()

    def _say(self) -> None:
        names = {body.id: body.name for body in self._bodies}
        said = [names.get(self.choice.body_id, ""), _(dict(YEARS)[self.choice.years]).lower()]
        if self.choice.order != "usual":
            said.append(_(dict(ORDERS)[self.choice.order]).lower())
        if self.choice.shown != "all":
            said.append(_(dict(FILTERS)[self.choice.shown]).lower())
        if self.choice.by is By.SEAT:
            said.append(_("by seat"))
        words = ", ".join(part for part in said if part)
        is_tight = look().percent > LARGE
        self.setText(_(dict(YEARS)[self.choice.years]) if is_tight else words)
        self.setAccessibleName(_("What is shown: {words}").format(words=words))
