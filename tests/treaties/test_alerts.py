"""News by e-mail: asked for, confirmed, sent once each, ended; and the address stays alone."""

import gzip
import logging
import re
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection

from config.backup import back_up
from core.alerts import asking
from core.alerts.models import Alert
from core.records.models import Change
from tests.factories import StateFactory
from tests.treaties import stories
from tests.treaties.html import main, parsed
from treaties.exchange.data_package import write_package
from treaties.exchange.exports import TABLES
from treaties.writing import door
from treaties.writing.door import writing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]

ADDRESS = "reader@example.org"
PAIR = "/en/countries/fr/treaties/ets-901/alerts/"
OLD = "2000-01-10"
NEW = "2026-11-20"


@pytest.fixture(autouse=True)
def facts(settings):
    """Enter a treaty in force to which France became a Party long ago."""
    settings.SITE_ADDRESS = "https://treaties.example.org"
    france, germany = stories.states("FR", "DE")
    clause = {"applies_to": "entry_into_force_for_state", "n": 3}
    treaty = stories.treaty("901", clause, stories.LEAVING, entered_into_force_on=date(1990, 1, 1))
    stories.act(treaty, france, "ratification", OLD)
    return {"treaty": treaty, "france": france, "germany": germany}


def form(client, path: str = PAIR, **more) -> dict:
    token = parsed(client.get(path)).find(".//input[@name='token']").get("value")
    return {"token": token, "address": ADDRESS, "website": "", **more}


def ask(client, path: str = PAIR, **more):
    return client.post(path, form(client, path, **more))


def link(message) -> str:
    """Return the path of the last link in an e-mail."""
    return re.findall(r"https://treaties\.example\.org(\S+)", message.body)[-1]


def subscribe(client, path: str = PAIR) -> Alert:
    ask(client, path)
    client.post(link(mail.outbox[-1]))
    mail.outbox.clear()
    return Alert.objects.get()


def send() -> list:
    mail.outbox.clear()
    call_command("send_alerts", verbosity=0)
    return list(mail.outbox)


@pytest.mark.parametrize(
    "path, name",
    [
        pytest.param("/en/countries/fr/", "State FR", id="country"),
        pytest.param("/en/treaties/ets-901/", "ETS No. 901", id="treaty"),
        pytest.param("/en/countries/fr/treaties/ets-901/", "State FR, ETS No. 901", id="pair"),
    ],
)
def test_each_page_leads_to_its_form(client, path, name):
    StateFactory(code="KG")
    door.rederive()
    links = {item.get("href") for item in parsed(client.get(path)).iter("a")}

    assert f"{path}alerts/" in links
    assert name in main(client.get(f"{path}alerts/"))


def test_nothing_is_sent_before_the_owner_confirms(client, facts):
    assert "on its way" in main(ask(client))
    [question] = mail.outbox
    assert question.to == [ADDRESS]
    stories.act(facts["treaty"], facts["france"], "denunciation", NEW)

    client.get(link(question))
    assert send() == []
    assert "The news are confirmed" in main(client.post(link(question)))


def test_no_page_sets_a_cookie(client):
    answers = [client.get(PAIR), ask(client), client.get(link(mail.outbox[-1]))]
    answers.append(client.post(link(mail.outbox[-1])))

    assert [answer.cookies for answer in answers] == [{}] * 4
    assert all("no-store" in answer["Cache-Control"] for answer in answers)


def test_each_event_is_told_once_in_the_readers_language(client, facts):
    subscribe(client, PAIR.replace("/en/", "/fr/"))
    assert send() == []
    stories.act(facts["treaty"], facts["france"], "denunciation", NEW)

    [message] = send()

    assert "dénonciation" in message.body.casefold()
    assert "https://treaties.example.org/fr/countries/fr/treaties/ets-901/?as_of=2026-11-24" in (
        message.body
    )
    assert "Ratification" not in message.body
    assert send() == []


def test_what_begins_of_itself_is_told_on_its_day(client, facts, today):
    subscribe(client)
    stories.act(facts["treaty"], facts["france"], "denunciation", NEW)
    send()
    today(date(2027, 6, 2))

    [message] = send()

    assert message.body.startswith("1 June 2027: effect of the denunciation")
    assert "20 November 2026" not in message.body
    assert send() == []


def test_what_was_told_and_is_withdrawn_is_told(client, facts):
    subscribe(client)
    act = stories.act(facts["treaty"], facts["france"], "denunciation", NEW)
    send()
    with writing([facts["treaty"]], reason="a test") as write:
        act.publication = "withdrawn"
        write.save(act)

    [message] = send()

    assert "Withdrawn" in message.body
    assert send() == []


def test_an_old_act_entered_today_is_no_news(client, facts):
    subscribe(client, "/en/treaties/ets-901/alerts/")

    stories.act(facts["treaty"], facts["germany"], "ratification", OLD)

    assert send() == []


@pytest.mark.parametrize(
    "path, is_told",
    [
        pytest.param("/en/countries/fr/alerts/", True, id="its-country"),
        pytest.param("/en/treaties/ets-901/alerts/", True, id="its-treaty"),
        pytest.param("/en/countries/de/alerts/", False, id="another-country"),
        pytest.param("/en/countries/de/treaties/ets-901/alerts/", False, id="another-pair"),
    ],
)
def test_who_asked_for_it_is_told(client, facts, path, is_told):
    subscribe(client, path)

    stories.act(facts["treaty"], facts["france"], "denunciation", NEW)

    assert bool(send()) == is_told


def test_a_failure_is_made_good_the_next_time(client, facts, monkeypatch, caplog):
    subscribe(client)
    stories.act(facts["treaty"], facts["france"], "denunciation", NEW)

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        with pytest.raises(CommandError, match="1 could not be sent"):
            send()

    assert ADDRESS not in caplog.text
    assert len(send()) == 1
    assert send() == []


def refuse(message, **options):
    raise OSError(f"no such reader: {message.to}")


def test_one_click_ends_the_news_and_deletes_the_address(client, facts):
    subscribe(client)
    stories.act(facts["treaty"], facts["france"], "denunciation", NEW)
    [message] = send()

    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = message.extra_headers["List-Unsubscribe"].strip("<>")
    path = address.removeprefix("https://treaties.example.org")
    client.get(path)
    assert Alert.objects.exists()
    response = client.post(path, {"List-Unsubscribe": "One-Click"})

    assert response.status_code == 200
    assert not Alert.objects.exists()
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("days, is_kept", [(6, True), (7, False)])
def test_what_nobody_confirms_is_deleted(client, today, days, is_kept):
    ask(client)

    today(date(2026, 11, 24) + timedelta(days=days))
    send()

    assert Alert.objects.exists() == is_kept


@pytest.mark.parametrize(
    "more, headers, status",
    [
        pytest.param({"token": "forged"}, {}, 400, id="forged-form"),
        pytest.param({}, {"Origin": "https://elsewhere.example"}, 400, id="another-site"),
        pytest.param({"address": "no address"}, {}, 400, id="no-address"),
        pytest.param({"address": "a@b.org\nBcc: c@d.org"}, {}, 400, id="header"),
        pytest.param({"website": "filled in"}, {}, 200, id="trap"),
    ],
)
def test_what_no_reader_sends(client, more, headers, status):
    response = client.post(PAIR, form(client, **more), headers=headers)

    assert response.status_code == status
    assert mail.outbox == []
    assert not Alert.objects.exists()


def test_a_form_is_for_one_question(client):
    token = form(client, "/en/countries/de/alerts/")["token"]

    assert ask(client, token=token).status_code == 400


def test_one_network_address_asks_ten_times_an_hour(client):
    answers = [ask(client, address=f"reader{number}@example.org") for number in range(11)]

    assert [answer.status_code for answer in answers] == [200] * 10 + [429]


def test_nobody_is_asked_again_and_again(client):
    for _time in range(3):
        assert "on its way" in main(ask(client))

    assert len(mail.outbox) == 1


def test_a_mailbox_is_not_flooded():
    for number in range(asking.MOST_QUESTIONS):
        asking.asked(ADDRESS, "en", f"ets-{number:03}", "")

    assert asking.asked(ADDRESS, "en", "ets-112", "") is None


def test_the_answer_does_not_tell_whether_an_address_is_known(client):
    first = main(ask(client))

    assert main(ask(client)) == first


@pytest.mark.parametrize("purpose", ["confirm", "stop"])
def test_a_link_that_is_not_ours(client, purpose):
    response = client.post(f"/en/alerts/{purpose}/1:forged/")

    assert response.status_code == 404


def test_a_link_that_confirms_does_not_end(client):
    ask(client)
    token = link(mail.outbox[-1]).rstrip("/").rpartition("/")[2]

    assert client.post(f"/en/alerts/stop/{token}/").status_code == 404


def test_the_address_is_nowhere_else(client, facts, tmp_path, caplog):
    caplog.set_level(logging.DEBUG)
    pages = [ask(client), client.post(link(mail.outbox[-1]))]
    stories.act(facts["treaty"], facts["france"], "denunciation", NEW)
    call_command("send_alerts")
    pages += [client.get(path) for path in (PAIR, "/en/countries/fr/", "/api/v1/changes/")]

    back_up(tmp_path / "backup")
    backup = gzip.decompress((tmp_path / "backup").read_bytes()).decode()
    names = write_package(tmp_path, TABLES)
    export = b"".join((tmp_path / name).read_bytes() for name in names).decode(errors="replace")

    assert [row.address for row in Alert.objects.all()] == [ADDRESS]
    assert all(ADDRESS not in page.content.decode() for page in pages)
    assert ADDRESS not in backup
    assert "alerts" not in re.findall(r'"model":"(\w+)\.', backup)
    assert ADDRESS not in export
    assert not Change.objects.filter(model__startswith="alerts").exists()
    assert ADDRESS not in str(list(Change.objects.values()))
    assert ADDRESS not in caplog.text
    assert tables_with(ADDRESS) == ["alerts_alert"]


def tables_with(text: str) -> list[str]:
    """Return the tables of the database in which a text stands."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        return [name for name in names if text in str(rows_of(cursor, name))]


def rows_of(cursor, table: str) -> list:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return cursor.fetchall()


def test_links_in_e_mails_need_the_sites_address(settings):
    settings.SITE_ADDRESS = ""

    with pytest.raises(CommandError, match="SITE_ADDRESS"):
        call_command("send_alerts")
