"""What two people changed and nobody has settled yet, as a screen shows it; and likely twins."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from chair_desk.records.frozen import frozen
from chair_desk.records.tables import BY_NAME
from chair_desk.services.desk import Desk
from chair_desk.services.joining import Twice, found_twice
from chair_desk.services.record_words import ANSWERS, Head, RecordWords, answers_of
from chair_desk.services.settling import WHOLE
from chair_desk.services.two_versions import Matter, Telling
from chair_desk.services.whole_files import write_whole
from chair_desk.store.differences import Difference, RowInTwo, Side

_Row = dict[str, Any]


@frozen(kw_only=True)
class Twins:
    """Two records that may be of one thing, and what each is called."""

    pair: Twice
    first: Head
    second: Head


def to_settle(desk: Desk) -> tuple[Matter, ...]:
    """Return all that waits to be settled, record by record."""
    found = sorted(desk.file.differences(), key=lambda one: (one.table, one.row_id, one.column))
    made = []
    for key, group in groupby(found, key=lambda one: (one.table, one.row_id)):
        made.append(_matter(desk, key, list(group)))
    return tuple(made)


def twins(desk: Desk) -> tuple[Twins, ...]:
    """Return the pairs that may be of one thing, without those that somebody said are two."""
    words, apart = RecordWords(desk), _apart(desk)
    return tuple(
        Twins(
            pair=pair,
            first=words.head(pair.table, pair.first),
            second=words.head(pair.table, pair.second),
        )
        for pair in found_twice(desk)
        if _key(pair) not in apart
    )


def leave_apart(desk: Desk, pair: Twice) -> None:
    """Note that two records are of two things, in the person's own folder.

    Raises:
        CannotDo: The note cannot be written.
    """
    path = _notes(desk)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, json.dumps(sorted({*_apart(desk), _key(pair)})))


def _apart(desk: Desk) -> set[str]:
    try:
        found = json.loads(_notes(desk).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    return {str(one) for one in found} if isinstance(found, list) else set()


def _notes(desk: Desk) -> Any:
    return desk.circumstances.home / "apart" / f"{desk.file.board_id}.json"


def _key(pair: Twice) -> str:
    return "/".join((pair.table, *sorted((pair.first, pair.second))))


# ---------------------------------------------------------------- matters


def _matter(desk: Desk, key: tuple[str, str], found: Sequence[Difference]) -> Matter:
    """Say one record in the versions of two people; yours is this person's, else what counts."""
    sides = {one.id: _sides(desk, one) for one in found}
    states: list[_Row | None] = [_now(desk, key) for _side in ("base", "yours", "theirs")]
    for one in found:
        yours, theirs = sides[one.id]
        for at, value in enumerate((_base(desk, one), one.ends[yours][2], one.ends[theirs][2])):
            states[at] = _put(states[at], one.column, value, is_base=at == 0)
    row = RowInTwo(
        table=key[0],
        row_id=key[1],
        side=Side.OPEN,
        base=states[0],
        yours=states[1],
        theirs=states[2],
        result=None,
        open=tuple(found),
    )
    mine = {one.ends[sides[one.id][0]][0]: one.ends[sides[one.id][0]][1] for one in found}
    first = found[0]
    yours, theirs = sides[first.id]
    made = Telling(desk, [row], mine).matter(row, _who(desk, first, theirs))
    turned = {one.id for one in found if sides[one.id][0] != len(one.ends) - 1}
    return _with(made, turned, you=_who(desk, first, yours))


def _with(made: Matter, turned: set[str], you: str) -> Matter:
    """Return a matter in which keeping means this person's version, though the other counts."""
    import dataclasses

    lines = tuple(
        dataclasses.replace(line, keep=line.take, take=line.keep)
        if line.difference_id in turned and made.kind == "edit"
        else line
        for line in made.lines
    )
    return dataclasses.replace(made, lines=lines, you=you)


def _sides(desk: Desk, one: Difference) -> tuple[int, int]:
    """Return which end is shown as yours and which as theirs."""
    last = len(one.ends) - 1
    own = [at for at in range(last + 1) if _who(desk, one, at) == desk.who]
    yours = own[-1] if own and len(own) <= last else last
    others = [at for at in range(last + 1) if at != yours]
    return yours, others[-1] if others else yours


def _who(desk: Desk, one: Difference, at: int) -> str:
    device, sequence, _value = one.ends[at]
    return desk.file.written_by(device, sequence)[0]


def _now(desk: Desk, key: tuple[str, str]) -> _Row | None:
    table, row_id = key
    if desk.get(BY_NAME[table].record_class, row_id) is None:
        return None
    return {
        column.name: desk.file.stored_value(table, row_id, column.name) for column in BY_NAME[table]
    }


def _base(desk: Desk, one: Difference) -> Any:
    """Return what stood there before either changed it, as far as the history says."""
    column, _dot, answer = one.column.partition(".")
    was: list[Any] = []
    changes = desk.file.record_changes(one.table, one.row_id)
    for device, sequence, _value in one.ends:
        for change in changes:
            if (change.device, change.sequence) == (device, sequence) and column in change.columns:
                value = change.columns[column][0]
                was.append(answers_of(value).get(answer) if answer else value)
    return was[0] if was else None


def _put(state: _Row | None, column: str, value: Any, *, is_base: bool) -> _Row | None:
    base, _dot, answer = column.partition(".")
    if base == WHOLE:
        if is_base:
            return state
        return _whole(state, value)
    changed = dict(state or {})
    if answer:
        answers = dict(answers_of(changed.get(ANSWERS)))
        answers[answer] = value
        changed[ANSWERS] = json.dumps(answers, ensure_ascii=False)
    else:
        changed[base] = value
    return changed


def _whole(state: _Row | None, value: Any) -> _Row | None:
    if value is None:
        return None
    try:
        found = json.loads(str(value))
    except ValueError:
        return state
    return {**(state or {}), **found} if isinstance(found, Mapping) else state
