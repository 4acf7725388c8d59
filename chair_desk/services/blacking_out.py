"""Blacking a name out of the words of single records, where the law and the seals let it.

Minutes that were confirmed stay as they were sealed, and so does what stands in them: they are
kept for the board's public task (UK GDPR Article 17(3)(b)). A record that links to somebody
keeps the link. In the rest the name, and what reaches the person, becomes a mark.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from chair_desk.records.columns import Kind
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.people import Person
from chair_desk.records.safekeeping import Disposal, Seal
from chair_desk.records.tables import BY_NAME
from chair_desk.services.desk import Desk
from chair_desk.words import N_, _

MARK = N_("[name removed]")
_NEVER = frozenset({Person.TABLE, Seal.TABLE, Disposal.TABLE, "pack_issue", "pack_copy", "body"})
_PLACES = (Meeting.TABLE, AgendaItem.TABLE)


def words_of(person: Person) -> list[str]:
    """Return by which words somebody is named: the whole name, and where they are reached."""
    return [one for one in (person.name, person.email, person.phone) if one.strip()]


class BlackingOut:
    """Says of each record whether a name may be blacked out in it; reads the seals once."""

    def __init__(self, desk: Desk) -> None:
        """Read what is sealed, and what was recorded at meetings whose minutes are."""
        self._desk = desk
        self._sealed = "\n".join(one.text for one in desk.rows(Seal))
        meetings = [one.id for one in desk.rows(Meeting, state=MeetingState.CONFIRMED)]
        items = desk.rows(AgendaItem, meeting_id=meetings) if meetings else []
        self._confirmed = {*meetings, *(one.id for one in items)}

    def may(self, table: str, record_id: str, columns: Collection[str]) -> bool:
        """Say whether the words in these columns may go: by link is not by words."""
        if table in _NEVER or not columns or self._is_of_confirmed_minutes(table, record_id):
            return False
        return set(columns) <= _columns_of_words(table)

    def why_not(self, table: str, record_id: str) -> str:
        """Say why a record is kept as it is, where confirmed minutes are the reason."""
        if table not in _NEVER and self._is_of_confirmed_minutes(table, record_id):
            return _("Kept: it belongs to minutes that were confirmed and sealed.")
        return ""

    def _is_of_confirmed_minutes(self, table: str, record_id: str) -> bool:
        """Say whether confirmed minutes hold a record, or show it as it was at their meeting."""
        if f'"{record_id}"' in self._sealed:
            return True
        known = BY_NAME[table]
        row = self._desk.get(known.record_class, record_id)
        links = [one.name for one in known if one.kind is Kind.LINK and one.links_to in _PLACES]
        return any(getattr(row, name, None) in self._confirmed for name in links)


def _columns_of_words(table: str) -> set[str]:
    return {
        column.name
        for column in BY_NAME[table]
        if column.kind in (Kind.LINE, Kind.TEXT) and column.python_type is str
    }


def blacked_out(
    desk: Desk, table: str, record_id: str, words: Sequence[str]
) -> Mapping[str, str | None]:
    """Return the columns of a record as they are once the words are gone."""
    row = desk.get(BY_NAME[table].record_class, record_id)
    values: dict[str, str | None] = {}
    for name in _columns_of_words(table):
        was = getattr(row, name)
        now = without(was, words) if was else was
        if now != was:
            values[name] = now
    return values


def without(text: str, words: Sequence[str]) -> str:
    """Return a text with a mark in place of each of the words, whatever their capitals."""
    longest_first = sorted((one for one in words if one), key=len, reverse=True)
    for word in longest_first:
        text = re.sub(re.escape(word), lambda _found: _(MARK), text, flags=re.IGNORECASE)
    return text
