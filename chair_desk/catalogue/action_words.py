"""Local words for how an action stands, as a profile says them: "Red" for late."""

from __future__ import annotations

from chair_desk.catalogue.toml_reading import Part

MARKS = ("late", "at_risk", "on_track", "not_started", "done", "withdrawn")


def read_action_words(profile: Part) -> dict[str, str]:
    """Read the table `action_words` of a profile; a mark that is not named keeps its own word.

    Raises:
        CatalogueError: It names no mark, or its word is no text.
    """
    if "action_words" not in profile:
        return {}
    with profile.part("action_words") as own:
        return {mark: own.words(mark) for mark in MARKS if mark in own}
