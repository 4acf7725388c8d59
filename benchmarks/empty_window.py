"""An empty QMainWindow that says when it was first painted and what memory it takes."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from benchmarks.first_paint import tell_first_paint


def main() -> int:
    """Show the window, print one line, end."""
    application = QApplication(sys.argv)
    window = QMainWindow()
    window.resize(1360, 860)
    watch = tell_first_paint(window)
    window.show()
    return application.exec() + (watch is None)


if __name__ == "__main__":
    sys.exit(main())
