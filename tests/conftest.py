"""What every test stands on: no screen, no real user folders, British dates."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own, so that none reads or writes the user's folders."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    return home


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Collect between tests what a window's own collecting leaves once no events are taken.

    After the first test of the window, Python collects nothing by itself: a thread must not.
    """
    yield
    young, _middle, old = gc.get_count()
    if not gc.isenabled() and young > 50_000:
        gc.collect(2 if old > 10 else 1)
