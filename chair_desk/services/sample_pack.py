"""The pack of the sample board: issued, issued again with a late paper, one paper withheld."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chair_desk.records.meetings import AgendaItem, Paper, PaperState
from chair_desk.records.packs import PackEdition
from chair_desk.reports.pack_check import PaperCheck, check_paper
from chair_desk.reports.pack_order import PackOrder
from chair_desk.services.desk import Desk
from chair_desk.services.pack_layout import PackChoices
from chair_desk.services.pack_pages import Reader
from chair_desk.services.pack_reading import PackReading, read_pack
from chair_desk.services.pack_withholding import withhold
from chair_desk.services.pack_work import CHECK_SECONDS, PackChild, Progress
from chair_desk.services.packs import build_pack, issue_pack, reader_for
from chair_desk.services.paper_files import as_paper_file, attach
from chair_desk.services.papers import change_paper
from chair_desk.services.sample_papers import told
from chair_desk.services.sample_stage import Stage
from chair_desk.words import _

LATE, KEPT_FROM = "The force’s answer to C-014", "Priya Sandalwood"
_KEPT = "Rapid review WM-07"
_WHY = "Their own service is reviewed in it."
_LATER_MINUTES = 80
_SHORTER = {"Minutes of 17 September, checked": 2}
_ANSWER = (
    "The force accepts that returns at the weekend waited for a supervisor.",
    "From 1 December an inspector signs the form on the day, at weekends too.",
    "The dip sample of twenty returns will be repeated in February.",
)
_GENERAL = (
    "What was asked, what was done, and what is still to do.",
    "The figures are those of July to September 2026.",
)


class _OwnPapers(PackChild):
    """Does the work here: these papers are no stranger's, and no process need be started."""

    def check(self, content: bytes, *, seconds: float = CHECK_SECONDS) -> PaperCheck:
        return check_paper(content)

    def build(
        self, order: PackOrder, sources: Sequence[bytes], progress: Progress | None = None
    ) -> bytes:
        from chair_desk.reports.pack_merge import merged

        return merged(order, sources, progress)

    def build_again(
        self,
        order: PackOrder,
        sources: Sequence[bytes],
        base: bytes,
        progress: Progress | None = None,
    ) -> bytes:
        return self.build(order, sources, progress)

    def words(self, content: bytes) -> str:
        from chair_desk.reports.pack_text import all_words

        return all_words(content)


def issue_packs(stage: Stage, meeting_id: str) -> None:
    """Issue the pack as members and the public have it, then again with the paper that was late."""
    desk = stage.desk
    _bring_all(desk, meeting_id)
    papers = {row.title: row for row in _papers(desk, meeting_id)}
    kept_from = stage.people.get(KEPT_FROM)
    if kept_from and _KEPT in papers:
        withhold(desk, papers[_KEPT].id, kept_from, _WHY)
    _issue(desk, meeting_id, _for_everyone)
    stage.clock.pass_by(_LATER_MINUTES)
    if LATE in papers:
        attach(desk, papers[LATE].id, as_paper_file(f"{LATE}.pdf", told(LATE, 2, _ANSWER)))
        _issue(desk, meeting_id, _for_one(kept_from), _("The force has answered C-014."))


def _papers(desk: Desk, meeting_id: str) -> list[Paper]:
    items = [row.id for row in desk.rows(AgendaItem, meeting_id=meeting_id)]
    return desk.rows(Paper, item_id=items, order=("place", "id"))


def _bring_all(desk: Desk, meeting_id: str) -> None:
    """Bring a file for each paper that is said to be in."""
    for row in _papers(desk, meeting_id):
        if row.state is PaperState.RECEIVED and not row.attachment_id:
            count = _SHORTER.get(row.title, row.page_count or 1)
            attach(
                desk, row.id, as_paper_file(f"{row.title}.pdf", told(row.title, count, _GENERAL))
            )
            change_paper(desk, row.id, page_count=count)


def _issue(
    desk: Desk, meeting_id: str, readers: Callable[[PackReading], list[Reader]], note: str = ""
) -> None:
    reading = read_pack(desk, meeting_id)
    choices = PackChoices(holds_places=True, note=note)
    issue_pack(desk, build_pack(reading, readers(reading), choices, _OwnPapers()))


def _for_everyone(reading: PackReading) -> list[Reader]:
    return [reader_for(reading, one) for one in (PackEdition.MEMBERS, PackEdition.PUBLIC)]


def _for_one(person_id: str | None) -> Callable[[PackReading], list[Reader]]:
    def readers(reading: PackReading) -> list[Reader]:
        found = [reader_for(reading, PackEdition.MEMBERS)]
        if person_id:
            found.append(reader_for(reading, PackEdition.PERSON, person_id))
        return found

    return readers
