"""Packs: checked, built for their readers, issued for good, and given out again by hash."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from chair_desk.records.attachments import Attachment
from chair_desk.records.audience import Audience
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting
from chair_desk.records.pack_pages import PackPart, in_words, part_at
from chair_desk.records.packs import PackCopy, PackEdition, PackIssue
from chair_desk.records.people import Person
from chair_desk.records.plain_form import as_plain
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.pack_building import Sections, layout_of, ready, section_files
from chair_desk.services.pack_checks import Outcome, PackChecks, check_papers
from chair_desk.services.pack_layout import Layout, PackChoices
from chair_desk.services.pack_map import parts_as_json, parts_of
from chair_desk.services.pack_pages import Reader
from chair_desk.services.pack_reading import PackReading, read_pack
from chair_desk.services.pack_search import PaperWords, refuse_withheld
from chair_desk.services.pack_work import PackChild
from chair_desk.services.paper_files import PDF
from chair_desk.words import _, ngettext

__all__ = ["PackChoices", "Reader", "read_pack"]

Progress = Callable[[str, int, int], None]
MADE_OF = "made_of"
"""Where the choices of an issue name, by its hash, what the pack was made of."""
_AUDIENCES = {
    PackEdition.FULL: Audience.CONFIDENTIAL,
    PackEdition.MEMBERS: Audience.MEMBERS,
    PackEdition.PUBLIC: Audience.PUBLIC,
    PackEdition.PERSON: Audience.MEMBERS,
}


@frozen(kw_only=True)
class BuiltCopy:
    """One edition as bytes: for whom, its pages, its hash, and what is withheld from it."""

    edition: PackEdition
    content: bytes
    sha256: str
    page_count: int
    person_id: str = ""
    name: str = ""
    withheld: str = ""


@frozen(kw_only=True)
class BuiltPack:
    """A pack that was built and is not yet issued: its page map, check, and editions.

    `made_of` is what it was made of, as it is kept with the issue.
    """

    meeting_id: str
    number: int
    layout: Layout
    checks: PackChecks
    copies: tuple[BuiltCopy, ...]
    choices: PackChoices
    made_of: bytes = b""

    @property
    def full(self) -> BuiltCopy:
        """The full edition, which is always there."""
        return next(one for one in self.copies if one.edition is PackEdition.FULL)

    def copy(self, edition: PackEdition, person_id: str = "") -> BuiltCopy | None:
        """Return the copy of an edition, or nothing where it was not built."""
        return next(
            (one for one in self.copies
             if one.edition is edition and one.person_id == person_id), None,
        )  # fmt: skip


def reader_for(
    reading: PackReading, edition: PackEdition, person_id: str = "", *, copy_words: str = ""
) -> Reader:
    """Return for whom an edition is; one person's leaves out what is withheld from them."""
    person = reading.people.get(person_id)
    withheld = {row.paper_id: row.reason for row in reading.withheld if row.person_id == person_id}
    return Reader(
        edition=edition,
        audience=_AUDIENCES[edition],
        person_id=person_id,
        name=person.name if person else "",
        copy_words=copy_words,
        withheld=withheld if edition is PackEdition.PERSON else {},
    )


def build_pack(
    reading: PackReading,
    readers: Sequence[Reader],
    choices: PackChoices,
    child: PackChild,
    progress: Progress | None = None,
    *,
    full: BuiltCopy | None = None,
) -> BuiltPack:
    """Check the papers and build the editions asked for; the full one always comes first.

    It touches no board. `full` is a full edition that is out, and is not built again. The public
    edition, and each that leaves something out, is searched for what is withheld before it is
    given back.

    Raises:
        Refused: A paper blocks the pack, and no page is to hold its place.
        CannotDo: A paper cannot be put in, or something withheld was found.
        Cancelled: Somebody cancelled it.
    """
    tell = progress or _quiet
    checks = check_papers(reading, child, lambda at, of: tell(_("Checking the papers"), at, of))
    _refuse_blocked(checks, choices)
    wanted = [Reader(), *(one for one in readers if one.edition is not PackEdition.FULL)]
    sections = section_files(reading, list({reader.audience for reader in wanted}))
    known = [] if full is None else [full]
    wanted = wanted[len(known) :]
    layout = layout_of(reading, checks.checks, choices, sections)
    copies = _editions(reading, wanted, (layout, sections, choices), child, tell)
    return BuiltPack(
        meeting_id=reading.bundle.meeting.id,
        number=len(reading.issues) + 1,
        layout=layout,
        checks=checks,
        copies=(*known, *copies),
        choices=choices,
        made_of=b"" if known else _made_of(reading),
    )


def _editions(
    reading: PackReading,
    wanted: Sequence[Reader],
    how: tuple[Layout, Sections, PackChoices],
    child: PackChild,
    tell: Progress,
) -> list[BuiltCopy]:
    """Build each edition, and search each that leaves something out."""
    layout, sections, choices = how
    copies, words = [], PaperWords(child)
    for reader in wanted:
        made = ready(reading, layout, sections, reader, choices)
        what = _("Building {edition}").format(edition=edition_words(reader.edition, reader.name))

        def progress(at: int, of: int, what: str = what) -> None:
            tell(what, at, of)

        if any(sheet.is_kept for sheet in made.order.sheets):
            content = child.build_again(made.order, made.sources, reading.base, progress)
        else:
            content = child.build(made.order, made.sources, progress)
        if reader.edition is not PackEdition.FULL:
            refuse_withheld(content, reading, layout, reader, words)
        copies.append(_built(reader, content, made.labels, made.withheld))
    return copies


def _quiet(_what: str, _done: int, _total: int) -> None:
    return


def _built(
    reader: Reader,
    content: bytes,
    labels: Sequence[str],
    withheld: Sequence[tuple[PackPart, str]],
) -> BuiltCopy:
    lines = [f"{in_words(part.labels)}: {reason}" for part, reason in withheld]
    return BuiltCopy(
        edition=reader.edition,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        page_count=len(labels),
        person_id=reader.person_id,
        name=reader.name,
        withheld="\n".join(lines),
    )


def _refuse_blocked(checks: PackChecks, choices: PackChoices) -> None:
    if choices.holds_places:
        return
    blocked = checks.with_outcome(Outcome.BLOCKS, Outcome.WAITING)
    if not blocked:
        return
    lead = ngettext(
        "{count} paper cannot go into the pack as it is.",
        "{count} papers cannot go into the pack as they are.",
        len(blocked),
    ).format(count=len(blocked))
    told = [f"{one.label} {one.paper.title}: {' '.join(one.sentences)}" for one in blocked]
    raise Refused(" ".join((lead, *told)))


def edition_words(edition: PackEdition, name: str = "") -> str:
    """Name an edition inside a sentence."""
    if edition is PackEdition.PERSON:
        return _("the copy for {name}").format(name=name)
    return {
        PackEdition.FULL: _("the full edition"),
        PackEdition.MEMBERS: _("the members’ edition"),
        PackEdition.PUBLIC: _("the public edition"),
    }[edition]


# ------------------------------------------------------------------ issuing


def choices_as_json(choices: PackChoices, made_of: str = "") -> str:
    """Write how a pack is made as JSON, with the hash of what it is made of."""
    plain = {field.name: getattr(choices, field.name) for field in dataclasses.fields(choices)}
    plain |= {MADE_OF: made_of} if made_of else {}
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def choices_of(issue: PackIssue) -> PackChoices:
    """Return how a version was made."""
    plain = json.loads(issue.choices_json)
    names = {field.name for field in dataclasses.fields(PackChoices)}
    return PackChoices(**{name: value for name, value in plain.items() if name in names})


def _made_of(reading: PackReading) -> bytes:
    """Write down what a pack is made of, save its files, which are in the board."""
    papers = tuple(replace(one, content=b"") for one in reading.papers)
    plain = as_plain(replace(reading, papers=papers, cuts={}, issues=(), bases={}))
    return zlib.compress(json.dumps(plain, ensure_ascii=False).encode())


def issue_pack(desk: Desk, built: BuiltPack) -> Changes:
    """Issue a pack that was built: it is kept with its hash, date and page map, and stays.

    Raises:
        Refused: Another version was issued meanwhile, or the meeting is gone.
        CannotDo: The board cannot be written.
    """
    meeting = existing(desk, Meeting, built.meeting_id)
    if desk.count(PackIssue, meeting_id=meeting.id) + 1 != built.number:
        raise Refused(_("Another version was issued meanwhile. Build the pack again."))
    issue_id = desk.new_id()
    full = built.full
    label = _("Issued version {number} of the pack").format(number=built.number)
    with desk.change(label) as step:
        name = _("Pack {day}, version {number}.pdf").format(
            day=meeting.held_on.isoformat(), number=built.number
        )
        pack = _kept_file(desk, name, PDF, full.content)
        made_of = _kept_file(desk, f"{name}.made-of", "application/zlib", built.made_of)
        step.insert(
            pack,
            made_of,
            PackIssue(
                id=issue_id,
                meeting_id=meeting.id,
                number=built.number,
                issued_at=desk.now(),
                page_count=full.page_count,
                parts_json=parts_as_json(built.layout.parts),
                sha256=full.sha256,
                attachment_id=pack.id,
                choices_json=choices_as_json(built.choices, made_of.sha256),
                note=built.choices.note,
            ),
            *_copies(desk, issue_id, built.copies),
        )
    return step.done(made=issue_id)


def _kept_file(desk: Desk, name: str, media_type: str, content: bytes) -> Attachment:
    return Attachment(
        id=desk.new_id(),
        name=name,
        media_type=media_type,
        size=len(content),
        sha256=desk.file.put_blob(content, hashlib.sha256(content).hexdigest()),
    )


def _copies(desk: Desk, issue_id: str, copies: Sequence[BuiltCopy]) -> list[PackCopy]:
    return [
        PackCopy(
            id=desk.new_id(),
            issue_id=issue_id,
            edition=one.edition,
            number=number,
            person_id=one.person_id or None,
            sent_to=one.name,
            made_at=desk.now(),
            page_count=one.page_count,
            withheld=one.withheld,
            sha256=one.sha256,
        )
        for number, one in enumerate(copies, start=1)
    ]


def folder_name(desk: Desk, built: BuiltPack, *, is_draft: bool = False) -> str:
    """Offer a name for the folder that a pack is written to."""
    from chair_desk.services.publishing import file_name

    words = _("pack draft") if is_draft else f"pack v{built.number}"
    return file_name(desk, built.meeting_id, words, audience=None).removesuffix(".pdf")


def issues(desk: Desk, meeting_id: str) -> list[PackIssue]:
    """Return the issues of a meeting's pack, the first first."""
    return desk.rows(PackIssue, meeting_id=meeting_id, order=("number",))


def copies_of(desk: Desk, issue_id: str) -> list[PackCopy]:
    """Return the register of an issue: every copy that was made of it, in order."""
    return desk.rows(PackCopy, issue_id=issue_id, order=("made_at", "number", "id"))


def issued_content(desk: Desk, issue_id: str) -> bytes:
    """Return the bytes of an issue as it went out, and see that they are the same.

    Raises:
        CannotDo: The board does not hold them, or they are not what was issued.
    """
    issue = existing(desk, PackIssue, issue_id)
    content = desk.file.get_blob(issue.sha256)
    if content is None or hashlib.sha256(content).hexdigest() != issue.sha256:
        raise CannotDo(
            _("This version of the pack is not in the board file as it went out."),
            _("Its hash is kept: a copy that somebody has can be compared with it."),
        )
    return content


def find_page(desk: Desk, meeting_id: str, label: str) -> tuple[PackIssue, PackPart] | None:
    """Return where a page is that somebody quotes: the newest issue that has it, and its part."""
    for issue in reversed(issues(desk, meeting_id)):
        part = part_at(parts_of(issue), label)
        if part is not None:
            return issue, part
    return None


def member_readers(reading: PackReading, people: Sequence[Person]) -> list[Reader]:
    """Return a reader for each of these people, their copies numbered."""
    total = len(people)
    return [
        replace(
            reader_for(reading, PackEdition.PERSON, person.id),
            name=person.name,
            copy_words=_("Copy {number} of {total}, for {name}.").format(
                number=number, total=total, name=person.name
            ),
        )
        for number, person in enumerate(people, start=1)
    ]


def note_copies(desk: Desk, issue_id: str, built: BuiltPack, to: str = "") -> Changes:
    """Note in the register the copies that were made of an issue; known ones are noted once."""
    issue = existing(desk, PackIssue, issue_id)
    known = copies_of(desk, issue_id)
    hashes = {row.sha256 for row in known}
    fresh = [one for one in built.copies if to or one.sha256 not in hashes]
    label = _("Noted copies of the pack, version {number}").format(number=issue.number)
    with desk.change(label) as step:
        for number, row in enumerate(_copies(desk, issue_id, fresh), start=len(known) + 1):
            step.insert(replace(row, number=number, sent_to=to or row.sent_to))
    return step.done()
