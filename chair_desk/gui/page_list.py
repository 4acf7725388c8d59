"""The pages, listed by hand: what the sidebar shows and where each page lives.

A page's module is imported when the page is first shown. An entry appears here when its page
does its work; there are no dead entries.
"""

from __future__ import annotations

import importlib

from chair_desk.gui.pages.page import Page
from chair_desk.records.frozen import frozen
from chair_desk.words import N_


@frozen(kw_only=True)
class PageEntry:
    """A page in the sidebar; `place` is "module:Class" below `chair_desk.gui.pages`."""

    name: str
    label: str
    icon: str
    section: str
    place: str

    def page_class(self) -> type[Page]:
        """Import and return the page's class."""
        module, _colon, name = self.place.partition(":")
        found: type[Page] = getattr(importlib.import_module(f"chair_desk.gui.pages.{module}"), name)
        return found


PAGES: tuple[PageEntry, ...] = (
    PageEntry(
        name="today",
        label=N_("Today"),
        icon="sun",
        section="",
        place="today:TodayPage",
    ),
    PageEntry(
        name="agenda",
        label=N_("Agenda and pack"),
        icon="list-ordered",
        section=N_("Meetings"),
        place="agenda:AgendaPage",
    ),
    PageEntry(
        name="meeting",
        label=N_("In the meeting"),
        icon="presentation",
        section=N_("Meetings"),
        place="meeting:MeetingPage",
    ),
    PageEntry(
        name="minutes",
        label=N_("Minutes"),
        icon="file-text",
        section=N_("Meetings"),
        place="minutes:MinutesPage",
    ),
    PageEntry(
        name="actions",
        label=N_("Actions"),
        icon="list-checks",
        section=N_("The record"),
        place="actions:ActionsPage",
    ),
    PageEntry(
        name="challenges",
        label=N_("Challenges"),
        icon="flag",
        section=N_("The record"),
        place="challenges:ChallengesPage",
    ),
    PageEntry(
        name="decisions",
        label=N_("Decisions"),
        icon="gavel",
        section=N_("The record"),
        place="registers:DecisionsPage",
    ),
    PageEntry(
        name="evidence",
        label=N_("Evidence and impact"),
        icon="sprout",
        section=N_("The record"),
        place="registers:EvidencePage",
    ),
    PageEntry(
        name="reviews",
        label=N_("Reviews"),
        icon="book-open",
        section=N_("The record"),
        place="registers:ReviewsPage",
    ),
    PageEntry(
        name="recommendations",
        label=N_("Recommendations"),
        icon="badge-check",
        section=N_("The record"),
        place="recommendations:RecommendationsPage",
    ),
    PageEntry(
        name="registers",
        label=N_("Registers"),
        icon="table-2",
        section=N_("The record"),
        place="registers:RegistersPage",
    ),
    PageEntry(
        name="attendance",
        label=N_("Attendance"),
        icon="user-check",
        section=N_("The Board"),
        place="attendance:AttendancePage",
    ),
    PageEntry(
        name="partners",
        label=N_("Partners"),
        icon="building-2",
        section=N_("The Board"),
        place="partners:PartnersPage",
    ),
    PageEntry(
        name="funding",
        label=N_("Funding"),
        icon="pound-sterling",
        section=N_("The Board"),
        place="funding:FundingPage",
    ),
    PageEntry(
        name="report",
        label=N_("Annual report"),
        icon="book-text",
        section=N_("Reporting"),
        place="report:ReportPage",
    ),
)


OTHER_PAGES: tuple[PageEntry, ...] = (
    PageEntry(
        name="reader",
        label=N_("Papers"),
        icon="book-open",
        section="",
        place="pack_reader:PackReaderPage",
    ),
    PageEntry(
        name="search",
        label=N_("Search"),
        icon="search",
        section="",
        place="search:SearchPage",
    ),
    PageEntry(
        name="merging",
        label=N_("What two people changed"),
        icon="git-merge",
        section="",
        place="merging:MergingPage",
    ),
    PageEntry(
        name="history",
        label=N_("History"),
        icon="scroll-text",
        section="",
        place="history:HistoryPage",
    ),
)
"""Pages that are no places of the record: reached by a command, not from the sidebar."""


ALL_PAGES: tuple[PageEntry, ...] = (*PAGES, *OTHER_PAGES)


def entry_named(name: str) -> PageEntry:
    """Return the page of this name, or raise KeyError."""
    for entry in ALL_PAGES:
        if entry.name == name:
            return entry
    raise KeyError(name)
