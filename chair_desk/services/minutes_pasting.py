"""Putting many paragraphs into minutes at once, without reading all that stand there."""

from __future__ import annotations

from collections.abc import Sequence

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.minutes import Minute
from chair_desk.records.places import place_between, places
from chair_desk.services.agenda_places import item_name
from chair_desk.services.desk import Desk
from chair_desk.services.minutes_rows import open_item, open_minute
from chair_desk.words import _, ngettext


def put_paragraphs(
    desk: Desk, above_id: str, below_id: str | None, texts: Sequence[str]
) -> Changes:
    """Put paragraphs between two neighbours, for whom the one above is, as one change.

    `made` are their ids in order, with a space between.

    Raises:
        Refused: There is no room between the two, or the minutes are confirmed.
    """
    above = open_minute(desk, above_id)
    below = desk.get(Minute, below_id) if below_id else None
    after = below.place if below is not None else ""
    if not above.place or (below is not None and above.place >= after):
        raise Refused(_("These paragraphs have no place between them."))
    item = open_item(desk, above.item_id)
    begins = place_between(above.place, after)
    ids = [desk.new_id() for _text in texts]
    words = ngettext("Pasted a paragraph into {item}", "Pasted {count} paragraphs into {item}",
                     len(texts))  # fmt: skip
    with desk.change(words.format(count=len(texts), item=item_name(desk, item))) as step:
        step.insert(
            *(
                Minute(
                    id=row_id, meeting_id=item.meeting_id, item_id=item.id,
                    place=begins + place, audience=above.audience, text=text,
                )
                for row_id, place, text in zip(ids, places(len(texts)), texts, strict=True)
            )
        )  # fmt: skip
    return step.done(made=" ".join(ids))
