"""A letter about attendance to the right senior person, with the facts and no verdict."""

from __future__ import annotations

from collections.abc import Sequence

from chair_desk.records.attendance_cells import CAME_WORDS, Came, Cell
from chair_desk.records.attendance_measures import absences_in_a_row, live
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.records.letters import Letter
from chair_desk.records.levels import count_words, gap_words, level_words
from chair_desk.services.attendance_matrix import Matrix, Row
from chair_desk.services.attendance_reading import row_words
from chair_desk.services.desk import Desk
from chair_desk.services.letters import chair_of, email_of
from chair_desk.services.logs import add_entry, add_step
from chair_desk.services.partners import partner_card
from chair_desk.services.ranks import ladder_of
from chair_desk.words import _

ENOUGH = 3
_SHOWN = 8


def reasons_for(row: Row) -> list[str]:
    """Return why a letter may be due: three absences, three deputies, or three below level."""
    base = live(row.cells)
    found = []
    absent = absences_in_a_row(row.cells)
    if absent >= ENOUGH:
        found.append(
            _("Nobody came to the last {count} meetings.").format(count=count_words(absent))
        )
    deputies = _run(base, Came.DEPUTY)
    if deputies >= ENOUGH:
        found.append(
            _("A deputy came to the last {count} meetings.").format(count=count_words(deputies))
        )
    below = _run_below(base)
    if below >= ENOUGH:
        found.append(
            _("Nobody at the agreed level came to the last {count} meetings.").format(
                count=count_words(below)
            )
        )
    return found


def _run(cells: Sequence[Cell], came: Came) -> int:
    count = 0
    for cell in reversed(cells):
        if cell.came is not came:
            break
        count += 1
    return count


def _run_below(cells: Sequence[Cell]) -> int:
    count = 0
    for cell in reversed(cells):
        is_unknown = cell.is_here and cell.level is None  # an unknown level is no finding
        if cell.agreed is None or cell.can_commit or is_unknown:
            break
        count += 1
    return count


def letter_for(desk: Desk, found: Matrix, row: Row) -> Letter:
    """Draft a letter to the head of a partner: the last meetings, and what the board asks.

    It goes to whoever stands first in the chain of authority and is known to stand at the agreed
    level; where the record knows nobody, to the post at the top of the partner's ladder.

    Raises:
        Refused: The row is no partner's, so there is nobody to write to.
    """
    if row.organisation is None or not row.is_ranked:
        raise Refused(_("A letter goes to a partner. Choose a partner’s row."))
    name, post, email = _addressee(desk, row)
    chair, role = chair_of(desk)
    board = desk.board.short_name or desk.board.name
    return Letter(
        subject=_("Attendance of {partner} at {board}").format(partner=row.name, board=board),
        to_name=name,
        to_post=post,
        to_agency=row.organisation.name,
        to_email=email,
        opening=(
            _("I write about who has come for {partner} to the meetings of the Board.").format(
                partner=row.name
            ),
            " ".join((row_words(found, row), *reasons_for(row))),
            _("The record of the last meetings is:"),
        ),
        facts=tuple(_facts(found, row)),
        request=tuple(_request(row)),
        from_name=chair,
        from_post=role,
        board=desk.board.name,
        marking=desk.board.marking,
        written_on=desk.today(),
    )


def _addressee(desk: Desk, row: Row) -> tuple[str, str, str]:
    organisation = row.organisation
    if organisation is None:
        return "", "", ""
    card = partner_card(desk, organisation.id, desk.today())
    ladder = ladder_of(desk, organisation)
    top = ladder.rungs[0].title if ladder else _("Chief officer")
    for link in card.chain:
        if link.level is not None and link.level >= (row.agreed or 0):
            return link.person.name, link.post or top, email_of(desk, link.person.id)
    return "", top, ""


def _facts(found: Matrix, row: Row) -> list[str]:
    pairs = [
        (meeting, cell)
        for meeting, cell in zip(found.meetings, row.cells, strict=True)
        if cell.is_live
    ]
    return [f"{full_day(meeting.held_on)}: {_fact(cell)}." for meeting, cell in pairs[-_SHOWN:]]


def _fact(cell: Cell) -> str:
    """Say how somebody came and at what level: the post, and never the person."""
    said = [_(CAME_WORDS[cell.came])]
    if cell.is_here:
        said.append(cell.rank)
        if cell.level is not None and cell.agreed is not None:
            said.append(gap_words(cell.agreed - cell.level))
        if cell.has_letter:
            said.append(_("by letter of delegation"))
    return ", ".join(part for part in said if part)


def _request(row: Row) -> list[str]:
    asked = [
        _("The Board requests that {partner} be represented by somebody who can speak for it, "
          "commit it and hold it to account.").format(partner=row.name)
    ]  # fmt: skip
    if row.agreed is not None:
        level = level_words(row.agreed)
        asked.append(
            _("The partners agreed that this is “{level}”. Where a deputy has to come, a letter "
              "of delegation that names the meeting would let the deputy commit {partner}.").format(
                level=level[:1].lower() + level[1:], partner=row.short_name)
        )  # fmt: skip
    asked.append(
        _("I would be glad to hear what you think, and of anything that the record does not show.")
    )
    return asked


def raise_challenge(desk: Desk, letter: Letter, row: Row) -> Changes:
    """Make a challenge of it, with the letter as its first step, as one change.

    Raises:
        Refused: The row is no partner's.
    """
    if row.organisation is None:
        raise Refused(_("A challenge goes to a partner. Choose a partner’s row."))
    title = _("Send somebody who can commit {partner} to each meeting.").format(
        partner=row.short_name
    )
    with desk.change(_("Raised a challenge about attendance")) as step:
        made = add_entry(desk, "challenge", title, to_organisation_id=row.organisation.id).made
        add_step(desk, made, _("Letter drafted"), "\n\n".join(letter.paragraphs))
    return step.done(made=made)
