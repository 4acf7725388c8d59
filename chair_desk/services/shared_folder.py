"""A shared folder: each desk writes only files of its own, once, and takes in the others'.

The folder is the organisation's own: Nextcloud, OneDrive, SharePoint, Syncthing, a stick. What
lies in it is sealed with the board's secret and signed. Nobody changes or deletes a file there,
so there is nothing for a synchronising program to quarrel about; half a file, a renamed or a
doubled one does no harm, and is looked at again when it changes.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from chair_desk.records.changes import CannotDo, Changes
from chair_desk.records.frozen import frozen
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import bundle_since
from chair_desk.services.whole_files import write_whole
from chair_desk.store.bundles import Bundle
from chair_desk.store.exchanges import FOLDER, IN, Exchange
from chair_desk.words import _

SEGMENT_ENDING = ".cdseg"
_OWN = re.compile(r"-(\d{6})\.cdseg$")

Seen = dict[str, list[int]]
"""Name to size and time of a segment that was taken in.

Of one that could not be, also what this program understood then.
"""


@frozen(kw_only=True)
class FolderNews:
    """What taking in from a folder did. `new` and `written` count changes, `people` made them.

    What only put a merge right is in `changes`, but not counted.
    `faults` are sentences about files that could not be used; they are left as they are. `notes`
    say what was put right: a number given twice, entries put under each other.
    """

    changes: Changes
    new: int = 0
    written: int = 0
    waiting: int = 0
    people: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_put_off: bool = False

    @property
    def words(self) -> str:
        """What the status bar says of it; nothing where nothing came."""
        if self.is_put_off:
            return _("The shared folder waits until the meeting has ended")
        if not self.new:
            return ""
        return _("Took in {count} from {people}").format(
            count=self.new, people=", ".join(self.people)
        )


class Kept:
    """What this device knows of one folder: which files it has read, and what lies there.

    It is kept in the person's own folder. Where it is lost everything is read again.
    """

    def __init__(self, desk: Desk, folder: Path) -> None:
        """Read it."""
        place = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        name = f"{desk.file.board_id}-{desk.file.device}-{place}.json"
        self._path = desk.circumstances.home / "folders" / name
        found: Any = None
        with contextlib.suppress(OSError, ValueError):
            found = json.loads(self._path.read_text(encoding="utf-8"))
        known = found if isinstance(found, dict) else {}
        self.seen: Seen = dict(known.get("seen", {}))
        self.lies_there: dict[str, int] = dict(known.get("lies_there", {}))

    def add(self, versions: Mapping[str, int]) -> None:
        """Note that changes up to these lie in the folder."""
        for device, upto in versions.items():
            self.lies_there[device] = max(upto, self.lies_there.get(device, 0))

    def save(self) -> None:
        """Write it; where that fails everything is read again the next time."""
        text = json.dumps({"seen": self.seen, "lies_there": self.lies_there})
        with contextlib.suppress(CannotDo):
            write_whole(self._path, text)


def segments(folder: Path) -> list[Path]:
    """Return the segments in a folder by name.

    Raises:
        CannotDo: The folder cannot be read.
    """
    try:
        found = sorted(folder.iterdir())
    except OSError as error:
        raise CannotDo(
            _("The shared folder {folder} cannot be read.").format(folder=folder.name),
            _("The system says: {reason}. Your board is whole; nothing was taken in.").format(
                reason=error.strerror or error
            ),
            _("See that the folder is there and synchronised, or choose another."),
        ) from error
    return [
        path
        for path in found
        if path.name.endswith(SEGMENT_ENDING) and not path.name.startswith(".")
    ]


def is_own(device: str, name: str) -> bool:
    """Say whether a segment is of a device."""
    return name.startswith(f"{device}-") and _OWN.search(name) is not None


def what_is_new(desk: Desk, kept: Kept, own: Sequence[str]) -> tuple[str, Bundle] | None:
    """Return the name and the bundle of what no file in the folder holds yet, if anything is.

    `own` are the names of this device's segments that lie there.
    """
    if not own:
        kept.lies_there.pop(desk.file.device, None)
    if all(kept.lies_there.get(one, 0) >= upto for one, upto in desk.file.versions().items()):
        return None
    numbers = [int(found[1]) for name in own if (found := _OWN.search(name))]
    number = max(numbers, default=0) + 1
    name = f"{desk.file.device}-{number:06}{SEGMENT_ENDING}"
    return name, bundle_since(desk, kept.lies_there)


def note_taken(desk: Desk, folder: Path, new: int, people: tuple[str, ...]) -> None:
    """Remember that something was taken in from a folder, and from whom."""
    desk.file.remember_exchange(
        Exchange(
            at=desk.now(),
            direction=IN,
            way=FOLDER,
            who=", ".join(people),
            device="",
            name=folder.name,
            changes=new,
            versions=desk.file.versions(),
        )
    )
