"""Action sheets: one for each partner, to the person by name, with lines to write the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil

from chair_desk.records.action_sheets import (
    MOST_ON_A_PAGE,
    PartnerSheet,
    SheetAction,
    SheetsOfMeeting,
)
from chair_desk.records.whole_words import whole_words
from chair_desk.reports.document import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Reply,
    Role,
    runs,
)
from chair_desk.reports.plain_text import one_line
from chair_desk.reports.wording import body_words, full_date, short_date
from chair_desk.words import _, ngettext

_FEW = 7
"""Up to so many there is room for two lines to write on."""
_ROOM, _BY_HAND, _LEAST, _ACROSS = 44, {1: 1.7, 2: 3.8}, 2, 46
"""Lines of a page below its head; those that writing takes; the fewest of an action, and its
letters to a line."""
_LETTERS = (330, 230, 138)


def action_sheets_document(
    found: SheetsOfMeeting, sheets: Sequence[PartnerSheet], *, made_on: date | None = None
) -> Document:
    """Make one document of these sheets, each beginning on a page of its own."""
    day = full_date(found.held_on)
    names = one_line(sheets[0].partner) if len(sheets) == 1 else _("all partners")
    return Document(
        title=_("Action sheet, {partner}, {date}").format(partner=names, date=day),
        blocks=tuple(_blocks(found, sheets)),
        author=one_line(found.board),
        header_left=one_line(found.board),
        marking=one_line(found.marking),
        footer_state=_("Action sheet, meeting of {body}, {date}").format(
            body=body_words(found.body), date=day
        ),
        made_on=made_on,
    )


def _blocks(found: SheetsOfMeeting, sheets: Sequence[PartnerSheet]) -> Iterator[Block]:
    for number, sheet in enumerate(sheets):
        if number:
            yield PageBreak()
        yield from _head(found, sheet)
        yield from _actions(found, sheet)


def _head(found: SheetsOfMeeting, sheet: PartnerSheet) -> Iterator[Block]:
    count = len(sheet.agreed) + len(sheet.before)
    yield Heading(level=1, text=one_line(sheet.partner))
    said = ngettext("Action sheet, {count} action", "Action sheet, {count} actions", count)
    yield Paragraph(runs=runs(said.format(count=count)), role=Role.SUBTITLE)
    to = ", ".join(part for part in (one_line(sheet.to), one_line(sheet.post)) if part)
    if to:
        yield Paragraph(runs=runs(_("For {name}").format(name=to)), role=Role.PLACE)
    yield Paragraph(runs=runs(_asked(found)), role=Role.SMALL)


def _asked(found: SheetsOfMeeting) -> str:
    """Ask for the answers, to whom and by when."""
    to = one_line(found.return_to)
    words = _("Please write under each action what has been done")
    if found.return_by and to:
        words = _("{words}, and return this sheet to {name} by {date}").format(
            words=words, name=to, date=short_date(found.return_by)
        )
    elif to:
        words = _("{words}, and return this sheet to {name}").format(words=words, name=to)
    if found.next_on:
        return _("{words}. The next meeting is on {date}.").format(
            words=words, date=full_date(found.next_on)
        )
    return f"{words}."


def _actions(found: SheetsOfMeeting, sheet: PartnerSheet) -> Iterator[Block]:
    """Yield the actions, agreed first, a new page after each twelve."""
    total = len(sheet.agreed) + len(sheet.before)
    rows = 2 if total <= _FEW else 1
    day = short_date(found.held_on)
    titles = (_("Agreed on {date}").format(date=day), _("Open from earlier meetings"))
    letters = _letters([*sheet.agreed, *sheet.before], rows)
    count = 0
    for title, actions in zip(titles, (sheet.agreed, sheet.before), strict=True):
        if actions:
            yield Heading(level=3, text=title)
        for action in actions:
            if count and count % MOST_ON_A_PAGE == 0:
                yield PageBreak()
            count += 1
            yield _reply(action, rows, letters)


def _letters(actions: Sequence[SheetAction], rows: int) -> int:
    """Return how many letters of each action its page has room for."""
    pages = [actions[at : at + MOST_ON_A_PAGE] for at in range(0, len(actions), MOST_ON_A_PAGE)]
    for letters in _LETTERS:
        if all(_lines(page, rows, letters) <= _ROOM for page in pages):
            return letters
    return _LEAST * _ACROSS


def _lines(page: Sequence[SheetAction], rows: int, letters: int) -> float:
    taken = (ceil(min(len(one.words), letters) / _ACROSS) for one in page)
    return sum(_BY_HAND[rows] + max(_LEAST, lines) for lines in taken)


def _reply(action: SheetAction, rows: int, letters: int) -> Reply:
    due = ", ".join(part for part in (one_line(action.due), one_line(action.late)) if part)
    details = (one_line(action.owner), due)
    return Reply(
        reference=one_line(action.reference),
        runs=runs(whole_words(one_line(action.words), letters)),
        details=tuple(part for part in details if part),
        label=_("Answer"),
        rows=rows,
    )
