"""The heads of one report, as the board wants them: added, renamed, moved, left out.

What the regime asks for stays known: a head of it can be called otherwise or left out, and a
report that leaves one out says so among its gaps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chair_desk.catalogue.outlines import Outline, OutlineHead, outline_text
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.yearly_reports import YearlyReport
from chair_desk.services.desk import Desk
from chair_desk.services.yearly_reports import open_report, outline_of
from chair_desk.words import _


def add_head(
    desk: Desk, report_id: str, *, title: str, covers: str = "", after: str = ""
) -> Changes:
    """Add a head of the board's own, after another or at the end. `made` is its key.

    Raises:
        Refused: It has no title, or the report is published.
    """
    outline = _outline(desk, report_id)
    clean = _title(title)
    key = f"own_{desk.new_id().replace('-', '')[:12]}"
    made = OutlineHead(key=key, title=clean, covers=" ".join(covers.split()) or clean)
    heads = list(outline.heads)
    keys = [one.key for one in heads]
    heads.insert(keys.index(after) + 1 if after in keys else len(heads), made)
    return _kept(desk, report_id, outline, heads, _("Added a head to the yearly report"), key)


def change_head(desk: Desk, report_id: str, key: str, *, title: str, covers: str = "") -> Changes:
    """Call a head otherwise, and say what it covers. Its sentences and its source stay.

    Raises:
        Refused: It has no title, there is no such head, or the report is published.
    """
    outline = _outline(desk, report_id)
    old = _head(outline, key)
    new = replace(old, title=_title(title), covers=" ".join(covers.split()) or old.covers)
    if new.title != old.title:
        new = replace(new, title_cy="")  # the Welsh of another title is no translation
    heads = [new if one.key == key else one for one in outline.heads]
    return _kept(desk, report_id, outline, heads, _("Renamed a head of the yearly report"), key)


def move_head(desk: Desk, report_id: str, key: str, *, by: int) -> Changes:
    """Move a head up (-1) or down (1) among those that are printed.

    Raises:
        Refused: It stands first or last already, or the report is published.
    """
    outline = _outline(desk, report_id)
    head = _head(outline, key)
    printed = [one.key for one in outline.printed]
    to = printed.index(key) + by if key in printed else -1
    if not 0 <= to < len(printed):
        raise Refused(_("It cannot be moved further."))
    heads = [one for one in outline.heads if one.key != key]
    at = [one.key for one in heads].index(printed[to])
    heads.insert(at + (by > 0), head)
    return _kept(desk, report_id, outline, heads, _("Moved a head of the yearly report"), key)


def leave_out_head(desk: Desk, report_id: str, key: str, *, is_left_out: bool = True) -> Changes:
    """Leave a head out, its sentences kept, or bring it back with them.

    Raises:
        Refused: It is the last one, there is no such head, or the report is published.
    """
    outline = _outline(desk, report_id)
    head = _head(outline, key)
    if is_left_out and len(outline.printed) < 2:  # noqa: PLR2004
        raise Refused(_("A report has one head at the least."))
    new = replace(head, is_left_out=is_left_out)
    heads = [new if one.key == key else one for one in outline.heads]
    label = (
        _("Left a head out of the yearly report")
        if is_left_out
        else _("Brought back a head of the yearly report")
    )
    return _kept(desk, report_id, outline, heads, label, key)


def _outline(desk: Desk, report_id: str) -> Outline:
    return outline_of(desk, open_report(desk, report_id))


def _head(outline: Outline, key: str) -> OutlineHead:
    found = next((one for one in outline.heads if one.key == key), None)
    if found is None:
        raise Refused(_("This head is no longer in the report."))
    return found


def _title(title: str) -> str:
    clean = " ".join(title.split())
    if not clean:
        raise Refused({"title": _("Give the head a title.")})
    return clean


def _kept(
    desk: Desk,
    report_id: str,
    outline: Outline,
    heads: Sequence[OutlineHead],
    label: str,
    key: str,
) -> Changes:
    text = outline_text(replace(outline, heads=tuple(heads)))
    with desk.change(label) as step:
        step.update(YearlyReport, report_id, outline_text=text)
    return step.done(made=key)
