"""What one partner agreed to pay in the year and pays, beside its seats."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import Section, column, row, words
from chair_desk.gui.theme.look import look
from chair_desk.records.money import pounds
from chair_desk.services.funding import FundingLine
from chair_desk.words import _

BAR = 12


class PaidBar(QWidget):
    """The agreed sum in outline, what is paid of it solid; its words are those of the line."""

    def __init__(self, line: FundingLine) -> None:
        super().__init__()
        self._share = min(line.paying / line.agreed, 1.0) if line.agreed > 0 else 0.0
        self.setFixedHeight(look().px(BAR))
        self.setAccessibleName(line.spoken)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the outline and the part that is paid."""
        painter = QPainter(self)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(look().colour("ink3"))
        painter.drawRect(whole)
        whole.setWidth(whole.width() * self._share)
        painter.fillRect(whole, look().colour("accent"))
        painter.end()


class PartnerMoney(QWidget):
    """Agreed, paying and the difference of one partner in one year, and who set the sum."""

    def __init__(self, year: str, line: FundingLine) -> None:
        super().__init__()
        agreed = _("Agreed, {share}").format(share=line.agreed_share)
        paying = _("Paying, {share}").format(share=line.actual_share)
        parts: list[QWidget | QLayout | int | None] = [
            Section(_("Money, {year}").format(year=year)), 6,
            _sum(agreed, pounds(line.agreed)), 5, PaidBar(line), 5,
            _sum(paying, pounds(line.paying)),
        ]  # fmt: skip
        if line.against:
            said = _("Short by") if line.against < 0 else _("Above by")
            tone = "amb" if line.against < 0 else "ink2"
            parts += [4, _sum(said, pounds(abs(line.against)), tone)]
        how = _("How it was set: {words}.").format(words=line.set_words.lower())
        parts += [5, words(how, tone="ink2", wrap=True)]
        self.setLayout(column(*parts))


def _sum(label: str, said: str, tone: str = "ink2") -> QHBoxLayout:
    return row(words(label, tone=tone), None, words(said, "strong", "" if tone == "ink2" else tone))
