"""What every test stands on: no screen, no real user folders, British dates."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

PATIENCE_MS = 60_000
"""A wait is for what is certain to come; how soon depends on what else the machine does."""


class PatientBot(QtBot):
    """Waits as long as a loaded machine may need; what never comes still fails."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:
        """Turn the event loop until the callback is true or stops failing."""
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **more: Any) -> Any:
        """Turn the event loop until the signal has come."""
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE_MS), **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Drive widgets, with patience."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def sample_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Write the sample board once for all tests, which each put it where they want it."""
    from chair_desk.services.sample import write_sample

    folder = tmp_path_factory.mktemp("sample")
    return write_sample(folder / "Westmarch.chairdesk", home=folder / "home").read_bytes()


@pytest.fixture(scope="session")
def eve_bytes(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Write the sample board as it stands two days before its meeting."""
    from chair_desk.services.sample import write_sample

    folder = tmp_path_factory.mktemp("eve")
    path = folder / "Westmarch.chairdesk"
    return write_sample(path, home=folder / "home", is_eve=True).read_bytes()


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
