"""PySide6 leaves our sources unread."""

from __future__ import annotations

import subprocess
import sys

STARTED = """
import chair_desk.gui.before_qt, chair_desk.gui.application, linecache, sys
import chair_desk.gui.pages.agenda
read = [name for name in linecache.cache if 'chair_desk' in name and 'unread' not in name]
sys.exit(', '.join(read) or 0)
"""


def test_no_source_is_read_while_the_window_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTED], check=False, capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr


def test_a_module_may_still_be_asked_for_its_source() -> None:
    import inspect

    import chair_desk.gui.unread as module

    assert "class _Known" in inspect.getsource(module)
