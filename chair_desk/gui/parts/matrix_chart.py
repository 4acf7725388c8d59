"""The chart of attendance over the page: the very picture that PDF and Word carry."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from chair_desk.gui.background import Background
from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import Scroll, icon_button, row, words
from chair_desk.gui.theme.look import look
from chair_desk.services.attendance_publishing import AttendanceChart
from chair_desk.words import _

WIDTH, HIGH = 820, 560


class ChartPanel(Overlay):
    """Shows the chart when it was drawn; Esc puts it away. The words say what the bars mean."""

    def __init__(self, window: QWidget, chart: AttendanceChart) -> None:
        super().__init__(window, chart.title, width=WIDTH)
        self.picture = QLabel(_("The chart is being drawn."))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        close = icon_button(_("Put the chart away (Esc)"), "x")
        close.setProperty("kind", "link")
        close.clicked.connect(self.dismiss)
        self.inside.addLayout(row(words(chart.title, "section"), None, close))
        self.inside.addWidget(words(chart.key, "small", "ink2", wrap=True))
        scroll = Scroll(chart.title)
        QVBoxLayout(scroll.sheet).addWidget(self.picture)
        scroll.setFixedHeight(min(look().px(HIGH), max(window.height() - look().px(220), 200)))
        self.inside.addWidget(scroll)
        self._background = Background(self)
        self._background.run(chart.picture, self._show, self._broke)
        close.setFocus()

    def _show(self, drawn: tuple[bytes, str]) -> None:
        image, alt = drawn
        made = QPixmap()
        if not image or not made.loadFromData(image):
            self.picture.setText(_("There is nothing to draw yet."))
            return
        wide = round((look().px(WIDTH) - 80) * self.devicePixelRatioF())
        made = made.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        made.setDevicePixelRatio(self.devicePixelRatioF())
        self.picture.setPixmap(made)
        self.picture.setAccessibleName(alt)

    def _broke(self, problem: Exception) -> None:
        raise problem
