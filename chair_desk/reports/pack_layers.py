"""The layers of papers: what a paper hides by default stays hidden in the pack, on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from chair_desk.reports.pack_objects import faults_of_pikepdf, is_dictionary, list_of

if TYPE_CHECKING:
    import pikepdf

_MOST = 2_000


def carry_layers(out: pikepdf.Pdf, sources: Sequence[pikepdf.Pdf]) -> None:
    """Write which layers of the sources are shown; those that the pack has already stay."""
    import pikepdf

    groups, hidden = [], []
    for group, is_hidden in _layers(out):
        groups.append(group)
        hidden += [group] * is_hidden
    for source in sources:
        try:
            for group, is_hidden in _layers(source):
                copy = out.copy_foreign(group)
                groups.append(copy)
                hidden += [copy] * is_hidden
        except faults_of_pikepdf():
            continue
    if groups:
        shown = pikepdf.Dictionary(OFF=pikepdf.Array(hidden), Order=pikepdf.Array([]))
        out.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=pikepdf.Array(groups), D=shown)


def _layers(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, bool]]:
    """Yield the layers of a document, and whether each is hidden by default."""
    found = pdf.Root.get("/OCProperties")
    if not is_dictionary(found) or not is_dictionary(found.get("/D")):
        return
    default: Any = found["/D"]
    is_off = str(default.get("/BaseState", "")) == "/OFF"
    on = {one.objgen for one in list_of(default.get("/ON"))}
    off = {one.objgen for one in list_of(default.get("/OFF"))}
    for number, group in enumerate(list_of(found.get("/OCGs"))):
        if number < _MOST and group.is_indirect:
            key = group.objgen
            yield group, key in off or (is_off and key not in on)
