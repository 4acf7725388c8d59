"""A sequence that is made when it is first looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar("T")


class Lazily(Sequence[T]):
    """Stands for a sequence until somebody asks; equal to another that holds the same.

    Give it a maker that reads only what is already gathered: it may be called much later.
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        """Take what makes the sequence."""
        self._make: Callable[[], tuple[T, ...]] | None = make
        self._made: tuple[T, ...] = ()

    def _all(self) -> tuple[T, ...]:
        if self._make is not None:
            self._made, self._make = self._make(), None
        return self._made

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        """Return one, or some."""
        return self._all()[at]

    def __len__(self) -> int:
        """Count them."""
        return len(self._all())

    def __iter__(self) -> Iterator[T]:
        """Go through them."""
        return iter(self._all())

    def __reversed__(self) -> Iterator[T]:
        """Go through them from the last."""
        return reversed(self._all())

    def __eq__(self, other: object) -> bool:
        """Compare what both hold."""
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        """Hash what it holds."""
        return hash(self._all())
