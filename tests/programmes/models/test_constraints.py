from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from programmes.models import Programme, Project
from tests.constraints import constraints_of, refusal_by
from tests.factories import (
    AimFactory,
    ContributionFactory,
    DocumentFactory,
    ExtensionFactory,
    MilestoneFactory,
    PartnerFactory,
    ProgrammeFactory,
    ProjectFactory,
    ResultFactory,
    TreatyFactory,
)

JANUARY, JUNE = date(2000, 1, 1), date(2000, 6, 1)
SENTINEL = date(9999, 12, 31)


def lead_to_itself(factory, model, name: str):
    row = factory()
    model.objects.filter(pk=row.pk).update(**{name: F("id")})


def twice(factory, *, in_project: bool, **same):
    """Write two rows that say the same in one programme, or in one of its projects."""
    project = ProjectFactory() if in_project else None
    programme = project.programme if project else ProgrammeFactory()
    for _ in range(2):
        factory(programme=programme, project=project, **same)


def in_programme_and_project(factory, **same):
    """Write two rows that say the same, one of the programme and one of its project."""
    project = ProjectFactory()
    for owner in (None, project):
        factory(programme=project.programme, project=owner, **same)


def undertaking_cases(name: str, factory) -> list[tuple]:
    """Return the cases of what programmes and projects share."""
    return [
        (
            f"programmes_{name}_precision_fits_date",
            lambda: factory(start_on=JUNE, start_precision="month"),
            lambda: factory(start_on=date(2000, 6, 2), start_precision="month"),
        ),
        (
            f"programmes_{name}_precision_fits_date",
            lambda: factory(end_on=JANUARY, end_precision="year"),
            lambda: factory(end_on=JUNE, end_precision="year"),
        ),
        (
            f"programmes_{name}_precision_fits_date",
            lambda: factory(start_on=None, start_precision="unknown"),
            lambda: factory(start_on=None, start_precision="day"),
        ),
        (
            f"programmes_{name}_dates_within_calendar",
            lambda: factory(start_on=date(1800, 1, 1), start_precision="day"),
            lambda: factory(end_on=SENTINEL, end_precision="day"),
        ),
        (
            f"programmes_{name}_period_in_order",
            lambda: factory(**period(JUNE, "day", JUNE, "day")),
            lambda: factory(**period(JUNE, "day", JANUARY, "day")),
        ),
        (
            f"programmes_{name}_period_in_order",
            lambda: factory(**period(JUNE, "month", JANUARY, "year")),
            lambda: factory(**period(date(2001, 1, 1), "day", JANUARY, "year")),
        ),
        (
            f"programmes_{name}_period_in_order",
            lambda: factory(**period(date(2000, 6, 9), "day", JUNE, "month")),
            lambda: factory(**period(date(2000, 7, 1), "day", JUNE, "month")),
        ),
        (
            f"programmes_{name}_planned_end_beside_end",
            lambda: factory(
                **period(None, "unknown", JUNE, "day"),
                planned_end_on=JANUARY,
                planned_end_precision="day",
            ),
            lambda: factory(planned_end_on=JANUARY, planned_end_precision="day"),
        ),
        (
            f"programmes_{name}_budget_is_money",
            lambda: factory(budget_amount=1, budget_currency="EUR"),
            lambda: factory(budget_amount=1, budget_currency=""),
        ),
        (
            f"programmes_{name}_budget_is_money",
            lambda: factory(budget_amount=None, budget_currency=""),
            lambda: factory(budget_amount=0, budget_currency="EUR"),
        ),
    ]


def period(start, start_precision, end, end_precision) -> dict:
    return {
        "start_on": start,
        "start_precision": start_precision,
        "end_on": end,
        "end_precision": end_precision,
    }


CASES = [
    (
        "programmes_document_address_is_of_the_web",
        lambda: DocumentFactory(url="https://example.org/"),
        lambda: DocumentFactory(url="javascript:alert(1)"),
    ),
    (
        "programmes_milestone_address_is_of_the_web",
        lambda: MilestoneFactory(url="http://example.org/"),
        lambda: MilestoneFactory(url="javascript:alert(1)"),
    ),
    # name, what it accepts, what it refuses
    *undertaking_cases("programme", ProgrammeFactory),
    *undertaking_cases("project", ProjectFactory),
    (
        "programmes_programme_kind_known",
        lambda: ProgrammeFactory(kind="action_plan"),
        lambda: ProgrammeFactory(kind="party"),
    ),
    (
        "programmes_programme_publication_known",
        lambda: ProgrammeFactory(publication="draft"),
        lambda: ProgrammeFactory(publication="perhaps"),
    ),
    (
        "programmes_programme_slug_is_free",
        lambda: ProgrammeFactory(slug="totals-2020"),
        lambda: ProgrammeFactory(slug="totals"),
    ),
    (
        "programmes_programme_not_its_own_predecessor",
        lambda: ProgrammeFactory(predecessor=ProgrammeFactory()),
        lambda: lead_to_itself(ProgrammeFactory, Programme, "predecessor"),
    ),
    (
        "programmes_programme_not_its_own_framework",
        lambda: ProgrammeFactory(framework=ProgrammeFactory()),
        lambda: lead_to_itself(ProgrammeFactory, Programme, "framework"),
    ),
    (
        "programmes_project_not_its_own_parent",
        lambda: ProjectFactory(parent=ProjectFactory()),
        lambda: lead_to_itself(ProjectFactory, Project, "parent"),
    ),
    (
        "programmes_extension_precision_fits_date",
        lambda: ExtensionFactory(until_on=JUNE, until_precision="month"),
        lambda: ExtensionFactory(decided_on=JUNE, decided_precision="unknown"),
    ),
    (
        "programmes_extension_dates_within_calendar",
        lambda: ExtensionFactory(until_on=date(2199, 12, 31)),
        lambda: ExtensionFactory(until_on=SENTINEL),
    ),
    (
        "programmes_extension_until_once",
        lambda: [ExtensionFactory(programme__slug="p", until_on=on) for on in (JANUARY, JUNE)],
        lambda: [ExtensionFactory(programme__slug="p", until_on=JUNE) for _ in range(2)],
    ),
    (
        "programmes_extension_has_source",
        lambda: ExtensionFactory(source="the decision"),
        lambda: ExtensionFactory(source=""),
    ),
    (
        "programmes_contribution_amount_is_money",
        lambda: ContributionFactory(amount="0.01", currency="KGS"),
        lambda: ContributionFactory(amount=1, currency="eur"),
    ),
    (
        "programmes_contribution_share_at_most_100",
        lambda: ContributionFactory(share=100),
        lambda: ContributionFactory(share="100.01"),
    ),
    (
        "programmes_contribution_share_at_most_100",
        lambda: ContributionFactory(share=None),
        lambda: ContributionFactory(share=0),
    ),
    (
        "programmes_contribution_once_in_programme",
        lambda: in_programme_and_project(ContributionFactory, funder=PartnerFactory()),
        lambda: twice(ContributionFactory, in_project=False, funder=PartnerFactory()),
    ),
    (
        "programmes_contribution_once_in_project",
        lambda: in_programme_and_project(ContributionFactory, funder=PartnerFactory()),
        lambda: twice(ContributionFactory, in_project=True, funder=PartnerFactory()),
    ),
    (
        "programmes_aim_role_known",
        lambda: AimFactory(role=""),
        lambda: AimFactory(role="hopes"),
    ),
    (
        "programmes_aim_once_in_programme",
        lambda: in_programme_and_project(AimFactory, treaty=TreatyFactory()),
        lambda: twice(AimFactory, in_project=False, treaty=TreatyFactory()),
    ),
    (
        "programmes_aim_once_in_project",
        lambda: in_programme_and_project(AimFactory, treaty=TreatyFactory()),
        lambda: twice(AimFactory, in_project=True, treaty=TreatyFactory()),
    ),
    (
        "programmes_document_has_title_or_address",
        lambda: DocumentFactory(title="", url="https://example.org/"),
        lambda: DocumentFactory(title="", url=""),
    ),
    (
        "programmes_document_once_in_programme",
        lambda: in_programme_and_project(DocumentFactory),
        lambda: twice(DocumentFactory, in_project=False),
    ),
    (
        "programmes_document_once_in_project",
        lambda: in_programme_and_project(DocumentFactory),
        lambda: twice(DocumentFactory, in_project=True),
    ),
    (
        "programmes_milestone_in_order",
        lambda: MilestoneFactory(on=JUNE, until=JUNE),
        lambda: MilestoneFactory(on=JUNE, until=JANUARY),
    ),
    (
        "programmes_milestone_in_order",
        lambda: MilestoneFactory(on=None, until=None),
        lambda: MilestoneFactory(on=None, until=JUNE),
    ),
    (
        "programmes_milestone_dates_within_calendar",
        lambda: MilestoneFactory(on=date(1900, 1, 2)),
        lambda: MilestoneFactory(on=date(1900, 1, 1)),
    ),
    (
        "programmes_result_once",
        lambda: [ResultFactory(programme__slug="p") for _ in range(2)],
        lambda: [ResultFactory(programme__slug="p", act=act) for act in [ResultFactory().act] * 2],
    ),
    (
        "programmes_result_publication_known",
        lambda: ResultFactory(publication="withdrawn"),
        lambda: ResultFactory(publication="perhaps"),
    ),
    (
        "programmes_result_published_has_source",
        lambda: ResultFactory(publication="draft", source=""),
        lambda: ResultFactory(publication="published", source=""),
    ),
]


def each_case(outcome: int):
    ids = [f"{name}-{number}" for number, (name, *_) in enumerate(CASES)]
    return pytest.mark.parametrize(
        "name, write", [(case[0], case[outcome]) for case in CASES], ids=ids
    )


@pytest.mark.django_db
@each_case(1)
def test_constraint_accepts(name, write):
    write()


@pytest.mark.django_db
@each_case(2)
def test_constraint_refuses(name, write):
    with pytest.raises(IntegrityError, match=refusal_by(name)), transaction.atomic():
        write()


def test_each_constraint_has_a_case():
    assert {name for name, *_ in CASES} == set(constraints_of("programmes"))


@pytest.mark.django_db
def test_a_form_shows_the_message():
    programme = ProgrammeFactory.build(budget_amount=1)

    with pytest.raises(ValidationError, match="has a currency of three capital letters"):
        programme.full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize("factory", [MilestoneFactory, ResultFactory])
def test_a_source_is_no_script(factory):
    factory(source="https://example.org/").full_clean()
    with pytest.raises(ValidationError, match="http"):
        factory(source="javascript:alert(1)").full_clean()
