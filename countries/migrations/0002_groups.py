from django.db import migrations

GROUPS = ["member", "european_non_member", "other_non_member", "eu", "not_a_state"]


def add_groups(apps, schema_editor):
    Group = apps.get_model("countries", "Group")
    Group.objects.bulk_create([Group(code=code) for code in GROUPS])


class Migration(migrations.Migration):
    dependencies = [("countries", "0001_initial")]

    operations = [migrations.RunPython(add_groups, migrations.RunPython.noop)]
