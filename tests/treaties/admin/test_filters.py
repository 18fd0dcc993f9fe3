"""The filters of the lists: by State, and by who wrote a row."""

import pytest
from django.urls import reverse

from tests import factories
from tests.treaties.staff import person

pytestmark = pytest.mark.django_db

LISTS = pytest.mark.parametrize(
    "name, factory",
    [
        pytest.param("act", factories.ActFactory, id="acts"),
        pytest.param("statement", factories.StatementFactory, id="statements"),
    ],
)


def listed(client, name: str, **asked) -> list:
    page = client.get(reverse(f"admin:treaties_{name}_changelist"), asked)
    return list(page.context["cl"].result_list)


@LISTS
def test_the_rows_of_one_state(name, factory, client):
    client.force_login(person("Viewers"))
    factory()
    found = factory()

    assert listed(client, name, of=found.state.code) == [found]


@LISTS
def test_the_rows_that_one_person_wrote(name, factory, client):
    client.force_login(person("Viewers"))
    writer, other = factories.UserFactory(is_staff=True), factories.UserFactory(is_staff=True)
    entered = factory(entered_by=writer, changed_by=other)
    factory(entered_by=other)

    assert listed(client, name, by=writer.pk) == [entered]


def test_oneself_comes_first(client):
    user = person("Editors")
    client.force_login(user)
    factories.ActFactory()
    factories.UserFactory(is_staff=True)

    page = client.get(reverse("admin:treaties_act_changelist"))

    filters = {item.parameter_name: item for item in page.context["cl"].filter_specs[-2:]}
    assert filters["by"].lookup_choices[0] == (str(user.pk), "I myself")
