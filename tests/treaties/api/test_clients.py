"""Programs that other people wrote, at work with the API: testers and generated clients."""

import importlib
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import httpx
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openapi_spec_validator import validate
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.api import LISTS
from config.wsgi import application
from treaties.api.schema import description
from treaties.questions.filters import PairParameters

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# A few in every run, the same ones; many others each night: `make nightly`.
QUESTIONS = int(os.environ.get("QUESTIONS", "8"))
FEW = settings(
    max_examples=QUESTIONS,
    deadline=None,
    derandomize="QUESTIONS" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
KNOWN = {
    "code": ["KG", "de", "YUCS", "EU", "ZZ"],
    "treaty": ["ets-112", "185", "ETS No. 048A", "999"],
    "slug": ["carlp-2020-2024", "nothing"],
}
DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31)).map(date.isoformat)


@pytest.fixture(scope="module")
def schema() -> dict:
    return description(LISTS)


@pytest.fixture
def one_connection():
    """Let requests to the WSGI application leave the test's connection open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


# --- The description ------------------------------------------------------------------------


def test_the_description_is_made_without_a_warning(capfd):
    description()

    assert "Warning" not in capfd.readouterr().err


def test_the_description_is_valid(schema):
    validate(schema)


def test_a_list_of_codes_has_one_name_wherever_it_is_used(schema):
    text = json.dumps(schema["paths"]) + json.dumps(schema["components"]["schemas"])

    for name, codes in LISTS.items():
        enumeration = json.dumps(sorted(map(str, codes.labels)))
        assert text.count(f'"enum": {enumeration}') <= 1, name
    assert text.count('"#/components/schemas/ActKindCode"') > 3


def test_no_schema_is_null_twice(schema):
    assert '"null", "null"' not in json.dumps(schema)


def test_every_operation_says_what_it_does(schema):
    told = [item["get"]["description"] for item in schema["paths"].values()]

    assert len(set(told)) == len(told)


def test_every_operation_has_an_example_and_its_errors(schema):
    for path, item in schema["paths"].items():
        responses = item["get"]["responses"]
        answer = responses["200"]["content"]["application/json"]
        assert answer.get("examples"), path
        for status in ("400", "404", "406", "412", "414", "429", "431"):
            assert "application/problem+json" in responses[status]["content"], path


def test_every_parameter_of_the_filters_is_described(schema):
    operation = schema["paths"]["/api/v1/states/{code}/treaties/"]["get"]
    described = {item["name"] for item in operation["parameters"] if item["in"] == "query"}

    assert described == set(PairParameters.base_filters)
    assert all(item["description"] for item in operation["parameters"])


def test_every_address_of_the_contract_is_described(schema):
    contract = {
        *("treaties/", "treaties/{treaty}/", "treaties/{treaty}/participations/"),
        *("treaties/{treaty}/clauses/", "treaties/{treaty}/forecast/", "states/"),
        *("states/{code}/", "states/{code}/treaties/", "states/{code}/treaties/{treaty}/"),
        *("states/{code}/agenda/", "states/{code}/series/", "states/{code}/programmes/"),
        "states/{code}/leaving/",
        *("programmes/", "programmes/{slug}/", "matrix/", "between/", "acts/", "statements/"),
        *("authorities/", ""),
        *(
            "changes/",
            "codes/",
            "panel/",
            "durations/",
            "durations/summary/",
            "compute/",
            "forecast/",
            "verification/",
        ),
    }

    assert {f"/api/v1/{path}" for path in contract} <= set(schema["paths"])


# --- Random questions -----------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.usefixtures("bundled", "one_connection")
def test_no_random_question_gets_an_answer_that_is_not_described(schema):
    schemathesis.openapi.format("date", DAYS)
    found = schemathesis.openapi.from_wsgi("/api/v1/schema/", application)
    asked = 0

    for operation in found.get_all_operations():
        ask(operation.ok())
        asked += 1

    assert asked == len(schema["paths"])


def ask(operation) -> None:
    """Ask one operation some questions, some of them about States and treaties that exist."""

    @FEW
    @given(case=operation.as_strategy(), number=st.integers(0, 11))
    def question(case, number):
        for name in case.path_parameters or {}:
            case.path_parameters[name] = KNOWN[name][number % len(KNOWN[name])]
        response = case.call(headers={"Accept-Encoding": "identity"})
        case.validate_response(response, checks=CHECKS)

    question()


# --- A generated client ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def generated(schema, tmp_path_factory):
    """Generate a client from the description, and return how to import its parts."""
    folder = tmp_path_factory.mktemp("client")
    (folder / "schema.json").write_text(json.dumps(schema))
    (folder / "config.yml").write_text("post_hooks: []\npackage_name_override: accede_client\n")
    program = Path(sys.executable).with_name("openapi-python-client")
    arguments = ["--path", "schema.json", "--config", "config.yml", "--meta", "none"]
    command = [str(program), "generate", *arguments, "--output-path", "accede_client"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    sys.path.insert(0, str(folder))
    yield lambda name: importlib.import_module(f"accede_client.{name}")
    sys.path.remove(str(folder))


@pytest.mark.django_db
@pytest.mark.usefixtures("bundled", "one_connection")
def test_a_generated_client_asks_the_main_questions(generated):
    transport = httpx.WSGITransport(app=application)
    client = generated("client").Client("http://localhost", httpx_args={"transport": transport})
    on = date(2024, 5, 15)

    rows = generated("api.states.state_treaties").sync("KG", client=client, as_of=on, page_size=500)
    pair = generated("api.states.pair").sync("KG", "ets-112", client=client, as_of=on)
    computed = generated("api.compute.compute").sync(
        client=client,
        kind=generated("models.clause_kind_code").ClauseKindCode("first_of_month_after_months"),
        n=3,
        date=date(2024, 4, 22),
    )

    assert rows.count == len(rows.results)
    assert (pair.status, pair.next_change.on) == ("entry_into_force_pending", date(2024, 8, 1))
    assert computed.date == date(2024, 8, 1)
