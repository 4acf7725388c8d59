"""Finding who is meant: by name, initials, role or agency; capitals and accents aside.

The longest form that fits wins. Where it is the form of two people, both are returned: initials
are not unique on real boards, so nobody is ever guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from chair_desk.records.folding import folded, folded_with_places

_TITLES = frozenset(
    {"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "cllr", "councillor", "rev",
     "revd", "sir", "dame", "lord", "lady"}
)  # fmt: skip
_LEAST_INITIALS = 2


class Somebody(Protocol):
    """A person as names are matched against them."""

    @property
    def id(self) -> str:
        """The person's id."""

    @property
    def name(self) -> str:
        """The name in full."""

    @property
    def initials(self) -> str:
        """The initials; not unique."""

    @property
    def role(self) -> str:
        """The post or role, short."""


class Agency(Protocol):
    """An organisation as names are matched against it."""

    @property
    def id(self) -> str:
        """The organisation's id."""

    @property
    def name(self) -> str:
        """The name in full."""

    @property
    def short_name(self) -> str:
        """The short name."""


@dataclass(frozen=True, slots=True)
class NameFound:
    """Who was named in the first `length` characters: people, or agencies, several in doubt."""

    length: int
    person_ids: tuple[str, ...] = ()
    organisation_ids: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Say whether one person or one agency alone is meant."""
        return len(self.person_ids) + len(self.organisation_ids) == 1


class Names:
    """All the forms that people and agencies go by, ready to be looked up."""

    def __init__(self, people: Iterable[Somebody], organisations: Iterable[Agency]) -> None:
        """Gather the forms; a form may belong to several people."""
        self._people: dict[str, list[str]] = defaultdict(list)
        self._agencies: dict[str, list[str]] = defaultdict(list)
        for person in people:
            for form in _forms_of(person):
                if person.id not in self._people[form]:
                    self._people[form].append(person.id)
        for agency in organisations:
            for name in (agency.name, agency.short_name):
                if name.strip() and agency.id not in self._agencies[folded(name.strip())]:
                    self._agencies[folded(name.strip())].append(agency.id)
        forms = sorted({*self._people, *self._agencies}, key=len, reverse=True)
        self._by_first_sign: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            self._by_first_sign[form[:1]].append(form)

    def at_start(self, text: str) -> NameFound | None:
        """Return who is named at the very beginning of a text, or nothing."""
        flat, places = folded_with_places(text[:120])
        for form in self._by_first_sign.get(flat[:1], ()):
            if flat.startswith(form) and not flat[len(form) : len(form) + 1].isalnum():
                people = tuple(self._people.get(form, ()))
                agencies = () if people else tuple(self._agencies.get(form, ()))
                return NameFound(places[len(form)], people, agencies)
        return None

    def whole(self, text: str) -> NameFound | None:
        """Return who a text names when it is a name and nothing else."""
        found = self.at_start(text.strip())
        return found if found and found.length == len(text.strip()) else None


def _forms_of(person: Somebody) -> Iterable[str]:
    words = [word for word in folded(person.name).split() if word.strip(".") not in _TITLES]
    yield folded(" ".join(person.name.split()))
    if words:
        yield " ".join(words)
        yield words[0]
        yield words[-1]
    if len(person.initials) >= _LEAST_INITIALS:
        yield folded(person.initials)
    if person.role.strip():
        yield folded(person.role.strip())
