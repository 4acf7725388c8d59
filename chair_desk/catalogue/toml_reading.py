"""A strict reader of TOML: an unknown key, a wrong type or a missing key is refused by name."""

from __future__ import annotations

import enum
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import Any, Self, TypeVar

from chair_desk.catalogue.fault import CatalogueError
from chair_desk.words import N_, _

E = TypeVar("E", bound=enum.StrEnum)
V = TypeVar("V")

_MOST = 1000

_TYPE_WORDS: Mapping[type, str] = {
    str: N_("a text in quotes"),
    int: N_("a whole number"),
    bool: N_("true or false"),
    date: N_("a date"),
    dict: N_("a table"),
    list: N_("a list"),
}


def parse(text: str, file: str) -> dict[str, Any]:
    """Turn text into nested tables.

    Raises:
        CatalogueError: The text is not TOML.
    """
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise CatalogueError(file, "", _("Its tables are nested too deeply.")) from error
    except ValueError as error:  # not TOML, or a number too long for the machine to read
        reason = _("It is not TOML: {error}.").format(error=str(error))
        raise CatalogueError(file, "", reason) from error


class Part:
    """One table of a file. Leaving its `with` block refuses every key that nobody asked for.

    A key asked for without `default` is needed. Every method raises CatalogueError, which
    names the file, the key and the reason.
    """

    def __init__(self, file: str, table: Mapping[str, Any], place: str = "") -> None:
        """Take the file's name, its table, and where in the file that stands."""
        self.file = file
        self.table = table
        self.place = place
        self._asked: set[str] = set()

    def __enter__(self) -> Self:
        """Begin to read."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Refuse a key that nobody asked for, unless something is wrong already."""
        if kind is None:
            self._refuse_unknown()

    def __contains__(self, key: str) -> bool:
        """Say whether the key is written."""
        return key in self.table

    def key(self, name: str) -> str:
        """Return the name of a key as a person finds it from the top of the file."""
        return f"{self.place}.{name}" if self.place else name

    def fault(self, name: str, reason: str) -> CatalogueError:
        """Make the error for a key of this table."""
        return CatalogueError(self.file, self.key(name), reason)

    def words(self, name: str, default: str | None = None) -> str:
        """Return a text; a text that is needed may not be empty."""
        value = self._value(name, str, default)
        if default is None and not value.strip():
            raise self.fault(name, _("this may not be empty"))
        return value

    def number(self, name: str, default: int | None = None, *, least: int = 0) -> int:
        """Return a whole number that is not below `least`, nor absurd as days or seats."""
        value = self._value(name, int, default)
        if name in self.table and value < least:
            raise self.fault(name, _("this may not be below {least}").format(least=least))
        if value > _MOST:
            raise self.fault(name, _("this may not be above {most}").format(most=_MOST))
        return value

    def yes_no(self, name: str, default: bool | None = None) -> bool:
        """Return true or false."""
        return self._value(name, bool, default)

    def day(self, name: str) -> date | None:
        """Return a date, or nothing where none is written."""
        return self._value(name, date, None) if name in self.table else None

    def one_of(self, name: str, choices: Sequence[str], default: str | None = None) -> str:
        """Return a text that is one of the choices."""
        value = self.words(name, default)
        if name in self.table and value not in choices:
            reason = _("“{value}” is not one of: {choices}")
            raise self.fault(name, reason.format(value=value, choices=", ".join(choices)))
        return value

    def choice(self, name: str, kind: type[E], default: E | None = None) -> E:
        """Return a member of an enumeration."""
        return kind(self.one_of(name, tuple(kind), default))

    def list_of_words(self, name: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """Return a list of texts, none of them empty and none twice."""
        found = self._value(name, list, None if default is None else list(default))
        for at, value in enumerate(found, start=1):
            if not isinstance(value, str) or not value.strip():
                raise self.fault(f"{name}[{at}]", _("this is not a text in quotes"))
        twice = next((value for value in found if found.count(value) > 1), None)
        if twice is not None:
            raise self.fault(name, _("“{value}” stands here twice").format(value=twice))
        return tuple(found)

    def part(self, name: str) -> Part:
        """Return the table under a key; it is needed."""
        return Part(self.file, self._value(name, dict, None), self.key(name))

    def parts(self, name: str, *, least: int = 0) -> list[Part]:
        """Return the tables written as [[name]], in order, numbered from 1 in messages."""
        found = self._value(name, list, [] if least == 0 else None)
        made = []
        for at, table in enumerate(found, start=1):
            if not isinstance(table, dict):
                raise self.fault(f"{name}[{at}]", _("this is not a table"))
            made.append(Part(self.file, table, self.key(f"{name}[{at}]")))
        if len(made) < least:
            raise self.fault(name, _("at least {least} is needed").format(least=least))
        return made

    def _value(self, name: str, kind: type[V], default: V | None) -> V:
        self._asked.add(name)
        if name not in self.table:
            if default is None:
                raise self.fault(name, _("this key is missing"))
            return default
        value = self.table[name]
        # A bool is an int to Python and a datetime is a date; neither is meant here.
        if type(value) is not kind:
            reason = _("this is not {kind}").format(kind=_(_TYPE_WORDS[kind]))
            raise self.fault(name, reason)
        return value

    def _refuse_unknown(self) -> None:
        unknown = sorted(set(self.table) - self._asked)
        if unknown:
            known = ", ".join(sorted(self._asked))
            reason = _("this key is not known here; known are: {known}")
            raise self.fault(unknown[0], reason.format(known=known))


def refuse_twice(parts: Sequence[Part], key: str, values: Sequence[str]) -> None:
    """Refuse a list of tables in which two carry the same name under `key`.

    Raises:
        CatalogueError: Naming the later of the two.
    """
    seen: set[str] = set()
    for part, value in zip(parts, values, strict=True):
        if value in seen:
            raise part.fault(key, _("“{value}” stands here twice").format(value=value))
        seen.add(value)
