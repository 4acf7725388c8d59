"""Who was there, in two sentences over the minutes."""

from __future__ import annotations

from collections.abc import Sequence

from chair_desk.records.attendance import Presence
from chair_desk.services.register import RegisterLine
from chair_desk.words import _, ngettext

_GUESTS = frozenset({Presence.OBSERVER, Presence.IN_ATTENDANCE})


def attendance_words(lines: Sequence[RegisterLine]) -> str:
    """Say how many were there and who sent apologies; nothing before the register is taken.

    Observers and those who serve the board are counted apart from the seats.
    """
    came = [line for line in lines if line.attendance.presence.is_here]
    if not came and not _named(lines, Presence.APOLOGY):
        return ""
    guests = sum(line.attendance.presence in _GUESTS for line in came)
    deputies = len(_named(came, Presence.DEPUTY))
    count = len(came) - guests
    said = [ngettext("{count} seat filled", "{count} seats filled", count).format(count=count)]
    if deputies:
        by = ngettext("{count} by a deputy", "{count} by deputies", deputies)
        said.append(by.format(count=deputies))
    if guests:
        beside = ngettext("{count} other in attendance", "{count} others in attendance", guests)
        said.append(beside.format(count=guests))
    return f"{', '.join(said)}."


def absence_words(lines: Sequence[RegisterLine]) -> str:
    """Name who sent apologies and who did not come; nothing where everybody was there."""
    said = [
        (_("Apologies from {names}."), _named(lines, Presence.APOLOGY)),
        (_("Did not attend: {names}."), _named(lines, Presence.NO_SHOW)),
    ]
    return " ".join(words.format(names=", ".join(names)) for words, names in said if names)


def _named(lines: Sequence[RegisterLine], presence: Presence) -> list[str]:
    return [line.person.name for line in lines if line.attendance.presence is presence]
