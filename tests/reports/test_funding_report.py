from __future__ import annotations

from chair_desk.records.funding_bundle import FundingBundle, FundingRow
from chair_desk.reports.document import Figure, Grid
from chair_desk.reports.funding_report import funding_document


def made(agreed: int = 100, paying: int = 80) -> FundingBundle:
    line = FundingRow(
        name="Westmarch Constabulary", agreed_share="100%", agreed="£1", cash="£0.80",
        in_kind="£0", paying="£0.80", actual_share="80.0%", against="−£0.20", set_by="Set alone",
        sums=(agreed, paying),
    )  # fmt: skip
    return FundingBundle(
        board="Westmarch", year="2026–27", is_draft=True, lead="A lead.", formula="Shared.",
        rows=(line,), total=line, shortfall="A shortfall", left=("Constabulary, £0.20",),
        carried=(), reserves="Reserves gave £0.20.", per_head="", reading="A reading.",
        share_title="Its share", shares=(("2025–26", "70%", "100%"), ("2026–27", "80%", "100%")),
        costs=(("Staff", "£1", "–"),),
    )  # fmt: skip


def test_every_chart_has_words_and_a_table_behind_it() -> None:
    blocks = funding_document(made()).blocks

    figures = [one for one in blocks if isinstance(one, Figure)]
    assert len(figures) == 1
    assert "The table below holds the sums" in figures[0].alt
    assert len([one for one in blocks if isinstance(one, Grid)]) == 3


def test_a_year_without_sums_has_no_chart() -> None:
    assert not [one for one in funding_document(made(0, 0)).blocks if isinstance(one, Figure)]


def test_a_draft_says_so_on_each_page() -> None:
    assert funding_document(made()).footer_state == "Draft, not agreed yet"
