"""A document as plain text: for golden tests, and for reading in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from chair_desk.reports.document import (
    Block,
    BulletList,
    Contents,
    Document,
    Figure,
    Grid,
    Heading,
    MarginRecord,
    Note,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Reply,
    Run,
    Runs,
    Signature,
    WritingSpace,
)


def as_text(document: Document) -> str:
    """Write a document as text, one block to a paragraph, the same each time."""
    head = [
        f"title: {document.title}",
        f"language: {document.language}",
        f"author: {document.author}",
        f"subject: {document.subject}",
        f"made on: {document.made_on or ''}",
        f"header: {document.header_left} | {document.marking}",
        f"footer: {document.footer_state}",
        f"continued: {document.continued} | {document.margin_heading}",
    ]
    bodies = ["\n".join(_lines(block)) for block in document.blocks]
    return "\n".join(line.rstrip() for line in head) + "\n\n" + "\n\n".join(bodies) + "\n"


def _lines(block: Block) -> Iterator[str]:  # noqa: PLR0912  one case to a kind
    match block:
        case Heading():
            yield "#" * block.level + " " + f"{block.number} {block.text}".strip()
        case Paragraph():
            yield f"({block.role}) {_marked(block.runs)}"
        case NumberedParagraph():
            yield f"{block.number or '-'}  {_marked(block.runs)}"
            for point in block.points:
                yield f"      {f'{point.number}.' if point.number else '*'} {_marked(point.runs)}"
            for record in block.margin:
                yield _record(record)
        case Grid():
            yield from _grid(block)
        case Contents():
            yield from (f"> {content} ({anchor})" for content, anchor in block.entries)
        case BulletList():
            yield from (f"* {_marked(item)}" for item in block.items)
        case Note():
            yield f"| {block.title}"
            yield from (f"| {_marked(text)}" for text in block.paragraphs)
        case Reply():
            yield " | ".join((block.reference, _marked(block.runs), *block.details))
            yield f"{block.label}: ____"
        case Signature():
            yield block.sentence
            yield from (f"{label}: ____" for label in block.labels)
        case WritingSpace():
            yield from ["____"] * block.lines
            labels = " ".join(f"{label} ____" for label, _share in block.fields)
            yield from [labels] * (block.rows if labels else 0)
        case Figure():
            yield f"[picture: {block.alt}]"
        case PageBreak():
            yield "[new page]"


def _record(record: MarginRecord) -> str:
    link = f" -> {record.link}" if record.link else ""
    return f"      [{record.title}{link}] " + " / ".join(record.lines)


def _grid(grid: Grid) -> Iterator[str]:
    yield f"table: {grid.caption}"
    yield " | ".join(grid.header)
    for cells in grid.rows:
        yield " | ".join(_marked(cell) for cell in cells)


def _marked(text: Runs) -> str:
    return "".join(_run(run) for run in text).replace("\n", " / ")


def _run(run: Run) -> str:
    text = f"**{run.text}**" if run.bold else run.text
    text = f"_{text}_" if run.italic else text
    return f"{text} ->{run.link}" if run.link else text
