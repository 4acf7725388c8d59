"""A gentle look at words that must name nobody: a name, a birthday, a number of a person.

It cannot know every name. It refuses what is plainly one, and says what it saw; the rule
itself stands in the help of each register.
"""

from __future__ import annotations

import re
from itertools import pairwise

from chair_desk.words import _

_GIVEN_NAMES = """
    aaron abigail adam adrian aisha alan alex alexander alfie alice alisha amanda amber amelia
    amy andrew angela anna anne anthony archie arthur ava barbara ben benjamin beth bethany
    billy brandon callum cameron carol caroline catherine charlie charlotte chelsea chloe
    chris christopher claire connor courtney craig daisy daniel darren david dawn dean debbie
    deborah declan diane donna dylan ella ellie emily emma erin ethan eva evie fatima florence
    freddie freya gary gemma george georgia gillian grace graham hannah harriet harrison harry
    heather helen henry hollie holly ian imogen isaac isabella isla jack jackie jacob jade
    jake james jamie jane janet jasmine jason jayden jean jennifer jessica jill joanne joe
    john jonathan jordan joseph josh joshua joyce jude judith julia julie justin kai kane
    karen kate katherine katie kayleigh keith kelly kevin kieran kimberley kyle laura lauren
    leah leanne lee leo leon lewis liam lily linda lindsay lisa logan lorraine louise lucas
    lucy luke lydia maddison mandy margaret maria marie mark martin mary maryam mason matthew
    megan melissa mia michael michelle millie mohammed molly muhammad natalie natasha nathan
    neil niamh nicholas nicola nicole noah oliver olivia omar oscar owen patricia paul paula
    pauline peter philip phoebe poppy rachel rebecca rhys richard riley robert rosie ruby ruth
    ryan sally sam samantha samuel sandra sarah scarlett scott sean sebastian shane sharon
    shaun shelley sienna simon skye sofia sophia sophie stacey stephanie stephen steven stuart
    summer susan suzanne tanya tara teresa theo thomas tia tina toby tom tracey tyler valerie
    vanessa victoria vincent wayne wendy william yasmin yusuf zac zachary zainab zara zoe
"""
_GIVEN = frozenset(_GIVEN_NAMES.split())
# First names that are words, places, saints or surnames as well: alone they say nothing.
_WORDS_TOO = """
    amber cameron carol charlotte chelsea craig daisy david dawn florence george georgia grace
    graham harrison harry heather holly jack jade james jean jordan joy joyce jude kane kelly lee
    lewis lily logan louise luke mark martin mary mason peter poppy rosie ruby scott skye stuart
    summer thomas tyler victoria vincent william
"""
_NAMES_ALONE = _GIVEN - frozenset(_WORDS_TOO.split())
_WORD = re.compile(r"\b[A-Z][a-z’'-]+\b")
_AFTER = re.compile(
    r"\b(?:[Cc]hild|[Bb]oy|[Gg]irl|[Bb]aby|[Ss]on|[Dd]aughter|[Mm]other|[Ff]ather|[Ss]ister|"
    r"[Bb]rother|called|named)\s+(?:is\s+|was\s+)?([A-Z][a-z’'-]{2,})"
)
# "Child Protection", "Baby Clinic" and "called Operation" begin the name of a thing.
_AFTER_A_CHILD = """
    abuse and arrangements benefit box clinic criminal death development exploitation friendly
    health looked maintenance mental neglect operation poverty practice project protection review
    safeguarding sexual steps support trafficking week welfare
"""
_THINGS = frozenset(_AFTER_A_CHILD.split())
_NUMERIC_DAY = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b"
)
_CODE = re.compile(r"\d|\b[A-Z]\b")
_BORN = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b[^.]{0,12}\d", re.IGNORECASE)
_TEN = re.compile(r"\b(\d{3})[ -]?(\d{3})[ -]?(\d{4})\b")
_PUPIL = re.compile(r"\b[A-Z]\d{11}[A-Z0-9]\b")
_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
# "Grace Hospital" and "Victoria Road" are places.
_PLACE_WORDS = """
    academy bridge centre church city close college council county court drive hospital house
    lane park place primary road school square station street trust unit ward wood
"""
_PLACES = frozenset(_PLACE_WORDS.split())
_LAWS = frozenset({"law", "rule", "act"})  # as in "Sarah’s Law"


def looks_personal(text: str) -> str:
    """Return what in these words looks like a person, in words to show; nothing if all is well."""
    if seen := _name_in(text):
        return _("“{seen}” looks like a person’s name").format(seen=seen)
    if _BORN.search(text):
        return _("this looks like a date of birth")
    if found := _NUMERIC_DAY.search(text):
        return _("“{seen}” may be a date of birth; days have fields of their own").format(
            seen=found[0]
        )
    for match in _TEN.finditer(text):
        if is_nhs_number("".join(match.groups())):
            return _("“{seen}” is shaped like an NHS number").format(seen=match[0])
    for pattern in (_PUPIL, _INSURANCE):
        if found := pattern.search(text):
            return _("“{seen}” is shaped like a person’s number").format(seen=found[0])
    return ""


def looks_like_code(text: str) -> bool:
    """Say whether this may be the code of a case: it has a number or a letter that stands alone."""
    return _CODE.search(text) is not None


def is_nhs_number(digits: str) -> bool:
    """Say whether ten digits pass the check of an NHS number.

    Source: NHS Data Dictionary: weights 10 to 2, remainder of 11, the last digit checks.
    """
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    total = sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])


def is_given_name(word: str) -> bool:
    """Say whether a word is a first name that is common here."""
    return word.casefold() in _GIVEN


def is_place_word(word: str) -> bool:
    """Say whether a word after a name makes a place of it: "Grace Hospital"."""
    return word.casefold() in _PLACES


def _name_in(text: str) -> str:
    for match in _AFTER.finditer(text):
        if match[1].casefold() not in _THINGS | _PLACES:
            return match[1]
    words = list(_WORD.finditer(text))
    for match in words:
        if match[0].casefold() in _NAMES_ALONE and not _is_in_a_name(text, match):
            return match[0]
    for first, second in pairwise(words):
        is_pair = text[first.end() : second.start()] == " "
        is_place = second[0].casefold() in _PLACES
        if is_pair and not is_place and first[0].casefold() in _GIVEN:
            return f"{first[0]} {second[0]}"
    return ""


def _is_in_a_name(text: str, match: re.Match[str]) -> bool:
    """Say whether a first name is part of what a place or a law is called: "St Helen’s Road"."""
    before, after = text[: match.start()], text[match.end() :]
    return before.endswith(("St ", "St. ", "Saint ")) or any(
        word.casefold() in _PLACES | _LAWS for word in re.findall(r"\w+", after)[:2]
    )
