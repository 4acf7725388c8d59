"""Set up, run, test and measure Chair Desk. Standard library only; Windows, macOS and Linux.

python3 make.py run     install what is needed and open the sample board
python3 make.py test    lint, types, import contracts and tests
python3 make.py soak    the long property and kill runs
python3 make.py bench   speed, as ratios in one run; --only NAME measures one part
python3 make.py lock    pin today's versions anew
python3 make.py manual  write the generated pages of the manual again
python3 make.py languages  compile the catalogues of words in other languages
"""

from __future__ import annotations

import ctypes.util
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = HERE / "constraints.txt"
SAMPLE = HERE / "build" / "Westmarch.chairdesk"
TOUR = HERE / "tour"

# Library that Qt loads -> Debian package; proved complete in a minimal chroot.
OFFSCREEN = {
    "glib-2.0": "libglib2.0-0", "EGL": "libegl1", "GL": "libgl1",
    "fontconfig": "libfontconfig1", "freetype": "libfreetype6", "xkbcommon": "libxkbcommon0",
    "dbus-1": "libdbus-1-3", "X11": "libx11-6",
}  # fmt: skip
SCREEN = {
    "xcb-cursor": "libxcb-cursor0", "xcb-icccm": "libxcb-icccm4", "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1", "xcb-randr": "libxcb-randr0",
    "xcb-render-util": "libxcb-render-util0", "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1", "xkbcommon-x11": "libxkbcommon-x11-0",
}  # fmt: skip
# Programs that tests read documents back with, and that give the black-box tests a screen.
PROGRAMS = {
    "pdfinfo": "poppler-utils", "qpdf": "qpdf", "sqlite3": "sqlite3", "Xvfb": "xvfb",
    "openbox": "openbox", "xdotool": "xdotool", "xclip": "xclip", "import": "imagemagick",
    "dbus-daemon": "dbus",
}  # fmt: skip
ACCESSIBILITY = ("at-spi2-core", "python3-gi", "gir1.2-atspi-2.0")


def say(words: str) -> None:
    print(words, flush=True)


def call(*command: object, **changes: str) -> int:
    return subprocess.run(
        [str(part) for part in command], cwd=HERE, env={**os.environ, **changes}, check=False
    ).returncode


def must(*command: object) -> None:
    if call(*command):
        sys.exit(f"This step failed: {' '.join(str(part) for part in command)}")


def packages(names: list[str], reason: str) -> bool:
    """Install Debian packages where we may; otherwise print the one command to type."""
    if not names:
        return True
    command = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    if shutil.which("apt-get") and os.geteuid() == 0:
        say(f"Installing system packages: {reason}")
        call("apt-get", "update", "-q")
        if call(*command, DEBIAN_FRONTEND="noninteractive") == 0:
            return True
    say(f"{reason} is missing. On Debian or Ubuntu, type:\n    sudo {' '.join(command)}")
    return False


def system_libraries(wanted: dict[str, str]) -> bool:
    if not sys.platform.startswith("linux"):
        return True
    missing = [package for name, package in wanted.items() if not ctypes.util.find_library(name)]
    return packages(missing, "what the window needs")


def has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def install(extra: str) -> None:
    """Make the virtual environment and install the pinned versions, once for each lock."""
    wanted = hashlib.sha256(
        b"".join((HERE / name).read_bytes() for name in ("pyproject.toml", "constraints.txt"))
    ).hexdigest()
    stamp = VENV / f"installed-{extra or 'run'}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    if not PYTHON.exists():
        if importlib.util.find_spec("ensurepip") is None:
            name = f"python3.{sys.version_info.minor}-venv"
            if not packages([name], "Python's own module for virtual environments"):
                sys.exit(1)
        say("Making a virtual environment in .venv")
        must(sys.executable, "-m", "venv", VENV)
    say("Installing what Chair Desk needs (the first time takes a minute or two)")
    must(
        PYTHON, "-m", "pip", "install", "--disable-pip-version-check",
        "-c", LOCK, "-e", f".[{extra}]" if extra else ".",
    )  # fmt: skip
    stamp.write_text(wanted)


def run() -> int:
    install("")
    if not system_libraries(OFFSCREEN | (SCREEN if has_screen() else {})):
        return 1
    if not has_screen():
        say(f"There is no screen here, so Chair Desk makes its tour instead: {TOUR.name}/")
        code = call(PYTHON, "-m", "chair_desk", "tour", TOUR, QT_QPA_PLATFORM="offscreen")
        say(f"The tour is made: open {TOUR.name}/index.html" if code == 0 else "No tour was made.")
        return code
    if not SAMPLE.exists():
        SAMPLE.parent.mkdir(exist_ok=True)
        must(PYTHON, "-m", "chair_desk", "sample", SAMPLE, "--pack")
    return call(PYTHON, "-m", "chair_desk", SAMPLE)


def prepare_tests() -> None:
    install("test")
    if not system_libraries(OFFSCREEN | SCREEN):
        sys.exit(1)
    if sys.platform.startswith("linux"):
        missing = [package for name, package in PROGRAMS.items() if not shutil.which(name)]
        spoken = Path("/usr/lib/python3/dist-packages/gi").is_dir()
        packages(missing + ([] if spoken else [*ACCESSIBILITY]), "what some tests use")


def pytest(*arguments: str) -> int:
    return call(PYTHON, "-m", "pytest", *arguments, QT_QPA_PLATFORM="offscreen")


def test() -> int:
    prepare_tests()
    steps = (
        ("ruff check", ("-m", "ruff", "check", ".")),
        ("ruff format", ("-m", "ruff", "format", "--check", ".")),
        ("mypy --strict", ("-m", "mypy")),
        ("import contracts", ("-c", "from importlinter.cli import lint_imports_command as c; c()")),
    )
    failed = [name for name, step in steps if say(f"== {name}") or call(PYTHON, *step)]
    if failed:
        say(f"Not clean: {', '.join(failed)}")
    # Work that is shared by one file's tests stays on one core (--dist loadfile).
    result = pytest("-n", "2", "--dist", "loadfile", "-m", "not soak")
    return result or bool(failed)


def soak() -> int:
    prepare_tests()
    return pytest("-m", "soak", "-p", "no:randomly", "-v")


def bench() -> int:
    install("test")
    return call(PYTHON, "-m", "benchmarks", *sys.argv[2:], QT_QPA_PLATFORM="offscreen")


def lock() -> int:
    """Install the newest versions that pyproject.toml allows, apart, and write them down."""
    apart = HERE / "build" / "lock"
    must(sys.executable, "-m", "venv", "--clear", apart)
    python = apart / PYTHON.relative_to(VENV)
    must(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", ".[test]")
    frozen = subprocess.run(
        [str(python), "-m", "pip", "freeze", "--exclude", "chair-desk"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    LOCK.write_text(frozen + "hatchling==1.33.0\n")
    return 0


def manual() -> int:
    install("test")
    return call(PYTHON, "-m", "tests.house.test_manual")


def languages() -> int:
    install("test")
    return call(PYTHON, "-m", "chair_desk.catalogue.write_languages")


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036  said here, not deep inside an installation
        sys.exit("Chair Desk needs Python 3.11 or later.")
    verbs = {
        "run": run, "test": test, "soak": soak, "bench": bench, "lock": lock, "manual": manual,
        "languages": languages,
    }  # fmt: skip
    given = sys.argv[1:]
    if not given or given[0] not in verbs or (len(given) > 1 and given[0] != "bench"):
        sys.exit(__doc__)
    return verbs[sys.argv[1]]()


if __name__ == "__main__":
    sys.exit(main())
