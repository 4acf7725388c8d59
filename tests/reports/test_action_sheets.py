from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pikepdf

from chair_desk.records.action_sheets import (
    MOST_ON_A_PAGE,
    PartnerSheet,
    SheetAction,
    SheetsOfMeeting,
)
from chair_desk.records.boards import Body
from chair_desk.reports.action_sheets import action_sheets_document
from chair_desk.reports.docx import docx_bytes
from chair_desk.reports.html import as_html
from chair_desk.reports.pdf import pdf_bytes
from reports.test_minutes import same_as_golden

POLICE = PartnerSheet(
    partner="Westmarch Constabulary",
    to="Yasmin Thornbury",
    post="Assistant Chief Constable, delegated safeguarding partner",
    agreed=(
        SheetAction(
            reference="A-124",
            words="Dip-sample 20 late interviews <b>",
            owner="Priya Sandalwood",
            due="Due 18 December",
        ),
    ),
    before=(
        SheetAction(
            reference="A-098",
            words="Children held overnight: monthly figures",
            owner="Priya Sandalwood",
            due="Due 30 September, first 31 July",
            late="36 days late",
        ),
    ),
)


def sheets(*found: PartnerSheet) -> SheetsOfMeeting:
    return SheetsOfMeeting(
        board="Westmarch Safeguarding Children Partnership",
        body=Body(id="b", board_id="w", name="Board"),
        held_on=date(2026, 11, 19),
        sheets=found,
        marking="OFFICIAL-SENSITIVE",
        return_to="Gwen Tallowfield",
        return_by=date(2027, 2, 4),
        next_on=date(2027, 2, 18),
    )


def full(count: int) -> PartnerSheet:
    words = "Say in the next report how many children waited longer than three working days, why"
    action = SheetAction(
        reference="A-100", words=words, owner="Priya Sandalwood", due="Due 18 December",
        late="36 days late",
    )  # fmt: skip
    half = count // 2
    return PartnerSheet(
        partner="Council", agreed=(action,) * half, before=(action,) * (count - half)
    )


def pages_of(*found: PartnerSheet) -> int:
    document = action_sheets_document(sheets(*found), found)
    return len(pikepdf.open(io.BytesIO(pdf_bytes(document))).pages)


def test_a_sheet_is_as_it_was() -> None:
    document = action_sheets_document(sheets(POLICE), [POLICE], made_on=date(2026, 11, 20))

    same_as_golden(document, "action_sheet_partner.txt")


def test_twelve_actions_fit_on_one_page_and_a_thirteenth_begins_another() -> None:
    assert pages_of(full(MOST_ON_A_PAGE)) == 1
    assert pages_of(full(MOST_ON_A_PAGE + 1)) == 2


def test_long_words_are_cut_where_the_page_would_not_hold_twelve() -> None:
    long = "Report on Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch, and " * 6
    late = "37 working days late"
    for count in (7, 8, MOST_ON_A_PAGE):
        sheet = full(count)
        sheet = replace(
            sheet,
            agreed=tuple(replace(one, words=long, late=late) for one in sheet.agreed),
            before=tuple(replace(one, words=long, late=late) for one in sheet.before),
        )
        assert pages_of(sheet) == 1
    assert "…" not in as_html(action_sheets_document(sheets(POLICE), [POLICE]))


def test_in_one_file_each_partner_begins_a_page() -> None:
    assert pages_of(POLICE, full(3), POLICE) == 3


def test_the_answer_has_a_line_in_word_and_on_the_web_page() -> None:
    document = action_sheets_document(sheets(POLICE), [POLICE])

    page = as_html(document)
    assert page.count('class="write"') == 4
    assert "interviews &lt;b&gt;" in page
    assert docx_bytes(document).startswith(b"PK")
