"""The letter that asks the head of a partner for letters of delegation that are not on file."""

from __future__ import annotations

from chair_desk.records.changes import Refused
from chair_desk.records.letters import Letter
from chair_desk.records.levels import TOP_LEVEL
from chair_desk.services.desk import Desk
from chair_desk.services.letters import chair_of, email_of
from chair_desk.services.partner_chain import ChainLink
from chair_desk.services.partners import PartnerCard, partner_card
from chair_desk.services.ranks import ladder_of
from chair_desk.words import _


def delegations_owed(card: PartnerCard) -> list[ChainLink]:
    """Return who speaks for a partner without a letter on file, or with one to be reviewed."""
    return [link for link in card.chain if link.is_broken or link.review]


def delegations_asked_for(desk: Desk, organisation_id: str) -> Letter:
    """Draft the letter to the head of a partner: who speaks for it, and which letter is asked.

    Raises:
        Refused: Every letter is on file, or the partner is no longer there.
    """
    card = partner_card(desk, organisation_id, desk.today())
    owed = delegations_owed(card)
    if not owed:
        raise Refused(_("Every letter of delegation is on file."))
    partner = card.organisation.name
    board = desk.board.short_name or desk.board.name
    chair, role = chair_of(desk)
    name, post, email = _head(desk, card)
    return Letter(
        subject=_("Letters of delegation of {partner} for {board}").format(
            partner=partner, board=board
        ),
        to_name=name,
        to_post=post,
        to_agency=partner,
        to_email=email,
        opening=(
            _("I write about who speaks for {partner} at the Board.").format(partner=partner),
            _("The record of the Board does not show by whose authority these speak:"),
        ),
        facts=tuple(_fact(link) for link in owed),
        request=(
            _("The Board requests a letter of delegation for each of them: from when, for which "
              "functions, within what limits, and how they answer to you."),
            _("If somebody else is to speak for {partner}, we would be glad to know who.").format(
                partner=partner),
        ),
        from_name=chair,
        from_post=role,
        board=desk.board.name,
        marking=desk.board.marking,
        written_on=desk.today(),
    )  # fmt: skip


def _head(desk: Desk, card: PartnerCard) -> tuple[str, str, str]:
    """Return name, post and address of who answers in law, else the post alone."""
    ladder = ladder_of(desk, card.organisation)
    top = ladder.rungs[0].title if ladder else _("Chief officer")
    head = next((one for one in card.chain if one.level == TOP_LEVEL), None)
    if head is None:
        return "", top, ""
    return head.person.name, head.post or top, email_of(desk, head.person.id)


def _fact(link: ChainLink) -> str:
    who = ", ".join(part for part in (link.person.name, link.post) if part)
    found = ". ".join(part for part in (link.letter, link.review) if part)
    return f"{who} ({link.role[:1].lower()}{link.role[1:]}): {found[:1].lower()}{found[1:]}."
