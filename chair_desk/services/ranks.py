"""From a rank or a job title to one of the five levels, by the partner's ladder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chair_desk.catalogue.ladders import Ladder, Sorted
from chair_desk.catalogue.rank_text import plain
from chair_desk.records.agreed_ranks import AgreedRank
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import LEVEL_WORDS, TOP_LEVEL, level_words
from chair_desk.records.people import Appointment, Organisation, Seat, SeatKind
from chair_desk.services.desk import Desk, Step
from chair_desk.words import _


@frozen(kw_only=True)
class RankReading:
    """What a rank came to. Without a level, `reason` says why and `candidates` what it may be.

    `title` is the rung it stands on, in full; `is_acting` for temporary and acting holders;
    `is_settled` where the board said once what the title comes to; `is_asked` where a title
    is written on a ladder that cannot sort it.
    """

    level: int | None = None
    title: str = ""
    is_acting: bool = False
    is_settled: bool = False
    is_asked: bool = False
    reason: str = ""
    candidates: tuple[str, ...] = ()


def ladder_of(
    desk: Desk, organisation: Organisation | None, on: date | None = None
) -> Ladder | None:
    """Return the ladder of a partner as it stands on a day: today, where none is given.

    Nothing where its people are not ranked.
    """
    if organisation is None or not organisation.ladder:
        return None
    if organisation.ladder not in desk.shelf.ladder_names():
        return None
    return desk.shelf.ladder(organisation.ladder).on(on or desk.today())


def read_rank(
    desk: Desk,
    organisation: Organisation | None,
    seat: Seat,
    *,
    rank: str,
    post: str,
    on: date | None = None,
) -> RankReading:
    """Sort a rank on the ladder of a partner; where the rank is empty, the post has to do.

    The ladder is that of the day, and so is what the board settled; today by default.

    Nobody is ranked who speaks for no command line: a lay member, an adviser, staff.
    """
    if seat.kind is not SeatKind.MEMBER or organisation is None:
        return RankReading(reason=_("This seat is not ranked."))
    ladder = ladder_of(desk, organisation, on)
    if ladder is None:
        return RankReading(reason=_("This partner has no ladder of ranks."))
    settled = settled_level(desk, ladder.name, rank or post, on)
    if settled is not None:
        return RankReading(level=settled, title=(rank or post).strip(), is_settled=True)
    found = ladder.sort(rank or post)
    if isinstance(found, Sorted):
        return RankReading(level=found.level, title=found.rung.title, is_acting=found.is_acting)
    is_asked = bool((rank or post).strip())
    return RankReading(
        reason=found.reason,
        is_asked=is_asked,
        candidates=tuple(rung.title for rung in found.candidates) if is_asked else (),
    )


def reading_words(desk: Desk, organisation: Organisation | None, reading: RankReading) -> str:
    """Say what a rank came to, or what it may be and that it is asked only once.

    As "Superintendent, acting: must refer back, level 2 of 5; four steps below chief constable,
    the fifth rank counting the chief constable as first".
    """
    if reading.level is None:
        return _asking_words(reading)
    if reading.is_settled:
        said = _("{title}: {words}, level {level} of {top}, as this board settled it.")
        return said.format(title=reading.title, **_level_said(reading.level))
    title = _("{title}, acting").format(title=reading.title) if reading.is_acting else reading.title
    said = _("{title}: {words}, level {level} of {top}")
    parts = [said.format(title=title, **_level_said(reading.level))]
    ladder = ladder_of(desk, organisation)
    if ladder is not None and reading.title in {rung.title for rung in ladder.rungs}:
        parts.append(ladder.steps_words(ladder.rung(reading.title)))
    return "; ".join(parts) + "."


def _level_said(level: int) -> dict[str, str]:
    words = level_words(level)
    return {"words": words[:1].lower() + words[1:], "level": str(level), "top": str(TOP_LEVEL)}


def _asking_words(reading: RankReading) -> str:
    """Say why a title has no level, what it may be, and that the answer is remembered."""
    if not reading.is_asked:
        return reading.reason
    said = [reading.reason]
    if reading.candidates:
        said.append(_("It may be: {titles}.").format(titles=", ".join(reading.candidates)))
    said.append(_("Choose the level once: the board remembers it for this title."))
    return " ".join(said)


def level_choices(
    desk: Desk, organisation: Organisation | None, on: date | None = None
) -> list[tuple[int, str]]:
    """Return the five levels with their words and the first ranks of the ladder at each."""
    ladder = ladder_of(desk, organisation, on)
    choices = []
    for level, words in LEVEL_WORDS.items():
        said = f"{level}. {_(words)}"
        titles = [rung.title for rung in ladder.at_level(level)[:2]] if ladder else []
        choices.append((level, f"{said} ({', '.join(titles)})" if titles else said))
    return choices


def level_on(
    desk: Desk, row: Appointment, seat: Seat, organisation: Organisation | None, on: date
) -> int | None:
    """Return the level of an appointment on a day, where its ladder changed since it began.

    A level that a person gave otherwise than the ladder did stays as it was given.
    """
    if organisation is None or organisation.ladder not in desk.shelf.ladder_names(dated=True):
        return row.level
    began = row.starts_on or desk.today()
    if ladder_of(desk, organisation, began) is ladder_of(desk, organisation, on):
        return row.level
    asked = {"rank": row.rank, "post": row.post}
    if read_rank(desk, organisation, seat, on=began, **asked).level != row.level:
        return row.level
    return read_rank(desk, organisation, seat, on=on, **asked).level


def steps_of_ranks(
    desk: Desk, organisation: Organisation | None, ranks: Sequence[str], on: date | None = None
) -> list[str]:
    """Say of each rank how many steps below the top it stands, and from where that counts.

    As "Superintendent: four steps below chief constable, the fifth rank counting the chief
    constable as first". A rank that does not sort is left out; the highest comes first.
    """
    ladder = ladder_of(desk, organisation, on)
    if ladder is None:
        return []
    found = (ladder.sort(rank) for rank in dict.fromkeys(ranks) if rank)
    rungs = {one.rung for one in found if isinstance(one, Sorted)}
    return [
        _("{rank}: {steps}").format(rank=rung.title, steps=ladder.steps_words(rung))
        for rung in sorted(rungs, key=lambda rung: rung.step)
    ]


def settled_level(desk: Desk, ladder: str, title: str, on: date | None = None) -> int | None:
    """Return the level this board settled for a title, as it stands on a day, or nothing.

    For days before it was first settled, what was said then has to do: nobody is asked twice.
    """
    words = plain(title)
    rows = desk.rows(AgreedRank, ladder=ladder, words=words) if words else []
    rows.sort(key=lambda row: (row.starts_on or date.min, row.id))
    day = on or desk.today()
    begun = [row for row in rows if row.starts_on is None or row.starts_on <= day]
    known = begun[-1:] or rows[:1]
    return known[0].level if known else None


def remember_rank(desk: Desk, step: Step, ladder: Ladder, title: str, level: int) -> None:
    """Remember what a person said a title comes to, where the ladder says nothing or otherwise.

    It counts from today on; a second answer on the same day corrects the first.
    """
    found = ladder.sort(title)
    words = plain(title)
    is_known = isinstance(found, Sorted) and found.level == level
    if not words or settled_level(desk, ladder.name, title) == level:
        return
    if is_known and not desk.rows(AgreedRank, ladder=ladder.name, words=words):
        return
    same_day = desk.rows(AgreedRank, ladder=ladder.name, words=words, starts_on=desk.today())
    if same_day:
        step.update(AgreedRank, same_day[0].id, level=level)
        return
    step.insert(
        AgreedRank(
            id=desk.new_id(), ladder=ladder.name, words=words, level=level, starts_on=desk.today()
        )
    )
