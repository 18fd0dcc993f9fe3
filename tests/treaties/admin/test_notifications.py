"""A notification pasted in the admin: who may, what is shown, and the form that it fills."""

import hashlib
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.records.models import Change
from tests import factories
from tests.treaties.staff import person, treaty_in_force
from treaties.models import Act, Statement

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean")]

URL = "admin:treaties_act_notification"
TEXT = (
    "Notification - JJ9344C Tr./112-70 - Kyrgyzstan - Accession to the Convention on the Transfer "
    "of Sentenced Persons (ETS No. 112). Instrument deposited on 22 April 2024. Entry into force "
    "for Kyrgyzstan: 1 August 2024. Article 18."
)


@pytest.fixture
def treaty(db):
    return treaty_in_force(series="ETS", number="112")


@pytest.fixture
def state(db):
    return factories.StateFactory(code="KG", names={"en": "Kyrgyzstan", "fr": "Kirghizistan"})


@pytest.fixture
def editor(client, db):
    client.force_login(person("Editors"))


def paste(client, text: str):
    return client.post(reverse(URL), {"text": text})


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("group, status", [("Viewers", 403), ("Editors", 200), ("Publishers", 200)])
def test_who_pastes(group, status, method, client):
    client.force_login(person(group))

    assert getattr(client, method)(reverse(URL), {"text": TEXT}).status_code == status


def test_a_visitor_is_sent_to_the_log_in(client):
    response = client.get(reverse(URL))

    assert (response.status_code, "/login/" in response["Location"]) == (302, True)


@pytest.mark.parametrize("group, is_shown", [("Viewers", False), ("Editors", True)])
def test_the_list_leads_to_the_page(group, is_shown, client):
    client.force_login(person(group))

    page = client.get(reverse("admin:treaties_act_changelist")).content.decode()

    assert (f'href="{reverse(URL)}"' in page) is is_shown


def forms_of(response) -> list:
    return [draft.form for draft in response.context["drafts"]]


def confirmed(response, **changed) -> dict:
    """Return what the page sends when whoever reads it enters everything that it offers."""
    data = {"save": "1", "reason": "As notified", "sender": response.context["sender_code"]}
    data["text"] = response.context["form"].cleaned_data["text"]
    for draft in response.context["drafts"]:
        prefix = draft.form.prefix
        data[f"{prefix}-wanted"] = "on"
        shown = [*(draft.preview or {}).get("warnings", []), *draft.findings["warnings"]]
        data[f"{prefix}-confirmed"] = [item["number"] for item in shown]
        fields = [item["field"] for item in draft.fields]
        data |= {field.html_name: field.value() or "" for field in fields}
    return data | changed


def enter(client, text: str, **changed):
    return client.post(reverse(URL), confirmed(paste(client, text), **changed))


def test_the_form_opens_with_the_guesses(client, editor, treaty, state):
    (form,) = forms_of(paste(client, TEXT))

    expected = {
        "treaty": str(treaty.pk),
        "state": str(state.pk),
        "kind": "accession",
        "done_on": "2024-04-22",
        "effective_on": "2024-08-01",
        "document_reference": "JJ9344C Tr./112-70",
        "source": "Notification JJ9344C Tr./112-70",
    }
    opened = {name: form[name].value() for name in expected}
    assert opened == expected
    assert not Act.objects.exists()


def test_the_page_shows_what_the_act_would_change(client, editor, treaty, state):
    page = paste(client, TEXT).content.decode()

    assert "Takes effect on <strong>1 August 2024</strong>." in page


def test_a_confirmed_act_is_a_draft_with_its_text(client, editor, treaty, state):
    response = enter(client, TEXT)

    act = Act.objects.get()
    assert response["Location"] == reverse("admin:treaties_act_review", args=[act.pk])
    assert (act.publication, act.done_on, act.effective_on) == (
        "draft", date(2024, 4, 22), date(2024, 8, 1),
    )  # fmt: skip
    (kept,) = act.attachments.all()
    assert (bytes(kept.content), kept.added_by) == (TEXT.encode(), act.entered_by)
    assert kept.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_file_is_kept_with_its_checksum(client, editor, treaty, state):
    file = SimpleUploadedFile("notice.pdf", b"%PDF-1.7", content_type="application/pdf")

    enter(client, TEXT, file=file)

    kept = Act.objects.get().attachments.get(name="notice.pdf")
    assert (bytes(kept.content), kept.content_type) == (b"%PDF-1.7", "application/pdf")
    assert kept.sha256 == hashlib.sha256(b"%PDF-1.7").hexdigest()


def test_a_file_that_is_too_large_keeps_everything_out(client, editor, treaty, state):
    file = SimpleUploadedFile("notice.pdf", b"x" * (10 * 1024 * 1024 + 1))

    response = enter(client, TEXT, file=file)

    assert "file" in response.context["keep"].errors
    assert not Act.objects.exists()


@pytest.mark.parametrize("broken", [True, False])
def test_several_are_entered_all_or_none(broken, client, editor, treaty, state):
    factories.StateFactory(code="BE", names={"en": "Belgium"})
    second = TEXT.replace("JJ9344C", "JJ9345C").replace("Kyrgyzstan", "Belgium")
    changed = {"draft-1-done_on": "soon"} if broken else {}

    enter(client, f"{TEXT}\n{second}", **changed)

    codes = sorted(Act.objects.values_list("state__code", flat=True))
    assert codes == ([] if broken else ["BE", "KG"])


def test_what_is_not_wanted_is_not_entered(client, editor, treaty, state):
    factories.StateFactory(code="BE", names={"en": "Belgium"})
    second = TEXT.replace("JJ9344C", "JJ9345C").replace("Kyrgyzstan", "Belgium")
    response = paste(client, f"{TEXT}\n{second}")
    data = confirmed(response)
    del data["draft-0-wanted"]

    client.post(reverse(URL), data)

    assert Act.objects.get().state.code == "BE"


def test_nothing_wanted_is_said(client, editor, treaty, state):
    data = confirmed(paste(client, TEXT))
    del data["draft-0-wanted"]

    response = client.post(reverse(URL), data)

    assert "Choose at least one act or statement to enter." in response.content.decode()


STATEMENT = (
    "Notification - JJ9346C Tr./112-71 - Kyrgyzstan - Declaration to the Convention (ETS No. 112)\n"
    "Withdrawal of a reservation contained in the instrument deposited on 22 April 2024, "
    "registered at the Secretariat General on 7 May 2025.\nThe reservation is withdrawn."
)


@pytest.mark.parametrize("group", ["Editors", "Publishers"])
def test_a_statement_is_a_draft_of_a_statement(group, client, treaty, state):
    client.force_login(person(group))

    response = enter(client, STATEMENT)

    row = Statement.objects.get()
    assert (row.nature, row.made_on, row.publication) == (
        "communication", date(2025, 5, 7), "draft",
    )  # fmt: skip
    assert (row.text, row.language) == ("The reservation is withdrawn.", "en")
    assert bytes(row.attachments.get().content) == STATEMENT.encode()
    assert (Act.objects.exists(), "/statement/" in response["Location"]) == (False, True)


def test_what_is_kept_with_a_statement_stands_in_its_form(client, treaty, state):
    client.force_login(person("Publishers"))
    enter(client, STATEMENT)
    row = Statement.objects.get()

    page = client.get(reverse("admin:treaties_statement_change", args=[row.pk])).content.decode()

    assert row.attachments.get().sha256 in page


def test_a_withdrawal_leads_to_the_statement_that_it_can_mean(client, editor, treaty, state):
    row = factories.StatementFactory(treaty=treaty, state=state, publication="published")

    page = paste(client, STATEMENT).content.decode()

    assert reverse("admin:treaties_statement_change", args=[row.pk]) in page


@pytest.mark.parametrize("number, is_told", [("112", False), ("185", True)])
def test_the_title_of_another_treaty_has_to_be_confirmed(number, is_told, client, treaty, state):
    client.force_login(person("Editors"))
    treaty.titles = {"en": "Convention on the Transfer of Sentenced Persons"}
    treaty.save()
    factories.TreatyFactory(series="ETS", number="185", titles={"en": "Convention on Cybercrime"})
    text = TEXT.replace("No. 112", f"No. {number}").replace("./112-70", "")

    response = paste(client, text)
    assert ("The number and the title name different treaties" in response.text) is is_told
    refused = client.post(reverse(URL), confirmed(response) | {"draft-0-confirmed": []})
    assert (refused.status_code == 200) is is_told


def test_each_guess_is_marked_and_shows_its_piece(client, editor, treaty, state):
    treaty.titles = {"en": "Convention on the Transfer of Sentenced Persons"}
    treaty.save()

    page = paste(client, TEXT).content.decode()

    assert page.count("<em>guess</em>") == 6
    for piece in ("Tr./112", "Kyrgyzstan", "Accession", "22 April 2024", "1 August 2024"):
        assert re.search(f"<q[^>]*>{re.escape(piece)}</q>", page)
    assert "What was not recognised" not in page
    assert "What was not understood whole" not in page


def test_what_is_not_recognised_is_said_and_left_out(client, editor, treaty, state):
    response = paste(client, "Ruritania - Accession: ETS No. 112 and CETS No. 999")

    (draft,) = response.context["drafts"]
    assert {str(item["field"]): item["pieces"] for item in draft.problems} == {
        "Document reference": (),
        "Treaty": ("ETS No. 112", "CETS No. 999"),
        "State": (),
        "Done on": (),
    }
    assert (draft.form["treaty"].value(), draft.form["kind"].value()) == (None, "accession")


def test_sentences_that_were_not_understood_are_shown(client, editor, treaty, state):
    odd = "The Government wishes every success to the Organisation."

    page = paste(client, f"{TEXT} {odd}").content.decode()
    assert re.search(f"<q[^>]*>{re.escape(odd)}</q>", page)


@pytest.mark.parametrize("text", ["Good morning.", "C.N.1.2020 of the Council of Europe"])
def test_who_wrote_it_is_asked(text, client, editor):
    factories.DepositaryFactory(code="COE")
    factories.DepositaryFactory(code="UNSG")

    response = paste(client, text)

    assert "sender" in response.context["form"].errors
    assert "drafts" not in response.context


def test_too_many_acts_are_divided(client, editor, treaty, state):
    text = "\n".join(TEXT.replace("JJ9344C", f"JJ{number}C") for number in range(100, 121))

    assert "divide it" in str(paste(client, text).context["form"].errors)


def test_the_text_is_shown_as_text(client, editor, treaty):
    page = paste(client, "<script>alert(1)</script> Tr./112-1 ETS No. 112").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_viewer_enters_nothing(client, treaty, state):
    client.force_login(person("Viewers"))

    assert client.post(reverse(URL), {"text": TEXT, "save": "1"}).status_code == 403


def test_the_page_costs_the_same_queries_with_two_treaties_and_with_twelve(
    client, editor, treaty, state, django_assert_max_num_queries
):
    factories.TreatyFactory.create_batch(10, series="ETS")

    with django_assert_max_num_queries(45):
        paste(client, TEXT)


def test_what_is_kept_is_in_no_public_answer(client, editor, treaty, state):
    enter(client, TEXT)
    Change.objects.filter(model="treaties.attachment").get(is_public=False)

    client.logout()
    assert "JJ9344C" not in client.get("/api/v1/changes/").content.decode()


@pytest.mark.parametrize("text", ["", "x" * 20_001, "Belgium\0"], ids=["empty", "long", "NUL"])
def test_a_text_that_is_refused(text, client, editor):
    response = paste(client, text)

    assert response.status_code == 200
    assert "text" in response.context["form"].errors
    assert "drafts" not in response.context


def test_the_page_has_nothing_inline(client, editor, treaty, state):
    page = paste(client, TEXT).content.decode()

    assert re.findall(r"<script(?![^>]* src=)|<style|<[^>]* (?:style|on[a-z]+)=", page) == []
