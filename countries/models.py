"""States and organisations that can act on treaties, and who was a member of what."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .called import other_names
from .names import Named, in_language


class State(models.Model):
    """A State, former State, territory or organisation that can act on treaties."""

    class Kind(models.TextChoices):
        STATE = "state", _("State")
        FORMER_STATE = "former_state", _("former State")
        TERRITORY = "territory", _("territory")
        ORGANISATION = "organisation", _("organisation")

    code = models.CharField(
        _("code"),
        max_length=4,
        unique=True,
        help_text=_("ISO 3166-1 alpha-2, for former States the four letters of ISO 3166-3."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.STATE)
    is_european = models.BooleanField(
        _("European"),
        default=False,
        help_text=_(
            "Whether an organisation that tells European from other States treats it as European."
        ),
    )
    names = models.JSONField(
        _("names"), help_text=_('By language, for example {"en": "Kyrgyzstan"}.')
    )
    official_names = models.JSONField(_("official names"), default=dict, blank=True)
    depositary_labels = models.JSONField(
        _("labels used by the depositary"), default=list, blank=True
    )
    exists_from = models.DateField(
        _("exists from"),
        null=True,
        blank=True,
        help_text=_("First day; empty if it lies before any treaty here."),
    )
    exists_until = models.DateField(
        _("exists until"),
        null=True,
        blank=True,
        help_text=_("First day on which it no longer exists."),
    )
    successors = models.ManyToManyField(
        "self",
        symmetrical=False,
        related_name="predecessors",
        blank=True,
        verbose_name=_("successors"),
    )
    continued_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="continues",
        verbose_name=_("continued by"),
    )
    territory_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="territories",
        verbose_name=_("territory of"),
        help_text=_("Of a territory: the State that it belongs to."),
    )
    counts_as_any_state = models.BooleanField(
        _("counts as any State"),
        default=True,
        help_text=_(
            "Whether a treaty that is open to any State is open to it. Depositaries treat the "
            "statehood of some differently; for those it is unknown until a practice is entered."
        ),
    )

    class Meta:
        verbose_name = _("State")
        verbose_name_plural = _("States")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["state", "former_state", "territory", "organisation"]),
                name="%(app_label)s_%(class)s_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^([A-Z]{2}|[A-Z]{4})$"),
                name="%(app_label)s_%(class)s_code_is_iso",
                violation_error_message=_("A code is two or four capital letters."),
            ),
            models.CheckConstraint(
                condition=Q(exists_from=None)
                | Q(exists_until=None)
                | Q(exists_until__gt=F("exists_from")),
                name="%(app_label)s_%(class)s_exists_in_order",
                violation_error_message=_("A State cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="former_state") | Q(exists_until__isnull=False),
                name="%(app_label)s_%(class)s_former_has_end",
                violation_error_message=_("A former State needs the day on which it ended."),
            ),
            models.CheckConstraint(
                condition=Q(territory_of=None) | Q(kind="territory"),
                name="%(app_label)s_%(class)s_only_a_territory_belongs",
                violation_error_message=_("Only a territory belongs to another State."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return "", self.code

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """The short name in the reader's language, else in English."""
        return in_language(self.names).text

    @property
    def own_names(self) -> list[str]:
        """The names in its row: short, official, and as depositaries write."""
        names = [*self.names.values(), *self.official_names.values(), *self.depositary_labels]
        return list(filter(None, names))

    @property
    def all_names(self) -> list[str]:
        """Every name that somebody may call it by, also one that it shares with another."""
        return [*self.own_names, *other_names(self.code)]

    @property
    def came_after(self) -> list["State"]:
        """The States that came after one that no longer exists: successors, and who continues it.

        By code; costs one query.
        """
        is_after = Q(predecessors=self) | Q(pk=self.continued_by_id)
        return list(State.objects.filter(is_after).distinct().order_by("code"))

    def is_gone(self, on: date) -> bool:
        """Whether the State no longer existed on a day."""
        return self.exists_until is not None and self.exists_until <= on

    def get_absolute_url(self):
        return reverse("country", kwargs={"code": self.code.lower()})


class Organisation(Named):
    """An organisation whose membership matters to treaties: their clauses speak of its members."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    names = models.JSONField(_("names"))
    members_are_complete = models.BooleanField(
        _("all members are recorded"),
        default=False,
        help_text=_(
            "Whether a State without a membership here is known not to be a member. Otherwise its "
            "group is unknown, and so is what rests on it."
        ),
    )
    tells_european_states = models.BooleanField(
        _("tells European from other States"),
        default=False,
        help_text=_("Whether its treaties treat European States that are no members differently."),
    )

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[A-Z]+$"),
                name="%(app_label)s_%(class)s_code_is_capital_letters",
                violation_error_message=_("A code is made of capital letters: UNESCO."),
            ),
        ]


class Membership(models.Model):
    """One interval in which a State was a member of an organisation."""

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="memberships", verbose_name=_("organisation")
    )
    state = models.ForeignKey(
        State, models.PROTECT, related_name="memberships", verbose_name=_("State")
    )
    member_from = models.DateField(_("member from"), help_text=_("First day as a member."))
    member_from_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, default=Precision.DAY
    )
    member_until = models.DateField(
        _("member until"), null=True, blank=True, help_text=_("First day no longer a member.")
    )
    source = models.TextField(_("source"), blank=True, help_text=_("Everybody reads it."))
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["organisation", "member_from", "state"]
        constraints = [
            models.CheckConstraint(
                condition=Q(member_until=None) | Q(member_until__gt=F("member_from")),
                name="%(app_label)s_%(class)s_in_order",
                violation_error_message=_("A membership cannot end before it begins."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "state", "member_from"],
                name="%(app_label)s_%(class)s_starts_once",
            ),
            models.UniqueConstraint(
                fields=["organisation", "state"],
                condition=Q(member_until=None),
                name="%(app_label)s_%(class)s_one_open",
                violation_error_message=_("This State already has an open membership."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return "", self.state.code

    def __str__(self):
        return f"{self.organisation.code} {self.state.code} {self.member_from}"


class Group(models.Model):
    """The States that are the same to an organisation, or to none: ``coe-member``, ``any-state``.

    ``kind`` is the word of the law. The rows follow from the organisations.
    """

    is_derived = True

    code = models.CharField(_("code"), max_length=40, primary_key=True)
    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        null=True,
        related_name="groups",
        editable=False,
        verbose_name=_("organisation"),
    )
    kind = models.CharField(max_length=20, editable=False)

    class Meta:
        verbose_name = _("group of States")
        verbose_name_plural = _("groups of States")
        ordering = ["code"]

    def __str__(self):
        return self.code


class GroupPeriod(models.Model):
    """Derived, never edited: a group that a State belonged to from one day until another.

    At every moment a State is in one group of each organisation that treaties speak of, and in one
    of those that treaties open to all speak of.
    """

    is_derived = True

    state = models.ForeignKey(
        State, models.CASCADE, related_name="group_periods", verbose_name=_("State")
    )
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="periods", verbose_name=_("group of States")
    )
    starts_on = models.DateField(_("begins on"))
    # The first day of the next period.
    ends_on = models.DateField(_("ends on"), null=True)

    class Meta:
        verbose_name = _("membership of a group")
        verbose_name_plural = _("memberships of groups")
        ordering = ["state", "group", "starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["state", "group", "starts_on"],
                name="%(app_label)s_%(class)s_starts_once",
            ),
            models.UniqueConstraint(
                fields=["state", "group"],
                condition=Q(ends_on=None),
                name="%(app_label)s_%(class)s_one_open",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="%(app_label)s_%(class)s_in_order",
            ),
        ]

    def __str__(self):
        return f"{self.state_id} {self.group_id} {self.starts_on}"
