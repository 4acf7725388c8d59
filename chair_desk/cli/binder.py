"""The command that writes an inspection binder."""

from __future__ import annotations

from pathlib import Path

import click

from chair_desk.cli.opening import BOARD, day_meant, opened
from chair_desk.cli.printing import safe
from chair_desk.words import _

_AUDIENCES = {"public": "public", "members": "members", "full": "confidential"}


@click.command("binder")
@click.argument("file", type=BOARD)
@click.option("--theme", default="", help="A few words; a comma parts alternatives.")
@click.option("--partner", default="", help="Only what is this partner's, by name.")
@click.option("--priority", default="", help="The words of a priority, by its number.")
@click.option("--from", "from_", default="", help="The first day.", metavar="DAY")
@click.option("--until", default="", help="The last day.", metavar="DAY")
@click.option("--to", type=BOARD, required=True, help="The file to write.", metavar="PATH")
@click.option("--format", "format_", type=click.Choice(("pdf", "docx", "html")),
              help="Else the ending of PATH says it.")  # fmt: skip
@click.option("--audience", type=click.Choice(tuple(_AUDIENCES)), default="members",
              show_default=True, help="For whom. What they may not see is left out.")  # fmt: skip
def export_binder(file: Path, to: Path, format_: str | None, **asked: str) -> None:
    """Write all that FILE holds on a theme as one binder, with an index and a chronology."""
    from chair_desk.records.audience import Audience
    from chair_desk.records.binder_bundle import BinderAsked
    from chair_desk.services import binder

    with opened(file, to_read=True) as desk:
        first, last = asked["from_"], asked["until"]
        about = (asked["theme"], binder.priority_words(desk, asked["priority"]))
        enquiry = BinderAsked(
            words=", ".join(filter(None, about)),
            organisation_id=binder.partner_named(desk, asked["partner"]),
            from_on=day_meant(desk, first) if first else None,
            to_on=day_meant(desk, last) if last else None,
            audience=Audience(_AUDIENCES[asked["audience"]]),
        )
        kind = format_ or to.suffix.lstrip(".").lower()
        written = binder.export_binder(desk, enquiry, to, format=kind)
    click.echo(_("Wrote {name}.").format(name=safe(written.name)))
