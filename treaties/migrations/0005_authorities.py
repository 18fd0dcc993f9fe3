import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import countries.addresses


class Migration(migrations.Migration):
    dependencies = [
        ("countries", "0001_initial"),
        ("treaties", "0004_statements"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Authority",
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
                    "names",
                    models.JSONField(
                        help_text="Its name, by language; English is required.", verbose_name="body"
                    ),
                ),
                (
                    "articles",
                    models.CharField(
                        blank=True,
                        help_text="Separated by commas: 5(1), 15.",
                        max_length=100,
                        verbose_name="articles",
                    ),
                ),
                (
                    "functions",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="In a few words, by language, where it does not do everything.",
                        verbose_name="what it does",
                    ),
                ),
                (
                    "address",
                    models.TextField(
                        blank=True, help_text="As on an envelope.", verbose_name="address"
                    ),
                ),
                (
                    "telephone",
                    models.CharField(
                        blank=True,
                        help_text="From abroad: +996 312 000000.",
                        max_length=30,
                        verbose_name="telephone",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=200, verbose_name="e-mail")),
                (
                    "languages",
                    models.CharField(
                        blank=True,
                        help_text="In which it may be written to, as codes separated by commas: ky, ru, en.",
                        max_length=60,
                        verbose_name="languages",
                    ),
                ),
                (
                    "hours",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="When it can be reached, by language.",
                        verbose_name="hours",
                    ),
                ),
                (
                    "source",
                    models.TextField(
                        blank=True,
                        help_text="Required before it is published. Everybody reads it.",
                        validators=[countries.addresses.no_other_address],
                        verbose_name="source",
                    ),
                ),
                (
                    "checked_on",
                    models.DateField(
                        blank=True,
                        help_text="Required before it is published. Everybody reads it.",
                        null=True,
                        verbose_name="last checked on",
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
                    "corrects",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The published authority whose values this draft would replace.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="treaties.authority",
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
                        related_name="authorities",
                        to="countries.state",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="authorities",
                        to="treaties.treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "central authority",
                "verbose_name_plural": "central authorities",
                "ordering": ["treaty", "state", "id"],
                "indexes": [
                    models.Index(
                        fields=["treaty", "state", "publication"],
                        name="treaties_au_treaty__e8046b_idx",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("publication__in", ["draft", "published", "withdrawn"])
                        ),
                        name="treaties_authority_publication_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("publication", "published"), _negated=True),
                            models.Q(
                                models.Q(("source", ""), _negated=True),
                                ("checked_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="treaties_authority_published_was_checked",
                        violation_error_message="An authority needs its source, and the day of the last check, before it is published.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("address", ""), ("email", ""), ("telephone", ""), _negated=True
                        ),
                        name="treaties_authority_can_be_reached",
                        violation_error_message="Give an address, a telephone number or an e-mail.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("telephone", ""),
                            ("telephone__regex", "^\\+[1-9][0-9 ()./-]{4,28}[0-9]$"),
                            _connector="OR",
                        ),
                        name="treaties_authority_telephone_from_abroad",
                        violation_error_message="A telephone number begins with + and the code of the country.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("email", ""),
                            ("email__regex", "^[^@\\s,;<>()]+@[^@\\s,;<>()]+\\.[^@\\s,;<>().]+$"),
                            _connector="OR",
                        ),
                        name="treaties_authority_email_is_one",
                        violation_error_message="Give one e-mail address.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("languages", ""),
                            ("languages__regex", "^[a-z]{2,3}(, ?[a-z]{2,3})*$"),
                            _connector="OR",
                        ),
                        name="treaties_authority_languages_are_codes",
                        violation_error_message="Languages are codes separated by commas: ky, ru, en.",
                    ),
                    models.CheckConstraint(
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
                        name="treaties_authority_day_within_calendar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None), ("publication", "draft"), _connector="OR"
                        ),
                        name="treaties_authority_correction_is_draft",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("corrects__isnull", False)),
                        fields=("corrects",),
                        name="treaties_authority_one_open_correction",
                        violation_error_message="This authority already has an open correction.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Practice",
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
                        choices=[("condition", "condition"), ("channel", "whom to turn to")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                ("articles", models.CharField(max_length=50, verbose_name="articles")),
                (
                    "texts",
                    models.JSONField(
                        help_text="One sentence, by language; English is required.",
                        verbose_name="in plain words",
                    ),
                ),
                (
                    "treaty",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="practice",
                        to="treaties.treaty",
                    ),
                ),
            ],
            options={
                "verbose_name": "practical condition",
                "verbose_name_plural": "practical conditions",
                "ordering": ["treaty", "position", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("treaty", "position"),
                        name="treaties_practice_position_once",
                        violation_error_message="Two practical conditions have the same position.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["condition", "channel"])),
                        name="treaties_practice_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("articles", ""), _negated=True),
                        name="treaties_practice_names_its_article",
                        violation_error_message="A practical condition names the article it explains.",
                    ),
                ],
            },
        ),
    ]
