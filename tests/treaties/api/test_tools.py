"""The tools for language models: asked over standard input and output, by the package's client."""

import asyncio
import builtins
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from mcp import Client, StdioServerParameters

from treaties.api import tools

pytestmark = pytest.mark.django_db
ASKED = {
    "status": ("status", {"state": "KG", "treaty": "ETS 112", "as_of": "2024-05-15"}),
    "reasons": ("reasons", {"state": "KG", "treaty": "112", "as_of": "2024-05-15", "lang": "ru"}),
    "between": ("between", {"a": "KG", "b": "DE", "treaty": "hcch-12", "as_of": "2024-05-15"}),
    "forecast": (
        "forecast",
        {"state": "KG", "treaty": "ets-167", "deposited": "2027-02-10", "as_of": "2026-11-24"},
    ),
    "search": ("search", {"text": "transfer of sentenced persons"}),
    "nothing": ("search", {"text": "qqqqqqqqqqqq", "lang": "fr"}),
    "foreign": ("status", {"state": "KG", "treaty": "112", "lang": "de"}),
    "foreign search": ("search", {"text": "transfer", "lang": "de"}),
    "unknown": ("status", {"state": "ZZ", "treaty": "112"}),
    "misread": ("status", {"state": "KG", "treaty": "112", "as_of": "yesterday"}),
}


@pytest.fixture(scope="module")
def answers(bundled):
    """Return the server's tools, and what they answered to the questions asked of it."""
    if connection.vendor != "sqlite":
        pytest.skip("the process reads the file of the database")
    # In a thread of its own: a browser of other tests may have left a running loop in this one.
    asked = asked_over_stdio(connection.settings_dict["NAME"])
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, asked).result()


async def asked_over_stdio(database: str) -> tuple[dict, dict]:
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{Path(database).resolve()}",
        "SECRET_KEY": "only-for-this-test",
        "DEBUG": "1",
        "SITE_ADDRESS": "http://localhost",
    }
    command = ["-W", "ignore", str(settings.BASE_DIR / "manage.py"), "mcp"]
    parameters = StdioServerParameters(command=sys.executable, args=command, env=environment)
    async with Client(parameters) as client:
        offered = {tool.name: tool for tool in (await client.list_tools()).tools}
        found = {key: await client.call_tool(*question) for key, question in ASKED.items()}
    return offered, found


def test_the_server_offers_the_main_questions(answers):
    offered, _ = answers

    assert set(offered) == {"status", "reasons", "between", "forecast", "search"}
    for tool in offered.values():
        assert tool.annotations.read_only_hint
        assert len(tool.description) > 60
    assert offered["status"].input_schema["required"] == ["state", "treaty"]


@pytest.mark.parametrize("name", ["status", "reasons", "between", "forecast", "search"])
def test_each_answer_has_its_address_its_day_and_what_is_not_known(answers, name):
    found = answers[1][name]

    assert not found.is_error
    assert {"address", "as_of", "not_known", "answer"} <= set(found.structured_content)
    assert found.structured_content["address"].startswith("http://localhost/")
    assert json.loads(found.content[0].text) == found.structured_content


def test_a_status_is_that_of_the_api(answers, client):
    found = answers[1]["status"].structured_content

    address = found["address"].removeprefix("http://localhost")
    told = client.get(address).json()
    assert found["answer"] == {name: told[name] for name in found["answer"]}
    assert found["answer"]["status"] == "entry_into_force_pending"
    assert found["page"] == "http://localhost/en/countries/kg/treaties/ets-112/?as_of=2024-05-15"
    assert client.get(found["page"].removeprefix("http://localhost")).status_code == 200
    assert found["not_known"] == ["What States declared about this treaty was not collected."]


def test_reasons_are_sentences_in_the_language_asked_for(answers):
    found = answers[1]["reasons"].structured_content["answer"]

    assert "1 августа 2024" in " ".join(found["explanation"])
    assert found["computation"]
    assert found["acts"]
    assert found["sources"]


def test_what_is_not_known_is_said(answers):
    found = answers[1]["between"].structured_content

    assert any("not collected" in text for text in found["not_known"])
    assert found["answer"]["reasons"]


def test_a_forecast_and_a_search(answers):
    forecast = answers[1]["forecast"].structured_content["answer"]
    search = answers[1]["search"].structured_content["answer"]

    assert forecast["in_force_on"] == "2027-06-01"
    assert search["treaties"][0]["id"] == "ets-112"
    assert search["has_all_words"]
    assert search["treaties"][0]["url"].startswith("http://localhost/en/treaties/")


def test_what_cannot_be_answered_says_why(answers):
    unknown, misread = answers[1]["unknown"], answers[1]["misread"]

    assert unknown.is_error
    assert "ZZ" in unknown.content[0].text
    assert misread.is_error
    assert "date" in misread.content[0].text


def test_a_search_that_finds_nothing_is_no_answer_that_there_is_none(answers):
    found = answers[1]["nothing"].structured_content

    assert found["answer"]["treaties"] == found["answer"]["states"] == []
    assert found["not_known"][0].startswith("Rien ici")


@pytest.mark.parametrize("name", ["foreign", "foreign search"])
def test_a_language_that_there_is_not_is_refused(answers, name):
    found = answers[1][name]

    assert found.is_error
    assert "lang" in found.content[0].text


@pytest.mark.parametrize(
    "answer, said",
    [
        pytest.param({"missing": "chart"}, 1, id="missing"),
        pytest.param({"missing": None, "warnings": []}, 0, id="all-known"),
        pytest.param({"warnings": ["chart_incomplete"]}, 1, id="warning"),
        pytest.param({"warnings": [{"code": "unconfirmed", "text": "so"}]}, 1, id="with-text"),
        pytest.param({"warnings": ["A sentence."]}, 1, id="sentence"),
        pytest.param({"statements_collected": False}, 1, id="statements"),
        pytest.param({"results": [{"missing": "date"}, {"at_least": True}]}, 2, id="list"),
    ],
)
def test_gaps(answer, said):
    found = tools.gaps(answer)

    assert len(found) == said
    assert all(text.endswith(".") for text in found)


def test_without_the_package_the_command_says_what_to_install(monkeypatch):
    imported = builtins.__import__

    def missing(name, *arguments, **keywords):
        if name == "mcp" or name.endswith("assistants"):
            raise ModuleNotFoundError("No module named 'mcp'", name="mcp")
        return imported(name, *arguments, **keywords)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(CommandError, match=r"requirements-extra\.txt"):
        call_command("mcp")
