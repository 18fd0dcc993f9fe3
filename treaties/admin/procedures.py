"""Procedures: started for a treaty and State in one page, then followed step by step."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.admin.dates import DayField
from core.admin.forms import FactForm
from core.records.publication import Publication

from ..answers.procedures import Followed, follow
from ..models import Procedure, ProcedureStep
from ..writing.procedures import start
from .autocomplete import Searched, of_pair, treaty_label
from .facts import FactAdmin
from .stepper import stepper

WHAT = ["treaty", "state", "step_list"]


class ProcedureForm(FactForm):
    """What a procedure is about; a new one also takes the day on which the deposit is expected."""

    written_with = {"treaties.procedurestep": "procedure"}
    expected_deposit_on = DayField(
        label=gettext_lazy("Deposit expected on"),
        required=False,
        widget=admin.widgets.AdminDateWidget,
        help_text=gettext_lazy("The planned day of the deposit's step, where it can be changed."),
    )

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk is None and cleaned.keys() >= {*WHAT, "started_on"}:
            self.refuse_second(cleaned)
            self.refuse_wrong_list(cleaned)
        return cleaned

    def refuse_wrong_list(self, cleaned: dict) -> None:
        """Refuse the steps of another State, or of another depositary than the treaty's."""
        found, treaty = cleaned["step_list"], cleaned["treaty"]
        fits = (
            found.state == cleaned["state"]
            if found.state
            else found.depositary_id == treaty.depositary_id
        )
        if not fits:
            self.add_error(
                "step_list", _("These are not the steps of this State, nor of the depositary.")
            )

    def refuse_second(self, cleaned: dict) -> None:
        """Refuse a procedure beside one that runs by the same list."""
        rows = Procedure.objects.filter(**{name: cleaned[name] for name in WHAT})
        if any(item.is_running for item in follow(rows, clock.today())):
            self.add_error(None, _("Such a procedure runs already; open that one."))


class StepInlineForm(forms.ModelForm):
    """The days of a step, beside the others; those of a published step are changed on its page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.publication != Publication.DRAFT:
            self.fields["planned_on"].disabled = True


class StepInline(admin.TabularInline):
    """The steps with their planned days; everything else stands on the page of each."""

    model = ProcedureStep
    form = StepInlineForm
    formfield_overrides = FactAdmin.formfield_overrides
    fields = ["planned_on", "reply_by", "responsible", "publication"]
    readonly_fields = ["publication"]
    extra = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request):
        # A row's own words name its procedure, its treaty and its State.
        return super().get_queryset(request).select_related("procedure__treaty", "procedure__state")

    def has_add_permission(self, request, obj=None):
        return False


@admin.register(Procedure)
class ProcedureAdmin(Searched, FactAdmin):
    form = ProcedureForm
    list_display = [treaty_label, "state", "step_list", "started_on", "given_up_on", "responsible"]
    list_display_links = [treaty_label, "state"]
    list_select_related = ["treaty", "state", "step_list"]
    list_filter = ["step_list"]
    search_fields = ["treaty__search_text"]
    search_help_text = gettext_lazy("Treaty and State by number, code or name in any language")
    autocomplete_fields = ["treaty", "state"]
    found = staticmethod(of_pair)

    def get_fields(self, request, obj=None):
        days = ["started_on", "expected_deposit_on"] if obj is None else ["started_on"]
        return [*WHAT, *days, *(["given_up_on"] if obj else []), "responsible", "note"]

    def get_readonly_fields(self, request, obj=None):
        """Leave a procedure with the treaty, State and list whose steps it has."""
        return WHAT if obj else []

    def get_inlines(self, request, obj):
        return [StepInline] if obj else []

    def treaties_of(self, row):
        return [row.treaty]

    def has_delete_permission(self, request, obj=None):
        """Allow no deletion: what nobody goes on with is given up."""
        return False

    def write(self, request, write, form):
        if form.instance.pk:
            super().write(request, write, form)
            return
        expected = form.cleaned_data.get("expected_deposit_on")
        start(write, form.instance, by=request.user, expected_deposit_on=expected)

    def write_related(self, request, write, formset):
        for form in formset.forms:
            if form.has_changed():
                form.instance.changed_by = request.user
        super().write_related(request, write, formset)

    def revert_part(self, request, row, change, reason):
        """Leave the steps to their own histories, which know what is public."""
        raise ValidationError(_("Bring it back in the history of the step itself."))

    def response_add(self, request, obj, post_url_continue=None):
        """Lead on to the steps, which are there now."""
        request.POST = request.POST.copy()
        request.POST.setdefault("_continue", "1")
        return super().response_add(request, obj, post_url_continue)

    def render_change_form(self, request, context, *args, **kwargs):
        if kwargs.get("obj") is not None:
            context["stepper"] = stepper(followed(kwargs["obj"]))
        return super().render_change_form(request, context, *args, **kwargs)


def followed(procedure: Procedure) -> Followed | None:
    """Return a procedure as it stands today; None if it has not begun."""
    found = follow(Procedure.objects.filter(pk=procedure.pk), clock.today())
    return found[0] if found else None
