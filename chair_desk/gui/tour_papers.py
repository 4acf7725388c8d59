"""The documents of the tour, and the page that lists all of it."""

from __future__ import annotations

import html
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.meetings import meetings
from chair_desk.words import _

ENDINGS = ("pdf", "docx", "html")


@frozen
class Stop:
    """A picture or document that was written: its path from the folder, and what it is."""

    path: str
    label: str


def write_documents(folder: Path, board: Path) -> Iterator[Stop]:
    """Write the agenda of the next meeting and the last confirmed minutes, in every way."""
    (folder / "documents").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="chair-desk-tour-") as home:
        desk = open_desk(board, who=_("Tour"), home=Path(home), read_only=True)
        try:
            held = meetings(desk)
            yield from _agendas(desk, folder, held[:1])
            confirmed = [row for row in held if row.state is MeetingState.CONFIRMED]
            yield from _minutes(desk, folder, confirmed[:1])
            sitting = [row for row in held if row.state is MeetingState.IN_SESSION]
            yield from _briefings(desk, folder, sitting[:1])
        finally:
            desk.close()


def _agendas(desk: Desk, folder: Path, held: Sequence[Meeting]) -> Iterator[Stop]:
    from chair_desk.services.publishing import export_agenda

    for meeting in held:
        for ending in ENDINGS:
            name = f"documents/agenda-{meeting.held_on}.{ending}"
            export_agenda(desk, meeting.id, folder / name, format=ending, audience=Audience.MEMBERS)
            yield Stop(name, _("Agenda, {ending}").format(ending=ending))


def _minutes(desk: Desk, folder: Path, held: Sequence[Meeting]) -> Iterator[Stop]:
    from chair_desk.services.publishing import export_minutes

    for meeting in held:
        for layout in ActionLayout:
            for ending in ENDINGS:
                name = f"documents/minutes-{meeting.held_on}-{layout}.{ending}"
                export_minutes(
                    desk,
                    meeting.id,
                    folder / name,
                    format=ending,
                    audience=Audience.MEMBERS,
                    layout=layout,
                )
                said = _("Minutes, actions as {layout}, {ending}")
                yield Stop(name, said.format(layout=layout, ending=ending))


def _briefings(desk: Desk, folder: Path, held: Sequence[Meeting]) -> Iterator[Stop]:
    from chair_desk.services.briefing import export_briefing

    for meeting in held:
        for ending in ENDINGS:
            name = f"documents/briefing-{meeting.held_on}.{ending}"
            export_briefing(desk, meeting.id, folder / name, format=ending)
            yield Stop(name, _("The chair’s briefing, {ending}").format(ending=ending))


def write_index(folder: Path, pictures: Sequence[Stop], documents: Sequence[Stop]) -> Path:
    """Write the page that lists all of it."""
    shown = "\n".join(
        f'<figure><a href="{html.escape(stop.path)}"><img src="{html.escape(stop.path)}" '
        f'alt="{html.escape(stop.label)}" width="640"></a>'
        f"<figcaption>{html.escape(stop.label)}</figcaption></figure>"
        for stop in pictures
    )
    listed = "\n".join(
        f'<li><a href="{html.escape(stop.path)}">{html.escape(stop.label)}</a></li>'
        for stop in documents
    )
    page = TEMPLATE.format(
        title=html.escape(_("Chair Desk: the tour")),
        words=html.escape(
            _("The board is made up: Westmarch. Nothing in it is real. It lies beside this page.")
        ),
        documents=html.escape(_("Documents")),
        screens=html.escape(_("Screens")),
        listed=listed,
        shown=shown,
    )
    path = folder / "index.html"
    path.write_text(page, encoding="utf-8")
    return path


TEMPLATE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>
<style>
body {{ font: 16px/24px Inter, "Segoe UI", sans-serif; color: #16202C; }}
body {{ margin: 40px auto; max-width: 1340px; padding: 0 24px; }}
main {{ display: flex; flex-wrap: wrap; gap: 24px; }}
figure {{ margin: 0; }} img {{ border: 1px solid #CACBC4; display: block; }}
figcaption {{ color: #434E5B; font-size: 14px; padding: 6px 0 12px; }}
a {{ color: #214A94; }}
</style></head><body>
<h1>{title}</h1><p>{words}</p>
<h2>{documents}</h2><ul>
{listed}
</ul>
<h2>{screens}</h2><main>
{shown}
</main></body></html>
"""
