"""Noticing a board file that lies in a folder which another program synchronises.

Such a program copies files whole, and knows nothing of what is in them. Where two people edit
one board file there, one side's work ends in a "conflicted copy", or is gone. The better way is
a board on each computer, and the folder for exchange alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
from collections.abc import Iterator, Mapping
from pathlib import Path

ENDING = ".chairdesk"
_MARKS = (
    (".stfolder", "Syncthing"),
    (".stignore", "Syncthing"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
)
_NAMES = (
    (re.compile(r"OneDrive( - .+)?$"), "OneDrive"),
    (re.compile(r"SharePoint$"), "SharePoint"),
    (re.compile(r"Dropbox( \(.+\))?$"), "Dropbox"),
    (re.compile(r"Nextcloud\d*$"), "Nextcloud"),
    (re.compile(r"(Google Drive|GoogleDrive(-.+)?|My Drive)$"), "Google Drive"),
    (re.compile(r"(Mobile Documents|iCloud ?Drive)$"), "iCloud"),
    (re.compile(r"CloudStorage$"), "a cloud service"),
)
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def synced_by(path: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the name of what synchronises the folder of a file, or nothing."""
    place = path.resolve()
    for name in _VARIABLES:
        root = environment.get(name)
        if root and place.is_relative_to(Path(root).resolve()):
            return "OneDrive"
    if any(place.is_relative_to(root) for root in _dropbox_folders()):
        return "Dropbox"
    for folder in place.parents:
        for pattern, name in _NAMES:
            if pattern.match(folder.name):
                return name
        for mark, name in _MARKS:
            if any(_matching(folder, mark)):
                return name
    return ""


def conflicted_copies(path: Path) -> list[Path]:
    """Return the copies of a board that a synchronising program left beside it, by name."""
    host = re.escape(socket.gethostname())
    stem = re.escape(path.stem)
    left = re.compile(
        rf"{stem}(\.sync-conflict-.+| ?\(.*(conflicted copy|conflict|Konflikt).*\)|-{host}(-\d+)?"
        rf"|_conflict-.+| \(\d+\)){re.escape(ENDING)}$",
        re.IGNORECASE,
    )
    return sorted(one for one in _matching(path.parent, f"*{ENDING}") if left.match(one.name))


def _matching(folder: Path, pattern: str) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        if "*" in pattern:
            yield from folder.glob(pattern)
        elif (folder / pattern).exists():
            yield folder / pattern


def _dropbox_folders() -> Iterator[Path]:
    """Yield the folders that Dropbox names in its own settings."""
    places = (
        Path.home() / ".dropbox" / "info.json",
        Path(os.environ.get("APPDATA", "")) / "Dropbox" / "info.json",
        Path(os.environ.get("LOCALAPPDATA", "")) / "Dropbox" / "info.json",
    )
    for place in places:
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
            found = json.loads(place.read_text(encoding="utf-8"))
            yield from (Path(one["path"]).resolve() for one in found.values() if one.get("path"))
