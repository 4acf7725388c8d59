"""The chair's own highlights on the papers of the sample board: two, and a note."""

from __future__ import annotations

from chair_desk.services.own_marks import Chosen, mark_words, marks_of
from chair_desk.services.reading import readable, source_content
from chair_desk.services.sample_stage import Stage
from chair_desk.words import _

_MARKS = (
    ("Performance", 1, "58%, against 90% set by the Board in February", _("Ask what changes by "
     "March, and who answers for it.")),
    ("Police timeline", 3, "The form waits for a supervisor longer than for anything else", ""),
)  # fmt: skip


def highlight(stage: Stage, meeting_id: str) -> None:
    """Highlight what the chair read on the train; it may be there from an earlier time."""
    from chair_desk.services.open_document import OpenDocument

    desk = stage.desk
    read = readable(desk, meeting_id)
    if marks_of(desk, meeting_id):
        return
    for title, number, wanted, note in _MARKS:
        part = next((one for one in read.parts if one.title == title), None)
        at = read.page_of(part.key, number) if part is not None else None
        if part is None or at is None:
            continue
        page = read.pages[at]
        document = OpenDocument(source_content(desk, page.source))
        words = document.words(page.number)
        document.close()
        for start, end in words.find(wanted):
            chosen = Chosen(page=number, words=words.words(start, end),
                            quads=words.quads(start, end))  # fmt: skip
            mark_words(desk, meeting_id, part, chosen, note=note)
            break
