import stat

import environ
import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django.core.management import call_command

from config.first_run import main, write_env


def written(path):
    class Environment(environ.Env):
        ENVIRON = {}

    Environment.read_env(path)
    return Environment.ENVIRON


def test_env_is_private(tmp_path):
    write_env(tmp_path / ".env")

    assert stat.S_IMODE((tmp_path / ".env").stat().st_mode) == 0o600


def test_env_of_a_new_site(tmp_path):
    write_env(tmp_path / ".env")

    values = written(tmp_path / ".env")
    assert len(values.pop("SECRET_KEY")) >= 50
    assert values == {
        "DEBUG": "0",
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "SECURE_SSL_REDIRECT": "0",
        "TWO_PERSON_RULE": "0",
    }


def test_each_site_has_its_own_key(tmp_path):
    write_env(tmp_path / "one")
    write_env(tmp_path / "two")

    assert written(tmp_path / "one")["SECRET_KEY"] != written(tmp_path / "two")["SECRET_KEY"]


def test_env_is_written_once(tmp_path, capsys):
    (tmp_path / ".env").write_text("DEBUG=1\n")

    main(tmp_path / ".env")

    assert (tmp_path / ".env").read_text() == "DEBUG=1\n"
    assert capsys.readouterr().out == ""


def test_two_person_rule_is_said(tmp_path, capsys):
    main(tmp_path / ".env")

    assert "TWO_PERSON_RULE=0" in capsys.readouterr().out


@pytest.mark.django_db
def test_first_administrator_can_log_in(capsys):
    call_command("create_first_administrator")

    password = capsys.readouterr().out.split("password: ")[1].split()[0]
    assert authenticate(username="admin", password=password).is_superuser


@pytest.mark.django_db
def test_password_is_shown_once(capsys):
    call_command("create_first_administrator")
    capsys.readouterr()
    before = User.objects.get().password

    call_command("create_first_administrator")

    assert capsys.readouterr().out == ""
    assert User.objects.get().password == before


@pytest.mark.django_db
def test_no_second_administrator():
    User.objects.create_superuser("aigul", password="x")

    call_command("create_first_administrator")

    assert not User.objects.filter(username="admin").exists()
