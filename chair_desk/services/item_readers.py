"""For whom an item is, and with it all that was recorded there.

What lies under a confidential item is confidential too. An action or a challenge made there
lives on, in logs and in later minutes, where nothing else says how it was made: so it carries
its readers itself.
"""

from __future__ import annotations

from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem
from chair_desk.records.minutes import Decision, Minute
from chair_desk.services.desk import Desk, Step


def narrower(one: Audience, other: Audience) -> Audience:
    """Return the narrower of two audiences."""
    return one if not other.may_read(one) else other


def readers_of(desk: Desk, item: AgendaItem) -> Audience:
    """Return for whom an item is: the narrowest of its own and of those it lies under."""
    found, seen = item.audience, {item.id}
    above = desk.get(AgendaItem, item.parent_id)
    while above is not None and above.id not in seen:
        found = narrower(found, above.audience)
        seen.add(above.id)
        above = desk.get(AgendaItem, above.parent_id)
    return found


def narrow_records(desk: Desk, step: Step, item_id: str) -> None:
    """Keep what was recorded at an item, and under it, to the readers that it has now.

    Records are never opened again by this: who may read more is said of each.
    """
    waiting, seen = [item_id], set[str]()
    while waiting:
        item = desk.get(AgendaItem, waiting.pop())
        if item is None or item.id in seen:
            continue
        seen.add(item.id)
        _narrow(desk, step, item.id, readers_of(desk, item))
        waiting.extend(row.id for row in desk.rows(AgendaItem, parent_id=item.id))


def _narrow(desk: Desk, step: Step, item_id: str, audience: Audience) -> None:
    made: list[Action | Decision | LogEntry] = [
        *desk.rows(Action, item_id=item_id),
        *desk.rows(Decision, item_id=item_id),
        *desk.rows(LogEntry, item_id=item_id),
    ]
    blocks = {row.id for row in desk.rows(Minute, item_id=item_id)}
    for record in made:
        if audience.may_read(record.audience) and record.audience is not audience:
            step.update(type(record), record.id, audience=audience)
            if record.minute_id in blocks:
                step.update(Minute, record.minute_id, audience=audience)
