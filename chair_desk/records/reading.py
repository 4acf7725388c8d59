"""What is read for a meeting: the pages of its pack in order, with their labels and parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.page_words import Box


@frozen(kw_only=True)
class ReadPart:
    """A part of what is read: a paper, the cover, a live section. `first` counts from 0.

    `key` stays the same through every issue of a pack, and for a paper before the first.
    `sheets` is how many cover sheets of ours stand before the pages of the paper. A late part is a
    paper that came after the pack and is not in it yet: it stands behind the last page of the pack.
    """

    key: str
    title: str
    first: int
    count: int
    item_id: str = ""
    number: str = ""
    item_title: str = ""
    label: str = ""
    paper_id: str = ""
    sha256: str = ""
    sheets: int = 0
    audience: Audience = Audience.PUBLIC
    is_late: bool = False

    @property
    def is_closed(self) -> bool:
        """Say whether the room may not see it."""
        return self.audience is Audience.CONFIDENTIAL


@frozen(kw_only=True)
class ReadPage:
    """One page: in which file (by its hash), its place there from 1, its label and its part."""

    source: str
    number: int
    label: str
    part: int


@frozen(kw_only=True)
class Readable:
    """What can be read for a meeting. `issue` is the version of the pack, 0 where none is out."""

    meeting_id: str
    held_on: date
    issue: int
    parts: tuple[ReadPart, ...] = ()
    pages: tuple[ReadPage, ...] = ()

    def part_of(self, at: int) -> ReadPart:
        """Return the part that a page, counted from 0, belongs to."""
        return self.parts[self.pages[at].part]

    def page_labelled(self, said: str) -> int | None:
        """Return the page that somebody names: by its label, else by its number; from 0."""
        wanted = said.strip().upper().removeprefix("PAGE").removeprefix("P").strip(" .")
        if not wanted:
            return None
        for at, page in enumerate(self.pages):
            if page.label.upper() == wanted or wanted in _spanned(page.label):
                return at
        if wanted.isdecimal() and 1 <= int(wanted) <= len(self.pages) and not self.issue:
            return int(wanted) - 1
        return None

    def page_of(self, key: str, page: int) -> int | None:
        """Return where a page of a part, counted from 1 after its cover sheets, stands; from 0."""
        for part in reversed(self.parts):  # a paper itself before the page that held its place
            at = page - 1 + part.sheets
            if part.key == key and 0 <= at < part.count:
                return part.first + at
        return None

    def page_in_part(self, at: int) -> int:
        """Return which page of its part a page is, as `page_of` counts."""
        part = self.part_of(at)
        return at - part.first - part.sheets + 1


def _spanned(label: str) -> Sequence[str]:
    """Return the numbers that a notice for several pages stands for."""
    first, dash, last = label.partition("-")
    if not dash or not (first.isdecimal() and last.isdecimal()):
        return ()
    return [str(number) for number in range(int(first), int(last) + 1)]


@frozen(kw_only=True)
class OwnMark:
    """A highlight or note of the person's own, on a page of a part of what is read.

    `page` counts from 1 within the part, after its cover sheets; `quads` are boxes in points;
    `words` what they cover; `note` what the person wrote beside it. `sha256` is the file that it
    was made on. `is_lost` says that the paper was replaced and the words are in it no more.
    """

    id: str
    meeting_id: str
    item_id: str
    part_key: str
    sha256: str
    page: int
    quads: tuple[Box, ...] = ()
    words: str = ""
    note: str = ""
    made_at: datetime
    changed_at: datetime
    is_lost: bool = False
