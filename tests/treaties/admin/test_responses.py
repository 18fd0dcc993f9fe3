"""Objections to an accession, and its acceptances, as staff enter and see them."""

from datetime import date

import pytest
from django.urls import reverse

from tests import factories
from tests.treaties.apostille import (
    accession,
    apostille_convention,
    objects,
    states_of_apostille,
    treaty_of_parties,
)
from tests.treaties.staff import MANAGEMENT, act_values, person
from treaties.models import Act, Statement
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

ADD = "admin:treaties_statement_add"


@pytest.fixture(autouse=True)
def editor(client):
    user = person("Editors")
    client.force_login(user)
    return user


@pytest.fixture
def states():
    return states_of_apostille()


@pytest.fixture
def apostille(states):
    return apostille_convention(states)


def enter(client, act, state, **changed):
    """Post the form of an objection to an accession; return the answer."""
    data = {
        "treaty": act.treaty_id,
        "state": state.pk,
        "nature": "objection",
        "text": "Germany objects.",
        "language": "de",
        "about_act": act.pk,
        "made_on": "2011-05-20",
        "source": "a letter",
        **MANAGEMENT,
    }
    return client.post(reverse(ADD), data | changed)


def acceded(treaty) -> Act:
    return treaty.acts.get(kind="accession")


@pytest.mark.parametrize("nature", ["objection", "acceptance"])
def test_an_answer_to_an_accession_is_entered(client, apostille, states, nature):
    response = enter(client, acceded(apostille), states["DE"], nature=nature)

    assert response.status_code == 302
    assert Statement.objects.get().about_act == acceded(apostille)


def refused(client, act, state, field="about_act", **changed) -> str:
    """Return why the form refuses it."""
    form = enter(client, act, state, **changed).context["adminform"].form

    assert not Statement.objects.exists()
    return " ".join(form.errors[field])


def test_an_accession_to_another_treaty(client, apostille, states):
    other = treaty_of_parties(states, "413")

    text = refused(client, acceded(apostille), states["DE"], treaty=other.pk)

    assert text == "This accession is to another treaty: ETS No. 412."


def test_its_own_accession(client, apostille, states):
    text = refused(client, acceded(apostille), states["KG"])

    assert text == "A State cannot object to its own accession, nor accept it."


def test_an_accession_that_nobody_may_refuse(client, states):
    act = accession(treaty_of_parties(states, "413", accession_binds=""), states)

    assert "binds towards all Parties" in refused(client, act, states["DE"])


@pytest.mark.parametrize("made_on", ["2010-11-14", "2010-11-15"])
def test_it_cannot_have_been_made_before_the_accession(client, apostille, states, made_on):
    response = enter(client, acceded(apostille), states["DE"], made_on=made_on)

    is_refused = made_on == "2010-11-14"
    assert (response.status_code == 200) is is_refused
    if is_refused:
        (error,) = response.context["adminform"].form.errors["made_on"]
        assert error.startswith("It answers an accession of 15 November 2010 and cannot")


@pytest.mark.parametrize(
    "values", [{"kind": "ratification"}, {"kind": "accession", "publication": "draft"}]
)
def test_only_published_accessions_are_answered(client, apostille, states, values):
    act = factories.ActFactory(treaty=apostille, state=states["UZ"], **values)
    door.rederive()

    assert refused(client, act, states["DE"]) == "Choose a published accession."


def test_accessions_alone_are_offered(client, apostille, states):
    query = {"app_label": "treaties", "model_name": "statement", "field_name": "about_act"}

    found = client.get(reverse("admin:autocomplete"), query | {"term": "412"}).json()["results"]

    assert [item["id"] for item in found] == [str(acceded(apostille).pk)]


def test_an_acceptance_names_what_it_accepts(client, apostille, states):
    text = refused(
        client,
        acceded(apostille),
        states["DE"],
        field="__all__",
        nature="acceptance",
        about_act="",
    )

    assert "An acceptance names the accession that it accepts." in text


@pytest.mark.parametrize("page", ["change", "review"])
def test_the_pages_of_the_act_list_what_answers_it(client, apostille, states, page):
    statement = objects(states, apostille, ends_on=date(2015, 3, 1))

    shown = client.get(reverse(f"admin:treaties_act_{page}", args=[acceded(apostille).pk])).text

    assert reverse("admin:treaties_statement_change", args=[statement.pk]) in shown
    assert "2011-05-20, withdrawn on 2015-03-01" in " ".join(shown.split())
    assert f"{reverse(ADD)}?treaty={apostille.pk}&amp;about_act=" in shown
    assert "Nobody has said that all of them are entered" in shown


def test_the_pages_of_other_acts_do_not(client, apostille):
    act = apostille.acts.filter(kind="ratification").first()

    shown = client.get(reverse("admin:treaties_act_change", args=[act.pk])).text

    assert "Objections and acceptances" not in shown


def test_that_objections_were_checked_is_entered_with_the_act(client, apostille, states):
    data = act_values(apostille, states["UZ"], objections_checked_on="2026-11-24")

    client.post(reverse("admin:treaties_act_add"), data)

    assert Act.objects.get(state=states["UZ"]).objections_checked_on == date(2026, 11, 24)


def test_only_of_an_accession(client, apostille, states):
    data = act_values(apostille, states["UZ"], kind="signature", objections_checked_on="2026-11-24")

    response = client.post(reverse("admin:treaties_act_add"), data)

    assert "Only an accession can be objected to." in response.text
    assert not Act.objects.filter(state=states["UZ"]).exists()
