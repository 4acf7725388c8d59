import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from chair_desk.records.changes import CannotDo
from chair_desk.services.sheets import MOST_BYTES, read_sheet, read_sheets


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_text_is_read_however_excel_saved_it(tmp_path: Path, encoding: str, mark: str) -> None:
    text = mark.join(["Name", "Agency"]) + "\r\n" + mark.join(["Zoë", "Police"]) + "\r\n"

    rows = read_sheet(write(tmp_path / "m.csv", text.encode(encoding)))

    assert rows == [(1, ("Name", "Agency")), (2, ("Zoë", "Police"))]


def test_a_cell_may_hold_the_mark_between_cells(tmp_path: Path) -> None:
    rows = read_sheet(write(tmp_path / "m.csv", b'Name,Agency\n"Wrenfield, Marcus",Council\n'))

    assert rows[1] == (2, ("Wrenfield, Marcus", "Council"))


def test_a_workbook_gives_the_words_that_its_cells_show(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", 12.0, 1.5, date(2026, 11, 19), datetime(2026, 11, 19, 9, 30), None])
    book.save(tmp_path / "m.xlsx")

    (row,) = read_sheet(tmp_path / "m.xlsx")

    assert row == (1, ("Name", "12", "1.5", "2026-11-19", "2026-11-19 09:30:00"))


def test_a_formula_is_not_worked_out(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = '=HYPERLINK("http://bad.example")'
    book.save(tmp_path / "m.xlsx")

    assert read_sheet(tmp_path / "m.xlsx") in ([], [(1, ())])


def _bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return packed.getvalue()


def _many_parts() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        for number in range(2_100):
            parts.writestr(f"{number}.xml", b"")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (_bomb(), "far larger than it seems"),
        (_many_parts(), "far larger than it seems"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"\xd0\xcf\x11\xe0old", "old Excel file"),
        (b"\x00\x01\x02", "neither a text file"),
        (b"a,b\n" * 30_000, "more than"),
        (b" " * (MOST_BYTES + 1), "far larger than a list"),
    ],
    ids=["bomb", "parts", "damaged", "old", "binary", "rows", "size"],
)
def test_a_bad_file_gets_a_clear_error(tmp_path: Path, content: bytes, why: str) -> None:
    path = write(tmp_path / "m.xlsx", content)

    with pytest.raises(CannotDo, match=why) as caught:
        read_sheet(path)

    assert "Nothing was changed" in caught.value.remedy


def test_a_file_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match="cannot be read"):
        read_sheet(tmp_path / "none.csv")


def test_a_zip_that_is_no_workbook_is_said(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("hello.txt", "hello")

    with pytest.raises(CannotDo, match="damaged, or holds no sheet"):
        read_sheet(write(tmp_path / "m.xlsx", packed.getvalue()))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_whatever_are_rows_or_a_clear_error(tmp_path: Path, content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", b"\xff\xfe"):
        try:
            rows = read_sheet(write(tmp_path / "m.csv", start + content))
        except CannotDo:
            continue
        assert all(isinstance(cell, str) for _number, cells in rows for cell in cells)


def test_a_title_line_does_not_hide_the_mark(tmp_path: Path) -> None:
    text = "Members, autumn, as agreed, by all\n\nName;Agency\nNell;Police\nCy;Fire\n"

    rows = read_sheet(write(tmp_path / "m.csv", text.encode()))

    assert rows[2:] == [(3, ("Name", "Agency")), (4, ("Nell", "Police")), (5, ("Cy", "Fire"))]


def test_the_line_in_which_excel_says_the_mark_is_no_row(tmp_path: Path) -> None:
    rows = read_sheet(write(tmp_path / "m.csv", b"sep=;\r\nName;Agency, or post\r\n"))

    assert rows == [(1, ()), (2, ("Name", "Agency, or post"))]


def test_wide_letters_without_their_mark_are_read(tmp_path: Path) -> None:
    rows = read_sheet(write(tmp_path / "m.csv", "Name,Agency\n".encode("utf-16-le")))

    assert rows == [(1, ("Name", "Agency"))]


def test_a_workbook_locked_with_a_password_is_said(tmp_path: Path) -> None:
    content = b"\xd0\xcf\x11\xe0" + bytes(500) + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(CannotDo, match="locked with a password"):
        read_sheet(write(tmp_path / "m.xlsx", content))


def test_every_sheet_of_a_workbook_is_read(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Cover"])
    book.create_sheet("Members").append(["Name"])
    book.save(tmp_path / "m.xlsx")

    assert read_sheets(tmp_path / "m.xlsx") == [[(1, ("Cover",))], [(1, ("Name",))]]


def test_a_sheet_formatted_to_its_end_is_read_to_its_last_words(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name"])
    sheet.cell(row=400_000, column=1).number_format = "0.00"
    book.save(tmp_path / "m.xlsx")

    rows = read_sheet(tmp_path / "m.xlsx")

    assert rows[0] == (1, ("Name",))
    assert len(rows) < 2_000


def _workbook() -> bytes:
    packed, book = io.BytesIO(), Workbook()
    assert book.active is not None
    for number in range(30):
        book.active.append([f"Name {number}", "Police", number])
    book.save(packed)
    return packed.getvalue()


GOOD = _workbook()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120)
@given(st.lists(st.tuples(st.integers(4, len(GOOD) - 1), st.integers(0, 255)), max_size=12))
def test_a_damaged_workbook_is_rows_or_a_clear_error(
    tmp_path: Path, harm: list[tuple[int, int]]
) -> None:
    content = bytearray(GOOD)
    for at, value in harm:
        content[at] = value

    try:
        rows = read_sheet(write(tmp_path / "m.xlsx", bytes(content)))
    except CannotDo:
        return
    assert all(isinstance(cell, str) for _number, cells in rows for cell in cells)


def test_xml_that_blows_itself_up_is_refused(tmp_path: Path) -> None:
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good, zipfile.ZipFile(packed, "w") as bad:
        for part in good.infolist():
            text = good.read(part)
            if part.filename.endswith("sheet1.xml"):
                text = bomb.encode() + text.replace(b"<v>0</v>", b"<v>&c;</v>")
            bad.writestr(part.filename, text)

    with pytest.raises(CannotDo):
        read_sheet(write(tmp_path / "m.xlsx", packed.getvalue()))
