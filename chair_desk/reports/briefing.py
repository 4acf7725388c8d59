"""The chair's briefing as a document of one to four pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from chair_desk.records.briefing import BriefedItem, Briefing, Owed
from chair_desk.records.days_in_words import full_weekday, short_day
from chair_desk.reports.document import (
    Block,
    BulletList,
    Document,
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
        yield Note(title=_("Not ready yet"), paragraphs=(runs("; ".join(found.to_do) + "."),))
    if found.authority:
        said = "; ".join(found.authority)
        words = _("Meetings at the agreed level, of the last eight: {said}.").format(said=said)
        yield Note(title=_("Who turns up with authority"), paragraphs=(runs(words),))
    if found.script:
        yield Note(
            title=_("To say at the start"), paragraphs=tuple(runs(one) for one in found.script)
        )
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
    if found.year:
        yield Heading(level=2, text=_("Not considered for a year"))
        yield BulletList(items=tuple(runs(one) for one in found.year))


def _item(item: BriefedItem) -> Iterator[Block]:
    yield Heading(level=2, text=one_line(item.title), number=item.number)
    minutes = ngettext("{count} minute", "{count} minutes", item.minutes)
    said = [
        _("from {time}").format(time=item.starts),
        minutes.format(count=item.minutes),
        item.purpose,
        one_line(item.lead),
    ]
    marked = [Run(_("Confidential. "), bold=True)] if item.is_confidential else []
    line = ", ".join(part for part in said if part)
    yield Paragraph(runs=runs(*marked, f"{line[:1].upper()}{line[1:]}."), role=Role.SMALL)
    if item.asked:
        yield Paragraph(runs=runs(Run(_("Decision sought: "), bold=True), one_line(item.asked)))
    points = [*_points(item)]
    if points:
        yield BulletList(items=tuple(points), is_tight=True)


def _points(item: BriefedItem) -> Iterator[Runs]:
    for paper in item.papers:
        yield runs(Run(_("Paper: "), bold=True), one_line(paper))
    for heard in item.heard:
        day = f"{short_day(heard.on)} {heard.on.year}: "
        yield runs(Run(day, bold=True), " ".join((one_line(heard.words), *heard.decisions)).strip())
    for owed in item.owed:
        yield _owed(owed)
    if item.more_owed:
        words = ngettext("and {count} more that is open", "and {count} more that are open",
                         item.more_owed)  # fmt: skip
        yield runs(words.format(count=item.more_owed))
    for ask in item.ask:
        yield runs(Run(_("Ask "), bold=True), one_line(ask))
    for note in item.notes:
        yield runs(Run(_("My note: "), bold=True), Run(one_line(note), italic=True))


def _owed(owed: Owed) -> Runs:
    kind = _("Open action ") if owed.is_action else _("Unanswered challenge ")
    said = ", ".join(part for part in (one_line(owed.owner), owed.due, owed.slipped) if part)
    return runs(Run(f"{kind}{owed.reference}: ", bold=True), f"{one_line(owed.words)} ({said})")
