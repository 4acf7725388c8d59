"""The numbers that people quote: of items, of paragraphs under them, and of papers to them.

They are counted over everything, before any cut to an audience: minute 5.3 is minute 5.3 in
every edition, also where 5.2 is confidential and left out.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping

from chair_desk.records.agenda_times import in_order, letters
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.list_marks import list_mark
from chair_desk.records.meetings import Paper
from chair_desk.records.minutes import Minute, MinuteKind


def numbered(bundle: MeetingBundle) -> MeetingBundle:
    """Return the bundle with all its numbers filled in, those it has left as they are."""
    placed = in_order(bundle.items)
    numbers = dict(bundle.numbers) or {line.item.id: line.number for line in placed}
    labels = dict(bundle.paper_labels) or paper_labels(bundle.papers, numbers)
    minute_numbers = dict(bundle.minute_numbers) or paragraph_numbers(bundle.minutes, numbers)
    return dataclasses.replace(
        bundle, numbers=numbers, paper_labels=labels, minute_numbers=minute_numbers
    )


def paragraph_numbers(minutes: Iterable[Minute], numbers: Mapping[str, str]) -> dict[str, str]:
    """Give numbers to the paragraphs of each item, in their order: 5.1, 5.2.

    A blank paragraph has no number. A record stands beside the paragraph before it, and an item
    of a list below it; they have none either, unless they come first in the item.
    """
    counted: dict[str, int] = defaultdict(int)
    found = {}
    for minute in minutes:
        number = numbers.get(minute.item_id, "")
        if not number or not stands_alone(minute, follows_paragraph=counted[minute.item_id] > 0):
            continue
        counted[minute.item_id] += 1
        found[minute.id] = f"{number}.{counted[minute.item_id]}"
    return found


def stands_alone(minute: Minute, *, follows_paragraph: bool) -> bool:
    """Say whether a row of the minutes is set as a paragraph of its own."""
    if minute.kind is MinuteKind.PARAGRAPH:
        is_below = follows_paragraph and list_mark(minute.text.lstrip()) is not None
        return bool(minute.text.strip()) and not is_below
    return not follows_paragraph


def paper_labels(papers: Iterable[Paper], numbers: Mapping[str, str]) -> dict[str, str]:
    """Label papers by their item: the only paper to item 5 is "5", two are "5a" and "5b".

    The papers to a sub-item 5a are "5a.1" and "5a.2", never "5aa".
    """
    by_item: dict[str, list[Paper]] = defaultdict(list)
    for paper in papers:
        by_item[paper.item_id].append(paper)
    found = {}
    for item_id, group in by_item.items():
        number = numbers.get(item_id, "")
        if not number:
            continue
        for count, paper in enumerate(group, start=1):
            mark = letters(count) if number.isdecimal() else f".{count}"
            found[paper.id] = number if len(group) == 1 else number + mark
    return found
