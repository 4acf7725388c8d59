"""A layer that a paper hides stays hidden in the pack; one that it shows is shown."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from chair_desk.reports.pack_again import merged_again
from chair_desk.reports.pack_merge import merged
from tests.reports import hostile_papers as papers
from tests.reports.test_pack_again import later, whole


def layered(**default: str) -> bytes:
    """A page with two layers, each a black square: upper and lower; `ON` and `OFF` name them."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        groups = {
            name: pdf.make_indirect(
                pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String(name))
            )
            for name in ("upper", "lower")
        }
        page.obj["/Resources"] = pikepdf.Dictionary(
            Properties=pikepdf.Dictionary({f"/{name}": one for name, one in groups.items()})
        )
        page.obj["/Contents"] = pdf.make_stream(
            b"/OC /upper BDC 100 600 100 100 re f EMC /OC /lower BDC 100 100 100 100 re f EMC"
        )
        shown = pikepdf.Dictionary()
        for key, name in default.items():
            shown[f"/{key}"] = (
                pikepdf.Name(f"/{name}") if key == "BaseState" else pikepdf.Array([groups[name]])
            )
        pdf.Root["/OCProperties"] = pikepdf.Dictionary(
            OCGs=pikepdf.Array(list(groups.values())), D=shown
        )
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True)
        return made.getvalue()


def seen(content: bytes, page: int) -> tuple[bool, bool]:
    """Say whether the upper and the lower square are seen."""
    with pypdfium2.PdfDocument(content) as document:
        picture = document[page].render(scale=1).to_pil().convert("L")
    return picture.getpixel((150, 842 - 650)) == 0, picture.getpixel((150, 842 - 150)) == 0


CASES = [
    ({}, (True, True)),
    ({"OFF": "upper"}, (False, True)),
    ({"BaseState": "OFF", "ON": "upper"}, (True, False)),
]


@pytest.mark.parametrize(("default", "wanted"), CASES)
def test_what_is_hidden_stays_hidden(default: dict[str, str], wanted: tuple[bool, bool]) -> None:
    content = layered(**default)
    assert seen(content, 0) == wanted
    contents = [papers.paper("Front", 1), content]
    assert seen(merged(whole(*contents), contents), 1) == wanted


def test_it_stays_hidden_in_a_later_issue_too() -> None:
    contents = [papers.paper("Front", 1), layered(OFF="upper")]
    base = merged(whole(*contents), contents)
    late = layered(OFF="lower")
    made = merged_again(later(whole(*contents), 1), [contents[0], b"", late], base)
    assert seen(made, 1) == (False, True)
    assert seen(made, 2) == (True, False)


def test_layers_that_are_nothing_of_the_kind_harm_nothing() -> None:
    with pikepdf.open(io.BytesIO(layered())) as pdf:
        pdf.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=5, D=pikepdf.Dictionary(OFF=7))
        made = io.BytesIO()
        pdf.save(made)
    contents = [papers.paper("Front", 1), made.getvalue()]
    assert merged(whole(*contents), contents)
