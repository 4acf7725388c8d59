"""A screen to measure on: the one there is, else Xvfb's, else Qt's own without a screen."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NUMBERS = range(90, 99)
PATIENCE_SECONDS = 5.0


@contextmanager
def screen() -> Iterator[tuple[dict[str, str], str]]:
    """Give the environment for the windows that are measured, and the name of the screen.

    What Python compiled may be kept, as it is for anybody who starts the program twice.
    """
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if given := environment.get("QT_QPA_PLATFORM"):
        yield environment, given
    elif not sys.platform.startswith("linux") or environment.get("WAYLAND_DISPLAY"):
        yield environment, "the screen of this machine"
    elif display := environment.get("DISPLAY"):
        yield environment, f"X {display}"
    else:
        yield from _own_screen(environment)


def _own_screen(environment: dict[str, str]) -> Iterator[tuple[dict[str, str], str]]:
    server = _start_server()
    if server is None:
        yield environment | {"QT_QPA_PLATFORM": "offscreen"}, "offscreen, for there is no Xvfb"
        return
    process, display = server
    try:
        yield environment | {"DISPLAY": display}, f"Xvfb {display}"
    finally:
        process.terminate()
        process.wait()


def _start_server() -> tuple[subprocess.Popen[bytes], str] | None:
    program = shutil.which("Xvfb")
    number = next((n for n in NUMBERS if not Path(f"/tmp/.X11-unix/X{n}").exists()), None)
    if program is None or number is None:
        return None
    process = subprocess.Popen(
        [program, f":{number}", "-screen", "0", "1600x1000x24"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    socket = Path(f"/tmp/.X11-unix/X{number}")
    until = time.monotonic() + PATIENCE_SECONDS
    while not socket.exists() and time.monotonic() < until:
        time.sleep(0.05)
    return process, f":{number}"
