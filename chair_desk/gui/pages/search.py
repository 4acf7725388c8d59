"""Search: the papers and minutes of all years, found while one types."""

from __future__ import annotations

from chair_desk.gui.pages.page import Page
from chair_desk.words import N_


class SearchPage(Page):
    """A field, and what it finds."""

    TITLE = N_("Search")
