import pytest
from django.contrib.auth.models import Group, Permission

from tests.factories import UserFactory
from treaties.writing.roles import create_groups

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]


def member_of(name: str):
    user = UserFactory(is_staff=True)
    user.groups.add(Group.objects.get(name=name))
    return user


@pytest.mark.parametrize(
    "group, permission, is_allowed",
    [
        pytest.param("Viewers", "treaties.view_act", True, id="viewers-see"),
        pytest.param("Viewers", "countries.view_state", True, id="viewers-see-states"),
        pytest.param("Viewers", "treaties.add_act", False, id="viewers-enter-nothing"),
        pytest.param("Editors", "treaties.add_act", True, id="editors-draft"),
        pytest.param("Editors", "treaties.change_statement", True, id="editors-draft-statements"),
        pytest.param("Editors", "treaties.add_attachment", True, id="editors-attach"),
        pytest.param("Editors", "treaties.publish_act", False, id="editors-do-not-publish"),
        pytest.param("Editors", "treaties.change_treaty", False, id="editors-leave-treaties"),
        pytest.param("Publishers", "treaties.add_act", True, id="publishers-draft"),
        pytest.param("Publishers", "treaties.publish_act", True, id="publishers-publish"),
        pytest.param("Publishers", "treaties.change_clause", True, id="publishers-change-clauses"),
        pytest.param("Publishers", "countries.change_state", True, id="publishers-change-states"),
        pytest.param("Viewers", "records.view_webhook", False, id="viewers-see-no-webhook"),
        pytest.param("Publishers", "records.add_webhook", True, id="publishers-enter-webhooks"),
        pytest.param("Publishers", "records.view_delivery", True, id="publishers-see-deliveries"),
        pytest.param("Publishers", "auth.add_user", False, id="publishers-appoint-nobody"),
    ],
)
def test_what_a_group_may_do(group, permission, is_allowed):
    create_groups()

    assert member_of(group).has_perm(permission) is is_allowed


def test_groups_are_created_once():
    assert create_groups() == ["Viewers", "Editors", "Publishers"]
    assert create_groups() == []


def test_permissions_that_an_administrator_took_away_stay_away():
    create_groups()
    Group.objects.get(name="Editors").permissions.remove(Permission.objects.get(codename="add_act"))

    create_groups()

    assert not member_of("Editors").has_perm("treaties.add_act")


def test_a_permission_that_does_not_exist_is_named():
    Permission.objects.filter(codename="publish_act").delete()

    with pytest.raises(LookupError, match="publish_act"):
        create_groups()
