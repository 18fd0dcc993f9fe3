"""What the feed of changes tells of: the kinds of objects, and what can happen to one."""

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

APPS = ("countries", "treaties", "programmes")


class ChangeType(models.TextChoices):
    """What a change means to a reader, who sees published versions alone."""

    CREATED = "created", _("created")
    PUBLISHED = "published", _("published")
    CHANGED = "changed", _("changed")
    WITHDRAWN = "withdrawn", _("withdrawn from publication")
    DELETED = "deleted", _("deleted")
    WITHHELD = "withheld", _("withheld")


def public_models() -> dict[str, type[models.Model]]:
    """Return the models whose rows readers may see, by the type that the feed gives them.

    Neither what staff keep for themselves nor what is derived from the facts.
    """
    return {
        model._meta.model_name: model
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if not getattr(model, "is_internal", False) and not getattr(model, "is_derived", False)
    }
