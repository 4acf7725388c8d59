"""The search that stands between an edition and the world, for anything withheld in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.records.pack_pages import PackPart
from chair_desk.records.spans import split_spans
from chair_desk.services.pack_layout import Layout
from chair_desk.services.pack_pages import Reader
from chair_desk.services.pack_reading import PackReading, PaperIn
from chair_desk.services.pack_work import PackChild
from chair_desk.words import _

_LEAST_LETTERS = 6
_LONGEST, _PIECE = 6_000, 7
"""Phrases from one paper at most, and how many words stand in each."""
_WORD = re.compile(r"\w+")


@frozen
class Withheld:
    """A phrase that may not be in an edition, and what it is taken from."""

    phrase: str
    source: str


class PaperWords:
    """The words of PDFs, read in the child process, each file once."""

    def __init__(self, child: PackChild) -> None:
        self._child = child
        self._known: dict[str, str] = {}

    def of(self, one: PaperIn) -> str:
        """Return the words of a paper; none where it cannot be read."""
        if one.sha256 not in self._known:
            self._known[one.sha256] = self._child.words(one.content)
        return self._known[one.sha256]

    def of_edition(self, content: bytes) -> str:
        """Return everything that can be read in an edition."""
        return self._child.words(content)


def refuse_withheld(
    content: bytes, reading: PackReading, layout: Layout, reader: Reader, words: PaperWords
) -> None:
    """Search an edition for everything that is withheld from its readers.

    Its text, its properties, its outline and its links are looked through: titles of withheld
    papers, confidential titles and words, and the wording of the withheld papers themselves,
    save what the papers that its readers do have say as well.

    Raises:
        CannotDo: Something was found; the edition must not be written.
    """
    allowed, held = _papers(layout, reader)
    text = folded(words.of_edition(content))
    known = folded(" ".join(_allowed_words(reading, reader, allowed, words)))
    for one in _phrases(reading, reader, held, words):
        phrase = folded(one.phrase)
        if len(phrase.strip()) >= _LEAST_LETTERS and phrase in text and phrase not in known:
            raise CannotDo(
                _("This edition holds something that is withheld from its readers."),
                _(
                    "It was found on the search before writing: {source}. Nothing was written."
                ).format(source=one.source),
                _("See who may read the paper and the item, and build the pack again."),
            )


def folded(text: str) -> str:
    """Return words alone, in small letters with one space between, to compare them."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _papers(layout: Layout, reader: Reader) -> tuple[list[PackPart], list[PackPart]]:
    parts = [part for part in layout.parts if part.item_id]
    allowed = [part for part in parts if reader.may_read(part)]
    return allowed, [part for part in parts if not reader.may_read(part)]


def _allowed_words(
    reading: PackReading, reader: Reader, allowed: list[PackPart], words: PaperWords
) -> Iterator[str]:
    cut = reading.cuts[reader.audience]
    content = {one.paper.id: one for one in reading.papers}
    for item in cut.items:
        yield item.title
        yield item.asked
    for part in allowed:
        if part.paper_id:
            yield part.title
            if part.paper_id in content and content[part.paper_id].has_pdf:
                yield words.of(content[part.paper_id])
    for section in reading.sections:
        from chair_desk.reports.document_text import as_text

        yield as_text(section.documents[reader.audience])


def _phrases(
    reading: PackReading, reader: Reader, held: list[PackPart], words: PaperWords
) -> Iterator[Withheld]:
    full, cut = reading.bundle, reading.cuts[reader.audience]
    shown = {item.id: item for item in cut.items}
    for item in full.items:
        other = shown.get(item.id)
        number = full.numbers.get(item.id, "")
        source = _("the confidential words of item {number}").format(number=number)
        if item.closed_title and (other is None or not other.closed_title):
            yield Withheld(item.closed_title, source)
        for text in (item.title, item.asked, item.lead_words):
            for span in split_spans(text):
                if span.is_confidential and reader.audience is not full.audience:
                    yield Withheld(span.text, source)
    content = {one.paper.id: one for one in reading.papers}
    for part in held:
        if not part.paper_id:
            continue
        yield Withheld(part.title, _("the title of paper {label}").format(label=part.label))
        one = content.get(part.paper_id)
        if one is not None and one.has_pdf:
            source = _("the wording of paper {label}").format(label=part.label)
            for phrase in pieces(words.of(one)):
                yield Withheld(phrase, source)


def pieces(text: str) -> Iterator[str]:
    """Yield runs of seven words of a text, each half over the one before it."""
    found = _WORD.findall(text)[:_LONGEST]
    for at in range(0, max(len(found) - _PIECE + 1, 0), _PIECE // 2):
        yield " ".join(found[at : at + _PIECE])
