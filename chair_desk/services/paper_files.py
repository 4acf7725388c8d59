"""The file of a paper: brought into the board, read back, and saved elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from chair_desk.records.attachments import Attachment
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Paper, PaperState
from chair_desk.records.packs import PaperVersion
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.paper_pages import count_pages
from chair_desk.services.papers import add_paper
from chair_desk.words import _

MEGABYTE = 1_000_000
MOST_BYTES = 40 * MEGABYTE
"""What may be brought in; a paper beyond it is pictures that nobody made smaller. What is there
already has no limit."""
PDF = "application/pdf"
_OTHER = "application/octet-stream"
_SIGN, _WITHIN = b"%PDF-", 1024  # readers look for the sign in the first kilobyte


@frozen(kw_only=True)
class PaperFile:
    """A file as it was read: `page_count` where it is a PDF whose pages can be counted.

    `sha256` is worked out where it is read, beside the window: for 40 MB it takes 30 ms or more.
    """

    name: str
    content: bytes
    media_type: str
    sha256: str
    page_count: int | None = None


def is_pdf(content: bytes) -> bool:
    """Say whether bytes are a PDF, whatever the file is called."""
    return _SIGN in content[:_WITHIN]


def read_file(path: Path) -> PaperFile:
    """Read a file to be attached; it touches no board, so it may run beside the window.

    Raises:
        Refused: It is no file, it is empty, or it is larger than a board takes.
        CannotDo: The file cannot be read.
    """
    try:
        if not path.is_file():
            raise Refused(_("Choose one file. {name} is none.").format(name=path.name))
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Refused(_too_large(path.name, size))
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CannotDo(
            _("{name} could not be read.").format(name=path.name),
            _("The system says: {reason}.").format(reason=error.strerror or error),
            _("Close it in other programs, or copy it to this computer first."),
        ) from error
    if len(content) > MOST_BYTES:
        raise Refused(_too_large(path.name, len(content)))
    if not content:
        raise Refused(_("{name} is empty.").format(name=path.name))
    return as_paper_file(path.name, content)


def as_paper_file(name: str, content: bytes) -> PaperFile:
    """Return bytes as a file of this name, with what they are and how many pages they have."""
    import hashlib
    import mimetypes

    found = mimetypes.guess_type(name)[0] or _OTHER
    has_pages = is_pdf(content)
    return PaperFile(
        name=name,
        content=content,
        media_type=PDF if has_pages else _OTHER if found == PDF else found,
        sha256=hashlib.sha256(content).hexdigest(),
        page_count=count_pages(content) if has_pages else None,
    )


def attach_file(desk: Desk, paper_id: str, path: Path) -> Changes:
    """Attach a file to a paper, in place of the one it may have; Undo takes it off again.

    Raises:
        Refused: It is no file, it is empty or too large, or the paper is gone.
        CannotDo: The file cannot be read, or the board not be written.
    """
    return attach(desk, paper_id, read_file(path))


def attach(desk: Desk, paper_id: str, file: PaperFile, *, note: str = "") -> Changes:
    """Attach a file that was read; the paper is in, and has the pages that the file has.

    It is the newest version of the paper; `note` says what changed in it.

    Raises:
        Refused: The paper is no longer there.
    """
    paper = existing(desk, Paper, paper_id)
    attachment_id = desk.new_id()
    label = _("Attached a file to the paper “{title}”").format(title=paper.title)
    with desk.change(label) as step:
        step.insert(
            Attachment(
                id=attachment_id,
                name=file.name,
                media_type=file.media_type,
                size=len(file.content),
                sha256=desk.file.put_blob(file.content, file.sha256),
            ),
            _version(desk, paper_id, attachment_id, file, note),
        )
        step.update(
            Paper,
            paper_id,
            attachment_id=attachment_id,
            state=PaperState.RECEIVED,
            page_count=file.page_count or paper.page_count,
        )
    return step.done(made=attachment_id)


def _version(
    desk: Desk, paper_id: str, attachment_id: str, file: PaperFile, note: str
) -> PaperVersion:
    return PaperVersion(
        id=desk.new_id(),
        paper_id=paper_id,
        number=desk.count(PaperVersion, paper_id=paper_id) + 1,
        attachment_id=attachment_id,
        brought_at=desk.now(),
        page_count=file.page_count,
        note=note.strip(),
    )


def add_file(desk: Desk, item_id: str, file: PaperFile, title: str = "") -> Changes:
    """Add a paper to an item with its file, in one change; without a title, the file's name."""
    title = title.strip() or Path(file.name).stem.replace("_", " ").strip() or file.name
    label = _("Added the paper “{title}”").format(title=title)
    with desk.change(label) as step:
        made = add_paper(desk, item_id, title).made
        attach(desk, made, file)
    return step.done(made=made)


def attachments_of(desk: Desk, papers: tuple[Paper, ...]) -> dict[str, Attachment]:
    """Return the attachments of papers by their own ids."""
    ids = [paper.attachment_id for paper in papers if paper.attachment_id]
    return {row.id: row for row in desk.rows(Attachment, id=ids)} if ids else {}


def pdf_of(file: Attachment) -> str:
    """Return the hash of the PDF of a file: its own, or of what was made of it, or nothing."""
    return file.sha256 if file.media_type == PDF else file.pdf_sha256


def pieces_of(desk: Desk, sha256: str, missing: CannotDo | None = None) -> Iterator[bytes]:
    """Yield the bytes of a file, a quarter of a megabyte at a time.

    Raises:
        CannotDo: The board does not hold them, and `missing` says so; else there are none.
    """
    for number in count():
        piece = desk.file.get_piece(sha256, number)
        if piece is None:
            if number == 0 and missing is not None:
                raise missing
            return
        yield piece


def file_of(desk: Desk, paper_id: str) -> Attachment:
    """Return the file of a paper, without its bytes.

    Raises:
        Refused: The paper is gone, or no file is attached to it.
    """
    paper = existing(desk, Paper, paper_id)
    attachment = desk.get(Attachment, paper.attachment_id)
    if attachment is None:
        raise Refused(_("No file is attached to “{title}”.").format(title=paper.title))
    return attachment


def file_pieces(desk: Desk, file: Attachment, sha256: str = "") -> Iterator[bytes]:
    """Return the bytes of a file as `pieces_of` does, or those of the PDF that was made of it.

    Raises:
        CannotDo: The board does not hold them.
    """
    missing = CannotDo(
        _("{name} is not in this board file.").format(name=file.name),
        _("The board knows of it and does not hold it."),
        _("Attach the file to the paper again."),
    )
    return pieces_of(desk, sha256 or file.sha256, missing)


def paper_content(desk: Desk, paper_id: str) -> tuple[Attachment, bytes]:
    """Return the file of a paper with its bytes.

    Raises:
        Refused: The paper is gone, or no file is attached to it.
        CannotDo: The board does not hold the bytes of it.
    """
    file = file_of(desk, paper_id)
    return file, b"".join(file_pieces(desk, file))


def export_paper(desk: Desk, paper_id: str, path: Path) -> Path:
    """Save the file of a paper elsewhere, byte for byte, and return its place.

    Raises:
        Refused: No file is attached, or the place is the board itself.
        CannotDo: The folder cannot be written, or the disk is full.
    """
    from chair_desk.services.publishing import refuse_path, write_document

    _attachment, content = paper_content(desk, paper_id)
    refuse_path(desk, path, replace=True)
    return write_document(path, content)


def size_words(size: int) -> str:
    """Say a size as people do: "640 KB", "2.4 MB"."""
    if size < MEGABYTE:
        return _("{count} KB").format(count=max(round(size / 1000), 1))
    return _("{count} MB").format(count=f"{size / MEGABYTE:.1f}")


def _too_large(name: str, size: int) -> str:
    return _("{name} has {size}. A paper may have {most} at most.").format(
        name=name, size=size_words(size), most=size_words(MOST_BYTES)
    )
