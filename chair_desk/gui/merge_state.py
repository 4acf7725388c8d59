"""What a person has decided about two versions so far, before any of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from chair_desk.gui.parts.merge_words import BOTH, MIX, THEIRS, YOURS
from chair_desk.services.mixing import choices_of
from chair_desk.services.settling import Choice
from chair_desk.services.two_versions import Matter, Seen

Key = tuple[str, str]


class Deciding:
    """The ways chosen for each matter. Nothing here touches the board."""

    def __init__(self, matters: Sequence[Matter]) -> None:
        """Begin with nothing decided."""
        self.matters = tuple(matters)
        self.ways: dict[Key, str] = {}
        self.decided: set[Key] = set()
        self._picks: dict[Key, dict[int, str]] = {}
        self._own: dict[Key, dict[str, str]] = {}

    def way(self, matter: Matter) -> str:
        """Return the way chosen, or nothing."""
        return self.ways.get(matter.key, "")

    def choose(self, matter: Matter, way: str) -> None:
        """Choose a way for a matter; it counts once it is settled."""
        self.ways[matter.key] = way

    def picks(self, matter: Matter) -> dict[int, str]:
        """Return the pick of each disputed line by its number, as the way has it."""
        way = self.way(matter) or YOURS
        kept = self._picks.get(matter.key, {})
        found = {}
        for number, line in enumerate(matter.lines):
            if line.is_disputed:
                first = BOTH if line.is_prose and line.can_mix else YOURS
                found[number] = kept.get(number, first) if way == MIX else way
        return found

    def pick(self, matter: Matter, number: int, pick: str) -> None:
        """Pick one line's version; that is mixing."""
        self._picks.setdefault(matter.key, {})[number] = pick
        self.ways[matter.key] = MIX

    def own(self, matter: Matter) -> dict[str, str]:
        """Return the words written by hand, by the id of what is in question."""
        return self._own.get(matter.key, {}) if self.way(matter) == MIX else {}

    def write(self, matter: Matter, difference_id: str, text: str | None) -> None:
        """Keep words written by hand, or let them go with None."""
        kept = self._own.setdefault(matter.key, {})
        if text is None:
            kept.pop(difference_id, None)
        else:
            kept[difference_id] = text

    def choices_for(self, matter: Matter) -> dict[str, Choice]:
        """Return what settles one matter as it is chosen now."""
        return choices_of(matter, self.picks(matter), self.own(matter))

    def choices(self) -> dict[str, Choice]:
        """Return what settles all that was decided."""
        found: dict[str, Choice] = {}
        for matter in self.matters:
            if matter.key in self.decided:
                found |= self.choices_for(matter)
        return found

    def next_open(self, after: int) -> int:
        """Return the number of the next matter that is not decided, or -1."""
        count = len(self.matters)
        for step in range(1, count + 1):
            number = (after + step) % count
            if self.matters[number].key not in self.decided:
                return number
        return -1

    def take_over(self, other: Deciding) -> None:
        """Take over what was decided of an earlier look, where it is still in question."""
        for matter in self.matters:
            old = next((each for each in other.matters if each.key == matter.key), None)
            if old is None or old.ids != matter.ids:
                continue
            if matter.key in other.decided:
                self.decided.add(matter.key)
            if matter.key in other.ways:
                self.ways[matter.key] = other.ways[matter.key]
            self._picks[matter.key] = dict(other._picks.get(matter.key, {}))
            self._own[matter.key] = dict(other._own.get(matter.key, {}))


class Coming:
    """A copy that is looked at and not brought in yet. `is_stale`: the board changed meanwhile."""

    def __init__(self, path: Path) -> None:
        """Take the file that came; nothing was seen of it yet."""
        self.path = path
        self.seen: Seen | None = None
        self.deciding = Deciding(())
        self.is_stale = False

    def show(self, seen: Seen) -> None:
        """Take what was found in it, and keep what was decided where it still holds."""
        before, self.deciding = self.deciding, Deciding(seen.both)
        self.deciding.take_over(before)
        self.seen, self.is_stale = seen, False

    @property
    def settled(self) -> int:
        """How many records need nobody any more."""
        by_themselves = self.seen.by_themselves if self.seen else 0
        return by_themselves + len(self.deciding.decided)

    @property
    def count(self) -> int:
        """How many records come in."""
        return (self.seen.by_themselves if self.seen else 0) + len(self.deciding.matters)


__all__ = ["BOTH", "MIX", "THEIRS", "YOURS", "Coming", "Deciding"]
