"""The sweep before a report leaves: what in it may point at one person, and in which sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from chair_desk.catalogue.given_names import given_names
from chair_desk.records.audience import Audience
from chair_desk.records.boards import Body
from chair_desk.records.frozen import frozen
from chair_desk.records.people import Organisation, Person, Seat
from chair_desk.records.personal_words import PERSONAL_WORDS, Personal, parts_of, personal_in
from chair_desk.services.desk import Desk
from chair_desk.services.report_publishing import note_words
from chair_desk.services.report_reading import HeadLine, ReportView, SentenceLine
from chair_desk.words import _


@frozen(kw_only=True)
class SweptUp:
    """Something personal in a sentence, or in the note behind it, and where to mend it."""

    kind: Personal
    seen: str
    head: str
    number: int
    sentence_id: str
    text: str
    is_in_note: bool = False

    @property
    def words(self) -> str:
        """Say what was seen and where: "“Alan Reed” in: …"."""
        if self.is_in_note:
            return _("“{seen}”, in the evidence behind: {text}").format(
                seen=self.seen, text=self.text
            )
        return _("“{seen}”, in: {text}").format(seen=self.seen, text=self.text)


def sweep(desk: Desk, view: ReportView, audience: Audience = Audience.PUBLIC) -> list[SweptUp]:
    """Return what looks personal in what these readers would get, in printing order.

    People in the register are known, and so are the words of partners, seats and bodies.
    """
    known = parts_of(own_words(desk))
    return [
        one
        for head in view.heads
        for line in head.sentences
        if audience.may_read(line.audience)
        for one in _of_sentence(head, line, known, audience)
    ]


def own_words(desk: Desk) -> list[str]:
    """Return the names of the board's people, partners, seats and bodies, and its own."""
    board = desk.board
    names = [board.name, board.short_name]
    names += [f"{row.name} {row.short_name}" for row in desk.rows(Organisation)]
    names += [row.name for row in desk.rows(Person)]
    names += [row.role for row in desk.rows(Seat)]
    return names + [row.name for row in desk.rows(Body)]


def _of_sentence(
    head: HeadLine, line: SentenceLine, known: Collection[str], audience: Audience
) -> Iterator[SweptUp]:
    told: set[str] = set()
    for words, is_in_note in ((line.text, False), (note_words(line.evidence, audience), True)):
        for seen in personal_in(words, given_names(), known):
            if seen.words not in told:
                told.add(seen.words)
                yield SweptUp(
                    kind=seen.kind,
                    seen=seen.words,
                    head=head.head.key,
                    number=head.number,
                    sentence_id=line.sentence.id,
                    text=line.text,
                    is_in_note=is_in_note,
                )


def kind_words(one: SweptUp) -> str:
    """Say what sort of thing it is."""
    return _(PERSONAL_WORDS[one.kind])
