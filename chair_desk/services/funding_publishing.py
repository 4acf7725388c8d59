"""A year's funding as a file for others: PDF, Word, a web page, a workbook or CSV."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from pathlib import Path

from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.funding import FORMULA_WORDS
from chair_desk.records.funding_bundle import FundingBundle, FundingRow
from chair_desk.records.funding_shares import share_words
from chair_desk.records.money import exact_pounds, pounds, signed_pounds
from chair_desk.reports.document import Document
from chair_desk.reports.funding_report import funding_document
from chair_desk.services.attendance_sheet import plain
from chair_desk.services.desk import Desk
from chair_desk.services.funding import Funding, FundingLine, all_funding, funding
from chair_desk.services.funding_words import (
    heaviest,
    lead_sentence,
    named,
    per_head_sentence,
    reading,
    reserves_sentence,
    share_bars,
    shortfall_title,
)
from chair_desk.services.publishing import refuse_path, rendered, write_document
from chair_desk.words import _

FORMATS = ("pdf", "docx", "html", "xlsx", "csv")


def bundle_of(desk: Desk, year_id: str) -> FundingBundle:
    """Make what a file says of a year. Nothing else reaches a writer.

    Raises:
        Refused: The year is no longer there.
    """
    found, years = funding(desk, year_id), all_funding(desk)
    line = heaviest(found)
    bars = share_bars(found, years, line) if line is not None else []
    return FundingBundle(
        board=desk.board.name,
        year=found.label,
        is_draft=found.year.is_draft,
        lead=lead_sentence(found),
        formula=_formula(found),
        rows=tuple(_row(one) for one in found.lines),
        total=_total(found),
        shortfall=shortfall_title(found),
        left=_named(found, found.carried.left),
        carried=_carried(found),
        reserves=reserves_sentence(found),
        per_head=per_head_sentence(found),
        reading=reading(found, years),
        share_title=share_title(line) if line is not None else "",
        shares=tuple(
            (bar.label, bar.words, share_words(bar.agreed, bar.cost)) for bar in bars
        ),
        costs=tuple(
            (cost.head, pounds(cost.planned), "–" if cost.spent is None else pounds(cost.spent))
            for cost in found.costs
        ),
        made_on=desk.today(),
    )  # fmt: skip


def share_title(line: FundingLine) -> str:
    """Head the chart of one partner's share: "The council’s share of the cost"."""
    who = named(line)
    return _("{partner}’s share of the cost").format(partner=who[:1].upper() + who[1:])


def _formula(found: Funding) -> str:
    said = _(FORMULA_WORDS[found.year.formula])
    if found.year.agreed_on is None:
        return _("Shared: {formula}.").format(formula=said[:1].lower() + said[1:])
    return _("Shared: {formula}, agreed on {day}.").format(
        formula=said[:1].lower() + said[1:], day=full_day(found.year.agreed_on)
    )


def _row(line: FundingLine) -> FundingRow:
    return FundingRow(
        name=line.name,
        agreed_share=line.agreed_share,
        agreed=pounds(line.agreed),
        cash=pounds(line.contribution.cash),
        in_kind=pounds(line.contribution.in_kind),
        paying=pounds(line.paying),
        actual_share=line.actual_share,
        against=signed_pounds(line.against),
        set_by=line.set_words,
        sums=(line.agreed, line.paying),
    )


def _total(found: Funding) -> FundingRow:
    cost = found.year.agreed_cost
    return FundingRow(
        name=_("All partners"),
        agreed_share=share_words(found.agreed, cost),
        agreed=pounds(found.agreed),
        cash=pounds(sum(line.contribution.cash for line in found.lines)),
        in_kind=pounds(sum(line.contribution.in_kind for line in found.lines)),
        paying=pounds(found.paying),
        actual_share=share_words(found.paying, cost),
        against=signed_pounds(found.paying - found.agreed),
        set_by="",
        sums=(found.agreed, found.paying),
    )


def _named(found: Funding, pairs: tuple[tuple[str, int], ...]) -> tuple[str, ...]:
    names = {line.organisation.id: line.name for line in found.lines}
    return tuple(
        _("{partner}, {sum}").format(partner=names[key], sum=pounds(sum_)) for key, sum_ in pairs
    )


def _carried(found: Funding) -> tuple[str, ...]:
    over = _named(found, found.carried.carried)
    if found.carried.reserves <= 0:
        return over
    return (*over, _("Reserves, {sum}").format(sum=pounds(found.carried.reserves)))


def sheet_of(found: Funding) -> list[tuple[str, ...]]:
    """Return headings, then a row for each partner, money as plain figures of pounds."""
    heads = (
        _("Year"), _("Partner"), _("Agreed share"), _("Agreed"), _("Population or posts"),
        _("Cash"), _("In kind"), _("What is given in kind"), _("Paying"), _("Actual share"),
        _("Against agreed"), _("How it was set"), _("Pledged on"), _("Paid on"), _("Note"),
    )  # fmt: skip
    return [heads, *(_sheet_row(found, line) for line in found.lines)]


def _sheet_row(found: Funding, line: FundingLine) -> tuple[str, ...]:
    row = line.contribution
    return (
        found.label,
        plain(line.name),
        line.agreed_share,
        _figure(line.agreed),
        "" if row.basis is None else str(row.basis),
        _figure(row.cash),
        _figure(row.in_kind),
        plain(row.in_kind_words),
        _figure(line.paying),
        line.actual_share,
        _figure(line.against),
        line.set_words,
        row.pledged_on.isoformat() if row.pledged_on else "",
        row.paid_on.isoformat() if row.paid_on else "",
        plain(row.note),
    )


def _figure(pence: int) -> str:
    """Write pounds as a spreadsheet reads them; a minus is a hyphen there."""
    return exact_pounds(pence).replace("£", "").replace(",", "").replace("−", "-")


@frozen(kw_only=True)
class FundingFile:
    """All that a file will say, read from the board already: making its bytes reads no board."""

    kind: str
    document: Document | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    made_at: datetime

    def content(self) -> bytes:
        """Make the bytes; slow for a document, so a window does it on another thread.

        Raises:
            Refused: It is no kind of file that can be written.
        """
        if self.document is not None:
            return rendered(self.document, self.kind)
        if self.kind == "csv":
            out = io.StringIO()
            csv.writer(out, lineterminator="\r\n").writerows(self.rows)
            return b"\xef\xbb\xbf" + out.getvalue().encode()
        from chair_desk.reports.xlsx import xlsx_bytes

        return xlsx_bytes(_("Funding"), self.rows, made_at=self.made_at)


def prepare_file(desk: Desk, year_id: str, *, kind: str = "pdf") -> FundingFile:
    """Read what a file says of a year.

    Raises:
        Refused: The year is no longer there.
    """
    if kind in ("xlsx", "csv"):
        rows = tuple(sheet_of(funding(desk, year_id)))
        return FundingFile(kind=kind, rows=rows, made_at=desk.now())
    document = funding_document(bundle_of(desk, year_id))
    return FundingFile(kind=kind, document=document, made_at=desk.now())


def export_funding(desk: Desk, year_id: str, path: Path, *, kind: str) -> Path:
    """Write a year to a file, whole or not at all, and return its place.

    Raises:
        Refused: It is the name of a board file, or no kind that can be written.
        CannotDo: The file cannot be written; what was there before is safe.
    """
    refuse_path(desk, path, replace=True)
    return write_document(path, prepare_file(desk, year_id, kind=kind).content())
