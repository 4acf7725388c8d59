"""Finding the answers to actions in a mail or in a sheet that was filled in: plain text only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from chair_desk.records.frozen import frozen

_REFERENCE = re.compile(r"^[\s\W]*\b([A-Z](?:\d{4})?-\d{1,6})\b[\s.:;,)–—-]*", re.IGNORECASE)
_ANSWER = re.compile(r"^\s*(?:answer|your update|update|reply)\b\s*[:.\t–—-]*\s*", re.IGNORECASE)
_DUE = re.compile(r"(?:^|[;(]\s*)due(?: |:)", re.IGNORECASE)
_HEADING = re.compile(r"^\s*(?:open from earlier meetings|agreed on \d.*)\s*$", re.IGNORECASE)
_QUOTED = re.compile(r"^\s*(?:>|\|)")
_OVER = re.compile(
    r"^\s*(?:-{2,}\s*original message|_{10,}|from:\s|on .{6,120} wrote:\s*$|-- ?$)", re.IGNORECASE
)
_FAREWELL = re.compile(
    r"^\s*(?:(?:kind|best|warm|many)? ?regards|yours (?:sincerely|faithfully)|best wishes|"
    r"(?:many )?thanks)\s*[,.]?\s*$",
    re.IGNORECASE,
)
_BLANK = re.compile(r"[_.…]{3,}|[\u2028\u2029]")
_LONGEST = 4000


@frozen
class AnswerFound:
    """What was found under one reference; `text` is empty where nothing was written there."""

    reference: str
    text: str


def read_answers(text: str, titles: Mapping[str, str]) -> list[AnswerFound]:
    """Return what stands under each reference, in order; quoted mail is left out.

    `titles` are the words of the actions by reference: a sheet repeats them, and they are no
    answer. The same reference may come twice; who reads this says which counts.
    """
    return [
        AnswerFound(reference, _answer(lines, titles.get(reference, "")))
        for reference, lines in _blocks(text)
    ]


def _blocks(text: str) -> Iterator[tuple[str, list[str]]]:
    reference, held = "", list[str]()
    for line in text.splitlines():
        if _OVER.match(line):
            break
        if _QUOTED.match(line) or _HEADING.match(line):
            continue
        if found := _REFERENCE.match(line):
            if reference:
                yield reference, held
            reference, held = found[1].upper(), [line[found.end() :]]
        elif _FAREWELL.match(line):
            if reference:
                yield reference, held
            reference = ""
        elif reference:
            held.append(line)
    if reference:
        yield reference, held


def _answer(lines: list[str], title: str) -> str:
    for at, line in enumerate(lines):
        if found := _ANSWER.match(line):
            return _tidy([line[found.end() :], *lines[at + 1 :]])
    kept = [_without_title(lines[0], title), *lines[1:]]
    return _tidy([line for line in kept if not _DUE.search(line) and not _is(line, title)])


def _without_title(line: str, title: str) -> str:
    plain = " ".join(line.split())
    wanted = " ".join(title.split())
    if wanted and plain.casefold().startswith(wanted.casefold()):
        return plain[len(wanted) :].lstrip(" .:;,–—-")
    return line


def _is(line: str, title: str) -> bool:
    return bool(title) and " ".join(line.split()).casefold() == " ".join(title.split()).casefold()


def _tidy(lines: list[str]) -> str:
    said = [" ".join(_BLANK.sub(" ", line).split()) for line in lines]
    return "\n".join(line for line in said if line)[:_LONGEST]
