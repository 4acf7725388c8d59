"""Taking in what other devices did: every order, any repeats, whatever was lost on the way.

A transaction goes into the journal once all that its device had seen is there; until then it
waits. Nothing is believed: its hash has to be right and to follow the one before it.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from chair_desk.store.engine import Connection
from chair_desk.store.erasing import disposals_in, erase, erase_late
from chair_desk.store.foreign import Forked, Transaction, Unreadable, as_plain, from_plain
from chair_desk.store.journal import hash_at, seen_versions
from chair_desk.store.late import confirmed_in, rows_of_meetings
from chair_desk.store.made_whole import Key, Progress, make_whole

_EVERY = 1_000
_MOST_WAITING = 200_000


class TakenIn(NamedTuple):
    """What came in: how many changes were new, known, and wait; the rows they touched.

    `told` counts those of the new ones that somebody made: not what only put a merge right, nor
    what changed no record. `people` made these. `clock` is the latest of the new ones, `versions`
    how far this file has now come.
    """

    new: int
    told: int
    known: int
    waiting: int
    touched: frozenset[Key]
    people: tuple[str, ...]
    clock: int
    versions: Mapping[str, int]


def take_in(
    connection: Connection,
    transactions: Iterable[Transaction],
    *,
    is_marked: bool = False,
    progress: Progress = lambda done, of: None,
) -> TakenIn:
    """Write new transactions into the journal and make the tables whole again.

    Inside a transaction of the file, with the journal's triggers at rest. Where it
    `is_marked`, an own change follows at once, and what came in remembers that change's number.

    Raises:
        Unreadable: One of them was altered, or is none. Nothing may then be kept.
        Forked: Two different changes carry one number.
    """
    versions = seen_versions(connection)
    new, known = _unknown(connection, transactions, versions)
    ready, waiting = _in_causal_order(connection, _with_waited(connection, new, versions), versions)
    _write(connection, ready, is_marked, progress)
    count = _keep_waiting(connection, waiting, is_all=bool(ready))
    touched = _touched(connection, ready)
    _erase(connection, ready, touched)
    made = make_whole(connection, touched, progress)
    told = [one for one in ready if one.is_told]
    return TakenIn(
        new=len(ready),
        told=len(told),
        known=known,
        waiting=count,
        touched=frozenset(made),
        people=tuple(sorted({one.who for one in told})),
        clock=max((one.clock for one in ready), default=0),
        versions=versions,
    )


def _unknown(
    connection: Connection, transactions: Iterable[Transaction], versions: Mapping[str, int]
) -> tuple[dict[tuple[str, int], Transaction], int]:
    """Return what is not in the journal, by its place, and how many are."""
    new: dict[tuple[str, int], Transaction] = {}
    known = 0
    for one in transactions:
        if one.sequence <= versions.get(one.device, 0):
            known += 1
            own = hash_at(connection, one.device, one.sequence)
        else:
            own = new.setdefault(one.place, one).hash
        if own != one.hash:
            raise Forked(*one.place)
    return new, known


def _with_waited(
    connection: Connection,
    new: dict[tuple[str, int], Transaction],
    versions: Mapping[str, int],
) -> dict[str, deque[Transaction]]:
    """Return a queue for each device; what waited is in it where anything new has its causes."""
    queues = _queues(new)
    if any(_has_causes(queue[0], versions) for queue in queues.values()):
        for one in _waited(connection):
            if one.sequence > versions.get(one.device, 0):
                new.setdefault(one.place, one)
        queues = _queues(new)
    return queues


def _queues(new: Mapping[tuple[str, int], Transaction]) -> dict[str, deque[Transaction]]:
    queues: dict[str, deque[Transaction]] = {}
    for place in sorted(new):
        queues.setdefault(place[0], deque()).append(new[place])
    return queues


def _in_causal_order(
    connection: Connection, queues: dict[str, deque[Transaction]], versions: dict[str, int]
) -> tuple[list[Transaction], list[Transaction]]:
    """Take from the queues whatever has its causes here; return that, and what has to wait."""
    ready: list[Transaction] = []
    heads: dict[str, str] = {}
    is_going_on = True
    while is_going_on:
        is_going_on = False
        for device in sorted(queues):
            queue = queues[device]
            while queue and _has_causes(queue[0], versions):
                one = queue.popleft()
                if device not in heads:
                    heads[device] = hash_at(connection, device, one.sequence - 1) or ""
                if not one.follows(heads[device]):
                    raise Unreadable(f"{device} {one.sequence} is not what was written then")
                heads[device], versions[device] = one.hash, one.sequence
                ready.append(one)
                is_going_on = True
    return ready, [one for queue in queues.values() for one in queue]


def _has_causes(one: Transaction, versions: Mapping[str, int]) -> bool:
    if one.sequence != versions.get(one.device, 0) + 1:
        return False
    return all(
        versions.get(device, 0) >= upto
        for device, upto in one.seen().items()
        if device != one.device
    )


def _write(
    connection: Connection, ready: list[Transaction], is_marked: bool, progress: Progress
) -> None:
    number = connection.execute("SELECT coalesce(max(number), 0) FROM journal_transaction")
    first = number.fetchone()[0] + 1
    came_with = first + len(ready) if is_marked else None
    for start in range(0, len(ready), _EVERY):
        progress(start, len(ready))
        some = list(enumerate(ready[start : start + _EVERY], start=first + start))
        connection.executemany(
            "INSERT INTO journal_transaction (number, device, sequence, clock, made_at, who,"
            " label, reverses, versions, hash, came_with) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            [(at, *one[:9], came_with) for at, one in some],
        )
        connection.executemany(
            "INSERT INTO journal_operation VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            _operation_rows(some),
        )


def _operation_rows(some: list[tuple[int, Transaction]]) -> Iterator[tuple[Any, ...]]:
    for number, transaction in some:
        for place, operation in enumerate(transaction.operations):
            yield (number, place, *operation)


def _waited(connection: Connection) -> list[Transaction]:
    found = connection.execute("SELECT content FROM waiting_transaction").fetchall()
    return [from_plain(json.loads(content)) for (content,) in found]


def _keep_waiting(connection: Connection, waiting: list[Transaction], *, is_all: bool) -> int:
    """Keep what has to wait, beside what waits already unless this `is_all`; return how many."""
    if is_all:
        connection.execute("DELETE FROM waiting_transaction")
    connection.executemany(
        "INSERT OR REPLACE INTO waiting_transaction VALUES (?, ?, ?, ?)",
        [(*one.place, one.hash, json.dumps(as_plain(one), ensure_ascii=False)) for one in waiting],
    )
    count = connection.execute("SELECT count(*) FROM waiting_transaction").fetchone()[0]
    if count > _MOST_WAITING:
        raise Unreadable("more is missing than can be waited for")
    return int(count)


def _erase(connection: Connection, ready: list[Transaction], touched: set[Key]) -> None:
    """Let go of the words that another copy disposed of, here too."""
    if connection.execute(
        "SELECT 1 FROM journal_operation WHERE table_name = 'disposal'"
    ).fetchone():
        numbers = [_number(connection, one) for one in ready if _disposes(one)]
        for erased, seen in disposals_in(connection, numbers):
            erase(connection, erased, seen)
        erase_late(connection, touched)


def _disposes(one: Transaction) -> bool:
    return any(operation.table == "disposal" for operation in one.operations)


def _number(connection: Connection, one: Transaction) -> int:
    found = connection.execute(
        "SELECT number FROM journal_transaction WHERE device = ? AND sequence = ?", one.place
    )
    return int(found.fetchone()[0])


def _touched(connection: Connection, ready: list[Transaction]) -> set[Key]:
    """Return the rows of what came in, and all of a meeting whose minutes it confirms."""
    touched = {(op.table, op.row_id) for one in ready for op in one.operations}
    confirmed = confirmed_in([op[:4] for one in ready for op in one.operations])
    return touched | set(rows_of_meetings(connection, confirmed))
