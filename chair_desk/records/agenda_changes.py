"""What an agenda said before it changed, for an item that has minutes already."""

from __future__ import annotations

from chair_desk.records.meetings import AgendaItem
from chair_desk.words import _, ngettext

TOP = "0"
"""What `came_after` holds of an item that stood first."""


def changed_words(item: AgendaItem) -> str:
    """Say what the agenda was when minutes were first written: nothing where it did not change."""
    parts = []
    if item.title_was:
        parts.append(_("“{title}”").format(title=item.title_was))
    if item.minutes_was is not None:
        words = ngettext("{count} minute", "{count} minutes", item.minutes_was)
        parts.append(words.format(count=item.minutes_was))
    if item.came_after == TOP:
        parts.append(_("first on the agenda"))
    elif item.came_after:
        parts.append(_("after item {number}").format(number=item.came_after))
    if not parts:
        return ""
    return _("The agenda changed: was {what}.").format(what=", ".join(parts))
