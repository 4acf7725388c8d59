"""Confidential words inside a text: what stands between `[[` and `]]`.

Where the marks are out of step the text errs towards silence: a `[[` that is never closed
hides all that follows, and a `]]` alone is plain text.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any, NamedTuple, TypeVar

from chair_desk.records.audience import Audience
from chair_desk.words import _

T = TypeVar("T")
OPENING, CLOSING = "[[", "]]"
_MARKS = re.compile(r"\[\[|\]\]")
_WORDLESS = frozenset({type(None), bool, int, float, bytes, date, time, datetime})


class Span(NamedTuple):
    """Some words, and whether they are confidential. The marks are left out."""

    text: str
    is_confidential: bool


def split_spans(text: str) -> tuple[Span, ...]:
    """Split a text into open and confidential words, in order, leaving out the empty."""
    found: list[Span] = []
    depth = start = 0
    for mark in _MARKS.finditer(text):
        is_opening = mark.group() == OPENING
        if not is_opening and depth == 0:
            continue
        if (is_opening and depth == 0) or (not is_opening and depth == 1):
            found.append(Span(text[start : mark.start()], depth > 0))
            start = mark.end()
        depth += 1 if is_opening else -1
    found.append(Span(text[start:], depth > 0))
    return tuple(Span(_unmarked(span), span.is_confidential) for span in found if span.text)


def _unmarked(span: Span) -> str:
    return _MARKS.sub("", span.text) if span.is_confidential else span.text


def has_spans(text: str) -> bool:
    """Say whether any of the text is confidential."""
    return OPENING in text


def without_spans(text: str) -> str:
    """Return the text with words in place of what is confidential, as printed for others."""
    if not has_spans(text):
        return text
    hidden = _("(words in the confidential part)")
    return "".join(hidden if span.is_confidential else span.text for span in split_spans(text))


def only_words(text: str) -> str:
    """Return all the words, confidential ones too, without the marks."""
    return "".join(span.text for span in split_spans(text)) if has_spans(text) else text


def words_for(value: T, audience: Audience) -> T:
    """Return a text, or whatever holds texts, in the words that these readers may see.

    The confidential edition has all words, without the marks.
    """
    is_all = audience is Audience.CONFIDENTIAL
    found: T = in_texts(value, only_words if is_all else without_spans)
    return found


def in_texts(value: Any, change: Callable[[str], str]) -> Any:
    """Return a text, record, tuple or mapping with each text changed that has a span in it."""
    if isinstance(value, str):
        # A choice is a str too; only a real span is worth a new object.
        return change(value) if OPENING in value else value
    if type(value) in _WORDLESS:
        return value
    if isinstance(value, list | tuple):
        changed = [in_texts(one, change) for one in value]
        if all(one is was for one, was in zip(changed, value, strict=True)):
            return value
        return getattr(type(value), "_make", type(value))(changed)
    if isinstance(value, Mapping):
        told = {key: in_texts(one, change) for key, one in value.items()}
        return told if any(told[key] is not value[key] for key in told) else value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _record_with(value, change)
    return value


@cache
def _columns_of(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def _record_with(record: Any, change: Callable[[str], str]) -> Any:
    changed = {}
    kind: Any = type(record)
    for name in _columns_of(kind):
        was = getattr(record, name)
        if type(was) in _WORDLESS:
            continue
        if (new := in_texts(was, change)) is not was:
            changed[name] = new
    return dataclasses.replace(record, **changed) if changed else record


def is_confidential_at(text: str, at: int) -> bool:
    """Say whether what stands at a place is confidential: an opening mark is before it."""
    depth = 0
    for mark in _MARKS.finditer(text, 0, max(at, 0)):
        if mark.group() == OPENING:
            depth += 1
        elif depth:
            depth -= 1
    return depth > 0
