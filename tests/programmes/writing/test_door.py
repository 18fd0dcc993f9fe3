"""What no single row shows is refused whoever writes, and nothing of the write stays."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from core.records.models import Change, Revision
from programmes.models import Aim, Contribution, Extension, Programme, Project, Result
from programmes.writing.door import ContradictionError, writing
from tests.factories import (
    ActFactory,
    AimFactory,
    ContributionFactory,
    DocumentFactory,
    ExtensionFactory,
    MilestoneFactory,
    PartnerFactory,
    ProgrammeFactory,
    ProjectFactory,
    ResultFactory,
    RevisionFactory,
    StateFactory,
    TreatyFactory,
)
from treaties.models import Treaty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def revision():
    return RevisionFactory()


def refused(row, match: str) -> None:
    """Check that a row is refused, and that neither it nor a record of it stays."""
    with pytest.raises(ContradictionError, match=match), writing() as write:
        write.save(row)

    assert not type(row).objects.filter(pk=row.pk).exists()
    assert not Change.objects.exists()


def test_an_act_of_another_country_is_refused():
    programme, act = ProgrammeFactory(countries=[StateFactory()]), ActFactory()

    refused(Result(programme=programme, act=act), "is not one of the countries")


def test_an_act_of_a_country_is_written_and_recorded():
    act = ActFactory()
    programme = ProgrammeFactory(countries=[act.state])

    with writing(treaties=[act.treaty], reason="a reason") as write:
        write.save(Result(programme=programme, act=act))

    change = Change.objects.get()
    assert (change.model, change.topic, change.actor) == (
        "programmes.result",
        act.treaty.code,
        act.state.code,
    )
    assert not change.is_public
    assert Revision.objects.get().number == 1


def test_a_form_refuses_an_act_of_another_country():
    result = Result(programme=ProgrammeFactory(), act=ActFactory(), source="a test")

    with pytest.raises(ValidationError, match="not one of the programme's countries"):
        result.full_clean()


def test_a_country_with_a_result_cannot_be_taken_away():
    programme = ResultFactory().programme

    with pytest.raises(ContradictionError, match="is not one of the countries"), writing() as write:
        write.set(programme, "countries", [])

    assert programme.countries.count() == 1


def test_a_draft_act_is_no_published_result():
    act = ActFactory(publication="draft")
    result = Result(programme=ProgrammeFactory(countries=[act.state]), act=act, source="a test")
    result.publication = "published"

    refused(result, "only a published act")


def test_shares_above_100_are_refused():
    first = ContributionFactory(share=90)

    refused(
        Contribution(programme=first.programme, funder=PartnerFactory(), share=11),
        "add up to more than 100",
    )


def test_shares_of_100_are_written():
    first = ContributionFactory(share=90)

    with writing() as write:
        write.save(Contribution(programme=first.programme, funder=PartnerFactory(), share=10))

    assert Contribution.objects.count() == 2


def test_a_project_of_another_programme_is_refused():
    aim = Aim(programme=ProgrammeFactory(), project=ProjectFactory(), treaty=TreatyFactory())

    refused(aim, "does not belong to")


def test_a_part_of_a_project_of_another_programme_is_refused():
    project = Project(
        slug="part", names={"en": "Part"}, programme=ProgrammeFactory(), parent=ProjectFactory()
    )

    refused(project, "does not belong to")


@pytest.mark.parametrize("name", ["predecessor", "framework"])
def test_a_circle_is_refused(name):
    first = ProgrammeFactory()
    second = ProgrammeFactory(**{name: first})
    setattr(first, name, second)

    with pytest.raises(ContradictionError, match="in a circle"), writing() as write:
        write.save(first)

    assert getattr(Programme.objects.get(pk=first.pk), name) is None


def test_an_extension_needs_the_planned_end():
    programme = ProgrammeFactory(end_on=date(2024, 6, 30))

    refused(
        Extension(programme=programme, until_on=date(2024, 6, 30), source="a test"),
        "needs the end as first planned",
    )


@pytest.mark.parametrize(
    "end, is_refused",
    [
        pytest.param(date(2024, 6, 29), False, id="ended-early"),
        pytest.param(date(2024, 6, 30), False, id="on-the-day"),
        pytest.param(date(2024, 7, 1), True, id="a-day-too-late"),
    ],
)
def test_the_end_lies_within_the_last_extension(end, is_refused):
    programme = ProgrammeFactory(planned_end_on=date(2024, 1, 1), end_on=date(2024, 6, 1))
    ExtensionFactory(programme=programme, until_on=date(2024, 6, 1), until_precision="month")
    programme.end_on = end

    if not is_refused:
        with writing() as write:
            write.save(programme)
        return
    with pytest.raises(ContradictionError, match="after the day"), writing() as write:
        write.save(programme)


def parts(programme: Programme) -> list:
    """Return a new row of every model whose rows belong to a programme."""
    act = ActFactory(state=programme.countries.get())
    of_it = {"programme": programme}
    return [
        ProjectFactory.build(**of_it),
        ExtensionFactory.build(**of_it),
        ContributionFactory.build(**of_it, funder=PartnerFactory(), share=10),
        AimFactory.build(**of_it, treaty=act.treaty),
        DocumentFactory.build(**of_it),
        MilestoneFactory.build(**of_it),
        ResultFactory.build(**of_it, act=act, country=False),
    ]


@pytest.mark.parametrize("publication", ["draft", "withdrawn", "published"])
def test_what_belongs_to_a_programme_is_as_public_as_the_programme(publication):
    programme = ProgrammeFactory(
        publication=publication,
        planned_end_on=date(2024, 1, 1),
        end_on=date(2024, 6, 30),
        countries=[StateFactory()],
    )
    rows = parts(programme)

    with writing(treaties=Treaty.objects.all()) as write:
        for row in rows:
            write.save(row)
        write.set(programme, "countries", [*programme.countries.all(), StateFactory()])

    found = set(Change.objects.values_list("model", "is_public"))
    labels = {row._meta.label_lower for row in [*rows, programme]}
    assert found == {(label, publication == "published") for label in labels}


def test_every_part_of_a_programme_is_among_those_asked():
    fields = Programme._meta.related_objects
    models = {field.related_model for field in fields if field.field.name == "programme"}

    assert models == {type(row) for row in parts(ProgrammeFactory(countries=[StateFactory()]))}


def test_an_amount_that_did_not_change_leaves_no_trace():
    row = Contribution.objects.get(pk=ContributionFactory(share=90, amount=8, currency="EUR").pk)
    row.share, row.amount = Decimal("90.0"), Decimal(8)

    with writing() as write:
        write.save(row)

    assert not Change.objects.exists()
