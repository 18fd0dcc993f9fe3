"""A depositary, a series, a treaty with its routes and an act at one of several depositaries."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from core.records.models import Change
from core.records.publication import Publication
from core.sheets.files import read_csv
from tests import factories
from tests.treaties.staff import BESIDE_TREATIES, act_values, person, treaty_in_force
from treaties.admin.acts import ActAdmin
from treaties.admin.kinds import MEANINGS
from treaties.exchange.exports import act_cells, cell
from treaties.exchange.imports.reading import COLUMNS, read_acts
from treaties.law.vocabulary import ActKind
from treaties.models import Act, Checked, Depositary, Route, Series, Treaty
from treaties.writing import door, publishing

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("derived_is_clean", "one_person"),
]


@pytest.fixture
def chief(client):
    user = User.objects.create_superuser("chief")
    client.force_login(user)
    return user


def send(client, model: str, row=None, **values):
    """Send the form of a new row, or of a stored one, and return the answer."""
    name = f"admin:treaties_{model}_{'change' if row else 'add'}"
    return client.post(reverse(name, args=[row.pk] if row else []), values)


def errors(page) -> dict:
    return page.context["adminform"].form.errors


def inlines(**rows) -> dict:
    """Return the values of a treaty's inline forms: those of new rows by the name of the inline."""
    values = {}
    for name in BESIDE_TREATIES:
        values |= {f"{name}-TOTAL_FORMS": len(rows.get(name, ())), f"{name}-INITIAL_FORMS": 0}
        for number, row in enumerate(rows.get(name, ())):
            values |= {f"{name}-{number}-{field}": value for field, value in row.items()}
    return values


def series_values(**changed) -> dict:
    return {
        "code": "CAW",
        "names_en": "Water treaties",
        "position": 40,
        "pattern": "[0-9]{1,3}",
        "example": "7",
        "spellings_en": "Water Treaty No. {number}",
        "spellings_ru": "Водный договор № {number}",
    } | changed


def kept_together() -> Treaty:
    """Return a treaty that two governments keep together."""
    parts = [factories.DepositaryFactory(code=code) for code in ("GB", "RU")]
    both = factories.DepositaryFactory(code="GB+RU")
    both.together.set(parts)
    return treaty_in_force(depositary=both)


# --- Depositaries -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values, field, message",
    [
        pytest.param({"code": "GB+XX"}, "code", "Enter XX first", id="a part that is not there"),
        pytest.param({"code": "GB+RU"}, "together", "GB, RU", id="a code without its parts"),
        pytest.param({"code": "Gb"}, "__all__", "capital letters", id="small letters"),
        pytest.param(
            {"code": "FAO", "status_page": "https://fao.example/treaty"},
            "status_page",
            "{number}",
            id="no place for the number",
        ),
        pytest.param(
            {"code": "FAO", "status_page": "fao.example/{number}"},
            "status_page",
            "http",
            id="no address of the web",
        ),
    ],
)
def test_a_depositary_that_cannot_be_is_refused(client, chief, values, field, message):
    for code in ("GB", "RU"):
        factories.DepositaryFactory(code=code)

    page = send(client, "depositary", names_en="Somebody", **values)

    assert message in str(errors(page)[field])


def test_a_code_of_one_has_no_parts(client, chief):
    parts = [factories.DepositaryFactory(code=code).pk for code in ("GB", "RU")]

    page = send(client, "depositary", code="FAO", names_en="FAO", together=parts)

    assert "GB+RU" in str(errors(page)["code"])


def test_those_who_keep_treaties_together_are_entered(client, chief):
    parts = [factories.DepositaryFactory(code=code).pk for code in ("GB", "RU")]

    send(client, "depositary", code="RU+GB", names_en="Two governments", together=parts)

    together = Depositary.objects.get(code="RU+GB").together.order_by("code")
    assert [row.code for row in together] == ["GB", "RU"]


# --- Series -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed, field, message",
    [
        pytest.param({"pattern": "[0-9"}, "pattern", "regular expression", id="bad pattern"),
        pytest.param({"example": "X"}, "example", "[0-9]{1,3}", id="an example of another form"),
        pytest.param({"spellings_fr": "Eau"}, "spellings", "Eau", id="no place for the number"),
        pytest.param({"spellings_fr": "Eau {n}"}, "spellings", "{n}", id="an unknown place"),
        pytest.param(
            {"special_spellings": "P {rest}"}, "special_spellings", "ru:P", id="no language"
        ),
        pytest.param({"chapters": "IV Water"}, "chapters", "IV en", id="a chapter, no language"),
        pytest.param({"chapters": "IV ru Вода"}, "chapters", "English", id="no English name"),
    ],
)
def test_a_series_that_cannot_be_is_refused(client, chief, changed, field, message):
    page = send(client, "series", **series_values(**changed))

    assert message in str(errors(page)[field])
    assert not Series.objects.filter(code="CAW").exists()


def test_spellings_of_some_numbers_and_chapters_are_read_and_shown(client, chief):
    special = "en:P Protocol {rest}\nru:P Протокол {rest}"
    chapters = "IV en Human rights\nIV ru Права человека"
    send(client, "series", **series_values(special_spellings=special, chapters=chapters))
    series = Series.objects.get(code="CAW")

    page = client.get(reverse("admin:treaties_series_change", args=[series.pk]))

    assert series.spellings["ru:P"] == "Протокол {rest}"
    assert series.chapters == {"IV": {"en": "Human rights", "ru": "Права человека"}}
    assert special in page.content.decode()
    assert chapters in page.content.decode()


@pytest.mark.parametrize(
    "changed, field, message",
    [
        pytest.param({"code": "CAX"}, "code", "CAW", id="another code"),
        pytest.param({"pattern": "[A-Z]", "example": "X"}, "pattern", "112", id="other numbers"),
    ],
)
def test_a_series_keeps_what_its_treaties_rest_on(client, chief, changed, field, message):
    series = factories.SeriesFactory(code="CAW")
    factories.TreatyFactory(series="CAW", number="112")

    page = send(client, "series", series, **series_values(**changed))

    assert message in str(errors(page)[field])


# --- Treaties -----------------------------------------------------------------------------------


def test_a_treaty_with_all_that_belongs_to_it_is_entered(client, chief):
    factories.RevisionFactory()
    series = factories.SeriesFactory(code="CAW", spellings={"en": "Water Treaty No. {number}"})
    organisation = factories.OrganisationFactory(code="CAWO", tells_european_states=False)
    named, earlier = factories.StateFactory(), factories.TreatyFactory()
    door.rederive()
    rows = inlines(
        routes=[
            {"group": "member", "route": "open"},
            {"group": "named", "route": "by_invitation", "states": [named.pk]},
        ],
        clauses=[{"applies_to": "entry_into_force_for_state", "kind": "months_after", "n": 3}],
        chart_check=[{"checked_on": "2026-01-01", "endings": "on", "source": "its list"}],
        relations=[{"kind": "amends", "other": earlier.pk}],
    )

    values = {"number": "112", "form": "treaty", "titles_en": "Convention on Water"}
    send(client, "treaty", series="CAW", organisation=organisation.pk, **values, **rows)

    treaty = Treaty.objects.get(code="caw-112")
    assert (treaty.label, treaty.depositary) == ("Water Treaty No. 112", series.depositary)
    assert [list(route.states.all()) for route in treaty.routes.order_by("id")] == [[], [named]]
    assert treaty.chart_check.depositary == series.depositary
    assert Treaty.objects.spelled("water treaty no. 112").get() == treaty
    assert treaty.relations.get().other == earlier


@pytest.mark.parametrize("left_out", ["series", "number"])
def test_a_treaty_without_series_or_number_is_told_so(client, chief, left_out):
    factories.SeriesFactory()
    values = {"series": "ETS", "number": "299", "form": "treaty", "titles_en": "A convention"}

    page = send(client, "treaty", **values | {left_out: ""}, **inlines())

    assert errors(page) == {left_out: ["This field is required."]}


def test_a_number_that_the_series_does_not_have_is_refused(client, chief):
    factories.SeriesFactory()
    values = {"series": "ETS", "number": "IV-4", "form": "treaty", "titles_en": "A convention"}

    page = send(client, "treaty", **values, **inlines())

    assert "112" in str(errors(page)["number"])


@pytest.mark.parametrize(
    "organisation, group, message",
    [
        pytest.param(None, "member", "without an organisation", id="members of nothing"),
        pytest.param("ILO", "state", "has no such group", id="any State beside members"),
        pytest.param("ILO", "european", "European", id="Europeans where none are told apart"),
    ],
)
def test_a_group_that_a_new_treaty_does_not_have_is_refused(client, organisation, group, message):
    client.force_login(User.objects.create_superuser("chief"))
    factories.SeriesFactory()
    values = {"series": "ETS", "number": "299", "form": "treaty", "titles_en": "A convention"}
    if organisation:
        found = factories.OrganisationFactory(code=organisation, tells_european_states=False)
        values["organisation"] = found.pk
    route = {"group": group, "route": "open"}
    clause = {"applies_to": "accession", "kind": "months_after", "n": 3, "group": group}

    page = send(client, "treaty", **values, **inlines(routes=[route], clauses=[clause]))

    of_routes, of_clauses, *_ = (item.formset for item in page.context["inline_admin_formsets"])
    assert message in str(of_routes.errors)
    assert message in str(of_clauses.errors)
    assert not Treaty.objects.exists()


def test_nothing_was_checked_on_a_day_to_come(client, chief):
    factories.SeriesFactory()
    to_come = timezone.localdate() + timedelta(days=1)
    check = {"checked_on": to_come.isoformat(), "source": "its list"}
    values = {"series": "ETS", "number": "299", "form": "treaty", "titles_en": "A convention"}

    send(client, "treaty", **values, **inlines(chart_check=[check]))

    assert not Checked.objects.exists()


def test_a_number_is_corrected_in_a_form_that_is_refused(client, chief):
    treaty = treaty_in_force()
    values = {"series": "ETS", "number": "999", "form": "treaty", "titles_en": ""}

    page = send(client, "treaty", treaty, **values, **inlines(), seen=0)

    assert "English" in str(errors(page)["titles"])


# --- History ------------------------------------------------------------------------------------


def history(row) -> str:
    return reverse("admin:treaties_treaty_history", args=[row.pk])


def test_a_treatys_history_names_its_series_and_holds_its_routes(client, chief):
    treaty = treaty_in_force()
    route = treaty.routes.first()
    with door.writing(None, by=chief, reason="open to all") as write:
        route.route = "open_after_entry"
        write.save(route)
        treaty.number, treaty.code = "999", ""
        treaty.clean()
        write.save(treaty)

    page = client.get(history(treaty))

    assert "may accede once the treaty is in force" in page.content.decode()
    assert [str(entry["what"]) for entry in page.context["entries"]] == ["", "route"]


def test_a_newer_change_of_a_treaty_shows_both_versions(client, chief):
    treaty = treaty_in_force()
    with door.writing(None, by=chief) as write:
        treaty.series, treaty.code = factories.SeriesFactory(code="CETS"), ""
        treaty.clean()
        write.save(treaty)
    values = {"series": "ETS", "number": treaty.number, "form": "treaty", "titles_en": "Mine"}

    page = send(client, "treaty", treaty, **values, **inlines(), seen=0)

    assert "now “CETS CETS”, which you did not touch" in str(errors(page)["__all__"])


@pytest.mark.usefixtures("one_person")
def test_a_deleted_route_is_brought_back(client, chief):
    treaty = treaty_in_force()
    route = treaty.routes.get(group="other")
    with door.writing(None, by=chief, reason="once") as write:
        route.note = "As entered."
        write.save(route)
    with door.writing(None, by=chief, reason="by mistake") as write:
        write.delete(route)
    number = Change.objects.get(model="treaties.route", event="changed").sequence

    client.post(history(treaty), {"sequence": number, "reason": "It was right."})

    assert treaty.routes.get(group="other").note == "As entered."


def test_who_may_not_write_routes_brings_none_back(client):
    viewer = person("Viewers")
    client.force_login(viewer)
    treaty = treaty_in_force()
    route = treaty.routes.get(group="other")
    with door.writing(None, by=None) as write:
        write.delete(route)
    number = Change.objects.get(model="treaties.route").sequence

    assert client.post(history(treaty), {"sequence": number, "reason": "so"}).status_code == 403
    assert not treaty.routes.filter(group="other").exists()


# --- Acts ---------------------------------------------------------------------------------------


def test_an_act_says_at_which_depositary_and_where(client, chief):
    treaty, state = kept_together(), factories.StateFactory()
    london = Depositary.objects.get(code="GB")
    values = act_values(treaty, state, depositary=london.pk, place="London", is_unconfirmed="on")

    send(client, "act", **values | {"notified_on": "2024-05-02", "kind": "definitive_signature"})

    act = Act.objects.get()
    assert (act.depositary, act.place, act.is_unconfirmed) == (london, "London", True)
    assert act.notified_on == date(2024, 5, 2)


def test_only_those_who_keep_the_treaty_are_offered(client, chief):
    treaty, alone = kept_together(), factories.TreatyFactory(depositary=None)
    address = reverse("admin:treaties_act_add")

    def offered(**chosen):
        form = client.get(address, chosen).context["adminform"].form
        return sorted(row.code for row in form.fields["depositary"].queryset)

    assert offered(treaty=treaty.pk) == ["GB", "RU"]
    assert offered(treaty=alone.pk) == []
    assert offered() == ["GB", "RU"]


@pytest.mark.parametrize(
    "several, message",
    [
        pytest.param(True, "these do: GB, RU", id="another than those who keep it"),
        pytest.param(False, "one depositary", id="a treaty with one"),
    ],
)
def test_a_depositary_that_does_not_keep_the_treaty_is_refused(several, message):
    other = factories.DepositaryFactory(code="FAO")
    treaty = kept_together() if several else factories.TreatyFactory()
    act = factories.ActFactory(treaty=treaty)
    act.depositary = other

    with pytest.raises(ValidationError, match=message):
        act.full_clean()


def test_the_form_refuses_it_too(client, chief):
    treaty, state = treaty_in_force(), factories.StateFactory()
    other = factories.DepositaryFactory(code="FAO")

    page = send(client, "act", **act_values(treaty, state, depositary=other.pk))

    assert "Leave it empty" in str(errors(page)["depositary"])


def test_a_correction_brings_depositary_and_place(client, chief):
    act = factories.ActFactory(treaty=kept_together(), done_on=date(1990, 1, 1))
    london = Depositary.objects.get(code="GB")
    door.rederive()
    correction = publishing.correction_of(act, act)
    correction.depositary, correction.place = london, "London"
    correction.is_unconfirmed, correction.notified_on = True, date(1990, 1, 5)
    with door.writing([act.treaty], by=None) as write:
        write.save(correction)

    publishing.publish(correction, by=chief, on=date(2026, 1, 1), reason="the notice")

    act.refresh_from_db()
    assert (act.depositary, act.place) == (london, "London")
    assert (act.is_unconfirmed, act.notified_on) == (True, date(1990, 1, 5))


def test_the_place_is_part_of_what_one_reads_before_publishing(client, chief):
    act = factories.ActFactory(treaty=kept_together(), publication="draft", place="London")
    act.depositary = Depositary.objects.get(code="GB")
    act.save()
    door.rederive()

    facts = client.get(reverse("admin:treaties_act_review", args=[act.pk])).context["facts"]

    assert {"done at": "GB", "place": "London"}.items() <= {
        str(name): value for name, value in facts
    }.items()


def test_page_and_answers_say_where(client):
    act = factories.ActFactory(
        treaty=kept_together(), state=factories.StateFactory(code="KG"), place="London"
    )
    act.depositary = Depositary.objects.get(code="GB")
    act.depositary.names = {"en": "Government of the United Kingdom"}
    act.depositary.save()
    act.save()
    door.rederive()
    address = f"/api/v1/states/KG/treaties/{act.treaty.code}/"

    assert "Government of the United Kingdom, London" in (
        client.get(f"/en/countries/kg/treaties/{act.treaty.code}/").content.decode()
    )
    rows = [client.get(address).json()["acts"], client.get("/api/v1/acts/").json()["results"]]
    for (row,) in rows:
        assert (row["depositary"], row["place"]) == ("GB", "London")


def test_every_kind_of_act_can_be_chosen():
    offered = {kind for kinds in MEANINGS.values() for kind in kinds}

    assert offered == set(ActKind)


def test_what_a_reader_sees_of_an_act_is_brought_back():
    """What a correction copies is what the form shows, without what staff note with a version."""
    shown = {
        name
        for _title, options in ActAdmin.fieldsets
        for row in options["fields"]
        for name in ([row] if isinstance(row, str) else row)
    }

    # How exactly the date is known is read from the date itself.
    assert shown | {"done_precision"} == set(Act.corrected)


# --- Who may ------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", ["depositary", "series", "treaty", "subject"])
def test_publishers_enter_depositaries_series_and_treaties(client, model):
    client.force_login(person("Publishers"))

    assert client.get(reverse(f"admin:treaties_{model}_add")).status_code == 200


@pytest.mark.parametrize("model", ["organisation", "membership"])
def test_publishers_enter_organisations_and_members(client, model):
    client.force_login(person("Publishers"))

    assert client.get(reverse(f"admin:countries_{model}_add")).status_code == 200


@pytest.mark.usefixtures("one_person")
def test_publishers_close_a_treaty_to_a_group(client):
    """To a group without a route a treaty is not open, so closing it is a deletion."""
    client.force_login(person("Publishers"))
    treaty = treaty_in_force()
    route = treaty.routes.get(group="other")
    others = treaty.routes.exclude(pk=route.pk)
    rows = inlines()
    rows |= {"routes-TOTAL_FORMS": 1, "routes-INITIAL_FORMS": 1}
    rows |= {"routes-0-id": route.pk, "routes-0-treaty": treaty.pk, "routes-0-DELETE": "on"}
    rows |= {"routes-0-group": "other", "routes-0-route": route.route}
    values = {"series": "ETS", "number": treaty.number, "form": "treaty", "titles_en": "A"}
    organisation = treaty.organisation_id

    send(client, "treaty", treaty, **values, organisation=organisation, **rows)

    assert {*Route.objects.filter(treaty=treaty)} == {*others}


@pytest.mark.parametrize(
    "model, row, query",
    [
        pytest.param("depositary", "GB", "соединённого", id="a name in Russian"),
        pytest.param("depositary", "GB", "gb", id="a code"),
    ],
)
def test_depositaries_are_found_by_code_and_name(client, chief, model, row, query):
    factories.DepositaryFactory(
        code=row, names={"en": "United Kingdom", "ru": "Правительство Соединённого Королевства"}
    )
    factories.DepositaryFactory(code="FAO")
    asked = {"app_label": "treaties", "model_name": "treaty", "field_name": "depositary"}

    found = client.get(reverse("admin:autocomplete"), asked | {"term": query}).json()["results"]

    assert [item["text"] for item in found] == ["United Kingdom"]


# --- Files --------------------------------------------------------------------------------------


def import_of(act, **changed):
    """Return what is read of a file with one act as it is exported, some cells changed."""
    cells = dict(zip(COLUMNS, map(cell, act_cells(act)), strict=True)) | changed
    sheet = read_csv(f"{','.join(cells)}\n{','.join(cells.values())}\n".encode())
    found, problems = read_acts(sheet, Publication.DRAFT, progress=lambda _n: None)
    return [read.act for read in found], [str(problem) for problem in problems]


def test_a_file_says_at_which_depositary_and_where():
    act = factories.ActFactory(treaty=kept_together(), place="London", is_unconfirmed=True)
    act.depositary = Depositary.objects.get(code="GB")

    (found,), _problems = import_of(act)

    assert (found.depositary, found.place, found.is_unconfirmed) == (act.depositary, "London", True)


def test_a_file_with_another_depositary_is_refused():
    act = factories.ActFactory(treaty=kept_together())

    found, (problem,) = import_of(act, depositary="FAO")

    assert (found, "FAO" in problem) == ([], True)
