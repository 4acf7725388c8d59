"""What the merge screen says: whose version it is, what each choice is called, what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from chair_desk.records.days_in_words import short_day
from chair_desk.records.frozen import frozen
from chair_desk.records.local_time import local
from chair_desk.services.two_versions import Line, Matter
from chair_desk.words import N_, _

YOURS, THEIRS, MIX, BOTH, OWN = "yours", "theirs", "mix", "both", "own"
_DAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"),
    N_("Sunday"),
)  # fmt: skip
_SHORT = 46


@frozen
class ChoiceWords:
    """One of the choices as its card says it; `reason` is why it cannot be made."""

    way: str
    title: str
    note: str
    reason: str = ""


def first_name(who: str) -> str:
    """Return what to call somebody, or nothing where the name is not known."""
    return who.split(maxsplit=1)[0].rstrip(",") if who.split() else ""


def whose(who: str, *, is_this_person: bool = False) -> str:
    """Return "Yours", "Gwen’s", or "Theirs" where no name is known."""
    if is_this_person:
        return _("Yours")
    name = first_name(who)
    return _("{name}’s").format(name=name) if name else _("Theirs")


def at_words(at: datetime | None) -> str:
    """Return "Tue 17 Nov, 09:12", or nothing."""
    if at is None:
        return ""
    then = local(at)
    return f"{_(_DAYS[then.weekday()])} {short_day(then.date())}, {then:%H:%M}"


def without_weekday(text: str) -> str:
    """Return a day without its weekday, where there is little room."""
    first, _blank, rest = text.partition(" ")
    return rest if rest and first in {_(day) for day in _WEEKDAYS} else text


def short(text: str) -> str:
    """Return a value short enough for a line of a list."""
    said = " ".join(text.split())
    return said if len(said) <= _SHORT else f"{said[: _SHORT - 1].rstrip()}…"


def disputed(matter: Matter) -> list[Line]:
    """Return the lines of which one has to be chosen."""
    return [line for line in matter.lines if line.is_disputed]


def choice_words(matter: Matter, yours: str, theirs: str) -> Sequence[ChoiceWords]:
    """Return the cards of a matter: two, or three where it can be mixed."""
    if matter.kind in {"delete", "needed"}:
        return _about_deleting(matter)
    if matter.kind in {"late", "left out"}:
        is_text = matter.key[0] == "minute"
        return (
            ChoiceWords(YOURS, _("Leave the minutes"), _("As they were confirmed")),
            ChoiceWords(
                THEIRS,
                _("Make a correction"),
                _("Dated today, beside the minutes"),
                "" if is_text else _("Only a paragraph can become a correction."),
            ),
        )
    lines = disputed(matter)
    is_you = yours == _("Yours")
    cards = [
        ChoiceWords(
            YOURS,
            _("Keep yours") if is_you else _("Keep {whose}").format(whose=yours),
            short(", ".join(without_weekday(" ".join(line.yours.split())) for line in lines)),
        ),
        ChoiceWords(
            THEIRS,
            _("Take {whose}").format(whose=theirs if theirs != _("Theirs") else _("theirs")),
            short(", ".join(without_weekday(" ".join(line.theirs.split())) for line in lines)),
        ),
    ]
    if matter.can_mix:
        cards.append(ChoiceWords(MIX, _("Mix them"), _("Choose line by line")))
    return cards


def _about_deleting(matter: Matter) -> Sequence[ChoiceWords]:
    yours_gone = disputed(matter)[0].keep.remove
    if yours_gone:
        return (
            ChoiceWords(YOURS, _("Delete it"), _("As you did; the changes stay in the history")),
            ChoiceWords(THEIRS, _("Let it stay"), _("With what was changed in it")),
        )
    return (
        ChoiceWords(YOURS, _("Let it stay"), _("With what was changed in it")),
        ChoiceWords(THEIRS, _("Delete it"), _("The changes stay in the history")),
    )


def open_words(matter: Matter) -> str:
    """Say in a list what is still to be decided."""
    lines = disputed(matter)
    values = [line for line in lines if not line.is_prose]
    if matter.kind == "edit" and values:
        return _("{yours} or {theirs}").format(
            yours=_half(values[0].yours), theirs=_half(values[0].theirs)
        )
    if matter.kind == "edit" and all(line.is_prose for line in lines):
        return _("One passage differs") if len(lines) == 1 else _("Several passages differ")
    return matter.what


def _half(text: str) -> str:
    said = without_weekday(" ".join(text.split()))
    return said if len(said) <= _SHORT // 2 else f"{said[: _SHORT // 2 - 1].rstrip()}…"


def decided_words(matter: Matter, way: str, cards: Sequence[ChoiceWords]) -> str:
    """Say in a list what was decided."""
    card = next((card for card in cards if card.way == way), cards[0])
    if matter.kind != "edit" or way == MIX:
        return _("Mixed") if way == MIX else card.title
    said = _("Kept: {value}") if way == YOURS else _("Took: {value}")
    return said.format(value=card.note)


def list_title(matter: Matter) -> str:
    """Return what a matter is called in the list: the record, and what of it."""
    if matter.kind != "edit" or not matter.head.reference:
        return matter.head.short
    return _("{record}, {what}").format(
        record=matter.head.reference, what=matter.what[:1].lower() + matter.what[1:]
    )
