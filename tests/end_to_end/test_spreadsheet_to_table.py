"""From untidy spreadsheets to a published table, as a new user does it on the command line.

Members first, then the past: a matrix with its own key and initials that share a seat, and the
registers of single meetings in three layouts. Nothing doubtful comes in by itself, and what is
published holds agencies and counts, and no person and no rank.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner, Result

from chair_desk.cli.main import chair_desk
from tests.end_to_end.untidy_members import HEADINGS, ROWS

MATRIX = """
Board attendance 2015
Initials,Agency,2.4.15,4.6.15,6.8.15,1.10.15
RL,Independent Chair,Y,Y,Y,
MW,Westmarch County Council,Y,D,N,
LT,Probation Service,N,A,Y ,
JA/XX,Cafcass,Y,?,-,
ZZ,Nobody known,Y,Y,Y,
Key: Y attend; N did not attend; A apology; D deputy attended in place
"""
NAMED = """
Board meeting 21 January 2016
NAME,"ROLE, ORGANISATION",PRESENT,APOLOGIES,DEPUTY ATTENDED
Rosalind Larkspur,Independent Chair,Y (Chair),,
Marcus Wrenfield,"Director of Children's Services, Westmarch County Council",,Y,Nell Applegarth
Lorna Tarn (Observer),"Deputy Head of PDU, Probation Service",Y,,
"""
LETTERS = """
MEETING,Westmarch Board,,,
Date,17 March 2016,,,
Board Member,P,A,DNA,D/R
Marcus Wrenfield,✓,,,
Lorna Tarn,,,✓,
"""
INVITED = """
Persons invited,"Job title, org, relationship",Attended,Apology,No response
Marcus Wrenfield,"DCS, Westmarch County Council",Yes (part),,
Lorna Tarn,"Deputy Head of PDU, Probation Service",,,Yes
"""


class Person:
    """Somebody at a command line with one board."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.board = folder, folder / "Westmarch.chairdesk"

    def do(self, *words: object, code: int = 0) -> Result:
        told = CliRunner().invoke(chair_desk, [str(word) for word in words])
        assert told.exit_code == code, told.output
        return told

    def sheet(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text.lstrip(), encoding="utf-8")
        return path


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind))
    monkeypatch.setenv("HOME", str(tmp_path))
    made = Person(tmp_path)
    made.do("new", made.board, "--profile", "lscp_2023", "--no-passphrase", "--name",
            "Westmarch Safeguarding Children Partnership")  # fmt: skip
    members = io.StringIO()
    csv.writer(members).writerows([HEADINGS, *ROWS])
    made.do("import", "members", made.board, made.sheet("members.csv", members.getvalue()))
    return made


def test_an_untidy_matrix_is_tried_brought_in_and_published(person: Person) -> None:
    matrix = person.sheet("matrix.csv", MATRIX)

    tried = person.do("import", "attendance", person.board, matrix, "--dry-run").output
    assert "“-” is not in the key" in tried
    assert "“?” is no mark that is known" in tried
    assert "no seat fits “ZZ, Nobody known”" in tried
    assert json.loads(person.do("list", person.board, "meetings", "--json").output) == []
    person.do("import", "attendance", person.board, matrix)

    for name, text, more in (
        ("named.csv", NAMED, ()),
        ("letters.csv", LETTERS, ()),
        ("invited.csv", INVITED, ("--on", "2016-06-16")),
    ):
        person.do("import", "attendance", person.board, person.sheet(name, text), *more)
    assert len(json.loads(person.do("list", person.board, "meetings", "--json").output)) == 6

    counts = json.loads(
        person.do("attendance", person.board, "--json", "--from", "2015-01-01").output
    )
    assert counts
    published(person)
    table = _words(person.folder / "published.csv")
    assert "Westmarch County Council,5 of 6,3 of 6," in table
    assert "Probation Service,2 of 6,2 of 6," in table
    assert "Cafcass,1 of 1," in table  # a doubt left out and a silent register are no absence
    assert "Westmarch Constabulary,0 of" not in table


def published(person: Person) -> None:
    """Publish in each format; every one says the same counts, and names nobody."""
    texts = {}
    for ending in ("html", "docx", "xlsx", "csv", "pdf"):
        to = person.folder / f"published.{ending}"
        person.do("export", "attendance", person.board, "--to", to, "--edition", "published",
                  "--from", "2015-01-01")  # fmt: skip
        assert to.stat().st_size > 0
        texts[ending] = _words(to)
    for ending, said in texts.items():
        if ending == "pdf":
            continue
        assert "Westmarch County Council" in said, ending
        assert "Marcus Wrenfield" not in said, ending
        assert "Nell Applegarth" not in said, ending
        assert not re.search(r"\b(DCS|PDU|Director of Children)\b", said), ending


def _words(path: Path) -> str:
    if path.suffix == ".docx":
        word = docx.Document(str(path))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        return "\n".join([one.text for one in word.paragraphs] + cells)
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
        return "\n".join(str(cell) for row in rows for cell in row if cell is not None)
    return path.read_text(encoding="utf-8-sig", errors="replace") if path.suffix != ".pdf" else ""
