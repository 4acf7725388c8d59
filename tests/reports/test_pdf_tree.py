from __future__ import annotations

import io

import pikepdf
import pytest

from chair_desk.reports.document import Document, Figure, Grid, Heading, Paragraph, runs
from chair_desk.reports.pdf import pdf_bytes
from chair_desk.reports.pdf_tree import is_universally_accessible


@pytest.fixture
def pdf() -> pikepdf.Pdf:
    rows = tuple((runs(f"Row {n}"), runs("x")) for n in range(120))
    document = Document(
        title="T",
        blocks=(
            Heading(level=1, text="T"),
            Grid(caption="Many rows", header=("A", "B"), rows=rows, widths=(1, 1)),
            Paragraph(runs=()),
        ),
    )
    return pikepdf.open(io.BytesIO(pdf_bytes(document)))


def test_each_page_leads_back_to_the_elements_of_its_marks(pdf: pikepdf.Pdf) -> None:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))

    assert len(pdf.pages) > 2
    for index, page in enumerate(pdf.pages):
        assert int(page.obj.StructParents) == index
        assert len(owners[index]) > 0
        assert all(str(one.Type) == "/StructElem" for one in owners[index])


def test_a_table_over_pages_is_one_element_with_its_header_once(pdf: pikepdf.Pdf) -> None:
    table = pdf.Root.StructTreeRoot.K.K[1]
    heads = [
        cell for row in table.K for cell in row.K if "/A" in cell and str(cell.A.Scope) == "/Column"
    ]

    assert str(table.S) == "/Table"
    assert str(table.A.Summary) == "Many rows"
    assert len(table.K) == 121
    assert len(heads) == 2


def test_an_empty_paragraph_still_is_one(pdf: pikepdf.Pdf) -> None:
    tags = [str(one.S) for one in pdf.Root.StructTreeRoot.K.K]

    assert tags == ["/H1", "/Table", "/P"]


def test_accessibility_is_claimed_only_where_it_holds() -> None:
    title = Heading(level=1, text="T")
    skipping = Heading(level=3, text="T")
    wordless = Figure(image=b"", alt=" ", width_mm=1, height_mm=1)

    assert is_universally_accessible(Document(title="T", blocks=(title,)))
    assert not is_universally_accessible(Document(title="", blocks=(title,)))
    assert not is_universally_accessible(Document(title="T", blocks=(title, skipping)))
    assert not is_universally_accessible(Document(title="T", blocks=(title, wordless)))
