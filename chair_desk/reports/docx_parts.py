"""Parts of a Word document that python-docx has no call for: fields, bookmarks, links, marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = re.compile(r"(\t|\r\n|\n|\r)")
_BREAK_TAGS = {"\t": "tab", "\r\n": "br", "\n": "br", "\r": "br"}


def element(tag: str, **attributes: str) -> Any:
    """Make an element of Word's namespace; attributes are of it too."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def add_field(paragraph: Any, code: str) -> None:
    """Add a field that Word works out itself, such as the number of the page."""
    field = element("fldSimple", instr=code)
    run = element("r")
    text = element("t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001  python-docx gives no other way to its element


def set_style(document: Any, paragraph: Any, style: str, ids: dict[str, str]) -> None:
    """Set a style by its id, kept in `ids`: python-docx looks through all of them for a name."""
    if style not in ids:
        ids[style] = document.styles[style].style_id
    paragraph._p.style = ids[style]  # noqa: SLF001  what `style=` sets


def add_page_of(paragraph: Any, name: str) -> None:
    """Add the number of the page of a named place; Word works it out when the file is opened."""
    for kind in ("begin", "code", "separate", "text", "end"):
        run = element("r")
        if kind == "code":
            code = element("instrText")
            code.text = f" PAGEREF {name} \\h "
            run.append(code)
        elif kind == "text":
            text = element("t")
            text.text = "…"
            run.append(text)
        else:
            dirty = {"dirty": "true"} if kind == "begin" else {}
            run.append(element("fldChar", fldCharType=kind, **dirty))
        paragraph._p.append(run)  # noqa: SLF001  python-docx gives no other way to its element


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Name the place of a paragraph, for links."""
    start = element("bookmarkStart", id=str(number), name=name)
    content = paragraph._p  # noqa: SLF001  python-docx gives no other way to its element
    properties = content.pPr
    if properties is None:
        content.insert(0, start)
    else:
        properties.addnext(start)
    content.append(element("bookmarkEnd", id=str(number)))


def new_paragraph(document: Any) -> Any:
    """Add a paragraph at the end; python-docx would look through all the others for the place."""
    from docx.oxml import OxmlElement
    from docx.text.paragraph import Paragraph

    made = OxmlElement("w:p")
    body = document._body  # noqa: SLF001  what `add_paragraph` adds to
    body._element[-1].addprevious(made)  # noqa: SLF001  the last element is that of the section
    return Paragraph(made, body)


def add_words(
    paragraph: Any,
    text: str,
    marks: Iterable[tuple[str, bool]],
    *,
    place: str = "",
    name: str = "",
    number: int = 0,
) -> None:
    """Add words to a paragraph as they are set: `marks` are tags such as "b" with yes or no.

    With a `place` they lead to the bookmark of this name. With a `name` they are a bookmark of
    this number themselves, and can be found again in a copy that others edited.
    """
    from lxml.etree import SubElement

    content = paragraph._p  # noqa: SLF001  python-docx gives no other way to its element
    if name:
        SubElement(content, f"{_W}bookmarkStart", {f"{_W}id": str(number), f"{_W}name": name})
    parent = content
    if place:
        leads = {f"{_W}anchor": place, f"{_W}history": "1"}
        parent = SubElement(content, f"{_W}hyperlink", leads)
    run = SubElement(parent, f"{_W}r")
    if set_marks := [tag for tag, is_set in marks if is_set]:
        properties = SubElement(run, f"{_W}rPr")
        for tag in set_marks:
            SubElement(properties, f"{_W}{tag}")
    _add_text(run, text)
    if name:
        SubElement(content, f"{_W}bookmarkEnd", {f"{_W}id": str(number)})


def _add_text(run: Any, text: str) -> None:
    """Add the text of a run; a tab and a new line are elements of their own."""
    from lxml.etree import SubElement

    for piece in _BREAKS.split(text):
        if piece in _BREAK_TAGS:
            SubElement(run, f"{_W}{_BREAK_TAGS[piece]}")
        elif piece:
            made = SubElement(run, f"{_W}t")
            made.text = piece
            if piece[0].isspace() or piece[-1].isspace():
                made.set(_SPACE, "preserve")


def describe_table(table: Any, caption: str, *, names_rows: bool) -> None:
    """Say what a table is, mark its header row, and keep its rows whole."""
    from docx.oxml.ns import qn

    properties = table._tbl.tblPr  # noqa: SLF001  python-docx gives no other way to its element
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    properties.append(
        element(
            "tblLook",
            val="0420" if not names_rows else "04A0",
            firstRow="1",
            lastRow="0",
            firstColumn="1" if names_rows else "0",
            lastColumn="0",
            noHBand="0",
            noVBand="1",
        )
    )
    properties.append(element("tblCaption", val=caption))
    for index, row in enumerate(table.rows):
        settings = row._tr.get_or_add_trPr()  # noqa: SLF001  the same
        settings.append(element("cantSplit"))
        if index == 0:
            settings.append(element("tblHeader"))


def keep_whole(table: Any) -> None:
    """Keep all rows of a table on one page: each with the next, but for the last."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def rule_table(table: Any) -> None:
    """Draw a line above the table and a hairline under each row, as in the print design."""
    properties = table._tbl.tblPr  # noqa: SLF001  python-docx gives no other way to its element
    borders = element("tblBorders")
    for side, colour in (("top", "16202C"), ("bottom", "C9CCD1"), ("insideH", "C9CCD1")):
        borders.append(element(side, val="single", sz="4", space="0", color=colour))
    properties.append(borders)


def keep_words_over(word: Any) -> None:
    """Keep the words that are last so far on the page of what follows: a picture, say."""
    for last in word.paragraphs[-1:]:
        last.paragraph_format.keep_with_next = True


def describe_picture(picture: Any, alt: str) -> None:
    """Give a picture the words that stand for it."""
    properties = picture._inline.docPr  # noqa: SLF001  python-docx gives no other way to it
    properties.set("descr", alt)
    properties.set("name", "Picture")


def new_list(document: Any, style: str, first: int) -> int:
    """Begin a list of the kind of a style at a number, and return by what its items name it."""
    numbering = document.part.numbering_part.element
    of_style = document.styles[style].element.pPr.numPr.numId.val
    kind = numbering.num_having_numId(of_style).abstractNumId.val
    made = numbering.add_num(kind)
    made.add_lvlOverride(ilvl=0).add_startOverride(first)
    return int(made.numId)


def put_in_list(paragraph: Any, list_id: int) -> None:
    """Make a paragraph an item of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001  the same
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = list_id
