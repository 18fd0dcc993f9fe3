"""Treaties in the admin: clauses in words, their proof, the copying of clauses, the chart."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from core.records.models import Change
from tests import factories
from tests.treaties.staff import BESIDE_TREATIES, treaty_in_force
from treaties.models import Checked, Clause, Treaty
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean", "one_person")]


# What the form of a treaty sends that has no rows beside it.
NO_ROWS = {
    f"{name}-{count}": 0 for name in BESIDE_TREATIES for count in ("TOTAL_FORMS", "INITIAL_FORMS")
}


@pytest.fixture
def chief(client):
    user = User.objects.create_superuser("chief")
    client.force_login(user)
    return user


def form(treaty) -> str:
    return reverse("admin:treaties_treaty_change", args=[treaty.pk])


def consent(treaty, done_on: date, effective_on: date):
    return factories.ActFactory(treaty=treaty, done_on=done_on, effective_on=effective_on)


def test_the_clauses_are_read_as_sentences(client, chief):
    page = client.get(form(treaty_in_force()))

    assert any(
        "first day of the month following the expiration of a period of three months" in sentence
        for sentence in page.context["sentences"]
    )


def test_the_identifier_follows_and_cannot_be_typed(client, chief):
    page = client.get(reverse("admin:treaties_treaty_add"))
    values = dict.fromkeys(page.context["adminform"].form.fields, "")
    del values["subjects"], values["unofficial_titles"]
    series = factories.SeriesFactory(code="CETS")
    typed = {"series": "CETS", "number": "299", "form": "treaty", "titles_en": "A convention"}

    client.post(
        reverse("admin:treaties_treaty_add"), values | NO_ROWS | typed | {"code": "uncac-2003"}
    )

    treaty = Treaty.objects.get(number="299")
    assert "code" not in values
    assert (treaty.code, treaty.label) == ("cets-299", "CETS No. 299")
    assert treaty.depositary == series.depositary


@pytest.mark.parametrize(
    "changed, field, message",
    [
        pytest.param({"series": ""}, "series", "required", id="no-series"),
        pytest.param({"titles_en": ""}, "titles", "English", id="no-title"),
        pytest.param({"number": "IV-4"}, "number", "one is 112", id="number-of-another-series"),
        pytest.param({"number": ""}, "number", "required", id="no-number"),
        pytest.param(
            {"status_url": "ftp://example.org"}, "status_url", "http:", id="no-web-address"
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said(client, chief, changed, field, message):
    factories.SeriesFactory()
    typed = {"series": "ETS", "number": "299", "form": "treaty", "titles_en": "A convention"}

    page = client.post(reverse("admin:treaties_treaty_add"), NO_ROWS | typed | changed)

    assert message in " ".join(page.context["adminform"].form.errors[field])
    assert not Treaty.objects.exists()


def test_routes_relations_and_the_check_are_written_with_the_treaty(client, chief):
    treaty = factories.TreatyFactory(number="299", open_to=())
    other = factories.TreatyFactory(number="298")
    door.rederive()
    typed = {"series": "ETS", "number": "299", "form": "treaty", "titles_en": "A convention"}
    rows = {
        "organisation": treaty.organisation_id,
        "routes-TOTAL_FORMS": 1, "routes-0-treaty": treaty.pk, "routes-0-group": "other",
        "routes-0-route": "by_invitation", "routes-0-requires": other.pk,
        "relations-TOTAL_FORMS": 1, "relations-0-treaty": treaty.pk,
        "relations-0-kind": "amends", "relations-0-other": other.pk,
        "chart_check-TOTAL_FORMS": 1, "chart_check-0-treaty": treaty.pk,
        "chart_check-0-checked_on": "2026-01-01", "chart_check-0-source": "the chart",
    }  # fmt: skip

    client.post(form(treaty), NO_ROWS | typed | rows | {"seen": 0})

    route, relation, check = treaty.routes.get(), treaty.relations.get(), Checked.objects.get()
    assert (route.group_code, route.requires) == ("coe-other", other)
    assert (relation.kind, relation.other) == ("amends", other)
    assert (check.treaty, check.checked_on) == (treaty, date(2026, 1, 1))
    written = Change.objects.values_list("model", "topic").order_by("sequence")
    assert set(written) == {
        (f"treaties.{model}", "ets-299") for model in ("treaty", "route", "relation", "checked")
    }


@pytest.mark.parametrize(
    "organisation, group, is_refused",
    [
        pytest.param("COE", "member", False, id="member"),
        pytest.param("COE", "state", True, id="any-state-of-an-organisation"),
        pytest.param(None, "state", False, id="any-state"),
        pytest.param(None, "member", True, id="member-of-none"),
    ],
)
def test_a_route_is_of_a_group_that_the_organisation_has(organisation, group, is_refused):
    body = factories.OrganisationFactory(code=organisation) if organisation else None
    treaty = factories.TreatyFactory(organisation=body, open_to=())
    route = factories.RouteFactory.build(treaty=treaty, group=group)

    if is_refused:
        with pytest.raises(ValidationError, match="organisation"):
            route.full_clean()
    else:
        route.full_clean()


def test_an_identifier_that_does_not_follow_is_refused():
    factories.SeriesFactory()
    treaty = factories.TreatyFactory.build(number="299", code="uncac-2003")

    with pytest.raises(ValidationError, match="ets-299"):
        treaty.full_clean()


def test_a_second_treaty_of_the_same_number_is_refused():
    factories.TreatyFactory(number="299")

    with pytest.raises(ValidationError, match="already"):
        factories.TreatyFactory.build(number="299").clean()


def test_the_published_dates_prove_them(client, chief):
    treaty = treaty_in_force()
    consent(treaty, date(2001, 1, 31), date(2001, 5, 1))
    wrong = consent(treaty, date(2004, 3, 2), date(2004, 6, 1))
    door.rederive()

    proof = client.get(form(treaty)).context["proof"]

    assert (proof["agree"], proof["total"]) == (1, 2)
    assert [(item["state"], item["computed_on"]) for item in proof["differences"]] == [
        (wrong.state.name, "1 July 2004")
    ]


def test_what_the_checks_find_stands_on_the_form(client, chief):
    """Rules 7 and 20: the recorded consents explain another date, or none."""
    treaty = treaty_in_force(chart_complete_on=date(2026, 1, 1))
    general = {"applies_to": "general_entry_into_force", "threshold_total": 1}
    factories.ClauseFactory(treaty=treaty, **general)

    unmet = client.get(form(treaty)).context["findings"]
    factories.ActFactory(treaty=treaty, done_on=date(1980, 1, 1))
    differs = client.get(form(treaty)).context["findings"]

    assert [found[:8] for found in unmet] == ["Rule 20:"]
    assert [found[:7] for found in differs] == ["Rule 7:"]


def test_a_clause_is_copied_without_its_article(client, chief):
    source, target = treaty_in_force(), factories.TreatyFactory()
    clause = source.clauses.first()
    Clause.objects.update(articles="19(2)", quoted_text="Le texte.")
    address = reverse("admin:treaties_treaty_copy_clauses", args=[target.pk])

    client.post(address, {"clause": [clause.pk]})

    copy = target.clauses.get()
    assert (copy.applies_to, copy.kind, copy.n) == (clause.applies_to, clause.kind, clause.n)
    assert (copy.articles, copy.quoted_text) == ("", "")
    assert copy.basis == f"like {source.label}"
    assert Change.objects.get().by == chief


def test_a_clause_is_not_copied_over_another(client, chief):
    source, target = treaty_in_force(), factories.TreatyFactory()
    clause = source.clauses.first()
    factories.ClauseFactory(treaty=target, applies_to=clause.applies_to, n=9)
    door.rederive()
    address = reverse("admin:treaties_treaty_copy_clauses", args=[target.pk])

    client.post(address, {"clause": [clause.pk]})

    assert target.clauses.get().n == 9


def test_treaties_to_copy_from_are_found(client, chief):
    source = treaty_in_force(titles={"en": "Transfer of Sentenced Persons"})
    target = factories.TreatyFactory(titles={"en": "Additional Protocol"})
    address = reverse("admin:treaties_treaty_copy_clauses", args=[target.pk])

    found = client.get(address, {"q": "transfer"}).context["found"]

    assert [item["treaty"] for item in found] == [source]
    assert len(found[0]["clauses"]) == 2


def test_the_chart_is_read_from_the_treaty(client, chief):
    treaty = treaty_in_force()
    act = factories.ActFactory(treaty=treaty, done_on=date(2001, 1, 31))
    door.rederive()

    chart = client.get(form(treaty)).context["chart"]

    assert [(period.state, period.status) for period in chart] == [(act.state, "in_force")]


def test_the_acts_are_read_from_the_state(client, chief):
    act = factories.ActFactory()
    address = reverse("admin:countries_state_change", args=[act.state_id])

    assert list(client.get(address).context["acts"]) == [act]


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
def test_days_are_shown_and_read_alike_in_every_language(client, chief, language):
    treaty = factories.TreatyFactory(opened_on=date(2001, 11, 10))
    page = client.get(form(treaty), headers={"Accept-Language": language})
    field = page.context["adminform"].form["opened_on"]

    with translation.override(language):
        assert 'value="2001-11-10"' in str(field)
        assert field.field.clean("10.11.2001") == date(2001, 11, 10)
        with pytest.raises(ValidationError, match=r"2001-11-10 .* 2001-10-11"):
            field.field.clean("10/11/2001")


@pytest.mark.parametrize("field", ["text_urls", "report_urls"])
def test_only_addresses_of_the_web_are_saved_and_shown(client, field):
    treaty = factories.TreatyFactory(**{field: {"en": "javascript:alert(1)"}})
    door.rederive()

    with pytest.raises(ValidationError, match="http"):
        treaty.full_clean()
    assert b'href="javascript' not in client.get(treaty.get_absolute_url()).content


def test_a_source_is_no_script():
    with pytest.raises(ValidationError, match="http"):
        factories.ActFactory(source="javascript:alert(1)").full_clean()


@pytest.mark.parametrize("field", ["text_urls", "report_urls"])
def test_only_addresses_of_the_web_are_answered(client, field):
    treaty = factories.TreatyFactory(**{field: {"en": "javascript:alert(1)", "fr": "https://a.b"}})
    factories.StateFactory(code="KG")
    door.rederive()

    assert client.get(f"/api/v1/treaties/{treaty.code}/").json()[field] == {"fr": "https://a.b"}
    assert b"javascript:alert" not in client.get(treaty.get_absolute_url()).content


def test_a_title_is_confirmed_by_taking_its_language_away(client, chief):
    treaty = factories.TreatyFactory(
        titles={"en": "A", "ky": "Б", "kk": "В"}, unofficial_titles=["ky", "kk"]
    )
    page = client.get(form(treaty))
    fields = page.context["adminform"].form["unofficial_titles"]

    assert fields.value() == ["ky", "kk"]
    assert fields.field.clean(["kk"]) == ["kk"]
    assert fields.field.clean([]) == []


def test_treaties_with_a_title_to_confirm_are_found(client, chief):
    factories.TreatyFactory(number="001", unofficial_titles=["ky"])
    factories.TreatyFactory(number="002", unofficial_titles=["kk"])

    page = client.get(reverse("admin:treaties_treaty_changelist"), {"unofficial": "ky"})

    assert [treaty.number for treaty in page.context["cl"].queryset] == ["001"]


def test_a_title_is_unofficial_only_to_readers_of_its_language():
    treaty = factories.TreatyFactory(titles={"en": "A", "ky": "Б"}, unofficial_titles=["ky"])

    with translation.override("ky"):
        assert treaty.has_unofficial_title
    with translation.override("kk"):
        assert not treaty.has_unofficial_title
