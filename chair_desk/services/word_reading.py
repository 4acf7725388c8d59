"""Reading a stranger's Word file as plain lines. Nothing in it is run, followed or fetched."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chair_desk.records.changes import CannotDo
from chair_desk.services.sheets import BROKEN, MOST_BYTES, look_inside
from chair_desk.words import _

BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MOST_LINES = 20_000


def read_word(path: Path) -> list[str]:
    """Return the paragraphs of a Word file, those in tables too, as lines of text.

    Raises:
        CannotDo: It cannot be read, is no Word file, is locked, damaged, or a bomb.
    """
    return list(_lines(path, word_parts(path, BODY)[BODY]))


def word_parts(path: Path, *names: str) -> dict[str, Any]:
    """Return parts of a Word file as trees, by name; one that it does not have is left out.

    Raises:
        CannotDo: It cannot be read, is no Word file, is locked, damaged, or a bomb; or the first
            part named is not in it.
    """
    content = _content(path)
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            there = set(packed.namelist())
            return {
                name: fromstring(packed.read(name), forbid_dtd=True)
                for at, name in enumerate(names)
                if at == 0 or name in there
            }
    except (*BROKEN, DefusedXmlException) as error:
        raise _no_word(path, _("It is damaged, or no Word file.")) from error


def _content(path: Path) -> bytes:
    """Return the bytes of a file that is a Word file as far as can be told from outside."""
    try:
        is_long = path.stat().st_size > MOST_BYTES
        content = b"" if is_long else path.read_bytes()
    except OSError as error:
        raise _no_word(path, error.strerror or "") from error
    if is_long:
        raise _no_word(path, _("It is far larger than a sheet of answers."))
    if not content.startswith(b"PK\x03\x04"):
        raise _no_word(path, _("It is no Word file (.docx)."))
    try:
        look_inside(path, content)
    except CannotDo as error:
        raise _no_word(path, error.why) from error
    return content


def _lines(path: Path, body: Any) -> Iterator[str]:
    for number, paragraph in enumerate(body.iter(f"{W}p")):
        if number > _MOST_LINES:
            raise _no_word(path, _("It is far larger than a sheet of answers."))
        yield from "".join(_words(paragraph)).split("\n")


def _words(paragraph: Any) -> Iterator[str]:
    """Yield the words that stand in a paragraph; what was struck out by a reviewer is not there."""
    for part in paragraph.iter():
        if part.tag == f"{W}t":
            yield part.text or ""
        elif part.tag == f"{W}tab":
            yield "\t"
        elif part.tag in (f"{W}br", f"{W}cr"):
            yield "\n"


def _no_word(path: Path, why: str) -> CannotDo:
    return CannotDo(
        _("“{name}” cannot be read as a Word file.").format(name=path.name),
        why,
        _("Nothing was changed. Save it from Word as .docx, or paste its words, and try again."),
    )
