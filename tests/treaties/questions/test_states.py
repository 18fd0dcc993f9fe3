"""Which State people mean: one recogniser for import, paste, search and the API."""

import pytest

from core.sheets.tables import read_table
from countries import loading
from countries.called import FILE, names_by_code
from countries.models import State
from tests.factories import StateFactory
from treaties.questions.lookup import take_states
from treaties.questions.states import names_in_texts, state_words, words_of_depositaries

WORLD = []


def world() -> list[State]:
    """Return the States of the bundled table, unsaved."""
    if not WORLD:
        rows = read_table(loading.DATA / "states.csv", loading.STATES, [])
        WORLD.extend(loading.state(row, {}) for row in rows)
    return WORLD


@pytest.mark.parametrize(
    "name, code",
    [
        ("KG", "KG"),
        ("kg", "KG"),
        ("КР", "KG"),
        ("Киргизия", "KG"),
        ("Киргизская Республика", "KG"),
        ("Кыргызская  республика", "KG"),
        ("Кыргыз Республикасы", "KG"),
        ("Kyrgyz Republic", "KG"),
        ("Kirghizistan", "KG"),
        ("République kirghize", "KG"),
        ("РФ", "RU"),
        ("Российская Федерация", "RU"),
        ("США", "US"),
        ("USA", "US"),
        ("Америка Кошмо Штаттары", "US"),
        ("АКШ", "US"),
        ("Белоруссия", "BY"),
        ("Республика Беларусь", "BY"),
        ("Республика Армения", "AM"),
        ("Armenia, Republic of", None),
        ("Южная Корея", "KR"),
        ("Республика Корея", "KR"),
        ("Corée du Sud", "KR"),
        ("Северная Корея", "KP"),
        ("КНДР", "KP"),
        ("КНР", "CN"),
        ("Молдавия", "MD"),
        ("ФРГ", "DE"),
        ("Голландия", "NL"),
        ("Чехия", "CZ"),
        ("Соединённое Королевство", "GB"),
        ("UK", "GB"),
        ("Республика Конго", "CG"),
        ("ДР Конго", "CD"),
        ("Гвинея-Бисау", "GW"),
        ("Гвинейская Республика", "GN"),
        ("Папуа — Новая Гвинея", "PG"),
        ("EU", "EU"),
        ("ЕС", "EU"),
        ("Казахстан", "KZ"),
        ("Қазақстан Республикасы", "KZ"),
        ("Republic of China", None),
        ("Китайская Республика", None),
        ("ГДР", None),
        ("СССР", None),
    ],
)
def test_a_state_as_people_write_it(name, code):
    words = state_words(world())
    if code is None:
        with pytest.raises(ValueError, match=r"is not known$"):
            words.find(name)
        return
    assert words.find(name).code == code


@pytest.mark.parametrize(
    "name, codes",
    [
        ("Конго", ["CD", "CG"]),
        ("Congo", ["CD", "CG"]),
        ("Корея", ["KP", "KR"]),
        ("Corée", ["KP", "KR"]),
        ("Korea", ["KP", "KR"]),
        ("Гвинея", ["GN", "GQ", "GW", "PG"]),
        ("Guinée", ["GN", "GQ", "GW", "PG"]),
        ("Югославия", ["CSXX", "YUCS"]),
    ],
)
def test_a_name_of_several_states_is_asked_about(name, codes):
    words = state_words(world())

    with pytest.raises(ValueError, match=r"can mean .*: put the code") as caught:
        words.find(name)
    assert sorted(words.meant(name)) == codes
    assert all(code in str(caught.value) for code in codes)


@pytest.mark.parametrize(
    "name, hint",
    [
        ("Кыргызтан", "KG (Kyrgyzstan)"),
        ("Германния", "DE (Germany)"),
        ("Южная Карея", "KR (South Korea)"),
        ("Южная Македония", None),
        ("Южный Йемен", None),
        ("Республика Северный Кипр", None),
        ("Атлантида", None),
    ],
)
def test_a_hint_never_misleads(name, hint):
    with pytest.raises(ValueError, match="is not known") as caught:
        state_words(world()).find(name)

    _said, _, hinted = str(caught.value).partition(" is not known")
    assert hinted == (f" (did you mean {hint}?)" if hint else "")


def test_hints_end_before_they_take_long():
    words = state_words(world())
    for number in range(250):
        with pytest.raises(ValueError, match="is not known"):
            words.find(f"Nowhere {number}")

    with pytest.raises(ValueError, match=r"is not known$"):
        words.find("Кыргызтан")


@pytest.mark.parametrize(
    "label, code",
    [("Guinea", "GN"), ("Korea", "KR"), ("Yugoslavia", "YUCS"), ("Côte d'Ivoire", "CI")],
)
def test_what_depositaries_call_a_state_is_its_name_alone(label, code):
    assert words_of_depositaries(world()).find(label).code == code


def test_no_two_letters_are_looked_for_in_a_text():
    assert not [name for name, _state in names_in_texts(world()) if len(name) < 3]


@pytest.mark.django_db
@pytest.mark.parametrize("text, code", [("kg", "KG"), ("кр", "KG"), ("рф", "RU"), ("uk", "GB")])
def test_two_letters_are_searched_for(text, code):
    for found in ("KG", "RU", "GB", "KR"):
        StateFactory(code=found, names={"en": found})

    states, rest = take_states(text)

    assert ([state.code for state in states], rest) == ([code], "")


def test_every_bundled_name_belongs_to_a_state_here():
    assert set(names_by_code(FILE)) <= {state.code for state in world()}
