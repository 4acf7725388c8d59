"""The chair's briefing as a document of one to four pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from chair_desk.records.briefing import BriefedItem, Briefing, Owed
from chair_desk.records.briefing_length import says_little
from chair_desk.records.days_in_words import full_weekday, short_day
from chair_desk.reports.document import (
    Block,
    BulletList,
    Document,
    Grid,
    Heading,
    Note,
    Paragraph,
    Role,
    Run,
    Runs,
    runs,
)
from chair_desk.reports.plain_text import one_line
from chair_desk.words import _, ngettext


def briefing_document(found: Briefing, *, made_on: date | None = None) -> Document:
    """Return the document of a briefing; confidential items are marked as such."""
    day = full_weekday(found.held_on)
    edition = _("The chair’s own edition, with confidential parts")
    if not found.has_confidential:
        edition = _("Without the confidential part")
    return Document(
        title=_("Briefing for the chair, {day}").format(day=day),
        blocks=tuple(_blocks(found, day, edition)),
        author=one_line(found.board),
        header_left=one_line(found.board),
        marking=one_line(found.marking),
        footer_state=edition,
        continued=_("Briefing for the chair, {day}").format(day=day),
        made_on=made_on,
    )


def _blocks(found: Briefing, day: str, edition: str) -> Iterator[Block]:
    yield Heading(level=1, text=_("Briefing for the chair"))
    yield Paragraph(runs=runs(f"{one_line(found.body)}, {day}"), role=Role.SUBTITLE)
    place = ", ".join(part for part in (one_line(found.place), one_line(found.quorum)) if part)
    times = _("{starts} to {ends}").format(starts=found.starts, ends=found.ends)
    yield Paragraph(runs=runs(", ".join((times, place)) if place else times), role=Role.PLACE)
    yield Paragraph(runs=runs(f"{edition}."), role=Role.SMALL)
    if found.to_do:
        yield _noted(found, _("Not ready yet"), "; ".join(found.to_do) + ".")
    if found.authority:
        said = "; ".join(found.authority)
        words = _("Meetings at the agreed level, of the last eight: {said}.").format(said=said)
        yield _noted(found, _("Who turns up with authority"), words)
    if found.script:
        yield Note(
            title=_("To say at the start"), paragraphs=tuple(runs(one) for one in found.script)
        )
    if found.is_close:
        yield from _table(found.items)
    else:
        for item in found.items:
            yield from _item(item)
    if found.is_shortened:
        words = _(
            "Shortened to keep to four pages. The agenda and the earlier minutes have the rest."
        )
        yield Paragraph(runs=runs(words), role=Role.SMALL)
    if found.withheld:
        words = ngettext("{count} confidential item is left out.",
                         "{count} confidential items are left out.", found.withheld)  # fmt: skip
        yield Paragraph(runs=runs(words.format(count=found.withheld)), role=Role.SMALL)
    yield from _year(found)


def _noted(found: Briefing, title: str, said: str) -> Block:
    """Set words apart under a title, or after it where room is short."""
    if found.is_close:
        return Paragraph(runs=runs(Run(f"{title}: ", bold=True), said), role=Role.SMALL)
    return Note(title=title, paragraphs=(runs(said),))


def _year(found: Briefing) -> Iterator[Block]:
    title = _("Not considered for a year")
    if found.year and found.is_close:
        yield _noted(found, title, "; ".join(found.year) + ".")
    elif found.year:
        yield Heading(level=2, text=title)
        yield BulletList(items=tuple(runs(one) for one in found.year))


def _item(item: BriefedItem) -> Iterator[Block]:
    yield Heading(level=2, text=one_line(item.title), number=item.number)
    starts = _("from {time}").format(time=item.starts)
    line = _sentence(starts, _minutes(item), item.purpose, one_line(item.lead))
    yield Paragraph(runs=runs(*_mark(item), line), role=Role.SMALL)
    if item.asked:
        yield Paragraph(runs=runs(*_asked(item)))
    points = [*_earlier(item), *_open(item), *_asks(item), *_notes(item)]
    if points:
        yield BulletList(items=tuple(points), is_tight=True)


def _minutes(item: BriefedItem) -> str:
    words = ngettext("{count} minute", "{count} minutes", item.minutes)
    return words.format(count=item.minutes)


def _sentence(*parts: str) -> str:
    line = ", ".join(part for part in parts if part)
    return f"{line[:1].upper()}{line[1:]}."


def _mark(item: BriefedItem) -> Runs:
    return (Run(_("Confidential. "), bold=True),) if item.is_confidential else ()


def _asked(item: BriefedItem) -> Runs:
    return (Run(_("Decision sought: "), bold=True), Run(one_line(item.asked)))


# ------------------------------------------------------------------ a long agenda


def _table(items: Iterable[BriefedItem]) -> Iterator[Block]:
    """Yield the items of a long agenda close together, a row each."""
    yield Heading(level=2, text=_("Item by item"))
    yield Grid(
        caption=_("The items: what is sought of each, what is open on it, and my notes"),
        header=(_("Item"), _("What it is, what is sought and open, and my notes")),
        rows=tuple(_cells(item) for item in items),
        widths=(15, 85),
        is_close=True,
    )


def _cells(item: BriefedItem) -> tuple[Runs, ...]:
    """Return when an item is and whose, and all that is said of it in a few lines."""
    when = (runs(Run(item.number, bold=True), f"  {item.starts}"), runs(_minutes(item)))
    title = runs(Run(one_line(item.title), bold=True))
    purpose = _sentence(item.purpose) if item.purpose else ""
    sought = (runs(*_mark(item), purpose), _ended(_asked(item)) if item.asked else ())
    is_open = _ended(_joined(_open_in_short(item), Run("; ")))
    more = (_flowing(one) for one in (_earlier(item), _asks(item)))
    said = (_flowing(sought), is_open, *more)
    if says_little(item):
        said = (_flowing((*sought, is_open)),)
    lines = (title, *said, _flowing(_notes(item)))
    between = Run("\n")
    return _joined((*when, runs(one_line(item.lead))), between), _joined(lines, between)


def _flowing(said: Iterable[Runs]) -> Runs:
    return _joined(map(_ended, said), Run(" "))


def _open_in_short(item: BriefedItem) -> Iterator[Runs]:
    for owed in item.owed:
        yield runs(Run(f"{owed.reference}: ", bold=True), _owed_words(owed))
    if item.more_owed:
        words = ngettext("{count} more is open", "{count} more are open", item.more_owed)
        if not item.owed:
            words = ngettext("{count} matter is open", "{count} matters are open", item.more_owed)
        yield runs(words.format(count=item.more_owed))


def _ended(said: Runs) -> Runs:
    if not said or said[-1].text.endswith((".", "?", "…", "”")):
        return said
    return (*said[:-1], replace(said[-1], text=f"{said[-1].text}."))


def _joined(lines: Iterable[Runs], between: Run) -> Runs:
    made: list[Run] = []
    for line in lines:
        if line:
            made += [between, *line] if made else line
    return tuple(made)


# ------------------------------------------------------------------ what is said of an item


def _earlier(item: BriefedItem) -> Iterator[Runs]:
    for paper in item.papers:
        yield runs(Run(_("Paper: "), bold=True), one_line(paper))
    for heard in item.heard:
        day = f"{short_day(heard.on)} {heard.on.year}: "
        yield runs(Run(day, bold=True), " ".join((one_line(heard.words), *heard.decisions)).strip())


def _open(item: BriefedItem) -> Iterator[Runs]:
    for owed in item.owed:
        yield _owed(owed)
    if item.more_owed:
        words = ngettext("and {count} more that is open", "and {count} more that are open",
                         item.more_owed)  # fmt: skip
        yield runs(words.format(count=item.more_owed))


def _asks(item: BriefedItem) -> Iterator[Runs]:
    for ask in item.ask:
        yield runs(Run(_("Ask "), bold=True), one_line(ask))


def _notes(item: BriefedItem) -> Iterator[Runs]:
    for note in item.notes:
        yield runs(Run(_("My note: "), bold=True), Run(one_line(note), italic=True))


def _owed(owed: Owed) -> Runs:
    kind = _("Open action ") if owed.is_action else _("Unanswered challenge ")
    return runs(Run(f"{kind}{owed.reference}: ", bold=True), _owed_words(owed))


def _owed_words(owed: Owed) -> str:
    said = ", ".join(part for part in (one_line(owed.owner), owed.due, owed.slipped) if part)
    return f"{one_line(owed.words)} ({said})"
