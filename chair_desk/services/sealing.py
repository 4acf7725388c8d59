"""Seals of confirmed minutes: a text, its hash, and a chain over the seals before.

Each seal keeps the canonical text, so that an alteration is not only noticed but found. The
chain shows a seal that was taken out between two others. One cut off at the end is found by
comparing with a counter-copy: a backup, a hand-over, or the signs printed on the signed minutes.
"""

from __future__ import annotations

import enum
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.safekeeping import Seal
from chair_desk.services.canonical import canonical_text
from chair_desk.services.disposed import ids_disposed, is_same_but_for, seals_disposed
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.services.desk import Desk, Step

HEAD_SIGNS: Final = 12
_GROUP = 4
_MOST_PLACES = 12


class Verdict(enum.StrEnum):
    """What a look at the seal of one set of minutes found."""

    INTACT = "intact"
    ALTERED = "altered"
    CUT_OFF = "cut_off"
    UNSEALED = "unsealed"


@frozen(kw_only=True)
class SealCheck:
    """One set of minutes: its meeting, the signs of its seal, the verdict, and where."""

    meeting_id: str
    title: str
    head: str
    verdict: Verdict
    places: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Say the verdict."""
        if self.verdict is Verdict.INTACT:
            return _("{title}: intact, seal {head}.").format(title=self.title, head=self.head)
        if self.verdict is Verdict.UNSEALED:
            return _("{title}: confirmed before seals were made.").format(title=self.title)
        if self.verdict is Verdict.CUT_OFF:
            return _("{title}: sealed as {head}, and cut off here.").format(
                title=self.title, head=self.head
            )
        where = " ".join(self.places)
        return _("{title}: altered. {where}").format(title=self.title, where=where).strip()


def seals(desk: Desk) -> list[Seal]:
    """Return the seals of a board, first to last."""
    return desk.rows(Seal, order=("number", "made_on", "id"))


def seal_minutes(desk: Desk, step: Step, meeting_id: str) -> Seal:
    """Seal the minutes of a meeting as they stand; the caller holds the change."""
    text = canonical_text(desk, meeting_id)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    known = seals(desk)
    before = known[-1].chain if known else ""
    seal = Seal(
        id=desk.new_id(),
        meeting_id=meeting_id,
        number=known[-1].number + 1 if known else 1,
        made_on=desk.today(),
        sha256=sha256,
        before=before,
        chain=chain_of(before, sha256),
        text=text,
    )
    step.insert(seal)
    return seal


def chain_of(before: str, sha256: str) -> str:
    """Return the hash that chains a text's hash to the seal before."""
    return hashlib.sha256(f"{before}\n{sha256}".encode()).hexdigest()


def head_of(desk: Desk, meeting_id: str) -> str:
    """Return the signs of a seal as they are printed, in groups of four; "" where is none."""
    found = desk.rows(Seal, meeting_id=meeting_id)
    return _head(found[-1]) if found else ""


def _head(seal: Seal) -> str:
    signs = seal.chain[:HEAD_SIGNS]
    return " ".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))


def look_at_seals(desk: Desk, against: Desk | None = None) -> list[SealCheck]:
    """Look at the seal of each set of confirmed minutes, by the day of the meeting.

    `against` is a counter-copy of the board: what it has sealed and this has not was cut off.
    """
    own = seals(desk)
    by_meeting = {seal.meeting_id: seal for seal in own}
    chains = {seal.chain for seal in own} | seals_disposed(desk)
    found = [
        _look(desk, meeting, by_meeting.get(meeting.id), chains)
        for meeting in desk.rows(
            Meeting, state=MeetingState.CONFIRMED, order=("held_on", "starts", "id")
        )
    ]
    if against is not None:
        found += _cut_off(desk, against)
    return found


def faults_of_seals(desk: Desk, against: Desk | None = None) -> list[str]:
    """Return a sentence for each set of minutes that is not as it was sealed."""
    sound = (Verdict.INTACT, Verdict.UNSEALED)
    return [one.sentence for one in look_at_seals(desk, against) if one.verdict not in sound]


def _look(desk: Desk, meeting: Meeting, seal: Seal | None, chains: set[str]) -> SealCheck:
    title = _title(meeting)
    if seal is None:
        verdict = Verdict.UNSEALED
        places: tuple[str, ...] = ()
        if seals(desk) and meeting.confirmed_hash and _is_after_first(desk, meeting):
            verdict, places = Verdict.ALTERED, (_("Its seal was taken out."),)
        return SealCheck(
            meeting_id=meeting.id, title=title, head="", verdict=verdict, places=places
        )
    places = tuple(_places(desk, meeting, seal, chains))[:_MOST_PLACES]
    verdict = Verdict.ALTERED if places else Verdict.INTACT
    return SealCheck(
        meeting_id=meeting.id, title=title, head=_head(seal), verdict=verdict, places=places
    )


def _is_after_first(desk: Desk, meeting: Meeting) -> bool:
    first = min((seal.made_on for seal in seals(desk) if seal.made_on), default=None)
    return bool(first and meeting.confirmed_on and meeting.confirmed_on > first)


def _places(desk: Desk, meeting: Meeting, seal: Seal, chains: set[str]) -> Iterator[str]:
    if hashlib.sha256(seal.text.encode()).hexdigest() != seal.sha256:
        yield _("The text kept with the seal was altered.")
    if chain_of(seal.before, seal.sha256) != seal.chain:
        yield _("The seal itself was altered.")
    if seal.before and seal.before not in chains:
        yield _("The seal before it was taken out.")
    if meeting.confirmed_hash and meeting.confirmed_hash != seal.sha256:
        yield _("The hash kept with the meeting is another.")
    text = canonical_text(desk, meeting.id)
    if not is_same_but_for(seal.text, text, ids_disposed(desk)):
        yield from _differences(seal.text, text)


def _differences(sealed: str, now: str) -> Iterator[str]:
    """Say which rows and columns differ, as the labels of the record have it."""
    try:
        then = json.loads(sealed)
    except ValueError:
        return
    current = json.loads(now)
    for table in sorted(then.keys() | current.keys()):
        before, after = _rows(then.get(table)), _rows(current.get(table))
        for row_id in sorted(before.keys() | after.keys()):
            yield from _row_differences(table, before.get(row_id), after.get(row_id))


def _rows(found: Any) -> dict[str, Mapping[str, Any]]:
    rows = found if isinstance(found, list) else [found] if isinstance(found, dict) else []
    return {str(row.get("id", "")): row for row in rows if isinstance(row, dict)}


def _row_differences(
    table: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> Iterator[str]:
    from chair_desk.records.tables import BY_NAME

    known = BY_NAME.get(table)
    label = _(known.label) if known is not None else table
    if before is None:
        yield _("Added to {table}.").format(table=label)
    elif after is None:
        yield _("Taken out of {table}.").format(table=label)
    else:
        labels = {column.name: _(column.label) for column in known or ()}
        for name in sorted(before.keys() | after.keys()):
            if before.get(name) != after.get(name):
                yield _("{table}, {column}: “{then}” became “{now}”.").format(
                    table=label,
                    column=labels.get(name, name),
                    then=_short(before.get(name)),
                    now=_short(after.get(name)),
                )


def _short(value: Any) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= 60 else text[:59] + "…"  # noqa: PLR2004  a line of a screen


def _cut_off(desk: Desk, against: Desk) -> Iterator[SealCheck]:
    """Yield what the counter-copy has sealed and this board has not, or has otherwise."""
    own = {seal.id: seal for seal in seals(desk)}
    went = seals_disposed(desk)
    for seal in seals(against):
        mine = own.get(seal.id)
        if seal.chain in went:
            continue
        if mine is not None and mine.chain == seal.chain:
            continue
        meeting = against.get(Meeting, seal.meeting_id)
        title = _title(meeting) if meeting is not None else _("Minutes")
        if mine is None:
            yield SealCheck(
                meeting_id=seal.meeting_id, title=title, head=_head(seal), verdict=Verdict.CUT_OFF
            )
        else:
            place = _("The counter-copy has the seal {head}.").format(head=_head(seal))
            yield SealCheck(
                meeting_id=seal.meeting_id,
                title=title,
                head=_head(mine),
                verdict=Verdict.ALTERED,
                places=(place,),
            )


def _title(meeting: Meeting) -> str:
    return _("Minutes of {date}").format(date=full_day(meeting.held_on))
