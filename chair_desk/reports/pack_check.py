"""What is the matter with a paper, before it goes into a pack.

A paper is a stranger's file. This looks and runs nothing; it works inside the child process of
`pack_child`, where memory and time have their limits.
"""

from __future__ import annotations

import enum
import io
import re
from typing import TYPE_CHECKING, Any

from chair_desk.records.frozen import frozen
from chair_desk.reports.pack_objects import (
    contents_of,
    faults_of_pikepdf,
    inherited,
    is_array,
    is_dictionary,
    list_of,
    turned,
    unpacked,
    user_unit,
    values_of,
    visible_box,
)
from chair_desk.reports.pack_shrink import can_shrink, pictures_of
from chair_desk.reports.page_patterns import has_endless_pattern

if TYPE_CHECKING:
    import pikepdf

MOST_PAGES = 5_000
MOST_UNPACKED = 400_000_000
MOST_PIXELS = 120_000_000
"""Pixels of one picture: A3 at 600 dots to the inch has 70 million."""
LEAST_SIDE, MOST_SIDE = 100.0, 1240.0
"""Points. Below, a page number does not fit; above A3 (842 by 1191), nobody prints it."""
A4_LONG = 842
_SIGN, _WITHIN = b"%PDF-", 1024
_BALANCE = re.compile(rb"(?<![^\s\]>)])([qQ])(?=[\s\[</(]|$)")
_TEXT_PAGES = 400
_CONTROLS = bytes((*range(9), *range(14, 32), 127))
_PAIRS = ((b"(", b")"), (b"[", b"]"), (b"<", b">"))


class Fault(enum.StrEnum):
    """What may be the matter with a paper."""

    NOT_PDF = "not_pdf"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NO_PAGES = "no_pages"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_HEAVY = "too_heavy"
    PROTECTED = "protected"
    REPAIRED = "repaired"
    BROKEN_PAGES = "broken_pages"
    HUGE_IMAGES = "huge_images"
    SHRUNK = "shrunk"
    NO_TEXT = "no_text"
    FORM = "form"
    LIVE_FORM = "live_form"
    ATTACHMENTS = "attachments"
    SCRIPTS = "scripts"
    FONTS = "fonts"
    LANDSCAPE = "landscape"
    A3 = "a3"
    ODD_SIZE = "odd_size"


BLOCKING = frozenset(
    {
        Fault.NOT_PDF, Fault.ENCRYPTED, Fault.DAMAGED, Fault.NO_PAGES, Fault.TOO_MANY_PAGES,
        Fault.TOO_HEAVY,
    }
)  # fmt: skip
"""The paper cannot go in as it is: its author mends it, or a numbered page holds its place."""
MENDED = frozenset(
    {
        Fault.PROTECTED, Fault.REPAIRED, Fault.BROKEN_PAGES, Fault.HUGE_IMAGES, Fault.SHRUNK,
        Fault.FORM, Fault.LIVE_FORM, Fault.ATTACHMENTS, Fault.SCRIPTS, Fault.ODD_SIZE,
    }
)  # fmt: skip
"""It goes in, and something of it is taken out or made fit."""


@frozen(kw_only=True)
class PaperCheck:
    """What was found: each fault with its pages, counted from 0 (empty: the whole paper).

    `broken` pages are replaced by a notice, `odd` ones set on a sheet, `loose` ones wrapped: their
    drawing does not put back what it changed.
    """

    pages: int = 0
    faults: tuple[tuple[Fault, tuple[int, ...]], ...] = ()
    broken: tuple[int, ...] = ()
    odd: tuple[int, ...] = ()
    loose: tuple[int, ...] = ()

    @property
    def blocks(self) -> bool:
        """Say whether the paper cannot go into a pack."""
        return any(fault in BLOCKING for fault, _pages in self.faults)

    def has(self, fault: Fault) -> bool:
        """Say whether a fault was found."""
        return any(fault is one for one, _pages in self.faults)

    def pages_of(self, fault: Fault) -> tuple[int, ...]:
        """Return the pages on which a fault was found."""
        return next((pages for one, pages in self.faults if one is fault), ())

    def as_plain(self) -> dict[str, Any]:
        """Return it as lists and words, as JSON can hold it."""
        return {
            "pages": self.pages,
            "faults": [[fault.value, list(pages)] for fault, pages in self.faults],
            "broken": list(self.broken),
            "odd": list(self.odd),
            "loose": list(self.loose),
        }


def from_plain(plain: dict[str, Any]) -> PaperCheck:
    """Read what `as_plain` wrote.

    Raises:
        ValueError, KeyError, TypeError: It is nothing of the kind.
    """

    def numbers(found: Any) -> tuple[int, ...]:
        return tuple(int(one) for one in found)

    return PaperCheck(
        pages=int(plain["pages"]),
        faults=tuple((Fault(fault), numbers(pages)) for fault, pages in plain["faults"]),
        broken=numbers(plain["broken"]),
        odd=numbers(plain["odd"]),
        loose=numbers(plain["loose"]),
    )


def only(fault: Fault) -> PaperCheck:
    """Return the check of a paper about which nothing else can be said."""
    return PaperCheck(faults=((fault, ()),))


def check_paper(content: bytes) -> PaperCheck:
    """Look through a paper; never raises for what is in it, short of the limits of the child."""
    import pikepdf

    if _SIGN not in content[:_WITHIN]:
        return only(Fault.NOT_PDF)
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            return _Look(pdf).check(content)
    except pikepdf.PasswordError:
        return only(Fault.ENCRYPTED)
    except MemoryError:
        return only(Fault.TOO_HEAVY)
    except faults_of_pikepdf() as error:
        return only(Fault.ENCRYPTED if "unsupported encryption" in str(error) else Fault.DAMAGED)


class _Look:
    """One look through an open paper."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.found: dict[Fault, list[int]] = {}
        self.unpacked = 0
        self.loose: list[int] = []
        self.fonts_seen: dict[Any, bool] = {}

    def check(self, content: bytes) -> PaperCheck:
        """Look at the whole, then at each page."""
        count = len(self.pdf.pages)
        if count < 1:
            return only(Fault.NO_PAGES)
        if count > MOST_PAGES:
            return PaperCheck(pages=count, faults=((Fault.TOO_MANY_PAGES, ()),))
        self._look_at_whole()
        for number, page in enumerate(self.pdf.pages):
            self._look_at_page(number, page)
            if self.unpacked > MOST_UNPACKED:
                return only(Fault.TOO_HEAVY)
        self._look_at_text(content, count)
        if self.pdf.get_warnings():
            self.found.setdefault(Fault.REPAIRED, [])
        broken = {*self.found.get(Fault.BROKEN_PAGES, ()), *self.found.get(Fault.HUGE_IMAGES, ())}
        if len(broken) == count:
            return PaperCheck(pages=count, faults=((Fault.DAMAGED, ()),))
        return PaperCheck(
            pages=count,
            faults=tuple((fault, tuple(pages)) for fault, pages in self.found.items()),
            broken=tuple(sorted(broken)),
            odd=tuple(self.found.get(Fault.ODD_SIZE, ())),
            loose=tuple(self.loose),
        )

    def _note(self, fault: Fault, number: int) -> None:
        pages = self.found.setdefault(fault, [])
        if not pages or pages[-1] != number:
            pages.append(number)

    def _look_at_whole(self) -> None:
        root = self.pdf.Root
        if self.pdf.is_encrypted:
            self.found[Fault.PROTECTED] = []
        if "/AcroForm" in root and _is_filled(root.AcroForm):
            self.found[Fault.FORM] = []
        if "/AcroForm" in root and is_dictionary(root.AcroForm) and "/XFA" in root.AcroForm:
            self.found[Fault.LIVE_FORM] = []
        names = root.get("/Names")
        held = {str(key) for key in names.keys()} if is_dictionary(names) else set()  # noqa: SIM118
        if "/EmbeddedFiles" in held or "/AF" in root or "/Collection" in root:
            self.found[Fault.ATTACHMENTS] = []
        if "/OpenAction" in root and is_dictionary(root.OpenAction) and _acts(root.OpenAction):
            self.found[Fault.SCRIPTS] = []
        if "/JavaScript" in held or "/AA" in root:
            self.found[Fault.SCRIPTS] = []

    def _look_at_page(self, number: int, page: pikepdf.Page) -> None:
        try:
            self._look_at_size(number, page)
            self._look_at_content(number, page)
            self._look_at_resources(number, page)
            self._look_at_notes(number, page)
        except faults_of_pikepdf():
            self._note(Fault.BROKEN_PAGES, number)

    def _look_at_size(self, number: int, page: pikepdf.Page) -> None:
        box = visible_box(page)
        if box is None:
            self._note(Fault.ODD_SIZE, number)
            return
        unit = user_unit(page)
        wide, high = (box[2] - box[0]) * unit, (box[3] - box[1]) * unit
        if turned(page) in (90, 270):
            wide, high = high, wide
        if min(wide, high) < LEAST_SIDE or max(wide, high) > MOST_SIDE or unit != 1:
            self._note(Fault.ODD_SIZE, number)
        elif max(wide, high) > A4_LONG + 80:
            self._note(Fault.A3, number)
        elif wide > high:
            self._note(Fault.LANDSCAPE, number)

    def _look_at_content(self, number: int, page: pikepdf.Page) -> None:
        depth = 0
        for stream in contents_of(page):
            data = unpacked(stream)
            self.unpacked += len(data)
            for mark in _BALANCE.finditer(data):
                depth += 1 if mark[1] == b"q" else -1
                if depth < 0:
                    break
            if _is_noise(data) or any(data.count(one) != data.count(two) for one, two in _PAIRS):
                depth = -1
                break
        if depth != 0:
            self.loose.append(number)

    def _look_at_resources(self, number: int, page: pikepdf.Page) -> None:
        resources = inherited(page, "/Resources")
        if not is_dictionary(resources):
            return
        for picture in pictures_of(page):
            pixels = int(picture.get("/Width", 0)) * int(picture.get("/Height", 0))
            if pixels > MOST_PIXELS:
                self._note(Fault.SHRUNK if can_shrink(picture) else Fault.HUGE_IMAGES, number)
        if has_endless_pattern(page):
            self._note(Fault.BROKEN_PAGES, number)
        for font in values_of(resources.get("/Font")):
            if not self._is_embedded(font):
                self._note(Fault.FONTS, number)

    def _is_embedded(self, font: Any) -> bool:
        key = font.objgen if font.is_indirect else id(font)
        if key not in self.fonts_seen:
            self.fonts_seen[key] = _has_file(font)
        return self.fonts_seen[key]

    def _look_at_notes(self, number: int, page: pikepdf.Page) -> None:
        if "/AA" in page.obj:
            self._note(Fault.SCRIPTS, number)
        notes = page.obj.get("/Annots")
        for note in list_of(notes):
            kind = str(note.get("/Subtype", ""))
            if kind == "/FileAttachment":
                self._note(Fault.ATTACHMENTS, number)
            action = note.get("/A")
            if "/AA" in note or (is_dictionary(action) and _acts(action)):
                self._note(Fault.SCRIPTS, number)

    def _look_at_text(self, content: bytes, count: int) -> None:
        """Find the pages without a word that can be found or read aloud."""
        import pypdfium2

        try:
            with pypdfium2.PdfDocument(content) as document:
                for number in range(min(count, len(document), _TEXT_PAGES)):
                    page = document[number]
                    if page.get_textpage().count_chars() < 1:
                        self._note(Fault.NO_TEXT, number)
        except pypdfium2.PdfiumError:
            return  # pikepdf could read it; a page that cannot be drawn is noted elsewhere


def _acts(action: Any) -> bool:
    return str(action.get("/S", "")) not in ("/GoTo", "/URI", "")


def _is_filled(form: Any) -> bool:
    return is_dictionary(form) and is_array(form.get("/Fields")) and len(form.Fields) > 0


def _has_file(font: Any) -> bool:
    if str(font.get("/Subtype", "")) == "/Type3" or _is_standard(font):
        return True
    for one in (font, *list_of(font.get("/DescendantFonts"))):
        descriptor = one.get("/FontDescriptor")
        if is_dictionary(descriptor) and any(
            name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3")
        ):
            return True
    return False


def _is_standard(font: Any) -> bool:
    """Say whether it is one of the fourteen faces that every reader has."""
    name = str(font.get("/BaseFont", "")).removeprefix("/")
    return name.startswith(("Helvetica", "Times-", "Courier", "Symbol", "ZapfDingbats"))


def _is_noise(data: bytes) -> bool:
    """Say whether what should draw a page is mostly bytes that no drawing has."""
    return len(data.translate(None, _CONTROLS)) < len(data) * 0.98
