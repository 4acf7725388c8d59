"""What of a board can be found: minutes, decisions, actions, entries of logs, papers by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from chair_desk.records.actions import Action
from chair_desk.records.attachments import Attachment
from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting, Paper
from chair_desk.records.minutes import Decision, Minute
from chair_desk.records.search import SearchText
from chair_desk.records.spans import has_spans, only_words
from chair_desk.services.desk import Desk
from chair_desk.services.paper_files import pdf_of
from chair_desk.store.search_file import Standing
from chair_desk.words import N_

KINDS: Mapping[str, str] = {
    "minutes": N_("Minutes"),
    "paper": N_("Papers"),
    "item": N_("Agenda items"),
    "decision": N_("Decisions"),
    "action": N_("Actions"),
    "log": N_("Challenges and registers"),
}
"""What a result is, in the words of the filter."""

ORDER: tuple[type[Any], ...] = (Meeting, AgendaItem, Minute, Decision, Action, LogEntry, Paper)
_ERASED = frozenset({"disposal"})
_ON_ITEMS: tuple[type[Any], ...] = (Minute, Paper, Decision, Action, LogEntry)
_TABLES = {record_class.TABLE: record_class for record_class in ORDER}


@frozen(kw_only=True)
class PaperToRead:
    """A paper whose pages are still to be read, beside the window; `text` names it."""

    text: SearchText
    sha256: str


@frozen(kw_only=True)
class Slice:
    """Some of a board, to be put into an index; the last one knows how far that brings it."""

    texts: tuple[SearchText, ...] = ()
    papers: tuple[PaperToRead, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    standing: Standing | None = None


class BoardTexts:
    """Reads a board slice by slice; it remembers days and items so that each row is read once."""

    def __init__(self, desk: Desk) -> None:
        """Take an open desk; nothing is read yet."""
        self._desk = desk
        self._meetings: dict[str, Meeting] = {}
        self._items: dict[str, AgendaItem] = {}

    def everything(self, most: int) -> Iterator[Slice]:
        """Yield the whole board in slices of `most` rows; the last says how far it came."""
        standing = self._desk.file.standing()
        for record_class in ORDER:
            after = 0
            while True:
                rows, after = self._desk.file.read_slice(record_class, after, most)
                if not rows:
                    break
                yield self._slice(rows)
        yield Slice(standing=standing)

    def since(self, standing: Standing) -> Iterator[Slice] | None:
        """Yield what changed since, in slices; nothing where the board is another one."""
        touched = self._desk.file.touched_since(standing)
        if touched is None or _ERASED & touched.keys():
            return None  # what was erased from the board leaves the index with everything
        return self._changed(touched)

    def _changed(self, touched: dict[str, set[str]]) -> Iterator[Slice]:
        now = self._desk.file.standing()
        for table, ids in self._with_what_hangs_on(touched).items():
            record_class = _TABLES[table]
            for part in _parts(sorted(ids)):
                rows = self._desk.rows(record_class, id=part)
                gone = set(part) - {row.id for row in rows}
                made = self._slice(rows)
                yield Slice(
                    texts=made.texts,
                    papers=made.papers,
                    gone=tuple((table, row_id) for row_id in sorted(gone | {r.id for r in rows})),
                )
        yield Slice(standing=now)

    def _with_what_hangs_on(self, touched: dict[str, set[str]]) -> dict[str, set[str]]:
        """Add the rows whose day or audience comes from an item or meeting that was touched."""
        wanted = {table: set(touched.get(table, ())) for table in _TABLES}
        for batch in _parts(sorted(touched.get("held_on", ()))):
            rows = self._desk.rows(AgendaItem, meeting_id=batch)
            wanted["agenda_item"].update(row.id for row in rows)
        for batch in _parts(sorted(wanted["agenda_item"])):
            self._items.update({row.id: row for row in self._desk.rows(AgendaItem, id=batch)})
            for record_class in _ON_ITEMS:
                on_items = self._desk.rows(record_class, item_id=batch)
                wanted[record_class.TABLE].update(row.id for row in on_items)
        for batch in _parts(sorted(touched.get(Attachment.TABLE, ()))):  # a PDF was made of it
            papers = self._desk.rows(Paper, attachment_id=batch)
            wanted[Paper.TABLE].update(row.id for row in papers)
        return {table: ids for table, ids in wanted.items() if ids}

    def _slice(self, rows: Sequence[Any]) -> Slice:
        texts: list[SearchText] = []
        papers: list[PaperToRead] = []
        if rows and isinstance(rows[0], Paper):
            files = {row.attachment_id: row for row in rows if row.attachment_id}
            found = {
                one.id: one for one in self._desk.rows(Attachment, id=list(files))
            } if files else {}  # fmt: skip
            for row in rows:
                text = self._paper(row)
                texts.append(text)
                file = found.get(row.attachment_id)
                if file is not None and (sha256 := pdf_of(file)):
                    papers.append(PaperToRead(text=text, sha256=sha256))
            return Slice(texts=tuple(texts), papers=tuple(papers))
        for row in rows:
            made = self._text(row)
            if made is not None and (made.text.strip() or made.title.strip()):
                texts.append(made)
        return Slice(texts=tuple(texts))

    def _text(self, row: Any) -> SearchText | None:
        match row:
            case Meeting():
                self._meetings[row.id] = row
                return None
            case AgendaItem():
                self._items[row.id] = row
                return self._of(row, "item", row.id, row.closed_title or row.title, row.asked)
            case Minute():
                return self._of(row, "minutes", row.item_id, "", row.text)
            case Decision():
                return self._of(row, "decision", row.item_id, row.reference, row.text)
            case Action():
                said = "\n".join(part for part in (row.title, row.outcome, row.impact) if part)
                return self._of(row, "action", row.item_id, row.reference, said)
            case LogEntry():
                return self._of(row, "log", row.item_id, row.reference, row.title)
        return None

    def _of(self, row: Any, kind: str, item_id: str | None, title: str, text: str) -> SearchText:
        item = self._item(item_id)
        meeting_id = getattr(row, "meeting_id", None) or (item.meeting_id if item else "")
        meeting = self._meeting(meeting_id)
        closed = row.audience is Audience.CONFIDENTIAL or has_spans(text)
        if kind not in {"action", "log"}:
            closed = closed or (item is not None and _is_closed(item))
        day = meeting.held_on if meeting else getattr(row, "opened_on", None)
        return SearchText(
            source=type(row).TABLE, source_id=row.id, kind=kind, title=title,
            text=only_words(text), held_on=day, meeting_id=meeting_id or "", is_closed=closed,
        )  # fmt: skip

    def _paper(self, row: Paper) -> SearchText:
        return self._of(row, "paper", row.item_id, row.title, row.asked)

    def _item(self, item_id: str | None) -> AgendaItem | None:
        if item_id and item_id not in self._items:
            found = self._desk.get(AgendaItem, item_id)
            if found is not None:
                self._items[item_id] = found
        return self._items.get(item_id or "")

    def _meeting(self, meeting_id: str | None) -> Meeting | None:
        if meeting_id and self._meetings.get(meeting_id) is None:
            found = self._desk.get(Meeting, meeting_id)
            if found is not None:
                self._meetings[meeting_id] = found
        return self._meetings.get(meeting_id or "")


def _is_closed(item: AgendaItem) -> bool:
    return item.audience is Audience.CONFIDENTIAL or bool(item.closed_title)


def _parts(ids: Sequence[str], most: int = 200) -> Iterator[list[str]]:
    for start in range(0, len(ids), most):
        yield list(ids[start : start + most])


def read_paper(one: PaperToRead, content: bytes) -> list[SearchText]:
    """Return the pages of a paper as texts that can be found, the last page first.

    It touches no board, so it may run beside the window. A paper that cannot be opened is found
    by its title alone.
    """
    from dataclasses import replace

    from chair_desk.records.changes import CannotDo
    from chair_desk.services.open_document import OpenDocument

    found = [one.text]
    try:
        document = OpenDocument(content)
    except CannotDo:
        return found
    try:
        for number in range(1, document.count + 1):
            try:
                text = document.text(number)
            except CannotDo:
                continue
            if text.strip():
                found.append(replace(one.text, page=number, text=text))
    finally:
        document.close()
    return found[::-1]  # what is put in last is found first
