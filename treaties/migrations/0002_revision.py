from django.db import migrations


def add_revision(apps, schema_editor):
    apps.get_model("treaties", "Revision").objects.create(id=1)


class Migration(migrations.Migration):
    dependencies = [("treaties", "0001_initial")]

    operations = [migrations.RunPython(add_revision, migrations.RunPython.noop)]
