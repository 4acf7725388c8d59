"""Word, PowerPoint and Excel on Windows, asked for a PDF where there is no LibreOffice.

They are driven by a fixed script that ships with the program, in a process of its own. On macOS
they ask the person for leave to read each file, so that nothing is made of it unseen there.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from chair_desk.resources import resources_folder

_WORD, _POWERPOINT, _EXCEL = "Word", "PowerPoint", "Excel"
_OPENS: Mapping[str, str] = {
    **dict.fromkeys((".doc", ".docx", ".rtf", ".odt", ".txt"), _WORD),
    **dict.fromkeys((".ppt", ".pptx", ".odp"), _POWERPOINT),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".csv"), _EXCEL),
}
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_STARTED = "started.txt"


def is_registered(program: str) -> bool:
    """Say whether Windows knows a program of that name that others may drive."""
    if sys.platform == "win32":
        import winreg

        with suppress(OSError):
            winreg.CloseKey(
                winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{program}.Application\CLSID")
            )
            return True
    return False


def program_for(name: str) -> str:
    """Return which of them opens a file of that name: "Word", or nothing."""
    return _OPENS.get(Path(name).suffix.lower(), "")


def find_driver(name: str, is_there: Callable[[str], bool] = is_registered) -> str:
    """Return the PowerShell that can drive the program for a file, or nothing."""
    program = program_for(name)
    if not program or not is_there(program):
        return ""
    return shutil.which("powershell") or ""


def is_locked(name: str, content: bytes) -> bool:
    """Say whether a new kind of office file has a password: it is no ZIP, but lies in an old one.

    PowerPoint would ask for it in a window that nobody sees.
    """
    return Path(name).suffix.lower() in {".docx", ".pptx", ".xlsx"} and content.startswith(
        _COMPOUND
    )


def command(driver: str, source: Path, made: Path) -> list[str]:
    """Return the command that makes a PDF of a file; what was started is noted beside it.

    The policy is for this one script: a policy of the organisation stands above it.
    """
    script = resources_folder() / "office" / "make_pdf.ps1"
    return [
        driver, "-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass",
        "-File", str(script), "-From", str(source), "-To", str(made),
        "-Started", str(source.with_name(_STARTED)), "-Program", program_for(source.name),
    ]  # fmt: skip


def end_started(folder: Path) -> None:
    """End what the script started and could not end itself: it is no child of the script."""
    noted = ""
    with suppress(OSError):
        noted = (folder / _STARTED).read_text(encoding="ascii", errors="ignore")
    for one in noted.split():
        with suppress(OSError, ValueError):
            if int(one) > 1:
                os.kill(int(one), signal.SIGTERM)  # Windows ends it at once
