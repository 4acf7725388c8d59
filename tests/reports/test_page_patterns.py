"""A page that would be drawn for hours is known before it is drawn."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest

from chair_desk.reports.page_patterns import MOST_LOOKED_AT, PatternLook, has_endless_pattern
from tests.reports.hostile_kinds import tiles_in_tiles

Dictionary = pikepdf.Dictionary


def paper() -> pikepdf.Pdf:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(595, 842))
    return pdf


def pattern(pdf: pikepdf.Pdf, step: float) -> pikepdf.Object:
    tile = pdf.make_stream(b"0 0 1 1 re f")
    tile["/PatternType"], tile["/PaintType"], tile["/TilingType"] = 1, 1, 1
    tile["/BBox"] = pikepdf.Array([0, 0, step, step])
    tile["/XStep"] = tile["/YStep"] = step
    return tile


def with_pattern(pdf: pikepdf.Pdf, step: float) -> pikepdf.Object:
    return Dictionary(Pattern=Dictionary(T=pattern(pdf, step)))


def on_the_page(pdf: pikepdf.Pdf, resources: pikepdf.Object) -> None:
    pdf.pages[0].obj["/Resources"] = resources


def in_a_drawing(pdf: pikepdf.Pdf, resources: pikepdf.Object) -> None:
    drawing = pdf.make_stream(b"/Pattern cs /T scn 0 0 595 842 re f")
    drawing["/Subtype"], drawing["/Resources"] = pikepdf.Name.Form, resources
    pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(D=drawing))


def in_a_letter(pdf: pikepdf.Pdf, resources: pikepdf.Object) -> None:
    face = Dictionary(Subtype=pikepdf.Name.Type3, Resources=resources)
    pdf.pages[0].obj["/Resources"] = Dictionary(Font=Dictionary(F=face))


def in_a_mask(pdf: pikepdf.Pdf, resources: pikepdf.Object) -> None:
    mask = pdf.make_stream(b"/Pattern cs /T scn 0 0 595 842 re f")
    mask["/Resources"] = resources
    state = Dictionary(SMask=Dictionary(G=mask))
    pdf.pages[0].obj["/Resources"] = Dictionary(ExtGState=Dictionary(S=state))


def in_a_note(pdf: pikepdf.Pdf, resources: pikepdf.Object) -> None:
    look = pdf.make_stream(b"/Pattern cs /T scn 0 0 595 842 re f")
    look["/Resources"] = resources
    note = Dictionary(Subtype=pikepdf.Name.Stamp, AP=Dictionary(N=look))
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([note])


def in_a_state_of_a_note(pdf: pikepdf.Pdf, resources: pikepdf.Object) -> None:
    look = pdf.make_stream(b"")
    look["/Resources"] = resources
    note = Dictionary(AP=Dictionary(N=Dictionary(On=look)))
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([note])


PLACES = [on_the_page, in_a_drawing, in_a_letter, in_a_mask, in_a_note, in_a_state_of_a_note]


@pytest.mark.parametrize("place", PLACES)
def test_a_pattern_of_millions_of_tiles_is_found_wherever_it_is_drawn(
    place: Callable[[pikepdf.Pdf, pikepdf.Object], None],
) -> None:
    pdf = paper()
    place(pdf, with_pattern(pdf, 0.01))
    assert has_endless_pattern(pdf.pages[0])

    pdf = paper()
    place(pdf, with_pattern(pdf, 4.0))
    assert not has_endless_pattern(pdf.pages[0])


def test_what_makes_a_drawing_small_makes_its_tiles_small() -> None:
    pdf = paper()
    in_a_drawing(pdf, with_pattern(pdf, 4.0))
    drawing = pdf.pages[0].obj.Resources.XObject.D
    drawing["/Matrix"] = pikepdf.Array([0.001, 0, 0, 0.001, 0, 0])
    assert has_endless_pattern(pdf.pages[0])


def test_drawings_that_lead_in_a_circle_have_an_end() -> None:
    pdf = paper()
    resources = pdf.make_indirect(with_pattern(pdf, 4.0))
    in_a_drawing(pdf, resources)
    resources["/XObject"] = pdf.pages[0].obj.Resources.XObject
    assert not has_endless_pattern(pdf.pages[0])


def test_a_page_with_more_parts_than_can_be_looked_through_is_not_drawn() -> None:
    pdf = paper()
    parts = {f"/D{at}": Dictionary(Resources=Dictionary()) for at in range(MOST_LOOKED_AT)}
    on_the_page(pdf, Dictionary(XObject=Dictionary(parts)))
    assert has_endless_pattern(pdf.pages[0])


def test_single_pages_of_a_file_are_looked_at_and_one_that_is_not_there_is_refused() -> None:
    pdf = paper()
    tiles_in_tiles(pdf)
    pdf.add_blank_page()
    made = io.BytesIO()
    pdf.save(made)
    look = PatternLook(made.getvalue())
    assert look.is_endless(1)
    assert not look.is_endless(2)
    assert look.is_endless(3)
    look.close()
    look.close()


def test_a_file_that_cannot_be_looked_through_is_not_drawn() -> None:
    assert PatternLook(b"%PDF-1.7\nno more").is_endless(1)
