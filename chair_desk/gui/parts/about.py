"""About the program, and the licences of what it is built from."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from chair_desk import __version__
from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import primary_button, row, words
from chair_desk.resources import read_resource
from chair_desk.words import _

LICENCES: tuple[tuple[str, str], ...] = (
    ("Inter, Inter Display", "fonts/Inter-OFL.txt"),
    ("Charis SIL", "fonts/CharisSIL-OFL.txt"),
    ("Lucide", "icons/LICENSE-lucide.txt"),
)
"""What is bundled, and the file of its licence."""

QT_WORDS = "Qt for Python (PySide6 Essentials): GNU Lesser General Public License, version 3."


class AboutPanel(Overlay):
    """The version, in one sentence what it is, and the licences in full."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("About Chair Desk"), width=680, top=70)
        self.inside.setSpacing(10)
        title = _("Chair Desk {version}").format(version=__version__)
        self.inside.addWidget(words(title, "title"))
        self.inside.addWidget(
            words(
                _("A desk for the chair of a safeguarding board. It works on this laptop alone."),
                "record",
                wrap=True,
            )
        )
        text = QPlainTextEdit(licences())
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(_("Licences"))
        text.setMinimumHeight(320)
        self.inside.addWidget(text)
        close = primary_button(_("Close"))
        close.clicked.connect(self.dismiss)
        self.inside.addLayout(row(None, close))
        close.setFocus()


def licences() -> str:
    """Return the licences of all that is bundled, one after another."""
    parts = [QT_WORDS]
    parts.extend(f"{name}\n\n{read_resource(path)}" for name, path in LICENCES)
    return "\n\n\n".join(parts)
