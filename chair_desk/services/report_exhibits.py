"""The charts and tables of a yearly report, under the heads that their registers feed."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from typing import Any

from chair_desk.catalogue.outlines import OutlineHead
from chair_desk.records.attendance_bundle import AttendanceEdition
from chair_desk.records.report_bundle import Exhibit
from chair_desk.services import attendance_publishing, funding_publishing
from chair_desk.services.desk import Desk
from chair_desk.services.funding import all_funding
from chair_desk.services.report_drafting import once
from chair_desk.services.report_funding import is_of
from chair_desk.services.report_meetings import held_in
from chair_desk.services.report_saying import ReportYear
from chair_desk.words import _


def exhibits_of(desk: Desk, head: OutlineHead, year: ReportYear) -> tuple[Exhibit, ...]:
    """Return what is drawn and tabled under a head; only what the public may see."""
    makers = (_MAKERS[feed] for feed in head.feeds if feed in _MAKERS)
    return tuple(one for make in makers for one in once(desk, make.__name__, year, make))


def kept_words(exhibits: Mapping[str, tuple[Exhibit, ...]]) -> str:
    """Return exhibits by head as JSON, to be frozen with what is published."""
    return json.dumps(
        {key: [dataclasses.asdict(one) for one in some] for key, some in exhibits.items() if some},
        ensure_ascii=False,
    )


def from_kept(text: str) -> dict[str, tuple[Exhibit, ...]]:
    """Read exhibits that were frozen, by head."""
    found: dict[str, list[dict[str, Any]]] = json.loads(text or "{}")
    return {key: tuple(_exhibit(one) for one in some) for key, some in found.items()}


def _exhibit(one: dict[str, Any]) -> Exhibit:
    bars = tuple((str(n), int(a), int(b), int(c), str(w)) for n, a, b, c, w in one["bars"])
    rows = tuple(tuple(str(cell) for cell in cells) for cells in one["rows"])
    return Exhibit(**{**one, "bars": bars, "rows": rows, "header": tuple(one["header"])})


def _attendance(desk: Desk, year: ReportYear) -> tuple[Exhibit, ...]:
    found = held_in(desk, year)
    if not found.meetings:
        return ()
    said = attendance_publishing.bundle_of(desk, found, AttendanceEdition.PUBLISHED)
    drawn = [line for line in said.lines if line.bars[2]]
    return (
        Exhibit(
            kind="attendance",
            title=_("Attendance by partner"),
            key=_(
                "Solid: somebody able to commit the partner. Pale: represented. Outline: meetings"
                " held while somebody was in post."
            ),
            alt=_(
                "A bar for each partner. The outline is the meetings held, the pale bar those it"
                " was represented at, the solid bar those with somebody able to commit it. The"
                " table below holds the numbers."
            ),
            bars=tuple((line.name, *line.bars, "") for line in drawn),
            caption=_("Meetings each partner was represented at"),
            header=(_("Partner"), _("Represented"), _("Able to commit")),
            rows=tuple((line.name, line.represented, line.able) for line in said.lines),
        ),
    )


def _funding(desk: Desk, year: ReportYear) -> tuple[Exhibit, ...]:
    found = next((one for one in all_funding(desk) if is_of(one.year, year)), None)
    if found is None or not found.lines:
        return ()
    said = funding_publishing.bundle_of(desk, found.year.id)
    return (
        Exhibit(
            kind="funding",
            title=_("Funding agreed and paid"),
            key=_("Outline: agreed. Solid: paying. Pale: paying above the agreed share."),
            alt=_(
                "A bar for each partner. The outline is what was agreed, the solid bar what it"
                " pays, the pale end what it pays above its share. The table below holds the sums."
            ),
            bars=tuple(
                (one.name, one.sums[1], 0, one.sums[0], f"{one.paying}, {one.actual_share}")
                for one in said.rows
            ),
            caption=_("What each partner agreed to pay and what it pays"),
            header=(
                _("Partner"), _("Agreed share"), _("Agreed"), _("Paying"), _("Actual share"),
                _("Against agreed"), _("How it was set"),
            ),
            rows=tuple(
                (one.name, one.agreed_share, one.agreed, one.paying, one.actual_share,
                 one.against, one.set_by)
                for one in (*said.rows, said.total)
            ),
        ),
    )  # fmt: skip


_MAKERS: Mapping[str, Callable[[Desk, ReportYear], tuple[Exhibit, ...]]] = {
    "attendance": _attendance,
    "funding": _funding,
}
