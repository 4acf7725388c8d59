"""The documents of a hand-over pack: what is open, the index, and the list for the laptop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.reports.document import (
    Block,
    Document,
    Grid,
    Heading,
    Paragraph,
    Role,
    Signature,
    row,
    runs,
)
from chair_desk.words import _

_TICK = "☐"


@frozen(kw_only=True)
class LeavingFacts:
    """Whose board it is, who hands it over, to whom, and when."""

    board: str
    by: str
    to: str
    made_on: date


def open_matters_document(facts: LeavingFacts, matters: Sequence[tuple[str, ...]]) -> Document:
    """Return what is open: reference, what, with whom, and by when."""
    header = (_("Reference"), _("What is open"), _("With"), _("By"))
    return _document(
        facts, _("Open matters"), [_table(header, matters, (2, 6, 3, 2), _("Nothing is open."))]
    )


def index_document(
    facts: LeavingFacts, meetings: Sequence[tuple[str, ...]], seals: Sequence[str]
) -> Document:
    """Return the meetings with the state of their minutes, and the proof of each seal."""
    header = (_("Meeting"), _("Minutes"), _("Actions"), _("Seal"))
    proof: list[Block] = [Heading(level=2, text=_("Proof of the seals"))]
    proof += [Paragraph(runs=runs(one)) for one in seals or [_("No minutes are sealed yet.")]]
    table = _table(header, meetings, (4, 3, 2, 3), _("There is no meeting."))
    return _document(facts, _("Index"), [table, *proof])


def emptying_document(
    facts: LeavingFacts, places: Sequence[tuple[str, str]], sha256: str
) -> Document:
    """Return the list for emptying the laptop, to be ticked and signed."""
    title = _("Emptying the laptop")
    said = _(
        "Chair Desk found these on this laptop on {day}. Tick each when it is deleted. Exports, "
        "prints and messages of your own are not known to it: add them below."
    )
    header = (_("Gone"), _("What"), _("Where"))
    rows = [(_TICK, what, where) for what, where in places]
    rows += [(_TICK, "", "") for _line in range(3)]
    blocks: list[Block] = [
        Paragraph(runs=runs(said.format(day=full_day(facts.made_on)))),
        _table(header, rows, (1, 4, 8), ""),
        Paragraph(runs=runs(_("SHA-256 of the pack handed over: {hash}").format(hash=sha256))),
        Signature(
            sentence=_("Nothing of the board is left on this laptop."),
            labels=(facts.by, facts.to or _("Received for the board"), _("Date")),
        ),
    ]
    return _document(facts, title, blocks)


def _table(
    header: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    widths: tuple[int, ...],
    nothing: str,
) -> Block:
    if not rows:
        return Paragraph(runs=runs(nothing))
    return Grid(
        caption=header[1], header=header, rows=tuple(row(*one) for one in rows), widths=widths
    )


def _document(facts: LeavingFacts, title: str, blocks: Sequence[Block]) -> Document:
    lead = _("Handed over by {by} on {day}").format(by=facts.by, day=full_day(facts.made_on))
    if facts.to:
        lead = _("{lead}, to {to}").format(lead=lead, to=facts.to)
    return Document(
        title=title,
        blocks=(
            Heading(level=1, text=title),
            Paragraph(runs=runs(facts.board), role=Role.SUBTITLE),
            Paragraph(runs=runs(lead), role=Role.LEAD),
            *blocks,
        ),
        author=facts.board,
        header_left=facts.board,
        footer_state=title,
        made_on=facts.made_on,
    )
