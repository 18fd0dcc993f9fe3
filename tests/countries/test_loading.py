import pytest

from core.sheets.tables import read_table
from countries import loading

LANGUAGES = {"en", "fr", "ru", "ky", "kk"}


@pytest.mark.parametrize(
    "code, is_complete, tells_european",
    [
        pytest.param("COE", True, True, id="council-of-europe"),
        pytest.param("UN", True, False, id="united-nations"),
        pytest.param("ILO", False, False, id="members-not-all-recorded"),
    ],
)
def test_what_is_known_of_the_members_of_an_organisation(code, is_complete, tells_european):
    rows = read_table(loading.DATA / "organisations.csv", loading.ORGANISATIONS, [])
    [organisation] = [loading.organisation(row) for row in rows if row["code"] == code]

    assert organisation.members_are_complete is is_complete
    assert organisation.tells_european_states is tells_european


def bundled_states() -> dict:
    """Return the States that the bundled file describes, by code."""
    rows = read_table(loading.DATA / "states.csv", loading.STATES, [])
    return {row["code"]: loading.state(row, {}) for row in rows}


@pytest.mark.parametrize(
    "code, names",
    [
        pytest.param(
            "KG",
            {
                "en": "Kyrgyzstan",
                "fr": "République kirghize",
                "ru": "Кыргызстан",
                "ky": "Кыргызстан",
                "kk": "Қырғызстан",
            },
            id="from-the-file-against-the-cldr",
        ),
        pytest.param(
            "FR",
            {"en": "France", "fr": "France", "ru": "Франция", "ky": "Франция", "kk": "Франция"},
            id="from-the-cldr",
        ),
        pytest.param(
            "KZ",
            {
                "en": "Kazakhstan",
                "fr": "Kazakhstan",
                "ru": "Казахстан",
                "ky": "Казакстан",
                "kk": "Қазақстан",
            },
            id="from-the-cldr-in-its-own-language",
        ),
        pytest.param(
            "XK",
            {"en": "Kosovo", "fr": "Kosovo", "ru": "Косово", "ky": "Косово", "kk": "Косово"},
            id="code-that-is-not-in-iso-3166",
        ),
        pytest.param(
            "YUCS",
            {
                "en": "Yugoslavia (former SFR)",
                "fr": "Yougoslavie (ex-RSF)",
                "ru": "Югославия (СФРЮ)",
                "ky": "Югославия (мурдагы ЮСФР)",
                "kk": "Югославия (бұрынғы ЮСФР)",
            },
            id="former-state-that-the-cldr-lacks",
        ),
    ],
)
def test_names(code, names):
    assert bundled_states()[code].names == names


def test_every_state_has_a_name_in_each_language():
    states = bundled_states().values()

    lacking = {state.code for state in states if set(state.names) != LANGUAGES}

    assert lacking == set()


def test_official_names_and_labels_of_the_depositary():
    state = bundled_states()["KG"]

    assert state.official_names["ru"] == "Кыргызская Республика"
    assert state.depositary_labels == ["Kyrgyzstan", "Kyrgyz Republic"]


def test_organisations_have_a_name_in_each_language():
    rows = read_table(loading.DATA / "organisations.csv", loading.ORGANISATIONS, [])

    assert all(set(loading.organisation(row).names) == LANGUAGES for row in rows)
