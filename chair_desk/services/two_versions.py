"""What two people changed, as a screen shows it: what is settled, and what waits for a choice.

Before a copy is brought in this is made of its preview, afterwards of what is still open. Both
give the same `Matter`, so that one screen serves for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from chair_desk.records.columns import Kind
from chair_desk.records.frozen import frozen
from chair_desk.records.joining_text import pieces
from chair_desk.records.tables import BY_NAME
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import Preview
from chair_desk.services.record_words import (
    ANSWERS,
    PLACE,
    Head,
    RecordWords,
    answers_of,
    topic_of,
)
from chair_desk.services.settling import Choice
from chair_desk.store.differences import Difference, RowInTwo, Side
from chair_desk.words import _

WHOLE = "*"
_MOST_LINES = 12
_ALWAYS = ("owner_id", "person_id")


@frozen(kw_only=True)
class Line:
    """One thing of a record in three versions, in words.

    `difference_id` is empty where nobody need choose. Prose is cut into parts, one line each, of
    which only those with `is_disputed` are chosen; `settled` is what a part says that is not.
    `keep` and `take` are the choices that mean yours and theirs.
    """

    label: str
    base: str
    yours: str
    theirs: str
    difference_id: str = ""
    is_disputed: bool = False
    is_prose: bool = False
    can_mix: bool = False
    settled: str = ""
    keep: Choice = Choice(keep=True)
    take: Choice = Choice(take=True)


@frozen(kw_only=True)
class Matter:
    """One record that both changed. `kind` is "edit", or why all of it is in question.

    Kinds: "edit", "delete", "needed", "late", "left out". `when` and `who` are of each side's
    change where they are known. `what` says in a few words what is in question.
    """

    key: tuple[str, str]
    head: Head
    kind: str
    what: str
    lines: tuple[Line, ...]
    ids: tuple[str, ...]
    who: str
    yours_at: datetime | None = None
    theirs_at: datetime | None = None
    you: str = ""

    @property
    def can_mix(self) -> bool:
        """Say whether it can be chosen line by line."""
        disputed = [line for line in self.lines if line.is_disputed]
        return self.kind == "edit" and (len(disputed) > 1 or any(one.can_mix for one in disputed))


@frozen(kw_only=True)
class Group:
    """Records of one part of the board that only one side changed, by what they are called."""

    topic: str
    titles: tuple[str, ...]


@frozen(kw_only=True)
class Seen:
    """All that bringing in a copy would do, ready to be shown."""

    who: str
    new: int
    waiting: int
    both: tuple[Matter, ...]
    settled: tuple[Group, ...]
    theirs: tuple[Group, ...]
    yours: tuple[Group, ...]
    warnings: tuple[str, ...] = ()

    @property
    def by_themselves(self) -> int:
        """How many records come in with nobody choosing."""
        return sum(len(group.titles) for group in (*self.theirs, *self.settled))


class Telling:
    """Makes matters of records in two versions; `mine` says how far this copy had come."""

    def __init__(
        self,
        desk: Desk,
        rows: Sequence[RowInTwo],
        mine: Mapping[str, int],
        written: Mapping[tuple[str, int], datetime] | None = None,
    ) -> None:
        """Take the board, all records, the versions of this copy, and when others were written."""
        also = {
            (row.table, row.row_id): values
            for row in rows
            if (values := row.result or row.theirs or row.yours or row.base) is not None
        }
        self.words = RecordWords(desk, also)
        self._desk = desk
        self._mine = mine
        self._written = written or {}

    def matter(self, row: RowInTwo, who: str) -> Matter:
        """Return one open record as it is shown."""
        values = row.yours or row.theirs or row.base or {}
        whole = next((one for one in row.open if one.column == WHOLE), None)
        kind = "edit" if whole is None else whole.kind
        lines = self._lines(row) if whole is None else self._whole_lines(row, whole)
        yours_at, theirs_at = self._times(row.open)
        return Matter(
            key=(row.table, row.row_id),
            head=self.words.head(row.table, row.row_id, values),
            kind=kind,
            what=_what(lines, kind),
            lines=tuple(lines),
            ids=tuple(one.id for one in row.open),
            who=who,
            you=self._desk.who,
            yours_at=yours_at,
            theirs_at=theirs_at,
        )

    def groups(self, rows: Iterable[RowInTwo]) -> tuple[Group, ...]:
        """Return records by the part of the board they are of, the largest part first."""
        by_topic: dict[str, list[str]] = {}
        for row in rows:
            values = row.result or row.theirs or row.yours or row.base
            head = self.words.head(row.table, row.row_id, values)
            title = f"{head.reference} {head.title}".strip()
            if row.result is None:
                title = _("{title}, deleted").format(title=title)
            by_topic.setdefault(topic_of(row.table), []).append(title)
        made = [Group(topic=topic, titles=tuple(titles)) for topic, titles in by_topic.items()]
        return tuple(sorted(made, key=lambda group: -len(group.titles)))

    # -------------------------------------------------------------- lines

    def _lines(self, row: RowInTwo) -> list[Line]:
        """Return what is in question first, then what only one changed, then who it is of."""
        found: list[Line] = []
        for one in row.open:
            found += self._open_lines(row, one)
        told = {one.column.partition(".")[0] for one in row.open}
        states = [dict(state or {}) for state in (row.base, row.yours, row.theirs)]
        for column in BY_NAME[row.table]:
            values = [state.get(column.name) for state in states]
            differs = len(set(map(str, values))) > 1
            if column.name not in told and (differs or (column.name in _ALWAYS and any(values))):
                said = [self._value(row, column.name, value) for value in values]
                found.append(self._line(row, column.name, said))
        return found[:_MOST_LINES]

    def _line(self, row: RowInTwo, column: str, said: Sequence[str]) -> Line:
        base, yours, theirs = said
        label = self.words.label(row.table, column, row.yours or row.theirs)
        return Line(label=label, base=base, yours=yours, theirs=theirs)

    def _open_lines(self, row: RowInTwo, one: Difference) -> list[Line]:
        base, _dot, answer = one.column.partition(".")
        values = [_at(state, base, answer) for state in (row.base, row.yours, row.theirs)]
        label = self.words.label(row.table, one.column, row.yours or row.theirs)
        if base != ANSWERS and _is_prose(row.table, base) and all(map(bool, values[1:])):
            return _prose_lines(label, [str(value or "") for value in values], one.id)
        said = [self._value(row, one.column, value) for value in values]
        return [
            Line(
                label=label,
                base=said[0],
                yours=said[1],
                theirs=said[2],
                difference_id=one.id,
                is_disputed=True,
                can_mix=_can_mix(row.table, base, answer),
                is_prose=_is_prose(row.table, base),
            )
        ]

    def _value(self, row: RowInTwo, column: str, value: Any) -> str:
        if column == PLACE and value:
            return self._placed(row, str(value))
        return self.words.value(row.table, column, value)

    def _placed(self, row: RowInTwo, place: str) -> str:
        """Say after which other record of its list one stands."""
        parent = next((name for name in ("item_id", "meeting_id") if name in (row.yours or {})), "")
        record_class: type[Any] = BY_NAME[row.table].record_class
        wanted: dict[str, Any] = {parent: (row.yours or {})[parent]} if parent else {}
        before = [
            other
            for other in self._desk.rows(record_class, **wanted)
            if str(getattr(other, PLACE)) < place and str(getattr(other, "id", "")) != row.row_id
        ]
        if not before:
            return _("First")
        last: Any = max(before, key=lambda other: str(getattr(other, PLACE)))
        return _("After “{title}”").format(title=self.words.head(row.table, last.id).title)

    def _whole_lines(self, row: RowInTwo, one: Difference) -> list[Line]:
        """Return a record of which all is in question: deleted here, edited there; or too late."""
        gone = _("Deleted")
        lines: list[Line] = []
        states = (row.base, row.yours, row.theirs)
        for column in BY_NAME[row.table]:
            values = [dict(state or {}).get(column.name) for state in states]
            if not any(values) or len({str(value) for value in values}) == 1:
                continue
            said = [
                gone if state is None and at else self._value(row, column.name, value)
                for at, (state, value) in enumerate(zip(states, values, strict=True))
            ]
            lines.append(self._line(row, column.name, said))
        keep, take = _whole_choices(row, one)
        first = lines[0] if lines else self._line(row, BY_NAME[row.table].columns[0].name, [""] * 3)
        shown = [first, *lines[1:_MOST_LINES]]
        disputed = Line(
            label=shown[0].label,
            base=shown[0].base,
            yours=shown[0].yours,
            theirs=shown[0].theirs,
            difference_id=one.id,
            is_disputed=True,
            keep=keep,
            take=take,
        )
        return [disputed, *shown[1:]]

    def _times(self, found: Sequence[Difference]) -> tuple[datetime | None, datetime | None]:
        yours: datetime | None = None
        theirs: datetime | None = None
        for one in found:
            for device, sequence, _value in one.ends:
                at = self._desk.file.written_by(device, sequence)[1]
                at = at or self._written.get((device, sequence))
                if self._mine.get(device, 0) >= sequence:
                    yours = at or yours
                else:
                    theirs = at or theirs
        return yours, theirs


def _at(state: Mapping[str, Any] | None, column: str, answer: str) -> Any:
    value = (state or {}).get(column)
    return answers_of(value).get(answer) if answer else value


def _is_prose(table: str, column: str) -> bool:
    return column != ANSWERS and BY_NAME[table].column(column).kind is Kind.TEXT


def _can_mix(table: str, base: str, answer: str) -> bool:
    column = BY_NAME[table].column(base)
    if base == PLACE:
        return False
    is_words = column.kind in {Kind.LINE, Kind.TEXT} and column.python_type is str
    return bool(answer) or (is_words and not column.choices and base != "reference")


def _prose_lines(label: str, texts: Sequence[str], difference_id: str) -> list[Line]:
    """Cut a text into stretches beside each other; those that nobody disputes say so."""
    base, yours, theirs = texts
    found: list[Line] = []
    for piece in pieces(base, yours, theirs):
        parts = ["".join(part) for part in (piece.base, piece.first, piece.second)]
        found.append(
            Line(
                label=label if not found else "",
                base=parts[0],
                yours=parts[1],
                theirs=parts[2],
                difference_id=difference_id,
                is_disputed=piece.is_disputed,
                is_prose=True,
                can_mix=True,
                settled="" if piece.is_disputed else "".join(piece.joined),
            )
        )
    return found


def _whole_choices(row: RowInTwo, one: Difference) -> tuple[Choice, Choice]:
    """Return what keeping yours and taking theirs mean where all of a record is in question."""
    if one.kind in {"late", "left out"}:
        return Choice(keep=True), Choice(correct=True)
    if row.yours is None:
        return Choice(remove=True), Choice(keep=True)
    return Choice(keep=True), Choice(remove=True)


def _what(lines: Sequence[Line], kind: str) -> str:
    """Say in a few words what is in question."""
    if kind in {"delete", "needed"}:
        return _("Deleted by one, changed by the other")
    if kind in {"late", "left out"}:
        return _("Too late for confirmed minutes")
    labels: list[str] = []
    for line in lines:
        if line.is_disputed and line.label and line.label not in labels:
            labels.append(line.label)
    told = [label if at == 0 else label.lower() for at, label in enumerate(labels)]
    return _(" and ").join(told[:2]) if told else _("the wording")


def see(desk: Desk, found: Preview, mine: Mapping[str, int]) -> Seen:
    """Return what a preview found as it is shown; `mine` says how far this copy had come."""
    telling = Telling(desk, found.rows, mine, found.written)
    return Seen(
        who=found.who,
        new=found.new,
        waiting=found.waiting,
        both=tuple(telling.matter(row, found.who) for row in found.on(Side.OPEN)),
        settled=telling.groups(found.on(Side.SETTLED)),
        theirs=telling.groups(found.on(Side.THEIRS)),
        yours=telling.groups(found.on(Side.YOURS)),
        warnings=found.warnings,
    )
