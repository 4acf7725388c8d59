"""Setting up the sample board: partners, people, seats, deputies and letters."""

from __future__ import annotations

from datetime import date

from chair_desk.records.boards import BodyKind
from chair_desk.records.mandates import May
from chair_desk.records.people import Seat, Standing
from chair_desk.services.appointments import (
    appoint,
    appoint_deputy,
    end_appointment,
    share_seat,
)
from chair_desk.services.boards import (
    NewBoard,
    NewPartner,
    add_body,
    change_body,
    main_body,
    new_board,
)
from chair_desk.services.delegations import add_delegation
from chair_desk.services.desk import Desk
from chair_desk.services.mandates import record_mandate
from chair_desk.services.organisations import change_organisation
from chair_desk.services.people import add_person, change_person
from chair_desk.services.sample_people import (
    BOARD_BODY,
    BOARD_NAME,
    BUSINESS_MANAGER,
    CHAIR,
    CHIEF_OFFICERS,
    EXECUTIVE,
    MARKING,
    OTHER_SEATS,
    PARTNERS,
    PLACE,
    PROFILE,
    SHORT_NAME,
    OtherSeat,
    Post,
    SamplePartner,
)
from chair_desk.services.sample_stage import Stage
from chair_desk.services.seats import add_seat, agree_level, change_seat

_MAIL = "westmarch.example"
_PRACTICE_LEVEL = 3
_LETTER_OF = date(2025, 3, 3)
_LEAD = "Lead safeguarding partner"


def set_up(stage: Stage, since: date) -> None:
    """Set up the board as it has been since a day."""
    desk = stage.desk
    new_board(
        desk,
        NewBoard(
            profile=PROFILE,
            name=BOARD_NAME,
            short_name=SHORT_NAME,
            meeting_place=PLACE,
            marking=MARKING,
            partners=[_asked(one) for one in PARTNERS],
            chair=CHAIR,
            business_manager=BUSINESS_MANAGER,
            starts_on=since,
            is_sample=True,
        ),
    )
    stage.body_id = main_body(desk).id
    change_body(desk, stage.body_id, BOARD_BODY)
    stage.look_again()
    for name in (CHAIR, BUSINESS_MANAGER):
        change_person(desk, stage.people[name], email=mail_of(name))
    for partner in PARTNERS:
        _fill(stage, partner, since)
    for seat in OTHER_SEATS:
        _fill_other(stage, seat, since)
    _seat_chief_officers(stage, since)


def _asked(partner: SamplePartner) -> NewPartner:
    return NewPartner(
        key=partner.key,
        name=partner.name,
        short_name=partner.short,
        kind=partner.kind,
        standing=Standing.RELEVANT,
    )


def mail_of(name: str) -> str:
    """Return the made-up address of somebody."""
    words = [word for word in name.lower().split() if word not in {"cllr", "dr"}]
    return f"{'.'.join(words)}@{_MAIL}"


def person(stage: Stage, name: str) -> str:
    """Return the id of somebody, whom the board now knows if it did not before."""
    if name not in stage.people:
        stage.people[name] = add_person(stage.desk, name, email=mail_of(name)).made
    return stage.people[name]


def _fill(stage: Stage, partner: SamplePartner, since: date) -> None:
    desk, organisation_id = stage.desk, stage.partners[partner.short]
    if partner.ladder:
        change_organisation(desk, organisation_id, ladder=partner.ladder)
    seat = desk.rows(Seat, organisation_id=organisation_id)[0]
    stage.seats[partner.short] = seat.id
    for post in partner.holders:
        _take(stage, seat.id, post, since, shares=partner.shares)
    for post in partner.deputies:
        made = appoint_deputy(
            desk, seat.id, person(stage, post.name), starts_on=post.starts_on or since,
            post=post.post, rank=post.rank,
        ).made  # fmt: skip
        if post.ends_on:
            end_appointment(desk, made, post.ends_on)


def _take(stage: Stage, seat_id: str, post: Post, since: date, *, shares: bool) -> None:
    """Let somebody take a seat, in the place of its holder or beside them."""
    verb = share_seat if shares and post.starts_on else appoint
    verb(
        stage.desk, seat_id, person(stage, post.name), starts_on=post.starts_on or since,
        post=post.post, rank=post.rank,
    )  # fmt: skip


def _fill_other(stage: Stage, asked: OtherSeat, since: date) -> None:
    desk, starts_on = stage.desk, asked.starts_on or since
    if not asked.brought_as:
        partner_id = stage.partners.get(asked.partner)
        seat_id = add_seat(
            desk, stage.body_id, organisation_id=partner_id, role=asked.role, kind=asked.kind,
            starts_on=starts_on,
        ).made  # fmt: skip
    else:
        seat_id = _seat_of_role(desk, stage.body_id, asked.brought_as)
        change_seat(desk, seat_id, role=asked.role)
    if asked.rank and asked.partner:
        agree_level(desk, seat_id, _PRACTICE_LEVEL, starts_on=starts_on)
    appoint(
        desk, seat_id, person(stage, asked.person), starts_on=starts_on, post=asked.post,
        rank=asked.rank,
    )  # fmt: skip


def _seat_of_role(desk: Desk, body_id: str, role: str) -> str:
    return desk.rows(Seat, body_id=body_id, role=role)[0].id


def _seat_chief_officers(stage: Stage, since: date) -> None:
    """Seat the three chief officers in a body of their own, with letters to their delegates."""
    desk = stage.desk
    body_id = add_body(desk, EXECUTIVE, kind=BodyKind.EXECUTIVE, starts_on=since).made
    for chief in CHIEF_OFFICERS:
        partner_id, person_id = stage.partners[chief.partner], person(stage, chief.name)
        seat_id = add_seat(
            desk, body_id, organisation_id=partner_id, role=_LEAD, starts_on=since
        ).made
        appoint(desk, seat_id, person_id, starts_on=since, post=chief.post, rank=chief.rank)
        add_delegation(
            desk,
            partner_id,
            person_id,
            person(stage, chief.delegate),
            functions="To speak and to commit at the Board",
            limits="Money above £100,000",
            document=f"Letter to {chief.delegate}",
            briefing="A written report after each Board",
            starts_on=_LETTER_OF,
            review_on=chief.review_on,
        )
        _say_mandates(stage, partner_id, person_id, person(stage, chief.delegate), since)
    _say_police_mandates(stage)


def _say_mandates(
    stage: Stage, partner_id: str, head_id: str, delegate_id: str, since: date
) -> None:
    """Record what a head and the delegate of a statutory partner can agree to."""
    yes = dict.fromkeys(("speaks", "policy", "staff", "information", "reviews", "account"), May.YES)
    record_mandate(stage.desk, partner_id, head_id, **yes, money_up_to=1_000_000, starts_on=since)
    record_mandate(
        stage.desk, partner_id, delegate_id, **yes, money_up_to=100_000, starts_on=_LETTER_OF
    )


def _say_police_mandates(stage: Stage) -> None:
    """Record what the officers below can agree to, as the force wrote it."""
    refers = dict.fromkeys(("policy", "reviews", "account"), May.REFERS)
    for name, staff in (("Priya Sandalwood", May.OWN_UNIT), ("Owen Pikestaff", May.REFERS)):
        record_mandate(
            stage.desk, stage.partners["Constabulary"], person(stage, name), **refers, staff=staff,
            information=May.YES, money_up_to=0, starts_on=date(2026, 2, 2),
        )  # fmt: skip
