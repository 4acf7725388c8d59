"""The five levels of authority, and how far below the agreed one somebody stands.

A level says what the person in the room can agree to, not what the person is worth.
"""

from __future__ import annotations

from collections.abc import Mapping

from chair_desk.words import N_, _

TOP_LEVEL = 5

LEVEL_WORDS: Mapping[int, str] = {
    5: N_("Answers in law"),
    4: N_("Can commit"),
    3: N_("Can commit practice"),
    2: N_("Must refer back"),
    1: N_("Here to inform"),
}

_COUNT_WORDS = (
    N_("none"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"),
    N_("seven"), N_("eight"), N_("nine"), N_("ten"), N_("eleven"), N_("twelve"),
)  # fmt: skip


def count_words(count: int) -> str:
    """Say a small number as a word; from 13 on as digits."""
    return _(_COUNT_WORDS[count]) if 0 <= count < len(_COUNT_WORDS) else str(count)


def level_words(level: int | None) -> str:
    """Say a level in the words used everywhere, or that it is not known."""
    return _("Level not known") if level is None else _(LEVEL_WORDS[level])


def counted_level(own: int | None, *, delegator: int | None, has_letter: bool) -> int | None:
    """Return the level at which somebody counts at one meeting.

    A deputy with a letter of delegation that names the meeting counts at the delegator's
    level, never below their own. Without a letter only their own level counts.

    Source: DESIGN.md section 2; the letter is the board's own arrangement.
    """
    if not has_letter or delegator is None:
        return own
    return delegator if own is None else max(own, delegator)


def authority_gap(agreed: int | None, present: int | None) -> int | None:
    """Return the agreed level minus the level present: 2 is two below, -1 is one above.

    None where nothing was agreed or the level is not known: an unknown level is no finding.
    """
    return None if agreed is None or present is None else agreed - present


def gap_words(gap: int | None) -> str:
    """Say a gap in words, of the post and never of the person."""
    if gap is None:
        return _("Not known")
    if gap == 0:
        return _("at the agreed level")
    if gap > 0:
        return _("{count} below the agreed level").format(count=count_words(gap))
    return _("{count} above the agreed level").format(count=count_words(-gap))


def ladder_words(level: int | None, agreed: int | None) -> str:
    """Say what the ladder picture shows: "level 2 of 5, agreed level 4, two below"."""
    words = [
        _("level not known")
        if level is None
        else _("level {level} of {top}").format(level=level, top=TOP_LEVEL)
    ]
    if agreed is not None:
        words.append(_("agreed level {agreed}").format(agreed=agreed))
    if gap := authority_gap(agreed, level):
        phrase = _("{count} below") if gap > 0 else _("{count} above")
        words.append(phrase.format(count=count_words(abs(gap))))
    return ", ".join(words)
