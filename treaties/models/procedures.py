"""Procedures: what has to happen before a State is bound, step by step, and how far it has come."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.records.publication import Publication, Published
from countries.models import State
from countries.names import Named, Text, in_language

from ..law.vocabulary import CONSENTS, DOMESTIC_STEPS, ActKind
from .acts import KeptFile
from .choices import ACT_KIND_LABELS, choices
from .conditions import in_order, within_calendar
from .depositaries import Depositary
from .treaties import Treaty

STEP_KINDS = [
    kind
    for kind in ACT_KIND_LABELS
    if kind in {ActKind.REQUEST_TO_ACCEDE, ActKind.INVITATION} | DOMESTIC_STEPS | CONSENTS
]
"""The kinds of acts that complete a step."""


class StepList(Named):
    """The steps by which treaties are joined: of a State at home, or before a depositary."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    state = models.ForeignKey(
        State,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="step_lists",
        help_text=_("What this State does at home; else choose a depositary."),
        verbose_name=_("State"),
    )
    depositary = models.ForeignKey(
        Depositary,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="step_lists",
        help_text=_("What happens before this depositary; else choose a State."),
        verbose_name=_("depositary"),
    )
    names = models.JSONField(
        _("names"), help_text=_("For which treaties it is, by language; English is required.")
    )
    is_proposal = models.BooleanField(
        _("a proposal"),
        default=True,
        help_text=_("Nobody has confirmed these steps yet; pages say so."),
    )
    source = models.TextField(_("source"), blank=True, help_text=_("Everybody reads it."))

    class Meta:
        verbose_name = _("list of steps")
        verbose_name_plural = _("lists of steps")
        ordering = ["position", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=None, depositary__isnull=False)
                | Q(state__isnull=False, depositary=None),
                name="%(app_label)s_%(class)s_of_a_state_or_a_depositary",
                violation_error_message=_(
                    "A list is either that of a State or that of a depositary."
                ),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return "", self.state.code if self.state else ""


class Step(models.Model):
    """What is done in one step, and by whom; alike in a list and in a procedure."""

    position = models.PositiveSmallIntegerField(_("position"))
    names = models.JSONField(_("name"), help_text=_("By language; English is required."))
    bodies = models.JSONField(
        _("responsible body"), default=dict, blank=True, help_text=_("By language.")
    )
    act_kind = models.CharField(
        _("completed by an act"),
        max_length=40,
        blank=True,
        choices=choices({kind: ACT_KIND_LABELS[kind] for kind in STEP_KINDS}),
        help_text=_(
            "The published act of this kind completes the step, with its own day; for a consent "
            "whichever form it takes. Empty where the law reads no act."
        ),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(act_kind__in=["", *(kind.value for kind in STEP_KINDS)]),
                name="%(app_label)s_%(class)s_act_kind_known",
            ),
        ]

    @property
    def kind(self) -> ActKind | None:
        """The kind of act that completes the step; None where a day is entered instead."""
        return ActKind(self.act_kind) if self.act_kind else None

    @property
    def name(self) -> Text:
        """What is done, in the reader's language, else in English."""
        return in_language(self.names)

    @property
    def body(self) -> Text:
        """Who does it, in the reader's language, else in English; empty if nobody said."""
        return in_language(self.bodies)

    def __str__(self):
        return self.name.text


class ListStep(Step):
    """A step of a list, which each new procedure copies."""

    step_list = models.ForeignKey(
        StepList, models.PROTECT, related_name="steps", verbose_name=_("list of steps")
    )
    code = models.SlugField(_("code"), max_length=40)

    class Meta(Step.Meta):
        abstract = False
        verbose_name = _("step of a list")
        verbose_name_plural = _("steps of lists")
        ordering = ["step_list", "position", "id"]
        constraints = [
            *Step.Meta.constraints,
            models.UniqueConstraint(
                fields=["step_list", "code"],
                name="%(app_label)s_%(class)s_code_once_in_a_list",
                violation_error_message=_("The list has a step with this code already."),
            ),
            models.UniqueConstraint(
                fields=["step_list", "act_kind"],
                condition=~Q(act_kind=""),
                name="%(app_label)s_%(class)s_one_for_each_kind",
                violation_error_message=_("An act completes one step, not two."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.step_list.about()


class Procedure(models.Model):
    """How one State goes about one treaty, by a list of steps; for staff, save what is published.

    Whether it has ended is not stored: the first consent from ``started_on`` on ends it.
    """

    is_internal = True

    treaty = models.ForeignKey(
        Treaty, models.PROTECT, related_name="procedures", verbose_name=_("treaty")
    )
    state = models.ForeignKey(
        State, models.PROTECT, related_name="procedures", verbose_name=_("State")
    )
    step_list = models.ForeignKey(
        StepList, models.PROTECT, related_name="procedures", verbose_name=_("list of steps")
    )
    started_on = models.DateField(
        _("begun on"), help_text=_("Acts before this day do not count for it.")
    )
    given_up_on = models.DateField(
        _("given up on"),
        null=True,
        blank=True,
        help_text=_("The first day on which nobody goes on with it; empty while somebody does."),
    )
    responsible = models.CharField(_("who answers for it"), max_length=200, blank=True)
    note = models.TextField(_("internal note"), blank=True, help_text=_("For staff alone."))

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        ordering = ["treaty", "state", "started_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=within_calendar("started_on", "given_up_on"),
                name="%(app_label)s_%(class)s_dates_within_calendar",
            ),
            models.CheckConstraint(
                condition=in_order("started_on", "given_up_on"),
                name="%(app_label)s_%(class)s_not_given_up_before_begun",
                violation_error_message=_("It cannot be given up before it was begun."),
            ),
            models.UniqueConstraint(
                fields=["treaty", "state", "step_list", "started_on"],
                name="%(app_label)s_%(class)s_one_of_a_day",
                violation_error_message=_("There is such a procedure already."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.treaty.code, self.state.code

    def __str__(self):
        return f"{self.treaty.label} {self.state.code}: {self.step_list.name}"


class ProcedureStep(Step, Published):
    """A step of a procedure: planned, then done; readers see it once it is published.

    A step that an act completes has no day of its own: the act is the fact.
    """

    not_authored = frozenset({"note", "responsible", "reply_by"})

    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="steps", verbose_name=_("procedure")
    )
    planned_on = models.DateField(
        _("planned for"),
        null=True,
        blank=True,
        help_text=_("Of the deposit: the day on which it is expected. Public with the step."),
    )
    reply_by = models.DateField(
        _("reply by"),
        null=True,
        blank=True,
        help_text=_("The last day for an answer that others owe. For staff alone."),
    )
    done_on = models.DateField(
        _("done on"),
        null=True,
        blank=True,
        help_text=_("Empty where an act completes the step: its day is that of the act."),
    )
    document_title = models.CharField(
        _("document"), max_length=300, blank=True, help_text=_("Public with the step.")
    )
    document_number = models.CharField(
        _("number of the document"),
        max_length=100,
        blank=True,
        help_text=_("Public with the step."),
    )
    responsible = models.CharField(
        _("who answers for it"), max_length=200, blank=True, help_text=_("For staff alone.")
    )
    note = models.TextField(_("internal note"), blank=True, help_text=_("For staff alone."))

    class Meta:
        verbose_name = _("step of a procedure")
        verbose_name_plural = _("steps of procedures")
        ordering = ["procedure", "position", "id"]
        constraints = [
            *Step.Meta.constraints,
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=within_calendar("planned_on", "reply_by", "done_on"),
                name="%(app_label)s_%(class)s_dates_within_calendar",
            ),
            models.CheckConstraint(
                condition=Q(act_kind="") | Q(done_on=None),
                name="%(app_label)s_%(class)s_day_is_that_of_the_act",
                violation_error_message=_(
                    "An act completes this step: enter the act, and its day is the step's."
                ),
            ),
            models.UniqueConstraint(
                fields=["procedure", "act_kind"],
                condition=~Q(act_kind=""),
                name="%(app_label)s_%(class)s_one_for_each_kind",
                violation_error_message=_("An act completes one step, not two."),
            ),
        ]

    def about(self) -> tuple[str, str]:
        return self.procedure.about()

    @property
    def is_public(self) -> bool:
        return self.publication == Publication.PUBLISHED


class StepFile(KeptFile):
    """A document kept with a step of a procedure."""

    step = models.ForeignKey(
        ProcedureStep, models.PROTECT, related_name="files", verbose_name=_("step")
    )

    class Meta(KeptFile.Meta):
        abstract = False
        verbose_name = _("file of a step")
        verbose_name_plural = _("files of steps")
        ordering = ["step", "id"]

    def about(self) -> tuple[str, str]:
        return self.step.about()
