import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def add_revision(apps, schema_editor):
    apps.get_model("records", "Revision").objects.create(id=1)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("sequence", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)), name="records_revision_one_row"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveBigIntegerField(unique=True)),
                ("revision", models.PositiveBigIntegerField(db_index=True)),
                ("at", models.DateTimeField(db_index=True)),
                (
                    "event",
                    models.CharField(
                        choices=[
                            ("created", "created"),
                            ("changed", "changed"),
                            ("deleted", "deleted"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "model",
                    models.CharField(help_text="Label of the model: treaties.act.", max_length=40),
                ),
                ("object_id", models.BigIntegerField()),
                (
                    "topic",
                    models.CharField(
                        blank=True, help_text="What it is about: ets-112.", max_length=40
                    ),
                ),
                (
                    "actor",
                    models.CharField(blank=True, help_text="Whose act it is: KG.", max_length=4),
                ),
                (
                    "is_public",
                    models.BooleanField(help_text="False where neither version was published."),
                ),
                ("before", models.JSONField(null=True)),
                ("after", models.JSONField(null=True)),
                ("reason", models.TextField(blank=True, help_text="For staff alone.")),
                (
                    "public_reason",
                    models.TextField(
                        blank=True,
                        help_text="What was typed to be read by everybody; nothing else ever is.",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "change",
                "verbose_name_plural": "changes",
                "ordering": ["sequence"],
                "indexes": [
                    models.Index(
                        fields=["model", "object_id", "sequence"],
                        name="records_cha_model_37de1d_idx",
                    ),
                    models.Index(
                        fields=["topic", "actor", "at"], name="records_cha_topic_cbf7df_idx"
                    ),
                ],
            },
        ),
        migrations.RunPython(add_revision, migrations.RunPython.noop),
    ]
