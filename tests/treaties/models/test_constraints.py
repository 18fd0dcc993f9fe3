from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, ProtectedError

from tests.constraints import constraints_of, refusal_by
from tests.factories import (
    ActFactory,
    ActNoteFactory,
    ArticleSubjectFactory,
    AttachmentFactory,
    AuthorityFactory,
    CheckedFactory,
    ClauseFactory,
    DepositaryFactory,
    DifferenceFactory,
    LetterTemplateFactory,
    ListStepFactory,
    MonitoringBodyFactory,
    MonitoringFactory,
    NationalLawFactory,
    OrganisationFactory,
    PracticeFactory,
    ProcedureFactory,
    ProcedureStepFactory,
    ProposalFactory,
    RelationFactory,
    ReportFactory,
    ReportingDutyFactory,
    RouteFactory,
    SearchKeyFactory,
    SeriesFactory,
    StandingPeriodFactory,
    StateFactory,
    StatementFactory,
    StatusPeriodFactory,
    StepFileFactory,
    StepListFactory,
    TreatyFactory,
    UserFactory,
    ValidityFactory,
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


def write_to(*depositaries):
    """Keep a template of the same letter for each of some depositaries."""
    for depositary in depositaries:
        LetterTemplateFactory(depositary=depositary)


def answer_with(nature: str):
    StatementFactory(nature=nature, about_act=ActFactory(kind="accession"))


def correct(factory=ActFactory, *, publication="draft", times=1):
    row = factory()
    for _ in range(times):
        factory(corrects=row, publication=publication)


def report(**values):
    """Make a report under a duty, with some values."""
    return lambda: ReportFactory(duty=ReportingDutyFactory(), **values)


def object_with(nature: str, **values):
    StatementFactory(nature=nature, objects_to=StatementFactory(nature="reservation"), **values)


def follow_with(nature: str, **values):
    values = {"made_on": JUNE} | values
    StatementFactory(nature=nature, follows=StatementFactory(nature="reservation"), **values)


def correct_statement(*, publication="draft", times=1):
    statement = StatementFactory()
    for _ in range(times):
        StatementFactory(corrects=statement, publication=publication)


def no_years():
    ValidityFactory(years=0, notice_months=0, decision_months=0)


def steps_of_one(*kinds: str):
    procedure = ProcedureFactory()
    for kind in kinds:
        ProcedureStepFactory(procedure=procedure, act_kind=kind)


PAIR = {"treaty__code": "ets-900", "treaty__number": "900", "state__code": "QAAA"}
TREATY = {"treaty__code": "ets-900", "treaty__number": "900"}
# A treaty with no route of its own.
NOT_OPEN = TREATY | {"treaty__open_to": ()}
RELATED = TREATY | {"other__number": "901"}


def decide(**values):
    """Make a difference that somebody decided, with some values."""
    decided = {"decision": "kept", "reason": "Read.", "decided_on": JUNE}
    DifferenceFactory(**decided | {"decided_by": UserFactory()} | values)


def differ(*findings: str):
    """Let one act differ in some ways."""
    act = ActFactory()
    for finding in findings:
        DifferenceFactory(act=act, finding=finding)


CASES = [
    # name, what it accepts, what it refuses
    (
        "treaties_depositary_code_is_capital_letters",
        lambda: DepositaryFactory(code="RU+GB+US"),
        lambda: DepositaryFactory(code="RU+"),
    ),
    (
        "treaties_depositary_invitation_years_possible",
        lambda: DepositaryFactory(invitation_years=1, invitations_source="a test"),
        lambda: DepositaryFactory(invitation_years=0, invitations_source="a test"),
    ),
    (
        "treaties_depositary_invitation_years_possible",
        lambda: DepositaryFactory(invitation_years=100, invitations_source="a test"),
        lambda: DepositaryFactory(invitation_years=101, invitations_source="a test"),
    ),
    (
        "treaties_depositary_invitations_have_source",
        lambda: DepositaryFactory(invitations_source=""),
        lambda: DepositaryFactory(invitation_years=5),
    ),
    (
        "treaties_depositary_invitations_have_source",
        lambda: DepositaryFactory(
            invitations_decided_by={"en": "A Committee"}, invitations_source="a test"
        ),
        lambda: DepositaryFactory(invitations_decided_by={"en": "A Committee"}),
    ),
    (
        "treaties_difference_finding_known",
        lambda: DifferenceFactory(finding="only_here"),
        lambda: DifferenceFactory(finding="other"),
    ),
    (
        "treaties_difference_decision_known",
        decide,
        lambda: decide(decision="other"),
    ),
    (
        "treaties_difference_about_a_state_or_a_treaty",
        lambda: DifferenceFactory(act=None, state=None, finding="opened_on"),
        lambda: DifferenceFactory(act=None, state=None),
    ),
    (
        "treaties_difference_about_a_state_or_a_treaty",
        lambda: DifferenceFactory(act=None),
        lambda: DifferenceFactory(act=None, finding="opened_on"),
    ),
    (
        "treaties_difference_decided_by_somebody",
        lambda: DifferenceFactory(decision="", decided_on=None),
        lambda: DifferenceFactory(decision="", decided_on=JUNE),
    ),
    (
        "treaties_difference_decided_by_somebody",
        lambda: decide(decision="accepted"),
        lambda: decide(decided_by=None),
    ),
    (
        "treaties_difference_says_why",
        lambda: decide(decision="accepted", reason=""),
        lambda: decide(decision="asked", reason=""),
    ),
    (
        "treaties_difference_days_within_calendar",
        lambda: DifferenceFactory(done_on=date(2199, 12, 31)),
        lambda: DifferenceFactory(done_on=SENTINELS[1]),
    ),
    (
        "treaties_difference_once_for_an_act",
        lambda: differ("different", "running"),
        lambda: differ("different", "different"),
    ),
    (
        "treaties_lettertemplate_kind_known",
        lambda: LetterTemplateFactory(kind="renewal"),
        lambda: LetterTemplateFactory(kind="complaint"),
    ),
    (
        "treaties_lettertemplate_language_known",
        lambda: LetterTemplateFactory(language="ky"),
        lambda: LetterTemplateFactory(language="la"),
    ),
    (
        "treaties_lettertemplate_once_for_a_depositary",
        lambda: write_to(DepositaryFactory(), None),
        lambda: write_to(DepositaryFactory(), DepositaryFactory()),
    ),
    (
        "treaties_lettertemplate_once_for_all",
        lambda: two(LetterTemplateFactory, {"language": "en"}, {"language": "fr"}),
        lambda: write_to(None, None),
    ),
    (
        "treaties_lettertemplate_at_most_1_megabyte",
        lambda: LetterTemplateFactory(size=1024 * 1024),
        lambda: LetterTemplateFactory(size=1024 * 1024 + 1),
    ),
    (
        "treaties_lettertemplate_sha256_is_one",
        lambda: LetterTemplateFactory(sha256="0" * 64),
        lambda: LetterTemplateFactory(sha256="none"),
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
        "treaties_treaty_members_are_of_an_organisation",
        lambda: TreatyFactory(membership_article="4", organisation=OrganisationFactory()),
        lambda: TreatyFactory(membership_article="4", organisation=None),
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
        "treaties_actnote_day_within_calendar",
        lambda: ActNoteFactory(on=date(2199, 12, 31)),
        lambda: ActNoteFactory(on=SENTINELS[1]),
    ),
    (
        "treaties_actnote_says_something",
        lambda: ActNoteFactory(text="."),
        lambda: ActNoteFactory(text=""),
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
        "treaties_monitoringbody_address_is_of_the_web",
        lambda: MonitoringBodyFactory(site=""),
        lambda: MonitoringBodyFactory(site="javascript:alert(1)"),
    ),
    (
        "treaties_monitoring_by_a_body_once",
        two(MonitoringFactory, {}, {"body__code": "another"}, **TREATY),
        two(MonitoringFactory, {}, {"articles": "18"}, **TREATY),
    ),
    (
        "treaties_monitoring_has_articles_or_source",
        lambda: MonitoringFactory(articles="", source="a resolution"),
        lambda: MonitoringFactory(articles="", source=""),
    ),
    (
        "treaties_reportingduty_of_articles_once",
        two(ReportingDutyFactory, {}, {"articles": "19"}, **TREATY),
        two(ReportingDutyFactory, {}, {"every_years": 2}, **TREATY),
    ),
    (
        "treaties_reportingduty_has_articles",
        lambda: ReportingDutyFactory(articles="1"),
        lambda: ReportingDutyFactory(articles=""),
    ),
    (
        "treaties_reportingduty_first_within_20_years",
        lambda: ReportingDutyFactory(first_months=240),
        lambda: ReportingDutyFactory(first_months=0),
    ),
    (
        "treaties_reportingduty_repeats_after_a_first",
        lambda: ReportingDutyFactory(every_years=50),
        lambda: ReportingDutyFactory(first_months=None, every_years=4, on_request=True),
    ),
    (
        "treaties_reportingduty_repeats_after_a_first",
        lambda: ReportingDutyFactory(every_years=1),
        lambda: ReportingDutyFactory(every_years=0),
    ),
    (
        "treaties_reportingduty_is_due_some_time",
        lambda: ReportingDutyFactory(first_months=None, every_years=None, on_request=True),
        lambda: ReportingDutyFactory(first_months=None, every_years=None),
    ),
    (
        "treaties_report_publication_known",
        lambda: ReportFactory(publication="draft"),
        lambda: ReportFactory(publication="perhaps"),
    ),
    (
        "treaties_report_day_within_calendar",
        lambda: ReportFactory(submitted_on=JANUARY),
        lambda: ReportFactory(submitted_on=SENTINELS[0]),
    ),
    (
        "treaties_report_number_is_of_a_duty",
        report(first_number=1),
        lambda: ReportFactory(first_number=1),
    ),
    (
        "treaties_report_number_is_of_a_duty",
        lambda: ReportFactory(first_number=None),
        report(first_number=0),
    ),
    (
        "treaties_report_numbers_in_order",
        report(first_number=3, last_number=4),
        report(first_number=3, last_number=3),
    ),
    (
        "treaties_report_numbers_in_order",
        report(first_number=1),
        report(last_number=1),
    ),
    (
        "treaties_report_address_is_of_the_web",
        lambda: ReportFactory(link="https://example.org"),
        lambda: ReportFactory(link="javascript:alert(1)"),
    ),
    (
        "treaties_report_published_has_source",
        lambda: ReportFactory(publication="draft", source=""),
        lambda: ReportFactory(source=""),
    ),
    (
        "treaties_nationallaw_publication_known",
        lambda: NationalLawFactory(publication="withdrawn"),
        lambda: NationalLawFactory(publication="perhaps"),
    ),
    (
        "treaties_nationallaw_has_title",
        lambda: NationalLawFactory(titles={"ru": "Закон"}),
        lambda: NationalLawFactory(titles={}),
    ),
    (
        "treaties_nationallaw_day_within_calendar",
        lambda: NationalLawFactory(adopted_on=JANUARY),
        lambda: NationalLawFactory(adopted_on=SENTINELS[1]),
    ),
    (
        "treaties_nationallaw_address_is_of_the_web",
        lambda: NationalLawFactory(link="http://cbd.minjust.gov.kg"),
        lambda: NationalLawFactory(link="javascript:alert(1)"),
    ),
    (
        "treaties_nationallaw_published_has_source",
        lambda: NationalLawFactory(publication="draft", source=""),
        lambda: NationalLawFactory(source=""),
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
        "treaties_statement_objection_has_target",
        lambda: StatementFactory(nature="objection", publication="draft"),
        lambda: StatementFactory(nature="objection"),
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
        "treaties_authority_publication_known",
        lambda: AuthorityFactory(publication="draft"),
        lambda: AuthorityFactory(publication="perhaps"),
    ),
    (
        "treaties_authority_published_was_checked",
        lambda: AuthorityFactory(publication="draft", source="", checked_on=None),
        lambda: AuthorityFactory(source=""),
    ),
    (
        "treaties_authority_published_was_checked",
        lambda: AuthorityFactory(checked_on=JANUARY),
        lambda: AuthorityFactory(checked_on=None),
    ),
    (
        "treaties_authority_can_be_reached",
        lambda: AuthorityFactory(address="", email="law@example.org"),
        lambda: AuthorityFactory(address=""),
    ),
    (
        "treaties_authority_telephone_from_abroad",
        lambda: AuthorityFactory(telephone="+996 (312) 00-00-00"),
        lambda: AuthorityFactory(telephone="0312 000000"),
    ),
    (
        "treaties_authority_telephone_from_abroad",
        lambda: AuthorityFactory(telephone="+49 30 0000"),
        lambda: AuthorityFactory(telephone="+49 30 0000 ext"),
    ),
    (
        "treaties_authority_email_is_one",
        lambda: AuthorityFactory(email="law@example.org"),
        lambda: AuthorityFactory(email="law@example.org, a@example.org"),
    ),
    (
        "treaties_authority_email_is_one",
        lambda: AuthorityFactory(email="law.and-order@mail.example.org"),
        lambda: AuthorityFactory(email="law.example.org"),
    ),
    (
        "treaties_authority_languages_are_codes",
        lambda: AuthorityFactory(languages="ky, ru"),
        lambda: AuthorityFactory(languages="Kyrgyz; Russian"),
    ),
    (
        "treaties_authority_day_within_calendar",
        lambda: AuthorityFactory(checked_on=date(2199, 12, 31)),
        lambda: AuthorityFactory(checked_on=SENTINELS[0]),
    ),
    (
        "treaties_authority_correction_is_draft",
        lambda: correct(AuthorityFactory),
        lambda: correct(AuthorityFactory, publication="published"),
    ),
    (
        "treaties_authority_one_open_correction",
        lambda: correct(AuthorityFactory, times=1),
        lambda: correct(AuthorityFactory, times=2),
    ),
    (
        "treaties_practice_position_once",
        two(PracticeFactory, {"position": 1}, {"position": 2}, **TREATY),
        two(PracticeFactory, {"position": 1}, {"position": 1}, **TREATY),
    ),
    (
        "treaties_practice_kind_known",
        lambda: PracticeFactory(kind="channel"),
        lambda: PracticeFactory(kind="advice"),
    ),
    (
        "treaties_practice_names_its_article",
        lambda: PracticeFactory(articles="3(1)"),
        lambda: PracticeFactory(articles=""),
        "treaties_statement_objection_has_target",
        lambda: StatementFactory(nature="objection", publication="draft"),
        lambda: StatementFactory(nature="objection"),
    ),
    (
        "treaties_statement_objection_has_one_target",
        lambda: object_with("objection"),
        lambda: object_with("objection", about_act=ActFactory(kind="accession")),
    ),
    (
        "treaties_statement_only_an_objection_precludes",
        lambda: object_with("objection", precludes_entry_into_force=True),
        lambda: StatementFactory(precludes_entry_into_force=True),
    ),
    (
        "treaties_statement_what_follows_names_the_earlier",
        lambda: follow_with("renewal"),
        lambda: StatementFactory(nature="partial_withdrawal"),
    ),
    (
        "treaties_statement_what_follows_names_the_earlier",
        lambda: follow_with("partial_withdrawal"),
        lambda: follow_with("declaration"),
    ),
    (
        "treaties_statement_renewal_has_day",
        lambda: follow_with("partial_withdrawal", made_on=None),
        lambda: follow_with("renewal", made_on=None),
    ),
    (
        "treaties_statement_withdrawal_in_order",
        lambda: StatementFactory(made_on=JANUARY, withdrawn_on=JUNE, ends_on=JUNE),
        lambda: StatementFactory(withdrawn_on=JUNE, ends_on=JANUARY),
    ),
    (
        "treaties_statement_withdrawal_in_order",
        lambda: StatementFactory(made_on=JUNE, withdrawn_on=JUNE, ends_on=JUNE),
        lambda: StatementFactory(made_on=JUNE, withdrawn_on=JANUARY, ends_on=JUNE),
    ),
    (
        "treaties_statement_language_known",
        lambda: StatementFactory(language="mn"),
        lambda: StatementFactory(language="xx"),
    ),
    (
        "treaties_statement_published_has_text",
        lambda: StatementFactory(text="", text_not_read=True),
        lambda: StatementFactory(text=""),
    ),
    (
        "treaties_statement_published_has_text",
        lambda: follow_with("renewal", text=""),
        lambda: follow_with("partial_withdrawal", text=""),
    ),
    (
        "treaties_statement_unread_has_no_text",
        lambda: StatementFactory(text_not_read=False),
        lambda: StatementFactory(text_not_read=True),
    ),
    (
        "treaties_statement_correction_is_draft",
        correct_statement,
        lambda: correct_statement(publication="published"),
    ),
    (
        "treaties_statement_one_open_correction",
        correct_statement,
        lambda: correct_statement(times=2),
    ),
    (
        "treaties_attachment_of_an_act_or_a_statement",
        lambda: AttachmentFactory(act=None, statement=StatementFactory()),
        lambda: AttachmentFactory(statement=StatementFactory()),
    ),
    (
        "treaties_attachment_of_an_act_or_a_statement",
        AttachmentFactory,
        lambda: AttachmentFactory(act=None),
    ),
    (
        "treaties_validity_of_an_article_once",
        two(ValidityFactory, {"of_article": "36"}, {"of_article": "37"}, **TREATY),
        two(ValidityFactory, {}, {}, **TREATY),
    ),
    (
        "treaties_validity_nature_known",
        lambda: ValidityFactory(nature="declaration"),
        lambda: ValidityFactory(nature="objection"),
    ),
    (
        "treaties_validity_confidence_known",
        lambda: ValidityFactory(confidence="probable"),
        lambda: ValidityFactory(confidence="hardly"),
    ),
    ("treaties_validity_has_years", lambda: ValidityFactory(years=3), no_years),
    (
        "treaties_validity_days_in_order",
        lambda: ValidityFactory(notice_months=36),
        lambda: ValidityFactory(notice_months=37),
    ),
    (
        "treaties_validity_days_in_order",
        lambda: ValidityFactory(decision_months=12),
        lambda: ValidityFactory(decision_months=13),
    ),
    (
        "treaties_articlesubject_of_an_article_once",
        two(ArticleSubjectFactory, {"article": "3(3)"}, {"article": "3(4)"}, **TREATY),
        two(ArticleSubjectFactory, {"article": "3(4)"}, {"article": "3(4)"}, **TREATY),
    ),
    (
        "treaties_articlesubject_has_article",
        lambda: ArticleSubjectFactory(article="3"),
        lambda: ArticleSubjectFactory(article=""),
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
    (
        "treaties_searchkey_once",
        two(SearchKeyFactory, {"key": "tortur"}, {"key": "prison"}, **TREATY),
        two(SearchKeyFactory, {}, {}, key="tortur", spelled="torture", **TREATY),
    ),
    (
        "treaties_steplist_of_a_state_or_a_depositary",
        lambda: StepListFactory(state=None, depositary=DepositaryFactory()),
        lambda: StepListFactory(depositary=DepositaryFactory()),
    ),
    (
        "treaties_steplist_of_a_state_or_a_depositary",
        StepListFactory,
        lambda: StepListFactory(state=None),
    ),
    (
        "treaties_liststep_act_kind_known",
        lambda: ListStepFactory(act_kind="invitation"),
        lambda: ListStepFactory(act_kind="denunciation"),
    ),
    (
        "treaties_liststep_code_once_in_a_list",
        two(ListStepFactory, {"code": "a"}, {"code": "b"}),
        two(ListStepFactory, {"code": "a"}, {"code": "a"}),
    ),
    (
        "treaties_liststep_one_for_each_kind",
        two(ListStepFactory, {}, {}, act_kind=""),
        two(ListStepFactory, {}, {}, act_kind="accession"),
    ),
    (
        "treaties_procedure_dates_within_calendar",
        lambda: ProcedureFactory(started_on=date(2199, 12, 31)),
        lambda: ProcedureFactory(started_on=date(1799, 12, 31)),
    ),
    (
        "treaties_procedure_not_given_up_before_begun",
        lambda: ProcedureFactory(started_on=JANUARY, given_up_on=JANUARY),
        lambda: ProcedureFactory(started_on=JUNE, given_up_on=JANUARY),
    ),
    (
        "treaties_procedure_one_of_a_day",
        two(ProcedureFactory, {"started_on": JANUARY}, {"started_on": JUNE}, **TREATY),
        two(ProcedureFactory, {}, {}, **TREATY),
    ),
    (
        "treaties_procedurestep_act_kind_known",
        lambda: ProcedureStepFactory(act_kind="accession"),
        lambda: ProcedureStepFactory(act_kind="signature"),
    ),
    (
        "treaties_procedurestep_publication_known",
        lambda: ProcedureStepFactory(publication="withdrawn"),
        lambda: ProcedureStepFactory(publication="secret"),
    ),
    (
        "treaties_procedurestep_dates_within_calendar",
        lambda: ProcedureStepFactory(planned_on=date(1800, 1, 1)),
        lambda: ProcedureStepFactory(reply_by=SENTINELS[1]),
    ),
    (
        "treaties_procedurestep_day_is_that_of_the_act",
        lambda: ProcedureStepFactory(done_on=JANUARY),
        lambda: ProcedureStepFactory(done_on=JANUARY, act_kind="parliament_adopts_law"),
    ),
    (
        "treaties_procedurestep_one_for_each_kind",
        lambda: steps_of_one("accession", "invitation"),
        lambda: steps_of_one("accession", "accession"),
    ),
    (
        "treaties_stepfile_at_most_10_megabytes",
        lambda: StepFileFactory(size=10 * 1024 * 1024),
        lambda: StepFileFactory(size=10 * 1024 * 1024 + 1),
    ),
    (
        "treaties_stepfile_sha256_is_one",
        lambda: StepFileFactory(sha256="a" * 64),
        lambda: StepFileFactory(sha256="A" * 64),
    ),
    (
        "treaties_proposal_model_known",
        lambda: ProposalFactory(model="treaties.clause"),
        lambda: ProposalFactory(model="treaties.act"),
    ),
    (
        "treaties_proposal_row_is_stored",
        lambda: ProposalFactory(model="treaties.clause", object_id=None),
        lambda: ProposalFactory(object_id=None),
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
