"""A version that is out, as it stood when it went out: its editions can be made on any day."""

from __future__ import annotations

import json
import zlib
from collections.abc import Generator, Sequence
from dataclasses import replace

from chair_desk.records.audience import Audience
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.cut import for_audience
from chair_desk.records.frozen import frozen
from chair_desk.records.local_time import local_date
from chair_desk.records.packs import PackEdition, PackIssue, PaperWithheld
from chair_desk.records.people import Person
from chair_desk.records.plain_form import from_plain, kinds_in
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.pack_layout import PackChoices
from chair_desk.services.pack_map import parts_as_json
from chair_desk.services.pack_pages import Reader
from chair_desk.services.pack_reading import PackReading, PaperIn, content_steps, reading_steps
from chair_desk.services.pack_work import PackChild
from chair_desk.services.packs import (
    MADE_OF,
    BuiltCopy,
    BuiltPack,
    Progress,
    build_pack,
    choices_of,
    issues,
)
from chair_desk.words import _


@frozen(kw_only=True)
class IssuedPack:
    """A version that is out: what it was made of, how, and its full edition.

    `full` is nothing for a version that was issued before boards kept what a pack is made of.
    """

    issue: PackIssue
    reading: PackReading
    choices: PackChoices
    full: BuiltCopy | None = None


def issue_meant(desk: Desk, meeting_id: str, number: int = 0) -> PackIssue:
    """Return a version of a meeting's pack: the last, or the one of this number.

    Raises:
        Refused: There is none.
    """
    found = issues(desk, meeting_id)
    if not found:
        raise Refused(_("No pack of this meeting was issued yet. Build and issue it first."))
    if number > len(found) or number < 0:
        raise Refused(_("There is no version {number} of this pack.").format(number=number))
    return found[number - 1]


def issued_steps(desk: Desk, issue_id: str) -> Generator[None, None, IssuedPack]:
    """Read what a version was made of, a little at a time.

    Where the board did not keep it, the board is read as it stands now: `issued_editions` says
    whether it is still the same.

    Raises:
        Refused: The version is gone.
        CannotDo: A file that it was made of is no longer in the board.
    """
    issue = existing(desk, PackIssue, issue_id)
    earlier = tuple(one for one in issues(desk, issue.meeting_id) if one.number < issue.number)
    sha256 = json.loads(issue.choices_json).get(MADE_OF, "")
    if not sha256:
        now = yield from reading_steps(desk, issue.meeting_id)
        sent = local_date(issue.issued_at) if issue.issued_at else now.read_on
        then = replace(now, issues=earlier, read_on=sent)
        return IssuedPack(issue=issue, reading=then, choices=choices_of(issue))
    packed = yield from content_steps(desk, sha256)
    plain = json.loads(zlib.decompress(packed)) if packed else None
    full = yield from content_steps(desk, issue.sha256)
    if plain is None or not full:
        raise _not_kept(issue)
    kept: PackReading = from_plain(plain, kinds_in(PackReading))
    yield
    papers = yield from _with_contents(desk, kept.papers, issue)
    withheld = _withheld(desk, kept)
    people = {row.id: row for row in desk.rows(Person, id=[one.person_id for one in withheld])}
    then = replace(
        kept,
        cuts={audience: for_audience(kept.bundle, audience) for audience in Audience},
        papers=papers,
        issues=earlier,
        withheld=withheld,
        people={**people, **kept.people},
    )
    copy = BuiltCopy(
        edition=PackEdition.FULL, content=full, sha256=issue.sha256, page_count=issue.page_count
    )
    return IssuedPack(issue=issue, reading=then, choices=choices_of(issue), full=copy)


def _with_contents(
    desk: Desk, papers: Sequence[PaperIn], issue: PackIssue
) -> Generator[None, None, tuple[PaperIn, ...]]:
    found: list[PaperIn] = []
    for one in papers:
        content = b""
        if one.sha256:
            content = yield from content_steps(desk, one.sha256)
            if not content:
                raise _not_kept(issue)
        found.append(replace(one, content=content))
    return tuple(found)


def _withheld(desk: Desk, kept: PackReading) -> tuple[PaperWithheld, ...]:
    """Return what was withheld then, and what has been since: a copy made now heeds both."""
    ids = [one.paper.id for one in kept.papers]
    rows = [*kept.withheld, *(desk.rows(PaperWithheld, paper_id=ids) if ids else [])]
    return tuple({(row.paper_id, row.person_id): row for row in rows}.values())


def _not_kept(issue: PackIssue) -> CannotDo:
    return CannotDo(
        _("The editions of version {number} cannot be made any more.").format(number=issue.number),
        _("A file that it was made of was erased from the board."),
        _("Issue the next version, and make its editions."),
    )


def read_issued(desk: Desk, issue_id: str) -> IssuedPack:
    """Read what a version was made of, at once; raises as `issued_steps` does."""
    steps = issued_steps(desk, issue_id)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: IssuedPack = end.value
            return found


def issued_editions(
    issued: IssuedPack,
    readers: Sequence[Reader],
    child: PackChild,
    progress: Progress | None = None,
) -> BuiltPack:
    """Build editions of a version that is out; the full one stands first, as it went out.

    Raises:
        Refused: The version did not keep what it was made of, and the board changed since.
        CannotDo: As `build_pack` does.
        Cancelled: Somebody cancelled it.
    """
    built = build_pack(issued.reading, readers, issued.choices, child, progress, full=issued.full)
    is_same = parts_as_json(built.layout.parts) == issued.issue.parts_json
    if is_same and built.full.sha256 == issued.issue.sha256:
        return built
    if issued.full is None:
        said = _(
            "Version {number} kept no copy of the records it was made of, and one has changed "
            "since it went out. Issue the next version, and make its editions."
        )
    else:
        said = _(
            "This Chair Desk counts the pages of version {number} otherwise than the one that "
            "made it. Issue the next version, and make its editions."
        )
    raise Refused(said.format(number=issued.issue.number))
