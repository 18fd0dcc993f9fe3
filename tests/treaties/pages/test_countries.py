"""The page of a State: true for its day, small, valid, with a constant number of queries."""

import gzip
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib.staticfiles import finders

from countries.formats import day_in_words
from countries.models import State
from tests import factories
from tests.treaties.html import main, parsed, text
from treaties.law.vocabulary import Status, StatusGroup
from treaties.models import Act
from treaties.models.choices import STATUS_LABELS
from treaties.pages.country import could_be_done, summary
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bundled", "today")]

KYRGYZSTAN = "/en/countries/kg/"
COMPARED = ["KG", "KZ", "TJ", "TM", "UZ", "MN"]
NEIGHBOURS = {*COMPARED[1:]}


def counts(response) -> dict[str, str]:
    """Return the numbers on the links to the groups."""
    links = parsed(response).findall(".//section[@id='treaties']/ul[@class='tags']/li/a")
    return dict(text(link).rsplit(" ", 1) for link in links if "×" not in text(link))


def api_counts(client, **query) -> dict:
    return client.get("/api/v1/states/KG/", query).json()


def api_rows(client) -> list[dict]:
    return client.get("/api/v1/states/KG/treaties/", {"page_size": 500}).json()["results"]


def rows(response) -> list[str]:
    """Return the treaties of the list, by their numbers."""
    section = parsed(response).find(".//section[@id='treaties']")
    return [text(item) for item in section.findall(".//span[@class='number']")]


def subjects(response) -> dict:
    """Return the parts of the list by the name of the subject."""
    found = parsed(response).findall(".//section[@id='treaties']/details[@class='subject']")
    return {text(part.find("summary/h3")): part for part in found}


def test_the_page_sums_up(client):
    bound = api_counts(client)["counts"]["bound"]

    page = main(client.get(KYRGYZSTAN))

    assert bound >= 185
    assert f"Kyrgyzstan: at least {bound} treaties in force." in page
    assert "1 can be joined now, 103 by invitation." in page


@pytest.mark.parametrize("name", ["depositary", "subject"])
def test_the_counts_are_those_of_the_api_and_set_the_filter(client, name):
    expected = {row["code"]: row["counts"] for row in api_counts(client)[f"by_{name}"]}

    found = parsed(client.get(KYRGYZSTAN)).findall(".//section[@class='tallies']//tr")

    linked = {}
    for row in found:
        link = row.find("th/a")
        if link is not None and link.get("href").startswith(f"?{name}="):
            code = unquote(link.get("href").partition("=")[2].removesuffix("#treaties"))
            linked[code] = text(row.findall("td")[-1])
    assert linked == {code: in_force(counts) for code, counts in expected.items() if code}


def in_force(counts: dict) -> str:
    total = sum(counts[group] for group in StatusGroup)
    sign = "≥ " if counts["at_least"] else ""
    return f"{sign}{counts['bound']} / {total}" if counts["bound"] or not sign else f"? / {total}"


def test_what_is_signed_only_has_its_day(client):
    section = parsed(client.get(KYRGYZSTAN)).find(".//section[@aria-labelledby='signed']")

    [row] = [item for item in section.iter("li") if "Rome Statute" in text(item)]
    assert text(row).endswith("signed on 8 December 1998")


def test_what_was_not_signed_yet_is_not_signed_only(client):
    page = main(client.get(KYRGYZSTAN, {"as_of": "1998-12-07"}))

    assert "Rome Statute of the International Criminal Court signed" not in page


def test_the_list_is_folded_by_subject_with_counts(client):
    parts = subjects(client.get(KYRGYZSTAN))

    counts = {row["name"]: row["counts"] for row in api_counts(client)["by_subject"]}
    assert list(parts) == list(counts)
    assert not any(part.get("open") is not None for part in parts.values())
    labour = counts["Labour"]
    assert f"{labour['bound']} bound" in text(parts["Labour"].find("summary"))


def test_a_treaty_about_two_subjects_stands_under_both(client):
    parts = subjects(client.get(KYRGYZSTAN))

    title = "Convention against Doping"
    found = [name for name, part in parts.items() if title in text(part)]
    assert found == ["Health and social security", "Sport"]


def neighbours(row) -> list[str]:
    """Return the neighbours that a row names, by their codes."""
    words = (text(node).split() for node in row.findall(".//span[@class='more']"))
    return next((codes for codes in words if set(codes) <= NEIGHBOURS), [])


def test_what_most_neighbours_have_joined_comes_first(client):
    part = subjects(client.get(KYRGYZSTAN))["Environment and animals"]

    joined = [len(neighbours(row)) for row in part.find("ul").findall("li")]

    assert joined == sorted(joined, reverse=True)
    assert (joined[0], joined[-1]) == (5, 0)


def test_a_state_of_another_region_has_no_neighbours(client):
    part = subjects(client.get("/en/countries/de/"))["Environment and animals"]

    assert not any(neighbours(row) for row in part.iter("li"))


def test_one_subject_is_shown_unfolded(client):
    response = client.get(KYRGYZSTAN, {"subject": "sport"})

    assert list(subjects(response)) == ["Sport"]
    assert subjects(response)["Sport"].get("open") is not None


def test_a_search_shows_each_treaty_once(client):
    response = client.get(KYRGYZSTAN, {"q": "doping"})

    assert subjects(response) == {}
    assert len(rows(response)) == len(set(rows(response))) > 1


def test_the_groups_are_counted_as_the_other_filters_leave_them(client):
    found = counts(client.get(KYRGYZSTAN, {"subject": "sport", "status_group": "bound"}))

    assert (found["Bound"], found["By invitation"], found["All"]) == ("3", "4", "8")


def test_the_form_keeps_the_filters(client):
    query = {"subject": "sport,culture", "depositary": "COE", "status_group": "bound,possible"}

    form = parsed(client.get(KYRGYZSTAN, query)).find(".//section[@id='treaties']/form")

    hidden = {node.get("name"): node.get("value") for node in form.findall("input")}
    assert hidden == query


def test_the_page_stands_beside_its_neighbours(client):
    table = parsed(client.get(KYRGYZSTAN)).find(".//table[@class='numbers']")

    assert [text(node) for node in table.findall("thead//abbr")] == COMPARED
    last = [text(cell) for cell in table.findall("tbody/tr")[-1]]
    expected = [
        in_force(client.get(f"/api/v1/states/{code}/").json()["counts"]).partition(" / ")[0]
        for code in COMPARED
    ]
    assert last == ["All", *expected]


def test_the_comparison_leads_to_the_treaties(client):
    table = parsed(client.get(KYRGYZSTAN, {"as_of": "2020-01-01"})).find(
        ".//table[@class='numbers']"
    )

    link = table.find("tbody/tr/th/a").get("href")

    assert "depositary=UNSG" in link
    assert "as_of=2020-01-01" in link
    assert "UNTC IV-4" in main(client.get(link))


@pytest.mark.parametrize(
    "code, has_table", [("kz", True), ("de", False)], ids=["of-the-region", "of-another"]
)
def test_only_the_region_is_compared(client, code, has_table):
    tree = parsed(client.get(f"/en/countries/{code}/"))

    assert (tree.find(".//table[@class='numbers']") is not None) is has_table


def test_the_page_of_another_day_shows_what_was_true_then(client):
    response = client.get(KYRGYZSTAN, {"as_of": "2024-07-01"})

    page = main(response)
    found = api_counts(client, as_of="2024-07-01")["counts"]
    assert f"Kyrgyzstan: at least {found['bound']} treaties in force." in page
    assert "from 1 August 2024: in force" in page
    assert counts(response)["Bound"] == str(found["bound"])
    assert counts(response)["On the way"] == str(found["on_the_way"])


PAGES_WITH_WHAT_COMES_NEXT = [
    pytest.param(KYRGYZSTAN, {"q": "112"}, id="country"),
    pytest.param(f"{KYRGYZSTAN}treaties/ets-112/", {}, id="pair"),
    pytest.param("/en/treaties/", {"state": "KG", "q": "112"}, id="treaties"),
    pytest.param("/en/search/", {"q": "Kyrgyzstan ETS 112 transfer"}, id="search"),
]


@pytest.mark.parametrize("path, query", PAGES_WITH_WHAT_COMES_NEXT)
def test_what_comes_next_is_what_the_api_says(client, path, query):
    row = client.get("/api/v1/states/KG/treaties/ets-112/", {"as_of": "2024-02-01"}).json()

    page = main(client.get(path, query | {"as_of": "2024-02-01"}))

    assert row["until"] == row["next_change"]["on"]
    day = day_in_words(date.fromisoformat(row["until"]))
    assert f"rom {day}: {STATUS_LABELS[Status(row['next_change']['status'])]}" in page


def test_reports_that_are_due_come_next(client):
    page = main(client.get(KYRGYZSTAN, {"as_of": "2026-11-24"}))

    assert (
        "7 January 2027 Report due by article 16-17 of the treaty (unconfirmed): UNTC IV-3" in page
    )
    assert "No date is fixed." not in page


def test_a_past_day_shows_next_what_has_come_since(client):
    page = main(client.get(KYRGYZSTAN, {"as_of": "2024-02-01"}))

    assert "What comes next 22 April 2024 Convention on the Transfer of Sentenced Persons" in page
    assert "What it says will follow is what is known today." in page


def label_of(figure) -> str:
    return next(node.get("aria-label") for node in figure.iter() if node.tag.endswith("svg"))


@pytest.mark.parametrize("on", ["1992-12-31", "2024-07-01", "2026-11-24"])
def test_the_charts_go_from_independence_to_the_day_shown(client, on):
    bound = api_counts(client, as_of=on)["counts"]["bound"]

    tree = parsed(client.get(KYRGYZSTAN, {"as_of": on}))

    figures = tree.findall(".//section[@aria-labelledby='over-time']//figure")
    assert text(figures[0].find("figcaption")) == f"Kyrgyzstan : {bound}"
    assert f"{on[:4]} – {bound}" in label_of(figures[0])
    assert "from 1991 to" in text(tree.find(".//section[@aria-labelledby='over-time']"))
    assert len(figures) == 6


def test_a_state_outside_the_region_has_its_own_chart_alone(client):
    tree = parsed(client.get("/en/countries/de/"))

    figures = tree.findall(".//section[@aria-labelledby='over-time']//figure")
    assert [text(figure.find("figcaption/a")) for figure in figures] == ["Germany"]


def folded(response) -> dict[str, str]:
    """Return what could be joined, by the heading of each part."""
    section = parsed(response).find(".//section[@aria-labelledby='joinable']")
    return {text(part.find("summary/h3")): text(part) for part in section.findall("details")}


def test_what_neighbours_have_joined_comes_first_and_not_what_the_state_has(client):
    found = folded(client.get(KYRGYZSTAN))

    assert list(found) == ["Joined by neighbours", "Open now", "By invitation", "Not possible"]
    assert "ETS No. 018" in found["Joined by neighbours"]
    assert "ETS No. 112" not in " ".join(found.values())


def test_open_now_by_invitation_and_not_possible_are_counted_apart(client):
    tree = parsed(client.get(KYRGYZSTAN))

    chips = {text(link) for link in tree.findall(".//section[@id='treaties']/ul/li/a")}
    statuses = Counter(row["status"] for row in api_rows(client))

    assert f"Open now {statuses['open']}" in chips
    closed = sum(statuses[code] for code in ("closed", "not_eligible", "not_open"))
    assert f"Not possible {closed}" in chips
    assert any(chip.startswith("By invitation ") for chip in chips)


def test_a_group_chosen_keeps_only_its_rows(client):
    tree = parsed(client.get(KYRGYZSTAN, {"status": "open"}))

    links = tree.findall(".//section[@id='treaties']/ul/li/a[@aria-current]")

    assert [text(link)[:8] for link in links] == ["Open now"]
    assert "ETS No. 167" in text(tree.find(".//section[@id='treaties']"))
    assert "ETS No. 112" not in text(tree.find(".//section[@id='treaties']"))


@pytest.mark.parametrize(
    "language, sentence",
    [
        pytest.param("fr", "ne le sont que sur invitation", id="fr"),
        pytest.param("ru", "только по приглашению — к", id="ru"),
    ],
)
def test_the_headline_does_not_call_open_what_needs_an_invitation(client, language, sentence):
    assert sentence in main(client.get(f"/{language}/countries/kg/"))


def test_where_nothing_is_fixed_the_card_is_not_empty(client):
    card = text(parsed(client.get("/en/countries/xk/")).find(".//section[@class='card']"))

    assert "No date is fixed. No treaty is recorded here that this State could join" in card


def test_what_could_be_done_has_its_place_in_the_page(client):
    statuses = [Status.SIGNED, Status.OPEN, Status.INVITATION_LAPSED, Status.OPEN_BY_INVITATION]

    found = could_be_done([{"status": status} for status in [*statuses, Status.IN_FORCE]])

    assert [(item["href"], item["text"]) for item in found] == [
        ("#signed", "Ratify what is only signed: 1 treaty."),
        ("#joinable-open", "Join what is open now: 1 treaty."),
        ("#joinable-open_by_invitation", "Ask for an invitation: 2 treaties."),
    ]
    tree = parsed(client.get(KYRGYZSTAN))
    assert all(tree.find(f".//*[@id='{item['href'][1:]}']") is not None for item in found)


def test_the_page_says_up_to_when_the_record_was_checked(client):
    page = parsed(client.get(KYRGYZSTAN))

    assert "Record checked up to 24 November 2026." in text(page.find(".//p[@class='note record']"))
    assert "– 24 November 2026, each chart up to its own day." in text(page.find(".//footer"))


def test_the_chart_says_how_many_days_are_not_known(client):
    page = main(client.get(KYRGYZSTAN))

    assert "For 39 treaties only a day is known by which they were in force" in page


def test_a_day_by_which_is_no_day_since(client):
    page = main(client.get(KYRGYZSTAN, {"q": "ICAO TOKYO-1963"}))

    assert "in force since 31 March 2022 at the latest" in page


def test_the_answer_names_no_day_that_nobody_knows(client):
    page = main(client.get(f"{KYRGYZSTAN}treaties/icao-tokyo-1963/"))

    assert "Kyrgyzstan: yes, in force. As of 24 November 2026." in page


def test_links_keep_the_day(client):
    tree = parsed(client.get(KYRGYZSTAN, {"as_of": "2024-07-01"}))

    links = {link.get("href") for link in tree.findall(".//ul[@class='rows']/li//a")}

    assert f"{KYRGYZSTAN}treaties/ets-112/?as_of=2024-07-01" in links


def test_a_page_that_cannot_read_the_day_says_so_and_shows_today(client):
    page = main(client.get(KYRGYZSTAN, {"as_of": "rubbish"}), status=400)

    assert "“rubbish” is not a day" in page
    assert "Kyrgyzstan: at least" in page


@pytest.mark.parametrize(
    "query, status",
    [
        ("as_of=2024-02-30", 400),
        ("as_of=1799-12-31", 400),
        ("as_of=", 200),
        ("as_of=2024-01-01&as_of=2025-01-01", 400),
    ],
)
def test_other_rubbish_is_survived(client, query, status):
    assert "Kyrgyzstan" in main(client.get(f"{KYRGYZSTAN}?{query}"), status=status)


@pytest.mark.parametrize(
    "query, titles",
    [
        pytest.param({"q": "ETS 112"}, ["ETS No. 112"], id="number"),
        pytest.param(
            {"depositary": "COE", "status_group": "bound", "ordering": "number"},
            ["ETS No. 112", "ETS No. 165"],
            id="depositary-and-group",
        ),
        pytest.param(
            {"status_group": "bound", "q": "recognition higher european region"},
            ["ETS No. 165", "UNESCO 1979-EUR"],
            id="words-in-any-form-and-group",
        ),
    ],
)
def test_filters_in_the_address(client, query, titles):
    assert rows(client.get(KYRGYZSTAN, query)) == titles


def test_nothing_found_leads_back(client):
    page = main(client.get(KYRGYZSTAN, {"q": "zzz"}))

    assert "No treaty fits what you chose. Show all treaties" in page


@pytest.mark.parametrize("spelling", ["KG", "Kg"])
def test_another_spelling_redirects(client, spelling):
    response = client.get(f"/en/countries/{spelling}/?as_of=2024-07-01")

    assert response.status_code == 301
    assert response["Location"] == f"{KYRGYZSTAN}?as_of=2024-07-01"


def test_an_unknown_country_is_not_found(client):
    response = client.get("/en/countries/zz/")

    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def test_the_first_view_is_small(client):
    files = [Path(finders.find(name)) for name in ("site.css", "site.js", "icon.svg")]
    contents = [client.get(KYRGYZSTAN).content, *(file.read_bytes() for file in files)]

    assert sum(len(gzip.compress(content)) for content in contents) < 60_000


def test_one_style_sheet_and_no_foreign_request(client):
    tree = parsed(client.get(KYRGYZSTAN))

    sheets = tree.findall(".//link[@rel='stylesheet']")
    loaded = [node.get("src") for node in tree.iter() if node.get("src")]

    assert len(sheets) == 1
    assert all(address.startswith("/") for address in loaded)


@pytest.mark.parametrize("code, number", [("kg", 31), ("de", 30)])
def test_queries(client, django_assert_num_queries, code, number):
    client.get("/en/countries/kg/treaties/ets-112/")

    with django_assert_num_queries(number):
        client.get(f"/en/countries/{code}/")


def test_a_kept_page_costs_one_query(client, django_assert_num_queries):
    client.get(KYRGYZSTAN)

    with django_assert_num_queries(1):
        client.get(KYRGYZSTAN)


def test_a_kept_page_follows_a_write(client):
    act = Act.objects.get(treaty__code="ets-112", state__code="KG", kind="accession")
    assert "1 August 2024" in main(client.get(KYRGYZSTAN))

    with door.writing([act.treaty], reason="a test") as write:
        act.publication = "withdrawn"
        write.save(act)

    assert "1 August 2024" not in main(client.get(KYRGYZSTAN))


def test_the_list_counts_and_sorts(client, django_assert_num_queries):
    client.get(KYRGYZSTAN)

    with django_assert_num_queries(5):
        tree = parsed(client.get("/en/countries/"))

    names = [text(row) for row in tree.findall(".//ul[@class='states']/li/a")]
    assert names[:2] == ["Kyrgyzstan", "Kazakhstan"]
    assert len(names) == State.objects.count()


def test_a_number_that_may_be_higher_says_at_least(client):
    tree = parsed(client.get("/en/countries/de/"))

    bound = client.get("/api/v1/states/DE/").json()["counts"]["bound"]
    words = f"at least {bound} treaties in force."
    assert f"Germany: {words}" in text(tree.find(".//main"))
    assert words in tree.find(".//meta[@name='description']").get("content")
    assert f"Germany ≥ {bound} bound" in main(client.get("/en/countries/"))


@pytest.mark.parametrize(
    "statuses, expected",
    [
        pytest.param({"open": 2}, "2 can be joined now.", id="now"),
        pytest.param(
            {"open_by_invitation": 3, "invitation_lapsed": 1, "request_not_granted": 1},
            "5 can be joined by invitation.",
            id="by-invitation",
        ),
        pytest.param(
            {"signature_withdrawn": 1, "consent_withdrawn": 1},
            "For 2 treaties a signature or consent was withdrawn.",
            id="withdrawn",
        ),
    ],
)
def test_what_is_possible_in_its_ways(statuses, expected):
    rows = [{"status": status} for status, number in statuses.items() for _ in range(number)]

    assert expected in summary(factories.StateFactory.build(), rows)


def test_the_list_of_another_day(client):
    page = main(client.get("/en/countries/", {"q": "kyrgyz", "as_of": "2024-07-01"}))

    found = api_counts(client, as_of="2024-07-01")["counts"]
    assert f"Kyrgyzstan ≥ {found['bound']} bound {found['on_the_way']} on the way" in page


def test_a_state_never_checked_says_so(client):
    assert "was not checked as a whole" in main(client.get("/en/countries/de/"))
    assert "was not checked as a whole" not in main(client.get(KYRGYZSTAN))


def test_a_treaty_without_a_subject_comes_last(client):
    factories.TreatyFactory(number="998")
    door.rederive({"ets-998"})

    response = client.get(KYRGYZSTAN)

    assert [*subjects(response)][-1] == "Without a subject"
    tallies = parsed(response).find(".//section[@class='tallies']")
    assert {"Without a subject", "No depositary recorded"} <= {
        text(row) for row in tallies.iter("th")
    }
    assert not {"Without a subject"} & {text(link) for link in tallies.iter("a")}


def test_a_state_without_anything(client):
    factories.StateFactory(code="QQ", names={"en": "Nowhere"})

    assert client.get("/en/countries/qq/").status_code == 200


def test_the_memberships_of_a_state_with_their_dates(client):
    tree = parsed(client.get(KYRGYZSTAN))

    rows = [text(row) for row in tree.findall(".//details[@class='memberships']//li")]

    assert len(rows) == 16
    assert "United Nations: since 2 March 1992" in rows
    assert "Venice Commission: since January 2004" in rows
    assert rows == sorted(rows)


@pytest.mark.parametrize(
    "on, words",
    [
        pytest.param("2022-03-15", "since 28 February 1996", id="last-day"),
        pytest.param("2022-03-16", "from 28 February 1996, ended on 16 March 2022", id="over"),
    ],
)
def test_a_membership_that_ended(client, on, words):
    page = main(client.get("/en/countries/ru/", {"as_of": on}))

    assert f"Council of Europe: {words}" in page


def test_no_membership_before_it_began(client):
    assert "Memberships" not in main(client.get(KYRGYZSTAN, {"as_of": "1991-12-01"}))
