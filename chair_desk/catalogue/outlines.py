"""Outlines of yearly reports: the heads, what each must cover, and which registers feed it.

The law says what a report must hold; the headings are the board's. So an outline is data, and a
board may carry its own text of one when guidance changes before a release does.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from chair_desk.catalogue.toml_reading import Part, parse, refuse_twice
from chair_desk.records.frozen import frozen
from chair_desk.records.report_feeds import EVIDENCE_HEADS, FEEDS
from chair_desk.words import _


@frozen(kw_only=True)
class OutlineHead:
    """One head of a report. `feeds` are names of what the record can say under it, in order.

    `covers` says in a sentence what must stand there; `source` is where that comes from.
    `title_cy` is a board's own title in Welsh; of one that ships the catalogue of words has it,
    to be checked by somebody who speaks it. `is_left_out` is
    one that a board does not print; its sentences are kept. `evidence_on` names what an entry of
    evidence may speak to for it to stand here, whatever feeds it.
    """

    key: str
    title: str
    covers: str
    source: str = ""
    checked: bool = False
    feeds: tuple[str, ...] = ()
    evidence_on: tuple[str, ...] = ()
    title_cy: str = ""
    is_left_out: bool = False


@frozen(kw_only=True)
class Outline:
    """The heads of one regime's report, in the order in which they are printed.

    `language` is a second language of headings and labels ("cy"), where the regime asks for one.
    """

    name: str
    label: str
    help: str
    words: str
    heads: tuple[OutlineHead, ...]
    language: str = ""

    def head(self, key: str) -> OutlineHead:
        """Return the head of this key, or raise KeyError."""
        return {head.key: head for head in self.heads}[key]

    @property
    def printed(self) -> tuple[OutlineHead, ...]:
        """Return the heads that are printed: all but those left out."""
        return tuple(head for head in self.heads if not head.is_left_out)

    def spoken_to(self) -> dict[str, str]:
        """Return the key of the head for each thing that evidence may speak to."""
        return {name: head.key for head in self.printed for name in head.evidence_on}

    def number(self, key: str) -> int:
        """Return the number of a head as printed, from 1; raise KeyError if there is none."""
        return [head.key for head in self.printed].index(self.head(key).key) + 1


def read_outline(text: str, file: str) -> Outline:
    """Read an outline from TOML.

    Raises:
        CatalogueError: Naming the file, the key and the reason.
    """
    with Part(file, parse(text, file)) as part:
        parts = part.parts("head", least=1)
        heads = tuple(_head(one) for one in parts)
        refuse_twice(parts, "key", [head.key for head in heads])
        _refuse_fed_twice(parts, heads)
        return Outline(
            name=part.words("name"),
            label=part.words("label"),
            help=part.words("help"),
            words=part.words("words", ""),
            heads=heads,
            language=part.words("language", ""),
        )


def outline_text(outline: Outline) -> str:
    """Write an outline as TOML that `read_outline` reads back as it is."""
    parts = [_pairs(outline, ("name", "label", "help", "words", "language"))]
    for head in outline.heads:
        lines = _pairs(head, ("key", "title", "title_cy", "covers", "source"))
        if head.checked:
            lines += "checked = true\n"
        if head.is_left_out:
            lines += "left_out = true\n"
        if head.feeds:
            lines += f"feeds = {json.dumps(head.feeds)}\n"
        if head.evidence_on:
            lines += f"evidence_on = {json.dumps(head.evidence_on)}\n"
        parts.append(f"[[head]]\n{lines}")
    return "\n".join(parts)


def _pairs(one: Outline | OutlineHead, names: tuple[str, ...]) -> str:
    """Write texts; what is quoted for JSON is quoted for TOML."""
    said = ((name, str(getattr(one, name))) for name in names)
    return "".join(
        f"{name} = {json.dumps(text, ensure_ascii=False)}\n" for name, text in said if text
    )


def _head(part: Part) -> OutlineHead:
    with part:
        return OutlineHead(
            key=part.words("key"),
            title=part.words("title"),
            covers=part.words("covers"),
            source=part.words("source", ""),
            checked=part.yes_no("checked", default=False),
            feeds=_known(part, "feeds", FEEDS),
            evidence_on=_known(part, "evidence_on", EVIDENCE_HEADS),
            title_cy=part.words("title_cy", ""),
            is_left_out=part.yes_no("left_out", default=False),
        )


def _known(part: Part, key: str, known: Collection[str]) -> tuple[str, ...]:
    """Read names, each of which must be known."""
    names = part.list_of_words(key, ())
    for name in names:
        if name not in known:
            reason = _("“{value}” is not one of: {choices}")
            raise part.fault(key, reason.format(value=name, choices=", ".join(known)))
    return names


def _refuse_fed_twice(parts: list[Part], heads: tuple[OutlineHead, ...]) -> None:
    """Refuse a feed under two heads: the same sentence would stand in the report twice."""
    for key in ("feeds", "evidence_on"):
        seen: set[str] = set()
        for part, head in zip(parts, heads, strict=True):
            names: tuple[str, ...] = getattr(head, key)
            if twice := seen.intersection(names):
                reason = _("“{value}” feeds an earlier head already")
                raise part.fault(key, reason.format(value=sorted(twice)[0]))
            seen.update(names)
