"""A treaty or a clause is changed by two persons: one sends its form, another applies it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from core.records.models import Change
from countries.models import State
from tests import factories
from tests.treaties.staff import form_values, person, treaty_in_force
from treaties.models import Act, Clause, Proposal, StatusPeriod, Treaty
from treaties.writing import door

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("derived_is_clean", "two_persons")]


@pytest.fixture
def two_persons(settings):
    settings.TWO_PERSON_RULE = True


@pytest.fixture
def treaty():
    found = treaty_in_force()
    factories.ActFactory(treaty=found, done_on=date(1980, 1, 1))
    door.rederive()
    return found


@pytest.fixture
def author():
    return client_of(person("Publishers"))


@pytest.fixture
def second():
    return client_of(person("Publishers"))


def client_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(treaty) -> str:
    return reverse("admin:treaties_treaty_change", args=[treaty.pk])


def sent(client, treaty, **changed) -> dict:
    """Return what the form of a treaty sends as it opens, some of it changed."""
    return form_values(client.get(address(treaty))) | changed


def typed(client, treaty, **changed) -> dict:
    return sent(client, treaty, titles_en="A convention", reason="The chart says so.", **changed)


def review(proposal) -> str:
    return reverse("admin:treaties_proposal_change", args=[proposal.pk])


def propose(client, treaty, **changed) -> Proposal:
    client.post(address(treaty), typed(client, treaty, **changed))
    return Proposal.objects.get()


def test_a_date_waits_for_a_second_person(author, treaty):
    proposal = propose(author, treaty, entered_into_force_on="1995-07-01")

    treaty.refresh_from_db()
    assert treaty.entered_into_force_on == date(1985, 7, 1)
    assert (proposal.object_id, proposal.reason) == (treaty.pk, "The chart says so.")


def test_the_review_shows_the_fields_and_who_moves(author, second, treaty):
    proposal = propose(author, treaty, entered_into_force_on="2095-07-01")

    page = second.get(review(proposal))

    assert ("1985-07-01" in page.text, "2095-07-01" in page.text) == (True, True)
    state = Act.objects.get().state
    assert {item["who"] for item in page.context["moved"]} >= {state.name}
    assert Treaty.objects.get().entered_into_force_on == date(1985, 7, 1)


def test_the_review_says_from_when_a_status_begins_instead(author, second, treaty):
    page = second.get(review(propose(author, treaty, entered_into_force_on="1995-07-01")))

    assert "in force since 1 July 1995 instead of 1 July 1985" in page.text


def test_a_second_person_applies_it(author, second, treaty):
    proposal = propose(author, treaty, entered_into_force_on="2095-07-01")

    second.post(review(proposal), {"decision": "apply"})

    assert Treaty.objects.get().entered_into_force_on == date(2095, 7, 1)
    assert not Proposal.objects.exists()
    change = Change.objects.filter(model="treaties.treaty").latest("sequence")
    assert change.by_id == int(second.session["_auth_user_id"])
    assert proposal.by.username in change.reason


def test_one_does_not_apply_ones_own(author, treaty):
    proposal = propose(author, treaty, entered_into_force_on="2095-07-01")

    page = author.post(review(proposal), {"decision": "apply"}, follow=True)

    assert "somebody else has to apply it" in page.text
    assert Treaty.objects.get().entered_into_force_on == date(1985, 7, 1)


@pytest.mark.parametrize("reason, day", [("", 1985), ("Press.", 2095)])
def test_an_emergency_has_its_reason(author, treaty, reason, day):
    proposal = propose(author, treaty, entered_into_force_on="2095-07-01")

    author.post(review(proposal), {"decision": "emergency", "reason": reason})

    assert Treaty.objects.get().entered_into_force_on.year == day


@pytest.mark.parametrize("group, status", [("Viewers", 403), ("Editors", 403)])
def test_whoever_may_not_change_treaties_applies_nothing(author, treaty, group, status):
    proposal = propose(author, treaty, entered_into_force_on="2095-07-01")
    client = client_of(person(group))

    assert client.get(review(proposal)).status_code == 200
    assert client.post(review(proposal), {"decision": "apply"}).status_code == status


def test_what_others_changed_meanwhile_stays(author, second, treaty):
    proposal = propose(author, treaty, entered_into_force_on="2095-07-01")
    clause = treaty.clauses.first()
    treaty.note, clause.n = "Seen.", 6
    with door.writing(None, by=proposal.by, reason="Noted.") as write:
        write.save(treaty)
        write.save(clause)

    second.post(review(proposal), {"decision": "apply"})

    found = Treaty.objects.get()
    assert (found.entered_into_force_on, found.note) == (date(2095, 7, 1), "Seen.")
    assert Clause.objects.get(pk=clause.pk).n == 6


def test_what_others_changed_too_is_not_overwritten(author, second, treaty):
    proposal = propose(author, treaty, entered_into_force_on="2095-07-01")
    treaty.entered_into_force_on = date(1986, 7, 1)
    with door.writing(None, by=proposal.by, reason="Noted.") as write:
        write.save(treaty)

    page = second.post(review(proposal), {"decision": "apply"}, follow=True)

    assert "now “1986-07-01”, you typed “2095-07-01”" in page.text
    assert Treaty.objects.get().entered_into_force_on == date(1986, 7, 1)


def test_it_is_discarded_with_a_reason(author, second, treaty):
    proposal = propose(author, treaty, entered_into_force_on="2095-07-01")

    second.post(review(proposal), {"decision": "discard"})
    assert Proposal.objects.exists()
    second.post(review(proposal), {"decision": "discard", "reason": "No."})

    assert not Proposal.objects.exists()
    assert Change.objects.latest("sequence").reason == "No."


def test_a_form_that_changes_nothing_proposes_nothing(author, treaty):
    treaty.refresh_from_db()

    author.post(address(treaty), sent(author, treaty, titles_en=treaty.titles["en"]))

    assert not Proposal.objects.exists()


def test_a_clause_of_its_own_form_waits_too(author, second, treaty):
    clause = treaty.clauses.first()
    url = reverse("admin:treaties_clause_change", args=[clause.pk])
    seen = author.get(url).context["adminform"].form["seen"].value()
    data = {"treaty": treaty.pk, "applies_to": clause.applies_to, "kind": clause.kind, "seen": seen}

    author.post(url, data | {"n": 6})
    before = Clause.objects.get(pk=clause.pk).n
    second.post(review(Proposal.objects.get()), {"decision": "apply"})

    assert (before == 6, Clause.objects.get(pk=clause.pk).n) == (False, 6)


def test_copied_clauses_wait_too(author, second, treaty):
    other = factories.TreatyFactory(number="199")
    url = reverse("admin:treaties_treaty_copy_clauses", args=[other.pk])

    author.post(url, {"clause": [treaty.clauses.first().pk]})
    before = other.clauses.count()
    second.post(review(Proposal.objects.get()), {"decision": "apply"})

    assert (before, other.clauses.count()) == (0, 1)


def test_an_earlier_version_is_not_brought_back_alone(author, treaty):
    with door.writing(None, reason="Noted.") as write:
        for note in ("One.", "Two."):
            treaty.note = note
            write.save(treaty)
    first = Change.objects.filter(model="treaties.treaty").earliest("sequence")
    url = reverse("admin:treaties_treaty_history", args=[treaty.pk])

    author.post(url, {"sequence": first.sequence, "reason": "Better."})

    assert Treaty.objects.get().note == "Two."


def test_a_form_says_what_waits(author, second, treaty):
    propose(author, treaty, entered_into_force_on="2095-07-01")

    page = second.get(address(treaty))

    assert len(page.context["waiting"]) == 1
    assert "waits for a second person" in page.text


def test_where_one_person_suffices_nothing_waits(author, treaty, settings):
    settings.TWO_PERSON_RULE = False

    author.post(address(treaty), typed(author, treaty, entered_into_force_on="1986-07-01"))

    assert not Proposal.objects.exists()
    assert Treaty.objects.get().entered_into_force_on == date(1986, 7, 1)


def test_statuses_stay_until_it_is_applied(author, second, treaty):
    before = list(StatusPeriod.objects.values_list("starts_on", "status"))

    second.get(review(propose(author, treaty, entered_into_force_on="2095-07-01")))

    assert list(StatusPeriod.objects.values_list("starts_on", "status")) == before


# --- States, reports, published steps -----------------------------------------------------------


def changed_form(client, row, **changed) -> str:
    """Send the form of a row as it opens, some of it changed; return its address."""
    url = reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk])
    client.post(url, form_values(client.get(url)) | {"reason": "Read."} | changed)
    return url


@pytest.fixture
def membership():
    found = factories.MembershipFactory(member_from=date(2000, 1, 1), source="a test")
    door.rederive()
    return found


def test_a_membership_waits_for_a_second_person(author, second, treaty, membership):
    changed_form(author, membership, member_from="1990-01-01")
    membership.refresh_from_db()
    before = membership.member_from

    second.post(review(Proposal.objects.get()), {"decision": "apply"})

    membership.refresh_from_db()
    assert (before, membership.member_from) == (date(2000, 1, 1), date(1990, 1, 1))


def test_a_membership_in_the_form_of_a_state_waits_too(author, second, treaty, membership):
    changed_form(author, membership.state, **{"memberships-0-member_from": "1990-01-01"})
    membership.refresh_from_db()
    before = membership.member_from

    second.post(review(Proposal.objects.get()), {"decision": "apply"})

    membership.refresh_from_db()
    assert (before, membership.member_from) == (date(2000, 1, 1), date(1990, 1, 1))


def test_a_new_state_waits_too(author, second, treaty):
    url = reverse("admin:countries_state_add")
    data = form_values(author.get(url)) | {"code": "KG", "names_en": "Kyrgyzstan"}

    author.post(url, data | {"kind": "state"})
    before = State.objects.filter(code="KG").exists()
    second.post(review(Proposal.objects.get()), {"decision": "apply"})

    assert (before, State.objects.filter(code="KG").exists()) == (False, True)


@pytest.mark.parametrize(
    "name, values",
    [("organisation", {"names_en": "Another"}), ("depositary", {"names_en": "Another"})],
)
def test_organisations_and_depositaries_wait_too(author, second, treaty, name, values):
    factory = {"organisation": factories.OrganisationFactory}.get(name)
    row = factory(names={"en": "One"}) if factory else treaty.depositary
    door.rederive()

    changed_form(author, row, **values)
    assert type(row).objects.get(pk=row.pk).names["en"] != "Another"
    second.post(review(Proposal.objects.get()), {"decision": "apply"})

    assert type(row).objects.get(pk=row.pk).names["en"] == "Another"


PUBLISHED = [
    pytest.param(factories.ReportFactory, "document", id="report"),
    pytest.param(factories.NationalLawFactory, "number", id="law"),
    pytest.param(factories.ProcedureStepFactory, "document_title", id="step"),
]


@pytest.mark.parametrize("factory, field", PUBLISHED)
def test_what_is_published_waits_for_a_second_person(author, second, treaty, factory, field):
    row = factory(publication="published")
    door.rederive()

    changed_form(author, row, **{field: "another"})
    row.refresh_from_db()
    before = getattr(row, field)
    second.post(review(Proposal.objects.get()), {"decision": "apply"})

    row.refresh_from_db()
    assert (before == "another", getattr(row, field)) == (False, "another")
    assert row.publication == "published"


@pytest.mark.parametrize("factory, field", PUBLISHED)
def test_a_draft_waits_for_nobody(author, treaty, factory, field):
    row = factory(publication="draft")
    door.rederive()

    changed_form(author, row, **{field: "another"})

    row.refresh_from_db()
    assert getattr(row, field) == "another"
    assert not Proposal.objects.exists()


def test_what_only_staff_read_of_a_step_is_changed_at_once(author, treaty):
    row = factories.ProcedureStepFactory(publication="published")
    door.rederive()

    changed_form(author, row, responsible="Bolot")

    row.refresh_from_db()
    assert row.responsible == "Bolot"


def test_a_file_does_not_wait_with_a_step(author, treaty):
    row = factories.ProcedureStepFactory(publication="published")
    door.rederive()
    url = reverse("admin:treaties_procedurestep_change", args=[row.pk])
    file = SimpleUploadedFile("letter.pdf", b"%PDF-1.4", "application/pdf")
    data = form_values(author.get(url)) | {"document_title": "another", "reason": "Read."}

    page = author.post(url, data | {"files-0-file": file, "files-TOTAL_FORMS": 1})

    assert "Save the file by itself" in page.text
    assert not Proposal.objects.exists()
