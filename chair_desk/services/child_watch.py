"""Ends a child process that takes too much time or memory.

Linux holds the child within its memory by itself (`pack_child.limit`); Windows and macOS do not,
so its memory is looked at from here, twenty times a second, on every system.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Self

BETWEEN_SECONDS = 0.05


class ChildWatch:
    """Watches from `with` to its end; a process that goes too far is killed."""

    def __init__(
        self, process: subprocess.Popen[bytes], *, seconds: float, most_bytes: int
    ) -> None:
        self._process = process
        self._seconds, self._most = seconds, most_bytes
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._thread.join()

    def _watch(self) -> None:
        end = time.monotonic() + self._seconds
        while not self._is_over.wait(min(BETWEEN_SECONDS, self._seconds)):
            if time.monotonic() >= end or (memory_of(self._process) or 0) > self._most:
                with contextlib.suppress(OSError):
                    self._process.kill()
                return


def memory_of(process: subprocess.Popen[bytes]) -> int | None:
    """Return the bytes of memory that a child process has, or nothing where it has ended."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return _resident(process)
    return None


if sys.platform == "win32":

    def _resident(process: subprocess.Popen[bytes]) -> int | None:
        """Ask `GetProcessMemoryInfo` for what the process has claimed, paged out or not."""
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            _fields_ = [
                ("cb", wintypes.DWORD), ("PageFaultCount", wintypes.DWORD),
                ("PeakWorkingSetSize", ctypes.c_size_t), ("WorkingSetSize", ctypes.c_size_t),
                ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
                ("QuotaPagedPoolUsage", ctypes.c_size_t),
                ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
                ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
                ("PagefileUsage", ctypes.c_size_t), ("PeakPagefileUsage", ctypes.c_size_t),
            ]  # fmt: skip

        found = Counters()
        found.cb = ctypes.sizeof(found)
        ask = ctypes.windll.kernel32.K32GetProcessMemoryInfo
        handle = wintypes.HANDLE(int(process._handle))  # type: ignore[attr-defined,unused-ignore]  # noqa: SLF001
        is_told = ask(handle, ctypes.byref(found), found.cb)
        return int(found.PagefileUsage) if is_told else None

elif sys.platform == "darwin":

    def _resident(process: subprocess.Popen[bytes]) -> int | None:
        """Ask `proc_pidinfo` for the task of the process (PROC_PIDTASKINFO)."""
        import ctypes

        asked, size = 4, 96
        found = (ctypes.c_uint64 * (size // 8))()  # virtual bytes, resident bytes, and times
        told = ctypes.CDLL("/usr/lib/libproc.dylib").proc_pidinfo(
            process.pid, asked, ctypes.c_uint64(0), ctypes.byref(found), size
        )
        return int(found[1]) if told == size else None

else:

    def _resident(process: subprocess.Popen[bytes]) -> int | None:
        """Read it where the system tells it of each process, in pages."""
        import resource

        pages = Path(f"/proc/{process.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * resource.getpagesize()
