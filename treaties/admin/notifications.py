"""A notice of a depositary, or a ministry's note, pasted: read, reviewed, and entered as drafts."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.records.publication import Publication

from ..depositaries.notices import MINISTRY, Notice, readers, senders
from ..models import Act, Attachment, Depositary
from ..writing import door
from .attachments import KeptFileField, keep
from .notice_drafts import Draft, Records, drafts_of, first_values

MOST = 20_000
MOST_DRAFTS = 20
"""More acts and statements in one text are divided: each is previewed by itself."""


class NotificationForm(forms.Form):
    """The pasted text, and who wrote it."""

    text = forms.CharField(
        label=gettext_lazy("Heading or text of the notification"),
        max_length=MOST,
        strip=False,
        help_text=gettext_lazy(
            "In English or French; a ministry's note in Russian or Kyrgyz. Several can be pasted "
            "at once. Nothing is saved."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
    )
    sender = forms.ChoiceField(
        label=gettext_lazy("Who wrote it"), required=False, choices=[("", "")]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.readers = readers(Depositary.objects.values_list("code", flat=True))
        self.fields["sender"].choices = sender_choices(self.readers)
        # Below what was read it waits for the next text, and has no focus.
        self.fields["text"].widget.attrs["autofocus"] = not self.is_bound

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("text") and not cleaned.get("sender") and "sender" in cleaned:
            found = senders(cleaned["text"], self.readers)
            cleaned["sender"] = found[0] if len(found) == 1 else ""
            self.ask_for_sender(found)
        return cleaned

    def ask_for_sender(self, found: list[str]) -> None:
        """Ask who wrote a text that bears the marks of several, or of nobody."""
        if len(found) > 1:
            text = _("The text can be of several, so none was chosen: say who wrote it.")
            self.add_error("sender", text)
        if not found:
            text = _("Nothing in the text shows who wrote it. Choose who did.")
            self.add_error("sender", text)

    def notice(self, records: Records) -> Notice:
        reader = self.readers[self.cleaned_data["sender"]]
        return reader.read_notification(self.cleaned_data["text"], records.known())


class KeepForm(forms.Form):
    """What is kept with the drafts beside the text, and why they are entered."""

    file = KeptFileField(
        label=gettext_lazy("The notice as a file"),
        required=False,
        help_text=gettext_lazy("For example a PDF; kept with each draft, for staff alone."),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("It stands in the history of each draft, also for its warnings."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


def sender_choices(by_code: dict) -> list[tuple[str, str]]:
    """Return who can have written a text: first that the text itself says it."""
    names = {row.code: row.name for row in Depositary.objects.filter(code__in=by_code)}
    names[MINISTRY] = _("a ministry, in Russian or Kyrgyz")
    found = [(code, names[code]) for code in by_code]
    return [("", _("as the text shows")), *found]


def paste_page(model_admin, request) -> HttpResponse:
    """Ask for a notice; show what was read in it; enter what was confirmed."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = NotificationForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return page(model_admin, request, {"form": form})
    records = Records()
    notice = form.notice(records)
    if len(notice.told) > MOST_DRAFTS:
        text = _("The text tells of more than %(limit)s acts and statements: divide it.")
        form.add_error("text", text % {"limit": MOST_DRAFTS})
        return page(model_admin, request, {"form": form})
    is_confirmed = "save" in request.POST
    data = request.POST if is_confirmed else first_values(notice, records)
    drafts = drafts_of(
        model_admin, request, notice, data, text=form.cleaned_data["text"], records=records
    )
    keep = KeepForm(request.POST, request.FILES) if is_confirmed else KeepForm()
    if is_confirmed and are_good(request, drafts, keep):
        return entered(model_admin, request, drafts, form.cleaned_data["text"], keep)
    return show(model_admin, request, form, notice=notice, drafts=drafts, keep=keep)


def are_good(request, drafts: list[Draft], keep: KeepForm) -> bool:
    """Whether all that is wanted can be entered; each form is checked, so that all errors show."""
    wanted = [draft for draft in drafts if draft.is_wanted]
    if not wanted:
        messages.error(request, _("Choose at least one act or statement to enter."))
    checks = [draft.form.is_valid() for draft in wanted]
    return keep.is_valid() and bool(checks) and all(checks)


def show(
    model_admin, request, form, *, notice: Notice, drafts: list[Draft], keep: KeepForm
) -> HttpResponse:
    """Show what was read, what was not, and a form for each draft."""
    media = sum((draft.form.media for draft in drafts), forms.Media())
    context = {
        "form": form,
        "sender": dict(form.fields["sender"].choices)[form.cleaned_data["sender"]],
        "sender_code": form.cleaned_data["sender"],
        "drafts": drafts,
        "keep": keep,
        "unread": notice.unread,
        "media": model_admin.media + media,
        "has_read": True,
    }
    return page(model_admin, request, context)


def entered(model_admin, request, drafts: list[Draft], text: str, keep: KeepForm) -> HttpResponse:
    """Enter the wanted drafts, all or none, with the text and the file; lead on to the review."""
    wanted = [draft for draft in drafts if draft.is_wanted]
    if not all(draft.model_admin.has_add_permission(request) for draft in wanted):
        raise PermissionDenied
    treaties = list(
        {draft.form.instance.treaty.pk: draft.form.instance.treaty for draft in wanted}.values()
    )
    reason = keep.cleaned_data["reason"] or _("Entered from a notification.")
    with door.writing(treaties, by=request.user, reason=reason) as write:
        for draft in wanted:
            enter(request, write, draft, files_of(text, keep))
    count = len(wanted)
    said = ngettext("%(count)d draft entered.", "%(count)d drafts entered.", count)
    messages.success(request, said % {"count": count})
    return HttpResponseRedirect(address_of(wanted))


def enter(request, write, draft: Draft, files: list[tuple[str, str, bytes]]) -> None:
    """Write one draft as its own admin does, and what is kept with it."""
    draft.model_admin.write(request, write, draft.form)
    row = draft.form.instance
    owner = {"statement": row} if draft.told.is_statement else {"act": row}
    for name, content_type, content in files:
        write.save(keep(Attachment(**owner, added_by=request.user), name, content_type, content))


def files_of(text: str, keep: KeepForm) -> list[tuple[str, str, bytes]]:
    """Return what is kept with each draft: the text as pasted, and the file if there is one."""
    found = [(_("notification") + ".txt", "text/plain; charset=utf-8", text.encode())]
    file = keep.cleaned_data["file"]
    if file:
        file.seek(0)
        found.append((file.name, file.content_type, file.read()))
    return found


def address_of(drafts: list[Draft]) -> str:
    """Return where whoever entered drafts goes on: the only act's review, else a list."""
    acts = [draft.form.instance for draft in drafts if isinstance(draft.form.instance, Act)]
    if len(acts) == 1:
        return reverse("admin:treaties_act_review", args=[acts[0].pk])
    name = "act" if acts else "statement"
    url = reverse(f"admin:treaties_{name}_changelist")
    return f"{url}?publication__exact={Publication.DRAFT.value}"


def page(model_admin, request, context: dict) -> HttpResponse:
    common = model_admin.admin_site.each_context(request)
    context = {**common, "title": _("Paste a notification"), "opts": Act._meta, **context}
    return TemplateResponse(request, "admin/treaties/act/notification.html", context)
