"""The form of an act: it looks ahead, refuses errors and has warnings confirmed with a reason."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.clock import FIRST_DAY, LAST_DAY
from core.records.publication import Publication

from ..law.checks import SENTINELS
from ..law.finding import Check, Finding, Subject
from ..models import Act, Depositary
from ..models.choices import Precision
from ..writing.preview import Preview, preview
from ..writing.publishing import correction_of
from .checked_form import numbered
from .corrected_form import CorrectedForm
from .kinds import KindField

NEEDED = {"treaty", "state", "kind"}
DATES = ["done_on", "effective_on", "expires_on", "notified_on"]


class ActForm(CorrectedForm):
    """An act's fields; ``preview`` is what would follow, None while the form lacks too much."""

    kind = KindField(label=gettext_lazy("Kind"))
    preview: Preview | None = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.limit_depositaries()
        if not self.is_bound and self.instance.pk:
            self.preview = preview(self.supposed({}), clock.today())

    def limit_depositaries(self) -> None:
        """Offer those who keep the treaty together; while no treaty is chosen, all who might."""
        if "depositary" not in self.fields:
            return
        treaty = self["treaty"].value()
        found = Depositary.objects.filter(keeping_with__isnull=False)
        if treaty and str(treaty).isdecimal():
            found = found.filter(keeping_with__treaties=treaty)
        field = self.fields["depositary"]
        field.queryset = found.distinct()
        field.error_messages["invalid_choice"] = _(
            "It does not keep this treaty together with others. Leave it empty for a treaty with "
            "one depositary."
        )

    def clean(self):
        cleaned = super().clean()
        if cleaned.keys() >= NEEDED and self.has_usable_dates(cleaned):
            self.preview = preview(self.supposed(cleaned), clock.today())
            if self.is_changed() or not self.instance.pk:
                self.judge(self.preview.findings)
                self.ask_for_difference_reason(cleaned)
        return cleaned

    def has_usable_dates(self, cleaned: dict) -> bool:
        """Return whether something can be computed from the dates; refuse a sign for "unknown".

        Beyond the calendar nothing is computed: the model refuses such a date.
        """
        if not {*DATES, "done_precision"} <= cleaned.keys():
            return False
        days = [cleaned[name] for name in DATES if cleaned[name] is not None]
        is_part = cleaned["done_precision"] in (Precision.MONTH, Precision.YEAR)
        exact = [cleaned[name] for name in DATES if not (is_part and name == "done_on")]
        sentinels = [day for day in exact if day in SENTINELS]
        for day in sentinels:
            finding = Finding(
                Check.SENTINEL_DATE, Subject.ACT, cleaned["treaty"].code, parameters={"date": day}
            )
            self.add_error(None, numbered(finding))
        return all(FIRST_DAY <= day <= LAST_DAY for day in days)

    def supposed(self, cleaned: dict) -> Act:
        """Return the act as typed, as the draft that it would be."""
        act = correction_of(self.instance, self.instance)
        for field in Act.corrected:
            if field in cleaned:
                setattr(act, field, cleaned[field])
        if self.was != Publication.PUBLISHED:
            act.pk, act.corrects = self.instance.pk, self.instance.corrects
        return act

    def ask_for_difference_reason(self, cleaned: dict) -> None:
        if self.preview.differs and not cleaned.get("difference_reason"):
            found = [item for item in self.preview.notes if item.check == Check.DIFFERS_FROM_CLAUSE]
            text = _("Say why the dates differ, for example a misprint of the depositary's.")
            self.add_error("difference_reason", f"{numbered(found[0])} {text}")
