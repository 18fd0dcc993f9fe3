from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, ProtectedError

from tests.constraints import constraints_of, refusal_by
from tests.factories import (
    ActFactory,
    AttachmentFactory,
    CheckedFactory,
    ClauseFactory,
    DepositaryFactory,
    RelationFactory,
    RouteFactory,
    SeriesFactory,
    StandingPeriodFactory,
    StateFactory,
    StatementFactory,
    StatusPeriodFactory,
    TreatyFactory,
)
from treaties.models import Relation, Route, Treaty

JANUARY, JUNE = date(2000, 1, 1), date(2000, 6, 1)
SENTINELS = [date(1900, 1, 1), date(9999, 12, 31)]


def two(factory, first: dict, second: dict, **common):
    """Return what writes two rows that have some values in common."""
    return lambda: (factory(**common, **first), factory(**common, **second))


def become_its_own_parent():
    treaty = TreatyFactory()
    Treaty.objects.filter(pk=treaty.pk).update(parent=F("id"))


def require_itself():
    route = RouteFactory()
    Route.objects.filter(pk=route.pk).update(requires=F("treaty"))


def be_related_to_itself():
    relation = RelationFactory()
    Relation.objects.filter(pk=relation.pk).update(other=F("treaty"))


def check_lists(*codes: str):
    """Say of one State that its list was complete at each of some depositaries."""
    for code in codes:
        CheckedFactory(state=StateFactory(code="KG"), depositary=DepositaryFactory(code=code))


def answer_with(nature: str):
    StatementFactory(nature=nature, about_act=ActFactory(kind="accession"))


def correct(*, publication="draft", times=1):
    act = ActFactory()
    for _ in range(times):
        ActFactory(corrects=act, publication=publication)


def object_with(nature: str):
    StatementFactory(nature=nature, objects_to=StatementFactory(nature="reservation"))


PAIR = {"treaty__code": "ets-900", "treaty__number": "900", "state__code": "QAAA"}
TREATY = {"treaty__code": "ets-900", "treaty__number": "900"}
# A treaty with no route of its own.
NOT_OPEN = TREATY | {"treaty__open_to": ()}
RELATED = TREATY | {"other__number": "901"}

CASES = [
    # name, what it accepts, what it refuses
    (
        "treaties_depositary_code_is_capital_letters",
        lambda: DepositaryFactory(code="RU+GB+US"),
        lambda: DepositaryFactory(code="RU+"),
    ),
    (
        "treaties_series_code_is_capital_letters",
        lambda: SeriesFactory(code="UN2"),
        lambda: SeriesFactory(code="2UN"),
    ),
    (
        "treaties_treaty_code_follows",
        lambda: TreatyFactory(series="CETS", number="048A", code="cets-048a"),
        lambda: TreatyFactory(number="900", code="uncac-2003"),
    ),
    (
        "treaties_treaty_number_of_letters_and_digits",
        lambda: TreatyFactory(series="UNTC", number="XI-A-10"),
        lambda: TreatyFactory(series="UNTC", number="IV-"),
    ),
    (
        "treaties_treaty_number_of_letters_and_digits",
        lambda: TreatyFactory(number="48"),
        lambda: TreatyFactory(number="48/2"),
    ),
    (
        "treaties_treaty_accession_binds_known",
        lambda: TreatyFactory(accession_binds="those_who_accept"),
        lambda: TreatyFactory(accession_binds="those_who_like"),
    ),
    (
        "treaties_treaty_form_known",
        lambda: TreatyFactory(form="protocol"),
        lambda: TreatyFactory(form="law"),
    ),
    (
        "treaties_treaty_not_its_own_parent",
        lambda: TreatyFactory(parent=TreatyFactory()),
        become_its_own_parent,
    ),
    (
        "treaties_treaty_dates_in_order",
        lambda: TreatyFactory(opened_on=JANUARY, entered_into_force_on=JANUARY),
        lambda: TreatyFactory(opened_on=JUNE, entered_into_force_on=JANUARY),
    ),
    (
        "treaties_treaty_dates_in_order",
        lambda: TreatyFactory(opened_on=JANUARY, closed_on=JUNE),
        lambda: TreatyFactory(opened_on=JUNE, closed_on=JANUARY),
    ),
    (
        "treaties_treaty_dates_within_calendar",
        lambda: TreatyFactory(opened_on=date(1800, 1, 1)),
        lambda: TreatyFactory(opened_on=date(1799, 12, 31)),
    ),
    (
        "treaties_treaty_dates_within_calendar",
        lambda: TreatyFactory(opened_on=date(1900, 1, 2)),
        lambda: TreatyFactory(opened_on=SENTINELS[0]),
    ),
    (
        "treaties_treaty_end_has_kind",
        lambda: TreatyFactory(ended_on=JUNE, end_kind="replaced"),
        lambda: TreatyFactory(ended_on=JUNE),
    ),
    (
        "treaties_treaty_address_is_of_the_web",
        lambda: TreatyFactory(status_url="https://example.org"),
        lambda: TreatyFactory(status_url="javascript:alert(1)"),
    ),
    (
        "treaties_depositary_address_is_of_the_web",
        lambda: DepositaryFactory(status_page="https://example.org/{number}"),
        lambda: DepositaryFactory(status_page="javascript:alert({number})"),
    ),
    (
        "treaties_route_of_a_group_once",
        two(RouteFactory, {}, {"group": "other"}, **NOT_OPEN),
        two(RouteFactory, {}, {"route": "by_invitation"}, **NOT_OPEN),
    ),
    (
        "treaties_route_group_known",
        lambda: RouteFactory(group="named"),
        lambda: RouteFactory(group="friends"),
    ),
    (
        "treaties_route_route_known",
        lambda: RouteFactory(route="open_after_entry"),
        lambda: RouteFactory(route="scenic"),
    ),
    (
        "treaties_route_does_not_require_itself",
        lambda: RouteFactory(requires=TreatyFactory()),
        require_itself,
    ),
    (
        "treaties_route_day_within_calendar",
        lambda: RouteFactory(starts_on=date(1800, 1, 1)),
        lambda: RouteFactory(starts_on=SENTINELS[1]),
    ),
    (
        "treaties_relation_once",
        two(RelationFactory, {}, {"kind": "amends"}, **RELATED),
        two(RelationFactory, {}, {}, **RELATED),
    ),
    (
        "treaties_relation_kind_known",
        lambda: RelationFactory(kind="replaces_between_parties"),
        lambda: RelationFactory(kind="resembles"),
    ),
    (
        "treaties_relation_not_to_itself",
        lambda: RelationFactory(other=TreatyFactory()),
        be_related_to_itself,
    ),
    (
        "treaties_checked_of_a_chart_or_a_list",
        lambda: CheckedFactory(treaty=TreatyFactory()),
        CheckedFactory,
    ),
    (
        "treaties_checked_of_a_chart_or_a_list",
        lambda: check_lists("COE"),
        lambda: CheckedFactory(state=StateFactory()),
    ),
    (
        "treaties_checked_of_a_chart_or_a_list",
        lambda: CheckedFactory(treaty=TreatyFactory(), depositary=DepositaryFactory()),
        lambda: CheckedFactory(
            treaty=TreatyFactory(), state=StateFactory(), depositary=DepositaryFactory()
        ),
    ),
    (
        "treaties_checked_list_once",
        lambda: check_lists("COE", "UNSG"),
        lambda: check_lists("COE", "COE"),
    ),
    (
        "treaties_checked_day_within_calendar",
        lambda: CheckedFactory(treaty=TreatyFactory(), checked_on=date(2199, 12, 31)),
        lambda: CheckedFactory(treaty=TreatyFactory(), checked_on=SENTINELS[1]),
    ),
    (
        "treaties_checked_has_source",
        lambda: CheckedFactory(treaty=TreatyFactory(), source="the chart"),
        lambda: CheckedFactory(treaty=TreatyFactory(), source=""),
    ),
    (
        "treaties_clause_decides_once",
        two(ClauseFactory, {}, {"applies_to": "denunciation"}, **TREATY),
        two(ClauseFactory, {}, {}, **TREATY),
    ),
    (
        "treaties_clause_decides_once",
        two(ClauseFactory, {}, {"group": "member"}, **TREATY),
        two(ClauseFactory, {"group": "member"}, {"group": "member"}, **TREATY),
    ),
    (
        "treaties_clause_words_known",
        lambda: ClauseFactory(group="integration"),
        lambda: ClauseFactory(group="friends"),
    ),
    (
        "treaties_clause_words_known",
        lambda: ClauseFactory(trigger="registration"),
        lambda: ClauseFactory(trigger="applause"),
    ),
    (
        "treaties_clause_words_known",
        lambda: ClauseFactory(early_consents="share_general"),
        lambda: ClauseFactory(early_consents="never"),
    ),
    (
        "treaties_clause_words_known",
        lambda: ClauseFactory(confidence="probable"),
        lambda: ClauseFactory(confidence="hopeful"),
    ),
    (
        "treaties_clause_applies_to_known",
        lambda: ClauseFactory(applies_to="accession"),
        lambda: ClauseFactory(applies_to="weather"),
    ),
    (
        "treaties_clause_kind_known",
        lambda: ClauseFactory(kind="manual"),
        lambda: ClauseFactory(kind="soon"),
    ),
    (
        "treaties_clause_counted_kind_has_n",
        lambda: ClauseFactory(kind="on_deposit", n=None),
        lambda: ClauseFactory(kind="days_after", n=None),
    ),
    (
        "treaties_clause_extra_day_follows_a_period",
        lambda: ClauseFactory(kind="months_after", extra_day=True),
        lambda: ClauseFactory(kind="first_of_month_after_months", extra_day=True),
    ),
    (
        "treaties_clause_overflow_of_months",
        lambda: ClauseFactory(kind="months_after", overflow=True),
        lambda: ClauseFactory(kind="days_after", overflow=True),
    ),
    (
        "treaties_clause_members_within_total",
        lambda: ClauseFactory(threshold_total=5, threshold_members=5),
        lambda: ClauseFactory(threshold_total=5, threshold_members=6),
    ),
    (
        "treaties_act_kind_known",
        lambda: ActFactory(kind="accession"),
        lambda: ActFactory(kind="applause"),
    ),
    (
        "treaties_act_publication_known",
        lambda: ActFactory(publication="withdrawn"),
        lambda: ActFactory(publication="perhaps"),
    ),
    (
        "treaties_act_precision_fits_date",
        lambda: ActFactory(done_on=JUNE, done_precision="month"),
        lambda: ActFactory(done_on=date(2000, 6, 2), done_precision="month"),
    ),
    (
        "treaties_act_precision_fits_date",
        lambda: ActFactory(done_on=JANUARY, done_precision="year"),
        lambda: ActFactory(done_on=JUNE, done_precision="year"),
    ),
    (
        "treaties_act_precision_fits_date",
        lambda: ActFactory(done_on=date(2000, 6, 2), done_precision="until"),
        lambda: ActFactory(done_on=None, done_precision="until"),
    ),
    (
        "treaties_act_precision_fits_date",
        lambda: ActFactory(done_on=None, done_precision="unknown"),
        lambda: ActFactory(done_on=None, done_precision="day"),
    ),
    (
        "treaties_act_precision_fits_date",
        lambda: ActFactory(done_on=JUNE, done_precision="day"),
        lambda: ActFactory(done_on=JUNE, done_precision="unknown"),
    ),
    (
        "treaties_act_dates_within_calendar",
        lambda: ActFactory(done_on=date(1800, 1, 1)),
        lambda: ActFactory(done_on=date(1799, 12, 31)),
    ),
    (
        "treaties_act_dates_within_calendar",
        lambda: ActFactory(done_on=SENTINELS[0], done_precision="year"),
        lambda: ActFactory(done_on=SENTINELS[0], done_precision="day"),
    ),
    (
        "treaties_act_dates_within_calendar",
        lambda: ActFactory(done_on=date(1850, 1, 1), done_precision="year"),
        lambda: ActFactory(done_on=date(1799, 1, 1), done_precision="year"),
    ),
    (
        "treaties_act_dates_within_calendar",
        lambda: ActFactory(effective_on=date(2199, 12, 31)),
        lambda: ActFactory(effective_on=SENTINELS[1]),
    ),
    (
        "treaties_act_only_an_invitation_expires",
        lambda: ActFactory(kind="invitation", expires_on=JUNE),
        lambda: ActFactory(kind="accession", expires_on=JUNE),
    ),
    (
        "treaties_act_only_an_invitation_expires",
        lambda: ActFactory(kind="invitation", done_on=None, expires_on=JUNE),
        lambda: ActFactory(kind="invitation", done_on=JUNE, expires_on=JANUARY),
    ),
    (
        "treaties_act_only_an_accession_is_objected_to",
        lambda: ActFactory(kind="accession", objections_checked_on=JUNE),
        lambda: ActFactory(kind="ratification", objections_checked_on=JUNE),
    ),
    (
        "treaties_act_only_an_accession_is_objected_to",
        lambda: ActFactory(kind="consent", objections_checked_on=JUNE),
        lambda: ActFactory(kind="succession", objections_checked_on=JUNE),
    ),
    (
        "treaties_act_published_has_source",
        lambda: ActFactory(publication="draft", source=""),
        lambda: ActFactory(publication="published", source=""),
    ),
    (
        "treaties_act_correction_is_draft",
        lambda: correct(publication="draft"),
        lambda: correct(publication="published"),
    ),
    (
        "treaties_act_one_open_correction",
        lambda: correct(times=1),
        lambda: correct(times=2),
    ),
    (
        "treaties_attachment_at_most_10_megabytes",
        lambda: AttachmentFactory(size=10 * 1024 * 1024),
        lambda: AttachmentFactory(size=10 * 1024 * 1024 + 1),
    ),
    (
        "treaties_attachment_of_an_act_or_a_statement",
        lambda: AttachmentFactory(act=None, statement=StatementFactory()),
        lambda: AttachmentFactory(statement=StatementFactory()),
    ),
    (
        "treaties_attachment_of_an_act_or_a_statement",
        lambda: AttachmentFactory(statement=None),
        lambda: AttachmentFactory(act=None),
    ),
    (
        "treaties_attachment_sha256_is_one",
        lambda: AttachmentFactory(sha256="0" * 64),
        lambda: AttachmentFactory(sha256="0" * 63),
    ),
    (
        "treaties_statement_nature_known",
        lambda: StatementFactory(nature="derogation"),
        lambda: StatementFactory(nature="complaint"),
    ),
    (
        "treaties_statement_publication_known",
        lambda: StatementFactory(publication="draft"),
        lambda: StatementFactory(publication="perhaps"),
    ),
    (
        "treaties_statement_interval_in_order",
        lambda: StatementFactory(starts_on=JANUARY, ends_on=JUNE),
        lambda: StatementFactory(starts_on=JUNE, ends_on=JUNE),
    ),
    (
        "treaties_statement_dates_within_calendar",
        lambda: StatementFactory(made_on=date(2199, 12, 31)),
        lambda: StatementFactory(made_on=SENTINELS[1]),
    ),
    (
        "treaties_statement_published_has_source",
        lambda: StatementFactory(publication="draft", source=""),
        lambda: StatementFactory(publication="published", source=""),
    ),
    (
        "treaties_statement_only_an_objection_objects",
        lambda: object_with("objection"),
        lambda: object_with("declaration"),
    ),
    (
        "treaties_statement_only_answers_concern_an_act",
        lambda: answer_with("objection"),
        lambda: answer_with("declaration"),
    ),
    (
        "treaties_statement_acceptance_is_of_an_act",
        lambda: answer_with("acceptance"),
        lambda: StatementFactory(nature="acceptance"),
    ),
    (
        "treaties_statusperiod_starts_once",
        two(StatusPeriodFactory, {"ends_on": JUNE}, {"starts_on": JUNE}, **PAIR),
        two(StatusPeriodFactory, {"ends_on": JUNE}, {}, **PAIR),
    ),
    (
        "treaties_statusperiod_one_open",
        two(StatusPeriodFactory, {"ends_on": JUNE}, {"starts_on": JUNE}, **PAIR),
        two(StatusPeriodFactory, {}, {"starts_on": JUNE}, **PAIR),
    ),
    (
        "treaties_statusperiod_in_order",
        lambda: StatusPeriodFactory(starts_on=JANUARY, ends_on=JUNE),
        lambda: StatusPeriodFactory(starts_on=JUNE, ends_on=JANUARY),
    ),
    (
        "treaties_statusperiod_status_known",
        lambda: StatusPeriodFactory(status="signed"),
        lambda: StatusPeriodFactory(status="married"),
    ),
    (
        "treaties_standingperiod_starts_once",
        two(StandingPeriodFactory, {"ends_on": JUNE}, {"starts_on": JUNE}, **TREATY),
        two(StandingPeriodFactory, {"ends_on": JUNE}, {}, **TREATY),
    ),
    (
        "treaties_standingperiod_one_open",
        two(StandingPeriodFactory, {"ends_on": JUNE}, {"starts_on": JUNE}, **TREATY),
        two(StandingPeriodFactory, {}, {"starts_on": JUNE}, **TREATY),
    ),
    (
        "treaties_standingperiod_in_order",
        lambda: StandingPeriodFactory(starts_on=JANUARY, ends_on=JUNE),
        lambda: StandingPeriodFactory(starts_on=JUNE, ends_on=JUNE),
    ),
]
# What PostgreSQL alone promises.
NO_OVERLAP = "treaties_statusperiod_no_overlap"


def each_case(outcome: int):
    ids = [f"{name}-{number}" for number, (name, *_) in enumerate(CASES)]
    return pytest.mark.parametrize(
        "name, write", [(case[0], case[outcome]) for case in CASES], ids=ids
    )


@pytest.mark.django_db
@each_case(1)
def test_constraint_accepts(name, write):
    write()


@pytest.mark.django_db
@each_case(2)
def test_constraint_refuses(name, write):
    with pytest.raises(IntegrityError, match=refusal_by(name)), transaction.atomic():
        write()


@pytest.mark.django_db
def test_a_chart_is_checked_once_whoever_keeps_the_treaty():
    treaty = TreatyFactory(chart_complete_on=JANUARY)

    with pytest.raises(IntegrityError, match="treaty_id"), transaction.atomic():
        CheckedFactory(treaty=treaty, depositary=None)


@pytest.mark.django_db
@pytest.mark.parametrize("of", ["treaty", "state"])
def test_what_was_checked_is_not_deleted_with_what_it_is_about(of):
    check = CheckedFactory(
        **{of: {"treaty": TreatyFactory, "state": StateFactory}[of]()},
        depositary=DepositaryFactory(),
    )

    with pytest.raises(ProtectedError):
        getattr(check, of).delete()


@pytest.mark.postgresql
@pytest.mark.django_db
def test_periods_of_one_pair_cannot_overlap():
    first = {"starts_on": JANUARY, "ends_on": date(2000, 6, 2)}
    StatusPeriodFactory(**PAIR, starts_on=date.min, ends_on=JANUARY)
    StatusPeriodFactory(**PAIR, **first)

    with pytest.raises(IntegrityError, match=refusal_by(NO_OVERLAP)), transaction.atomic():
        StatusPeriodFactory(**PAIR, starts_on=JUNE)


def test_each_constraint_has_a_case():
    assert {name for name, *_ in CASES} | {NO_OVERLAP} == set(constraints_of("treaties"))


@pytest.mark.django_db
def test_a_form_shows_the_message():
    act = ActFactory.build(treaty=TreatyFactory(), state=StateFactory(), source="")

    with pytest.raises(ValidationError, match="An act needs its source before it is published"):
        act.full_clean()
