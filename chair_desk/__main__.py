"""Where Chair Desk starts: the window, or the command line if one of its commands is given."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from chair_desk.words import _

ENDING = ".chairdesk"
FAULT = 1
PACK_CHILD = "--pack-child"
"""How the program starts itself to open strangers' papers; see `reports/pack_child.py`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or do what the command line says; return the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words:
        return open_window(None)
    if words == [PACK_CHILD]:
        from chair_desk.reports.pack_child import run_child

        return run_child()
    if len(words) == 1 and Path(words[0]).suffix.lower() == ENDING:
        return open_window(Path(words[0]))
    return run_command(words)


def run_command(words: Sequence[str]) -> NoReturn:
    """Run the command line, with doors to the window that it does not import itself.

    It leaves by SystemExit with the exit code: 0, 1 for an error, 2 for wrong usage.
    """
    from chair_desk.cli.main import Doors, chair_desk

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old console lacks many letters
    sys.excepthook = _say_fault
    doors = Doors(open_window=open_window, make_tour=make_tour)
    chair_desk.main(args=list(words), prog_name="chair-desk", obj=doors)


def open_window(path: Path | None) -> int:
    """Open the window, at this board if one is named."""
    if not _has_screen():
        print(_("Chair Desk found no screen to open its window on."), file=sys.stderr)  # noqa: T201
        print(_("It works by commands here: chair-desk --help"), file=sys.stderr)  # noqa: T201
        return FAULT
    gc.disable()  # what is made at the start stays; later `gui/collecting.py` collects
    import chair_desk.gui.before_qt  # noqa: F401  it has to be the first
    from chair_desk.gui.application import run_window

    return run_window(path)


def make_tour(folder: Path) -> int:
    """Draw every screen and write every document into a folder; no screen is needed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from chair_desk.gui.tour import run_tour

    run_tour(folder)
    return 0


def _has_screen() -> bool:
    """Say whether Qt can open a window; without a screen it would end the process unasked."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _say_fault(
    kind: type[BaseException], fault: BaseException, where: TracebackType | None
) -> None:
    """Say a fault of ours in two sentences, and keep what a mender needs in a file."""
    import traceback

    from chair_desk.services.folders import home_folder

    log = home_folder() / "logs" / "command-line.log"
    said = _("Error: a fault in Chair Desk ({kind}). What was recorded before is safe.")
    print(said.format(kind=kind.__name__), file=sys.stderr)  # noqa: T201
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("".join(traceback.format_exception(kind, fault, where)), encoding="utf-8")
    except OSError:
        return
    print(_("What a mender needs to know is in {file}.").format(file=log), file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
