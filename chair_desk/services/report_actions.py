"""What the record says in a yearly report of actions: agreed, finished, late, and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from chair_desk.records.actions import Action, ActionState
from chair_desk.records.audience import Audience
from chair_desk.records.between import Between
from chair_desk.services.action_lines import action_lines
from chair_desk.services.action_tracker import with_partners
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations
from chair_desk.services.report_saying import (
    Cited,
    Drafted,
    Figure,
    ReportYear,
    counted,
    drafted,
    figure,
    listed,
    rows_of,
)
from chair_desk.words import _, ngettext


def actions_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how many actions were agreed and finished, and how many rest on evidence."""
    agreed = _public(desk.rows(Action, opened_on=year.days, order=("reference",)))
    if agreed:
        yield drafted(
            "actions.agreed",
            ngettext(
                "Members agreed {agreed} action in the year.",
                "Members agreed {agreed} actions in the year.",
                len(agreed),
            ),
            figures=(figure("actions.agreed", agreed, _("Actions agreed in the year")),),
            cites=cited_actions(agreed),
        )
    finished = _public(
        desk.rows(Action, state=ActionState.DONE, closed_on=year.days, order=("reference",))
    )
    if finished:
        yield _finished_said(finished)
    late = _late_at_end(desk, year)
    if late:
        yield drafted(
            "actions.late",
            ngettext(
                "{late} action was late when this was drafted.",
                "{late} actions were late when this was drafted.",
                len(late),
            ),
            figures=(figure("actions.late", late, _("Open actions whose day has gone by")),),
            cites=cited_actions(late),
        )


def _finished_said(finished: Sequence[Action]) -> Drafted:
    proven = [row for row in finished if row.evidence.strip()]
    return drafted(
        "actions.finished",
        ngettext(
            "{finished} action was finished in the year; evidence is recorded for {proven}.",
            "{finished} actions were finished in the year; evidence is recorded for {proven}.",
            len(finished),
        ),
        figures=(
            figure("actions.finished", finished, _("Actions finished in the year")),
            figure("actions.proven", proven, _("Of those, with evidence on record")),
        ),
        cites=cited_actions(finished),
    )


def partner_work_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say of each partner how many of the actions due in the year it finished."""
    due = _public(desk.rows(Action, due_on=year.days, order=("reference",)))
    due = [row for row in due if row.state is not ActionState.WITHDRAWN]
    unnamed = [row for row in due if not row.organisation_id]
    partner_of = {
        line.action.id: line.organisation.id
        for line in with_partners(desk, action_lines(desk, unnamed, year.until))
        if line.organisation is not None
    }
    held: dict[str, list[Action]] = defaultdict(list)
    for row in due:
        held[row.organisation_id or partner_of.get(row.id, "")].append(row)
    with_work = [one for one in organisations(desk) if held.get(one.id)]
    done = [one for one in with_work if all(_is_done(row) for row in held[one.id])]
    is_grouped = len(done) > 1
    if is_grouped:
        yield _all_done_said([(one.name, held[one.id]) for one in done])
    for partner in with_work:
        is_offered = not (is_grouped and partner in done)
        yield _partner_said(partner.id, partner.name, held[partner.id], is_offered=is_offered)


def _is_done(row: Action) -> bool:
    return row.state is ActionState.DONE


def _all_done_said(found: Sequence[tuple[str, Sequence[Action]]]) -> Drafted:
    every = [row for _name, rows in found for row in rows]
    names = listed([f"{name} ({counted(len(rows))})" for name, rows in found])
    said = _(
        "{partners} partners have finished every action that fell due to them in the year: {names}."
    )
    return drafted(
        "partner_work.all_done",
        said.replace("{names}", names),
        figures=(
            Figure(
                name="partner_work.partners",
                value=counted(len(found)),
                base=_("Partners whose actions of the year are all finished"),
                rows=rows_of(every),
            ),
        ),
        cites=cited_actions(every),
    )


def _work_words(due: int, done: int) -> str:
    if due == 1:
        return (
            _("{name} had {due} action due in the year and has finished it.")
            if done
            else _("{name} had {due} action due in the year and has not finished it.")
        )
    if due == done:
        return _("{name} had {due} actions due in the year and has finished all of them.")
    return _("{name} had {due} actions due in the year and has finished {done}.")


def _partner_said(
    key: str, name: str, due: Sequence[Action], *, is_offered: bool = True
) -> Drafted:
    done = [row for row in due if _is_done(row)]
    said = drafted(
        "partner_work.actions",
        _work_words(len(due), len(done)).replace("{name}", name),
        subject=key,
        figures=(
            figure(
                "partner_work.due",
                due,
                _("Actions of {name} due in the year").format(name=name),
                subject=key,
            ),
            figure("partner_work.done", done, _("Of those, finished"), subject=key),
        ),
        cites=cited_actions(due),
    )
    return replace(said, is_offered=is_offered)


def _late_at_end(desk: Desk, year: ReportYear) -> list[Action]:
    opened = desk.rows(
        Action,
        state=(ActionState.OPEN, ActionState.AT_RISK),
        due_on=Between(last=date.fromordinal(year.until.toordinal() - 1)),
        order=("reference",),
    )
    return _public(opened)


def _public(rows: Sequence[Action]) -> list[Action]:
    """Leave out what is confidential: not even its number belongs in a public count."""
    return [row for row in rows if row.audience is not Audience.CONFIDENTIAL]


def cited_actions(rows: Sequence[Action]) -> list[Cited]:
    """Cite actions by their references."""
    return [
        Cited(
            table=Action.TABLE,
            id=row.id,
            label=row.reference,
            words=row.title,
            audience=row.audience,
        )
        for row in rows
    ]
