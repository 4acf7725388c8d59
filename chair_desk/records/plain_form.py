"""Frozen facts as JSON and back, to keep them as they stood on a day."""

from __future__ import annotations

import base64
import dataclasses
import enum
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, get_args, get_type_hints


def as_plain(value: Any) -> Any:
    """Return facts in the shapes of JSON; each says what it is.

    Raises:
        TypeError: There is a value among them that no fact is made of.
    """
    if isinstance(value, enum.Enum):
        return {"is": type(value).__name__, "value": value.value}
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (tuple, list)):
        return [as_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {"map": [[as_plain(key), as_plain(one)] for key, one in value.items()]}
    if dataclasses.is_dataclass(value):
        fields = (field.name for field in dataclasses.fields(value))
        has = {name: as_plain(getattr(value, name)) for name in fields}
        return {"is": type(value).__name__, "has": has}
    return _simple_as_plain(value)


def _simple_as_plain(value: Any) -> dict[str, str]:
    if isinstance(value, datetime):
        return {"instant": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode("ascii")}
    raise TypeError(type(value).__name__)


def from_plain(plain: Any, known: Mapping[str, type]) -> Any:
    """Return the facts that `as_plain` wrote; every sequence is a tuple.

    A field that a class has no longer is left out; one that it did not have takes its default.

    Raises:
        KeyError: They name a class that is not `known`.
    """
    if isinstance(plain, list):
        return tuple(from_plain(one, known) for one in plain)
    if not isinstance(plain, dict):
        return plain
    if "map" in plain:
        return {from_plain(key, known): from_plain(one, known) for key, one in plain["map"]}
    if "is" not in plain:
        return _simple_from_plain(plain)
    kind = known[plain["is"]]
    if "value" in plain:
        return kind(plain["value"])
    names = {field.name for field in dataclasses.fields(kind)}
    has = {name: from_plain(one, known) for name, one in plain["has"].items() if name in names}
    return kind(**has)


def _simple_from_plain(plain: dict[str, str]) -> Any:
    if "instant" in plain:
        return datetime.fromisoformat(plain["instant"])
    if "day" in plain:
        return date.fromisoformat(plain["day"])
    return base64.b64decode(plain["bytes"])


@cache
def kinds_in(root: type) -> Mapping[str, type]:
    """Return every class of facts and every choice that facts of this class are made of.

    Raises:
        TypeError: Two of them have one name, which alone is written down.
    """
    found: dict[str, type] = {}
    _gather(root, found)
    return found


def _gather(hint: Any, found: dict[str, type]) -> None:
    for one in get_args(hint):
        _gather(one, found)
    if not isinstance(hint, type) or found.get(hint.__name__) is hint:
        return
    if hint.__name__ in found:
        raise TypeError(hint.__name__)
    if issubclass(hint, enum.Enum):
        found[hint.__name__] = hint
    elif dataclasses.is_dataclass(hint):
        found[hint.__name__] = hint
        for field in get_type_hints(hint).values():
            _gather(field, found)
