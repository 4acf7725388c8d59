"""Cutting a text to a length between two words."""

from __future__ import annotations


def whole_words(text: str, letters: int) -> str:
    """Return as many whole words as so many letters hold, with a sign that more was there."""
    return text if len(text) <= letters else f"{text[:letters].rsplit(' ', 1)[0].rstrip(',;:')}…"
