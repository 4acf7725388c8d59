"""The command that counts attendance by seniority."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chair_desk.cli.opening import BOARD, day_meant, opened
from chair_desk.cli.printing import print_json, print_table
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.services.attendance_matrix import Matrix
    from chair_desk.services.desk import Desk

HEADINGS = {
    "name": N_("Partner"), "agreed": N_("Agreed"), "member": N_("Member came"),
    "represented": N_("Represented"), "able": N_("Able to commit"), "gap": N_("Gap now"),
    "trend": N_("Trend"),
}  # fmt: skip


@click.command("attendance", short_help="Count attendance by partner seniority.")
@click.argument("file", type=BOARD)
@click.option("--from", "from_on", help="The first day: 2025-04-01 or 1/4/2025.")
@click.option("--to", "to_on", help="The last day; today if it is not given.")
@click.option("--body", help="The name of a body; the board itself if it is not given.")
@click.option("--by", type=click.Choice(["agency", "seat"]), default="agency", show_default=True,
              help="What a row stands for.")  # fmt: skip
@click.option("--json", "output", flag_value="json", help="For another program.")
@click.option("--csv", "output", flag_value="csv", help="For a spreadsheet: a column each meeting.")
def attendance(
    file: Path,
    from_on: str | None,
    to_on: str | None,
    body: str | None,
    by: str,
    output: str | None,
) -> None:
    """Say of each partner in FILE who came, and how often somebody could commit it.

    Every number is a count of its base. A seat that nobody was appointed to counts nowhere.
    """
    from chair_desk.services.attendance_matrix import By, matrix

    with opened(file, to_read=True) as desk:
        found = matrix(
            desk,
            body_meant(desk, body),
            from_on=day_meant(desk, from_on) if from_on else None,
            to_on=day_meant(desk, to_on) if to_on else None,
            by=By(by),
        )
    if output == "csv":
        click.echo(_table(found), nl=False)
        return
    as_json = output == "json"
    rows = [_line(row, as_json=as_json) for row in found.rows]
    rows += [_all_together(found, as_json=as_json)] if rows else []
    if as_json:
        print_json(rows)
        return
    headings = {name: _(heading) for name, heading in HEADINGS.items()}
    print_table(headings, rows, nothing=_("No meeting with a register was held in these days."))


def body_meant(desk: Desk, name: str | None) -> str | None:
    """Return the id of the body of a name, or nothing where none was named.

    Raises:
        Refused: There is no body of that name; it says which there are.
    """
    from chair_desk.records.changes import Refused
    from chair_desk.records.folding import folded
    from chair_desk.services.boards import bodies

    if not name:
        return None
    known = bodies(desk)
    for body in known:
        if folded(body.name) == folded(name):
            return body.id
    names = ", ".join(body.name for body in known)
    raise Refused(_("There is no body “{name}”. There are: {names}.").format(
        name=name, names=names))  # fmt: skip


def _line(row: Any, *, as_json: bool) -> dict[str, Any]:
    from chair_desk.records.attendance_measures import (
        current_gap,
        decision_capable_rate,
        member_rate,
        represented_rate,
        trend,
    )

    rates = {
        "member": member_rate(row.cells),
        "represented": represented_rate(row.cells),
        "able": decision_capable_rate(row.cells),
    }
    said: dict[str, Any] = {
        name: ({"count": rate.number, "of": rate.of} if as_json else rate.words)
        for name, rate in rates.items()
    }
    gap = current_gap(row.with_expected)
    return {
        "name": row.name,
        "agreed": row.agreed if as_json else str(row.agreed or ""),
        **said,
        "gap": gap if as_json else ("" if gap is None else str(gap)),
        "trend": trend(row.cells).value,
    }


def _all_together(found: Matrix, *, as_json: bool) -> dict[str, Any]:
    """Return the counts and bases of all rows, added; last, and marked for another program."""
    from chair_desk.services.attendance_numbers import total_rates

    names = {"member": "member", "represented": "represented", "decision_capable": "able"}
    rates = {names[name]: rate for name, rate in total_rates(found, tuple(names)).items()}
    said: dict[str, Any] = {
        name: {"count": rate.number, "of": rate.of} if as_json else rate.words
        for name, rate in rates.items()
    }
    blank = None if as_json else ""
    line = {"name": _("All together"), "agreed": blank, **said, "gap": blank, "trend": blank}
    return line | {"is_total": True} if as_json else line


def _table(found: Matrix) -> str:
    """Return the matrix as CSV; a cell that could be read as a formula is written as words."""
    from chair_desk.services.attendance_sheet import sheet_of

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(sheet_of(found))
    return out.getvalue()
