import os
import runpy
import shutil
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.core.exceptions import ImproperlyConfigured

SETTINGS = Path(site_settings.BASE_DIR) / "config" / "settings.py"


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Return the settings of a checkout with this `.env` and this environment."""

    def read(env_file="", **variables):
        for name in set(os.environ):
            monkeypatch.delenv(name)
        for name, value in ({"SECRET_KEY": "x"} | variables).items():
            monkeypatch.setenv(name, value)
        (tmp_path / "config").mkdir(exist_ok=True)
        (tmp_path / ".env").write_text(env_file)
        return runpy.run_path(shutil.copy(SETTINGS, tmp_path / "config"))

    return read


def test_env_file_is_read(read):
    assert read("FOCUS_STATE=KZ")["FOCUS_STATE"] == "KZ"


def test_process_beats_env_file(read):
    assert read("FOCUS_STATE=KZ", FOCUS_STATE="TJ")["FOCUS_STATE"] == "TJ"


def test_empty_process_variable_beats_env_file(read):
    assert read("FOCUS_STATE=KZ", FOCUS_STATE="")["FOCUS_STATE"] == "KG"


def test_reading_leaves_the_environment_alone(read):
    read("FOCUS_STATE=KZ")

    assert "FOCUS_STATE" not in os.environ


def test_empty_key_is_refused(read):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY"):
        read("SECRET_KEY=from-the-file", SECRET_KEY="")


def test_empty_key_in_debug(read):
    assert read(SECRET_KEY="", DEBUG="1")["SECRET_KEY"]


@pytest.mark.parametrize(
    "name, value",
    [
        pytest.param("DEBUG", False, id="debug"),
        pytest.param("ALLOWED_HOSTS", [], id="allowed-hosts"),
        pytest.param("FOCUS_STATE", "KG", id="focus-state"),
        pytest.param("NEIGHBOURS", ["KZ", "TJ", "TM", "UZ", "MN"], id="neighbours"),
        pytest.param("PUBLISHER_NAME", "Accede", id="publisher-name"),
        pytest.param("CONTACT", "", id="contact"),
        pytest.param("TIME_ZONE", "Europe/Paris", id="time-zone"),
        pytest.param("SECURE_SSL_REDIRECT", True, id="ssl-redirect"),
        pytest.param("TWO_PERSON_RULE", True, id="two-person-rule"),
        pytest.param("ADMIN_PATH", "admin/", id="admin-path"),
        pytest.param("METRICS", False, id="metrics"),
    ],
)
@pytest.mark.parametrize("how", ["absent", "empty"])
def test_default(read, name, value, how):
    variables = {name: ""} if how == "empty" else {}

    assert read(**variables)[name] == value


@pytest.mark.parametrize(
    "variables, on",
    [
        pytest.param({}, True, id="in-production"),
        pytest.param({"SECURE_SSL_REDIRECT": "0"}, False, id="switched-off"),
        pytest.param({"DEBUG": "1"}, False, id="in-debug"),
    ],
)
def test_ssl_governs_cookies_and_hsts(read, variables, on):
    settings = read(**variables)

    assert settings["SESSION_COOKIE_SECURE"] is settings["CSRF_COOKIE_SECURE"] is on
    assert bool(settings["SECURE_HSTS_SECONDS"]) is on
    assert ("SECURE_PROXY_SSL_HEADER" in settings) is on


def test_sqlite_writers_wait(read):
    database = read()["DATABASES"]["default"]

    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["timeout"] == 20
    assert "journal_mode = WAL" in database["OPTIONS"]["init_command"]


def test_postgresql_over_a_socket(read):
    database = read(DATABASE_URL="postgresql://postgres:@/accede?host=/run/pg")["DATABASES"]

    assert database["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert database["default"]["OPTIONS"] == {"host": "/run/pg"}


def test_replica(read):
    settings = read(DATABASE_REPLICA_URL="postgresql://reader@replica/accede")

    assert settings["DATABASES"]["replica"]["HOST"] == "replica"
    assert settings["DATABASE_ROUTERS"] == ["config.replica.ReplicaRouter"]


def test_throttle_rate(read):
    settings = read(THROTTLE_RATE="60/min")

    assert settings["REST_FRAMEWORK"]["DEFAULT_THROTTLE_RATES"] == {"anon": "60/min"}


def test_neighbours_in_any_case_each_once(read):
    assert read(NEIGHBOURS="kz, MN,KZ")["NEIGHBOURS"] == ["KZ", "MN"]


@pytest.mark.parametrize("given", ["staff", "/staff", "staff/", "/staff/"])
def test_admin_path_with_any_slashes(read, given):
    assert read(ADMIN_PATH=given)["ADMIN_PATH"] == "staff/"


@pytest.mark.parametrize("given", ["treaties@example.org", "https://example.org/ask"])
def test_a_contact(read, given):
    assert read(CONTACT=given)["CONTACT"] == given


def test_a_mail_server(read):
    found = read(EMAIL_URL="smtp+tls://accede:p%40ss@mail.example.org:587")

    names = ["EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS", "EMAIL_USE_SSL"]
    assert [found[name] for name in names] == ["mail.example.org", 587, "p@ss", True, False]
    assert found["EMAIL_BACKEND"].endswith("smtp.EmailBackend")


def test_without_a_mail_server_e_mails_go_to_the_console(read):
    assert read()["EMAIL_BACKEND"].endswith("console.EmailBackend")


def test_links_in_e_mails_begin_with_the_address_of_the_site(read):
    assert read(SITE_ADDRESS="https://x.org/")["SITE_ADDRESS"] == "https://x.org"


@pytest.mark.parametrize(
    "name, value",
    [
        pytest.param("DEBUG", "maybe", id="debug"),
        pytest.param("METRICS", "ja", id="metrics"),
        pytest.param("TWO_PERSON_RULE", "ja", id="two-person-rule"),
        pytest.param("SECURE_SSL_REDIRECT", "ture", id="ssl-redirect"),
        pytest.param("FOCUS_STATE", "ZZ", id="focus-state"),
        pytest.param("NEIGHBOURS", "KZ,ZZ", id="neighbours"),
        pytest.param("TIME_ZONE", "Europe/Bishkek", id="time-zone"),
        pytest.param("TIME_ZONE", "Europe", id="part-of-a-time-zone"),
        pytest.param("THROTTLE_RATE", "many", id="throttle-rate"),
        pytest.param("WAITING_CLIENTS", "some", id="waiting-clients"),
        pytest.param("WAITING_CLIENTS", "1001", id="too-many-waiting-clients"),
        pytest.param("WEBHOOK_NETWORKS", "localhost", id="webhook-networks"),
        pytest.param("WEBHOOK_NETWORKS", "10.1.2.3/24", id="address-in-a-network"),
        pytest.param("ADMIN_PATH", "/", id="admin-at-the-root"),
        pytest.param("ADMIN_PATH", "data", id="admin-where-the-data-are"),
        pytest.param("ALLOWED_HOSTS", "https://treaties.example.org", id="allowed-hosts"),
        pytest.param("DATABASE_URL", "mysql://root:secret@/x", id="database"),
        pytest.param("DATABASE_REPLICA_URL", "replica", id="replica"),
        pytest.param("CACHE_URL", "rediss", id="cache"),
        pytest.param("EMAIL_URL", "mail.example.org", id="mail-server"),
        pytest.param("CONTACT", "ask us", id="contact"),
        pytest.param("CONTACT", "javascript:alert(1)", id="contact-that-is-a-script"),
    ],
)
def test_what_is_not_allowed_is_refused_by_name(read, name, value):
    with pytest.raises(ImproperlyConfigured, match=name) as refusal:
        read(**{name: value})

    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    "value, on",
    [
        pytest.param("1", True, id="one"),
        pytest.param("True", True, id="true"),
        pytest.param("ON", True, id="on"),
        pytest.param("0", False, id="zero"),
        pytest.param("False", False, id="false"),
        pytest.param("no", False, id="no"),
    ],
)
def test_yes_and_no(read, value, on):
    assert read(TWO_PERSON_RULE=value)["TWO_PERSON_RULE"] is on


def test_hosts_may_have_blanks_between(read):
    assert read(ALLOWED_HOSTS="a.example, [::1]")["ALLOWED_HOSTS"] == ["a.example", "[::1]"]


@pytest.mark.parametrize("existing", [pytest.param(True, id="old"), pytest.param(False, id="new")])
def test_only_the_owner_reads_the_database(read, tmp_path, existing):
    names = ["site.sqlite3", *(["site.sqlite3-wal", "site.sqlite3-shm"] if existing else [])]
    for name in names if existing else []:
        (tmp_path / name).touch(0o644)

    read(DATABASE_URL=f"sqlite:///{tmp_path}/site.sqlite3")

    assert [(tmp_path / name).stat().st_mode & 0o777 for name in names] == [0o600] * len(names)
