"""The search index: derived in the door, from titles, names and numbers."""

import pytest
from django.db import IntegrityError

from tests.factories import ActFactory, SearchKeyFactory, StateFactory, TreatyFactory
from treaties.models import SearchKey
from treaties.writing import door

pytestmark = pytest.mark.django_db


def keys(treaty) -> set[str]:
    return set(SearchKey.objects.filter(treaty=treaty).values_list("key", flat=True))


def weight(treaty, key: str) -> int:
    return max(SearchKey.objects.filter(treaty=treaty, key=key).values_list("weight", flat=True))


def test_a_treaty_is_found_by_words_names_and_number():
    treaty = TreatyFactory(
        number="112", titles={"en": "On Prisoners"}, common_names={"fr": "Convention d'Oslo"}
    )

    door.reindex()

    assert {"prison", "oslo", "#ets112", "#112", "=on prison"} <= keys(treaty)


def test_a_new_title_is_found_at_once_and_the_old_one_no_more():
    treaty = TreatyFactory(titles={"en": "On Extradition"})
    door.reindex()
    treaty.titles = {"en": "On Torture"}
    treaty.take_names(treaty.series)

    with door.writing(None) as write:
        write.save(treaty)

    assert "tortur" in keys(treaty)
    assert "extradit" not in keys(treaty)


def test_an_act_changes_no_name_and_indexes_nothing():
    treaty, state = TreatyFactory(), StateFactory()

    with door.writing([treaty]) as write:
        write.save(ActFactory.build(treaty=treaty, state=state))

    assert keys(treaty) == set()


def test_a_deleted_treaty_is_found_no_more():
    treaty = TreatyFactory(open_to=[])
    door.reindex()

    treaty.delete()

    assert not SearchKey.objects.filter(key="#ets" + treaty.number).exists()


def test_what_differs_is_told_and_not_written_by_a_check():
    TreatyFactory()

    assert door.reindex(check=True)
    assert not SearchKey.objects.exists()
    door.reindex()
    assert not door.reindex(check=True)


def test_a_protocol_counts_less_than_a_treaty_with_the_same_words():
    parent = TreatyFactory(titles={"en": "On Torture"})
    protocol = TreatyFactory(titles={"en": "On Torture"}, form="protocol", parent=parent)

    door.reindex()

    assert weight(protocol, "tortur") < weight(parent, "tortur")


def test_a_key_stands_once_with_each_word():
    row = SearchKeyFactory(key="tortur", spelled="torture")
    SearchKeyFactory(treaty=row.treaty, key="tortur", spelled="tortured")

    with pytest.raises(IntegrityError):
        SearchKeyFactory(treaty=row.treaty, key="tortur", spelled="torture")
