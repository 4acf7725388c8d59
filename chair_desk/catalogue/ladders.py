"""Ladders of ranks: which post stands where, and at which of the five levels it can agree.

A ladder always says from where it counts, since "five ranks below" means nothing without it.
What it cannot sort it says so; it never guesses a level.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from chair_desk.catalogue import rank_text
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import count_words
from chair_desk.records.people import OrganisationKind
from chair_desk.words import N_, _

_ORDINALS = (
    N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth"), N_("sixth"),
    N_("seventh"), N_("eighth"), N_("ninth"), N_("tenth"), N_("eleventh"), N_("twelfth"),
)  # fmt: skip


@frozen(kw_only=True)
class Rung:
    """A post on a ladder. `step` counts down from 0 at the top; two posts may share a step.

    `also` are other full titles; a longer title may start with one of `begins` ("Head of").
    """

    title: str
    level: int
    step: int
    abbreviations: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()

    @property
    def short(self) -> str:
        """Return the usual abbreviation, or the title where there is none."""
        return self.abbreviations[0] if self.abbreviations else self.title

    @property
    def names(self) -> tuple[str, ...]:
        """Return everything that this post is called in full or in short."""
        return (self.title, *self.also, *self.abbreviations)


@frozen(kw_only=True)
class Puzzle:
    """A title that hides the rank, why it does, and the rungs it may stand for."""

    title: str
    reason: str
    candidates: tuple[str, ...]


@frozen(kw_only=True)
class Sorted:
    """A rank found on its ladder. `is_acting` for temporary, acting and interim holders."""

    rung: Rung
    is_acting: bool = False

    @property
    def level(self) -> int:
        """Return the level of the rung; an acting rank acts with the whole of it."""
        return self.rung.level


@frozen(kw_only=True)
class Unsorted:
    """A rank that could not be sorted, why, and the rungs a person may choose from."""

    reason: str
    candidates: tuple[Rung, ...] = ()

    @property
    def level(self) -> None:
        """Return nothing: an unknown level is never guessed."""
        return


@dataclass(frozen=True)
class Ladder:
    """The ranks of one sort of agency, top first.

    `later` are the ladders that take its place, each from its `starts_on`, earliest first: a rank
    is read by the ladder of its day, and what was read before stays. `prefixes` ("Detective",
    "D/") leave the rank as it is; `acting` ("T/", "Interim") too, and
    say that the holder is acting. With `rank_decides` a rank stands wherever it is in a title.
    """

    name: str
    label: str
    kinds: tuple[OrganisationKind, ...]
    counts_from: str
    rungs: tuple[Rung, ...]
    prefixes: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()
    puzzles: tuple[Puzzle, ...] = ()
    rank_decides: bool = False
    source: str = ""
    checked: bool = False
    starts_on: date | None = None
    later: tuple[Ladder, ...] = ()

    def on(self, day: date | None) -> Ladder:
        """Return the ladder as it stands on a day; with no day, as it stands last."""
        begun = [one for one in self.later if day is None or (one.starts_on or day) <= day]
        return begun[-1] if begun else self

    def at_level(self, level: int) -> tuple[Rung, ...]:
        """Return the rungs of one level, top first."""
        return tuple(rung for rung in self.rungs if rung.level == level)

    def rung(self, title: str) -> Rung:
        """Return the rung of this title, or raise KeyError."""
        return {rung.title: rung for rung in self.rungs}[title]

    def sort(self, text: str) -> Sorted | Unsorted:
        """Find the rung that a rank or job title stands on, or say why it cannot be told."""
        parts = rank_text.segments(text)
        if not parts:
            return Unsorted(reason=_("No rank is written."), candidates=self.rungs)
        if puzzle := self._puzzle(" ".join(parts)):
            return puzzle
        whole = self._sort_part(" ".join(parts))
        if isinstance(whole, Sorted):
            return whole
        if self._joins_areas(" ".join(parts)):
            return self._not_found(" ".join(parts))
        return self._one_of_parts(parts) or self._not_found(" ".join(parts))

    def steps_words(self, rung: Rung) -> str:
        """Say where a rung stands and from where that counts.

        As "four steps below chief constable, the fifth rank counting the chief constable as
        first".
        """
        top = _lower_first(self.rungs[0].title)
        if rung.step == 0:
            return _("the top of the ladder, counted as first")
        steps = _("one step") if rung.step == 1 else _("{count} steps")
        return _("{steps} below {top}, the {ordinal} rank counting the {top} as first").format(
            steps=steps.format(count=count_words(rung.step)),
            top=top,
            ordinal=_ordinal(rung.step + 1),
        )

    @cached_property
    def _by_name(self) -> Mapping[str, Rung]:
        return {rank_text.plain(name): rung for rung in self.rungs for name in rung.names}

    @cached_property
    def _leads(self) -> tuple[tuple[str, bool], ...]:
        """Every prefix made plain and whether it means acting, longest first."""
        leads = {rank_text.plain(word): False for word in self.prefixes}
        leads |= {rank_text.plain(word): True for word in self.acting}
        return tuple(sorted(leads.items(), key=lambda lead: -len(lead[0])))

    def _puzzle(self, text: str) -> Unsorted | None:
        bare = self._without_leads(text)[-1][0]
        for puzzle in self.puzzles:
            title = rank_text.plain(puzzle.title)
            rest = rank_text.words_after(bare, title)
            if rest is None or (self.rank_decides and self._held(rest)):
                continue  # "District Commander (Superintendent)" hides nothing
            if len(self._start(bare)) > len(title):
                continue  # "Director of Nursing" is known, whatever "Director of" may hide
            candidates = tuple(self.rung(title) for title in puzzle.candidates)
            return Unsorted(reason=puzzle.reason, candidates=candidates)
        return None

    def _one_of_parts(self, parts: tuple[str, ...]) -> Sorted | Unsorted | None:
        """Sort a title with commas or brackets by the part that holds the post."""
        found = [
            (part, made) for part in parts if isinstance(made := self._sort_part(part), Sorted)
        ]
        rungs = {made.rung for _part, made in found}
        if len(rungs) > 1:
            return self._double(rungs)
        if not found:
            return None
        others = [part for part in parts if part != found[0][0]]
        if self.rank_decides or not any(rank_text.names_a_post(other) for other in others):
            return found[0][1]
        return self._double(rungs)

    def _sort_part(self, text: str) -> Sorted | None:
        for bare, is_acting in self._without_leads(text):
            if rung := self._begun(bare) or self._begins(bare):
                return Sorted(rung=rung, is_acting=is_acting)
        return None

    def _without_leads(self, text: str) -> list[tuple[str, bool]]:
        """Return the text, then shorter ones without its prefixes, and whether one was acting."""
        made = [(text, False)]
        while True:
            bare, is_acting = made[-1]
            for lead, acts in self._leads:
                rest = rank_text.words_after(bare, lead)
                if rest:
                    made.append((rest, is_acting or acts))
                    break
            else:
                return made

    def _start(self, text: str) -> str:
        """Return the longest known name that a text starts with, made plain, or nothing."""
        starts = (name for name in self._by_name if rank_text.words_after(text, name) is not None)
        return max(starts, key=len, default="")

    def _begun(self, text: str) -> Rung | None:
        """Find the rung of the name a text starts with, if what follows names no post."""
        name = self._start(text)
        rest = text[len(name) + 1 :]
        if not name or rank_text.names_a_post(rest) or rest.startswith("and "):
            return None
        return self._by_name[name]

    def _begins(self, text: str) -> Rung | None:
        """Find the rung whose titles start so ("Head of"), if one portfolio follows, not two."""
        for rung in self.rungs:
            for begins in rung.begins:
                rest = rank_text.words_after(text, rank_text.plain(begins))
                if rest and not rank_text.names_a_post(rest) and "and" not in rest.split():
                    return rung
        return None

    def _joins_areas(self, text: str) -> bool:
        """Say whether a title that only starts like a rung's speaks of two areas of work."""
        bare = self._without_leads(text)[-1][0]
        starts = [rank_text.plain(begins) for rung in self.rungs for begins in rung.begins]
        return "and" in bare.split() and any(rank_text.words_after(bare, at) for at in starts)

    def _held(self, text: str) -> tuple[Rung, ...]:
        """Return the rungs whose names stand somewhere in a text, the shorter within none."""
        left, held = text, []
        for name in sorted(self._by_name, key=len, reverse=True):
            if rank_text.holds_words(left, name):
                held.append(self._by_name[name])
                left = f" {left} ".replace(f" {name} ", " | ").strip()
        return tuple(rung for rung in self.rungs if rung in held)

    def _double(self, rungs: set[Rung]) -> Unsorted:
        return Unsorted(
            reason=_("The title names more than one post."),
            candidates=tuple(rung for rung in self.rungs if rung in rungs),
        )

    def _not_found(self, text: str) -> Unsorted:
        begun = tuple(
            rung
            for rung in self.rungs
            if any(rank_text.holds_words(text, rank_text.plain(begins)) for begins in rung.begins)
        )
        held = self._held(text) or begun
        if len(held) > 1:
            reason = _("The title names more than one post.")
        elif self._joins_areas(text):
            reason = _("The title joins two areas of work, so the rank cannot be told from it.")
        elif held:
            reason = _("Other words stand with the rank, so it may be another post.")
        else:
            reason = _("This title is not on the ladder “{ladder}”.").format(ladder=self.label)
        return Unsorted(reason=reason, candidates=held)


def _ordinal(number: int) -> str:
    return (
        _(_ORDINALS[number - 1])
        if number <= len(_ORDINALS)
        else _("{number}th").format(number=number)
    )


def _lower_first(title: str) -> str:
    """Lower a title within a sentence, but not one that is itself an abbreviation."""
    return title if title.isupper() else title.lower()
