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
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from chair_desk.records.changes import CannotDo, Changes
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import bundle_since, packed, together, write_new
from chair_desk.services.exchange_reading import in_words, read_changes
from chair_desk.services.unique_numbers import make_unique
from chair_desk.services.whole_files import write_whole
from chair_desk.store.bundles import Bundle
from chair_desk.store.exchanges import IN, Exchange
from chair_desk.store.exchanging_file import Incoming
from chair_desk.words import _

SEGMENT_ENDING = ".cdseg"
_OWN = re.compile(r"-(\d{6})\.cdseg$")
MOST_SEGMENT = 300_000_000

Seen = dict[str, list[int]]
"""Name to size and time of a segment that was taken in, or could not be."""


@frozen(kw_only=True)
class FolderNews:
    """What taking in from a folder did. `new` and `written` count changes, `people` made them.

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


def sync(desk: Desk, folder: Path, *, even_in_session: bool = False) -> FolderNews:
    """Take in what is new in a folder, then write what is new here. Never during a meeting.

    Raises:
        CannotDo: The folder cannot be read or written. Nothing was lost.
    """
    if not even_in_session and desk.count(Meeting, state=MeetingState.IN_SESSION):
        return FolderNews(changes=Changes(), is_put_off=True)
    desk.file.seal()
    kept = Kept(desk, folder)
    news = _take_in(desk, folder, kept)
    written = _write(desk, folder, kept)
    kept.save()
    return FolderNews(
        changes=news.changes,
        new=news.new,
        written=written,
        waiting=news.waiting,
        people=news.people,
        faults=news.faults,
        notes=news.notes,
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


def _take_in(desk: Desk, folder: Path, kept: Kept) -> FolderNews:
    faults: list[str] = []
    found = list(_new_segments(desk, folder, kept, faults))
    transactions = [one for _name, incoming in found for one in incoming.transactions]
    if not transactions:
        return FolderNews(changes=Changes(), faults=tuple(faults))
    incoming = Incoming(
        transactions=transactions,
        versions={},
        files={name: file for _name, one in found for name, file in one.files.items()},
    )
    label = _("Took in what was new in {folder}").format(folder=folder.name)
    with in_words(folder.name), desk.file.bring_in(label, incoming, is_marked=False) as one:
        notes = make_unique(desk, one.step, one.taken.touched)
    for _name, other in found:
        desk.file.meet(other.device, other.public_key, other.who)
        kept.add(other.versions)
    if one.taken.new:
        note_taken(desk, folder, one.taken.new, one.taken.people)
    return FolderNews(
        changes=together(one.step.changes, one.taken, label),
        new=one.taken.new,
        waiting=one.taken.waiting,
        people=one.taken.people,
        faults=tuple(faults),
        notes=notes,
    )


def _new_segments(
    desk: Desk, folder: Path, kept: Kept, faults: list[str]
) -> Iterator[tuple[str, Incoming]]:
    """Yield what was not read yet; a file that cannot be used is named and left alone."""
    for path in segments(folder):
        try:
            status = path.stat()
            stamp = [status.st_size, status.st_mtime_ns]
            if kept.seen.get(path.name) == stamp or is_own(desk.file.device, path.name):
                continue
            kept.seen[path.name] = stamp
            if status.st_size > MOST_SEGMENT:
                continue
            yield path.name, read_changes(desk, path.name, path.read_bytes())
        except OSError:
            kept.seen.pop(path.name, None)  # it is being written, or just went: look again
        except CannotDo as error:
            faults.append(f"{error.what} {error.why}")


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


def _write(desk: Desk, folder: Path, kept: Kept) -> int:
    """Write what no file in the folder holds yet as one more file of this device."""
    own = [path.name for path in segments(folder) if is_own(desk.file.device, path.name)]
    news = what_is_new(desk, kept, own)
    if news is None:
        return 0
    name, bundle = news
    write_new(folder / name, packed(desk, bundle))
    kept.add(desk.file.versions())
    return len(bundle.transactions)


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
            way="folder",
            who=", ".join(people),
            device="",
            name=folder.name,
            changes=new,
            versions=desk.file.versions(),
        )
    )
