"""Webhooks: what is sent, signed how, again when, and never to whom."""

import base64
import hashlib
import hmac
import json
import shutil
import ssl
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address, ip_network

import pytest
from django.core.management import call_command
from django.utils.html import escape

from core import clock
from core.http import sending
from core.records.models import Change, Delivery, Webhook
from core.records.signing import secret_of
from tests.factories import ActFactory, StateFactory, TreatyFactory, WebhookFactory
from treaties.feeds import webhooks
from treaties.writing import door

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


class Archive(HTTPServer):
    """A subscriber on this machine: keeps what it gets, answers as it is told."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Receiver)
        self.got, self.status = [], 204
        self.url = f"http://archive.example.org:{self.server_port}/changes"


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        content = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((dict(self.headers), content))
        self.send_response(self.server.status)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def archive(monkeypatch, settings):
    """A subscriber by a name that means this machine, in a network that the settings allow."""
    settings.WEBHOOK_NETWORKS = [ip_network("127.0.0.0/8")]
    server = Archive()
    monkeypatch.setattr(sending, "resolved", lambda host, port: means("127.0.0.1"))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def means(*addresses: str) -> list:
    return [(None, None, None, "", (address, 443)) for address in addresses]


@pytest.fixture
def at(monkeypatch):
    """Return how to make it another moment; it is noon."""

    def make_it(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    make_it(NOON)
    return make_it


def entered(number: str, **values):
    act = ActFactory.build(
        treaty=TreatyFactory(series="ETS", number=number), state=StateFactory(code="KG"), **values
    )
    with door.writing([act.treaty]) as write:
        write.save(act)
    return act


def data(got) -> dict:
    return json.loads(got[1])["data"]


def test_public_changes_are_sent_once_in_order(archive, at):
    webhook = WebhookFactory(url=archive.url)
    first = entered("112")
    second = entered("185")

    call_command("send_webhooks")
    call_command("send_webhooks")

    (got,) = archive.got
    changes = data(got)["changes"]
    assert [row["object"]["id"] for row in changes] == [first.pk, second.pk]
    assert [row["type"] for row in changes] == ["created", "created"]
    assert data(got)["sequence"] == Change.objects.last().sequence
    webhook.refresh_from_db()
    assert webhook.sequence == data(got)["sequence"]
    assert (webhook.failures, webhook.next_at) == (0, None)
    (delivery,) = Delivery.objects.all()
    assert (delivery.status, delivery.error, delivery.at) == (204, "", NOON)


def test_each_body_is_signed_with_the_time(archive, at):
    webhook = WebhookFactory(url=archive.url)
    entered("112")

    webhooks.send_webhooks(clock.now)

    headers, content = archive.got[0]
    key = base64.b64decode(secret_of(webhook).removeprefix("whsec_"))
    text = f"{headers['webhook-id']}.{int(NOON.timestamp())}.".encode() + content
    expected = base64.b64encode(hmac.new(key, text, hashlib.sha256).digest()).decode()
    assert headers["webhook-timestamp"] == str(int(NOON.timestamp()))
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert headers["Host"].startswith("archive.example.org:")
    assert webhook.salt not in secret_of(webhook)


def test_only_what_is_public_leaves(archive, at):
    webhook = WebhookFactory(url=archive.url)
    entered("112", publication="draft", source="secret")

    webhooks.send_webhooks(clock.now)

    assert archive.got == []
    assert not Delivery.objects.exists()
    webhook.refresh_from_db()
    assert webhook.sequence == Change.objects.last().sequence
    act = entered("185", note="secret")
    act.publication = "withdrawn"
    with door.writing([act.treaty], reason="secret", public_reason="open") as write:
        write.save(act)
    webhooks.send_webhooks(clock.now)
    (got,) = archive.got
    assert [row["type"] for row in data(got)["changes"]] == ["created", "withdrawn"]
    assert data(got)["changes"][1]["reason"] == "open"
    assert b"secret" not in got[1]


@pytest.mark.parametrize("status", [500, 302, 404])
def test_what_is_not_taken_is_sent_again_after_a_longer_pause_each_time(archive, at, status):
    webhook = WebhookFactory(url=archive.url)
    entered("112")
    archive.status = status

    for minutes in (0, 0.5, 1, 2.5, 3):
        at(NOON + timedelta(minutes=minutes))
        webhooks.send_webhooks(clock.now)

    assert len(archive.got) == 3
    webhook.refresh_from_db()
    assert (webhook.sequence, webhook.failures) == (0, 3)
    assert webhook.next_at == NOON + timedelta(minutes=3 + 4)
    assert set(Delivery.objects.values_list("status", flat=True)) == {status}
    archive.status = 200
    entered("185")
    at(NOON + timedelta(minutes=7))
    webhooks.send_webhooks(clock.now)
    assert len(data(archive.got[-1])["changes"]) == 2


def test_after_many_failures_nothing_is_sent_until_staff_say_so(archive, at, admin_client):
    webhook = WebhookFactory(url=archive.url, failures=14)
    entered("112")
    archive.status = 500

    webhooks.send_webhooks(clock.now)
    at(NOON + timedelta(days=30))
    webhooks.send_webhooks(clock.now)

    assert len(archive.got) == 1
    webhook.refresh_from_db()
    assert not webhook.is_active
    change = f"/admin/records/webhook/{webhook.pk}/change/"
    values = {"name": webhook.name, "url": webhook.url, "is_active": "on"}
    admin_client.post(change, values)
    archive.status = 200
    webhooks.send_webhooks(clock.now)
    assert len(archive.got) == 2


def test_two_runs_at_once_send_nothing_twice(archive, at):
    webhook = WebhookFactory(url=archive.url)
    entered("112")

    assert webhooks.lease(webhook, NOON)
    webhooks.send_webhooks(clock.now)
    assert archive.got == []
    at(NOON + webhooks.LEASE)
    webhooks.send_webhooks(clock.now)
    assert len(archive.got) == 1


def test_a_write_sends_nothing(archive):
    WebhookFactory(url=archive.url)

    entered("112")

    assert archive.got == []


def test_old_deliveries_are_forgotten(archive, at):
    webhook = WebhookFactory(url=archive.url)
    for days in (89, 91):
        at_ = NOON - timedelta(days=days)
        Delivery.objects.create(webhook=webhook, at=at_, first=1, last=1, status=200)

    webhooks.send_webhooks(clock.now)

    assert [row.at for row in Delivery.objects.all()] == [NOON - timedelta(days=89)]


# --- To whom nothing is sent ----------------------------------------------------------------


@pytest.mark.parametrize(
    "address, is_allowed",
    [
        pytest.param("127.0.0.1", False, id="loopback"),
        pytest.param("::1", False, id="loopback-6"),
        pytest.param("10.0.0.1", False, id="private"),
        pytest.param("192.168.1.1", False, id="private-too"),
        pytest.param("172.16.0.1", False, id="private-as-well"),
        pytest.param("100.64.0.1", False, id="shared"),
        pytest.param("169.254.169.254", False, id="link-local"),
        pytest.param("fe80::1", False, id="link-local-6"),
        pytest.param("fd00::1", False, id="private-6"),
        pytest.param("0.0.0.0", False, id="unspecified"),
        pytest.param("224.0.0.1", False, id="multicast"),
        pytest.param("::ffff:10.0.0.1", False, id="mapped"),
        pytest.param("64:ff9b::a00:1", False, id="translated"),
        pytest.param("2002:a00:1::", False, id="tunnelled"),
        pytest.param("93.184.216.34", True, id="public"),
        pytest.param("2606:2800:220:1::1", True, id="public-6"),
    ],
)
def test_which_addresses_are_public(address, is_allowed):
    assert sending.is_public(sending.as_address(address)) is is_allowed


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "fe80::1"])
def test_nothing_is_sent_into_the_office(archive, at, settings, monkeypatch, address):
    settings.WEBHOOK_NETWORKS = []
    monkeypatch.setattr(sending, "resolved", lambda host, port: means("93.184.216.34", address))
    webhook = WebhookFactory(url=archive.url.replace("http:", "https:"))
    entered("112")

    webhooks.send_webhooks(clock.now)

    assert archive.got == []
    (delivery,) = webhook.deliveries.all()
    assert (delivery.status, delivery.error) == (None, f"{address} is not a public address.")
    assert Webhook.objects.get().failures == 1


def test_a_name_that_means_another_machine_a_moment_later_leads_nowhere_else(archive, monkeypatch):
    asked = []

    def resolved(host, port):
        asked.append(host)
        return means("127.0.0.1" if len(asked) == 1 else "10.0.0.1")

    monkeypatch.setattr(sending, "resolved", resolved)

    assert sending.post(archive.url, b"{}", {}) == 204
    assert asked == ["archive.example.org"]
    with pytest.raises(sending.NotSent, match=r"10\.0\.0\.1 is not a public address"):
        sending.post(archive.url, b"{}", {})


def test_without_tls_only_to_networks_of_the_settings(settings, monkeypatch):
    monkeypatch.setattr(sending, "resolved", lambda host, port: means("93.184.216.34"))

    with pytest.raises(sending.NotSent, match="Without https"):
        sending.post("http://archive.example.org/", b"{}", {})
    assert sending.judged(sending.httpx.URL("https://a.example/")) == ip_address("93.184.216.34")


def test_no_redirect_is_followed(archive):
    archive.status = 307

    assert sending.post(archive.url, b"{}", {}) == 307
    assert len(archive.got) == 1


@pytest.mark.parametrize("url", ["ftp://archive.example.org/", "https:///", "nothing"])
def test_what_is_no_address_of_the_web(url):
    with pytest.raises(sending.NotSent):
        sending.post(url, b"{}", {})


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
@pytest.mark.parametrize("name, is_sent", [("archive.example.org", True), ("x.example.org", False)])
def test_the_certificate_is_that_of_the_name(archive, monkeypatch, tmp_path, name, is_sent):
    made = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "9999",
        "-subj",
        f"/CN={name}",
    ]
    files = ["-addext", f"subjectAltName=DNS:{name}", "-keyout", "key.pem", "-out", "cert.pem"]
    subprocess.run(["openssl", *made, *files], cwd=tmp_path, check=True, capture_output=True)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    archive.socket = server.wrap_socket(archive.socket, server_side=True)
    trusted = ssl.create_default_context(cafile=tmp_path / "cert.pem")
    monkeypatch.setattr(sending, "certificates", lambda: trusted)
    url = archive.url.replace("http:", "https:")

    if is_sent:
        assert sending.post(url, b"{}", {}) == 204
    else:
        with pytest.raises(sending.NotSent, match="CERTIFICATE_VERIFY_FAILED"):
            sending.post(url, b"{}", {})


# --- Staff ----------------------------------------------------------------------------------


def test_the_secret_is_shown_once(admin_client):
    entered("112")
    values = {"name": "Archive", "url": "https://archive.example.org/", "is_active": "on"}

    first = admin_client.post("/admin/records/webhook/add/", values, follow=True)

    webhook = Webhook.objects.get()
    secret = secret_of(webhook)
    assert webhook.sequence == Change.objects.last().sequence
    assert escape(secret) in first.content.decode()
    for path in ("", f"{webhook.pk}/change/"):
        page = admin_client.get(f"/admin/records/webhook/{path}").content.decode()
        assert secret[:20] not in page
    assert not {"salt", "secret"} & set(Change.objects.last().after)


def test_a_new_secret_ends_the_one_before(admin_client):
    webhook = WebhookFactory()
    before = secret_of(webhook)
    action = {"action": "give_new_secret", "_selected_action": [webhook.pk]}

    page = admin_client.post("/admin/records/webhook/", action, follow=True).content.decode()

    after = secret_of(Webhook.objects.get())
    assert after != before
    assert after[:20] in page
