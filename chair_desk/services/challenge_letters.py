"""The letter of a challenge: to the post-holder of its step, with the history set out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chair_desk.records.audience import Audience
from chair_desk.records.days_in_words import full_day, full_weekday
from chair_desk.records.letters import Letter
from chair_desk.records.logs import LogStep
from chair_desk.records.spans import words_for
from chair_desk.services.challenge_posts import CHAIR, PostHolder, post_at
from chair_desk.services.challenges import LOG, next_step, step_at
from chair_desk.services.desk import Desk
from chair_desk.services.letters import chair_of, email_of
from chair_desk.services.logs import LogLine, entry, steps
from chair_desk.words import _

OUTSIDE = "outside"  # the key of the step above all partners, in the profiles


def letter_of(
    desk: Desk,
    challenge_id: str,
    on: date | None = None,
    *,
    to: PostHolder | None = None,
    others: Sequence[str] = (),
) -> Letter:
    """Draft the letter for the step where a challenge stands, or the same one `to` another post.

    It tells what had happened by that day. `others` are the posts that get the same letter.

    Raises:
        Refused: The challenge is no longer there.
    """
    day = on or desk.today()
    line = entry(desk, challenge_id, day)
    post = to or post_at(desk, line, step_at(desk, line, day), day)
    sender, role = _from(desk, line, day)
    is_confidential = line.entry.audience is Audience.CONFIDENTIAL
    letter = Letter(
        subject=f"{line.entry.reference}: {line.entry.title}",
        to_name=post.name,
        to_post=post.post,
        to_agency=post.agency,
        to_email=email_of(desk, post.person_id),
        opening=tuple(_opening(line)),
        facts=tuple(_facts(desk, line, day)),
        request=tuple(
            _request(desk, line, day, others, is_outside=_is_outside(desk, line, to, day))
        ),
        from_name=sender,
        from_post=role,
        board=desk.board.name,
        marking=_("Confidential") if is_confidential else desk.board.marking,
        written_on=day,
    )
    return words_for(letter, line.entry.audience)


def _from(desk: Desk, line: LogLine, day: date) -> tuple[str, str]:
    """Return who writes: the chair, but to the chair whoever else keeps the record."""
    if step_at(desk, line, day).key != CHAIR:
        return chair_of(desk, day)
    return desk.circumstances.who, _("For the Board")


def _opening(line: LogLine) -> list[str]:
    said = _challenge_named(line) if line.log_type.name == LOG else _entry_named(line)
    said += [
        words.format(text=_sentence(line.values[name]))
        for name, words in (
            ("why_it_matters", _("Why it matters: {text}")),
            ("evidence_for", _("It rests on this: {text}")),
            ("between_whom", _("It is between: {text}")),
            ("each_side", _("What each side says: {text}")),
        )
        if line.values.get(name)
    ]
    return [*said, _("What has happened since:")]


def _challenge_named(line: LogLine) -> list[str]:
    """Say which challenge a letter is about, and what the board asked."""
    reference, partner = line.entry.reference, _partner(line)
    about = (
        _("I write about a challenge of the Board to {partner}, {reference}.")
        if partner
        else _("I write about a challenge of the Board, {reference}.")
    )
    asked = line.values.get("ask") or line.entry.title
    return [
        about.format(partner=partner, reference=reference),
        _("The Board asked: {ask}").format(ask=_sentence(asked)),
    ]


def _entry_named(line: LogLine) -> list[str]:
    """Say which dispute, complaint or other entry a letter is about."""
    noun, partner = _noun(line), _partner(line)
    said = [_("I write about {entry} {reference}.").format(
        entry=noun, reference=line.entry.reference)]  # fmt: skip
    said.append(_("What it is about: {title}").format(title=_sentence(line.entry.title)))
    return [*said, _("It concerns {partner}.").format(partner=partner)] if partner else said


def _partner(line: LogLine) -> str:
    name = line.organisation.name if line.organisation else ""
    return ", ".join(part for part in (name, line.also) if part)


def _noun(line: LogLine) -> str:
    return _(line.log_type.entry_label).lower()


def _facts(desk: Desk, line: LogLine, day: date) -> list[str]:
    opened = line.entry.opened_on
    raised = _("{date}: the {entry} was raised.")
    facts = [raised.format(date=full_day(opened), entry=_noun(line))] if opened else []
    told = [made for made in steps(desk, line.entry.id) if made.kind != "note"]
    return facts + [_fact(made) for made in told if made.made_on is None or made.made_on <= day]


def _fact(made: LogStep) -> str:
    day = full_day(made.made_on) if made.made_on else _("Without a date")
    return f"{day}: {_sentence(made.text)}"


def _is_outside(desk: Desk, line: LogLine, to: PostHolder | None, day: date) -> bool:
    """Say whether a letter goes to a body outside, which owes no answer itself."""
    is_at_top = step_at(desk, line, day).key == OUTSIDE
    return is_at_top and to is not None and not to.agency


def _asked(line: LogLine, *, is_outside: bool) -> str:
    if is_outside and line.organisation:
        said = _(
            "The Board has no answer that it can accept. It requests that you take this up with "
            "{partner}, and would be glad to know what you decide."
        )
        names = _(" and ").join(filter(None, (line.organisation.name, line.also)))
        return said.format(partner=names)
    if line.entry.due_on is None:
        return _("The Board requests an answer.")
    day = full_weekday(line.entry.due_on)
    return _("The Board requests an answer by {date}.").format(date=day)


def _request(
    desk: Desk, line: LogLine, day: date, others: Sequence[str], *, is_outside: bool
) -> list[str]:
    above = next_step(desk, line, day)
    said = [_asked(line, is_outside=is_outside)]
    if above is None and not line.log_type.has_profile_ladder:
        said = [_("This is the last step. The Board would be glad to know what you decide.")]
    if above is not None:
        said.append(
            _("Without one, the next step that the Board agreed is “{step}”.").format(
                step=_(above.title)
            )
        )
    if others:
        said.append(
            _("A letter in the same words goes to {names}.").format(
                names="; ".join(map(_within, others))
            )
        )
    if line.values.get("also_to"):
        said.append(_("This letter is copied to {names}.").format(names=line.values["also_to"]))
    return [*said, _("I would be glad to hear of anything that the record does not show.")]


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "?")) else f"{text}."


def _within(post: str) -> str:
    """Write a post within a sentence: "the Care Quality Commission"."""
    article = _("The ")
    if not post.startswith(article):
        return post
    return article.lower() + post.removeprefix(article)
