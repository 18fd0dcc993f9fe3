"""The steps of procedures, each with its page, and the lists of steps they are copied from."""

from functools import partial

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import clock
from core.admin.by_language import TextsField
from core.admin.dates import DayField
from core.admin.forms import FactForm
from core.admin.publishing import PublishActionForm, publish_selected
from core.records.publication import Publication, needs_second_person, own_words, two_persons

from ..answers.procedures import follow
from ..models import ListStep, Procedure, ProcedureStep, StepFile, StepList
from ..writing.publishing import publish_step
from .attachments import FileAdmin, FileForm, FileInline
from .autocomplete import Searched, of_named, of_pair
from .facts import FactAdmin
from .filters import WorkFilter
from .proposals import ProposedAdmin
from .stepper import address_to_enter, drafts, waiting_for

INTERNAL = ["reply_by", "responsible", "note"]
PUBLIC = [
    "names",
    "bodies",
    "act_kind",
    "planned_on",
    "done_on",
    "document_title",
    "document_number",
    "position",
]


class StepForm(FactForm):
    """A step's fields; readers see none of them before it is published."""

    written_with = {"treaties.stepfile": "step"}

    def clean(self):
        cleaned = super().clean()
        was = self.instance.publication if self.instance.pk else Publication.DRAFT
        is_published = cleaned.get("publication") == Publication.PUBLISHED
        self.publishes = is_published and was != Publication.PUBLISHED
        if was == Publication.PUBLISHED and self.changes_public():
            self.ask_about_public(cleaned)
        if self.publishes:
            self.ask_for_second_person()
        return cleaned

    def ask_about_public(self, cleaned: dict) -> None:
        """Ask why what readers see is changed; refuse files with it where that has to wait."""
        if not cleaned.get("reason"):
            self.add_error("reason", _("Say why what readers see is to be changed."))
        if two_persons() and self.files:
            text = _("Save the file by itself: what readers see waits for a second person.")
            self.add_error(None, text)

    def changes_public(self) -> bool:
        """Whether anything is changed that readers see, the publication included."""
        return bool(self.public_changes() | ({"publication"} & set(self.changed_data)))

    def public_changes(self) -> set[str]:
        return set(self.changed_data) & set(PUBLIC)

    def ask_for_second_person(self) -> None:
        """Refuse to publish what the same person wrote, under that rule."""
        is_written_now = self.instance.pk is None or self.public_changes()
        if two_persons() and (is_written_now or needs_second_person(self.instance, self.user)):
            self.add_error("publication", own_words())


class StepFileForm(FileForm):
    class Meta(FileForm.Meta):
        model = StepFile


class StepFileInline(FileInline):
    model = StepFile
    form = StepFileForm


@admin.register(StepFile)
class StepFileAdmin(FileAdmin):
    list_display = ["name", "step", "size", "added_by", "added_at"]
    list_select_related = ["step__procedure__treaty", "step__procedure__state", "added_by"]
    fields = ["step", "download", "content_type", "size", "sha256", "added_by", "added_at"]
    found = partial(of_pair, prefix="step__procedure__")


@admin.register(ProcedureStep)
class ProcedureStepAdmin(Searched, ProposedAdmin):
    """Steps: kept by the Editors, published and changed afterwards by the Publishers."""

    form = StepForm
    change_form_template = "admin/treaties/procedurestep/change_form.html"
    action_form = PublishActionForm
    actions = ["publish_selected"]
    list_display = [
        "about_what",
        "step_name",
        "planned_on",
        "reply_by",
        "responsible",
        "publication",
    ]
    list_display_links = ["about_what", "step_name"]
    list_select_related = ["procedure__treaty", "procedure__state"]
    list_filter = [WorkFilter, "publication"]
    search_fields = ["procedure__treaty__search_text"]
    search_help_text = gettext_lazy("Treaty and State by number, code or name in any language")
    autocomplete_fields = ["procedure"]
    inlines = [StepFileInline]
    fieldsets = [
        (None, {"fields": ["procedure", ("position", "act_kind"), "names", "bodies"]}),
        (gettext_lazy("Days"), {"fields": [("planned_on", "reply_by", "done_on")]}),
        (gettext_lazy("Document"), {"fields": [("document_title", "document_number")]}),
        (gettext_lazy("For staff"), {"fields": ["responsible", "note"]}),
        (gettext_lazy("For readers"), {"fields": ["publication"]}),
    ]
    found = partial(of_pair, prefix="procedure__")

    @admin.display(description=gettext_lazy("procedure"), ordering="procedure__treaty__sort_key")
    def about_what(self, step):
        return f"{step.procedure.treaty.label} {step.procedure.state.code}"

    @admin.display(description=gettext_lazy("step"))
    def step_name(self, step):
        return step.name.text

    @admin.action(description=gettext_lazy("Publish the selected steps"), permissions=["publish"])
    def publish_selected(self, request, queryset):
        rows = queryset.select_related("procedure__treaty")
        return publish_selected(self, request, rows, publish_step)

    # --- Who may do what --------------------------------------------------------------------

    def has_publish_permission(self, request):
        return request.user.has_perm("treaties.publish_act")

    def get_readonly_fields(self, request, obj=None):
        """Leave what readers see to the Publishers; a step stays with its procedure."""
        found = ["procedure"] if obj else []
        if self.has_publish_permission(request):
            return found
        is_public = obj is not None and obj.publication != Publication.DRAFT
        return [*found, "publication", *(PUBLIC if is_public else [])]

    def has_delete_permission(self, request, obj=None):
        is_draft = obj is None or obj.publication == Publication.DRAFT
        return is_draft and super().has_delete_permission(request, obj)

    def is_public(self, stored) -> bool:
        return stored is not None and stored.publication == Publication.PUBLISHED

    def waits(self, stored, form=None) -> bool:
        """Let what only staff read be changed at once."""
        return super().waits(stored, form) and (form is None or form.changes_public())

    # --- Writing and pages ------------------------------------------------------------------

    def treaties_of(self, row):
        return [row.procedure.treaty]

    def going_back(self, request, row):
        """Leave it to the Publishers to bring back what readers would see."""
        if row.publication != Publication.DRAFT and not self.has_publish_permission(request):
            raise PermissionDenied
        return super().going_back(request, row)

    def write(self, request, write, form):
        step = form.instance
        if step.pk is None:
            step.entered_by = request.user
        if form.public_changes() or step.pk is None:
            step.changed_by = request.user
        super().write(request, write, form)

    def write_related(self, request, write, formset):
        for form in formset.forms:
            if isinstance(form.instance, StepFile):
                form.instance.added_by = form.instance.added_by or request.user
        super().write_related(request, write, formset)

    def render_change_form(self, request, context, *args, **kwargs):
        step = kwargs.get("obj")
        if step is not None and step.act_kind:
            context |= act_of(step)
        return super().render_change_form(request, context, *args, **kwargs)


def act_of(step: ProcedureStep) -> dict:
    """Return the act that completes a step, those that wait for it, and where to enter one."""
    found = follow(Procedure.objects.filter(pk=step.procedure_id), clock.today())
    stages = {row.pk: stage for item in found for row, stage in item.stages}
    stage = stages.get(step.pk)
    return {
        "act": found[0].act(stage) if stage else None,
        "drafts": waiting_for(step, drafts(step)),
        "enter_act": address_to_enter(step),
    }


class ListStepInline(admin.StackedInline):
    model = ListStep
    extra = 0
    fields = [("position", "code"), "act_kind", "names", "bodies"]
    formfield_overrides = {
        models.DateField: {"form_class": DayField},
        models.JSONField: {"form_class": TextsField},
    }


class StepListForm(FactForm):
    written_with = {"treaties.liststep": "step_list"}


@admin.register(StepList)
class StepListAdmin(Searched, FactAdmin):
    """Lists of steps; a procedure keeps the steps that it was started with."""

    form = StepListForm
    list_display = ["code", "__str__", "state", "depositary", "is_proposal"]
    list_select_related = ["state", "depositary"]
    search_fields = ["code"]
    search_help_text = gettext_lazy("Code or name in any language")
    autocomplete_fields = ["state", "depositary"]
    fields = ["code", "names", ("state", "depositary"), "position", "is_proposal", "source"]
    inlines = [ListStepInline]
    found = partial(of_named, model=StepList)
