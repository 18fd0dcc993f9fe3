from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Alert",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.EmailField(max_length=254)),
                ("language", models.CharField(max_length=8)),
                (
                    "topic",
                    models.CharField(
                        blank=True, help_text="What it is about: ets-112.", max_length=40
                    ),
                ),
                ("actor", models.CharField(blank=True, help_text="Whose acts: KG.", max_length=4)),
                ("asked_at", models.DateTimeField()),
                ("is_confirmed", models.BooleanField(default=False)),
                ("told", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ["en", "fr", "ru", "ky", "kk"])),
                        name="alerts_alert_language_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("actor", ""), ("topic", ""), _negated=True),
                        name="alerts_alert_about_something",
                    ),
                    models.UniqueConstraint(
                        fields=("address", "topic", "actor"), name="alerts_alert_once"
                    ),
                ],
            },
        ),
    ]
