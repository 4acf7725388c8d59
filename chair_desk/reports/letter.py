"""A letter as a document: a draft for the chair to read, change and send."""

from __future__ import annotations

from chair_desk.records.days_in_words import full_day
from chair_desk.records.letters import Letter
from chair_desk.reports.document import (
    Block,
    BulletList,
    Document,
    Heading,
    Paragraph,
    Role,
    runs,
)
from chair_desk.words import _


def letter_document(letter: Letter) -> Document:
    """Return the document of a letter: address, date, subject, facts, request, name."""
    address = [part for part in (letter.to_name, letter.to_post, letter.to_agency) if part]
    day = full_day(letter.written_on) if letter.written_on else ""
    blocks: list[Block] = [
        Heading(level=1, text=letter.subject),
        *(Paragraph(runs=runs(line), role=Role.PLACE) for line in address),
        Paragraph(runs=runs(day), role=Role.PLACE),
        Paragraph(runs=runs(_("Dear {name}").format(name=letter.greeting))),
        *(Paragraph(runs=runs(words)) for words in letter.opening),
    ]
    if letter.facts:
        blocks.append(BulletList(items=tuple(runs(fact) for fact in letter.facts)))
    blocks += [
        *(Paragraph(runs=runs(words)) for words in letter.request),
        Paragraph(runs=runs(_("Yours sincerely"))),
        Paragraph(runs=runs(letter.from_name), role=Role.LEAD),
        Paragraph(runs=runs(f"{letter.from_post}, {letter.board}"), role=Role.PLACE),
    ]
    return Document(
        title=letter.subject,
        blocks=tuple(blocks),
        author=letter.from_name,
        subject=letter.subject,
        header_left=letter.board,
        marking=letter.marking,
        footer_state=_("Draft letter"),
        made_on=letter.written_on,
    )
