from chair_desk.records.line import KnownOrganisation, KnownPerson
from chair_desk.records.name_matching import Names

NAMES = Names(
    [
        KnownPerson(id="1", name="Nell Applegarth", initials="NA", role="AD"),
        KnownPerson(id="2", name="Nell Ashdown", initials="NA"),
        KnownPerson(id="3", name="Cllr Zoë Straße", initials="ZS"),
        KnownPerson(id="4", name="Sam", initials="S"),
    ],
    [KnownOrganisation("p", "Westmarch Constabulary", "Police"), KnownOrganisation("q", "Sam")],
)


def test_the_longest_form_wins() -> None:
    found = NAMES.at_start("Nell Applegarth will ring")

    assert found is not None
    assert (found.length, found.person_ids) == (15, ("1",))


def test_a_form_of_two_people_gives_both() -> None:
    found = NAMES.at_start("NA will ring")

    assert found is not None
    assert found.person_ids == ("1", "2")
    assert not found.is_sure


def test_lengths_are_those_of_what_was_typed() -> None:
    found = NAMES.at_start("ZOE STRASSE spoke")

    assert found is not None
    assert (found.length, found.person_ids) == (11, ("3",))
    assert NAMES.whole("Zoe\u0308 Straße") is not None


def test_a_name_ends_where_a_word_ends() -> None:
    assert NAMES.at_start("Nellie") is None
    assert NAMES.at_start("ADs") is None


def test_a_person_comes_before_an_agency_of_the_same_name() -> None:
    found = NAMES.whole("sam")

    assert found is not None
    assert (found.person_ids, found.organisation_ids) == (("4",), ())


def test_an_agency_has_two_names() -> None:
    for name in ("police", "Westmarch Constabulary"):
        found = NAMES.whole(name)
        assert found is not None
        assert found.organisation_ids == ("p",)


def test_a_single_letter_is_nobodys_initials() -> None:
    assert NAMES.at_start("S spoke") is None


def test_more_than_a_name_is_no_name() -> None:
    assert NAMES.whole("Nell Applegarth spoke") is None
    assert NAMES.whole("") is None


def test_a_name_with_a_hyphen_is_not_half_of_it() -> None:
    assert NAMES.at_start("Nell-Marie spoke") is None
    found = NAMES.at_start("Sam's paper")
    assert found is not None
    assert found.length == 3


def test_two_people_of_one_name_are_told_apart_by_their_agency() -> None:
    names = Names(
        [
            KnownPerson(id="1", name="Jo Lee", organisation="Police"),
            KnownPerson(id="2", name="Jo Lee", organisation="Council"),
        ],
        [],
    )

    both, one = names.whole("Jo Lee"), names.whole("jo lee, council")

    assert both is not None
    assert one is not None
    assert (both.person_ids, one.person_ids) == (("1", "2"), ("2",))


def test_an_agency_answers_to_the_end_of_its_name_and_to_its_letters() -> None:
    names = Names(
        [KnownPerson(id="1", name="Wilma Carr", initials="WCC")],
        [
            KnownOrganisation("p", "Westmarch Constabulary"),
            KnownOrganisation("c", "Westmarch County Council"),
            KnownOrganisation("b", "Aldermoor Borough Council"),
            KnownOrganisation("i", "Integrated Care Board"),
        ],
    )

    def of(words: str) -> tuple[str, ...]:
        found = names.whole(words)
        return (*found.person_ids, *found.organisation_ids) if found else ()

    assert of("constabulary") == ("p",)
    assert of("council") == ("c", "b")
    assert of("ICB") == ("i",)
    assert of("WCC") == ("1",)
