"""Attendance by seniority as a document: the finding first, then the table, then how it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chair_desk.records.attendance_bundle import (
    AttendanceBundle,
    AttendanceEdition,
    AttendanceLine,
)
from chair_desk.reports.attendance_chart import chart_png
from chair_desk.reports.document import (
    Block,
    BulletList,
    Document,
    Figure,
    Grid,
    Heading,
    Note,
    Paragraph,
    Role,
    Run,
    row,
    runs,
)
from chair_desk.words import _

_MEETINGS_TO_A_TABLE = 6
_CHART_WIDTH = 150


def attendance_document(bundle: AttendanceBundle) -> Document:
    """Return the document of one edition; it holds nothing that the bundle does not."""
    is_published = bundle.edition is AttendanceEdition.PUBLISHED
    title = _("Attendance by partner") if is_published else _("Attendance by seniority")
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Paragraph(runs=runs(f"{bundle.board}, {bundle.body}"), role=Role.SUBTITLE),
        Paragraph(runs=runs(bundle.period), role=Role.LEAD),
    ]
    blocks += _findings(bundle)
    blocks += _chart(bundle)
    blocks += _counts(bundle)
    blocks += _together(bundle)
    if not is_published:
        blocks += _matrix(bundle)
        blocks += _decisions(bundle)
        blocks += _letters(bundle)
    blocks += _definitions(bundle)
    blocks += _conventions(bundle)
    return Document(
        title=title,
        blocks=tuple(blocks),
        author=bundle.board,
        header_left=bundle.board,
        marking=bundle.marking,
        footer_state=title,
        made_on=bundle.made_on,
    )


def _findings(bundle: AttendanceBundle) -> Iterator[Block]:
    said = [bundle.coverage, bundle.left_out]
    for words in said:
        if words:
            yield Paragraph(runs=runs(words))
    sentences = tuple(runs(line.sentence) for line in bundle.lines if line.sentence)
    if sentences:
        yield Heading(level=2, text=_("In words"))
        yield BulletList(items=sentences)


def chart_title() -> str:
    """Return what stands over the chart."""
    return _("Represented, and able to commit")


def chart_key() -> str:
    """Say what its bars mean."""
    return _(
        "Solid: able to commit. Pale: represented. Outline: meetings held while somebody was in"
        " post."
    )


def _chart(bundle: AttendanceBundle) -> Iterator[Block]:
    figure = chart_figure(bundle)
    if figure is not None:
        yield Heading(level=2, text=chart_title())
        yield Paragraph(runs=runs(chart_key()), role=Role.SMALL)
        yield figure


def chart_figure(bundle: AttendanceBundle) -> Figure | None:
    """Draw the chart, the same for every document and the screen; None with nothing to draw."""
    drawn = [line for line in bundle.lines if line.bars[2]]
    if not drawn:
        return None
    image, ratio = chart_png([(line.name, *line.bars) for line in drawn])
    return Figure(
        image=image,
        alt=_("A bar for each partner: the outline is the meetings held while somebody was in "
              "post, the pale bar those it was represented at, the solid bar those with somebody "
              "able to commit it. The table below holds the numbers."),
        width_mm=_CHART_WIDTH,
        height_mm=round(_CHART_WIDTH * ratio),
    )  # fmt: skip


def _counts(bundle: AttendanceBundle) -> Iterator[Block]:
    yield Heading(level=2, text=_("Counts"))
    if bundle.edition is AttendanceEdition.PUBLISHED:
        yield Grid(
            caption=_("Meetings each partner was represented at"),
            header=(_("Partner"), _("Represented"), _("Able to commit"), _("Partner’s comment")),
            rows=tuple(row(line.name, line.represented, line.able, "") for line in bundle.lines),
            widths=(34, 18, 18, 30),
        )
    else:
        yield Grid(
            caption=_("Counts for each partner"),
            header=(_("Partner"), _("Agreed"), _("Member came"), _("Represented"),
                    _("Able to commit"), _("Gap now")),
            rows=tuple(
                row(line.name, line.agreed, line.member, line.represented, line.able, line.gap)
                for line in bundle.lines
            ),
            widths=(32, 10, 15, 15, 16, 12),
        )  # fmt: skip
    if bundle.others:
        yield Grid(
            caption=_("Others at the table, who are counted and not ranked"),
            header=(_("Seat"), _("Came")),
            rows=tuple(row(line.name, line.represented) for line in bundle.others),
            widths=(70, 30),
        )


def _together(bundle: AttendanceBundle) -> Iterator[Block]:
    """Give what all lines come to, and how many were represented at each meeting."""
    if not bundle.by_meeting:
        return
    yield Heading(level=2, text=_("All together"))
    for caption, heads, rows in (
        (_("Counts of all lines"), (_("Measure"), _("Count")), bundle.totals),
        (_("Represented at each meeting"), (_("Meeting"), _("Represented")), bundle.by_meeting),
    ):
        yield Grid(
            caption=caption, header=heads, rows=tuple(row(*one) for one in rows), widths=(60, 40)
        )


def _matrix(bundle: AttendanceBundle) -> Iterator[Block]:
    yield Heading(level=2, text=_("Meeting by meeting"))
    yield Paragraph(
        runs=runs(
            _("Each cell is the rank that came and its level, 1 to 5. A deputy is named as one. A "
              "dash: nobody was in post.")
        ),
        role=Role.SMALL,
    )  # fmt: skip
    for start in range(0, len(bundle.days), _MEETINGS_TO_A_TABLE):
        days = bundle.days[start : start + _MEETINGS_TO_A_TABLE]
        yield _part(bundle.lines, days, start)


def _part(lines: Sequence[AttendanceLine], days: Sequence[str], start: int) -> Grid:
    share = 70 // len(days)
    return Grid(
        caption=_("{first} to {last}").format(first=days[0], last=days[-1]),
        header=(_("Partner"), *days),
        rows=tuple(row(line.name, *line.cells[start : start + len(days)]) for line in lines),
        widths=(100 - share * len(days), *[share] * len(days)),
    )


def _decisions(bundle: AttendanceBundle) -> Iterator[Block]:
    if not bundle.decisions:
        return
    yield Heading(level=2, text=_("Decisions taken while a statutory partner could not commit"))
    yield BulletList(items=tuple(runs(one) for one in bundle.decisions))


def _letters(bundle: AttendanceBundle) -> Iterator[Block]:
    if not bundle.letters:
        return
    yield Heading(level=2, text=_("Letters of delegation to renew or review"))
    yield BulletList(items=tuple(runs(one) for one in bundle.letters))


def _conventions(bundle: AttendanceBundle) -> Iterator[Block]:
    """Say from where steps are counted: "five ranks below" means nothing without it."""
    if bundle.conventions:
        paragraphs = [runs(Run(f"{name}. ", bold=True), said) for name, said in bundle.conventions]
        paragraphs += [runs(said) for said in bundle.steps]
        yield Note(title=_("From where steps are counted"), paragraphs=tuple(paragraphs))


def _definitions(bundle: AttendanceBundle) -> Iterator[Block]:
    if not bundle.definitions:
        return
    paragraphs = tuple(
        runs(Run(f"{name}. ", bold=True), words) for name, words in bundle.definitions
    )
    yield Note(title=_("How it is counted"), paragraphs=paragraphs)
