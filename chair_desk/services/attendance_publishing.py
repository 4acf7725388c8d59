"""Attendance as a file for others: the chair's own view, or the table that may be published."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path

from chair_desk.records.attendance_bundle import (
    AttendanceBundle,
    AttendanceEdition,
    AttendanceLine,
)
from chair_desk.records.attendance_cells import Came, Cell
from chair_desk.records.attendance_measures import (
    MEASURES,
    current_gap,
    decision_capable_rate,
    live,
    member_rate,
    represented_rate,
    trend,
)
from chair_desk.records.attendance_words import gap_now_words
from chair_desk.records.boards import Body
from chair_desk.records.changes import Refused
from chair_desk.records.days_in_words import full_day, short_day
from chair_desk.records.frozen import frozen
from chair_desk.reports.attendance_report import (
    attendance_document,
    chart_figure,
    chart_key,
    chart_title,
)
from chair_desk.reports.document import Document
from chair_desk.services.attendance_decisions import decisions_without_authority
from chair_desk.services.attendance_matrix import By, Matrix, Row, only
from chair_desk.services.attendance_numbers import represented_each, totals
from chair_desk.services.attendance_reading import (
    conventions,
    row_words,
    statutory_coverage,
    steps_words,
)
from chair_desk.services.attendance_sheet import cell_text, plain, sheet_of
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.letters_due import letters_to_renew
from chair_desk.services.publishing import refuse_path, rendered, write_document
from chair_desk.services.short_ranks import ShortRanks
from chair_desk.words import _, ngettext

FORMATS = ("pdf", "docx", "html", "xlsx", "csv")
PUBLISHED = ("represented", "decision_capable")


def bundle_of(desk: Desk, found: Matrix, edition: AttendanceEdition) -> AttendanceBundle:
    """Make what one edition says of a matrix. Nothing else reaches a writer.

    Raises:
        Refused: The published edition was asked for seat by seat: it is of agencies only.
    """
    is_chair = edition is AttendanceEdition.CHAIR
    if not is_chair and found.by is By.SEAT:
        raise Refused(_("The published table is of agencies only. Choose a row for each partner."))
    ranked = [row for row in found.rows if row.is_ranked]
    others = [row for row in found.rows if not row.is_ranked]
    ranks = ShortRanks(desk)
    counted = found if is_chair else only(found, ranked)
    body = existing(desk, Body, found.body_id)
    return AttendanceBundle(
        edition=edition,
        board=desk.board.name,
        body=body.name,
        period=_period(found),
        days=tuple(
            f"{short_day(one.held_on)} {one.held_on.year}" for one in found.meetings
        ) if is_chair else (),
        lines=tuple(_line(found, row, ranks if is_chair else None) for row in ranked),
        others=tuple(_line(found, row) for row in others) if is_chair else (),
        totals=tuple(totals(counted, None if is_chair else PUBLISHED)),
        by_meeting=tuple((full_day(day), rate.words) for day, rate in represented_each(counted)),
        coverage=_coverage(found),
        left_out=_left_out(found),
        definitions=tuple(_definitions(None if is_chair else PUBLISHED)),
        decisions=tuple(one.words for one in decisions_without_authority(desk, found))
        if is_chair
        else (),
        # Where steps are counted from goes with steps; the published table has none, nor any rank.
        conventions=tuple(conventions(desk, found)) if is_chair else (),
        steps=tuple(steps_words(desk, found)) if is_chair else (),
        letters=tuple(_letters(desk, ranked)) if is_chair else (),
        marking=_("For the chair only") if is_chair else "",
        made_on=desk.today(),
    )  # fmt: skip


def _definitions(names: Collection[str] | None) -> list[tuple[str, str]]:
    """Return label and definition of the measures of an edition: all, or those of some names."""
    return [
        (_(measure.label), _(measure.definition))
        for measure in MEASURES
        if names is None or measure.name in names
    ]


def _letters(desk: Desk, rows: Sequence[Row]) -> list[str]:
    ids = {row.organisation.id for row in rows if row.organisation}
    return [due.words for due in letters_to_renew(desk, desk.today(), organisation_ids=ids)]


def _line(found: Matrix, row: Row, ranks: ShortRanks | None = None) -> AttendanceLine:
    """Return the words of a row; without `ranks` they are counts alone, as all may read them."""
    member, here = member_rate(row.cells), represented_rate(row.cells)
    able = decision_capable_rate(row.cells)
    return AttendanceLine(
        name=row.name,
        agreed=str(row.agreed or "") if ranks else "",
        cells=tuple(_short(row, cell, ranks) for cell in row.cells) if ranks else (),
        member=member.words,
        represented=here.words,
        able=able.words if able.of else _("no level agreed"),
        gap=gap_now_words(current_gap(row.with_expected), trend(row.cells)) if ranks else "",
        sentence=row_words(found, row) if row.is_ranked else "",
        bars=(able.number, here.number, len(live(row.cells))),
    )


def _short(row: Row, cell: Cell, ranks: ShortRanks) -> str:
    """Say a cell in a word, for a narrow column."""
    if cell.came is Came.NOBODY:
        return _("nobody")
    if cell.came is Came.NOT_LIVE:
        return "–"
    return cell_text(cell._replace(rank=ranks.short(row.organisation, cell.rank)))


def _period(found: Matrix) -> str:
    if not found.meetings:
        return _("No meeting was held in these days.")
    first, last = found.meetings[0].held_on, found.meetings[-1].held_on
    count = len(found.meetings)
    said = ngettext("{count} meeting, {first}", "{count} meetings, {first} to {last}", count)
    return said.format(count=count, first=full_day(first), last=full_day(last))


def _coverage(found: Matrix) -> str:
    covered = statutory_coverage(found)
    if not covered.of:
        return ""
    return _("Every statutory partner had somebody able to commit it at {count} meetings.").format(
        count=covered.words
    )


def _left_out(found: Matrix) -> str:
    if not found.unregistered:
        return ""
    days = ", ".join(full_day(one.held_on) for one in found.unregistered)
    return _("Left out, since no attendance was recorded: {days}.").format(days=days)


@frozen(kw_only=True)
class AttendanceChart:
    """The chart of a matrix, read from the board already, for the screen."""

    bundle: AttendanceBundle

    @property
    def title(self) -> str:
        """What stands over it."""
        return chart_title()

    @property
    def key(self) -> str:
        """What its bars mean."""
        return chart_key()

    def picture(self) -> tuple[bytes, str]:
        """Draw it as PNG, with the words that stand for it; no bytes with nothing to draw."""
        figure = chart_figure(self.bundle)
        return (figure.image, figure.alt) if figure is not None else (b"", "")


def prepare_chart(desk: Desk, found: Matrix) -> AttendanceChart:
    """Read what the chart of a matrix shows."""
    return AttendanceChart(bundle=bundle_of(desk, found, AttendanceEdition.CHAIR))


@frozen(kw_only=True)
class AttendanceFile:
    """All that a file will say, read from the board already: making its bytes reads no board."""

    kind: str
    document: Document | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    made_at: datetime

    def content(self) -> bytes:
        """Make the bytes; slow for a long document, so a window does it on another thread.

        Raises:
            Refused: It is no kind of file that can be written.
        """
        if self.document is not None:
            return rendered(self.document, self.kind)
        if self.kind == "csv":
            out = io.StringIO()
            csv.writer(out, lineterminator="\r\n").writerows(self.rows)
            # The mark lets Excel see that the words are UTF-8.
            return b"\xef\xbb\xbf" + out.getvalue().encode()
        from chair_desk.reports.xlsx import xlsx_bytes

        return xlsx_bytes(_("Attendance"), self.rows, made_at=self.made_at)


def prepare_file(
    desk: Desk, found: Matrix, edition: AttendanceEdition, *, kind: str = "pdf"
) -> AttendanceFile:
    """Read what a file of one edition says: PDF, Word, a web page, a workbook or CSV.

    Raises:
        Refused: As `bundle_of` does.
    """
    bundle = bundle_of(desk, found, edition)
    if kind not in ("xlsx", "csv"):
        return AttendanceFile(kind=kind, document=attendance_document(bundle), made_at=desk.now())
    if edition is AttendanceEdition.CHAIR:
        rows = [tuple(line) for line in sheet_of(found)]
    else:
        rows = [(_("Partner"), _("Represented"), _("Able to commit"), _("Partner’s comment"))]
        rows += [(plain(line.name), line.represented, line.able, "") for line in bundle.lines]
    rows += _together(bundle)
    rows += _notes(bundle)
    return AttendanceFile(kind=kind, rows=tuple(rows), made_at=desk.now())


def _together(bundle: AttendanceBundle) -> list[tuple[str, ...]]:
    """Return what all rows come to, and how many were represented at each meeting."""
    if not bundle.by_meeting:
        return []
    return [(), (_("All together"), ""), *bundle.totals, (),
            (_("Meeting"), _("Represented")), *bundle.by_meeting]  # fmt: skip


def _notes(bundle: AttendanceBundle) -> list[tuple[str, ...]]:
    """Return what stands below a table: how it is counted, and from where steps are counted."""
    said = [(plain(name), plain(words)) for name, words in bundle.definitions]
    said += [(plain(name), plain(words)) for name, words in bundle.conventions]
    said += [(_("Steps"), plain(words)) for words in bundle.steps]
    return [(), (_("How it is counted"), ""), *said] if said else []


def export_attendance(
    desk: Desk, found: Matrix, path: Path, *, edition: AttendanceEdition, kind: str
) -> Path:
    """Write one edition to a file, whole or not at all, and return its place.

    Raises:
        Refused: It is the name of a board file, it is no kind that can be written, or as
            `bundle_of` does.
        CannotDo: The file cannot be written; what was there before is safe.
    """
    refuse_path(desk, path, replace=True)
    return write_document(path, prepare_file(desk, found, edition, kind=kind).content())
