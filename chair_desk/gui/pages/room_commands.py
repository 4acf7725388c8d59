"""What can be done about the chosen person of the register, in the menu beside its single keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.gui.commands import Command
from chair_desk.words import N_

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage

ROOM_KEYS: tuple[tuple[str, str, str], ...] = (
    ("P", "here", N_("Chosen person: here")),
    ("D", "deputy", N_("Chosen person: a deputy came")),
    ("A", "apology", N_("Chosen person: apology")),
    ("X", "left", N_("Chosen person: left")),
    ("B", "back", N_("Chosen person: back")),
    ("O", "out", N_("Chosen person: out until an item")),
    ("R", "recuse", N_("Chosen person: no part in this item")),
    ("V", "video", N_("Chosen person: by video, or not")),
    ("I", "interest", N_("Chosen person: declare an interest")),
)
"""The keys of the room, the mark each makes, and its words."""


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
        for _keys, name, label in ROOM_KEYS
    )  # fmt: skip
