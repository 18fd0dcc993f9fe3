import datetime

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import countries.addresses


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("countries", "0001_initial"),
        ("treaties", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Partner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="identifier")),
                (
                    "names",
                    models.JSONField(
                        help_text='By language, for example {"en": "…"}.', verbose_name="names"
                    ),
                ),
            ],
            options={
                "verbose_name": "partner",
                "verbose_name_plural": "partners",
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="identifier")),
                (
                    "names",
                    models.JSONField(
                        help_text='By language, for example {"en": "…"}.', verbose_name="names"
                    ),
                ),
            ],
            options={
                "verbose_name": "theme",
                "verbose_name_plural": "themes",
                "ordering": ["slug"],
            },
        ),
        migrations.CreateModel(
            name="Programme",
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
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="identifier")),
                (
                    "names",
                    models.JSONField(
                        help_text='By language, for example {"en": "…"}.', verbose_name="names"
                    ),
                ),
                (
                    "start_on",
                    models.DateField(
                        blank=True,
                        help_text="The first day; of a month or year its first day.",
                        null=True,
                        verbose_name="start",
                    ),
                ),
                (
                    "start_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=7,
                        verbose_name="precision",
                    ),
                ),
                (
                    "planned_end_on",
                    models.DateField(
                        blank=True,
                        help_text="Only where the programme ended on another day.",
                        null=True,
                        verbose_name="end as first planned",
                    ),
                ),
                (
                    "planned_end_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=7,
                        verbose_name="precision",
                    ),
                ),
                (
                    "end_on",
                    models.DateField(
                        blank=True,
                        help_text="The last day, as carried out or as last extended; it still runs on it.",
                        null=True,
                        verbose_name="end",
                    ),
                ),
                (
                    "end_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=7,
                        verbose_name="precision",
                    ),
                ),
                (
                    "period_note",
                    models.TextField(
                        blank=True,
                        help_text="Everybody reads it.",
                        verbose_name="note on the period",
                    ),
                ),
                (
                    "budget_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="budget",
                    ),
                ),
                (
                    "budget_currency",
                    models.CharField(
                        blank=True,
                        help_text="Three letters of ISO 4217: EUR.",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "budget_note",
                    models.TextField(
                        blank=True,
                        help_text="Everybody reads it.",
                        verbose_name="note on the budget",
                    ),
                ),
                (
                    "treaties_note",
                    models.TextField(
                        blank=True,
                        help_text="Everybody reads it.",
                        verbose_name="note on the treaties",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("joint_programme", "joint programme"),
                            ("cooperation_priorities", "co-operation priorities"),
                            ("action_plan", "action plan"),
                            ("country_project", "country project"),
                            ("voluntary_contribution", "project from voluntary contributions"),
                            ("partial_agreement", "activity of a partial agreement"),
                            ("other", "other"),
                        ],
                        max_length=30,
                        verbose_name="kind",
                    ),
                ),
                (
                    "countries_note",
                    models.TextField(
                        blank=True,
                        help_text="Everybody reads it.",
                        verbose_name="note on the countries",
                    ),
                ),
                (
                    "contract_number",
                    models.CharField(blank=True, max_length=100, verbose_name="contract number"),
                ),
                (
                    "stated_status",
                    models.CharField(
                        blank=True,
                        help_text="Shown as it is; the status on a day is computed from the dates.",
                        max_length=100,
                        verbose_name="status according to the sources",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="For staff alone.", verbose_name="internal note"
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
                    "countries",
                    models.ManyToManyField(
                        blank=True,
                        related_name="programmes",
                        to="countries.state",
                        verbose_name="countries",
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
                    "framework",
                    models.ForeignKey(
                        blank=True,
                        help_text="The priorities or action plan that this programme carries out.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_out_by",
                        to="programmes.programme",
                        verbose_name="framework",
                    ),
                ),
                (
                    "implementers",
                    models.ManyToManyField(
                        blank=True,
                        related_name="implements_%(class)ss",
                        to="programmes.partner",
                        verbose_name="implementers",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successors",
                        to="programmes.programme",
                        verbose_name="predecessor",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="%(class)ss",
                        to="programmes.theme",
                        verbose_name="themes",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "ordering": ["start_on", "slug"],
                "permissions": [
                    (
                        "publish_programme",
                        "Can publish programmes and withdraw them from publication",
                    )
                ],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="identifier")),
                (
                    "names",
                    models.JSONField(
                        help_text='By language, for example {"en": "…"}.', verbose_name="names"
                    ),
                ),
                (
                    "start_on",
                    models.DateField(
                        blank=True,
                        help_text="The first day; of a month or year its first day.",
                        null=True,
                        verbose_name="start",
                    ),
                ),
                (
                    "start_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=7,
                        verbose_name="precision",
                    ),
                ),
                (
                    "planned_end_on",
                    models.DateField(
                        blank=True,
                        help_text="Only where the programme ended on another day.",
                        null=True,
                        verbose_name="end as first planned",
                    ),
                ),
                (
                    "planned_end_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=7,
                        verbose_name="precision",
                    ),
                ),
                (
                    "end_on",
                    models.DateField(
                        blank=True,
                        help_text="The last day, as carried out or as last extended; it still runs on it.",
                        null=True,
                        verbose_name="end",
                    ),
                ),
                (
                    "end_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=7,
                        verbose_name="precision",
                    ),
                ),
                (
                    "period_note",
                    models.TextField(
                        blank=True,
                        help_text="Everybody reads it.",
                        verbose_name="note on the period",
                    ),
                ),
                (
                    "budget_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="budget",
                    ),
                ),
                (
                    "budget_currency",
                    models.CharField(
                        blank=True,
                        help_text="Three letters of ISO 4217: EUR.",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "budget_note",
                    models.TextField(
                        blank=True,
                        help_text="Everybody reads it.",
                        verbose_name="note on the budget",
                    ),
                ),
                (
                    "treaties_note",
                    models.TextField(
                        blank=True,
                        help_text="Everybody reads it.",
                        verbose_name="note on the treaties",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "implementers",
                    models.ManyToManyField(
                        blank=True,
                        related_name="implements_%(class)ss",
                        to="programmes.partner",
                        verbose_name="implementers",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="programmes.project",
                        verbose_name="part of",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="projects",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="%(class)ss",
                        to="programmes.theme",
                        verbose_name="themes",
                    ),
                ),
            ],
            options={
                "verbose_name": "project",
                "verbose_name_plural": "projects",
                "ordering": ["programme", "position", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Milestone",
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
                        blank=True, help_text="Empty if not known.", null=True, verbose_name="on"
                    ),
                ),
                (
                    "until",
                    models.DateField(
                        blank=True,
                        help_text="The last day, if it took several.",
                        null=True,
                        verbose_name="until",
                    ),
                ),
                ("text", models.TextField(verbose_name="what happened")),
                (
                    "language",
                    models.CharField(
                        default="en", max_length=8, verbose_name="language of the text"
                    ),
                ),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=1000,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^https?://",
                                "An address begins with http:// or https://.",
                                code="address",
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[countries.addresses.no_other_address],
                        verbose_name="source",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ["programme", models.OrderBy(models.F("on"), nulls_last=True), "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url", ""), ("url__regex", "^https?://"), _connector="OR"
                        ),
                        name="programmes_milestone_address_is_of_the_web",
                        violation_error_message="An address begins with http:// or https://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None),
                            models.Q(("until__gte", models.F("on")), ("on__isnull", False)),
                            _connector="OR",
                        ),
                        name="programmes_milestone_in_order",
                        violation_error_message="It cannot end before it begins.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("on", None),
                                models.Q(
                                    (
                                        "on__range",
                                        (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                                    ),
                                    models.Q(
                                        (
                                            "on__in",
                                            (
                                                datetime.date(1900, 1, 1),
                                                datetime.date(9999, 12, 31),
                                            ),
                                        ),
                                        _negated=True,
                                    ),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("until", None),
                                models.Q(
                                    (
                                        "until__range",
                                        (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                                    ),
                                    models.Q(
                                        (
                                            "until__in",
                                            (
                                                datetime.date(1900, 1, 1),
                                                datetime.date(9999, 12, 31),
                                            ),
                                        ),
                                        _negated=True,
                                    ),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="programmes_milestone_dates_within_calendar",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until_on", models.DateField(help_text="The new last day.", verbose_name="until")),
                (
                    "until_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                        ],
                        default="day",
                        max_length=7,
                        verbose_name="precision",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                (
                    "decided_precision",
                    models.CharField(
                        choices=[
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                        ],
                        default="unknown",
                        max_length=7,
                        verbose_name="precision",
                    ),
                ),
                (
                    "source",
                    models.TextField(
                        help_text="The document that says so.",
                        validators=[countries.addresses.no_other_address],
                        verbose_name="source",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="programmes.programme",
                    ),
                ),
            ],
            options={
                "verbose_name": "extension",
                "verbose_name_plural": "extensions",
                "ordering": ["programme", "until_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                models.Q(
                                    ("until_on__isnull", True), ("until_precision", "unknown")
                                ),
                                models.Q(("until_on__isnull", False), ("until_precision", "day")),
                                models.Q(("until_on__day", 1), ("until_precision", "month")),
                                models.Q(
                                    ("until_on__day", 1),
                                    ("until_on__month", 1),
                                    ("until_precision", "year"),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                models.Q(
                                    ("decided_on__isnull", True), ("decided_precision", "unknown")
                                ),
                                models.Q(
                                    ("decided_on__isnull", False), ("decided_precision", "day")
                                ),
                                models.Q(("decided_on__day", 1), ("decided_precision", "month")),
                                models.Q(
                                    ("decided_on__day", 1),
                                    ("decided_on__month", 1),
                                    ("decided_precision", "year"),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="programmes_extension_precision_fits_date",
                        violation_error_message="A date needs its precision: a month or a year is stored as its first day, an unknown date as empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("until_on", None),
                                models.Q(
                                    (
                                        "until_on__range",
                                        (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                                    ),
                                    models.Q(
                                        (
                                            "until_on__in",
                                            (
                                                datetime.date(1900, 1, 1),
                                                datetime.date(9999, 12, 31),
                                            ),
                                        ),
                                        _negated=True,
                                    ),
                                ),
                                _connector="OR",
                            ),
                            models.Q(
                                ("decided_on", None),
                                models.Q(
                                    (
                                        "decided_on__range",
                                        (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                                    ),
                                    models.Q(
                                        (
                                            "decided_on__in",
                                            (
                                                datetime.date(1900, 1, 1),
                                                datetime.date(9999, 12, 31),
                                            ),
                                        ),
                                        _negated=True,
                                    ),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="programmes_extension_dates_within_calendar",
                    ),
                    models.UniqueConstraint(
                        fields=("programme", "until_on"),
                        name="programmes_extension_until_once",
                        violation_error_message="This programme was already extended until then.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="programmes_extension_has_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=500, verbose_name="title")),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=1000,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^https?://",
                                "An address begins with http:// or https://.",
                                code="address",
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Everybody reads it.",
                        max_length=500,
                        verbose_name="note",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: of the programme as a whole.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="programmes.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "verbose_name_plural": "documents",
                "ordering": ["programme", "position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url", ""), ("url__regex", "^https?://"), _connector="OR"
                        ),
                        name="programmes_document_address_is_of_the_web",
                        violation_error_message="An address begins with http:// or https://.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True),
                            models.Q(("url", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="programmes_document_has_title_or_address",
                        violation_error_message="A document needs a title or an address.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("project", None)),
                        fields=("programme", "url", "title"),
                        name="programmes_document_once_in_programme",
                        violation_error_message="This document already stands here.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("project__isnull", False)),
                        fields=("project", "url", "title"),
                        name="programmes_document_once_in_project",
                        violation_error_message="This document already stands here.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="amount",
                    ),
                ),
                (
                    "currency",
                    models.CharField(
                        blank=True,
                        help_text="Three letters of ISO 4217: EUR.",
                        max_length=3,
                        verbose_name="currency",
                    ),
                ),
                (
                    "share",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        verbose_name="share in per cent",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Everybody reads it.",
                        max_length=200,
                        verbose_name="note",
                    ),
                ),
                (
                    "funder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contributions",
                        to="programmes.partner",
                        verbose_name="funder",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: of the programme as a whole.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="programmes.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "contribution",
                "verbose_name_plural": "contributions",
                "ordering": [
                    "programme",
                    models.OrderBy(models.F("share"), descending=True, nulls_last=True),
                    "funder",
                    "id",
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__isnull", True), ("currency", "")),
                            models.Q(("amount__gt", 0), ("currency__regex", "^[A-Z]{3}$")),
                            _connector="OR",
                        ),
                        name="programmes_contribution_amount_is_money",
                        violation_error_message="An amount is more than nothing and has a currency of three capital letters.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("share", None),
                            models.Q(("share__gt", 0), ("share__lte", 100)),
                            _connector="OR",
                        ),
                        name="programmes_contribution_share_at_most_100",
                        violation_error_message="A share is more than 0 and at most 100 per cent.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("project", None)),
                        fields=("programme", "funder"),
                        name="programmes_contribution_once_in_programme",
                        violation_error_message="This funder already stands here.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("project__isnull", False)),
                        fields=("project", "funder"),
                        name="programmes_contribution_once_in_project",
                        violation_error_message="This funder already stands here.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Aim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("supports_accession", "supports accession"),
                            ("implementation", "supports implementation"),
                            ("monitoring", "supports monitoring"),
                        ],
                        help_text="Empty where no source says so.",
                        max_length=20,
                        verbose_name="role",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programme_aims",
                        to="treaties.treaty",
                        verbose_name="treaty",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: of the programme as a whole.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="programmes.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "treaty aimed at",
                "verbose_name_plural": "treaties aimed at",
                "ordering": ["programme", "treaty__sort_key", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role__in", ["", "supports_accession", "implementation", "monitoring"])
                        ),
                        name="programmes_aim_role_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("project", None)),
                        fields=("programme", "treaty"),
                        name="programmes_aim_once_in_programme",
                        violation_error_message="This treaty already stands here.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("project__isnull", False)),
                        fields=("project", "treaty"),
                        name="programmes_aim_once_in_project",
                        violation_error_message="This treaty already stands here.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
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
                    "source",
                    models.TextField(
                        blank=True,
                        help_text="Who credits it; required before it is published. Everybody reads it.",
                        validators=[countries.addresses.no_other_address],
                        verbose_name="source",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="Everybody reads it.", verbose_name="note"
                    ),
                ),
                (
                    "act",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programme_results",
                        to="treaties.act",
                        verbose_name="act",
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
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="programmes.programme",
                        verbose_name="programme",
                    ),
                ),
                (
                    "project",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: of the programme as a whole.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="programmes.project",
                        verbose_name="project",
                    ),
                ),
            ],
            options={
                "verbose_name": "result",
                "verbose_name_plural": "results",
                "ordering": ["programme", "act__done_on", "id"],
                "permissions": [
                    ("publish_result", "Can publish results and withdraw them from publication")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "act"),
                        name="programmes_result_once",
                        violation_error_message="This act is already a result of the programme.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("publication__in", ["draft", "published", "withdrawn"])
                        ),
                        name="programmes_result_publication_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication", "published"), _negated=True),
                            models.Q(("source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="programmes_result_published_has_source",
                        violation_error_message="A result needs its source before it is published.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("start_on__isnull", True), ("start_precision", "unknown")),
                        models.Q(("start_on__isnull", False), ("start_precision", "day")),
                        models.Q(("start_on__day", 1), ("start_precision", "month")),
                        models.Q(
                            ("start_on__day", 1),
                            ("start_on__month", 1),
                            ("start_precision", "year"),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(
                            ("planned_end_on__isnull", True), ("planned_end_precision", "unknown")
                        ),
                        models.Q(
                            ("planned_end_on__isnull", False), ("planned_end_precision", "day")
                        ),
                        models.Q(("planned_end_on__day", 1), ("planned_end_precision", "month")),
                        models.Q(
                            ("planned_end_on__day", 1),
                            ("planned_end_on__month", 1),
                            ("planned_end_precision", "year"),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("end_on__isnull", True), ("end_precision", "unknown")),
                        models.Q(("end_on__isnull", False), ("end_precision", "day")),
                        models.Q(("end_on__day", 1), ("end_precision", "month")),
                        models.Q(
                            ("end_on__day", 1), ("end_on__month", 1), ("end_precision", "year")
                        ),
                        _connector="OR",
                    ),
                ),
                name="programmes_project_precision_fits_date",
                violation_error_message="A date needs its precision: a month or a year is stored as its first day, an unknown date as empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("start_on", None),
                        models.Q(
                            (
                                "start_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "start_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("planned_end_on", None),
                        models.Q(
                            (
                                "planned_end_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "planned_end_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("end_on", None),
                        models.Q(
                            (
                                "end_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "end_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="programmes_project_dates_within_calendar",
                violation_error_message="Dates lie from 1 January 1800 to 31 December 2199.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("start_on__isnull", True),
                        ("end_on__isnull", True),
                        ("end_on__gte", models.F("start_on")),
                        models.Q(
                            ("end_precision", "year"), ("end_on__year", models.F("start_on__year"))
                        ),
                        models.Q(
                            ("end_precision", "month"),
                            ("end_on__year", models.F("start_on__year")),
                            ("end_on__month", models.F("start_on__month")),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("start_on__isnull", True),
                        ("planned_end_on__isnull", True),
                        ("planned_end_on__gte", models.F("start_on")),
                        models.Q(
                            ("planned_end_precision", "year"),
                            ("planned_end_on__year", models.F("start_on__year")),
                        ),
                        models.Q(
                            ("planned_end_precision", "month"),
                            ("planned_end_on__year", models.F("start_on__year")),
                            ("planned_end_on__month", models.F("start_on__month")),
                        ),
                        _connector="OR",
                    ),
                ),
                name="programmes_project_period_in_order",
                violation_error_message="It cannot end before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("planned_end_on", None), ("end_on__isnull", False), _connector="OR"
                ),
                name="programmes_project_planned_end_beside_end",
                violation_error_message="The end as first planned stands beside the end: enter a single end as the end.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("budget_amount__isnull", True), ("budget_currency", "")),
                    models.Q(("budget_amount__gt", 0), ("budget_currency__regex", "^[A-Z]{3}$")),
                    _connector="OR",
                ),
                name="programmes_project_budget_is_money",
                violation_error_message="A budget is more than nothing and has a currency of three capital letters.",
            ),
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None),
                    models.Q(("parent", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="programmes_project_not_its_own_parent",
                violation_error_message="A project cannot be a part of itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("start_on__isnull", True), ("start_precision", "unknown")),
                        models.Q(("start_on__isnull", False), ("start_precision", "day")),
                        models.Q(("start_on__day", 1), ("start_precision", "month")),
                        models.Q(
                            ("start_on__day", 1),
                            ("start_on__month", 1),
                            ("start_precision", "year"),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(
                            ("planned_end_on__isnull", True), ("planned_end_precision", "unknown")
                        ),
                        models.Q(
                            ("planned_end_on__isnull", False), ("planned_end_precision", "day")
                        ),
                        models.Q(("planned_end_on__day", 1), ("planned_end_precision", "month")),
                        models.Q(
                            ("planned_end_on__day", 1),
                            ("planned_end_on__month", 1),
                            ("planned_end_precision", "year"),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("end_on__isnull", True), ("end_precision", "unknown")),
                        models.Q(("end_on__isnull", False), ("end_precision", "day")),
                        models.Q(("end_on__day", 1), ("end_precision", "month")),
                        models.Q(
                            ("end_on__day", 1), ("end_on__month", 1), ("end_precision", "year")
                        ),
                        _connector="OR",
                    ),
                ),
                name="programmes_programme_precision_fits_date",
                violation_error_message="A date needs its precision: a month or a year is stored as its first day, an unknown date as empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("start_on", None),
                        models.Q(
                            (
                                "start_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "start_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("planned_end_on", None),
                        models.Q(
                            (
                                "planned_end_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "planned_end_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("end_on", None),
                        models.Q(
                            (
                                "end_on__range",
                                (datetime.date(1800, 1, 1), datetime.date(2199, 12, 31)),
                            ),
                            models.Q(
                                (
                                    "end_on__in",
                                    (datetime.date(1900, 1, 1), datetime.date(9999, 12, 31)),
                                ),
                                _negated=True,
                            ),
                        ),
                        _connector="OR",
                    ),
                ),
                name="programmes_programme_dates_within_calendar",
                violation_error_message="Dates lie from 1 January 1800 to 31 December 2199.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("start_on__isnull", True),
                        ("end_on__isnull", True),
                        ("end_on__gte", models.F("start_on")),
                        models.Q(
                            ("end_precision", "year"), ("end_on__year", models.F("start_on__year"))
                        ),
                        models.Q(
                            ("end_precision", "month"),
                            ("end_on__year", models.F("start_on__year")),
                            ("end_on__month", models.F("start_on__month")),
                        ),
                        _connector="OR",
                    ),
                    models.Q(
                        ("start_on__isnull", True),
                        ("planned_end_on__isnull", True),
                        ("planned_end_on__gte", models.F("start_on")),
                        models.Q(
                            ("planned_end_precision", "year"),
                            ("planned_end_on__year", models.F("start_on__year")),
                        ),
                        models.Q(
                            ("planned_end_precision", "month"),
                            ("planned_end_on__year", models.F("start_on__year")),
                            ("planned_end_on__month", models.F("start_on__month")),
                        ),
                        _connector="OR",
                    ),
                ),
                name="programmes_programme_period_in_order",
                violation_error_message="It cannot end before it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("planned_end_on", None), ("end_on__isnull", False), _connector="OR"
                ),
                name="programmes_programme_planned_end_beside_end",
                violation_error_message="The end as first planned stands beside the end: enter a single end as the end.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("budget_amount__isnull", True), ("budget_currency", "")),
                    models.Q(("budget_amount__gt", 0), ("budget_currency__regex", "^[A-Z]{3}$")),
                    _connector="OR",
                ),
                name="programmes_programme_budget_is_money",
                violation_error_message="A budget is more than nothing and has a currency of three capital letters.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "joint_programme",
                            "cooperation_priorities",
                            "action_plan",
                            "country_project",
                            "voluntary_contribution",
                            "partial_agreement",
                            "other",
                        ],
                    )
                ),
                name="programmes_programme_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(("publication__in", ["draft", "published", "withdrawn"])),
                name="programmes_programme_publication_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(("slug__in", ["totals", "series"]), _negated=True),
                name="programmes_programme_slug_is_free",
                violation_error_message="This identifier is an address of its own.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("predecessor", None),
                    models.Q(("predecessor", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="programmes_programme_not_its_own_predecessor",
                violation_error_message="A programme cannot follow itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="programme",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("framework", None),
                    models.Q(("framework", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="programmes_programme_not_its_own_framework",
                violation_error_message="A programme cannot be its own framework.",
            ),
        ),
    ]
