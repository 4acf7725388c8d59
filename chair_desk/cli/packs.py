"""`pack FILE add|check|build|reissue|editions`: the pack of a meeting, without a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.cli.opening import BOARD, meeting_meant, opened
from chair_desk.cli.printing import print_table, safe
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.services.desk import Desk
    from chair_desk.services.pack_checks import PackChecks
    from chair_desk.services.pack_layout import PackChoices
    from chair_desk.services.pack_pages import Reader
    from chair_desk.services.pack_reading import PackReading
    from chair_desk.services.packs import BuiltPack

EDITIONS = ("full", "members", "public", "each")

_meeting = click.option(
    "--meeting", required=True, help="The day: 2026-11-19, 19/11/2026, next or last."
)
_to = click.option(
    "--to", "to", type=click.Path(path_type=Path), required=True, metavar="PATH",
    help="A .pdf, a .zip, or a folder.",
)  # fmt: skip
_holds = click.option(
    "--hold-places", is_flag=True, help="A numbered page for each paper that cannot go in."
)
_odd = click.option("--odd", is_flag=True, help="Papers begin on odd pages, to print both sides.")
_watermark = click.option("--watermark", default="", help="Words set pale across each page.")
_editions = click.option(
    "--edition", "editions", multiple=True, type=click.Choice(EDITIONS),
    help="Which besides the full one; each: a copy for every member.",
)  # fmt: skip


@click.group()
@click.argument("file", type=BOARD)
def pack(file: Path) -> None:
    """Check, build and issue the pack of a meeting of the board in FILE."""


def _file(context: click.Context) -> Path:
    parent = context.parent
    return Path(parent.params["file"]) if parent else Path()


@pack.command("add")
@click.pass_context
@click.argument("papers", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@_meeting
@click.option("--item", default="", help="The number of the item; else the name of the file says.")
@click.option("--note", default="", help="What changed in this version.")
@click.option("--yes", is_flag=True, help="Take what is offered without asking.")
def add(
    context: click.Context,
    papers: tuple[Path, ...],
    meeting: str,
    item: str,
    *,
    note: str,
    yes: bool,
) -> None:
    """Bring papers to the items that their names fit; each is asked about."""
    from chair_desk.services import pack_papers
    from chair_desk.services.pack_bringing import offers_of_files, offers_to_item
    from chair_desk.services.paper_files import read_file

    lost = 0
    with opened(_file(context)) as desk:
        held = meeting_meant(desk, meeting)
        names = [path.name for path in papers]
        if item:
            found = offers_to_item(desk, held.id, item, names)
        else:
            found = offers_of_files(desk, held.id, names)
        for path, offer in zip(papers, found, strict=True):
            if not offer.item_id:
                lost += 1
                click.echo(_("{name}: no item fits. Say --item.").format(name=safe(path.name)))
                continue
            said = _("{name} to item {number}, {title}").format(
                name=safe(path.name), number=offer.number, title=safe(offer.title)
            )
            if yes or click.confirm(said, default=True):
                pack_papers.bring(desk, offer, read_file(path), note=note)
                click.echo(_("Added {said}.").format(said=said))
        _make_pdfs(desk, held.id)
    if lost:
        said = ngettext("{count} file was not added.", "{count} files were not added.", lost)
        raise click.ClickException(said.format(count=lost))


def _make_pdfs(desk: Desk, meeting_id: str) -> None:
    """Make PDFs of what is none, where this computer can."""
    from chair_desk.records.changes import CannotDo
    from chair_desk.services import pack_papers
    from chair_desk.services.pack_work import PackChild
    from chair_desk.services.paper_files import as_paper_file

    with PackChild() as child:
        for row in pack_papers.waiting_files(desk, meeting_id):
            content = desk.file.get_blob(row.sha256) or b""
            try:
                made = pack_papers.made_into_pdf(row.name, content, child)
            except CannotDo as problem:
                click.echo(safe(str(problem)))
            else:
                pack_papers.keep_pdf(desk, row.id, as_paper_file(row.name, made))
                click.echo(_("Made a PDF of {name}.").format(name=safe(row.name)))


@pack.command("check")
@click.pass_context
@_meeting
def check(context: click.Context, meeting: str) -> None:
    """Look through every paper; leave with 1 where one cannot go in."""
    from chair_desk.services.pack_checks import Outcome, check_papers
    from chair_desk.services.pack_reading import read_pack
    from chair_desk.services.pack_work import PackChild

    with opened(_file(context), to_read=True) as desk:
        reading = read_pack(desk, meeting_meant(desk, meeting).id)
    with PackChild() as child:
        found = check_papers(reading, child)
    _print_check(found)
    blocked = found.with_outcome(Outcome.BLOCKS, Outcome.WAITING)
    if blocked:
        said = ngettext("{count} paper blocks the pack.", "{count} papers block the pack.",
                        len(blocked))  # fmt: skip
        raise click.ClickException(said.format(count=len(blocked)))


def _print_check(found: PackChecks) -> None:
    """Print a line for each paper with what comes of it, then how ready the pack is."""
    from chair_desk.services.pack_checks import outcome_words, readiness_words

    headings = {
        "label": _("Paper"), "title": _("Title"), "pages": _("Pages"),
        "outcome": _("What comes of it"), "why": _("Why"),
    }  # fmt: skip
    rows = [
        {
            "label": one.label,
            "title": one.paper.title,
            "pages": one.pages or "",
            "outcome": outcome_words(one.outcome),
            "why": " ".join(one.sentences),
        }
        for one in found.findings
    ]
    print_table(headings, rows, nothing=_("This meeting has no papers yet."))
    if rows:
        click.echo(f"{readiness_words(found)}.")


@pack.command("build")
@click.pass_context
@_meeting
@_to
@_holds
@_odd
@_watermark
@_editions
@click.option("--draft", is_flag=True, help="Write it and issue nothing.")
def build(context: click.Context, /, meeting: str, to: Path, *, draft: bool, **how: object) -> None:
    """Build the pack, issue it as version 1, and write it."""
    from chair_desk.records.changes import Refused

    def refuse_second(reading: PackReading) -> None:
        if reading.issues and not draft:
            raise Refused(_("This pack is out already. Use reissue for its next version."))

    _build(context, meeting, to, how, is_draft=draft, refuse=refuse_second)


@pack.command("reissue")
@click.pass_context
@_meeting
@_to
@_holds
@_odd
@_watermark
@_editions
@click.option("--at-end", is_flag=True, help="Late papers come last, with new numbers.")
@click.option("--note", default="", help="What changed, in words.")
def reissue(context: click.Context, /, meeting: str, to: Path, **how: object) -> None:
    """Issue the next version: no page number of an earlier one moves."""
    from chair_desk.records.changes import Refused

    def refuse_first(reading: PackReading) -> None:
        if not reading.issues:
            raise Refused(_("No pack of this meeting was issued yet. Use build first."))

    _build(context, meeting, to, how, is_draft=False, refuse=refuse_first)


def _build(  # noqa: PLR0913, RUF100  the answers of one command
    context: click.Context,
    meeting: str,
    to: Path,
    how: dict[str, object],
    *,
    is_draft: bool,
    refuse: Callable[[PackReading], None],
) -> None:
    from chair_desk.services import packs
    from chair_desk.services.pack_reading import read_pack

    editions = tuple(str(one) for one in how.pop("editions", ()))  # type: ignore[attr-defined]
    choices = _choices(how)
    with opened(_file(context), to_read=is_draft) as desk:
        reading = read_pack(desk, meeting_meant(desk, meeting).id)
        refuse(reading)
        built = _made(desk, reading, editions, choices)
        if not is_draft:
            packs.issue_pack(desk, built)
        _write(desk, reading, built, to)
    said = (
        _("A draft of {pages} pages. Nothing is issued.")
        if is_draft
        else _("Version {number} is issued: {pages} pages, SHA-256 {hash}.")
    )
    click.echo(
        said.format(number=built.number, pages=built.full.page_count, hash=built.full.sha256)
    )


def _choices(how: dict[str, object]) -> PackChoices:
    from chair_desk.services.pack_layout import PackChoices

    return PackChoices(
        on_odd=bool(how.get("odd")),
        at_end=bool(how.get("at_end")),
        holds_places=bool(how.get("hold_places")),
        watermark=str(how.get("watermark") or ""),
        note=str(how.get("note") or ""),
    )


def _made(
    desk: Desk, reading: PackReading, editions: tuple[str, ...], choices: PackChoices
) -> BuiltPack:
    from chair_desk.services import packs
    from chair_desk.services.pack_work import PackChild

    with PackChild() as child:
        return packs.build_pack(reading, _readers(desk, reading, editions), choices, child)


def _readers(desk: Desk, reading: PackReading, editions: tuple[str, ...]) -> list[Reader]:
    from chair_desk.records.packs import PackEdition
    from chair_desk.services import packs
    from chair_desk.services.pack_mail import recipients

    readers: list[Reader] = []
    for name in editions:
        if name == "each":
            people = recipients(desk, reading.bundle.meeting)
            readers += packs.member_readers(reading, people)
        elif name != "full":
            readers.append(packs.reader_for(reading, PackEdition(name)))
    return readers


def _write(desk: Desk, reading: PackReading, built: BuiltPack, to: Path) -> None:
    from chair_desk.services.pack_writing import out_files, write_pack

    for path in write_pack(desk, built, out_files(desk, reading, built), to):
        click.echo(_("Wrote {name}.").format(name=safe(path.name)))


@pack.command("editions")
@click.pass_context
@_meeting
@_to
@_editions
@click.option(
    "--version", "number", type=click.IntRange(min=1), help="Which; the last if not said."
)
@click.option("--mail", is_flag=True, help="Write a mail draft for each member too.")
def editions(
    context: click.Context,
    /,
    meeting: str,
    to: Path,
    editions: tuple[str, ...],
    *,
    number: int | None,
    mail: bool,
) -> None:
    """Write editions of a version that is out, as it went out, and note each in its register."""
    from chair_desk.services import packs
    from chair_desk.services.pack_issued import issue_meant, issued_editions, read_issued
    from chair_desk.services.pack_mail import member_drafts
    from chair_desk.services.pack_work import PackChild
    from chair_desk.services.pack_writing import out_files, write_folder, write_pack

    with opened(_file(context)) as desk:
        issue = issue_meant(desk, meeting_meant(desk, meeting).id, number or 0)
        issued = read_issued(desk, issue.id)
        readers = _readers(desk, issued.reading, editions or ("members", "public"))
        with PackChild() as child:
            built = issued_editions(issued, readers, child)
        files = out_files(desk, issued.reading, built)
        for path in write_pack(desk, built, files, to):
            click.echo(_("Wrote {name}.").format(name=safe(path.name)))
        if mail:
            beside = to if not to.suffix else to.parent / _("mail drafts")
            written = write_folder(beside, member_drafts(desk, built, files))
            said = ngettext("Wrote {count} mail draft.", "Wrote {count} mail drafts.", len(written))
            click.echo(said.format(count=len(written)))
        packs.note_copies(desk, issue.id, built)
