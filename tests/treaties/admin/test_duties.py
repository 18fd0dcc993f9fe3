"""Reports and national laws: entered as drafts, shown as readers would see them, published."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from core.admin.by_language import LANGUAGES
from core.records.models import Change
from tests import factories
from tests.treaties.staff import person, treaty_in_force
from treaties.models import Monitoring, NationalLaw, Report, ReportingDuty
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

GROUPS = [("Viewers", False), ("Editors", True), ("Publishers", True)]


@pytest.fixture
def treaty(db):
    return treaty_in_force()


@pytest.fixture
def kyrgyzstan(db):
    found = factories.StateFactory(code="KG")
    door.rederive()
    return found


@pytest.fixture
def pair(treaty, kyrgyzstan):
    return treaty, kyrgyzstan


def address(model, what: str, *args) -> str:
    return reverse(f"admin:treaties_{model._meta.model_name}_{what}", args=args)


def report_values(treaty, state, **changed) -> dict:
    return {
        "treaty": treaty.pk,
        "state": state.pk,
        "submitted_on": "2026-03-01",
        "document": "CEDAW/C/KGZ/5",
        "source": "the committee's page",
        "publication": "draft",
    } | changed


def law_values(treaty, state, **changed) -> dict:
    return {
        "treaty": treaty.pk,
        "state": state.pk,
        "titles_ru": "О гарантиях",
        "number": "184",
        "source": "the ministry's page",
        "publication": "draft",
    } | changed


VALUES = {Report: report_values, NationalLaw: law_values}


@pytest.mark.parametrize("model", VALUES)
@pytest.mark.parametrize("group, is_allowed", GROUPS)
def test_who_enters_drafts(group, is_allowed, model, client, pair):
    client.force_login(person(group))

    client.post(address(model, "add"), VALUES[model](*pair))

    found = model.objects.all()
    assert [row.publication for row in found] == (["draft"] if is_allowed else [])
    assert not Change.objects.filter(is_public=True).exists()


def test_an_editor_publishes_nothing(client, treaty, kyrgyzstan):
    client.force_login(person("Editors"))

    client.post(address(Report, "add"), report_values(treaty, kyrgyzstan, publication="published"))

    assert Report.objects.get().publication == "draft"


def test_a_publisher_publishes_in_the_form(settings, client, treaty, kyrgyzstan):
    settings.TWO_PERSON_RULE = False
    publisher = person("Publishers")
    client.force_login(publisher)

    values = report_values(treaty, kyrgyzstan, publication="published")
    client.post(address(Report, "add"), values)

    found = Report.objects.get()
    assert (found.publication, found.entered_by) == ("published", publisher)
    assert Change.objects.get(model="treaties.report").is_public


@pytest.mark.parametrize("is_own, publication", [(True, "draft"), (False, "published")])
def test_two_persons_publish(is_own, publication, client, pair):
    writer, other = person("Publishers"), person("Publishers")
    client.force_login(writer)
    client.post(address(Report, "add"), report_values(*pair))
    row = Report.objects.get()

    client.force_login(writer if is_own else other)
    seen = Change.objects.latest("sequence").sequence
    data = {"action": "publish_selected", "_selected_action": [row.pk], "seen": seen}
    client.post(address(Report, "changelist"), data)

    row.refresh_from_db()
    assert row.publication == publication


def test_what_changed_after_the_list_was_opened_is_shown_again(client, treaty, kyrgyzstan):
    client.force_login(person("Publishers"))
    client.post(address(Report, "add"), report_values(treaty, kyrgyzstan))
    row = Report.objects.get()

    data = {"action": "publish_selected", "_selected_action": [row.pk], "seen": 0}
    page = client.post(address(Report, "changelist"), data)

    row.refresh_from_db()
    assert row.publication == "draft"
    assert "Changed after you opened the list" in page.text


@pytest.mark.usefixtures("one_person")
@pytest.mark.parametrize("group, is_allowed", [("Editors", False), ("Publishers", True)])
def test_who_changes_what_is_published(group, is_allowed, client, treaty, kyrgyzstan):
    row = factories.ReportFactory(treaty=treaty, state=kyrgyzstan)
    client.force_login(person(group))
    values = report_values(treaty, kyrgyzstan, document="another", publication="published")

    without = client.post(address(Report, "change", row.pk), values)
    client.post(address(Report, "change", row.pk), values | {"reason": "Misprinted."})

    row.refresh_from_db()
    assert (row.document == "another") is is_allowed
    assert ("Say why what readers see is to be changed." in without.text) is is_allowed


def test_what_is_published_is_not_deleted(client, treaty, kyrgyzstan):
    row = factories.ReportFactory(treaty=treaty, state=kyrgyzstan)
    client.force_login(person("Publishers"))

    client.post(address(Report, "delete", row.pk), {"post": "yes"})

    assert Report.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("days, is_refused", [(0, False), (1, True)])
def test_a_report_of_a_day_to_come_is_refused(days, is_refused, client, treaty, kyrgyzstan):
    client.force_login(person("Editors"))
    day = timezone.localdate() + timezone.timedelta(days=days)

    client.post(address(Report, "add"), report_values(treaty, kyrgyzstan, submitted_on=str(day)))

    assert Report.objects.exists() is not is_refused


def test_a_duty_of_another_treaty_is_refused(client, treaty, kyrgyzstan):
    duty = factories.ReportingDutyFactory()
    door.rederive()
    client.force_login(person("Editors"))

    page = client.post(address(Report, "add"), report_values(treaty, kyrgyzstan, duty=duty.pk))

    assert "This duty is one of another treaty." in page.text


def test_a_law_needs_a_title(client, treaty, kyrgyzstan):
    client.force_login(person("Editors"))

    page = client.post(address(NationalLaw, "add"), law_values(treaty, kyrgyzstan, titles_ru=""))

    assert "Give the title in at least one language." in page.text


@pytest.mark.parametrize(
    "model, line",
    [
        pytest.param(Report, "<dd>CEDAW/C/KGZ/5</dd>", id="report"),
        pytest.param(NationalLaw, "<dd>О гарантиях</dd>", id="law"),
    ],
)
def test_a_preview_shows_what_readers_would_see(model, line, client, pair):
    client.force_login(person("Editors"))

    values, headers = VALUES[model](*pair), {"X-Fragment": "1"}
    page = client.post(address(model, "preview"), values, headers=headers)

    assert line in page.text
    assert not model.objects.exists()


@pytest.mark.parametrize("group, status", [("Viewers", 403), ("Editors", 200)])
def test_who_may_preview(group, status, client, treaty, kyrgyzstan):
    client.force_login(person(group))

    assert client.post(address(Report, "preview"), {}).status_code == status
    assert client.get(address(Report, "preview")).status_code == 405


def test_the_form_opens_with_the_preview_of_what_is_stored(client, treaty, kyrgyzstan):
    row = factories.NationalLawFactory(treaty=treaty, state=kyrgyzstan, adopted_on=date(2008, 8, 4))
    client.force_login(person("Publishers"))

    page = client.get(address(NationalLaw, "change", row.pk))

    assert "<dd>4 August 2008</dd>" in page.text


def test_an_earlier_version_comes_back(client, treaty, kyrgyzstan):
    client.force_login(person("Editors"))
    client.post(address(Report, "add"), report_values(treaty, kyrgyzstan))
    row, first = Report.objects.get(), Change.objects.get(model="treaties.report")
    values = report_values(treaty, kyrgyzstan, document="another", seen=first.sequence)
    client.post(address(Report, "change", row.pk), values)

    data = {"sequence": first.sequence, "reason": "It was right."}
    client.post(address(Report, "history", row.pk), data)

    row.refresh_from_db()
    assert row.document == "CEDAW/C/KGZ/5"


@pytest.mark.usefixtures("one_person")
def test_bodies_and_duties_are_entered_with_their_treaty(client, treaty):
    body = factories.MonitoringBodyFactory()
    client.force_login(person("Publishers"))
    form = client.get(reverse("admin:treaties_treaty_change", args=[treaty.pk]))
    values = values_of_forms(form)
    values |= {
        "monitoring-TOTAL_FORMS": 1,
        "monitoring-0-body": body.pk,
        "monitoring-0-articles": "17",
        "reporting_duties-TOTAL_FORMS": 1,
        "reporting_duties-0-articles": "18(1)",
        "reporting_duties-0-first_months": 12,
    }

    client.post(reverse("admin:treaties_treaty_change", args=[treaty.pk]), values)

    assert Monitoring.objects.get().treaty == treaty
    assert ReportingDuty.objects.get().first_months == 12


def values_of_forms(response) -> dict:
    """Return the values with which the form of a treaty and those of its rows open."""
    forms = [response.context["adminform"].form]
    for each in response.context["inline_admin_formsets"]:
        forms += [each.formset.management_form, *each.formset.initial_forms]
    found = {}
    for form in forms:
        for field in form:
            value = field.value()
            if isinstance(value, dict):
                texts = field.field.widget.decompress(value)
                found |= {
                    f"{field.html_name}_{n}": text for n, text in zip(LANGUAGES, texts, strict=True)
                }
            elif value is not None and value is not False:
                found[field.html_name] = value
    return found
