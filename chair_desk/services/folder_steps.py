"""The shared folder in steps, so that nobody has to wait: read and write beside, take in by parts.

`begin` and `take_in` are for the thread that has the board, `read_folder` and `write_news` for
any other: they touch files alone. What is taken in by parts needs no order: a change whose
causes come in a later part waits for them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.services.backups import back_up, goes_before_news
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import is_in_session, packed_with, secret_of, together, write_new
from chair_desk.services.exchange_reading import Unusable, admit, in_words, unpack_changes
from chair_desk.services.shared_folder import (
    FolderNews,
    Kept,
    is_own,
    note_taken,
    segments,
    what_is_new,
)
from chair_desk.services.unique_numbers import make_unique
from chair_desk.store.bundles import MOST_BYTES, UNDERSTOOD, Bundle
from chair_desk.store.exchanging_file import Incoming
from chair_desk.words import _

PART = 20


@frozen(kw_only=True)
class FolderTask:
    """What reading a folder needs to know of the board."""

    folder: Path
    device: str
    board: str
    secret: bytes
    seed: bytes
    seen: Mapping[str, list[int]]


@frozen(kw_only=True)
class FolderFound:
    """What lay in a folder: bundles by name, how each file looked, this device's own, faults."""

    bundles: tuple[tuple[str, Bundle], ...]
    seen: Mapping[str, list[int]]
    own: tuple[str, ...]
    faults: tuple[str, ...]


@frozen(kw_only=True)
class FolderWrite:
    """A segment to be written, and how far it goes."""

    name: str
    bundle: Bundle
    versions: Mapping[str, int]


def sync(desk: Desk, folder: Path) -> FolderNews:
    """Take in what is new in a folder, then leave what is new here. Never during a meeting.

    Raises:
        CannotDo: The folder cannot be read or written. Nothing was lost.
    """
    if is_in_session(desk):
        return FolderNews(changes=Changes(), is_put_off=True)
    desk.file.seal()
    task = begin(desk, folder)
    found = read_folder(task)
    if needs_backup(desk, found):
        back_up(desk)
    parts = list(take_in(desk, folder, found))
    news = news_to_write(desk, folder, found)
    if news is not None:
        note_written(desk, folder, write_news(task, news))
    return FolderNews(
        changes=_as_one(parts),
        new=sum(one.new for one in parts),
        written=0 if news is None else sum(one.is_told for one in news.bundle.transactions),
        waiting=parts[-1].waiting if parts else 0,
        people=tuple(dict.fromkeys(name for one in parts for name in one.people)),
        faults=(*found.faults, *(fault for one in parts for fault in one.faults)),
        notes=tuple(note for one in parts for note in one.notes),
    )


def _as_one(parts: Sequence[FolderNews]) -> Changes:
    touched: dict[str, frozenset[str]] = {}
    for one in parts:
        for table, ids in one.changes.touched.items():
            touched[table] = touched.get(table, frozenset()) | ids
    return Changes(label=parts[-1].changes.label if parts else "", touched=touched)


def begin(desk: Desk, folder: Path) -> FolderTask:
    """Gather what reading the folder needs.

    Raises:
        CannotDo: This copy of the board has lost its secret.
    """
    secret, seed = secret_of(desk)
    return FolderTask(
        folder=folder,
        device=desk.file.device,
        board=desk.file.board_id,
        secret=secret,
        seed=seed,
        seen=dict(Kept(desk, folder).seen),
    )


def needs_backup(desk: Desk, found: FolderFound) -> bool:
    """Say whether the board is to be backed up before what was found is taken in."""
    versions = desk.file.versions()
    return any(
        one.sequence > versions.get(one.device, 0)
        for _name, bundle in found.bundles
        for one in bundle.transactions
    ) and goes_before_news(desk)


def read_folder(task: FolderTask) -> FolderFound:
    """Read and unseal what is new in the folder; on any thread.

    Raises:
        CannotDo: The folder cannot be read.
    """
    faults: list[str] = []
    seen: dict[str, list[int]] = {}
    own: list[str] = []
    bundles: list[tuple[str, Bundle]] = []
    for path in segments(task.folder):
        if is_own(task.device, path.name):
            own.append(path.name)
            continue
        try:
            status = path.stat()
            stamp = [status.st_size, status.st_mtime_ns]
            if task.seen.get(path.name) in (stamp, as_refused(stamp)):
                continue
            content = _read(path, status.st_size)
            bundle = unpack_changes(path.name, content, task.secret, task.board)
        except OSError:
            continue  # it is being written, or just went: look again
        except CannotDo as error:
            seen[path.name] = as_refused(stamp)
            faults.append(_fault(error))
        else:
            seen[path.name] = stamp
            bundles.append((path.name, bundle))
    return FolderFound(bundles=tuple(bundles), seen=seen, own=tuple(own), faults=tuple(faults))


def as_refused(stamp: Sequence[int]) -> list[int]:
    """Return how a file looked that could not be used: a newer program looks at it again."""
    return [*stamp[:2], *UNDERSTOOD]


def _read(path: Path, size: int) -> bytes:
    if size > MOST_BYTES:
        raise Unusable(
            _("{name} is larger than any file of changes.").format(name=path.name),
            _("Nothing of it was taken in."),
        )
    return path.read_bytes()


def _fault(error: CannotDo | Refused) -> str:
    return f"{error.what} {error.why}" if isinstance(error, CannotDo) else str(error)


def take_in(desk: Desk, folder: Path, found: FolderFound) -> Iterator[FolderNews]:
    """Take in what was found a few changes at a time; yields what each part brought.

    A file that will not do is named among the faults; it keeps nobody else's out.

    Raises:
        CannotDo: The disk is full or the file was moved; the parts before are kept.
    """
    kept = Kept(desk, folder)
    kept.seen.update(found.seen)
    people: dict[str, None] = {}
    new, has_come = 0, False
    for name, bundle in found.bundles:
        try:
            incoming = admit(desk, name, bundle)
            for news in _by_parts(desk, folder, name, incoming):
                new += news.new
                has_come = has_come or bool(news.changes)
                people |= dict.fromkeys(news.people)
                yield news
        except (Unusable, Refused) as error:
            kept.seen[name] = as_refused(found.seen[name])
            yield FolderNews(changes=Changes(), faults=(_fault(error),))
            continue
        desk.file.meet(incoming.device, incoming.public_key, incoming.who)
        kept.add(incoming.versions)
    kept.save()
    if has_come:
        note_taken(desk, folder, new, tuple(people))


def _by_parts(desk: Desk, folder: Path, name: str, incoming: Incoming) -> Iterator[FolderNews]:
    label = _("Took in what was new in {folder}").format(folder=folder.name)
    transactions = incoming.transactions
    for start in range(0, len(transactions), PART):
        part = dataclasses.replace(
            incoming,
            transactions=transactions[start : start + PART],
            files=incoming.files if start == 0 else {},
        )
        with in_words(name), desk.file.bring_in(label, part, is_marked=False) as one:
            notes = make_unique(desk, one.step, one.taken.touched)
        yield FolderNews(
            changes=together(one.step.changes, one.taken, label),
            new=one.taken.told,
            waiting=one.taken.waiting,
            people=one.taken.people,
            notes=notes,
        )


def news_to_write(desk: Desk, folder: Path, found: FolderFound) -> FolderWrite | None:
    """Return what no file in the folder holds yet, if anything is."""
    news = what_is_new(desk, Kept(desk, folder), found.own)
    if news is None:
        return None
    return FolderWrite(name=news[0], bundle=news[1], versions=desk.file.versions())


def write_news(task: FolderTask, news: FolderWrite) -> FolderWrite:
    """Write a segment; on any thread.

    Raises:
        CannotDo: The folder cannot be written.
    """
    write_new(task.folder / news.name, packed_with(news.bundle, task.secret, task.seed))
    return news


def note_written(desk: Desk, folder: Path, news: FolderWrite) -> None:
    """Note what lies in the folder now."""
    kept = Kept(desk, folder)
    kept.add(news.versions)
    kept.save()
