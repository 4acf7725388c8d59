"""The line under an item: who leads it, its papers, and what it is for."""

from __future__ import annotations

from collections.abc import Iterator

from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.meetings import AgendaItem, PaperState, Purpose
from chair_desk.reports.wording import agency_of, listed, person_name, purpose_words, spoken
from chair_desk.words import _, ngettext

_WEIGHTY = frozenset({Purpose.CHALLENGE, Purpose.DECISION, Purpose.ASSURANCE})


def lead_line(bundle: MeetingBundle, item: AgendaItem) -> str:
    """Say who leads an item, its papers and its purpose, in short sentences."""
    sentences = []
    if item.audience is Audience.CONFIDENTIAL:
        sentences.append(_("Confidential: only for the members who took part."))
    if lead := lead_words(bundle, item):
        sentences.append(_("Led by {lead}.").format(lead=lead))
    sentences.extend(_papers(bundle, item))
    sentences.append(_("For {purpose}.").format(purpose=purpose_words(item.purpose)))
    return " ".join(sentences)


def lead_words(bundle: MeetingBundle, item: AgendaItem) -> str:
    """Say who leads an item, with their agency where they sit for one, else in the words given."""
    name = person_name(bundle, item.lead_id)
    if not name:
        return spoken(item.lead_words)
    seat_ids = (one.seat_id or "" for one in bundle.attendance if one.person_id == item.lead_id)
    agency = agency_of(bundle, bundle.seats.get(next(seat_ids, "")))
    return f"{name}, {spoken(agency.short_name or agency.name)}" if agency else name


def _papers(bundle: MeetingBundle, item: AgendaItem) -> Iterator[str]:
    papers = [paper for paper in bundle.papers if paper.item_id == item.id]
    labels = [
        bundle.paper_labels.get(paper.id, "")
        for paper in papers
        if paper.state is not PaperState.VERBAL
    ]
    if labels:
        words = ngettext("Paper {labels}.", "Papers {labels}.", len(labels))
        yield words.format(labels=listed(labels))
    if len(labels) < len(papers):
        yield _("Verbal report.")
    # The public edition cannot tell "no paper" from "a paper for members".
    is_public = bundle.audience is Audience.PUBLIC
    if not papers and not is_public and item.purpose in _WEIGHTY and not item.is_standing:
        yield _("No paper.")
