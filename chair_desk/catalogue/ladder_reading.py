"""Read a ladder from TOML."""

from __future__ import annotations

from dataclasses import replace

from chair_desk.catalogue.ladders import Ladder, Puzzle, Rung
from chair_desk.catalogue.rank_text import plain
from chair_desk.catalogue.toml_reading import Part, parse, refuse_twice
from chair_desk.records.levels import TOP_LEVEL
from chair_desk.records.people import OrganisationKind
from chair_desk.words import _


def read_ladder(text: str, file: str) -> Ladder:
    """Read a ladder from TOML.

    Raises:
        CatalogueError: Naming the file, the key and the reason.
    """
    with Part(file, parse(text, file)) as part:
        rungs = _rungs(part)
        source = part.words("source", "")
        first = Ladder(
            name=part.words("name"),
            label=part.words("label"),
            kinds=_kinds(part),
            counts_from=part.words("counts_from"),
            rungs=rungs,
            prefixes=part.list_of_words("prefixes", ()),
            acting=part.list_of_words("acting", ()),
            puzzles=tuple(_read_puzzle(one, rungs) for one in part.parts("unsorted")),
            rank_decides=part.yes_no("rank_decides", default=False),
            source=source,
            checked=part.yes_no("checked") if source else False,
        )
        return replace(first, later=_later(part, first))


def _later(part: Part, first: Ladder) -> tuple[Ladder, ...]:
    """Read the ladders that follow, written as [[version]] with `from`.

    A version says all its rungs; what else it leaves out stays as it was in the one before.
    """
    made: list[Ladder] = []
    for one in part.parts("version"):
        before = made[-1] if made else first
        made.append(_version(one, before))
        day, last = made[-1].starts_on, before.starts_on
        if day is None:
            raise one.fault("from", _("is missing"))
        if last is not None and day <= last:
            raise one.fault("from", _("this is not after the version before"))
    return tuple(made)


def _version(part: Part, before: Ladder) -> Ladder:
    with part:
        rungs = _rungs(part)
        return replace(
            before,
            starts_on=part.day("from"),
            counts_from=part.words("counts_from", before.counts_from),
            rungs=rungs,
            prefixes=part.list_of_words("prefixes", before.prefixes),
            acting=part.list_of_words("acting", before.acting),
            puzzles=tuple(_read_puzzle(one, rungs) for one in part.parts("unsorted")),
            rank_decides=part.yes_no("rank_decides", default=before.rank_decides),
            source=part.words("source", before.source),
        )


def _kinds(part: Part) -> tuple[OrganisationKind, ...]:
    kinds = []
    for name in part.list_of_words("kinds"):
        if name not in tuple(OrganisationKind):
            raise part.fault("kinds", _("“{name}” is no kind of partner").format(name=name))
        kinds.append(OrganisationKind(name))
    return tuple(kinds)


def _rungs(part: Part) -> tuple[Rung, ...]:
    parts = part.parts("rung", least=2)
    rungs: list[Rung] = []
    for one in parts:
        rungs.append(_rung(one, rungs[-1] if rungs else None))
    refuse_twice(parts, "title", [rung.title for rung in rungs])
    _refuse_shared_names(parts, rungs)
    return tuple(rungs)


def _rung(part: Part, above: Rung | None) -> Rung:
    with part:
        lowest = above.step if above else 0
        rung = Rung(
            title=part.words("title"),
            level=part.number("level", least=1),
            step=part.number("step", above.step + 1 if above else 0, least=lowest),
            abbreviations=part.list_of_words("abbreviations", ()),
            also=part.list_of_words("also", ()),
            begins=part.list_of_words("begins", ()),
        )
        if rung.level > TOP_LEVEL:
            raise part.fault("level", _("a level is a whole number from 1 to 5"))
        if above and rung.level > above.level:
            raise part.fault("level", _("this is above the level of the rung before"))
        if rung.step > (above.step + 1 if above else 0):
            raise part.fault("step", _("a step is left out"))
        return rung


def _refuse_shared_names(parts: list[Part], rungs: list[Rung]) -> None:
    seen: dict[str, Rung] = {}
    for part, rung in zip(parts, rungs, strict=True):
        for name in rung.names:
            other = seen.setdefault(plain(name), rung)
            if other is not rung:
                reason = _("“{name}” stands for “{other}” too")
                raise part.fault("abbreviations", reason.format(name=name, other=other.title))


def _read_puzzle(part: Part, rungs: tuple[Rung, ...]) -> Puzzle:
    with part:
        puzzle = Puzzle(
            title=part.words("title"),
            reason=part.words("reason"),
            candidates=part.list_of_words("candidates", ()),
        )
        titles = [rung.title for rung in rungs]
        if plain(puzzle.title) in {plain(name) for rung in rungs for name in rung.names}:
            raise part.fault("title", _("a rung of this ladder is called that"))
        for candidate in puzzle.candidates:
            if candidate not in titles:
                reason = _("no rung is called “{name}”").format(name=candidate)
                raise part.fault("candidates", reason)
        return puzzle
