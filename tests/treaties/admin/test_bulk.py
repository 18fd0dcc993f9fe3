"""Publishing many: one line for each with its effect and warnings, and a question."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.records.versions import current_sequence
from tests import factories
from tests.treaties.staff import person, treaty_in_force
from treaties.models import Act
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


@pytest.fixture
def treaty():
    return treaty_in_force()


@pytest.fixture
def publisher(client, settings):
    settings.TWO_PERSON_RULE = True
    user = person("Publishers")
    client.force_login(user)
    return user


def draft(treaty, **values) -> Act:
    values = {"kind": "accession", "done_on": date(2024, 4, 22), "source": "a notice"} | values
    return factories.ActFactory(treaty=treaty, publication="draft", **values)


def ask(client, rows, **values):
    data = {"action": "publish_selected", "_selected_action": [row.pk for row in rows]}
    data |= {"seen": current_sequence()}
    return client.post(reverse("admin:treaties_act_changelist"), data | values, follow=True)


def test_each_draft_has_a_line_with_its_effect_and_nothing_is_published(client, publisher, treaty):
    drafts = [draft(treaty) for _ in range(2)]
    door.rederive()

    page = ask(client, drafts)

    assert [line["takes_effect_on"] for line in page.context["lines"]] == ["1 August 2024"] * 2
    assert {line["today"]["after"] for line in page.context["lines"]} == {"in force"}
    assert not Act.objects.filter(publication="published").exists()


def test_what_is_confirmed_is_published(client, publisher, treaty):
    drafts = [draft(treaty) for _ in range(2)]

    ask(client, drafts[:1], confirmed=1)

    assert [Act.objects.get(pk=row.pk).publication for row in drafts] == ["published", "draft"]


def test_ones_own_cannot_be_ticked(client, publisher, treaty):
    own, other = draft(treaty, entered_by=publisher), draft(treaty)

    page = ask(client, [own, other])

    assert [line["is_own"] for line in page.context["lines"]] == [True, False]
    assert f'value="{own.pk}" aria' not in page.text
    assert f'value="{other.pk}" aria' in page.text


def test_an_error_is_shown_and_not_ticked(client, publisher, treaty):
    state = factories.StateFactory()
    twice = [draft(treaty, state=state, done_on=date(2024, 4, day)) for day in (22, 23)]

    page = ask(client, twice)

    assert any(line["findings"]["errors"] for line in page.context["lines"])
    assert page.text.count(" checked>") < 2


def test_what_was_changed_since_is_shown_and_asked(client, publisher, treaty):
    row, seen = draft(treaty), current_sequence()
    row.done_on = date(2024, 4, 23)
    with door.writing([treaty]) as write:
        write.save(row)

    page = ask(client, [row], seen=seen, confirmed=1)

    assert page.context["changed"]
    assert "Publish as it is now" in page.text
    assert Act.objects.get(pk=row.pk).publication == "draft"


def test_an_editor_is_not_asked(client, treaty):
    client.force_login(person("Editors"))

    page = ask(client, [draft(treaty)])

    assert "lines" not in page.context


def test_more_lines_cost_no_more_queries(client, publisher, treaty):
    counts = []
    drafts = []
    for more in (2, 8):
        drafts += [draft(treaty) for _ in range(more)]
        ask(client, drafts)
        with CaptureQueriesContext(connection) as queries:
            ask(client, drafts)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_draft_in_the_list_leads_to_its_review_and_says_what_is_expected(
    client, publisher, treaty
):
    own, other = draft(treaty, entered_by=publisher), draft(treaty)

    page = client.get(reverse("admin:treaties_act_changelist")).text

    assert reverse("admin:treaties_act_review", args=[own.pk]) in page
    assert reverse("admin:treaties_act_review", args=[other.pk]) in page
    assert "not you, you wrote it" in page
    assert "you may be the one" in page
