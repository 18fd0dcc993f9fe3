import threading

import pytest
from django.contrib.auth.models import Group
from django.db import connection, transaction


@pytest.mark.django_db
@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite has these settings")
@pytest.mark.parametrize(
    "pragma, value",
    [
        pytest.param("journal_mode", "wal", id="readers-never-wait"),
        pytest.param("foreign_keys", 1, id="no-dangling-reference"),
        pytest.param("busy_timeout", 20_000, id="writers-wait"),
    ],
)
def test_sqlite_setting(pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")

        assert cursor.fetchone() == (value,)


def add_after_reading(errors):
    try:
        with transaction.atomic():
            count = Group.objects.count()
            Group.objects.create(name=f"{threading.get_ident()} after {count}")
    except Exception as error:
        errors.append(error)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_writers_that_read_first():
    errors = []
    threads = [threading.Thread(target=add_after_reading, args=[errors]) for _ in range(4)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert Group.objects.count() == 4
