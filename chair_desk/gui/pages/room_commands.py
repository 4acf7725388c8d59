"""What can be done about the chosen person of the register, in the menu beside its single keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.words import N_

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage

_MARKS = (
    ("here", N_("Chosen person: here")),
    ("deputy", N_("Chosen person: a deputy came")),
    ("apology", N_("Chosen person: apology")),
    ("left", N_("Chosen person: left")),
    ("back", N_("Chosen person: back")),
    ("out", N_("Chosen person: out until an item")),
    ("recuse", N_("Chosen person: no part in this item")),
    ("video", N_("Chosen person: by video, or not")),
    ("interest", N_("Chosen person: declare an interest")),
)


class _Mark:
    """Asks of the chosen person what its key does."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, page: MeetingPage) -> None:
        page.room.asked.emit(self._name)


def room_commands(when: Callable[[MeetingPage], str]) -> tuple[Command, ...]:
    """Return a command for each mark; `when` says why none can be made now."""
    return tuple(
        Command(
            name=f"meeting.room_{name}", label=label, menu="Meeting", do=_Mark(name), when=when,
            writes=True,
        )
        for name, label in _MARKS
    )  # fmt: skip
