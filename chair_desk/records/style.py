"""How minutes are worded: what may be put otherwise, why, and which words are offered instead.

Rules of thumb, each a pure function over a text. They offer and never insist: where the words
cannot be told for sure, a rule is silent or offers nothing to put.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from chair_desk.records.frozen import frozen
from chair_desk.records.style_verbs import has_verb
from chair_desk.words import _

MOST_WORDS = 40
"""A sentence with more words than this is hard to follow when it is read out."""


class Rule(enum.StrEnum):
    """What a remark is about."""

    PRESENT = "present"
    WILL = "will"
    DAY = "day"
    OWNER = "owner"
    DATE = "date"
    ACRONYM = "acronym"
    NO_VERB = "no_verb"
    LONG = "long"


@frozen(kw_only=True)
class Found:
    """Words that may be put otherwise: where they stand, why, and what is offered or nothing."""

    rule: Rule
    start: int
    end: int
    words: str
    why: str
    offered: str = ""


_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’\n]*’(?!\w)")
_PAST = {
    "says": "said", "tells": "told", "feels": "felt", "thinks": "thought", "is": "was",
    "has": "had", "wishes": "wished",
}  # fmt: skip
_SAYS = (
    "says", "tells", "feels", "thinks", "wishes", "asks", "reports", "notes", "adds", "explains",
    "confirms", "states", "suggests", "proposes", "requests", "thanks", "believes", "wants",
    "hopes", "welcomes", "agrees", "advises", "highlights", "raises", "comments", "outlines",
    "presents", "informs", "acknowledges", "recommends", "summarises", "concludes", "apologises",
)  # fmt: skip
_STATE = (
    r"(?:very |deeply |still |also )?"
    r"(?:concerned|pleased|worried|unsure|not sure|grateful|disappointed|content|keen|clear that"
    r"|satisfied|assured|aware)"
)
_BETWEEN = r"(?:(?:also|again|then|further|now|still|therefore) )?"
_ONE = ("The Chair", "the Chair", "The Board", "the Board", "He", "he", "She", "she")
_MANY = (
    "Members", "members", "Partners", "partners", "They", "they", "All partners", "Some members",
)  # fmt: skip


def in_quotes_blank(text: str) -> str:
    """Return a text of the same length in which quoted words are blank: they are as spoken."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


# ------------------------------------------------------------------ past reported speech


def present_speech(text: str, names: Iterable[str] = ()) -> Iterator[Found]:
    """Find what somebody "says" or "is concerned" about, where they said it and were.

    `names` are those of the people; the Chair, members and pronouns are known.
    """
    why = _("Minutes tell what was said in the past: “said”, not “says”.")
    plain = in_quotes_blank(text)
    for match in _speech(tuple(sorted(set(names)))).finditer(plain):
        group = "one" if match["one"] else "many"
        verb, begin = match[group], match.start(group)
        yield Found(
            rule=Rule.PRESENT,
            start=begin,
            end=begin + len(verb),
            words=text[match.start() : match.end()],
            why=why,
            offered=_past(verb),
        )


@lru_cache(maxsize=8)
def _speech(names: tuple[str, ...]) -> re.Pattern[str]:
    one = "|".join(re.escape(name) for name in (*_ONE, *names))
    many = "|".join(_MANY)
    says, say = "|".join(_SAYS), "|".join(_plural(verb) for verb in _SAYS)
    return re.compile(
        rf"\b(?:(?:{one}) {_BETWEEN}(?P<one>{says}|is(?= {_STATE}\b))"
        rf"|(?:{many}) {_BETWEEN}(?P<many>{say}|are(?= {_STATE}\b)))\b"
    )


def _plural(verb: str) -> str:
    return "wish" if verb == "wishes" else verb.removesuffix("s")


def _past(verb: str) -> str:
    if verb in _PAST:
        return _PAST[verb]
    if verb == "are":
        return "were"
    single = verb if verb in _SAYS else next(one for one in _SAYS if _plural(one) == verb)
    base = _plural(single)
    return _PAST.get(single) or (f"{base}d" if base.endswith("e") else f"{base}ed")


_WILL = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!\bfree )(?<!\bgood )(?<!\bat )(?<!\bof )(?<!\bown )\bwill\b(?! of\b)"
)


def future_speech(text: str) -> Iterator[Found]:
    """Find "will" in the prose of what was said, where reported speech has "would"."""
    for match in _WILL.finditer(in_quotes_blank(text)):
        yield Found(
            rule=Rule.WILL,
            start=match.start(),
            end=match.end(),
            words=_around(text, match.start(), match.end()),
            why=_("What somebody said will happen is reported with “would”."),
            offered="would",
        )


def _around(text: str, start: int, end: int) -> str:
    """Return words with the one before and the one after, to be known by."""
    before = text[:start].split()[-1:]
    after = text[end:].split()[:1]
    return " ".join([*before, text[start:end], *after])


# ------------------------------------------------------------------ sentences

_ABBREVIATED = re.compile(r"(?:\b(?:Dr|Mr|Mrs|Ms|St|e\.g|i\.e|etc|No|vs|approx|[A-Z]))\.$")
_END = re.compile(r"[.!?]+[”’\")\]]*(?=\s|$)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a text begin and end."""
    start = 0
    for match in _END.finditer(text):
        if _ABBREVIATED.search(text[start : match.start() + 1]):
            continue
        yield start + len(text[start:]) - len(text[start:].lstrip()), match.end()
        start = match.end()
    if text[start:].strip():
        yield start + len(text[start:]) - len(text[start:].lstrip()), len(text.rstrip())


def long_sentences(text: str) -> Iterator[Found]:
    """Find sentences that are too long to be followed."""
    for start, end in sentences(text):
        count = len(text[start:end].split())
        if count > MOST_WORDS:
            yield Found(
                rule=Rule.LONG,
                start=start,
                end=end,
                words=" ".join(text[start:end].split()[:6]) + " …",
                why=_("This sentence has {count} words. Two would be easier to follow.").format(
                    count=count
                ),
            )


# ------------------------------------------------------------------ decisions


def without_verb(text: str) -> Iterator[Found]:
    """Find a decision that says a thing and not what is done with it."""
    if text.strip() and not has_verb(text):
        yield Found(
            rule=Rule.NO_VERB,
            start=0,
            end=len(text),
            words=text.strip(),
            why=_("A decision says what was decided: “is agreed”, “comes to the next meeting”."),
        )
