"""A pack on its way out: files in a folder or a ZIP with their sums, and a mail for each member."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import rmtree

from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting
from chair_desk.records.pack_pages import PackPart, PartKind, page_labels
from chair_desk.records.packs import PackEdition
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.file_names import told_apart
from chair_desk.services.pack_reading import PackReading
from chair_desk.services.packs import BuiltCopy, BuiltPack
from chair_desk.services.publishing import file_name, refuse_path, write_document
from chair_desk.words import _

MANIFEST, SUMS = "manifest.json", "SHA256SUMS.txt"
_DATE = (2000, 1, 1, 0, 0, 0)
_NAMES = {
    PackEdition.FULL: "pack, full",
    PackEdition.MEMBERS: "pack, members",
    PackEdition.PUBLIC: "pack, public",
    PackEdition.PERSON: "pack",
}


Progress = Callable[[int, int], None]


def _quiet(_done: int, _total: int) -> None:
    return


@frozen(kw_only=True)
class OutFile:
    """A file that goes out: its name, its bytes, and the copy it is of, where it is of one."""

    name: str
    content: bytes
    copy: BuiltCopy | None = None

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


@frozen(kw_only=True)
class PackNames:
    """What the files of a pack say of the board: read once, so that no other step touches it.

    `copies` are the names of the files of the editions in their order, `pages` that of the new
    pages of a later version.
    """

    board: str
    held_on: str
    copies: tuple[str, ...]
    pages: str


def pack_names(desk: Desk, built: BuiltPack) -> PackNames:
    """Read from the board what the files of a pack are called, and whose it is."""
    words = _("full new pages, version {number},").format(number=built.number)
    pages = file_name(desk, built.meeting_id, words, audience=None)
    *copies, pages = told_apart([*(name_of(desk, built, one) for one in built.copies), pages])
    return PackNames(
        board=desk.board.name,
        held_on=existing(desk, Meeting, built.meeting_id).held_on.isoformat(),
        copies=tuple(copies),
        pages=pages,
    )


def files_of(names: PackNames, reading: PackReading, built: BuiltPack) -> list[OutFile]:
    """Return the files of a pack: an edition each, and the new pages of a later version."""
    found = [
        OutFile(name=name, content=copy.content, copy=copy)
        for name, copy in zip(names.copies, built.copies, strict=True)
    ]
    pages = new_pages(reading, built)
    if pages is not None:
        found.append(OutFile(name=names.pages, content=pages))
    return found


def out_files(desk: Desk, reading: PackReading, built: BuiltPack) -> list[OutFile]:
    """Return the files of a pack as `files_of` does, with names from the board."""
    return files_of(pack_names(desk, built), reading, built)


def name_of(desk: Desk, built: BuiltPack, copy: BuiltCopy) -> str:
    """Offer a name for the file of an edition."""
    words = _NAMES[copy.edition]
    if copy.name:
        words = f"{words} for {copy.name}"
    return file_name(desk, built.meeting_id, f"{words} v{built.number}", audience=None)


def new_pages(reading: PackReading, built: BuiltPack) -> bytes | None:
    """Return the booklet of the full pages that the version before lacks; nothing for none."""
    if not reading.before:
        return None
    from chair_desk.reports.pack_booklet import booklet

    labels = sheet_labels(built.layout.parts)
    before = {part.key: part for part in reading.before}
    wanted: list[int] = []
    at = 0
    for part in built.layout.parts:
        count = len(_own(part))
        old = before.get(part.key)
        is_new = old is None or (old.sha256, old.count, old.kind) != (
            part.sha256, part.count, part.kind,
        )  # fmt: skip
        if is_new or part.kind in (PartKind.COVER, PartKind.CONTENTS, PartKind.CHANGES):
            wanted.extend(range(at, at + count))
        at += count
    title = _("New pages, version {number}, full edition").format(number=built.number)
    return booklet(built.full.content, wanted, [labels[one] for one in wanted], title)


def _own(part: PackPart) -> tuple[str, ...]:
    return page_labels(min(part.count, len(part.labels)), part.labels)


def sheet_labels(parts: Sequence[PackPart]) -> list[str]:
    """Return the label of every page of the full edition, in order."""
    return [label for part in parts for label in _own(part)]


def manifest(names: PackNames, built: BuiltPack, files: Sequence[OutFile]) -> bytes:
    """Return what the files are, as JSON: version, pages, withheld, hash."""
    plain = {
        "board": names.board,
        "meeting": names.held_on,
        "version": built.number,
        "files": [
            {
                "name": one.name,
                "sha256": one.sha256,
                "bytes": len(one.content),
                "edition": one.copy.edition.value if one.copy else "new pages",
                "pages": one.copy.page_count if one.copy else None,
                "for": one.copy.name if one.copy else "",
                "withheld": one.copy.withheld.splitlines() if one.copy else [],
            }
            for one in files
        ],
    }
    return json.dumps(plain, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


def sums(files: Sequence[OutFile]) -> bytes:
    """Return the sums as `sha256sum --check` reads them."""
    return "".join(f"{one.sha256}  {one.name}\n" for one in files).encode()


def write_pack(desk: Desk, built: BuiltPack, files: Sequence[OutFile], to: Path) -> list[Path]:
    """Write one PDF, a folder or a ZIP, as the name says, and return what was written.

    A PDF holds the first of `files`; a ZIP and a folder hold all, with manifest and sums.

    Raises:
        Refused: The place is a board.
        CannotDo: It cannot be written; what was there before is safe.
    """
    refuse_path(desk, to, replace=True)
    if to.suffix.lower() == ".pdf":
        return [write_document(to, files[0].content)]
    whole = with_sums(pack_names(desk, built), built, files)
    if to.suffix.lower() == ".zip":
        return [write_document(to, zipped(whole))]
    return write_folder(to, whole)


def with_sums(names: PackNames, built: BuiltPack, files: Sequence[OutFile]) -> list[OutFile]:
    """Return the files with the two that say what they are: the manifest and the sums."""
    whole = [*files, OutFile(name=MANIFEST, content=manifest(names, built, files))]
    return [*whole, OutFile(name=SUMS, content=sums(whole))]


def write_folder(folder: Path, files: Sequence[OutFile], tell: Progress = _quiet) -> list[Path]:
    """Write files into a folder, made where there is none: all of them, or nothing.

    They are written aside, and put in their place when the last is whole. What `tell` raises
    ends it. A name may begin with a folder inside, as "mail drafts/Ada.eml".

    Raises:
        CannotDo: It cannot be made or written.
    """
    aside = folder.with_name(f".{folder.name}.new")
    try:
        for number, one in enumerate(files):
            tell(number, len(files))
            place = aside / one.name
            place.parent.mkdir(parents=True, exist_ok=True)
            write_document(place, one.content)
        tell(len(files), len(files))
        return [_put(aside / one.name, folder / one.name) for one in files]
    except OSError as error:
        raise CannotDo(
            _("{name} could not be made.").format(name=folder.name),
            _("The system says: {reason}.").format(reason=error.strerror or error),
        ) from error
    finally:
        rmtree(aside, ignore_errors=True)


def _put(written: Path, place: Path) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    return written.replace(place)


def zipped(files: Sequence[OutFile]) -> bytes:
    """Return files as a ZIP; the same files give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in files:
            entry = zipfile.ZipInfo(one.name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, one.content)
    return made.getvalue()
