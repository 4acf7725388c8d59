"""The year wheel: what falls in each month, and what was not considered for twelve months."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.today_rows import TodayList, TodayRow
from chair_desk.gui.parts.widgets import (
    Scroll,
    Section,
    clear,
    column,
    line_across,
    link_button,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import short_day
from chair_desk.services.year_wheel import DUE, MEETING, DutyLine, WheelEntry, YearWheel
from chair_desk.words import _, ngettext

_LEAD = 62
_COLUMNS, _ROOMY = 3, 115
_KIND_WORDS_TONE = {MEETING: "accent", DUE: "amb"}


class YearPanel(QWidget):
    """Twelve months side by side, the duties below; Escape goes back."""

    opened = Signal(str, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._places: dict[str, tuple[str, tuple[str, str] | None]] = {}
        self.lists: list[TodayList] = []
        self.back = link_button(_("Back to today"), "arrow-left")
        self.back.clicked.connect(self.left)
        self.title = words("", "section")
        self.sentence = words("", "record", wrap=True)
        self.duties = TodayList(_("Standing duties"))
        self.duties.opened.connect(self._open)
        self.duties.left.connect(self._go)
        self._months = QGridLayout()
        self._months.setHorizontalSpacing(look().px(26))
        self._months.setVerticalSpacing(look().px(14))
        scroll = Scroll(_("The year"))
        inside = column(
            row(self.title, None, self.back), 4, self.sentence, 14,
            Section(_("Standing duties"), _("as the profile of the board names them")),
            self.duties, 18, self._months, None,
        )  # fmt: skip
        inside.setContentsMargins(28, look().px(6), 28, look().px(18))
        scroll.sheet.setLayout(inside)
        self.setLayout(column(scroll))

    def show_year(self, wheel: YearWheel) -> None:
        """Show a year, month by month."""
        self._places.clear()
        self.title.setText(_("The year {year}").format(year=wheel.label))
        self.sentence.setText(_sentence(wheel))
        self.duties.show_rows([self._duty(line) for line in wheel.duties])
        clear(self._months)
        self.lists = [self.duties]
        across = _COLUMNS if look().percent <= _ROOMY else _COLUMNS - 1
        for number, month in enumerate(wheel.months):
            shown = TodayList(month.label)
            shown.show_rows(
                [self._entry(f"{number}:{at}", one) for at, one in enumerate(month.entries)]
            )
            shown.opened.connect(self._open)
            shown.left.connect(self._go)
            said = words(month.label, "strong")
            nothing = words("" if month.entries else _("Nothing falls here."), "small", "ink3")
            box = QWidget()
            box.setLayout(column(said, 2, line_across(), shown, nothing, None))
            self._months.addWidget(box, number // across, number % across)
            if month.entries:
                self.lists.append(shown)
            else:
                shown.hide()
        for at in range(across):
            self._months.setColumnStretch(at, 1)

    def _entry(self, key: str, one: WheelEntry) -> TodayRow:
        self._places[key] = (one.page, one.record)
        lead = short_day(one.on) if one.on else _("usually")
        return TodayRow(
            key=key,
            text=one.words,
            lead=lead,
            lead_wide=_LEAD,
            lead_tone=_KIND_WORDS_TONE.get(one.kind, "ink3"),
        )

    def _duty(self, line: DutyLine) -> TodayRow:
        key = f"duty:{line.duty.key}"
        self._places[key] = _place(line)
        source = line.duty.source
        if source and not line.duty.checked:
            source = _("{source}, to be checked").format(source=source)
        return TodayRow(
            key=key,
            text=line.duty.title,
            mark="at_risk" if line.is_neglected else "done" if line.last_on else "not_started",
            right=line.words,
            tone="amb" if line.is_neglected else "ink3",
            is_strong=line.is_neglected,
            tip=f"{line.duty.words} {source}".strip(),
            spoken=f"{line.duty.title}: {line.words}. {line.duty.words} {source}".strip(),
        )

    def _open(self, key: str) -> None:
        page, record = self._places.get(key, ("", None))
        if page:
            self.opened.emit(page, record)

    def _go(self, step: int) -> None:
        """Go on into the next list, or the one before."""
        sender = self.sender()
        at = next((at for at, one in enumerate(self.lists) if one is sender), 0)
        following = at + step
        if 0 <= following < len(self.lists):
            target = self.lists[following]
            target.go_to(0 if step > 0 else len(target.rows.shown) - 1)
            target.setFocus()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


def _place(line: DutyLine) -> tuple[str, tuple[str, str] | None]:
    """Return where a duty was considered last, else the agenda that it belongs on."""
    if line.last_meeting_id:
        return "minutes", ("meeting", line.last_meeting_id)
    return "agenda", ("meeting", line.next_meeting_id) if line.next_meeting_id else None


def _sentence(wheel: YearWheel) -> str:
    found = wheel.neglected
    if not wheel.duties:
        return _("The profile of this board names no standing duties.")
    if not found:
        return _("Every standing duty was considered within its time.")
    titles = ", ".join(line.duty.title for line in found)
    said = ngettext(
        "Not considered within its time: {titles}.", "Not considered within their time: {titles}.",
        len(found),
    )  # fmt: skip
    return said.format(titles=titles)
