"""What programmes can be, and how they can stand towards treaties."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ProgrammeKind(models.TextChoices):
    JOINT_PROGRAMME = "joint_programme", _("joint programme")
    COOPERATION_PRIORITIES = "cooperation_priorities", _("co-operation priorities")
    ACTION_PLAN = "action_plan", _("action plan")
    COUNTRY_PROJECT = "country_project", _("country project")
    VOLUNTARY_CONTRIBUTION = "voluntary_contribution", _("project from voluntary contributions")
    PARTIAL_AGREEMENT = "partial_agreement", _("activity of a partial agreement")
    OTHER = "other", pgettext_lazy("kind of programme", "other")


class ProgrammeStatus(models.TextChoices):
    """Where a programme stands on a day; computed from its dates, never stored."""

    PLANNED = "planned", pgettext_lazy("programme", "planned")
    RUNNING = "running", pgettext_lazy("programme", "running")
    EXTENDED = "extended", pgettext_lazy("programme", "running, extended")
    ENDED = "ended", pgettext_lazy("programme", "ended")
    UNKNOWN = "unknown", pgettext_lazy("programme", "unknown")


# An extended programme runs.
RUNS = (ProgrammeStatus.RUNNING, ProgrammeStatus.EXTENDED)


class TreatyRole(models.TextChoices):
    """What a programme does for a treaty; empty where no source says so."""

    SUPPORTS_ACCESSION = "supports_accession", _("supports accession")
    IMPLEMENTATION = "implementation", _("supports implementation")
    MONITORING = "monitoring", _("supports monitoring")
