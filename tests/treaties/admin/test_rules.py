"""Each of the checks heard from the form: an error refuses, a warning asks, the rest tells."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import pytest
from django.urls import reverse

from tests import factories
from tests.treaties.staff import MANAGEMENT, act_values, person, treaty_in_force
from treaties.models import Act, Statement
from treaties.writing import door

ADD = "admin:treaties_act_add"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


@pytest.fixture
def editor(client, db):
    user = person("Editors")
    client.force_login(user)
    return user


@pytest.fixture
def state(db):
    return factories.StateFactory(code="KG")


def treaty(**values):
    return treaty_in_force(opened_on=date(1983, 3, 21), **values)


def chart(**values):
    """Return a treaty whose chart is complete, so that an absence means something."""
    return treaty(chart_complete_on=date(2026, 1, 1), **values)


def invited(treaty, state):
    values = {"kind": "invitation", "done_on": date(2023, 1, 1), "expires_on": date(2028, 1, 1)}
    factories.ActFactory(treaty=treaty, state=state, **values)


def later_signature(treaty, state):
    factories.ActFactory(treaty=treaty, state=state, kind="signature", done_on=date(2025, 1, 1))


def earlier_signature(treaty, state):
    factories.ActFactory(treaty=treaty, state=state, kind="signature", done_on=date(2020, 1, 1))


def earlier_consent(treaty, state):
    factories.ActFactory(treaty=treaty, state=state, done_on=date(2020, 1, 1))


def later_consent(treaty, state):
    factories.ActFactory(treaty=treaty, state=state, done_on=date(2025, 1, 1))


def earlier_denunciation(treaty, state):
    earlier_consent(treaty, state)
    notice = {"kind": "denunciation", "done_on": date(2024, 4, 1)}
    factories.ActFactory(treaty=treaty, state=state, **notice)


def later_denunciation(treaty, state):
    earlier_consent(treaty, state)
    notice = {"kind": "denunciation", "done_on": date(2024, 5, 1)}
    factories.ActFactory(treaty=treaty, state=state, **notice)


def drafted_already(treaty, state):
    values = {"kind": "accession", "done_on": date(2024, 4, 22), "publication": "draft"}
    factories.ActFactory(treaty=treaty, state=state, note="first", **values)


def nothing(treaty, state):
    """Leave the pair without an act."""


def protocol():
    return treaty(parent=factories.TreatyFactory())


def closed():
    return treaty(closed_on=date(2000, 1, 1))


def members_only():
    return treaty(open_to=["member"])


def not_in_force():
    treaty = chart()
    treaty.entered_into_force_on = None
    treaty.save()
    return treaty


class Case(NamedTuple):
    """A rule, the treaty and the earlier acts that it needs, and what is typed."""

    rule: int
    make_treaty: Callable
    prepare: Callable
    values: dict


ERRORS = [
    pytest.param(
        Case(2, treaty, later_signature, {"kind": "ratification"}), id="ratified-then-signed"
    ),
    pytest.param(
        Case(8, treaty, nothing, {"effective_on": "2024-04-01"}), id="in-force-before-consent"
    ),
    pytest.param(Case(10, protocol, nothing, {}), id="protocol-without-parent"),
    pytest.param(Case(11, treaty, nothing, {"kind": "denunciation"}), id="not-bound"),
    pytest.param(
        Case(12, treaty, earlier_consent, {"kind": "denunciation", "effective_on": "2024-01-01"}),
        id="ended-before-notice",
    ),
    pytest.param(
        Case(11, treaty, earlier_denunciation, {"kind": "denunciation"}), id="denounced-before"
    ),
    pytest.param(
        Case(11, treaty, later_denunciation, {"kind": "denunciation"}), id="denounced-later"
    ),
    pytest.param(Case(13, treaty, earlier_consent, {}), id="two-participations"),
    pytest.param(Case(13, treaty, later_consent, {}), id="consented-later"),
    pytest.param(Case(24, treaty, drafted_already, {}), id="entered-as-a-draft"),
    pytest.param(Case(18, treaty, nothing, {"done_on": "2199-01-01"}), id="in-the-future"),
]

WARNINGS = [
    pytest.param(Case(1, treaty, nothing, {"done_on": "1980-01-01"}), id="before-opening"),
    pytest.param(
        Case(3, chart, nothing, {"kind": "ratification"}), id="ratified-without-signature"
    ),
    pytest.param(Case(4, treaty, earlier_signature, {}), id="acceded-though-signatory"),
    pytest.param(Case(5, not_in_force, invited, {}), id="before-general-entry"),
    pytest.param(Case(6, chart, nothing, {}), id="without-invitation"),
    pytest.param(Case(17, closed, nothing, {}), id="closed"),
    pytest.param(Case(23, members_only, nothing, {}), id="not-open-to-the-state"),
]


@pytest.mark.parametrize("case", ERRORS)
def test_an_error_refuses(case, client, editor, state):
    treaty = case.make_treaty()
    case.prepare(treaty, state)
    data = act_values(treaty, state, reason="It is so.", confirmed=[str(case.rule)], **case.values)

    response = client.post(reverse(ADD), data)

    errors = " ".join(response.context["adminform"].form.non_field_errors())
    assert f"Rule {case.rule}:" in errors
    assert not Act.objects.filter(publication="draft").exclude(note="first").exists()


def test_a_sentinel_is_refused_beside_its_field(client, editor, state):
    data = act_values(treaty(), state, effective_on="9999-12-31", reason="It is so.")

    response = client.post(reverse(ADD), data)

    assert "effective_on" in response.context["adminform"].form.errors
    assert not Act.objects.exists()


@pytest.mark.parametrize("case", WARNINGS)
def test_a_warning_is_confirmed_with_a_reason(case, client, editor, state):
    treaty = case.make_treaty()
    case.prepare(treaty, state)
    drafts = Act.objects.filter(publication="draft")
    data = act_values(treaty, state, **case.values)
    tick = {"confirmed": [str(case.rule)]}

    asked = client.post(reverse(ADD), data)
    ticked = client.post(reverse(ADD), data | tick)
    assert (asked.status_code, ticked.status_code, drafts.count()) == (200, 200, 0)
    assert f'name="confirmed" value="{case.rule}"' in asked.text
    assert "reason" in ticked.context["adminform"].form.errors

    client.post(reverse(ADD), data | tick | {"reason": "The text is older."})
    assert drafts.count() == 1


@pytest.mark.parametrize("reason, published", [("", 0), ("The statute was amended.", 1)])
def test_publishing_many_says_which_treaty_is_not_open_to_the_state(
    reason, published, client, editor, state
):
    """Rule 23: a State that may not join is seen in the list's action, and confirmed there."""
    act = factories.ActFactory(
        treaty=members_only(), state=state, done_on=date(2024, 4, 22), publication="draft"
    )
    client.force_login(person("Publishers"))
    data = {"action": "publish_selected", "_selected_action": [act.pk], "reason": reason} | {
        "confirmed": 1
    }

    response = client.post(reverse("admin:treaties_act_changelist"), data, follow=True)

    assert ("The treaty was not open to this State on that day." in response.text) == (
        not published
    )
    assert Act.objects.filter(publication="published").count() == published


def test_publishing_many_refuses_the_second_of_two_consents(client, editor, state):
    """Rule 13: neither of two drafts meets the other before one of them is published."""
    found = treaty()
    drafts = [
        factories.ActFactory(treaty=found, state=state, done_on=on, publication="draft")
        for on in (date(2024, 4, 22), date(2023, 4, 22))
    ]
    client.force_login(person("Publishers"))
    ids = [act.pk for act in drafts]
    data = {"action": "publish_selected", "_selected_action": ids, "confirmed": 1}

    client.post(reverse("admin:treaties_act_changelist"), data)

    assert Act.objects.filter(publication="published").count() == 1


def test_a_review_confirms_a_treaty_that_is_not_open_with_a_reason(client, editor, state):
    act = factories.ActFactory(
        treaty=members_only(), state=state, done_on=date(2024, 4, 22), publication="draft"
    )
    client.force_login(person("Publishers"))
    url = reverse("admin:treaties_act_review", args=[act.pk])

    assert "The treaty was not open to this State on that day." in client.get(url).text
    client.post(url, {"decision": "publish"})
    assert Act.objects.get().publication == "draft"
    client.post(url, {"decision": "publish", "reason": "The statute was amended."})
    assert Act.objects.get().publication == "published"


def test_another_state_of_the_world_is_a_warning(client, editor):
    """Rule 16: the State did not exist, or not under this name."""
    state = factories.StateFactory(exists_from=date(2025, 1, 1))
    data = act_values(treaty(), state)

    response = client.post(reverse(ADD), data)

    assert 'name="confirmed" value="16"' in response.text


def test_a_published_date_that_differs_needs_its_reason(client, editor, state):
    """Rule 7: both dates are kept, and the form asks why they differ."""
    data = act_values(treaty(), state, effective_on="2024-07-01")

    response = client.post(reverse(ADD), data)
    assert "Rule 7:" in response.context["adminform"].form.errors["difference_reason"][0]
    client.post(reverse(ADD), data | {"difference_reason": "A misprint."})

    assert Act.objects.get().difference_reason == "A misprint."


def test_a_draft_without_its_source_is_told_so(client, editor, state):
    """Rule 21: a draft may lack its source, a published act may not."""
    data = act_values(treaty(), state, source="")

    preview = client.post(reverse("admin:treaties_act_preview"), data)
    client.post(reverse(ADD), data)

    assert "Rule 21:" in preview.text
    assert Act.objects.get().source == ""


STATEMENT = {
    "nature": "reservation",
    "text": "The State reserves its right.",
    "language": "en",
    "source": "a test",
    **MANAGEMENT,
}


def test_a_foreign_territory_is_an_error(client, editor, state):
    """Rule 19: a State extends a treaty to its own territories only."""
    found = treaty()
    factories.ActFactory(treaty=found, state=state, done_on=date(2024, 4, 22))
    own = factories.StateFactory(kind="territory", territory_of=state)
    foreign = factories.StateFactory(kind="territory")
    door.rederive()
    data = {"treaty": found.pk, "state": state.pk} | STATEMENT
    data |= {"nature": "territorial_application"}
    url = reverse("admin:treaties_statement_add")

    refused = client.post(url, data | {"territories": [foreign.pk]})
    client.post(url, data | {"territories": [own.pk]})

    errors = " ".join(refused.context["adminform"].form.non_field_errors())
    assert f"Rule 19: These are not territories of this State: {foreign.code}." in errors
    assert list(Statement.objects.get().territories.all()) == [own]


@pytest.mark.parametrize(
    "rule, values",
    [
        pytest.param(14, {"made_on": "2024-05-01"}, id="late-reservation"),
        pytest.param(15, {"made_on": "2024-04-22"}, id="forbidden-reservation"),
        pytest.param(22, {"starts_on": "2020-01-01"}, id="outside-participation"),
    ],
)
def test_a_statement_is_checked_too(rule, values, client, editor, state):
    found = treaty(forbids_reservations=rule == 15)
    factories.ActFactory(treaty=found, state=state, done_on=date(2024, 4, 22))
    door.rederive()
    data = {"treaty": found.pk, "state": state.pk} | STATEMENT | values
    url = reverse("admin:treaties_statement_add")

    response = client.post(url, data)
    assert f'name="confirmed" value="{rule}"' in response.text
    client.post(url, data | {"confirmed": [str(rule)], "reason": "It is so."})

    assert Statement.objects.get().publication == "draft"
