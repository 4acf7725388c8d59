"""Everything that can be read in a PDF: what stands on its pages, and what is hidden in it."""

from __future__ import annotations

import io
from collections.abc import Iterator

from chair_desk.reports.pack_objects import faults_of_pikepdf


def all_words(content: bytes) -> str:
    """Return the words of a PDF: pages, properties, outline, links; nothing where it is damaged."""
    return " ".join((*_seen_words(content), *_hidden_words(content)))


def _seen_words(content: bytes) -> Iterator[str]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            for page in document:
                yield page.get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return


def _hidden_words(content: bytes) -> Iterator[str]:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Dictionary):
                    yield from (
                        str(value) for value in thing.values() if isinstance(value, pikepdf.String)
                    )
    except faults_of_pikepdf():
        return
