"""The letter of a challenge: to the post-holder of its step, with the history set out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chair_desk.records.days_in_words import full_day, full_weekday
from chair_desk.records.letters import Letter
from chair_desk.records.logs import LogStep
from chair_desk.services.challenge_posts import PostHolder, post_at
from chair_desk.services.challenges import next_step, step_at
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
    chair, role = chair_of(desk, day)
    return Letter(
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
        from_name=chair,
        from_post=role,
        board=desk.board.name,
        marking=desk.board.marking,
        written_on=day,
    )


def _opening(line: LogLine) -> list[str]:
    partner = ", ".join(
        part for part in (line.organisation.name if line.organisation else "", line.also) if part
    )
    asked = line.values.get("ask") or line.entry.title
    said = [
        _("I write about a challenge of the Board to {partner}, {reference}.").format(
            partner=partner, reference=line.entry.reference
        )
        if partner
        else _("I write about a challenge of the Board, {reference}.").format(
            reference=line.entry.reference
        ),
        _("The Board asked: {ask}").format(ask=_sentence(asked)),
    ]
    for name, words in (
        ("why_it_matters", _("Why it matters: {text}")),
        ("evidence_for", _("It rests on this: {text}")),
    ):
        if line.values.get(name):
            said.append(words.format(text=_sentence(line.values[name])))
    return [*said, _("What has happened since:")]


def _facts(desk: Desk, line: LogLine, day: date) -> list[str]:
    opened = line.entry.opened_on
    facts = [_("{date}: the challenge was raised.").format(date=full_day(opened))] if opened else []
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
    said = [_asked(line, is_outside=is_outside)]
    above = next_step(desk, line, day)
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
