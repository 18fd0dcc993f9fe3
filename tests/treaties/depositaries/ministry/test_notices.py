"""Notes of a ministry in Russian and Kyrgyz."""

import pytest

from tests.treaties.depositaries.telling import in_short, problems, read, told_by

RUSSIAN = (
    "Министерство иностранных дел Кыргызской Республики сообщает, что 22 апреля 2024 года "
    "Генеральному секретарю Совета Европы сдана на хранение грамота о присоединении Кыргызской "
    "Республики к Конвенции о передаче осуждённых лиц (СЕД № 112), подписанной в г. Страсбург "
    "21 марта 1983 года. Для Кыргызской Республики Конвенция вступает в силу 1 августа 2024 года."
)
KYRGYZ = (
    "Кыргыз Республикасынын Соттолгондорду өткөрүп берүү жөнүндө конвенцияга (ETS № 112) кошулуу "
    "грамотасы 2024-жылдын 22-апрелинде Европа Кеңешинин Башкы катчысына сактоого тапшырылды. "
    "Конвенция Кыргыз Республикасы үчүн 2024-жылдын 1-августунан тартып күчүнө кирет."
)
LAW = (
    "Закон Кыргызской Республики от 31 января 2024 года № 31 «О присоединении Кыргызской "
    "Республики к Конвенции о передаче осуждённых лиц (СЕД № 112)», принят Жогорку Кенешем "
    "20 декабря 2023 года."
)
ACCEDED = {
    "treaty": "ets-112",
    "state": "KG",
    "kind": "accession",
    "done_on": "2024-04-22",
    "effective_on": "2024-08-01",
}


@pytest.mark.parametrize("text", [RUSSIAN, KYRGYZ], ids=["Russian", "Kyrgyz"])
def test_an_accession(text):
    found = read("MINISTRY", text)

    assert [in_short(told) for told in found.told] == [ACCEDED]
    assert (found.told[0].problems, found.unread) == ([], ())


@pytest.mark.parametrize("text", [RUSSIAN, KYRGYZ], ids=["Russian", "Kyrgyz"])
def test_the_title_names_the_treaty_where_no_number_does(text):
    without = text.replace("(СЕД № 112)", "").replace("(ETS № 112)", "")

    assert told_by("MINISTRY", without) == [ACCEDED]


def test_a_law_gives_the_steps_at_home():
    found = told_by("MINISTRY", LAW)

    assert [(told["kind"], told["done_on"], told["treaty"]) for told in found] == [
        ("president_signs_law", "2024-01-31", "ets-112"),
        ("parliament_adopts_law", "2023-12-20", "ets-112"),
    ]


def test_a_law_beside_the_deposit():
    kinds = [told["kind"] for told in told_by("MINISTRY", f"{RUSSIAN} {LAW}")]

    assert kinds == ["accession", "president_signs_law", "parliament_adopts_law"]


@pytest.mark.parametrize(
    "words, kind",
    [
        ("сдана на хранение ратификационная грамота", "ratification"),
        ("сдана на хранение грамота о присоединении", "accession"),
        ("сдан на хранение документ о принятии", "acceptance"),
        ("получено уведомление о денонсации", "denunciation"),
        ("подписана Конвенция", "signature"),
    ],
)
def test_kinds(words, kind):
    text = f"22 апреля 2024 года {words} Кыргызской Республики (СЕД № 112)."

    told = told_by("MINISTRY", text)[0]
    assert (told["kind"], told["done_on"]) == (kind, "2024-04-22")


def test_two_states_are_asked():
    text = RUSSIAN.replace("Генеральному", "Германии и Генеральному")

    assert problems(read("MINISTRY", text).told[0]) == {("state", "several")}


def test_a_sentence_of_something_else_is_said():
    found = read("MINISTRY", f"{RUSSIAN} Посольство пользуется случаем возобновить уверения.")

    assert found.unread == ("Посольство пользуется случаем возобновить уверения.",)
