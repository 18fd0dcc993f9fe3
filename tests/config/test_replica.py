import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from config.replica import ReplicaMiddleware, ReplicaRouter
from countries.models import State


@pytest.mark.parametrize(
    "method, path, model, alias",
    [
        pytest.param("get", "/en/treaties/", State, "replica", id="page"),
        pytest.param("head", "/en/treaties/", State, "replica", id="head"),
        pytest.param("get", "/admin/countries/", State, "default", id="admin"),
        pytest.param("post", "/en/treaties/", State, "default", id="write"),
        pytest.param("get", "/en/treaties/", User, "default", id="who-is-logged-in"),
    ],
)
def test_where_a_request_reads(rf, method, path, model, alias):
    seen = []

    def view(request):
        seen.append(ReplicaRouter().db_for_read(model))
        return HttpResponse()

    ReplicaMiddleware(view)(getattr(rf, method)(path))

    assert seen == [alias]


def test_outside_a_request():
    assert ReplicaRouter().db_for_read(State) == "default"


def test_after_a_request_that_failed(rf):
    def view(request):
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        ReplicaMiddleware(view)(rf.get("/"))

    assert ReplicaRouter().db_for_read(State) == "default"


def test_writes_go_to_the_primary():
    assert ReplicaRouter().db_for_write(State) == "default"


@pytest.mark.parametrize("alias, migrated", [("default", True), ("replica", False)])
def test_only_the_primary_is_migrated(alias, migrated):
    assert ReplicaRouter().allow_migrate(alias, "treaties") is migrated
