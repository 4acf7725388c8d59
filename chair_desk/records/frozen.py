"""Frozen dataclasses that cost little to declare.

The dataclass of the standard library writes and compiles six functions for each class when the
class is declared. A window declares some seventy before it is up and makes objects of half of
them. Here they share all but `__init__`, which is written when the first object is made.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

C = TypeVar("C")


@overload
def frozen(cls: type[C]) -> type[C]: ...


@overload
def frozen(*, kw_only: bool = False) -> Callable[[type[C]], type[C]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field, dataclasses.Field))
def frozen(
    cls: type[C] | None = None, *, kw_only: bool = False
) -> type[C] | Callable[[type[C]], type[C]]:
    """Make a frozen, slotted dataclass: equal by its values, hashed by them, shown with them.

    Stands for `dataclass(frozen=True, slots=True)`. It knows no `__post_init__`, no `InitVar`
    and no field that is left out of comparing, showing or making.
    """
    if cls is None:
        return lambda given: _made(given, kw_only)
    return _made(cls, kw_only)


def _made(cls: type[Any], kw_only: bool) -> type[Any]:
    for name, shared in _SHARED.items():
        if name not in cls.__dict__:
            setattr(cls, name, shared)
    cls.__doc__ = cls.__doc__ or cls.__name__  # else the signature is written out for it
    make = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
    made = make(cls)

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807
        made.__init__ = _written_init(made)
        made.__init__(self, *given, **named)

    made.__init__ = __init__
    return made


def _written_init(made: type[Any]) -> Callable[..., None]:
    """Write the `__init__` that sets each field, with the defaults that were declared."""
    known: dict[str, Any] = {}
    parameters = {True: ["self"], False: ["*"]}
    lines = []
    for field in dataclasses.fields(made):
        name, value = field.name, field.name
        known[f"_set_{name}"] = made.__dict__[name].__set__
        parameter = name
        if field.default is not dataclasses.MISSING:
            known[f"_default_{name}"] = field.default
            parameter = f"{name}=_default_{name}"
        elif field.default_factory is not dataclasses.MISSING:
            known["_missing"] = dataclasses.MISSING
            known[f"_make_{name}"] = field.default_factory
            parameter = f"{name}=_missing"
            value = f"_make_{name}() if {name} is _missing else {name}"
        parameters[not field.kw_only].append(parameter)
        lines.append(f" _set_{name}(self, {value})\n")
    named = parameters[False] if len(parameters[False]) > 1 else []
    text = f"def __init__({', '.join([*parameters[True], *named])}):\n{''.join(lines) or ' pass'}"
    exec(text, known)  # made of the field names of the program's own classes
    written: Callable[..., None] = known["__init__"]
    written.__qualname__ = f"{made.__qualname__}.__init__"
    return written


def filler(made: type[C], names: Sequence[str]) -> Callable[[Iterable[Any]], C]:
    """Return what makes an object of its values, in the order of these names.

    It is faster than calling the class and gives no defaults: name every field.
    """
    new = object.__new__
    setters = [made.__dict__[name].__set__ for name in names]

    def fill(values: Iterable[Any]) -> C:
        one = new(made)
        for put, value in zip(setters, values, strict=True):
            put(one, value)
        return one

    return fill


def _names(made: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(made))


_READERS: dict[Any, Callable[[Any], tuple[Any, ...]]] = {}


def _values(one: Any) -> tuple[Any, ...]:
    """Return all the values of an object, in the order of the fields."""
    made = one.__class__
    read = _READERS.get(made)
    if read is None:
        names = _names(made)
        read = attrgetter(*names) if len(names) > 1 else _read_few(names)
        _READERS[made] = read
    return read(one)


def _read_few(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda one: tuple(getattr(one, name) for name in names)


def _equal(self: Any, other: object) -> bool:
    if other.__class__ is not self.__class__:
        return NotImplemented  # type: ignore[no-any-return]
    return _values(self) == _values(other)


def _hash(self: Any) -> int:
    return hash(_values(self))


def _shown(self: Any) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in _names(self))
    return f"{self.__class__.__qualname__}({values})"


def _refuse_setting(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _take_state(self: Any, state: tuple[Any, ...]) -> None:
    for name, value in zip(_names(self), state, strict=True):
        object.__setattr__(self, name, value)


_SHARED: dict[str, Any] = {
    "__eq__": _equal,
    "__hash__": _hash,
    "__repr__": _shown,
    "__setattr__": _refuse_setting,
    "__delattr__": _refuse_deleting,
    "__getstate__": _values,
    "__setstate__": _take_state,
}
