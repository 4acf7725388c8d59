"""Looking through the record for all that speaks of one theme, cut to its readers as it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from chair_desk.records.actions import Action, ActionUpdate
from chair_desk.records.audience import Audience
from chair_desk.records.binder_bundle import BinderAsked, BinderEvent, BinderPiece
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.columns import Kind
from chair_desk.records.cut import closed_items, for_audience
from chair_desk.records.days_in_words import full_day
from chair_desk.records.follow_ups import FollowUp
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.spans import only_words, without_spans
from chair_desk.services.action_lines import action_lines
from chair_desk.services.decisions import DecisionLine, latest_findings
from chair_desk.services.desk import Desk
from chair_desk.services.entry_words import EntryNames, cell_words, step_words
from chair_desk.services.gathering import gather
from chair_desk.services.logs import LogLine, entries
from chair_desk.services.names import folded, words_of
from chair_desk.services.review_recommendations import recommended_by
from chair_desk.words import N_, _

_KINDS = {
    MinuteKind.ACTION: N_("Action {reference}"),
    MinuteKind.DECISION: N_("Decision {reference}"),
    MinuteKind.CHALLENGE: N_("Challenge {reference}"),
    MinuteKind.IMPACT: N_("Impact {reference}"),
}


class BinderFinding:
    """Looks through the record once, and keeps what belongs in the chronology."""

    def __init__(self, desk: Desk, asked: BinderAsked) -> None:
        self._desk, self._asked = desk, asked
        self._wanted = [words_of(one) for one in asked.words.split(",") if words_of(one)]
        self._closed = closed_items(desk.rows(AgendaItem), asked.audience)
        self._meetings = {row.id: row for row in desk.rows(Meeting)}
        self._withheld = self._numbers_withheld()
        self._items_in: set[str] = set()
        self.events: list[BinderEvent] = []

    def minutes(self) -> Iterator[BinderPiece | None]:
        """Yield each item of a meeting that speaks of it; None between meetings."""
        if not self._wanted:
            return
        for meeting in sorted(self._meetings.values(), key=lambda one: (one.held_on, one.id)):
            if self._is_in(meeting.held_on) and self._is_spoken_of_at(meeting):
                yield from self._items(meeting)
            yield None

    def _is_spoken_of_at(self, meeting: Meeting) -> bool:
        said = (row.text for row in self._desk.rows(Minute, meeting_id=meeting.id))
        titles = (row.title for row in self._desk.rows(AgendaItem, meeting_id=meeting.id))
        return any(self._speaks(text) for some in (titles, said) for text in some)

    def _items(self, meeting: Meeting) -> Iterator[BinderPiece]:
        bundle = for_audience(gather(self._desk, meeting.id), self._asked.audience)
        day, names = full_day(meeting.held_on), _record_names(bundle)
        for item in bundle.items:
            said = [row for row in bundle.minutes if row.item_id == item.id]
            if not said or not self._speaks(" ".join([item.title, *(row.text for row in said)])):
                continue
            if self._speaks(item.title):
                self._items_in.add(item.id)
            key, number = f"item-{item.id}", bundle.numbers.get(item.id, item.number)
            title = self._cut(item.title)
            self._happened(meeting.held_on, _("Minutes: {title}").format(title=title),
                           _("item {number}").format(number=number), key)  # fmt: skip
            yield BinderPiece(
                key=key,
                label=_("{day}, item {number}:").format(day=day, number=number),
                title=title,
                on=meeting.held_on,
                details=((_("Minutes"), _state_words(meeting)),),
                paragraphs=tuple(
                    self._cut(names.get(row.id, "") + row.text) for row in said if row.text.strip()
                ),
            )

    def decisions(self) -> Iterator[BinderPiece]:
        """Yield the decisions that speak of it, each with what became of it."""
        rows = [
            row
            for row in self._desk.rows(Decision, order=("decided_on", "reference"))
            if self._may(row)
            and self._is_in(row.decided_on)
            and self._belongs(row.item_id, row.text, None)
        ]
        latest = latest_findings(self._desk) if rows else {}
        for row in rows:
            key, text = f"decision-{row.id}", self._cut(row.text)
            self._happened(row.decided_on, text, row.reference, key)
            details = [(_("Decided on"), _day(row.decided_on))]
            if row.is_inquorate:
                details.append((_("Quorum"), _("not met")))
            line = DecisionLine(decision=row, latest=latest.get(row.id))
            details.append((_("What became of it"), line.state_words))
            yield BinderPiece(
                key=key,
                label=row.reference,
                title=text,
                on=row.decided_on,
                details=tuple(details),
                paragraphs=tuple(self._followed_up(line.latest)),
            )

    def _followed_up(self, latest: FollowUp | None) -> Iterator[str]:
        later = latest and self._desk.get(Decision, latest.superseded_by_id or "")
        if later:
            yield _labelled(_("Superseded by"), self._cut(later.reference))
        if latest is not None and latest.text.strip():
            yield self._cut(latest.text)
        if latest is not None and latest.evidence.strip():
            yield _labelled(_("How we know"), self._cut(latest.evidence))

    def actions(self) -> Iterator[BinderPiece]:
        """Yield the actions that speak of it, with what was said of each since."""
        rows = [
            row
            for row in self._desk.rows(Action, order=("opened_on", "reference"))
            if self._may(row)
            and self._is_in(row.opened_on)
            and self._belongs(row.item_id, f"{row.title} {row.outcome}", row.organisation_id)
        ]
        said: dict[str, list[ActionUpdate]] = {row.id: [] for row in rows}
        for update in self._desk.rows(
            ActionUpdate, action_id=[row.id for row in rows], order=("said_on", "id")
        ):
            said[update.action_id].append(update)
        for line in action_lines(self._desk, rows, None):
            row, key = line.action, f"action-{line.action.id}"
            title = self._cut(row.title)
            self._happened(row.opened_on, _("Agreed: {title}").format(title=title),
                           row.reference, key)  # fmt: skip
            self._happened(row.closed_on, _("Closed: {title}").format(title=title),
                           row.reference, key)  # fmt: skip
            owner = line.organisation.name if line.organisation else line.owner_words
            details = [(_("State"), line.mark_words), (_("Due"), _day(row.due_on))]
            details += [(_("Owner"), owner)] if owner else []
            words = [
                f"{_day(one.said_on)}: {self._cut(one.text)}"
                for one in said[row.id]
                if one.text.strip()
            ]
            if row.outcome.strip():
                words.append(_("Outcome: {words}").format(words=self._cut(row.outcome)))
            yield BinderPiece(
                key=key,
                label=row.reference,
                title=title,
                on=row.opened_on,
                details=tuple(details),
                paragraphs=tuple(words),
            )

    def logged(self, types: Iterable[str]) -> Iterator[BinderPiece]:
        """Yield the entries of registers that speak of it, each with its own columns and steps."""
        lines = [
            line
            for name in sorted(types)
            for line in entries(self._desk, name)
            if self._may(line.entry)
            and self._is_in(line.entry.opened_on)
            and self._belongs(line.entry.item_id, _all_words(line), line.entry.to_organisation_id)
        ]
        lines.sort(key=lambda line: (line.entry.opened_on or date.min, line.entry.reference))
        steps: dict[str, list[LogStep]] = {line.entry.id: [] for line in lines}
        for step in self._desk.rows(LogStep, log_entry_id=list(steps), order=("made_on", "id")):
            steps[step.log_entry_id].append(step)
        names: dict[str, EntryNames] = {}
        for line in lines:
            kind = line.log_type
            if kind.name not in names:
                names[kind.name] = EntryNames(self._desk, kind)
            yield self._entry(line, names[kind.name], steps[line.entry.id])

    def _entry(self, line: LogLine, names: EntryNames, steps: Sequence[LogStep]) -> BinderPiece:
        row, key = line.entry, f"entry-{line.entry.id}"
        title = self._cut(row.title)
        self._happened(row.opened_on, title, row.reference, key)
        for step in steps:
            if step.text.strip():
                self._happened(step.made_on, self._cut(step.text), row.reference, key)
        self._happened(row.closed_on, _("Closed: {title}").format(title=title), row.reference, key)
        details = [(_("Register"), _(line.log_type.label)), (_("State"), line.state_words)]
        if line.organisation is not None:
            details.append((_("To"), line.organisation.name))
        details += [(_("Opened"), _day(row.opened_on)), (_("Due"), _day(row.due_on))]
        words = [*self._columns(line, names), *self._recommended(row.id)]
        said = set(line.values.values())  # an answer stands in its column already
        words += [
            _as_said(one.made_on, step_words(one), self._cut(one.text))
            for one in steps
            if one.text and one.text not in said
        ]
        return BinderPiece(
            key=key,
            label=row.reference,
            title=title,
            on=row.opened_on,
            details=tuple(one for one in details if one[1]),
            paragraphs=tuple(words),
        )

    def _columns(self, line: LogLine, names: EntryNames) -> list[str]:
        """Return what stands in the columns: what is short in one paragraph, then the texts."""
        short: list[str] = []
        long: list[str] = []
        for column in line.log_type.columns:
            words = "" if column.kind is Kind.LINK else cell_words(column, line.values, names)
            if words.strip():
                said = _labelled(_(column.label), self._cut("; ".join(words.splitlines())))
                (long if column.kind is Kind.TEXT else short).append(said)
        return ["; ".join(short), *long] if short else long

    def _recommended(self, entry_id: str) -> Iterator[str]:
        """Yield the recommendations of a review, each with how the agencies have taken it."""
        for one in recommended_by(self._desk, entry_id):
            if self._asked.audience.may_read(one.audience):
                said = "; ".join(
                    self._cut(part).rstrip(".") for part in (one.title, *one.by_agency)
                )
                yield f"{one.reference}: {said}"

    def _happened(self, on: date | None, words: str, label: str, key: str) -> None:
        if on is not None and self._is_in(on):
            text = " ".join(words.split())
            self.events.append(BinderEvent(on=on, words=text, label=label, piece=key))

    def _may(self, row: Any) -> bool:
        """Say whether the readers may have a record: by itself, and by its item."""
        return (
            self._asked.audience.may_read(getattr(row, "audience", Audience.PUBLIC))
            and getattr(row, "item_id", None) not in self._closed
        )

    def _numbers_withheld(self) -> re.Pattern[str] | None:
        """Return what finds the numbers of records that the readers may not have."""
        kinds: tuple[type[Any], ...] = (LogEntry, Action, Decision)
        hidden = [
            re.escape(row.reference)
            for kind in kinds
            for row in self._desk.rows(kind)
            if row.reference and not self._may(row)
        ]
        return re.compile(rf"\b(?:{'|'.join(hidden)})\b") if hidden else None

    def _cut(self, text: str) -> str:
        is_all = self._asked.audience is Audience.CONFIDENTIAL
        said = " ".join((only_words(text) if is_all else without_spans(text)).split())
        return self._withheld.sub(_("(a number withheld)"), said) if self._withheld else said

    def _is_in(self, on: date | None) -> bool:
        asked = self._asked
        if on is None:
            return asked.from_on is None and asked.to_on is None
        return (asked.from_on or date.min) <= on <= (asked.to_on or date.max)

    def _belongs(self, item_id: str | None, text: str, organisation_id: str | None) -> bool:
        """Say whether a record speaks of the theme, or was made at an item that is about it.

        Where a partner is asked for, it must be the partner's as well.
        """
        partner = self._asked.organisation_id
        if partner and organisation_id != partner:
            return False
        return not self._wanted or item_id in self._items_in or self._speaks(self._cut(text))

    def _speaks(self, text: str) -> bool:
        plain = folded(text)
        if not any(wanted[0] in plain for wanted in self._wanted):
            return False  # most do not: their words need not be parted
        there = words_of(text)
        return any(
            all(any(word.startswith(part) for word in there) for part in wanted)
            for wanted in self._wanted
        )


def _all_words(line: LogLine) -> str:
    return " ".join([line.entry.title, *line.values.values()])


def _day(on: date | None) -> str:
    return full_day(on) if on is not None else ""


def _state_words(meeting: Meeting) -> str:
    return _("confirmed") if meeting.state is MeetingState.CONFIRMED else _("not confirmed yet")


def _record_names(bundle: MeetingBundle) -> Mapping[str, str]:
    """Return what stands before a paragraph that made a record: "Action A-007: "."""
    records: list[Action | Decision | LogEntry] = [
        *bundle.actions, *bundle.decisions, *bundle.log_entries
    ]  # fmt: skip
    references = {row.minute_id: row.reference for row in records if row.minute_id}
    return {
        row.id: _(_KINDS[row.kind]).format(reference=references.get(row.id, "")).strip() + ": "
        for row in bundle.minutes
        if row.kind in _KINDS
    }


def _labelled(label: str, words: str) -> str:
    return f"{label} {words}" if label.endswith("?") else f"{label}: {words}"


def _as_said(on: date | None, kind: str, words: str) -> str:
    when = ", ".join(part for part in (_day(on), kind) if part)
    return f"{when}: {words}" if when else words
