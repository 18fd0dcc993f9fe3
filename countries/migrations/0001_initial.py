import django.db.models.deletion
from django.db import migrations, models

GROUPS = ["member", "european_non_member", "other_non_member", "eu", "not_a_state"]


def add_groups(apps, schema_editor):
    Group = apps.get_model("countries", "Group")
    Group.objects.bulk_create([Group(code=code) for code in GROUPS])


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Group",
            fields=[
                ("code", models.CharField(max_length=20, primary_key=True, serialize=False)),
            ],
            options={
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="code")),
                ("names", models.JSONField(verbose_name="names")),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="State",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="ISO 3166-1 alpha-2, for former States the four letters of ISO 3166-3.",
                        max_length=4,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("state", "State"),
                            ("former_state", "former State"),
                            ("territory", "territory"),
                            ("organisation", "organisation"),
                        ],
                        default="state",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "is_european",
                    models.BooleanField(
                        default=False,
                        help_text="Whether the Committee of Ministers treats it as a European State.",
                        verbose_name="European",
                    ),
                ),
                (
                    "names",
                    models.JSONField(
                        help_text='By language, for example {"en": "Kyrgyzstan"}.',
                        verbose_name="names",
                    ),
                ),
                (
                    "official_names",
                    models.JSONField(blank=True, default=dict, verbose_name="official names"),
                ),
                (
                    "depositary_labels",
                    models.JSONField(
                        blank=True, default=list, verbose_name="labels used by the depositary"
                    ),
                ),
                (
                    "exists_from",
                    models.DateField(
                        blank=True,
                        help_text="First day; empty if it lies before any treaty here.",
                        null=True,
                        verbose_name="exists from",
                    ),
                ),
                (
                    "exists_until",
                    models.DateField(
                        blank=True,
                        help_text="First day on which it no longer exists.",
                        null=True,
                        verbose_name="exists until",
                    ),
                ),
                (
                    "treaties_checked_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which the whole list of its treaties was checked against the depositary's. Until then a treaty without a recorded act counts as unknown.",
                        null=True,
                        verbose_name="list of treaties checked on",
                    ),
                ),
                (
                    "continued_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="continues",
                        to="countries.state",
                    ),
                ),
                (
                    "successors",
                    models.ManyToManyField(
                        blank=True, related_name="predecessors", to="countries.state"
                    ),
                ),
                (
                    "territory_of",
                    models.ForeignKey(
                        blank=True,
                        help_text="Of a territory: the State that it belongs to.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="territories",
                        to="countries.state",
                        verbose_name="territory of",
                    ),
                ),
            ],
            options={
                "verbose_name": "State",
                "verbose_name_plural": "States",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "member_from",
                    models.DateField(
                        help_text="First day as a member.", verbose_name="member from"
                    ),
                ),
                (
                    "member_from_precision",
                    models.CharField(
                        choices=[("day", "day"), ("month", "month"), ("year", "year")],
                        default="day",
                        max_length=5,
                        verbose_name="precision",
                    ),
                ),
                (
                    "member_until",
                    models.DateField(
                        blank=True,
                        help_text="First day no longer a member.",
                        null=True,
                        verbose_name="member until",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="countries.organisation",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="countries.state",
                    ),
                ),
            ],
            options={
                "verbose_name": "membership",
                "verbose_name_plural": "memberships",
                "ordering": ["organisation", "member_from", "state"],
            },
        ),
        migrations.CreateModel(
            name="GroupPeriod",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(help_text="First day of the next period.", null=True)),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="periods",
                        to="countries.group",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="group_periods",
                        to="countries.state",
                    ),
                ),
            ],
            options={
                "ordering": ["state", "starts_on"],
            },
        ),
        migrations.AddConstraint(
            model_name="state",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["state", "former_state", "territory", "organisation"])
                ),
                name="countries_state_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="state",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^([A-Z]{2}|[A-Z]{4})$")),
                name="countries_state_code_is_iso",
                violation_error_message="A code is two or four capital letters.",
            ),
        ),
        migrations.AddConstraint(
            model_name="state",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("exists_from", None),
                    ("exists_until", None),
                    ("exists_until__gt", models.F("exists_from")),
                    _connector="OR",
                ),
                name="countries_state_exists_in_order",
                violation_error_message="A State cannot end before it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="state",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "former_state"), _negated=True),
                    ("exists_until__isnull", False),
                    _connector="OR",
                ),
                name="countries_state_former_has_end",
                violation_error_message="A former State needs the day on which it ended.",
            ),
        ),
        migrations.AddConstraint(
            model_name="state",
            constraint=models.CheckConstraint(
                condition=models.Q(("territory_of", None), ("kind", "territory"), _connector="OR"),
                name="countries_state_only_a_territory_belongs",
                violation_error_message="Only a territory belongs to another State.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("member_until", None),
                    ("member_until__gt", models.F("member_from")),
                    _connector="OR",
                ),
                name="countries_membership_in_order",
                violation_error_message="A membership cannot end before it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                fields=("organisation", "state", "member_from"),
                name="countries_membership_starts_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("member_until", None)),
                fields=("organisation", "state"),
                name="countries_membership_one_open",
                violation_error_message="This State already has an open membership.",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupperiod",
            constraint=models.UniqueConstraint(
                fields=("state", "starts_on"), name="countries_groupperiod_starts_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="groupperiod",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends_on", None)),
                fields=("state",),
                name="countries_groupperiod_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="groupperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                ),
                name="countries_groupperiod_in_order",
            ),
        ),
        migrations.RunPython(add_groups, migrations.RunPython.noop),
    ]
