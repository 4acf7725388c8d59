"""From what was read to the parts of a pack, in order, each with its pages and labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from chair_desk.records.agenda_times import in_order
from chair_desk.records.audience import Audience
from chair_desk.records.cut import closed_items
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, ItemKind, ItemState, Paper, PaperState
from chair_desk.records.pack_pages import (
    PackPart,
    PartKind,
    first_labels,
    late_label,
    later_labels,
)
from chair_desk.reports.pack_check import PaperCheck
from chair_desk.services.pack_reading import PackReading, PaperIn
from chair_desk.words import _

COVER, CONTENTS, CHANGES = "cover", "contents", "changes"
ON_ODD = frozenset(
    {PartKind.PAPER, PartKind.TO_FOLLOW, PartKind.MINUTES, PartKind.ACTIONS, PartKind.INTERESTS}
)


@frozen(kw_only=True)
class PackChoices:
    """How a pack is to be made.

    `on_odd` begins papers on odd pages, for printing on both sides; `at_end` puts late papers
    last. A paper that is blocked stops the pack, unless `holds_places` gives it a numbered page.
    """

    on_odd: bool = False
    at_end: bool = False
    holds_places: bool = False
    has_dividers: bool = True
    watermark: str = ""
    note: str = ""


@frozen(kw_only=True)
class Layout:
    """The parts with their labels, and what was found in the papers by their hash."""

    parts: tuple[PackPart, ...]
    checks: Mapping[str, PaperCheck] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


def wanted_parts(
    reading: PackReading, checks: Mapping[str, PaperCheck], choices: PackChoices
) -> Iterator[PackPart]:
    """Yield the parts after the contents, in the order of the agenda, without their labels."""
    before = {part.key: part for part in reading.before}
    closed = closed_items(reading.bundle.items, Audience.MEMBERS)
    for line in in_order(reading.bundle.items):
        item = line.item
        if item.kind is ItemKind.BREAK:
            continue
        audience = Audience.CONFIDENTIAL if item.id in closed else item.audience
        number = reading.bundle.numbers.get(item.id, "")
        base = PackPart(
            key=f"item:{item.id}",
            kind=PartKind.DIVIDER,
            title=item.closed_title or item.title,
            item_id=item.id,
            number=number,
            audience=audience,
        )
        found = [
            *_live(reading, base),
            *_papers(reading, base, checks, choices),
        ]
        if found:
            yield from found
        elif base.key in before or (choices.has_dividers and item.state is not ItemState.DEFERRED):
            yield base


def _live(reading: PackReading, base: PackPart) -> Iterator[PackPart]:
    for section in reading.sections:
        if section.item_id == base.item_id:
            key = f"{section.kind.value}:{base.item_id}"
            yield replace(base, key=key, kind=section.kind, title=section.title, count=0)


def _papers(
    reading: PackReading,
    base: PackPart,
    checks: Mapping[str, PaperCheck],
    choices: PackChoices,
) -> Iterator[PackPart]:
    for one in reading.papers:
        paper = one.paper
        if paper.item_id != base.item_id:
            continue
        order = list(Audience)
        audience = max(base.audience, paper.audience, key=order.index)
        part = replace(
            base, key=f"paper:{paper.id}", title=paper.title, paper_id=paper.id, audience=audience
        )
        yield _paper_part(part, one, checks.get(one.sha256), choices)


def _paper_part(
    part: PackPart, one: PaperIn, check: PaperCheck | None, choices: PackChoices
) -> PackPart:
    sheet = int(one.paper.has_cover_sheet)
    if one.has_pdf and check is not None and not check.blocks:
        return replace(part, kind=PartKind.PAPER, sha256=one.sha256, count=check.pages + sheet)
    if one.paper.state is PaperState.VERBAL and not one.has_pdf:
        return replace(part, kind=PartKind.DIVIDER, count=1)
    return replace(part, kind=PartKind.TO_FOLLOW, count=1)


def laid_out(
    reading: PackReading,
    checks: Mapping[str, PaperCheck],
    choices: PackChoices,
    counts: Mapping[str, int],
) -> Layout:
    """Label the pages. `counts` gives how many pages cover, contents, changes and sections take."""
    on_odd = ON_ODD if choices.on_odd else frozenset[PartKind]()
    front = [
        PackPart(key=COVER, kind=PartKind.COVER, title=_("Cover"), count=counts[COVER]),
        PackPart(key=CONTENTS, kind=PartKind.CONTENTS, title=_("Contents"),
                 count=counts[CONTENTS]),
    ]  # fmt: skip
    if reading.issues:
        number = len(reading.issues) + 1
        title = _("What changed in version {number}").format(number=number)
        front.append(
            PackPart(key=CHANGES, kind=PartKind.CHANGES, title=title, count=counts[CHANGES])
        )
    rest = [
        replace(part, count=counts.get(part.key, 0) or part.count)
        for part in wanted_parts(reading, checks, choices)
    ]
    labels = paper_labels(reading)
    wanted = [replace(part, label=labels.get(part.paper_id, "")) for part in (*front, *rest)]
    if reading.before:
        parts = later_labels(reading.before, wanted, at_end=choices.at_end, on_odd=on_odd)
    else:
        parts = first_labels(wanted, on_odd=on_odd)
    return Layout(parts=parts, checks=checks, labels=labels)


def paper_labels(reading: PackReading) -> dict[str, str]:
    """Return the labels of papers: those of earlier issues stay, a late one is 10A, then 10B."""
    before = {part.paper_id: part.label for part in reading.before if part.paper_id}
    if not reading.before:
        return dict(reading.bundle.paper_labels)
    taken = set(before.values())
    found: dict[str, str] = {}
    for paper in reading.bundle.papers:
        label = before.get(paper.id)
        if label is None:
            number = reading.bundle.numbers.get(paper.item_id, "")
            label = late_label(number, taken) if number else ""
            taken.add(label)
        found[paper.id] = label
    return found


def spoken_state(paper: Paper) -> str:
    """Say why there are no pages of a paper."""
    if paper.state is PaperState.VERBAL:
        return _("A verbal report will be given at the meeting.")
    if paper.due_on is not None:
        from chair_desk.reports.wording import short_date

        return _("This paper is to follow. It is due on {day}.").format(
            day=short_date(paper.due_on)
        )
    return _("This paper is to follow.")


def item_of(reading: PackReading, part: PackPart) -> AgendaItem | None:
    """Return the item that a part belongs to, where it belongs to one."""
    return reading.items().get(part.item_id)
