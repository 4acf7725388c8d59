"""The faces that documents are set in, and what each can show.

A character that a face lacks is set in the next face that has it, else as U+FFFD: nothing
typed may vanish or print as an empty box without a trace.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from chair_desk.records.frozen import frozen
from chair_desk.reports.document import Run
from chair_desk.reports.plain_text import clean
from chair_desk.resources import resources_folder

REPLACEMENT = "\ufffd"


class Face(enum.StrEnum):
    """A font file that ships with the program, by its name in a PDF."""

    SERIF = "CharisSIL-Regular"
    SERIF_BOLD = "CharisSIL-Bold"
    SERIF_ITALIC = "CharisSIL-Italic"
    SERIF_BOLD_ITALIC = "CharisSIL-BoldItalic"
    SANS = "Inter-Regular"
    SANS_MEDIUM = "Inter-Medium"
    SANS_BOLD = "Inter-SemiBold"
    SANS_ITALIC = "Inter-Italic"
    DISPLAY = "InterDisplay-SemiBold"


@frozen
class Family:
    """The faces of one voice: plain, bold, italic, and both."""

    plain: Face
    bold: Face
    italic: Face
    both: Face

    def face(self, run: Run) -> Face:
        """Return the face that a run is set in."""
        if run.bold:
            return self.both if run.italic else self.bold
        return self.italic if run.italic else self.plain


SERIF = Family(Face.SERIF, Face.SERIF_BOLD, Face.SERIF_ITALIC, Face.SERIF_BOLD_ITALIC)
SANS = Family(Face.SANS, Face.SANS_BOLD, Face.SANS_ITALIC, Face.SANS_BOLD)
MEDIUM = Family(Face.SANS_MEDIUM, Face.SANS_BOLD, Face.SANS_ITALIC, Face.SANS_BOLD)
STRONG = Family(Face.SANS_BOLD, Face.SANS_BOLD, Face.SANS_BOLD, Face.SANS_BOLD)
DISPLAY = Family(Face.DISPLAY, Face.DISPLAY, Face.DISPLAY, Face.DISPLAY)


@cache
def shown_by(face: Face) -> frozenset[int]:
    """Register a face with the PDF writer and return the code points that it can show."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    font = TTFont(face.value, str(resources_folder() / "fonts" / f"{face.value}.ttf"))
    pdfmetrics.registerFont(font)
    # Glyph 0 is the empty box; Inter maps U+FFFD to it.
    return frozenset(code for code, glyph in font.face.charToGlyph.items() if glyph)


def pieces(runs: Iterable[Run], family: Family) -> Iterator[tuple[Face, str]]:
    r"""Yield the words of runs by the face that can show them; a break comes as "\n" alone."""
    for run in runs:
        face = family.face(run)
        for line_number, line in enumerate(clean(run.text).split("\n")):
            if line_number:
                yield face, "\n"
            yield from _by_face(line, face)


def _by_face(text: str, face: Face) -> Iterator[tuple[Face, str]]:
    known = shown_by(face)
    if not text or text.isascii() or known.issuperset(map(ord, text)):
        if text:
            yield face, text
        return
    shown = ((_face_for(character, face), character) for character in text)
    for found, group in groupby(shown, key=lambda pair: pair[0]):
        characters = "".join(character for _face, character in group)
        yield (found, characters) if found else (Face.SERIF, REPLACEMENT * len(characters))


def _face_for(character: str, face: Face) -> Face | None:
    choices = (face, Face.SERIF, Face.SANS)
    return next((one for one in choices if ord(character) in shown_by(one)), None)
