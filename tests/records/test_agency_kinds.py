import pytest

from chair_desk.records.agency_kinds import is_board_support, kind_of_agency, seat_kind_of
from chair_desk.records.people import OrganisationKind, SeatKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Westmarch Constabulary", OrganisationKind.POLICE),
        ("NHS Westmarch & Tarnside ICB", OrganisationKind.HEALTH_COMMISSIONER),
        ("Westmarch Hospitals NHS FT", OrganisationKind.HEALTH_TRUST),
        ("Aldermoor Borough Council", OrganisationKind.DISTRICT_COUNCIL),
        ("Westmarch County Council", OrganisationKind.COUNCIL),
        ("Public Health", OrganisationKind.PUBLIC_HEALTH),
        ("Primary heads’ forum", OrganisationKind.EDUCATION),
        ("Bellringers", OrganisationKind.OTHER),
    ],
)
def test_a_name_says_what_sort_of_agency_it_is(name: str, kind: OrganisationKind) -> None:
    assert kind_of_agency(name) is kind


@pytest.mark.parametrize(
    ("post", "kind"),
    [
        ("Independent Chair", SeatKind.CHAIR),
        ("Vice-chair", SeatKind.VICE_CHAIR),
        ("Chair of forum", SeatKind.MEMBER),
        ("Lay member", SeatKind.LAY_MEMBER),
        ("Lead member (observer)", SeatKind.OBSERVER),
        ("Designated Nurse", SeatKind.ADVISER),
        ("Minute taker", SeatKind.STAFF),
        ("Assistant Director", SeatKind.MEMBER),
    ],
)
def test_a_post_says_as_what_somebody_sits(post: str, kind: SeatKind) -> None:
    assert seat_kind_of(post) is kind


def test_the_boards_own_office_is_no_partner() -> None:
    assert is_board_support("Board support")
    assert seat_kind_of("Officer", agency="Board support") is SeatKind.STAFF
