"""Handing over a copy of the board, and bringing in what somebody else changed in theirs.

Either the whole board travels, or only what changed since an exchange. Nobody's private notes
are in either: they lie in files of their own. What two people changed is never decided by who
came last without a word: both versions stay in the history, and what is open is listed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.desk import Desk
from chair_desk.services.exchange_reading import in_words, read_copy
from chair_desk.services.settling import Choice, choose
from chair_desk.services.unique_numbers import make_unique
from chair_desk.store.bundles import Bundle, Header, pack, public_key
from chair_desk.store.device_keys import device_seed
from chair_desk.store.differences import RowInTwo, Side
from chair_desk.store.exchanges import FOLDER, IN, OUT, Exchange
from chair_desk.store.exchanging_file import Incoming
from chair_desk.store.foreign import Transaction
from chair_desk.store.journal import made_at
from chair_desk.store.key import Key
from chair_desk.store.taking_in import TakenIn
from chair_desk.words import _, ngettext

__all__ = ["CHANGES_ENDING", "IN", "OUT", "Choice", "Exchange", "Preview", "RowInTwo", "Side"]

CHANGES_ENDING = ".chairdesk-changes"
_AHEAD_MILLISECONDS = 24 * 60 * 60 * 1000
_TICKS = 16

Progress = Callable[[int, int], None]
"""Told how much is done, of how much; what it raises stops the work, and nothing is kept."""


@frozen(kw_only=True)
class Preview:
    """What bringing in a copy would do.

    `new` and `known` count changes, `waiting` those that build on others not yet here. `rows`
    are the records that differ, each as both last knew it, as it is here, there, and would be.
    `written` says when what clashes was written there, by device and number.
    """

    who: str
    new: int
    known: int
    waiting: int
    rows: tuple[RowInTwo, ...]
    warnings: tuple[str, ...] = ()
    written: Mapping[tuple[str, int], datetime] | None = None

    def on(self, side: Side) -> list[RowInTwo]:
        """Return the records of one side."""
        return [row for row in self.rows if row.side is side]


class Stopped(Exception):  # noqa: N818
    """Somebody no longer wanted it; nothing was changed."""


@frozen(kw_only=True)
class BroughtTogether:
    """What bringing in a copy did; `open` counts what is left to settle, `notes` are sentences."""

    changes: Changes
    new: int
    waiting: int
    open: int
    notes: tuple[str, ...] = ()


def is_in_session(desk: Desk) -> bool:
    """Say whether a meeting is in session: nothing is taken in then."""
    return bool(desk.count(Meeting, state=MeetingState.IN_SESSION))


def hand_over(desk: Desk, path: Path, since: int | None = None, who: str = "") -> Exchange:
    """Write a copy of the board, or the changes since an exchange by its number; 0 is the last.

    `who` it is for is remembered with it.

    Raises:
        CannotDo: There is such a file already, or it cannot be written; there was no exchange.
    """
    if path.exists():
        raise _there_already(path)
    desk.file.seal()
    if since is None:
        desk.file.copy_to(path)
        changes, way = sum(desk.file.versions().values()), "copy"
    else:
        bundle = bundle_since(desk, _exchange(desk, since).versions)
        write_new(path, packed(desk, bundle))
        changes, way = len(bundle.transactions), "changes"
    return remember(desk, (OUT, way), path.name, changes=changes, other=who)


def bundle_since(desk: Desk, since: Mapping[str, int], only: str = "") -> Bundle:
    """Return what changed after what somebody has seen, with the files of its papers."""
    transactions = list(desk.file.transactions(since, only))
    seed = device_seed(desk.circumstances, desk.file.device)
    header = Header(board=desk.file.board_id, device=desk.file.device, public_key=public_key(seed))
    return Bundle(
        header=header,
        who=desk.who,
        versions=desk.file.versions(),
        since=dict(since),
        transactions=transactions,
        files=_files_named(desk, transactions),
    )


def packed(desk: Desk, bundle: Bundle) -> bytes:
    """Return the bytes of an exchange file, sealed with the board's secret.

    Raises:
        CannotDo: This copy of the board has lost its secret.
    """
    return packed_with(bundle, *secret_of(desk))


def packed_with(bundle: Bundle, secret: bytes, seed: bytes) -> bytes:
    """Return the same with what `secret_of` gave, on any thread."""
    return pack(bundle, secret, seed)


def secret_of(desk: Desk) -> tuple[bytes, bytes]:
    """Return the board's secret, and the seed with which this device signs.

    Raises:
        CannotDo: This copy of the board has lost its secret.
    """
    secret = desk.file.secret()
    if secret is None:
        raise _no_secret()
    return secret, device_seed(desk.circumstances, desk.file.device)


def look_at(
    desk: Desk, path: Path, *, key: Key | None = None, progress: Progress = lambda done, of: None
) -> Preview:
    """Open a copy or a file of changes to read, and say what bringing it in would do.

    Raises:
        CannotDo: It is damaged, forged, another board's, newer; each in words. Nothing changed.
    """
    incoming = read_copy(desk, path, key)
    with in_words(path.name):
        taken, rows = desk.file.look_at(incoming, progress)
    return Preview(
        who=incoming.who or ", ".join(taken.people),
        new=taken.new,
        known=taken.known,
        waiting=taken.waiting,
        rows=tuple(rows),
        warnings=tuple(_warnings(desk, taken)),
        written=_written(incoming, rows),
    )


def _written(incoming: Incoming, rows: list[RowInTwo]) -> Mapping[tuple[str, int], datetime]:
    wanted = {
        (device, number) for row in rows for one in row.open for device, number, _value in one.ends
    }
    return {one.place: made_at(one.made_at) for one in incoming.transactions if one.place in wanted}


def bring_in(
    desk: Desk,
    path: Path,
    choices: Mapping[str, Choice] | None = None,
    *,
    key: Key | None = None,
    progress: Progress = lambda done, of: None,
) -> BroughtTogether:
    """Bring in a copy or a file of changes, as one change that can be undone.

    A backup is made first. `choices` settle what both changed, by the ids of the preview.

    Raises:
        CannotDo: As `look_at`. Nothing changed.
        Refused: A meeting is in session, or a choice cannot be made.
    """
    if is_in_session(desk):
        raise Refused(_("Not while a meeting is in session. End the meeting first."))
    incoming = read_copy(desk, path, key)
    desk.file.back_up()
    desk.file.seal()
    mine = desk.file.versions()
    label = _("Brought in a copy from {who}").format(who=incoming.who or path.name)
    with in_words(path.name), desk.file.bring_in(label, incoming, progress=progress) as one:
        notes = make_unique(desk, one.step, one.taken.touched)
        if choices:
            choose(desk, one.step, choices, mine)
    way = "changes" if incoming.device else "copy"
    remember(desk, (IN, way), path.name, changes=one.taken.new, other=incoming)
    if incoming.device:
        desk.file.meet(incoming.device, incoming.public_key, incoming.who)
    return BroughtTogether(
        changes=together(one.step.changes, one.taken, label),
        new=one.taken.new,
        waiting=one.taken.waiting,
        open=len(desk.file.differences()),
        notes=(*notes, *_warnings(desk, one.taken)),
    )


def remember(
    desk: Desk,
    kind: tuple[str, str],
    name: str,
    *,
    changes: int,
    other: Incoming | str,
    upto: Mapping[str, int] | None = None,
) -> Exchange:
    """Keep that a copy was handed over or brought in; `other` is who, or what came in.

    `upto` says how far it goes, where that is not all that is known here.
    """
    incoming = None if isinstance(other, str) else other
    exchange = Exchange(
        at=desk.now(),
        direction=kind[0],
        way=kind[1],
        who=other if isinstance(other, str) else other.who,
        device=incoming.device if incoming else "",
        name=name,
        changes=changes,
        versions=upto or (incoming.versions if incoming else desk.file.versions()),
    )
    desk.file.remember_exchange(exchange)
    return desk.file.exchanges()[0]


def last_with(desk: Desk, who: str) -> Exchange | None:
    """Return the last exchange with somebody by name, or with anybody."""
    return next((one for one in exchanges(desk) if not who or one.who == who), None)


def exchanges(desk: Desk) -> list[Exchange]:
    """Return the copies handed over and brought in, newest first."""
    return desk.file.exchanges()


def together(own: Changes, taken: TakenIn, label: str) -> Changes:
    """Return what this desk and what came in touched, as one."""
    touched = {table: set(ids) for table, ids in own.touched.items()}
    for table, row_id in taken.touched:
        touched.setdefault(table, set()).add(row_id)
    return Changes(label=label, touched={name: frozenset(ids) for name, ids in touched.items()})


def write_new(path: Path, content: bytes) -> None:
    """Write a new file, whole or not at all.

    Raises:
        CannotDo: The folder cannot be written, or the disk is full.
    """
    import os

    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise CannotDo(
            _("{name} could not be written.").format(name=path.name),
            _("The system says: {reason}. Your board is as it was.").format(
                reason=error.strerror or error
            ),
            _("Choose another folder, or make room on the stick."),
        ) from error


def _files_named(desk: Desk, transactions: list[Transaction]) -> dict[str, bytes]:
    """Return the bytes of the files that these changes name."""
    import json

    named = {
        pair[1]
        for one in transactions
        for op in one.operations
        if op.table == "attachment" and op.kind != "D"
        for name, pair in json.loads(op.columns or "{}").items()
        if name == "sha256" and pair[1]
    }
    found = {sha256: desk.file.get_blob(sha256) for sha256 in sorted(named)}
    return {sha256: content for sha256, content in found.items() if content is not None}


def _exchange(desk: Desk, number: int) -> Exchange:
    for one in desk.file.exchanges():
        if one.number == number or (number == 0 and one.way != FOLDER):
            return one
    raise CannotDo(
        _("There is no exchange to go on from."),
        _("Nothing was handed over."),
        _("Hand over a copy of the whole board the first time."),
    )


def _warnings(desk: Desk, taken: TakenIn) -> list[str]:
    found = []
    if taken.waiting:
        found.append(
            ngettext(
                "{count} change builds on others that are not here yet; it waits for them."
                " Ask for all changes since your last exchange.",
                "{count} changes build on others that are not here yet; they wait for them."
                " Ask for all changes since your last exchange.",
                taken.waiting,
            ).format(count=taken.waiting)
        )
    ahead = (taken.clock >> _TICKS) - int(desk.now().timestamp() * 1000)
    if ahead > _AHEAD_MILLISECONDS:
        found.append(_("The clock of the other laptop is more than a day ahead of this one."))
    return found


def _there_already(path: Path) -> CannotDo:
    return CannotDo(
        _("There is a file named {name} already.").format(name=path.name),
        _("It was left as it is."),
        _("Choose another name."),
    )


def _no_secret() -> CannotDo:
    return CannotDo(
        _("Changes alone cannot be handed over from this file."),
        _("The secret that its copies share is missing from it. The board itself is whole."),
        _("Hand over a copy of the whole board."),
    )
