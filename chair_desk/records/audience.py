"""Who may read what, and the cut that keeps the rest from ever reaching a writer."""

from __future__ import annotations

import enum


class Audience(enum.StrEnum):
    """For whose eyes a thing is: everyone, the members, or the confidential part."""

    PUBLIC = "public"
    MEMBERS = "members"
    CONFIDENTIAL = "confidential"

    def may_read(self, content: Audience) -> bool:
        """Say whether an edition for this audience may hold content marked `content`."""
        order = list(Audience)
        return order.index(content) <= order.index(self)
