from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("treaties", "0010_notes")]

    operations = [
        migrations.AddField(
            model_name="treaty",
            name="purposes",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="What it is for, in one plain sentence, by language.",
                verbose_name="purpose",
            ),
        ),
    ]
