"""What each group of staff may do, asked of the addresses and not of the menus."""

from datetime import date

import pytest
from django.urls import reverse

from core.records.writer import values as values_of_row
from tests import factories
from tests.treaties.staff import BESIDE_TREATIES, act_values, person, treaty_in_force, values_of
from treaties.models import Act, Checked, Treaty
from treaties.writing import door

GROUPS = ["Viewers", "Editors", "Publishers"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


@pytest.fixture
def treaty(db):
    return treaty_in_force()


@pytest.fixture
def draft(treaty):
    values = {"kind": "accession", "done_on": date(2024, 4, 22), "publication": "draft"}
    act = factories.ActFactory(treaty=treaty, **values)
    door.rederive()
    return act


def post(client, group: str, name: str, args=(), data=None):
    client.force_login(person(group))
    return client.post(reverse(f"admin:{name}", args=args), data or {})


@pytest.mark.parametrize(
    "group, is_allowed", [("Viewers", False), ("Editors", True), ("Publishers", True)]
)
def test_who_enters_acts(group, is_allowed, client, treaty):
    post(client, group, "treaties_act_add", data=act_values(treaty, factories.StateFactory()))

    assert Act.objects.exists() is is_allowed


@pytest.mark.parametrize(
    "group, is_allowed", [("Viewers", False), ("Editors", True), ("Publishers", True)]
)
def test_who_changes_drafts(group, is_allowed, client, draft):
    data = values_of(draft, done_on="2024-04-23")

    post(client, group, "treaties_act_change", [draft.pk], data)

    draft.refresh_from_db()
    assert (draft.done_on == date(2024, 4, 23)) is is_allowed


@pytest.mark.parametrize(
    "group, is_allowed", [("Viewers", False), ("Editors", True), ("Publishers", True)]
)
def test_who_deletes_drafts(group, is_allowed, client, draft):
    post(client, group, "treaties_act_delete", [draft.pk], {"post": "yes"})

    assert Act.objects.exists() is not is_allowed


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("publication", ["published", "withdrawn"])
def test_nobody_deletes_what_was_published(group, publication, client, draft):
    Act.objects.update(publication=publication)

    response = post(client, group, "treaties_act_delete", [draft.pk], {"post": "yes"})

    assert (response.status_code, Act.objects.count()) == (403, 1)


@pytest.mark.parametrize("group", GROUPS)
def test_nobody_deletes_published_acts_from_the_list(group, client, draft):
    Act.objects.update(publication="published")
    data = {"action": "delete_selected", "_selected_action": [draft.pk], "post": "yes"}

    post(client, group, "treaties_act_changelist", data=data)

    assert Act.objects.count() == 1


TURNS = {
    "publish": ("draft", "published"),
    "emergency": ("draft", "published"),
    "withdraw": ("published", "withdrawn"),
}


@pytest.mark.parametrize("decision", TURNS)
@pytest.mark.parametrize(
    "group, is_allowed", [("Viewers", False), ("Editors", False), ("Publishers", True)]
)
def test_who_publishes_and_withdraws(group, is_allowed, client, draft, decision):
    before, after = TURNS[decision]
    Act.objects.update(publication=before)
    data = {"decision": decision, "reason": "Needed."}

    post(client, group, "treaties_act_review", [draft.pk], data)

    draft.refresh_from_db()
    assert draft.publication == (after if is_allowed else before)


@pytest.mark.parametrize(
    "group, is_allowed", [("Viewers", False), ("Editors", False), ("Publishers", True)]
)
def test_who_publishes_from_the_list(group, is_allowed, client, draft):
    data = {"action": "publish_selected", "_selected_action": [draft.pk], "confirmed": 1}

    post(client, group, "treaties_act_changelist", data=data)

    draft.refresh_from_db()
    assert (draft.publication == "published") is is_allowed


@pytest.mark.parametrize("group", GROUPS)
def test_publication_is_no_field_of_the_form(group, client, draft):
    data = values_of(draft, publication="published")

    post(client, group, "treaties_act_change", [draft.pk], data)

    draft.refresh_from_db()
    assert draft.publication == "draft"


@pytest.mark.parametrize("group, status", [("Viewers", 403), ("Editors", 200), ("Publishers", 200)])
def test_who_asks_for_a_preview(group, status, client, treaty):
    data = act_values(treaty, factories.StateFactory())

    assert post(client, group, "treaties_act_preview", data=data).status_code == status


@pytest.mark.parametrize(
    "group, is_allowed", [("Viewers", False), ("Editors", False), ("Publishers", True)]
)
@pytest.mark.usefixtures("one_person")
def test_who_changes_clauses(group, is_allowed, client, treaty):
    clause = treaty.clauses.first()
    data = {"treaty": treaty.pk, "applies_to": clause.applies_to, "kind": clause.kind, "n": 6}

    post(client, group, "treaties_clause_change", [clause.pk], data)

    clause.refresh_from_db()
    assert (clause.n == 6) is is_allowed


@pytest.mark.parametrize("group, status", [("Viewers", 403), ("Editors", 403), ("Publishers", 200)])
@pytest.mark.parametrize("model", ["depositary", "series", "subject"])
def test_who_enters_depositaries_series_and_subjects(model, group, status, client):
    assert post(client, group, f"treaties_{model}_add").status_code == status


@pytest.mark.parametrize(
    "group, is_allowed", [("Viewers", False), ("Editors", False), ("Publishers", True)]
)
@pytest.mark.usefixtures("one_person")
def test_who_takes_a_route_and_a_check_away(group, is_allowed, client, treaty):
    factories.CheckedFactory(treaty=treaty)
    door.rederive()
    rows = {
        f"{name}-{count}": 0
        for name in BESIDE_TREATIES
        for count in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    for name, row in (("routes", treaty.routes.first()), ("chart_check", treaty.chart_check)):
        rows |= {
            f"{name}-TOTAL_FORMS": 1, f"{name}-INITIAL_FORMS": 1, f"{name}-0-id": row.pk,
            f"{name}-0-treaty": treaty.pk, f"{name}-0-DELETE": "on",
        }  # fmt: skip
    data = {
        "series": "ETS", "number": treaty.number, "form": "treaty", "seen": 0,
        "organisation": treaty.organisation_id, "titles_en": treaty.titles["en"],
        "entered_into_force_on": "1985-07-01",
    }  # fmt: skip

    post(client, group, "treaties_treaty_change", [treaty.pk], data | rows)

    assert (treaty.routes.count(), Checked.objects.count()) == ((3, 0) if is_allowed else (4, 1))


@pytest.mark.parametrize(
    "group, is_allowed", [("Viewers", False), ("Editors", False), ("Publishers", True)]
)
@pytest.mark.usefixtures("one_person")
def test_who_copies_clauses(group, is_allowed, client, treaty):
    target = factories.TreatyFactory()
    data = {"clause": [treaty.clauses.first().pk]}

    post(client, group, "treaties_treaty_copy_clauses", [target.pk], data)

    assert target.clauses.exists() is is_allowed


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "name", ["treaties_treaty_delete", "countries_state_delete", "treaties_clause_delete"]
)
def test_no_group_deletes_what_treaties_rest_on(group, name, client, treaty):
    state = factories.StateFactory()
    pk = {
        "treaties_treaty_delete": treaty.pk,
        "countries_state_delete": state.pk,
        "treaties_clause_delete": treaty.clauses.first().pk,
    }[name]

    assert post(client, group, name, [pk], {"post": "yes"}).status_code == 403
    assert Treaty.objects.filter(pk=treaty.pk).exists()


@pytest.mark.parametrize("now, group", [("draft", "Editors"), ("withdrawn", "Publishers")])
def test_going_back_does_not_publish_a_statement(now, group, client, treaty):
    statement = factories.StatementFactory(treaty=treaty, text="Not so.", publication=now)
    door.rederive()
    old = values_of_row(statement) | {"publication": "published", "text": "It was so."}
    change = factories.ChangeFactory(
        model="treaties.statement", object_id=statement.pk, after=old, sequence=0
    )

    data = {"sequence": change.sequence, "reason": "It was right."}
    post(client, group, "treaties_statement_history", [statement.pk], data)

    statement.refresh_from_db()
    assert (statement.text, statement.publication) == ("It was so.", now)


def test_going_back_hears_the_checks(client, draft):
    old = values_of_row(draft) | {"done_on": "2199-01-01"}
    change = factories.ChangeFactory(object_id=draft.pk, after=old, sequence=0)

    data = {"sequence": change.sequence, "reason": "It was right."}
    response = post(client, "Editors", "treaties_act_history", [draft.pk], data)

    draft.refresh_from_db()
    assert draft.done_on == date(2024, 4, 22)
    text = client.get(response["Location"]).text
    assert "after today" in text


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("name", ["auth_user_changelist", "auth_group_changelist"])
def test_no_group_sees_the_accounts(group, name, client, db):
    client.force_login(person(group))

    assert client.get(reverse(f"admin:{name}")).status_code == 403


@pytest.mark.parametrize(
    "name",
    ["treaties_act_changelist", "treaties_act_review", "treaties_act_preview", "treaties_act_add"],
)
def test_a_visitor_is_sent_to_the_log_in(name, client, draft):
    args = [draft.pk] if name == "treaties_act_review" else []

    response = client.get(reverse(f"admin:{name}", args=args))

    assert (response.status_code, "/login/" in response["Location"]) == (302, True)
