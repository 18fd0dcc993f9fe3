"""Programmes in the admin: entered, refused, published, and their results proposed."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from core.records.models import Change
from programmes.models import Aim, Contribution, Partner, Programme, Project, Result, Theme
from programmes.writing.door import writing
from programmes.writing.suggestions import suggested_acts
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
    ThemeFactory,
    TreatyFactory,
)
from tests.treaties.staff import person

pytestmark = pytest.mark.django_db

INLINES = ["extensions", "contributions", "aims", "documents", "milestones", "projects"]


@pytest.fixture(autouse=True)
def one_person(settings):
    settings.TWO_PERSON_RULE = False
    return RevisionFactory()


@pytest.fixture
def editor(client):
    user = person("Editors")
    client.force_login(user)
    return user


@pytest.fixture
def publisher(client):
    user = person("Publishers")
    client.force_login(user)
    return user


def url(row, view="change") -> str:
    return reverse(f"admin:programmes_{row._meta.model_name}_{view}", args=[row.pk])


def management(*prefixes: str) -> dict:
    return {f"{prefix}-{name}_FORMS": 0 for prefix in prefixes for name in ("TOTAL", "INITIAL")}


def values(**changed) -> dict:
    """Return the values of the form of a programme, some of them changed."""
    return {
        "slug": "new",
        "names_en": "A new programme",
        "kind": "joint_programme",
        **management(*INLINES),
    } | changed


def values_of(programme, **changed) -> dict:
    names = {"names_en": programme.names["en"]}
    same = {"slug": programme.slug, "kind": programme.kind, "publication": programme.publication}
    countries = [state.pk for state in programme.countries.all()]
    return values(**names, **same, countries=countries, seen=10**6) | changed


def errors(response) -> str:
    form = response.context["adminform"].form
    return " ".join(text for found in form.errors.values() for text in found)


def test_a_draft_is_entered_with_all_that_belongs_to_it(client, editor):
    state, funder, treaty = StateFactory(), PartnerFactory(), TreatyFactory()
    rows = {
        "contributions-TOTAL_FORMS": 1,
        "contributions-0-funder": funder.pk,
        "contributions-0-amount": "8000000",
        "contributions-0-currency": "EUR",
        "contributions-0-share": "90",
        "aims-TOTAL_FORMS": 1,
        "aims-0-treaty": treaty.pk,
        "aims-0-role": "supports_accession",
    }

    response = client.post(
        reverse("admin:programmes_programme_add"),
        values(countries=[state.pk], start_on="03.2020") | rows,
    )

    assert response.status_code == 302
    programme = Programme.objects.get()
    assert (programme.publication, programme.entered_by) == ("draft", editor)
    assert (programme.start_on, programme.start_text) == (date(2020, 3, 1), "2020-03")
    assert Contribution.objects.get().share == Decimal(90)
    assert Aim.objects.get().treaty == treaty
    assert set(Change.objects.values_list("is_public", "by")) == {(False, editor.pk)}


@pytest.mark.parametrize(
    "changed, message",
    [
        pytest.param({"start_on": "10/11/2020"}, "which one?", id="two-days"),
        pytest.param({"names_en": ""}, "at least one language", id="no-name"),
        pytest.param({"slug": "totals"}, "an address of its own", id="reserved"),
        pytest.param({"budget_amount": "5"}, "has a currency", id="no-currency"),
        pytest.param({"publication": "published"}, "", id="editors-do-not-publish"),
    ],
)
def test_what_is_refused(changed, message, client, editor):
    response = client.post(reverse("admin:programmes_programme_add"), values(**changed))

    if not message:
        assert Programme.objects.get().publication == "draft"
        return
    assert message in errors(response)
    assert not Programme.objects.exists()


def test_contradictions_are_shown_and_nothing_is_saved(client, editor):
    rows = {"contributions-TOTAL_FORMS": 2}
    for number, share in enumerate((60, 50)):
        rows[f"contributions-{number}-funder"] = PartnerFactory().pk
        rows[f"contributions-{number}-share"] = share

    response = client.post(reverse("admin:programmes_programme_add"), values() | rows)

    assert response.status_code == 200
    assert "add up to more than 100" in errors(response)
    assert not Programme.objects.exists()
    assert not Change.objects.exists()


def test_names_in_other_languages_are_kept(client, editor):
    programme = ProgrammeFactory(publication="draft", names={"en": "Name", "tg": "Ном"})

    client.post(url(programme), values_of(programme, names_en="New name"))

    programme.refresh_from_db()
    assert programme.names == {"en": "New name", "tg": "Ном"}


@pytest.mark.parametrize(
    "factory", [ProgrammeFactory, ProjectFactory], ids=["programme", "project"]
)
def test_a_conflict_about_a_budget_keeps_what_was_typed(factory, client, publisher):
    money = {"budget_amount": Decimal(8889000), "budget_currency": "EUR"}
    row = (
        factory(**money)
        if factory is ProgrammeFactory
        else factory(programme__publication="draft", **money)
    )
    with writing(by=publisher) as write:
        row.budget_note = "As printed."
        write.save(row)
    given = values_of(row) if factory is ProgrammeFactory else project_values(row.programme)
    typed = {
        "budget_amount": "9000000",
        "budget_currency": "EUR",
        "budget_note": "Mine.",
        "seen": 0,
    }

    response = client.post(url(row), given | typed)

    assert response.status_code == 200
    assert "now “8889000”, you typed “9000000”" in errors(response)
    assert "Mine." in response.text


def test_a_refused_request_is_logged_without_a_traceback(client, editor, caplog):
    client.post(url(ProgrammeFactory()), {})

    [line] = [record for record in caplog.records if record.name == "django.request"]
    assert (line.status_code, line.exc_info) == (403, None)


def test_editors_leave_published_programmes(client, editor):
    programme = ProgrammeFactory()

    assert client.post(url(programme), values_of(programme)).status_code == 403
    assert client.get(url(programme)).status_code == 200


def project_values(programme) -> dict:
    """Return the values of the form of a new project."""
    return {
        "programme": programme.pk,
        "slug": "part",
        "names_en": "Part",
        "position": 1,
        **management("contributions", "aims", "documents"),
    }


def test_editors_add_no_project_to_what_readers_see(client, editor):
    address = reverse("admin:programmes_project_add")

    refused = client.post(address, project_values(ProgrammeFactory()))
    draft = ProgrammeFactory(publication="draft")
    row = {"aims-TOTAL_FORMS": 1, "aims-0-treaty": TreatyFactory().pk}
    written = client.post(address, project_values(draft) | row)

    assert "ask a publisher" in errors(refused)
    assert written.status_code == 302
    assert Aim.objects.get().project == Project.objects.get()
    assert Aim.objects.get().programme == draft


def test_a_change_of_what_readers_see_needs_a_reason(client, publisher):
    programme = ProgrammeFactory()

    without = client.post(url(programme), values_of(programme, contract_number="1"))
    client.post(url(programme), values_of(programme, contract_number="1", reason="The contract."))

    assert "Say why" in errors(without)
    programme.refresh_from_db()
    assert programme.contract_number == "1"
    assert Change.objects.get().reason == "The contract."


def test_a_programme_is_published_and_withdrawn(client, publisher):
    programme = ProgrammeFactory(publication="draft")
    without_source = client.post(url(programme), values_of(programme, publication="published"))
    DocumentFactory(programme=programme)
    given = values_of(programme, publication="published", **management("documents"))

    client.post(url(programme), given)
    programme.refresh_from_db()
    published = programme.publication
    client.post(url(programme), values_of(programme, publication="withdrawn", reason="An error."))
    programme.refresh_from_db()

    assert "needs a document as its source" in errors(without_source)
    assert (published, programme.publication) == ("published", "withdrawn")


@pytest.mark.parametrize(
    "rule, is_published", [pytest.param(True, False, id="on"), pytest.param(False, True, id="off")]
)
def test_the_two_person_rule(rule, is_published, client, publisher, settings):
    settings.TWO_PERSON_RULE = rule
    programme = ProgrammeFactory(publication="draft", entered_by=publisher)
    DocumentFactory(programme=programme)
    selected = {"action": "publish_selected", "_selected_action": [programme.pk]}

    client.post(reverse("admin:programmes_programme_changelist"), selected)

    programme.refresh_from_db()
    assert (programme.publication == "published") is is_published


def test_whoever_wrote_a_row_of_it_does_not_publish_a_programme(client, publisher, settings):
    settings.TWO_PERSON_RULE = True
    programme = ProgrammeFactory(publication="draft")
    with writing(by=publisher) as write:
        write.save(DocumentFactory.build(programme=programme))
    with writing(by=person("Editors")) as write:
        programme.note = "Filed."
        write.save(programme)
    last = Change.objects.last().sequence

    response = client.post(
        url(programme), values_of(programme, publication="published", note="Filed.", seen=last)
    )

    assert "somebody else has to publish it" in errors(response)


def test_a_row_is_not_published_as_it_is_written(client, publisher, settings):
    settings.TWO_PERSON_RULE = True
    programme = ProgrammeFactory(publication="draft")
    DocumentFactory(programme=programme)
    row = {"milestones-TOTAL_FORMS": 1, "milestones-0-text": "New.", "milestones-0-language": "en"}
    given = values_of(programme, publication="published", **management("documents"))

    response = client.post(url(programme), given | row)

    assert "Save it as a draft first" in errors(response)
    programme.refresh_from_db()
    assert programme.publication == "draft"


def test_a_list_asks_again_about_a_programme_whose_row_was_slipped_in(client, publisher):
    programme = ProgrammeFactory(publication="draft")
    DocumentFactory(programme=programme)
    address = reverse("admin:programmes_programme_changelist")
    seen = client.get(address).context["action_form"].initial["seen"]
    with writing(by=person("Editors")) as write:
        write.save(MilestoneFactory.build(programme=programme, text="Slipped in."))
    data = {"action": "publish_selected", "_selected_action": [programme.pk], "seen": seen}

    asked = client.post(address, data)
    programme.refresh_from_db()
    before = programme.publication
    client.post(address, data | {"seen": asked.context["asked"]["seen"]})

    programme.refresh_from_db()
    assert "Slipped in." in asked.text
    assert (before, programme.publication) == ("draft", "published")


def test_a_published_programme_is_not_deleted(client, publisher):
    programme, draft = ProgrammeFactory(), ProgrammeFactory(publication="draft")

    assert client.post(url(programme, "delete"), {"post": "yes"}).status_code == 403
    assert client.post(url(draft, "delete"), {"post": "yes"}).status_code == 302
    assert list(Programme.objects.all()) == [programme]


def test_the_history_shows_an_amount_in_words(client, publisher):
    programme = ProgrammeFactory()
    budget = {"budget_amount": "8889000", "budget_currency": "EUR", "reason": "Printed."}
    client.post(url(programme), values_of(programme, **budget))

    response = client.get(url(programme, "history"))

    assert response.status_code == 200
    assert "8889000" in response.content.decode()


def revert(client, row, change: Change) -> None:
    given = {"sequence": change.sequence, "reason": "As it was."}
    assert client.post(url(row, "history"), given).status_code == 302


def test_an_earlier_version_comes_back_as_a_draft(client, editor):
    programme = ProgrammeFactory.build()
    with writing() as write:
        write.save(programme)
        programme.contract_number, programme.publication = "1", "withdrawn"
        write.save(programme)

    revert(client, programme, Change.objects.get(event="created"))

    programme.refresh_from_db()
    assert (programme.contract_number, programme.publication) == ("", "withdrawn")


def test_an_earlier_version_that_contradicts_stays_away(client, publisher):
    programme = ProgrammeFactory.build(end_on=date(2024, 6, 30))
    with writing() as write:
        write.save(programme)
        programme.planned_end_on, programme.planned_end_precision = date(2024, 1, 1), "day"
        write.save(programme)
        extension = ExtensionFactory.build(programme=programme, until_on=date(2024, 6, 30))
        write.save(extension)

    revert(client, programme, Change.objects.get(event="created", model="programmes.programme"))

    programme.refresh_from_db()
    assert programme.planned_end_on == date(2024, 1, 1)


# --- Results ----------------------------------------------------------------------------------


@pytest.fixture
def programme():
    """Return a programme of 2020 to June 2024 with one country and one treaty."""
    programme = ProgrammeFactory(
        countries=[StateFactory(code="KG")],
        start_on=date(2020, 1, 2),
        end_on=date(2024, 6, 1),
        end_precision="month",
    )
    AimFactory(programme=programme, treaty=TreatyFactory(number="112"))
    return programme


def act(**changed):
    pair = {"state": StateFactory(code="KG"), "treaty": TreatyFactory(number="112")}
    return ActFactory(**{**pair, "kind": "accession", "done_on": date(2024, 4, 22)} | changed)


@pytest.mark.parametrize(
    "changed, is_proposed",
    [
        pytest.param({}, True, id="during-the-run"),
        pytest.param({"done_on": date(2020, 1, 2)}, True, id="first-day"),
        pytest.param({"done_on": date(2020, 1, 1)}, False, id="day-before"),
        pytest.param({"done_on": date(2024, 6, 30)}, True, id="last-day"),
        pytest.param({"done_on": date(2024, 7, 1)}, False, id="day-after"),
        pytest.param(
            {"done_on": date(2020, 1, 1), "done_precision": "month"}, True, id="within-the-month"
        ),
        pytest.param({"done_on": None}, False, id="day-not-known"),
        pytest.param({"publication": "draft"}, False, id="draft"),
        pytest.param({"state__code": "KZ", "state": None}, False, id="another-country"),
        pytest.param({"treaty__number": "165", "treaty": None}, False, id="another-treaty"),
    ],
)
def test_which_acts_are_proposed(changed, is_proposed, programme):
    for name in ("state", "treaty"):
        if name in changed:
            codes = {key: changed.pop(key) for key in [*changed] if key.startswith(f"{name}__")}
            factory = StateFactory if name == "state" else TreatyFactory
            fields = {key.partition("__")[2]: value for key, value in codes.items()}
            changed[name] = factory(**fields)

    found = act(**changed)

    assert (found in suggested_acts(programme)) is is_proposed


def test_a_credited_act_is_not_proposed_again(programme):
    ResultFactory(programme=programme, act=act(), publication="draft")

    assert not suggested_acts(programme).exists()


def test_nothing_is_proposed_without_a_known_run(programme):
    act()
    Programme.objects.update(start_on=None, start_precision="unknown")

    assert not suggested_acts(Programme.objects.get()).exists()


def test_chosen_acts_become_drafts(client, editor, programme):
    chosen, other = act(), act(done_on=date(2024, 1, 1))
    address = url(programme, "suggestions")
    page = client.get(address)

    client.post(address, {"act": [chosen.pk], "source": "The Council of Europe says so."})

    assert {row.pk for row in page.context["acts"]} == {chosen.pk, other.pk}
    result = Result.objects.get()
    assert (result.act, result.publication, result.entered_by) == (chosen, "draft", editor)


def test_an_act_that_was_not_proposed_is_not_credited(client, editor, programme):
    foreign = ActFactory()

    client.post(url(programme, "suggestions"), {"act": [foreign.pk, "x", "9" * 30]})

    assert not Result.objects.exists()


@pytest.mark.parametrize(
    "changed, message",
    [
        pytest.param({}, "", id="complete"),
        pytest.param({"source": ""}, "needs its source", id="no-source"),
        pytest.param({"act__publication": "withdrawn"}, "Only a published act", id="act-withdrawn"),
    ],
)
def test_a_result_is_published(changed, message, client, publisher):
    result = ResultFactory(publication="draft", **changed)
    selected = {"action": "publish_selected", "_selected_action": [result.pk]}

    address = reverse("admin:programmes_result_changelist")
    response = client.post(address, selected, follow=True)

    result.refresh_from_db()
    assert result.publication == ("draft" if message else "published")
    assert message in response.content.decode()


def test_viewers_credit_nothing(client, programme):
    client.force_login(person("Viewers"))

    assert client.get(url(programme, "suggestions")).status_code == 403


def test_a_result_of_another_country_is_refused(client, publisher, programme):
    given = {"programme": programme.pk, "act": ActFactory().pk, "source": "x"}

    response = client.post(reverse("admin:programmes_result_add"), given)

    assert "not one of the programme" in errors(response)


# --- Lists ------------------------------------------------------------------------------------

MAKERS = {
    Partner: lambda n: PartnerFactory(),
    Programme: lambda n: ProgrammeFactory(countries=[StateFactory()]),
    Project: lambda n: ProjectFactory(),
    Result: lambda n: ResultFactory(),
    Theme: lambda n: ThemeFactory(),
}


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model._meta.model_name)
def test_list_costs_the_same_with_20_rows(model, client, publisher, django_assert_max_num_queries):
    address = reverse(f"admin:programmes_{model._meta.model_name}_changelist")
    costs = []
    for wanted in (range(2), range(2, 20)):
        for n in wanted:
            MAKERS[model](n)
        client.get(address)
        with django_assert_max_num_queries(20) as queries:
            assert client.get(address, {"q": "-"}).status_code == 200
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_forms_open(client, publisher):
    row = ContributionFactory(project=ProjectFactory())
    for opened in (row.project, row.programme, row.funder, ResultFactory(), ThemeFactory()):
        assert client.get(url(opened)).status_code == 200
