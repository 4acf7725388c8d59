"""The binder as a document: contents, an index, a chronology, then each record in its section."""

from __future__ import annotations

from collections.abc import Iterator

from chair_desk.records.binder_bundle import BinderBundle, BinderPiece, BinderSection
from chair_desk.records.days_in_words import full_day
from chair_desk.reports.document import (
    Block,
    BulletList,
    Contents,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Role,
    Run,
    runs,
)
from chair_desk.words import _


def binder_document(bundle: BinderBundle) -> Document:
    """Return the document of a binder; it holds nothing that the bundle does not."""
    blocks: list[Block] = [
        Heading(level=1, text=bundle.title),
        Paragraph(runs=runs(bundle.board), role=Role.SUBTITLE),
        Paragraph(runs=runs(bundle.asked), role=Role.LEAD),
        Note(title=bundle.readers),
        Heading(level=3, text=_("Contents")),
        Contents(entries=_entries(bundle)),
    ]
    blocks += _chronology(bundle)
    for section in bundle.sections:
        blocks += _section(section)
    return Document(
        title=f"{bundle.title}: {bundle.asked}",
        blocks=tuple(blocks),
        author=bundle.board,
        subject=bundle.asked,
        header_left=bundle.board,
        marking=bundle.readers,
        footer_state=bundle.title,
        continued=bundle.asked,
        made_on=bundle.made_on,
    )


def _entries(bundle: BinderBundle) -> tuple[tuple[str, str], ...]:
    found = [(_("Chronology"), "chronology")] if bundle.events else []
    for section in bundle.sections:
        found.append((f"{section.title}, {len(section.pieces)}", section.key))
        found += [(f"    {_name(piece)}", piece.key) for piece in section.pieces]
    return tuple(found)


def _name(piece: BinderPiece) -> str:
    return f"{piece.label} {piece.title}".strip()


def _chronology(bundle: BinderBundle) -> Iterator[Block]:
    if not bundle.events:
        return
    yield PageBreak()
    yield Heading(level=2, text=_("Chronology"), anchor="chronology")
    yield BulletList(
        items=tuple(
            runs(
                Run(f"{full_day(one.on)}: ", bold=True),
                Run(f"{one.words} ("),
                Run(one.label, link=f"#{one.piece}"),
                Run(")"),
            )
            for one in bundle.events
        )
    )


def _section(section: BinderSection) -> Iterator[Block]:
    yield PageBreak()
    yield Heading(level=2, text=section.title, anchor=section.key)
    for piece in section.pieces:
        yield Heading(level=3, text=_name(piece), anchor=piece.key)
        if piece.details:
            said = "; ".join(f"{label}: {words}" for label, words in piece.details)
            yield Paragraph(runs=runs(said), role=Role.SMALL)
        for words in piece.paragraphs:
            yield Paragraph(runs=runs(words))
