"""The tracker of actions as a file: a workbook, a CSV table, Word, PDF or a web page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.days_in_words import full_day, short_date
from chair_desk.records.folding import folded
from chair_desk.reports.document import Block, Document, Grid, Heading, Paragraph, Role, row, runs
from chair_desk.services.action_lines import ActionLine
from chair_desk.services.action_tracker import ActionGroup, Showing, tracker
from chair_desk.services.desk import Desk
from chair_desk.services.publishing import refuse_path, write_document
from chair_desk.services.register_publishing import FORMATS, RegisterFile
from chair_desk.words import _

_ALL = 10**6
_SHEETS = ("xlsx", "csv")
_WIDTHS = (9, 14, 38, 25, 16, 12)


def prepare_actions(
    desk: Desk,
    *,
    kind: str = "xlsx",
    showing: Showing = Showing.OPEN,
    partner: str = "",
    audience: Audience = Audience.CONFIDENTIAL,
) -> RegisterFile:
    """Read what the file says, no more than its audience may read.

    Raises:
        Refused: It is no kind of file that can be written, or no partner has that name.
    """
    if kind not in FORMATS:
        kinds = ", ".join(FORMATS)
        raise Refused(_("The actions are written as {kinds}.").format(kinds=kinds))
    found = tracker(desk, showing=showing, most_closed=_ALL)
    groups = [_readable(group, audience) for group in _of(found.groups, partner)]
    groups = [group for group in groups if group.lines]
    title = _("Actions")
    if kind in _SHEETS:
        rows = tuple(_sheet(groups))
        made = RegisterFile(kind=kind, title=title, rows=rows, made_at=desk.now())
        return made.for_readers(audience)
    is_all = audience is Audience.CONFIDENTIAL and not partner
    said = found.standings.words if is_all else ""
    document = _document(desk, groups, said, audience)
    made = RegisterFile(kind=kind, title=title, document=document, made_at=desk.now())
    return made.for_readers(audience)


def export_actions(  # noqa: PLR0913, RUF100  the answers of one form
    desk: Desk,
    path: Path,
    *,
    kind: str = "",
    showing: Showing = Showing.OPEN,
    partner: str = "",
    audience: Audience = Audience.CONFIDENTIAL,
) -> Path:
    """Write the tracker to a file, whole or not at all, and return its place.

    Raises:
        Refused: It is the name of a board file, no kind of file, or no partner has that name.
        CannotDo: The file cannot be written; what was there before is safe.
    """
    refuse_path(desk, path, replace=True)
    meant = kind or path.suffix.lower().removeprefix(".")
    made = prepare_actions(desk, kind=meant, showing=showing, partner=partner, audience=audience)
    return write_document(path, made.content())


def _of(groups: Sequence[ActionGroup], partner: str) -> list[ActionGroup]:
    if not partner:
        return list(groups)
    wanted = folded(partner)
    found = [group for group in groups if wanted in folded(group.label)]
    if not found:
        said = _("No partner called “{name}” has such an action.")
        raise Refused({"partner": said.format(name=partner)})
    return found


def _readable(group: ActionGroup, audience: Audience) -> ActionGroup:
    lines = tuple(line for line in group.lines if audience.may_read(line.action.audience))
    return replace(group, lines=lines)


def _sheet(groups: Sequence[ActionGroup]) -> Iterator[tuple[str | int | None, ...]]:
    yield (
        _("Reference"), _("Partner"), _("Action"), _("Owner"), _("Status"), _("Due"),
        _("Due in words"), _("First due"), _("Working days"), _("Opened"), _("Closed"),
        _("What was done"), _("What shows it"), _("Last word"), _("What difference it made"),
    )  # fmt: skip
    for group in groups:
        for line in group.lines:
            action = line.action
            yield (
                action.reference, group.label, action.title, line.owner_words, line.mark_words,
                _iso(action.due_on), action.due_words, _iso(action.first_due_on),
                line.working_days, _iso(action.opened_on), _iso(action.closed_on),
                action.outcome, action.evidence, line.last.text if line.last else "",
                action.impact,
            )  # fmt: skip


def _iso(day: object) -> str:
    return str(day or "")


def _document(desk: Desk, groups: Sequence[ActionGroup], said: str, audience: Audience) -> Document:
    board, title = desk.board, _("Actions")
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Paragraph(runs=runs(_("{board}, {date}").format(
            board=board.name, date=full_day(desk.today()))), role=Role.SUBTITLE),
    ]  # fmt: skip
    if said:
        blocks.append(Paragraph(runs=runs(said)))
    if not groups:
        blocks.append(Paragraph(runs=runs(_("No action is to be shown here."))))
    for group in groups:
        blocks.append(Heading(level=2, text=group.label))
        if group.slippage.words:
            words = group.slippage.words
            blocks.append(Paragraph(runs=runs(f"{words[:1].upper()}{words[1:]}.")))
        blocks.append(_grid(group))
    return Document(
        title=title,
        blocks=tuple(blocks),
        author=board.name,
        header_left=board.name,
        marking=_("Confidential") if audience is Audience.CONFIDENTIAL else board.marking,
        made_on=desk.today(),
    )


def _grid(group: ActionGroup) -> Grid:
    header = (_("No."), _("Status"), _("Action"), _("Owner"), _("Due"), _("Working days"))
    return Grid(
        caption=group.label,
        header=header,
        rows=tuple(
            row(
                line.action.reference, line.mark_words, line.action.title, line.owner_words,
                _due(line), line.days_words,
            )
            for line in group.lines
        ),
        widths=_WIDTHS,
    )  # fmt: skip


def _due(line: ActionLine) -> str:
    if line.action.due_on is None:
        return line.action.due_words or _("No date")
    return short_date(line.action.due_on)
