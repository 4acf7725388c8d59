"""The board's own words for how an action stands: "Red" for late, "Amber" for at risk.

The words change, the shapes and what they follow from do not. A profile may bring its own; the
board changes them in the text of the profile that its file carries.
"""

from __future__ import annotations

import tomllib

from chair_desk.catalogue.toml_writing import toml_text
from chair_desk.records.boards import ProfileInForce
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.services.action_lines import MARK_WORDS, ActionMark
from chair_desk.services.desk import Desk
from chair_desk.words import _

LONGEST = 14
_TABLE = "action_words"


def action_words(desk: Desk) -> dict[ActionMark, str]:
    """Return the word for each mark as the board says it."""
    own = desk.profile().action_words
    return {mark: own.get(mark.value, "") or _(MARK_WORDS[mark]) for mark in ActionMark}


def change_action_words(desk: Desk, **words: str | None) -> Changes:
    """Change the board's words, by mark; nothing goes back to the usual word.

    Raises:
        Refused: A mark is not known, a word is too long for its column, or two are alike.
        CannotDo: The board has no profile of its own to write into.
    """
    known = {mark.value: word for mark, word in action_words(desk).items()}
    usual = {mark.value: _(MARK_WORDS[mark]) for mark in ActionMark}
    asked = {mark: str(word or "").strip() for mark, word in words.items()}
    wrong = {
        mark: _("Give up to {most} letters.").format(most=LONGEST)
        for mark, word in asked.items()
        if mark not in known or len(word) > LONGEST
    }
    meant = known | {mark: word or usual.get(mark, "") for mark, word in asked.items()}
    for mark, word in meant.items():
        alike = [one for one, other in meant.items() if other.casefold() == word.casefold()]
        if len(alike) > 1 and mark in asked:
            wrong.setdefault(mark, _("Two marks would have the same word."))
    if wrong:
        raise Refused(wrong)
    row = _profile_row(desk)
    tables = tomllib.loads(row.profile_text or desk.shelf.profile_text(row.profile))
    kept = {mark: word for mark, word in meant.items() if word != usual[mark]}
    tables.pop(_TABLE, None)
    if kept:
        tables[_TABLE] = kept
    with desk.change(_("Changed the words for how an action stands")) as step:
        step.update(ProfileInForce, row.id, profile_text=toml_text(tables))
    return step.done(made=row.id)


def _profile_row(desk: Desk) -> ProfileInForce:
    rows = desk.profile_rows()
    if not rows:
        raise CannotDo(_("This board has no profile yet."))
    begun = [row for row in rows if row.starts_on is None or row.starts_on <= desk.today()]
    return begun[-1] if begun else rows[0]
