"""A virtual screen, a session bus and a window manager of its own for the black-box tests.

Without them the tests are skipped and say so: the window is then tried offscreen only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

NEEDED = ("Xvfb", "dbus-daemon", "openbox", "xdotool", "xclip")
# The accessibility tree is read with the system's own Python, which has Debian's `gi`.
SPEAKER = "/usr/bin/python3"


def _missing() -> str:
    absent = [name for name in NEEDED if not shutil.which(name)]
    if absent:
        return f"no {', '.join(absent)}"
    look = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if subprocess.run([SPEAKER, "-c", look], capture_output=True, check=False).returncode:
        return "no accessibility tree (python3-gi, gir1.2-atspi-2.0)"
    return ""


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Yield the environment in which a window can be seen, worked and read."""
    if missing := _missing():
        pytest.skip(f"black-box tests skipped: {missing}")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x920x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    # What the bus starts keeps its sockets here: two screens side by side must not share them.
    own = tmp_path_factory.mktemp("bus")
    own.chmod(0o700)
    apart = {"HOME": str(own), "XDG_CACHE_HOME": str(own / "cache"), "XDG_RUNTIME_DIR": str(own)}
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
        env=os.environ | apart | {"DISPLAY": f":{number}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert bus.stdout is not None
    env = os.environ | {
        "DISPLAY": f":{number}",
        "XDG_RUNTIME_DIR": str(own),
        "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LANG": "C.UTF-8",
        "CHAIR_DESK_PYTHON": sys.executable,
    }
    manager = subprocess.Popen(["openbox"], env=env, stderr=subprocess.DEVNULL)
    yield env
    for process in (manager, bus, server):
        process.terminate()
        process.wait(10)
    bus.stdout.close()


@pytest.fixture
def journey(screen: dict[str, str], tmp_path: Path):  # noqa: ANN201
    """Return a function that runs one journey file and fails with what it printed."""

    def run(name: str, *arguments: str) -> str:
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        own = {"HOME": str(home)} | {
            f"XDG_{kind}_HOME": str(home / kind.lower())
            for kind in ("CONFIG", "DATA", "STATE", "CACHE")
        }
        done = subprocess.run(
            [SPEAKER, str(Path(__file__).parent / f"{name}.py"), str(tmp_path), *arguments],
            env=screen | own,
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
        logs = "".join(log.read_text(errors="replace") for log in tmp_path.glob("*.log"))
        assert done.returncode == 0, done.stdout + done.stderr + logs
        return done.stdout

    return run
