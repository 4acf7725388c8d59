"""Chair Desk's own window on a board, opened as a person opens it, until its first paint."""

from __future__ import annotations

import gc
import sys
from pathlib import Path


def main() -> int:
    """Open the board named first, with the home named second; print one line, end."""
    gc.disable()
    import chair_desk.gui.before_qt  # noqa: F401  it has to be the first
    from benchmarks.first_paint import tell_first_paint
    from chair_desk.gui.application import build_window, make_application
    from chair_desk.gui.program import Program

    board, home = Path(sys.argv[1]), Path(sys.argv[2])
    application = make_application()
    program = Program(settings_folder=home / "settings", home=home)
    program.dress()
    window = build_window(program, board)
    watch = tell_first_paint(window)
    window.show()
    code = application.exec()
    window.close()
    return code + (watch is None)


if __name__ == "__main__":
    sys.exit(main())
