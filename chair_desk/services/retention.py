"""Retention: what is due to be disposed of and why, what holds it, and the disposal itself.

A disposal takes records out for good, journal included. What remains is its proof: what it was,
how many, by whom, on which ground, the hash of the text, and the day. Never the content.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from chair_desk.catalogue.retention import Covers, RetentionClass
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.in_force import is_in_force
from chair_desk.records.meetings import Meeting
from chair_desk.records.safekeeping import Disposal, RetentionHold, Seal
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.retention_reach import Root, Waiting, reach_of, roots
from chair_desk.store.erasing_file import Going
from chair_desk.store.search_file import forget_all
from chair_desk.words import N_, _, ngettext

_ALL = ""

_COUNTED = {
    "meetings": (N_("{count} meeting"), N_("{count} meetings")),
    "actions": (N_("{count} action"), N_("{count} actions")),
    "entries": (N_("{count} entry"), N_("{count} entries")),
    "people": (N_("{count} person"), N_("{count} people")),
    "funding": (N_("{count} financial year"), N_("{count} financial years")),
    "reports": (N_("{count} yearly report"), N_("{count} yearly reports")),
}


@frozen(kw_only=True)
class Due:
    """Something whose time is over: `since` its years count, on `due_on` they ended.

    `hold` is the reason of a hold on its class, `waits` what has to be settled first; it goes
    only where both are empty.
    """

    root: Root
    kept: RetentionClass
    title: str
    since: date
    due_on: date
    hold: str = ""
    waits: str = ""

    @property
    def may_go(self) -> bool:
        """Say whether nothing stands in the way."""
        return not self.hold and not self.waits

    @property
    def why(self) -> str:
        """Say why it is due, and on what ground."""
        sentence = _("{words} That ended on {day}.")
        said = sentence.format(words=self.kept.words, day=full_day(self.due_on))
        if not self.kept.source:
            return said
        checked = "" if self.kept.checked else _(", to be checked")
        return f"{said} {_('Ground')}: {self.kept.source}{checked}."


def classes(desk: Desk) -> tuple[RetentionClass, ...]:
    """Return the classes of the board's profile today."""
    return desk.profile().retention


def due(desk: Desk) -> list[Due]:
    """Return what is due today, the longest over first."""
    waiting = Waiting(desk)
    found = [one for kept in classes(desk) for one in _due_of(desk, kept, waiting)]
    return sorted(found, key=lambda one: (one.due_on, one.kept.key, one.title, one.root))


def _due_of(desk: Desk, kept: RetentionClass, waiting: Waiting) -> Iterator[Due]:
    if not kept.years:
        return
    today = desk.today()
    hold = _hold_on(desk, kept.key)
    named = {log for one in classes(desk) for log in one.logs}
    for root, title, since in roots(desk, kept, named, years_after(today, -kept.years)):
        due_on = years_after(since, kept.years)
        if due_on < today:
            yield Due(
                root=root,
                kept=kept,
                title=title,
                since=since,
                due_on=due_on,
                hold=hold,
                waits=waiting.for_what(root),
            )


def years_after(day: date, years: int) -> date:
    """Return the day so many years later; the 29th of February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


# ------------------------------------------------------------------ holds


def holds(desk: Desk) -> list[RetentionHold]:
    """Return the holds in force today."""
    return [
        one
        for one in desk.rows(RetentionHold, order=("starts_on", "id"))
        if is_in_force(one.starts_on, one.ends_on, desk.today())
    ]


def _hold_on(desk: Desk, key: str) -> str:
    for one in holds(desk):
        if one.retention_class in (_ALL, key):
            return one.reason
    return ""


def hold(desk: Desk, reason: str, class_key: str = _ALL) -> Changes:
    """Hold a class, or all of them: nothing of it is disposed of until the hold ends.

    Raises:
        Refused: There is no reason, or no such class.
    """
    reason = reason.strip()
    if not reason:
        raise Refused({"reason": _("Say why: an inquiry, a complaint, a court case.")})
    if class_key and class_key not in {one.key for one in classes(desk)}:
        raise Refused({"retention_class": _("There is no such class.")})
    made = RetentionHold(
        id=desk.new_id(),
        board_id=desk.board.id,
        retention_class=class_key,
        reason=reason,
        starts_on=desk.today(),
    )
    with desk.change(_("Held records from disposal")) as step:
        step.insert(made)
    return step.done(made=made.id)


def end_hold(desk: Desk, hold_id: str) -> Changes:
    """End a hold today; it stays on record."""
    existing(desk, RetentionHold, hold_id)
    yesterday = date.fromordinal(desk.today().toordinal() - 1)
    with desk.change(_("Ended a hold")) as step:
        step.update(RetentionHold, hold_id, ends_on=yesterday)
    return step.done()


# ------------------------------------------------------------------ disposing


def dispose(desk: Desk, chosen: Sequence[Due], *, decided_by: str, basis: str = "") -> list[str]:
    """Dispose of what is due, a disposal to a class; return the ids of the disposals.

    It cannot be undone. `basis` is the ground; without one, that of the class.

    Raises:
        Refused: Nothing is chosen, nobody decided it, or something stands in the way now.
        CannotDo: The disk is full, the board is read-only.
    """
    decided_by = decided_by.strip()
    if not decided_by:
        raise Refused({"decided_by": _("Say who decided it, by name or post.")})
    _refuse_not_due(desk, chosen)
    by_class = {kept: [one for one in chosen if one.kept.key == kept.key] for kept in classes(desk)}
    said = decided_by, basis.strip()
    return [_dispose_class(desk, kept, own, said) for kept, own in by_class.items() if own]


def _refuse_not_due(desk: Desk, chosen: Sequence[Due]) -> None:
    if not chosen:
        raise Refused(_("Nothing is chosen."))
    now = {one.root: one for one in due(desk)}
    for one in chosen:
        found = now.get(one.root)
        if found is None:
            raise Refused(_("{title} is not due any more.").format(title=one.title))
        if not found.may_go:
            raise Refused(f"{one.title}: {found.hold or found.waits}")


def _dispose_class(
    desk: Desk, kept: RetentionClass, chosen: Sequence[Due], said: tuple[str, str]
) -> str:
    gone = reach_of(desk, [one.root for one in chosen])
    meetings = [row_id for table, row_id in gone if table == Meeting.TABLE]
    seals = [one.chain for one in desk.rows(Seal, meeting_id=meetings)]
    decided_by, basis = said
    disposal_id = desk.new_id()

    def proof(sha256: str, rows: str) -> Disposal:
        return Disposal(
            id=disposal_id,
            board_id=desk.board.id,
            disposed_on=desk.today(),
            retention_class=kept.key,
            covers=_covers(kept, chosen),
            basis=basis or kept.source or kept.words,
            decided_by=decided_by,
            count=len(gone),
            sha256=sha256,
            rows_json=rows,
        )

    label = _("Disposed of {what}").format(what=_counted(kept, len(chosen)))
    names = [one.title for one in chosen] if kept.covers is Covers.PEOPLE else []
    desk.file.dispose(label, Going(gone=gone, seals=seals, words=names), proof)
    forget_all(desk.circumstances.home)  # a search index is made anew, without the words
    return disposal_id


def _counted(kept: RetentionClass, count: int) -> str:
    one, many = _COUNTED[kept.covers]
    return ngettext(one, many, count).format(count=count)


def _covers(kept: RetentionClass, chosen: Sequence[Due]) -> str:
    """Say what went: how many and of which days, never a title."""
    days = sorted(one.since for one in chosen)
    if days[0] == days[-1]:
        when = full_day(days[0])
    else:
        when = _("{first} to {last}").format(first=full_day(days[0]), last=full_day(days[-1]))
    return f"{kept.title}: {_counted(kept, len(chosen))}, {when}"


def disposals(desk: Desk) -> list[Disposal]:
    """Return the disposals made, newest first."""
    return desk.rows(Disposal, order=("-disposed_on", "id"))


def proof_sentence(found: Disposal) -> str:
    """Say what one disposal was, in a line."""
    day = full_day(found.disposed_on) if found.disposed_on else ""
    records = ngettext("{count} record", "{count} records", found.count).format(count=found.count)
    return _("{day}: {covers}; {records}, decided by {who}. Ground: {basis}. Hash {hash}").format(
        day=day,
        covers=found.covers,
        records=records,
        who=found.decided_by,
        basis=found.basis.rstrip("."),
        hash=found.sha256,
    )
