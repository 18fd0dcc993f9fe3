"""The steps that readers see: published ones, and what the acts tell of the rest."""

from datetime import date

import pytest

from tests import factories
from treaties.answers.steppers import procedure_rows, steppers
from treaties.models import Act

pytestmark = pytest.mark.django_db

ON = date(2026, 11, 24)
LAW = date(2026, 3, 1)
AT_HOME = ["", "parliament_adopts_law", "accession"]


def pair() -> dict:
    return {
        "treaty": factories.TreatyFactory(number="185"),
        "state": factories.StateFactory(code="KG"),
    }


def adopt_law(about: dict, **values) -> Act:
    return factories.ActFactory(**about, kind="parliament_adopts_law", done_on=LAW, **values)


def shown(about: dict, on=ON) -> list[list[tuple]]:
    acts = list(Act.objects.filter(publication="published"))
    found = steppers(about["state"], about["treaty"], acts, on)
    return [[(step.name.text, step.state, step.done_on) for step in item.steps] for item in found]


def test_acts_stand_on_the_list_of_their_state():
    about = pair()
    factories.StepListFactory(steps=AT_HOME)
    adopt_law(about)

    assert shown(about) == [
        [
            ("Step 1", "not_recorded", ""),
            ("Step 2", "done", "2026-03-01"),
            ("Step 3", "not_recorded", ""),
        ]
    ]
    assert shown(about, on=date(2026, 2, 28)) == []


@pytest.mark.parametrize(
    "kinds, count",
    [
        pytest.param(["government_approves"], 0, id="both-lists-have-it"),
        pytest.param(["government_approves", "parliament_adopts_law"], 1, id="only-one-has-both"),
        pytest.param(["instrument_signed"], 0, id="none-has-it"),
        pytest.param(["accession"], 0, id="a-consent-alone"),
    ],
)
def test_acts_tell_the_list_only_if_just_one_fits(kinds, count):
    about = pair()
    factories.StepListFactory(steps=["government_approves", *AT_HOME])
    factories.StepListFactory(code="kg-cabinet", steps=["government_approves", "accession"])
    for kind in kinds:
        factories.ActFactory(**about, kind=kind, done_on=LAW)

    assert len(shown(about)) == count


def test_another_state_or_depositary_has_other_lists():
    about = pair() | {"state": factories.StateFactory(code="KZ")}
    factories.StepListFactory(steps=AT_HOME)
    other = factories.DepositaryFactory(code="UNSG")
    factories.StepListFactory(code="un", state=None, depositary=other, steps=["invitation"])
    adopt_law(about)
    factories.ActFactory(**about, kind="invitation", done_on=LAW)

    assert shown(about) == []


def test_an_invitation_stands_on_the_list_of_the_depositary():
    about = pair()
    keeper = about["treaty"].depositary
    kinds = ["request_to_accede", "invitation", "accession"]
    factories.StepListFactory(code="coe", state=None, depositary=keeper, steps=kinds)
    factories.ActFactory(**about, kind="invitation", done_on=LAW)

    assert [state for _name, state, _day in shown(about)[0]] == [
        "not_recorded",
        "done",
        "not_recorded",
    ]


def started(about: dict, publication="published"):
    """Return a procedure of three steps, the second of them completed by an act."""
    procedure = factories.ProcedureFactory(**about)
    for position, kind in enumerate(AT_HOME, 1):
        factories.ProcedureStepFactory(
            procedure=procedure,
            position=position,
            act_kind=kind,
            publication=publication if position == 3 else "draft",
            names={"en": f"kept {position}"},
            bodies={"en": "SECRET body"},
            document_title="SECRET paper",
        )
    return procedure


def test_readers_see_published_steps_and_what_an_act_tells():
    about = pair()
    started(about)
    adopt_law(about)

    assert shown(about) == [
        [
            ("Adoption of the law by parliament", "done", "2026-03-01"),
            ("kept 3", "now", ""),
        ]
    ]


def test_what_an_act_tells_says_nothing_more_of_a_step_that_is_not_published():
    about = pair()
    started(about)
    adopt_law(about)

    told, _kept = procedure_rows(about["state"], ON, "en")

    assert (told["body"], told["document_title"], told["act_kind"]) == (
        None,
        None,
        "parliament_adopts_law",
    )


def test_a_procedure_without_a_published_step_is_not_there():
    about = pair()
    started(about, publication="draft")
    adopt_law(about)

    # As if nobody kept it: the acts stand on the list of the State, which has no steps here.
    assert shown(about) == []
    assert procedure_rows(about["state"], ON, "en") == []


def test_a_kept_procedure_takes_the_place_of_its_list():
    about = pair()
    factories.StepListFactory(steps=AT_HOME)
    started(about)
    adopt_law(about)

    assert len(shown(about)) == 1


def test_rows_end_with_the_deposit_and_begin_with_the_procedure():
    about = pair()
    started(about)
    factories.ActFactory(**about, kind="ratification", done_on=ON)

    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 11, 23), ON]
    assert [len(procedure_rows(about["state"], day, "en")) for day in days] == [0, 1, 1, 0]


def test_queries(django_assert_num_queries):
    about = pair()
    with django_assert_num_queries(1):
        steppers(**about, acts=[], on=ON)

    started(about)
    with django_assert_num_queries(3):
        steppers(**about, acts=[], on=ON)

    act = adopt_law(about)
    with django_assert_num_queries(5):
        steppers(**about, acts=[act], on=ON)
