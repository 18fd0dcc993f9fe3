import datetime

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import countries.addresses
import treaties.law.vocabulary
import treaties.models.derived


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("countries", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Subject",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                (
                    "names",
                    models.JSONField(
                        help_text="By language; English is required.", verbose_name="names"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(default=100, verbose_name="position"),
                ),
            ],
            options={
                "verbose_name": "subject",
                "verbose_name_plural": "subjects",
                "ordering": ["position", "code"],
            },
        ),
        migrations.CreateModel(
            name="Depositary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="code")),
                (
                    "names",
                    models.JSONField(
                        help_text="By language; English is required.", verbose_name="names"
                    ),
                ),
                (
                    "site",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="The depositary's site, by language.",
                        validators=[countries.addresses.all_of_the_web],
                        verbose_name="addresses",
                    ),
                ),
                (
                    "status_page",
                    models.CharField(
                        blank=True,
                        help_text="With {number} where the treaty's number stands; a treaty may have its own.",
                        max_length=300,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^https?://",
                                "An address begins with http:// or https://.",
                                code="address",
                            )
                        ],
                        verbose_name="address of a status page",
                    ),
                ),
                (
                    "extra_day",
                    models.BooleanField(
                        default=False,
                        help_text="It counts the months and then one day; new clauses begin with this.",
                        verbose_name="extra day",
                    ),
                ),
                (
                    "overflow",
                    models.BooleanField(
                        default=False,
                        help_text="A day that a month lacks moves to the first of the next month.",
                        verbose_name="overflow",
                    ),
                ),
                (
                    "renewal_notice_months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="The longest notice of a lapsing reservation that its treaties ask for.",
                        null=True,
                        verbose_name="notice before a renewal",
                    ),
                ),
                (
                    "together",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Where several keep a treaty: each of them, with the code RU+GB+US. An act says at which it was done. Enter each alone first.",
                        related_name="keeping_with",
                        to="treaties.depositary",
                        verbose_name="kept together by",
                    ),
                ),
            ],
            options={
                "verbose_name": "depositary",
                "verbose_name_plural": "depositaries",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Act",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn from publication"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=0, editable=False, help_text="Counts the writes."
                    ),
                ),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("request_to_accede", "request to accede"),
                            ("request_postponed", "request postponed"),
                            ("request_withdrawn", "request withdrawn"),
                            ("request_refused", "request refused"),
                            ("invitation", "invitation to accede"),
                            ("government_approves", "approval by the government"),
                            ("parliament_adopts_law", "adoption of the law by parliament"),
                            ("president_signs_law", "signature of the law by the president"),
                            ("domestic_law_in_force", "entry into force of the domestic law"),
                            ("instrument_signed", "signature of the instrument"),
                            ("signature_ad_referendum", "signature ad referendum"),
                            ("signature", "signature"),
                            ("definitive_signature", "definitive signature"),
                            ("ratification", "ratification"),
                            ("acceptance", "acceptance"),
                            ("approval", "approval"),
                            (
                                "ratification_acceptance_or_approval",
                                "ratification, acceptance or approval",
                            ),
                            ("accession", "accession"),
                            ("succession", "succession"),
                            ("formal_confirmation", "formal confirmation"),
                            ("consent", "consent to be bound (form not recorded)"),
                            ("provisional_application", "provisional application"),
                            ("end_of_provisional_application", "end of provisional application"),
                            ("suspension", "suspension"),
                            ("end_of_suspension", "end of suspension"),
                            ("signature_withdrawn", "withdrawal of the signature"),
                            ("consent_withdrawn", "withdrawal of the consent to be bound"),
                            ("denunciation", "denunciation"),
                            ("denunciation_revoked", "revocation of the denunciation"),
                            ("cessation_of_membership", "cessation of membership"),
                            ("expiry", "expiry"),
                            ("replacement", "replacement by a later treaty"),
                        ],
                        max_length=40,
                        verbose_name="kind",
                    ),
                ),
                (
                    "done_on",
                    models.DateField(
                        blank=True,
                        help_text="The day of the deposit, receipt or signature; the first day of a month or year.",
                        null=True,
                        verbose_name="done on",
                    ),
                ),
                (
                    "done_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                            ("until", "on this day or before"),
                        ],
                        default="day",
                        max_length=7,
                        verbose_name="precision",
                    ),
                ),
                (
                    "effective_on",
                    models.DateField(
                        blank=True,
                        help_text="As the depositary published it; empty if it has not.",
                        null=True,
                        verbose_name="published effect",
                    ),
                ),
                (
                    "expires_on",
                    models.DateField(
                        blank=True,
                        help_text="Of an invitation: the last day of its validity.",
                        null=True,
                        verbose_name="valid until",
                    ),
                ),
                (
                    "notified_on",
                    models.DateField(
                        blank=True,
                        help_text="The day of the depositary's notice of it, where a clause counts from that.",
                        null=True,
                        verbose_name="notified on",
                    ),
                ),
                (
                    "objections_checked_on",
                    models.DateField(
                        blank=True,
                        help_text="Of an accession that others may refuse: when somebody last looked for all objections to it, or all acceptances of it, and entered them. Everybody reads it.",
                        null=True,
                        verbose_name="objections to it checked on",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="place")),
                (
                    "is_unconfirmed",
                    models.BooleanField(
                        default=False,
                        help_text="It is shown as unconfirmed until somebody has checked it.",
                        verbose_name="not read at a source",
                    ),
                ),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        help_text="Required before the act is published. Everybody reads it.",
                        validators=[countries.addresses.no_other_address],
                        verbose_name="source",
                    ),
                ),
                (
                    "document_reference",
                    models.CharField(
                        blank=True,
                        help_text="Everybody reads it.",
                        max_length=200,
                        verbose_name="document reference",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="For staff alone.", verbose_name="internal note"
                    ),
                ),
                (
                    "public_note",
                    models.TextField(
                        blank=True, help_text="Everybody reads it.", verbose_name="public note"
                    ),
                ),
                (
                    "difference_reason",
                    models.TextField(
                        blank=True,
                        help_text="Everybody reads it.",
                        verbose_name="why the published effect differs from the computed one",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="Everybody reads it.",
                        null=True,
                        verbose_name="source checked on",
                    ),
                ),
                ("import_batch", models.CharField(blank=True, editable=False, max_length=40)),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        help_text="The published act whose values this draft would replace.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="treaties.act",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="countries.state",
                    ),
                ),
                (
                    "depositary",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where several depositaries keep the treaty: at which of them.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treaties.depositary",
                        verbose_name="done at",
                    ),
                ),
            ],
            options={
                "verbose_name": "act",
                "verbose_name_plural": "acts",
                "ordering": ["treaty", "state", "done_on", "effective_on", "id"],
                "permissions": [
                    ("publish_act", "Can publish acts and withdraw them from publication")
                ],
            },
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10, unique=True, verbose_name="code")),
                (
                    "names",
                    models.JSONField(
                        help_text="By language; English is required.", verbose_name="names"
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=100,
                        help_text="Its place in lists; the lowest comes first.",
                        verbose_name="position",
                    ),
                ),
                (
                    "pattern",
                    models.CharField(
                        default="[A-Z0-9]+(-[A-Z0-9]+)*",
                        help_text="A regular expression that the whole number has to match: [0-9]{3} for three digits, [IVX]+-[0-9]+ for a chapter and a number. Letters, digits and hyphens only.",
                        max_length=100,
                        verbose_name="form of a number",
                    ),
                ),
                (
                    "example",
                    models.CharField(
                        help_text="A number as the series writes it: 112.",
                        max_length=20,
                        verbose_name="example",
                    ),
                ),
                (
                    "spellings",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="How people write its numbers, by language: ETS No. {number}. {digits} stands for the digits alone, without zeros before them. Empty: the code and the number.",
                        verbose_name="spellings",
                    ),
                ),
                (
                    "also_called",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Other names that people put before a number, in any language; one a line.",
                        verbose_name="also called",
                    ),
                ),
                (
                    "numbers_stand_alone",
                    models.BooleanField(
                        default=False,
                        help_text="Whether a number without a series is read as one of this series.",
                        verbose_name="numbers stand alone",
                    ),
                ),
                (
                    "chapters",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="If numbers begin with a Roman numeral: the numeral, a language and the name of the chapter, one a line: IV en Human rights",
                        verbose_name="chapters",
                    ),
                ),
                (
                    "depositary",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who keeps its treaties, if it is one; a treaty may have another.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="series",
                        to="treaties.depositary",
                    ),
                ),
            ],
            options={
                "verbose_name": "series",
                "verbose_name_plural": "series",
                "ordering": ["position", "code"],
            },
        ),
        migrations.CreateModel(
            name="Treaty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.SlugField(
                        editable=False, max_length=32, unique=True, verbose_name="identifier"
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        help_text="As the series writes it: 048A, IV-4, C029.",
                        max_length=20,
                        verbose_name="number",
                    ),
                ),
                (
                    "labels",
                    models.JSONField(
                        default=dict,
                        editable=False,
                        help_text="Series and number in words, by language.",
                    ),
                ),
                ("sort_key", models.CharField(default="", editable=False, max_length=80)),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("treaty", "treaty"),
                            ("protocol", "protocol"),
                            ("amending_protocol", "amending protocol"),
                        ],
                        default="treaty",
                        max_length=20,
                        verbose_name="form",
                    ),
                ),
                (
                    "titles",
                    models.JSONField(
                        help_text="By language; English is required.", verbose_name="titles"
                    ),
                ),
                (
                    "common_names",
                    models.JSONField(blank=True, default=dict, verbose_name="common names"),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                (
                    "opened_on",
                    models.DateField(blank=True, null=True, verbose_name="opened for signature on"),
                ),
                (
                    "entered_into_force_on",
                    models.DateField(
                        blank=True,
                        help_text="As the depositary published it. Empty: computed if the chart is complete.",
                        null=True,
                        verbose_name="entered into force on",
                    ),
                ),
                (
                    "not_in_force",
                    models.BooleanField(
                        default=False,
                        help_text="The depositary lists it as not in force. Without this a missing date says nothing.",
                        verbose_name="not in force",
                    ),
                ),
                (
                    "closed_on",
                    models.DateField(
                        blank=True,
                        help_text="First day on which no separate act is possible any more.",
                        null=True,
                        verbose_name="closed on",
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True,
                        help_text="First day no longer in force.",
                        null=True,
                        verbose_name="ended on",
                    ),
                ),
                (
                    "end_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("treaty_terminated", "terminated"),
                            ("replaced", "replaced by a later treaty"),
                        ],
                        max_length=20,
                        verbose_name="how it ended",
                    ),
                ),
                (
                    "ends_with_parent",
                    models.BooleanField(
                        default=True,
                        help_text="Whether who leaves the parent leaves this treaty too.",
                        verbose_name="ends with the parent",
                    ),
                ),
                (
                    "invited_by",
                    models.CharField(blank=True, max_length=100, verbose_name="who invites"),
                ),
                (
                    "signatories_may_accede",
                    models.BooleanField(
                        default=False,
                        help_text="Whether whoever may sign may accede instead, without an invitation.",
                        verbose_name="signatories may accede",
                    ),
                ),
                (
                    "forbids_reservations",
                    models.BooleanField(
                        default=False,
                        help_text="Whether the treaty itself says that no reservation may be made.",
                        verbose_name="reservations forbidden",
                    ),
                ),
                (
                    "definitive_signature_possible",
                    models.BooleanField(
                        default=False, verbose_name="definitive signature possible"
                    ),
                ),
                (
                    "accession_binds",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("those_who_accept", "those who accept it"),
                            ("those_who_do_not_object", "those who do not object in time"),
                        ],
                        help_text="Empty: towards all Parties.",
                        max_length=30,
                        verbose_name="an accession binds towards",
                    ),
                ),
                (
                    "status_url",
                    models.URLField(
                        blank=True,
                        help_text="Empty: as the depositary's addresses go.",
                        max_length=300,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^https?://",
                                "An address begins with http:// or https://.",
                                code="address",
                            )
                        ],
                        verbose_name="the depositary's status page",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=50, verbose_name="known from")),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Everybody reads it.", verbose_name="note"
                    ),
                ),
                (
                    "un_registration_number",
                    models.CharField(blank=True, max_length=20, verbose_name="UN registration"),
                ),
                (
                    "un_registered_on",
                    models.DateField(blank=True, null=True, verbose_name="registered on"),
                ),
                (
                    "text_urls",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        validators=[countries.addresses.all_of_the_web],
                        verbose_name="addresses of the text",
                    ),
                ),
                (
                    "report_urls",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        validators=[countries.addresses.all_of_the_web],
                        verbose_name="addresses of the report",
                    ),
                ),
                (
                    "statements_checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which its declarations and reservations were collected as a whole. Until then that none is recorded does not mean that none was made.",
                        null=True,
                        verbose_name="declarations checked on",
                    ),
                ),
                ("search_text", models.TextField(default="", editable=False)),
                (
                    "barred_for_parties_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bars",
                        to="treaties.treaty",
                    ),
                ),
                (
                    "depositary",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who keeps it. If nothing is entered: the depositary of the series.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="treaties",
                        to="treaties.depositary",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        help_text="Whose members its clauses speak of. Empty: all States are alike to it.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="treaties",
                        to="countries.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The treaty that a protocol belongs to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="protocols",
                        to="treaties.treaty",
                    ),
                ),
                (
                    "replaced_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="treaties.treaty",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="treaties",
                        to="treaties.series",
                        to_field="code",
                    ),
                ),
                (
                    "subjects",
                    models.ManyToManyField(
                        blank=True, related_name="treaties", to="treaties.subject"
                    ),
                ),
            ],
            options={
                "verbose_name": "treaty",
                "verbose_name_plural": "treaties",
                "ordering": ["sort_key", "id"],
            },
        ),
        migrations.CreateModel(
            name="StatusPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("data_incomplete", "data incomplete"),
                            ("not_open", "not yet open"),
                            ("not_eligible", "not open to this State"),
                            ("closed", "closed to further acts"),
                            ("open", "open"),
                            ("open_by_invitation", "open by invitation"),
                            ("requested", "accession requested"),
                            ("request_not_granted", "request not granted"),
                            ("invited", "invited to accede"),
                            ("invitation_lapsed", "invitation lapsed"),
                            ("signed_ad_referendum", "signed ad referendum"),
                            ("signed", "signed, not ratified"),
                            ("signature_withdrawn", "signature withdrawn"),
                            ("consent_pending_deposit", "approved at home, deposit pending"),
                            ("provisionally_applied", "provisionally applied"),
                            ("contracting", "contracting State, treaty not yet in force"),
                            ("entry_into_force_pending", "entry into force pending"),
                            ("in_force", "in force"),
                            ("suspended", "suspended"),
                            ("denunciation_pending", "in force, denunciation pending"),
                            ("denounced", "denounced"),
                            ("ceased_membership", "ended by loss of membership"),
                            ("expired", "expired"),
                            ("treaty_terminated", "treaty terminated"),
                            ("replaced", "replaced by a later treaty"),
                            ("consent_withdrawn", "consent withdrawn"),
                            ("state_extinct", "State no longer exists"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(help_text="0001-01-01 if it has no known beginning."),
                ),
                ("ends_on", models.DateField(help_text="First day of the next period.", null=True)),
                (
                    "since",
                    models.DateField(help_text="First day of the unbroken run of the status."),
                ),
                (
                    "silence",
                    models.CharField(
                        blank=True,
                        help_text="Which chart must be known for it to be said.",
                        max_length=20,
                    ),
                ),
                ("signed_on", models.DateField(null=True)),
                (
                    "signed_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                            ("until", "on this day or before"),
                        ],
                        default="unknown",
                        max_length=7,
                    ),
                ),
                ("consented_on", models.DateField(null=True)),
                (
                    "consented_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                            ("until", "on this day or before"),
                        ],
                        default="unknown",
                        max_length=7,
                    ),
                ),
                (
                    "consent_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("request_to_accede", "request to accede"),
                            ("request_postponed", "request postponed"),
                            ("request_withdrawn", "request withdrawn"),
                            ("request_refused", "request refused"),
                            ("invitation", "invitation to accede"),
                            ("government_approves", "approval by the government"),
                            ("parliament_adopts_law", "adoption of the law by parliament"),
                            ("president_signs_law", "signature of the law by the president"),
                            ("domestic_law_in_force", "entry into force of the domestic law"),
                            ("instrument_signed", "signature of the instrument"),
                            ("signature_ad_referendum", "signature ad referendum"),
                            ("signature", "signature"),
                            ("definitive_signature", "definitive signature"),
                            ("ratification", "ratification"),
                            ("acceptance", "acceptance"),
                            ("approval", "approval"),
                            (
                                "ratification_acceptance_or_approval",
                                "ratification, acceptance or approval",
                            ),
                            ("accession", "accession"),
                            ("succession", "succession"),
                            ("formal_confirmation", "formal confirmation"),
                            ("consent", "consent to be bound (form not recorded)"),
                            ("provisional_application", "provisional application"),
                            ("end_of_provisional_application", "end of provisional application"),
                            ("suspension", "suspension"),
                            ("end_of_suspension", "end of suspension"),
                            ("signature_withdrawn", "withdrawal of the signature"),
                            ("consent_withdrawn", "withdrawal of the consent to be bound"),
                            ("denunciation", "denunciation"),
                            ("denunciation_revoked", "revocation of the denunciation"),
                            ("cessation_of_membership", "cessation of membership"),
                            ("expiry", "expiry"),
                            ("replacement", "replacement by a later treaty"),
                        ],
                        max_length=40,
                    ),
                ),
                ("in_force_on", models.DateField(null=True)),
                ("in_force_on_computed", models.DateField(null=True)),
                ("left_on", models.DateField(help_text="First day no longer a Party.", null=True)),
                (
                    "base_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("data_incomplete", "data incomplete"),
                            ("not_open", "not yet open"),
                            ("not_eligible", "not open to this State"),
                            ("closed", "closed to further acts"),
                            ("open", "open"),
                            ("open_by_invitation", "open by invitation"),
                            ("requested", "accession requested"),
                            ("request_not_granted", "request not granted"),
                            ("invited", "invited to accede"),
                            ("invitation_lapsed", "invitation lapsed"),
                            ("signed_ad_referendum", "signed ad referendum"),
                            ("signed", "signed, not ratified"),
                            ("signature_withdrawn", "signature withdrawn"),
                            ("consent_pending_deposit", "approved at home, deposit pending"),
                            ("provisionally_applied", "provisionally applied"),
                            ("contracting", "contracting State, treaty not yet in force"),
                            ("entry_into_force_pending", "entry into force pending"),
                            ("in_force", "in force"),
                            ("suspended", "suspended"),
                            ("denunciation_pending", "in force, denunciation pending"),
                            ("denounced", "denounced"),
                            ("ceased_membership", "ended by loss of membership"),
                            ("expired", "expired"),
                            ("treaty_terminated", "treaty terminated"),
                            ("replaced", "replaced by a later treaty"),
                            ("consent_withdrawn", "consent withdrawn"),
                            ("state_extinct", "State no longer exists"),
                        ],
                        max_length=30,
                    ),
                ),
                ("missing", models.CharField(blank=True, max_length=20)),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("modifiers", models.JSONField(default=list)),
                (
                    "has_stated",
                    models.BooleanField(
                        default=False,
                        help_text="The State declared something, but no act of it is recorded.",
                    ),
                ),
                (
                    "bound_by",
                    models.JSONField(
                        default=list,
                        help_text="Protocols in force for a State whose consent is not recorded.",
                    ),
                ),
                ("computation", models.JSONField(null=True)),
                (
                    "act",
                    models.ForeignKey(
                        help_text="The act that began it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="treaties.act",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="periods",
                        to="countries.state",
                    ),
                ),
                (
                    "requires",
                    models.ForeignKey(
                        help_text="What the State must join.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="treaties.treaty",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="periods",
                        to="treaties.treaty",
                    ),
                ),
            ],
            options={
                "ordering": ["treaty", "state", "starts_on"],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "publication",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("withdrawn", "withdrawn from publication"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="publication",
                    ),
                ),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=0, editable=False, help_text="Counts the writes."
                    ),
                ),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("reservation", "reservation"),
                            ("declaration", "declaration"),
                            ("objection", "objection"),
                            ("derogation", "derogation"),
                            ("territorial_application", "territorial application"),
                            ("authority", "central authority"),
                            ("communication", "communication"),
                            ("acceptance", "acceptance of an accession"),
                        ],
                        max_length=30,
                        verbose_name="nature",
                    ),
                ),
                (
                    "articles",
                    models.CharField(
                        blank=True,
                        help_text="Separated by commas: 3, 14(2).",
                        max_length=100,
                        verbose_name="articles",
                    ),
                ),
                ("text", models.TextField(verbose_name="text")),
                (
                    "language",
                    models.CharField(
                        default="en", max_length=8, verbose_name="language of the text"
                    ),
                ),
                (
                    "translations",
                    models.JSONField(blank=True, default=dict, verbose_name="translations"),
                ),
                ("made_on", models.DateField(blank=True, null=True, verbose_name="made on")),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        help_text="First day; empty if unknown.",
                        null=True,
                        verbose_name="in effect from",
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True,
                        help_text="First day no longer in effect.",
                        null=True,
                        verbose_name="in effect until",
                    ),
                ),
                (
                    "precludes_entry_into_force",
                    models.BooleanField(
                        default=False, verbose_name="precludes entry into force between the two"
                    ),
                ),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        help_text="Everybody reads it.",
                        validators=[countries.addresses.no_other_address],
                        verbose_name="source",
                    ),
                ),
                (
                    "about_act",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of an objection to an accession, or the acceptance of one.",
                        limit_choices_to={
                            "kind__in": ["accession", "consent"],
                            "publication": "published",
                        },
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answered_by",
                        to="treaties.act",
                        verbose_name="accession that it answers",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "objects_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="treaties.statement",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="countries.state",
                    ),
                ),
                (
                    "territories",
                    models.ManyToManyField(
                        blank=True,
                        help_text="To which the treaty is extended, or from which it is excluded.",
                        limit_choices_to={"kind": "territory"},
                        related_name="+",
                        to="countries.state",
                        verbose_name="territories",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="treaties.treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "statement",
                "verbose_name_plural": "statements",
                "ordering": ["treaty", "state", "made_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="StandingPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("data_incomplete", "data incomplete"),
                            ("not_open", "not yet open"),
                            ("not_eligible", "not open to this State"),
                            ("closed", "closed to further acts"),
                            ("open", "open"),
                            ("open_by_invitation", "open by invitation"),
                            ("requested", "accession requested"),
                            ("request_not_granted", "request not granted"),
                            ("invited", "invited to accede"),
                            ("invitation_lapsed", "invitation lapsed"),
                            ("signed_ad_referendum", "signed ad referendum"),
                            ("signed", "signed, not ratified"),
                            ("signature_withdrawn", "signature withdrawn"),
                            ("consent_pending_deposit", "approved at home, deposit pending"),
                            ("provisionally_applied", "provisionally applied"),
                            ("contracting", "contracting State, treaty not yet in force"),
                            ("entry_into_force_pending", "entry into force pending"),
                            ("in_force", "in force"),
                            ("suspended", "suspended"),
                            ("denunciation_pending", "in force, denunciation pending"),
                            ("denounced", "denounced"),
                            ("ceased_membership", "ended by loss of membership"),
                            ("expired", "expired"),
                            ("treaty_terminated", "treaty terminated"),
                            ("replaced", "replaced by a later treaty"),
                            ("consent_withdrawn", "consent withdrawn"),
                            ("state_extinct", "State no longer exists"),
                        ],
                        max_length=30,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=40)),
                ("missing", models.CharField(blank=True, max_length=20)),
                (
                    "silence",
                    models.CharField(
                        blank=True,
                        help_text="Which chart must be known for it to be said.",
                        max_length=20,
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(help_text="0001-01-01 if it has no known beginning."),
                ),
                ("ends_on", models.DateField(help_text="First day of the next period.", null=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="standings",
                        to="countries.group",
                    ),
                ),
                (
                    "requires",
                    models.ForeignKey(
                        help_text="What the State must join.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="treaties.treaty",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standings",
                        to="treaties.treaty",
                    ),
                ),
            ],
            options={
                "ordering": ["treaty", "group", "starts_on"],
            },
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("member", "members of the organisation"),
                            ("european", "European States that are not members"),
                            ("other", "other States"),
                            ("integration", "regional integration organisations"),
                            ("state", "any State"),
                            ("named", "States that the treaty names"),
                        ],
                        max_length=20,
                        verbose_name="group of States",
                    ),
                ),
                (
                    "route",
                    models.CharField(
                        choices=[
                            ("open", "may join at any time"),
                            ("open_after_entry", "may accede once the treaty is in force"),
                            ("by_invitation", "may join if invited"),
                            (
                                "by_invitation_after_entry",
                                "may accede if invited, once the treaty is in force",
                            ),
                        ],
                        max_length=30,
                        verbose_name="route",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        help_text="If later than the opening.",
                        null=True,
                        verbose_name="from",
                    ),
                ),
                ("articles", models.CharField(blank=True, max_length=50, verbose_name="articles")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "states",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Of a group that the treaty names. While empty, nobody knows who they are.",
                        related_name="+",
                        to="countries.state",
                        verbose_name="the States named",
                    ),
                ),
                (
                    "requires",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treaties.treaty",
                        verbose_name="only for Parties to",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routes",
                        to="treaties.treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "route",
                "verbose_name_plural": "routes",
                "ordering": ["treaty", "id"],
            },
        ),
        migrations.CreateModel(
            name="Relation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("revises", "revises"),
                            ("amends", "amends"),
                            ("replaces_between_parties", "replaces between its Parties"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                ("articles", models.CharField(blank=True, max_length=50, verbose_name="articles")),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        validators=[countries.addresses.no_other_address],
                        verbose_name="source",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations_of_later",
                        to="treaties.treaty",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="relations",
                        to="treaties.treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "relation",
                "verbose_name_plural": "relations",
                "ordering": ["treaty", "kind", "other"],
            },
        ),
        migrations.CreateModel(
            name="GeneralEntryIntoForce",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "on",
                    models.DateField(
                        help_text="As published, else as computed where safe.", null=True
                    ),
                ),
                ("computed_on", models.DateField(null=True)),
                (
                    "met_on",
                    models.DateField(
                        help_text="The day on which the recorded consents met the condition.",
                        null=True,
                    ),
                ),
                (
                    "certain_on",
                    models.DateField(
                        help_text="The day from which the date was certain; null if unknown.",
                        null=True,
                    ),
                ),
                (
                    "treaty",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="general",
                        to="treaties.treaty",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Clause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "applies_to",
                    models.CharField(
                        choices=[
                            ("general_entry_into_force", "entry into force of the treaty"),
                            ("entry_into_force_for_state", "entry into force for a State"),
                            ("accession", "entry into force after accession"),
                            ("denunciation", "effect of a denunciation"),
                            ("loss_of_membership", "effect of a loss of membership"),
                            ("territorial_extension", "effect of a territorial extension"),
                            ("territorial_withdrawal", "withdrawal of a territorial extension"),
                            ("reservation_withdrawal", "withdrawal of a reservation"),
                            ("amendment", "entry into force of an amendment"),
                        ],
                        max_length=40,
                        verbose_name="decides",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            (
                                "first_of_month_after_months",
                                "first of the month after a number of months",
                            ),
                            (
                                "first_of_month_after_days",
                                "first of the month after a number of days",
                            ),
                            ("first_of_nth_month_after", "first of the n-th month after"),
                            ("months_after", "a number of months after"),
                            ("days_after", "a number of days after"),
                            ("days_after_months", "a number of days after a number of months"),
                            ("on_deposit", "on the day of the act"),
                            ("same_as_parent", "on the same day as the parent treaty"),
                            ("manual", "recorded, not computed"),
                            ("unknown", "not established"),
                        ],
                        max_length=40,
                        verbose_name="kind",
                    ),
                ),
                (
                    "n",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="number of months or days"
                    ),
                ),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="and of days after the months"
                    ),
                ),
                (
                    "extra_day",
                    models.BooleanField(
                        default=False,
                        help_text="The depositary counts the months and then one day.",
                        verbose_name="extra day",
                    ),
                ),
                (
                    "overflow",
                    models.BooleanField(
                        default=False,
                        help_text="A day that a month lacks moves to the first of the next month.",
                        verbose_name="overflow",
                    ),
                ),
                (
                    "threshold_total",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="consents needed"
                    ),
                ),
                (
                    "threshold_members",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="of them by members"
                    ),
                ),
                (
                    "counts_accessions",
                    models.BooleanField(default=False, verbose_name="counts accessions"),
                ),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("member", "members of the organisation"),
                            ("european", "European States that are not members"),
                            ("other", "other States"),
                            ("integration", "regional integration organisations"),
                            ("state", "any State"),
                            ("named", "States that the treaty names"),
                        ],
                        help_text="A group of States that the clause is for; empty: for all.",
                        max_length=20,
                        verbose_name="only for",
                    ),
                ),
                (
                    "trigger",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("deposit", "deposit"),
                            ("receipt", "receipt"),
                            ("registration", "registration"),
                            ("notification", "notification by the depositary"),
                        ],
                        help_text="Empty: from the deposit, of a notice from its receipt.",
                        max_length=20,
                        verbose_name="counted from",
                    ),
                ),
                (
                    "early_consents",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_rule", "each by its own rule"),
                            ("share_general", "all from the general entry into force"),
                        ],
                        help_text="Empty: each by its own rule, but not before the treaty itself.",
                        max_length=20,
                        verbose_name="consents before the general entry into force",
                    ),
                ),
                (
                    "not_before_parent",
                    models.BooleanField(
                        default=False,
                        help_text="Not in force for a State before the parent is.",
                        verbose_name="not before the parent",
                    ),
                ),
                (
                    "barred_years",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Years from the entry into force for a State without denunciation.",
                        null=True,
                        verbose_name="not in the first years",
                    ),
                ),
                (
                    "counted_from",
                    models.CharField(
                        blank=True,
                        choices=[("treaty", "entry into force of the treaty")],
                        help_text="Empty: from the entry into force for the State.",
                        max_length=10,
                        verbose_name="years counted from",
                    ),
                ),
                (
                    "every_years",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="then every (years)"
                    ),
                ),
                (
                    "window_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="for (months)"
                    ),
                ),
                ("articles", models.CharField(blank=True, max_length=50, verbose_name="articles")),
                ("quoted_text", models.TextField(blank=True, verbose_name="text of the clause")),
                ("basis", models.CharField(blank=True, max_length=50, verbose_name="known from")),
                (
                    "confidence",
                    models.CharField(
                        blank=True,
                        choices=[("certain", "certain"), ("probable", "probable")],
                        help_text="Probable: the text was not read, and pages say so. Empty: not established.",
                        max_length=10,
                        verbose_name="confidence",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "all_parties_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treaties.treaty",
                        verbose_name="needs all Parties to",
                    ),
                ),
                (
                    "not_before",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treaties.treaty",
                        verbose_name="not before the entry into force of",
                    ),
                ),
                (
                    "threshold_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="treaties.treaty",
                        verbose_name="counts only Parties to",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="clauses",
                        to="treaties.treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "final clause",
                "verbose_name_plural": "final clauses",
                "ordering": ["treaty", "id"],
            },
        ),
        migrations.CreateModel(
            name="Checked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        help_text="The day up to which the chart or list was found complete. A State without a recorded act is believed to have done nothing until 24 months later.",
                        verbose_name="checked on",
                    ),
                ),
                (
                    "endings",
                    models.BooleanField(
                        default=True,
                        help_text="Whether the participations that had ended were collected too.",
                        verbose_name="with what had ended",
                    ),
                ),
                (
                    "source",
                    models.TextField(help_text="Everybody reads it.", verbose_name="source"),
                ),
                (
                    "state",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="list_checks",
                        to="countries.state",
                    ),
                ),
                (
                    "depositary",
                    models.ForeignKey(
                        blank=True,
                        help_text="Against whose record; of a chart, if empty, the treaty's depositary.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="treaties.depositary",
                    ),
                ),
                (
                    "treaty",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chart_check",
                        to="treaties.treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "check of completeness",
                "verbose_name_plural": "checks of completeness",
                "ordering": ["treaty", "state", "depositary"],
            },
        ),
        migrations.AddField(
            model_name="act",
            name="treaty",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="acts",
                to="treaties.treaty",
            ),
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="file name")),
                ("content_type", models.CharField(max_length=100)),
                ("content", models.BinaryField()),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="treaties.act",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "attachment",
                "verbose_name_plural": "attachments",
                "ordering": ["act", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0), ("size__lte", 10485760)),
                        name="treaties_attachment_at_most_10_megabytes",
                        violation_error_message="An attachment has at most 10 MB and is not empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")),
                        name="treaties_attachment_sha256_is_one",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="depositary",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[A-Z]+(\\+[A-Z]+)*$")),
                name="treaties_depositary_code_is_capital_letters",
                violation_error_message="A code is made of capital letters, of several with a plus: RU+GB+US.",
            ),
        ),
        migrations.AddConstraint(
            model_name="depositary",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status_page", ""), ("status_page__regex", "^https?://"), _connector="OR"
                ),
                name="treaties_depositary_address_is_of_the_web",
                violation_error_message="An address begins with http:// or https://.",
            ),
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^[A-Z][A-Z0-9]*$")),
                name="treaties_series_code_is_capital_letters",
                violation_error_message="A code is made of capital letters and digits: UNTC.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__regex", "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")),
                name="treaties_treaty_number_of_letters_and_digits",
                violation_error_message="A number is made of letters, digits and hyphens between them.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("accession_binds__in", ["", "those_who_accept", "those_who_do_not_object"])
                ),
                name="treaties_treaty_accession_binds_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "code",
                        django.db.models.functions.text.Lower(
                            django.db.models.functions.text.Concat(
                                "series", models.Value("-"), "number"
                            )
                        ),
                    )
                ),
                name="treaties_treaty_code_follows",
                violation_error_message="The identifier follows from series and number.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(("form__in", ["treaty", "protocol", "amending_protocol"])),
                name="treaties_treaty_form_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True),
                name="treaties_treaty_not_its_own_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("opened_on", None),
                        ("entered_into_force_on", None),
                        ("entered_into_force_on__gte", models.F("opened_on")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("opened_on", None),
                        ("closed_on", None),
                        ("closed_on__gte", models.F("opened_on")),
                        _connector="OR",
                    ),
                    models.Q(
                        ("opened_on", None),
                        ("ended_on", None),
                        ("ended_on__gte", models.F("opened_on")),
                        _connector="OR",
                    ),
                ),
                name="treaties_treaty_dates_in_order",
                violation_error_message="A treaty cannot enter into force, close or end before it is opened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("adopted_on", None),
                        models.Q(
                            (
                                "adopted_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "adopted_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("opened_on", None),
                        models.Q(
                            (
                                "opened_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "opened_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("entered_into_force_on", None),
                        models.Q(
                            (
                                "entered_into_force_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "entered_into_force_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("closed_on", None),
                        models.Q(
                            (
                                "closed_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "closed_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("ended_on", None),
                        models.Q(
                            (
                                "ended_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "ended_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="treaties_treaty_dates_within_calendar",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("end_kind", ""), ("ended_on", None)),
                    models.Q(
                        ("end_kind__in", ["treaty_terminated", "replaced"]),
                        ("ended_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="treaties_treaty_end_has_kind",
                violation_error_message="The end of a treaty needs its day and its kind.",
            ),
        ),
        migrations.AddConstraint(
            model_name="treaty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status_url", ""), ("status_url__regex", "^https?://"), _connector="OR"
                ),
                name="treaties_treaty_address_is_of_the_web",
                violation_error_message="An address begins with http:// or https://.",
            ),
        ),
        migrations.AddIndex(
            model_name="statusperiod",
            index=models.Index(
                fields=["state", "starts_on"], name="treaties_st_state_i_53ca07_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="statusperiod",
            constraint=models.UniqueConstraint(
                fields=("treaty", "state", "starts_on"), name="treaties_statusperiod_starts_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="statusperiod",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends_on", None)),
                fields=("treaty", "state"),
                name="treaties_statusperiod_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="statusperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                ),
                name="treaties_statusperiod_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="statusperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "data_incomplete",
                            "not_open",
                            "not_eligible",
                            "closed",
                            "open",
                            "open_by_invitation",
                            "requested",
                            "request_not_granted",
                            "invited",
                            "invitation_lapsed",
                            "signed_ad_referendum",
                            "signed",
                            "signature_withdrawn",
                            "consent_pending_deposit",
                            "provisionally_applied",
                            "contracting",
                            "entry_into_force_pending",
                            "in_force",
                            "suspended",
                            "denunciation_pending",
                            "denounced",
                            "ceased_membership",
                            "expired",
                            "treaty_terminated",
                            "replaced",
                            "consent_withdrawn",
                            "state_extinct",
                        ],
                    )
                ),
                name="treaties_statusperiod_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="statusperiod",
            constraint=treaties.models.derived.NoOverlap(
                fields=("treaty_id", "state_id"), name="treaties_statusperiod_no_overlap"
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "nature__in",
                        [
                            "reservation",
                            "declaration",
                            "objection",
                            "derogation",
                            "territorial_application",
                            "authority",
                            "communication",
                            "acceptance",
                        ],
                    )
                ),
                name="treaties_statement_nature_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("publication__in", ["draft", "published", "withdrawn"])),
                name="treaties_statement_publication_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__gt", models.F("starts_on")),
                    _connector="OR",
                ),
                name="treaties_statement_interval_in_order",
                violation_error_message="A statement cannot end before it takes effect.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("made_on", None),
                        models.Q(
                            (
                                "made_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "made_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("starts_on", None),
                        models.Q(
                            (
                                "starts_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "starts_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("ends_on", None),
                        models.Q(
                            (
                                "ends_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "ends_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="treaties_statement_dates_within_calendar",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("publication", "published"), _negated=True),
                    models.Q(("source", ""), _negated=True),
                    _connector="OR",
                ),
                name="treaties_statement_published_has_source",
                violation_error_message="A statement needs its source before it is published.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("objects_to", None), ("nature", "objection"), _connector="OR"),
                name="treaties_statement_only_an_objection_objects",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("about_act", None),
                    ("nature__in", ["objection", "acceptance"]),
                    _connector="OR",
                ),
                name="treaties_statement_only_answers_concern_an_act",
                violation_error_message="Only an objection or acceptance answers an accession.",
            ),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("nature", "acceptance"), _negated=True),
                    ("about_act__isnull", False),
                    _connector="OR",
                ),
                name="treaties_statement_acceptance_is_of_an_act",
                violation_error_message="An acceptance names the accession that it accepts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingperiod",
            constraint=models.UniqueConstraint(
                fields=("treaty", "group", "starts_on"), name="treaties_standingperiod_starts_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="standingperiod",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends_on", None)),
                fields=("treaty", "group"),
                name="treaties_standingperiod_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="standingperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                ),
                name="treaties_standingperiod_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.UniqueConstraint(
                fields=("treaty", "group"),
                name="treaties_route_of_a_group_once",
                violation_error_message="This treaty already has a route for this group.",
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("group__in", ["member", "european", "other", "integration", "state", "named"])
                ),
                name="treaties_route_group_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "route__in",
                        ["open", "open_after_entry", "by_invitation", "by_invitation_after_entry"],
                    )
                ),
                name="treaties_route_route_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.CheckConstraint(
                condition=models.Q(("requires", models.F("treaty")), _negated=True),
                name="treaties_route_does_not_require_itself",
                violation_error_message="A treaty cannot require itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    models.Q(
                        (
                            "starts_on__range",
                            (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                        ),
                        models.Q(
                            (
                                "starts_on__in",
                                (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                            ),
                            _negated=True,
                        ),
                    ),
                    _connector="OR",
                ),
                name="treaties_route_day_within_calendar",
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.UniqueConstraint(
                fields=("treaty", "kind", "other"), name="treaties_relation_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["revises", "amends", "replaces_between_parties"])),
                name="treaties_relation_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="relation",
            constraint=models.CheckConstraint(
                condition=models.Q(("treaty", models.F("other")), _negated=True),
                name="treaties_relation_not_to_itself",
                violation_error_message="A treaty cannot be related to itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.UniqueConstraint(
                fields=("treaty", "applies_to", "group"),
                name="treaties_clause_decides_once",
                violation_error_message="This treaty already has a clause that decides this.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "applies_to__in",
                        [
                            "general_entry_into_force",
                            "entry_into_force_for_state",
                            "accession",
                            "denunciation",
                            "loss_of_membership",
                            "territorial_extension",
                            "territorial_withdrawal",
                            "reservation_withdrawal",
                            "amendment",
                        ],
                    )
                ),
                name="treaties_clause_applies_to_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "first_of_month_after_months",
                            "first_of_month_after_days",
                            "first_of_nth_month_after",
                            "months_after",
                            "days_after",
                            "days_after_months",
                            "on_deposit",
                            "same_as_parent",
                            "manual",
                            "unknown",
                        ],
                    )
                ),
                name="treaties_clause_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "group__in",
                        ["", "member", "european", "other", "integration", "state", "named"],
                    ),
                    ("trigger__in", ["", "deposit", "receipt", "registration", "notification"]),
                    ("early_consents__in", ["", "own_rule", "share_general"]),
                    ("confidence__in", ["", "certain", "probable"]),
                ),
                name="treaties_clause_words_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "kind__in",
                            [
                                treaties.law.vocabulary.ClauseKind["DAYS_AFTER"],
                                treaties.law.vocabulary.ClauseKind["DAYS_AFTER_MONTHS"],
                                treaties.law.vocabulary.ClauseKind["FIRST_OF_MONTH_AFTER_DAYS"],
                                treaties.law.vocabulary.ClauseKind["FIRST_OF_MONTH_AFTER_MONTHS"],
                                treaties.law.vocabulary.ClauseKind["FIRST_OF_NTH_MONTH_AFTER"],
                                treaties.law.vocabulary.ClauseKind["MONTHS_AFTER"],
                            ],
                        ),
                        _negated=True,
                    ),
                    models.Q(("n__isnull", False), ("n__lte", 1200)),
                    _connector="OR",
                ),
                name="treaties_clause_counted_kind_has_n",
                violation_error_message="This kind of clause needs its number, at most 1200.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("extra_day", False),
                    (
                        "kind__in",
                        [
                            treaties.law.vocabulary.ClauseKind["MONTHS_AFTER"],
                            treaties.law.vocabulary.ClauseKind["DAYS_AFTER"],
                        ],
                    ),
                    _connector="OR",
                ),
                name="treaties_clause_extra_day_follows_a_period",
                violation_error_message="An extra day follows a number of months or days.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("overflow", False),
                    ("kind", treaties.law.vocabulary.ClauseKind["MONTHS_AFTER"]),
                    _connector="OR",
                ),
                name="treaties_clause_overflow_of_months",
            ),
        ),
        migrations.AddConstraint(
            model_name="clause",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("threshold_total", None),
                    ("threshold_members", None),
                    ("threshold_members__lte", models.F("threshold_total")),
                    _connector="OR",
                ),
                name="treaties_clause_members_within_total",
                violation_error_message="More members than consents cannot be needed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="checked",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", None), ("treaty__isnull", False)),
                    models.Q(
                        ("depositary__isnull", False), ("state__isnull", False), ("treaty", None)
                    ),
                    _connector="OR",
                ),
                name="treaties_checked_of_a_chart_or_a_list",
                violation_error_message="What was checked is either a treaty's chart or a State's list at a depositary.",
            ),
        ),
        migrations.AddConstraint(
            model_name="checked",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__isnull", False)),
                fields=("state", "depositary"),
                name="treaties_checked_list_once",
                violation_error_message="This State's list at this depositary stands here.",
            ),
        ),
        migrations.AddConstraint(
            model_name="checked",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("checked_on", None),
                    models.Q(
                        (
                            "checked_on__range",
                            (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                        ),
                        models.Q(
                            (
                                "checked_on__in",
                                (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                            ),
                            _negated=True,
                        ),
                    ),
                    _connector="OR",
                ),
                name="treaties_checked_day_within_calendar",
            ),
        ),
        migrations.AddConstraint(
            model_name="checked",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True),
                name="treaties_checked_has_source",
            ),
        ),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(
                fields=["treaty", "state", "publication"], name="treaties_ac_treaty__c089d0_idx"
            ),
        ),
        migrations.AddIndex(
            model_name="act",
            index=models.Index(
                fields=["state", "publication"], name="treaties_ac_state_i_039887_idx"
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "request_to_accede",
                            "request_postponed",
                            "request_withdrawn",
                            "request_refused",
                            "invitation",
                            "government_approves",
                            "parliament_adopts_law",
                            "president_signs_law",
                            "domestic_law_in_force",
                            "instrument_signed",
                            "signature_ad_referendum",
                            "signature",
                            "definitive_signature",
                            "ratification",
                            "acceptance",
                            "approval",
                            "ratification_acceptance_or_approval",
                            "accession",
                            "succession",
                            "formal_confirmation",
                            "consent",
                            "provisional_application",
                            "end_of_provisional_application",
                            "suspension",
                            "end_of_suspension",
                            "signature_withdrawn",
                            "consent_withdrawn",
                            "denunciation",
                            "denunciation_revoked",
                            "cessation_of_membership",
                            "expiry",
                            "replacement",
                        ],
                    )
                ),
                name="treaties_act_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(("publication__in", ["draft", "published", "withdrawn"])),
                name="treaties_act_publication_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("done_on", None), ("done_precision", "unknown")),
                    models.Q(("done_on__isnull", False), ("done_precision__in", ["day", "until"])),
                    models.Q(("done_on__day", 1), ("done_precision", "month")),
                    models.Q(
                        ("done_on__day", 1), ("done_on__month", 1), ("done_precision", "year")
                    ),
                    _connector="OR",
                ),
                name="treaties_act_precision_fits_date",
                violation_error_message="A date needs its precision: a month or a year is stored as its first day, an unknown date as empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("done_on", None),
                        models.Q(
                            (
                                "done_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "done_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        models.Q(
                            (
                                "done_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            (
                                "done_on__in",
                                (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                            ),
                            ("done_precision__in", ["month", "year"]),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("effective_on", None),
                        models.Q(
                            (
                                "effective_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "effective_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("expires_on", None),
                        models.Q(
                            (
                                "expires_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "expires_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("notified_on", None),
                        models.Q(
                            (
                                "notified_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "notified_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("objections_checked_on", None),
                        models.Q(
                            (
                                "objections_checked_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "objections_checked_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="treaties_act_dates_within_calendar",
                violation_error_message="Dates lie from 1 January 1800 to 31 December 2199; 1900-01-01 and 9999-12-31 are not dates but signs that one is unknown.",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expires_on", None),
                    models.Q(
                        ("kind", "invitation"),
                        models.Q(
                            ("done_on", None),
                            ("expires_on__gte", models.F("done_on")),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="treaties_act_only_an_invitation_expires",
                violation_error_message="Only an invitation has a validity, and it ends after its adoption.",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("objections_checked_on", None),
                    ("kind__in", ["accession", "consent"]),
                    _connector="OR",
                ),
                name="treaties_act_only_an_accession_is_objected_to",
                violation_error_message="Only an accession can be objected to.",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("publication", "published"), _negated=True),
                    models.Q(("source", ""), _negated=True),
                    _connector="OR",
                ),
                name="treaties_act_published_has_source",
                violation_error_message="An act needs its source before it is published.",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.CheckConstraint(
                condition=models.Q(("corrects", None), ("publication", "draft"), _connector="OR"),
                name="treaties_act_correction_is_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="act",
            constraint=models.UniqueConstraint(
                condition=models.Q(("corrects__isnull", False)),
                fields=("corrects",),
                name="treaties_act_one_open_correction",
                violation_error_message="This act already has an open correction.",
            ),
        ),
    ]
