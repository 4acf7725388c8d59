"""Who else an entry goes to: other partners and posts, each with a letter of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chair_desk.catalogue.board_profiles import ChallengeStep
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import Addressee, LogEntry
from chair_desk.records.people import Organisation
from chair_desk.services.challenge_answers import GOOD, answers_of
from chair_desk.services.challenge_posts import PostHolder, post_at
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.log_dates import ladder_of, read_day
from chair_desk.services.log_values import asked_words
from chair_desk.services.logs import LogLine, change_entry, entry, move_to
from chair_desk.services.organisations import organisations
from chair_desk.services.partners import partner_card
from chair_desk.words import _


@frozen
class Asked:
    """Another partner, by its id, and the post there; either may be empty, not both."""

    organisation_id: str = ""
    post: str = ""


def addressees(desk: Desk, entry_id: str) -> list[Addressee]:
    """Return who else an entry goes to, in the order given."""
    return desk.rows(Addressee, log_entry_id=entry_id, order=("position", "id"))


def asked_too(desk: Desk, entry_id: str) -> tuple[Asked, ...]:
    """Return who else an entry goes to, as a form takes it."""
    return tuple(
        Asked(organisation_id=row.organisation_id or "", post=row.post)
        for row in addressees(desk, entry_id)
    )


def set_addressees(desk: Desk, entry_id: str, asked: Sequence[Asked]) -> Changes:
    """Say who else an entry goes to, in place of what was said before; the empty are left out.

    Raises:
        Refused: The same one is named twice, or is the partner that is asked first.
    """
    row = existing(desk, LogEntry, entry_id)
    wanted = [
        Asked(one.organisation_id, one.post.strip())
        for one in asked
        if one.organisation_id or one.post.strip()
    ]
    for one in wanted:
        if one.organisation_id:
            existing(desk, Organisation, one.organisation_id)
    _refuse_twice(row, wanted)
    label = _("{reference}: who else is asked").format(reference=row.reference)
    with desk.change(label) as step:
        if list(asked_too(desk, entry_id)) != wanted:
            _put(desk, step, entry_id, wanted)
            _follow(desk, entry_id)
    return step.done(made=entry_id)


def _put(desk: Desk, step: Step, entry_id: str, wanted: Sequence[Asked]) -> None:
    """Write who else is asked; whoever stays keeps the answer that was given."""
    held = {Asked(row.organisation_id or "", row.post): row for row in addressees(desk, entry_id)}
    for asked, row in held.items():
        if asked not in wanted:
            step.delete(Addressee, row.id)
    for place, one in enumerate(wanted):
        if one in held:
            step.update(Addressee, held[one].id, position=place)
        else:
            step.insert(
                Addressee(
                    id=desk.new_id(),
                    log_entry_id=entry_id,
                    organisation_id=one.organisation_id or None,
                    post=one.post,
                    position=place,
                )
            )


def _follow(desk: Desk, entry_id: str) -> None:
    """Say anew when all had answered: one more was asked, or one fewer."""
    line = entry(desk, entry_id)
    held = line.values
    if "own_answered_on" not in {column.name for column in line.log_type.columns}:
        return
    own = read_day(held.get("own_answered_on", ""))
    if own is None and held.get("answer"):
        own = read_day(held.get("answered_on", ""))
    days = [own, *(row.answered_on for row in addressees(desk, entry_id))]
    known = [day for day in days if day is not None]
    is_told = len(known) == len(days)
    change_entry(
        desk,
        entry_id,
        own_answered_on=own if len(days) > 1 else None,
        answered_on=max(known) if is_told else None,
    )
    if not is_told and line.entry.state == "answered":
        steps_ = ladder_of(desk, line.log_type)
        is_first = not steps_ or held.get("step", "") in ("", steps_[0].key)
        move_to(desk, entry_id, "awaiting_answer" if is_first else "escalated")


def _refuse_twice(row: LogEntry, wanted: Sequence[Asked]) -> None:
    keys = [(one.organisation_id, folded(one.post)) for one in wanted]
    if len(set(keys)) < len(keys):
        raise Refused({"addressees": _("The same one is named twice.")})
    if (row.to_organisation_id, "") in keys:
        raise Refused({"addressees": _("This partner is asked already. Give its post, or not.")})


def read_asked(desk: Desk, text: str) -> tuple[tuple[Asked, ...], str]:
    """Read "ICB, Housing: Head of Housing" into partners and posts, and what named neither.

    A part is a partner by either of its names, or a partner, a colon and a post, or, as lists
    say it, a post with the partner in brackets. The rest stays as it was written.
    """
    known = {folded(name): row.id for row in organisations(desk)
             for name in (row.name, row.short_name) if name}  # fmt: skip
    found, rest = [], []
    for part in (one.strip() for one in text.split(",")):
        name, colon, post = part.partition(":")
        if not colon and part.endswith(")") and " (" in part:
            post, colon, name = part[:-1].rpartition(" (")
        partner = known.get(folded(name.strip()))
        if partner is None or (colon and not post.strip()):
            rest.append(part)
        else:
            found.append(Asked(partner, post.strip()))
    return tuple(found), ", ".join(part for part in rest if part)


def posts_asked(desk: Desk, line: LogLine, step: ChallengeStep, on: date) -> list[PostHolder]:
    """Return the posts that a step is put to beside the first, on a day.

    A post that was named is written to by its name, and by its holder where the record knows;
    a partner alone by whoever holds the post of the step there. Whoever answered, so that the
    chair accepted it, is not asked again. Steps that go beyond one
    partner reach each of them already: then only posts that were named are returned.
    """
    partners = {row.id: row for row in desk.rows(Organisation)}
    first = post_at(desk, line, step, on)
    found = []
    for row in addressees(desk, line.entry.id):
        partner = partners.get(row.organisation_id or "")
        if row.answered_on and row.judgement == GOOD:
            continue
        if row.post:
            found.append(_named_post(desk, partner, row.post, on))
        elif partner is not None and first.agency:
            found.append(post_at(desk, replace(line, organisation=partner, person=None), step, on))
    return found


def posts_put_to(desk: Desk, line: LogLine, step: ChallengeStep, on: date) -> list[PostHolder]:
    """Return all posts that a step is put to: of the partner asked first, then of the others.

    Where the first has settled its part, it is left out of a step that asks each partner alone.
    """
    first = post_at(desk, line, step, on)
    others = posts_asked(desk, line, step, on)
    if first.agency and others and answers_of(desk, line)[0].is_settled:
        return others
    return [first, *others]


def _named_post(desk: Desk, partner: Organisation | None, post: str, on: date) -> PostHolder:
    if partner is None:
        return PostHolder(post=post)
    chain = partner_card(desk, partner.id, on).chain
    held = next((link for link in chain if folded(link.post) == folded(post)), None)
    if held is None:
        return PostHolder(post=post, agency=partner.name)
    return PostHolder(
        post=post, person_id=held.person.id, name=held.person.name, agency=partner.name
    )


def also_asked(desk: Desk) -> dict[str, str]:
    """Return who else is asked, in words with full names, by entry; those with nobody left out."""
    partners = {row.id: row for row in desk.rows(Organisation)}
    held: dict[str, list[Addressee]] = {}
    for row in desk.rows(Addressee, order=("position", "id")):
        held.setdefault(row.log_entry_id, []).append(row)
    return {key: asked_words(rows, partners, in_short=False) for key, rows in held.items()}
