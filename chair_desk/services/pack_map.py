"""The page map of an issue, as it is kept: from JSON and back. It needs nothing that is heavy."""

from __future__ import annotations

import json
from typing import Any

from chair_desk.records.audience import Audience
from chair_desk.records.pack_pages import PackPart, PartKind
from chair_desk.records.packs import PackIssue


def parts_of(issue: PackIssue) -> tuple[PackPart, ...]:
    """Return the page map of an issue."""
    return tuple(_part(plain) for plain in json.loads(issue.parts_json))


def _part(plain: dict[str, Any]) -> PackPart:
    values = dict(plain)
    values["kind"] = PartKind(values["kind"])
    values["audience"] = Audience(values["audience"])
    values["labels"] = tuple(values["labels"])
    return PackPart(**values)


def parts_as_json(parts: tuple[PackPart, ...]) -> str:
    """Write a page map as JSON, its keys in order."""
    plain = [
        {
            "key": part.key, "kind": part.kind.value, "title": part.title,
            "item_id": part.item_id, "number": part.number, "label": part.label,
            "paper_id": part.paper_id, "sha256": part.sha256, "audience": part.audience.value,
            "count": part.count, "labels": list(part.labels),
        }
        for part in parts
    ]  # fmt: skip
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)
