"""What ``writing/derivation.py`` computes from the facts; never edited by anybody."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from countries.models import Group, State

from .acts import Act
from .choices import ACT_KIND_LABELS, ACT_PRECISIONS, STATUS_LABELS, Precision, choices
from .querysets import StandingQuerySet, StatusPeriodQuerySet
from .treaties import Treaty


class NoOverlap(ExclusionConstraint):
    """Refuse periods of one pair that overlap; PostgreSQL only, SQLite skips it.

    ``int8range(id, id, '[]')`` compares whole numbers with the operators that a GiST index has
    without an extension.
    """

    def __init__(self, *, name, fields=("treaty_id", "state_id")):
        ranges = [
            (models.Func(F(field), F(field), models.Value("[]"), function="int8range"), "&&")
            for field in fields
        ]
        interval = models.Func(F("starts_on"), F("ends_on"), function="daterange")
        super().__init__(name=name, expressions=[*ranges, (interval, "&&")])
        self._fields = fields

    def deconstruct(self):
        return "treaties.models.derived.NoOverlap", (), {"name": self.name, "fields": self._fields}

    def constraint_sql(self, model, schema_editor):
        return _on_postgresql(super().constraint_sql, model, schema_editor)

    def create_sql(self, model, schema_editor):
        return _on_postgresql(super().create_sql, model, schema_editor)

    def remove_sql(self, model, schema_editor):
        return _on_postgresql(super().remove_sql, model, schema_editor)

    def check(self, model, connection):
        return []

    def validate(self, *args, **kwargs):
        """Derived rows are never validated by a form."""


def _on_postgresql(method, model, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        return method(model, schema_editor)
    return None


class StatusPeriod(models.Model):
    """Where one State stood towards one treaty from a day until another, and the facts then."""

    is_derived = True

    treaty = models.ForeignKey(
        # The index of the pair begins with it.
        Treaty,
        models.CASCADE,
        related_name="periods",
        verbose_name=_("treaty"),
        db_index=False,
    )
    state = models.ForeignKey(
        # The index of its days begins with it.
        State,
        models.CASCADE,
        related_name="periods",
        verbose_name=_("State"),
        db_index=False,
    )
    status = models.CharField(_("status"), max_length=30, choices=choices(STATUS_LABELS))
    # 0001-01-01 if it has no known beginning.
    starts_on = models.DateField(_("begins on"))
    # The first day of the next period.
    ends_on = models.DateField(_("ends on"), null=True)
    # The first day of the unbroken run of the status.
    since = models.DateField(_("since"))
    silence = models.CharField(
        max_length=20, blank=True, help_text="Which chart must be known for it to be said."
    )
    act = models.ForeignKey(
        Act,
        models.SET_NULL,
        null=True,
        related_name="+",
        help_text="The act that began it.",
        verbose_name=_("act"),
    )
    signed_on = models.DateField(_("signed on"), null=True)
    signed_precision = models.CharField(
        max_length=7, choices=ACT_PRECISIONS, default=Precision.UNKNOWN
    )
    consented_on = models.DateField(_("consented on"), null=True)
    consented_precision = models.CharField(
        max_length=7, choices=ACT_PRECISIONS, default=Precision.UNKNOWN
    )
    consent_kind = models.CharField(
        _("kind of consent"), max_length=40, choices=choices(ACT_KIND_LABELS), blank=True
    )
    in_force_on = models.DateField(_("in force on"), null=True)
    in_force_on_computed = models.DateField(_("in force on, as computed"), null=True)
    # The first day no longer a Party.
    left_on = models.DateField(_("left on"), null=True)
    base_status = models.CharField(max_length=30, choices=choices(STATUS_LABELS), blank=True)
    missing = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=40, blank=True)
    requires = models.ForeignKey(
        Treaty,
        models.CASCADE,
        null=True,
        related_name="+",
        help_text="What the State must join.",
        verbose_name=_("treaty to join first"),
    )
    modifiers = models.JSONField(default=list)
    has_stated = models.BooleanField(
        default=False, help_text="The State declared something, but no act of it is recorded."
    )
    bound_by = models.JSONField(
        default=list, help_text="Protocols in force for a State whose consent is not recorded."
    )
    computation = models.JSONField(null=True)

    objects = StatusPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("status period")
        verbose_name_plural = _("status periods")
        ordering = ["treaty", "state", "starts_on"]
        indexes = [
            models.Index(fields=["state", "starts_on"]),
            models.Index(fields=["starts_on"]),
            models.Index(fields=["in_force_on"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "state", "starts_on"],
                name="%(app_label)s_%(class)s_starts_once",
            ),
            models.UniqueConstraint(
                fields=["treaty", "state"],
                condition=Q(ends_on=None),
                name="%(app_label)s_%(class)s_one_open",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="%(app_label)s_%(class)s_in_order",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[code.value for code in STATUS_LABELS]),
                name="%(app_label)s_%(class)s_status_known",
            ),
            NoOverlap(name="treaties_statusperiod_no_overlap"),
        ]

    def __str__(self):
        return f"{self.treaty_id} {self.state_id} {self.status} {self.starts_on}"


class StandingPeriod(models.Model):
    """How a treaty stood towards a group of States from a day until another."""

    is_derived = True

    treaty = models.ForeignKey(
        Treaty, models.CASCADE, related_name="standings", verbose_name=_("treaty")
    )
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="standings", verbose_name=_("group of States")
    )
    status = models.CharField(_("status"), max_length=30, choices=choices(STATUS_LABELS))
    reason = models.CharField(_("reason"), max_length=40, blank=True)
    missing = models.CharField(max_length=20, blank=True)
    silence = models.CharField(
        max_length=20, blank=True, help_text="Which chart must be known for it to be said."
    )
    requires = models.ForeignKey(
        Treaty,
        models.CASCADE,
        null=True,
        related_name="+",
        help_text="What the State must join.",
        verbose_name=_("treaty to join first"),
    )
    # 0001-01-01 if it has no known beginning.
    starts_on = models.DateField(_("begins on"))
    # The first day of the next period.
    ends_on = models.DateField(_("ends on"), null=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing towards a group of States")
        verbose_name_plural = _("standings towards groups of States")
        ordering = ["treaty", "group", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "group", "starts_on"],
                name="%(app_label)s_%(class)s_starts_once",
            ),
            models.UniqueConstraint(
                fields=["treaty", "group"],
                condition=Q(ends_on=None),
                name="%(app_label)s_%(class)s_one_open",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="%(app_label)s_%(class)s_in_order",
            ),
        ]

    def __str__(self):
        return f"{self.treaty_id} {self.group_id} {self.status} {self.starts_on}"


class GeneralEntryIntoForce(models.Model):
    """A treaty's general entry into force as derived: the date that counts and how it is known."""

    is_derived = True

    treaty = models.OneToOneField(
        Treaty, models.CASCADE, related_name="general", verbose_name=_("treaty")
    )
    # As published, else as computed where safe.
    on = models.DateField(_("in force on"), null=True)
    computed_on = models.DateField(_("computed"), null=True)
    # The day on which the recorded consents met the condition.
    met_on = models.DateField(null=True, verbose_name=_("condition met on"))
    # The day from which the date was certain; null if unknown.
    certain_on = models.DateField(null=True, verbose_name=_("certain on"))

    class Meta:
        verbose_name = _("entry into force of a treaty")
        verbose_name_plural = _("entries into force of treaties")

    def __str__(self):
        return f"{self.treaty_id} {self.on}"
