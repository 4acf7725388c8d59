"""Word, PowerPoint, Excel and OpenDocument files made into PDF, where a program here can.

LibreOffice comes first: it gets a profile of its own. Else Microsoft Office does it, on Windows.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.services import microsoft_office
from chair_desk.words import _

OFFICE = frozenset(
    {".doc", ".docx", ".rtf", ".odt", ".ppt", ".pptx", ".odp", ".xls", ".xlsx", ".ods", ".csv",
     ".txt"}
)  # fmt: skip
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp"})
MAIL = frozenset({".eml"})
OUTLOOK = frozenset({".msg"})
SECONDS = 180
_PREFIX = "chair-desk-paper-"
_ROOM_BYTES = 200_000_000
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)


def find_office() -> str:
    """Return the LibreOffice of this computer, or nothing where there is none."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((place for place in _PLACES if Path(place).is_file()), "")


def can_convert(name: str) -> bool:
    """Say whether a program on this computer makes a PDF of an office file of that name."""
    return bool(find_office() or microsoft_office.find_driver(name))


def in_memory(size: int, places: Iterable[Path] | None = None) -> Path | None:
    """Return a folder that never reaches a disk and has room for a paper, where there is one.

    The other program needs a plain file. Linux keeps `/dev/shm` and the person's own runtime
    folder in memory; elsewhere the temporary folder has to serve for those seconds.
    """
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    for place in places or (Path("/dev/shm"), *([Path(own)] if own else [])):
        with suppress(OSError):
            has_room = shutil.disk_usage(place).free > _ROOM_BYTES + 20 * size
            if place.is_dir() and os.access(place, os.W_OK) and has_room:
                return place
    return None


def sweep_left_behind(places: Iterable[Path] | None = None) -> None:
    """Remove what a program that was killed while it made a PDF has left behind."""
    long_ago = time.time() - 2 * SECONDS  # no other one lasts as long
    for place in places or (Path(tempfile.gettempdir()), in_memory(0)):
        for left in place.glob(f"{_PREFIX}*") if place is not None else ():
            with suppress(OSError):
                if left.stat().st_mtime < long_ago:
                    shutil.rmtree(left, ignore_errors=True)


def waiting_words(name: str) -> str:
    """Say why a file that is no PDF waits, and what to do."""
    ending = Path(name).suffix.lower()
    if ending in OUTLOOK:
        return _(
            "{name} is a mail that only Outlook reads. Save it there as PDF, and attach that."
        ).format(name=name)
    if ending in OFFICE and not can_convert(name):
        return _(
            "{name} waits: this computer has no LibreOffice to make a PDF of it, nor Microsoft "
            "Office on Windows. Save it as PDF where it was written, and attach that."
        ).format(name=name)
    if ending in OFFICE | PICTURES | MAIL:
        return _("{name} waits to be made into a PDF.").format(name=name)
    return _("{name} cannot be made into a PDF here. Ask its author for a PDF.").format(name=name)


class Conversion:
    """One file being made into a PDF by another program; it may be cancelled from any thread."""

    def __init__(self, name: str = "", content: bytes = b"") -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = Path()
        self.is_cancelled = False
        self.take(name, content)

    def take(self, name: str, content: bytes) -> None:
        """Take the file that is to be made into a PDF."""
        self._name, self._content = Path(name).name, content

    def cancel(self) -> None:
        """End it."""
        self.is_cancelled = True
        self._end()

    def run(self, office: str = "") -> bytes:
        """Return the PDF.

        LibreOffice gets a profile of its own, made for this file and thrown away after it, so
        that no macro of the person's or of the file's is trusted.

        Raises:
            CannotDo: There is no such program, it took too long, or it made nothing.
        """
        program = office or find_office()
        driver = "" if program else microsoft_office.find_driver(self._name)
        if not (program or driver):
            raise CannotDo(waiting_words(self._name))
        by = microsoft_office.program_for(self._name) if driver else "LibreOffice"
        if self.is_cancelled:
            raise self._failed(by)
        if microsoft_office.is_locked(self._name, self._content):
            raise self._locked()
        sweep_left_behind()
        with tempfile.TemporaryDirectory(
            prefix=_PREFIX, dir=in_memory(len(self._content)), ignore_cleanup_errors=True
        ) as place:
            self._folder = Path(place)
            source = self._folder / f"paper{Path(self._name).suffix.lower()}"
            source.write_bytes(self._content)
            made = source.with_suffix(".pdf")
            if driver:
                self._convert(microsoft_office.command(driver, source, made), os.environ)
                microsoft_office.end_started(self._folder)
            else:
                self._convert(self._libreoffice(program, source), self._apart())
            if not made.is_file():
                raise self._failed(by)
            return made.read_bytes()

    def _libreoffice(self, program: str, source: Path) -> list[str]:
        profile = (self._folder / "profile").as_uri()
        return [
            program, f"-env:UserInstallation={profile}", "--headless", "--norestore",
            "--nolockcheck", "--convert-to", "pdf", "--outdir", str(self._folder), str(source),
        ]  # fmt: skip

    def _apart(self) -> dict[str, str]:
        return {**os.environ, "HOME": str(self._folder)}

    def _convert(self, words: list[str], surroundings: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            env=dict(surroundings),
        )
        if self.is_cancelled:  # while it was starting
            self._end()
        clock = threading.Timer(SECONDS, self._end)
        clock.daemon = True
        clock.start()
        try:
            self._process.wait()
        finally:
            clock.cancel()

    def _end(self) -> None:
        """End the program, what it started, and what was started for it."""
        process = self._process
        if process is None or process.poll() is not None:
            return
        with suppress(OSError):
            if sys.platform == "win32":
                whole = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
                subprocess.run(whole, check=False, capture_output=True)
            else:
                os.killpg(process.pid, signal.SIGKILL)
        with suppress(OSError):
            process.kill()
        microsoft_office.end_started(self._folder)

    def _failed(self, by: str) -> CannotDo:
        return CannotDo(
            _("{name} could not be made into a PDF.").format(name=self._name),
            _("{program} made nothing of it.").format(program=by),
            _("Save it as PDF where it was written, and attach that."),
        )

    def _locked(self) -> CannotDo:
        return CannotDo(
            _("{name} could not be made into a PDF.").format(name=self._name),
            _("It is locked with a password."),
            _("Ask its author for a file without one."),
        )
