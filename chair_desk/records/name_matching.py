"""Finding who is meant: by name, initials, role or agency; capitals and accents aside.

The longest form that fits wins. Where it is the form of two people, both are returned: initials
are not unique on real boards, so nobody is ever guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from chair_desk.records.folding import folded, folded_with_places
from chair_desk.records.frozen import frozen

_TITLES = frozenset(
    {"dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "cllr", "councillor", "rev",
     "revd", "sir", "dame", "lord", "lady"}
)  # fmt: skip
_LEAST_INITIALS = 2
_LEAST_LOOSE, _LEAST_LETTERS = 4, 3
_LITTLE_WORDS = frozenset({"and", "of", "the", "for"})


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

    @property
    def organisation(self) -> str:
        """The agency, short; it tells apart two people of one name."""


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


@frozen
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
        organisations = tuple(organisations)
        for agency in organisations:
            for name in (agency.name, agency.short_name):
                if name.strip() and agency.id not in self._agencies[folded(name.strip())]:
                    self._agencies[folded(name.strip())].append(agency.id)
        self._add_loose_forms(organisations)
        forms = sorted({*self._people, *self._agencies}, key=len, reverse=True)
        self._by_first_sign: dict[str, list[str]] = defaultdict(list)
        for form in forms:
            self._by_first_sign[form[:1]].append(form)

    def _add_loose_forms(self, organisations: Iterable[Agency]) -> None:
        """Add what agencies are also called, where nothing else goes by it.

        "Constabulary" and "WCC" for what is called so in full; of two agencies it is asked about.
        """
        loose: dict[str, list[str]] = defaultdict(list)
        for agency in organisations:
            for form in _loose_forms_of(agency):
                if agency.id not in loose[form]:
                    loose[form].append(agency.id)
        for form, ids in loose.items():
            if form not in self._people and form not in self._agencies:
                self._agencies[form] = ids

    def at_start(self, text: str) -> NameFound | None:
        """Return who is named at the very beginning of a text, or nothing."""
        flat, places = folded_with_places(text[:120])
        for form in self._by_first_sign.get(flat[:1], ()):
            if flat.startswith(form) and _ends_a_word(flat, len(form)):
                people = tuple(self._people.get(form, ()))
                agencies = () if people else tuple(self._agencies.get(form, ()))
                return NameFound(places[len(form)], people, agencies)
        return None

    def whole(self, text: str) -> NameFound | None:
        """Return who a text names when it is a name and nothing else."""
        found = self.at_start(text.strip())
        return found if found and found.length == len(text.strip()) else None


def _ends_a_word(flat: str, at: int) -> bool:
    """Say whether a word ends here: "Nell" does in "Nell's", "Anne" does not in "Anne-Marie"."""
    after = flat[at : at + 3]
    if after[:1] in {"-", "'"} and after[1:2].isalnum():
        return after[:2] == "'s" and not after[2:].isalnum()
    return not after[:1].isalnum()


def _loose_forms_of(agency: Agency) -> Iterable[str]:
    words = folded(agency.name).split()
    for at in range(1, len(words)):
        if len(" ".join(words[at:])) > _LEAST_LOOSE:
            yield " ".join(words[at:])
    letters = [word[0] for word in words if word[0].isalnum() and word not in _LITTLE_WORDS]
    if len(letters) >= _LEAST_LETTERS:
        yield "".join(letters)


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
    if person.organisation.strip():
        yield folded(f"{' '.join(person.name.split())}, {person.organisation.strip()}")
