"""The package around a Word document: no trace of template, machine or hour in it."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import quoteattr

from chair_desk.reports.docx_styles import FALLBACKS

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_THUMBNAIL = "docProps/thumbnail.jpeg"
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def clean_package(package: bytes) -> bytes:
    """Return the same Word document with fixed dates inside and nothing of the template's.

    Word writes the hour into each entry of the file, a picture of the template's first page
    and the name of its program; none of it belongs in the board's papers.
    """
    cleaned = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as before,
        zipfile.ZipFile(cleaned, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            if name == _THUMBNAIL:
                continue
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, _cleaned(name, before.read(name)))
    return cleaned.getvalue()


def _cleaned(name: str, content: bytes) -> bytes:
    if name == "docProps/app.xml":
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f'<Properties xmlns="{_PROPERTIES}"><Application>Chair Desk</Application></Properties>'
        ).encode()
    if name == "word/fontTable.xml":
        return _font_table()
    if name == "_rels/.rels":
        return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", content)
    if name == "word/settings.xml":
        content = re.sub(rb"<w:rsids>.*?</w:rsids>", b"", content, flags=re.DOTALL)
        return re.sub(rb"<w:(proofState|savePreviewPicture)\b[^>]*/>", b"", content)
    return content


def _font_table() -> bytes:
    fonts = "".join(
        f"<w:font w:name={quoteattr(face)}><w:altName w:val={quoteattr(fallback)}/></w:font>"
        for face, fallback in FALLBACKS.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<w:fonts xmlns:w="{_WORD}">{fonts}</w:fonts>'
    ).encode()
