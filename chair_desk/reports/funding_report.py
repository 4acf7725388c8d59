"""A year's funding as a document: the finding first, then the chart, then the tables behind it."""

from __future__ import annotations

from collections.abc import Iterator

from chair_desk.records.funding_bundle import FundingBundle, FundingRow
from chair_desk.reports.document import (
    Block,
    BulletList,
    Document,
    Figure,
    Grid,
    Heading,
    Paragraph,
    Role,
    Runs,
    row,
    runs,
)
from chair_desk.reports.funding_chart import chart_png
from chair_desk.words import _

_CHART_WIDTH = 160


def funding_document(bundle: FundingBundle) -> Document:
    """Return the document of one year; it holds nothing that the bundle does not."""
    title = _("Funding {year}").format(year=bundle.year)
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Paragraph(runs=runs(bundle.board), role=Role.SUBTITLE),
        Paragraph(runs=runs(bundle.lead), role=Role.LEAD),
    ]
    if bundle.reading != bundle.lead:
        blocks.append(Paragraph(runs=runs(bundle.reading)))
    blocks += _chart(bundle)
    blocks += _table(bundle)
    blocks += _who_carried(bundle)
    blocks += _shares(bundle)
    blocks += _costs(bundle)
    return Document(
        title=title,
        blocks=tuple(blocks),
        author=bundle.board,
        header_left=bundle.board,
        footer_state=_("Draft, not agreed yet") if bundle.is_draft else title,
        made_on=bundle.made_on,
    )


def _chart(bundle: FundingBundle) -> Iterator[Block]:
    if not any(max(one.sums) for one in bundle.rows):
        return
    image, ratio = chart_png(
        [(one.name, *one.sums, f"{one.paying}, {one.actual_share}") for one in bundle.rows]
    )
    yield Heading(level=2, text=_("Agreed and paying"))
    yield Paragraph(
        runs=runs(_("Outline: agreed. Solid: paying. Pale: paying above the agreed share.")),
        role=Role.SMALL,
    )
    yield Figure(
        image=image,
        alt=_("A bar for each partner: the outline is what was agreed, the solid bar what it "
              "pays, the pale end what it pays above its share. The table below holds the sums."),
        width_mm=_CHART_WIDTH,
        height_mm=round(_CHART_WIDTH * ratio),
    )  # fmt: skip


def _table(bundle: FundingBundle) -> Iterator[Block]:
    yield Heading(level=2, text=_("Contributions"))
    yield Paragraph(runs=runs(bundle.formula), role=Role.SMALL)
    yield Grid(
        caption=_("What each partner agreed to pay and what it pays"),
        header=(_("Partner"), _("Agreed share"), _("Agreed"), _("Cash"), _("In kind"), _("Paying"),
                _("Actual share"), _("Against agreed"), _("How it was set")),
        rows=tuple(_cells(one) for one in (*bundle.rows, bundle.total)),
        widths=(21, 9, 11, 11, 9, 11, 8, 10, 10),
    )  # fmt: skip


def _cells(one: FundingRow) -> tuple[Runs, ...]:
    return row(
        one.name, one.agreed_share, one.agreed, one.cash, one.in_kind, one.paying,
        one.actual_share, one.against, one.set_by,
    )  # fmt: skip


def _who_carried(bundle: FundingBundle) -> Iterator[Block]:
    yield Heading(level=2, text=bundle.shortfall)
    if bundle.left:
        yield Paragraph(runs=runs(_("Left by:")))
        yield BulletList(items=tuple(runs(one) for one in bundle.left))
        if bundle.carried:
            yield Paragraph(runs=runs(_("Carried by:")))
            yield BulletList(items=tuple(runs(one) for one in bundle.carried))
    said = " ".join(part for part in (bundle.reserves, bundle.per_head) if part)
    if said:
        yield Paragraph(runs=runs(said))


def _shares(bundle: FundingBundle) -> Iterator[Block]:
    if len(bundle.shares) > 1:
        yield Heading(level=2, text=bundle.share_title)
        yield Grid(
            caption=_("Share of the agreed cost, year by year"),
            header=(_("Year"), _("Paid"), _("Agreed")),
            rows=tuple(row(*one) for one in bundle.shares),
            widths=(40, 30, 30),
        )


def _costs(bundle: FundingBundle) -> Iterator[Block]:
    if bundle.costs:
        yield Heading(level=2, text=_("What it is spent on"))
        yield Grid(
            caption=_("Costs by head"),
            header=(_("Head"), _("Planned"), _("Spent")),
            rows=tuple(row(*one) for one in bundle.costs),
            widths=(60, 20, 20),
        )
