"""The report as it will be printed, to look at while it is written, and where its heads are."""

from __future__ import annotations

from collections.abc import Mapping

from chair_desk.records.frozen import frozen
from chair_desk.reports.document import Document
from chair_desk.services.paper_pages import outline_pages
from chair_desk.services.publishing import rendered


@frozen(kw_only=True)
class ReportPreview:
    """A PDF, and on which of its pages each entry of its outline stands, by title, from 1."""

    content: bytes
    pages: Mapping[str, int]


def preview_of(document: Document) -> ReportPreview:
    """Make the pages of a report. It reads no board, so another thread may do it."""
    content = rendered(document, "pdf")
    return ReportPreview(content=content, pages=outline_pages(content))
