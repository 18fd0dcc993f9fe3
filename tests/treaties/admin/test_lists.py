"""Every list of the admin: it opens, is searched, and costs the same with 2 and with 20 rows."""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.records.models import Change, Delivery, Revision, Webhook
from countries.models import Group, GroupPeriod, Membership, Organisation, State
from tests import factories
from treaties.models import (
    Act,
    Attachment,
    Authority,
    Clause,
    Depositary,
    Difference,
    GeneralEntryIntoForce,
    LetterTemplate,
    MonitoringBody,
    NationalLaw,
    Procedure,
    ProcedureStep,
    Proposal,
    Report,
    ReportingDuty,
    Series,
    StandingPeriod,
    Statement,
    StatusPeriod,
    StepFile,
    StepList,
    Subject,
    Treaty,
)

pytestmark = pytest.mark.django_db


def act(n: int):
    pair = {"treaty": factories.TreatyFactory(), "state": factories.StateFactory()}
    return factories.ActFactory(**pair, changed_by=factories.UserFactory())


def period(n: int):
    return factories.StatusPeriodFactory(starts_on=date(2000, 1, 1), ends_on=date(2000, 1, 2))


def change(n: int):
    return factories.ChangeFactory(
        by=factories.UserFactory(),
        topic="ets-112",
        actor="KG",
        before={"note": ""},
        after={"note": "new"},
    )


def difference(n: int):
    by = factories.UserFactory()
    decided = {"reason": "Read.", "decided_on": date(2026, 11, 24), "decided_by": by}
    return factories.DifferenceFactory(act=act(n), decision="kept", **decided)


MAKERS = {
    Act: act,
    Attachment: lambda n: factories.AttachmentFactory(added_by=factories.UserFactory()),
    Authority: lambda n: factories.AuthorityFactory(),
    Change: change,
    Clause: lambda n: factories.ClauseFactory(),
    GeneralEntryIntoForce: lambda n: factories.GeneralEntryIntoForceFactory(),
    Group: lambda n: factories.GroupFactory(code=f"group-{n}"),
    GroupPeriod: lambda n: factories.GroupPeriodFactory(),
    LetterTemplate: lambda n: factories.LetterTemplateFactory(
        depositary=factories.DepositaryFactory(code="L" + chr(65 + n))
    ),
    Membership: lambda n: factories.MembershipFactory(),
    MonitoringBody: lambda n: factories.MonitoringBodyFactory(code=f"body-{n}"),
    NationalLaw: lambda n: factories.NationalLawFactory(),
    Organisation: lambda n: factories.OrganisationFactory(code="O" + chr(65 + n)),
    Delivery: lambda n: factories.DeliveryFactory(webhook=factories.WebhookFactory()),
    Depositary: lambda n: factories.DepositaryFactory(code="D" + chr(65 + n)),
    Difference: difference,
    Series: lambda n: factories.SeriesFactory(code=f"S{n}"),
    StepFile: lambda n: factories.StepFileFactory(),
    StepList: lambda n: factories.StepListFactory(),
    Subject: lambda n: factories.SubjectFactory(code=f"subject-{n}"),
    Procedure: lambda n: factories.ProcedureFactory(),
    ProcedureStep: lambda n: factories.ProcedureStepFactory(),
    Proposal: lambda n: factories.ProposalFactory(),
    Report: lambda n: factories.ReportFactory(),
    ReportingDuty: lambda n: factories.ReportingDutyFactory(),
    Revision: lambda n: factories.RevisionFactory(),
    StandingPeriod: lambda n: factories.StandingPeriodFactory(),
    State: lambda n: factories.StateFactory(),
    Statement: lambda n: factories.StatementFactory(),
    StatusPeriod: period,
    Webhook: lambda n: factories.WebhookFactory(),
    Treaty: lambda n: factories.TreatyFactory(parent=factories.TreatyFactory()),
}


@pytest.fixture
def superuser(client, db):
    user = get_user_model().objects.create_superuser("chief", password="right")
    client.force_login(user)
    return user


def list_url(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def test_every_model_of_ours_has_its_list():
    ours = {
        model
        for model in admin.site._registry
        if model._meta.app_label in {"records", "countries", "treaties"}
    }

    assert ours == set(MAKERS)


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model._meta.model_name)
def test_list_costs_the_same_with_20_rows(model, client, superuser):
    url = list_url(model)
    counts = []
    for wanted in (range(2), range(2, 20)):
        for n in wanted:
            MAKERS[model](n)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model._meta.model_name)
def test_list_is_searched(model, client, superuser):
    MAKERS[model](1)

    response = client.get(list_url(model), {"q": "no such name"})

    assert response.status_code == 200
    if model not in {Group, LetterTemplate, Revision}:
        assert response.context["cl"].result_count == 0


@pytest.mark.parametrize(
    "query, found",
    [
        ("112", "ETS No. 112"),
        ("ets 112", "ETS No. 112"),
        ("transfèrement", "ETS No. 112"),
        ("КОНВЕНЦИЯ О", "ETS No. 112"),
        ("arrest", None),
    ],
)
def test_treaty_is_found_in_any_language(query, found, client, superuser):
    titles = {
        "en": "Convention on the Transfer of Sentenced Persons",
        "fr": "Convention sur le transfèrement des personnes condamnées",
        "ru": "Конвенция о передаче осужденных лиц",
    }
    factories.TreatyFactory(number="112", titles=titles)

    response = client.get(
        reverse("admin:autocomplete"),
        {"term": query, "app_label": "treaties", "model_name": "act", "field_name": "treaty"},
    )

    results = response.json()["results"]
    assert [item["text"].startswith(found or "?") for item in results] == ([True] if found else [])


@pytest.mark.parametrize("query", ["kg", "Kyrgyz", "КЫРГЫЗ", "république kirghize"])
def test_state_is_found_in_any_language(query, client, superuser):
    factories.StateFactory(code="DE", names={"en": "Germany"})
    state = factories.StateFactory(
        code="KG",
        names={"en": "Kyrgyzstan", "ky": "Кыргызстан"},
        official_names={"fr": "République kirghize"},
    )

    response = client.get(
        reverse("admin:autocomplete"),
        {"term": query, "app_label": "treaties", "model_name": "act", "field_name": "state"},
    )

    assert [item["id"] for item in response.json()["results"]] == [str(state.pk)]


def test_acts_are_found_by_treaty_and_state_together(client, superuser):
    state = factories.StateFactory(code="KG", names={"en": "Kyrgyzstan"})
    treaty = factories.TreatyFactory(number="112")
    wanted = factories.ActFactory(treaty=treaty, state=state)
    factories.ActFactory(treaty=treaty)
    factories.ActFactory(state=state)

    response = client.get(list_url(Act), {"q": "112 kyrgyz"})

    assert list(response.context["cl"].queryset) == [wanted]


@pytest.mark.parametrize(
    "field, typed, first",
    [
        pytest.param("state", "EU", "European Union", id="code"),
        pytest.param("state", "КР", "Kyrgyzstan", id="abbreviation"),
        pytest.param("state", "РФ", "Russia", id="russian"),
        pytest.param("treaty", "108+", "CETS No. 223", id="name-of-a-treaty"),
        pytest.param("treaty", "108", "ETS No. 108", id="number-of-a-treaty"),
        pytest.param("treaty", "ЕКПЧ", "ETS No. 005", id="abbreviation-of-a-treaty"),
    ],
)
def test_what_is_named_whole_is_offered_first(client, superuser, field, typed, first):
    for code, name in (("EU", "European Union"), ("KG", "Kyrgyzstan"), ("RU", "Russia")):
        factories.StateFactory(code=code, names={"en": name})
    factories.StateFactory(code="AA", names={"en": "Neuland", "ru": "Укрфения"})
    for series, number in (("ETS", "005"), ("ETS", "108"), ("CETS", "223")):
        factories.TreatyFactory(series=series, number=number, titles={"en": "Convention"})
    query = {"app_label": "treaties", "model_name": "act", "field_name": field, "term": typed}

    found = client.get(reverse("admin:autocomplete"), query).json()["results"]

    assert found[0]["text"].startswith(first)
