"""A depositary's notification, pasted: what it seems to say, and the act's form filled with it."""

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countries.formats import day_in_words
from countries.models import State

from ..depositaries import folder_of
from ..depositaries.notices import Field, Guess, Notice, Problem, Trouble
from ..law.checks import check_title
from ..models import Act, Treaty
from ..models.choices import ACT_KIND_LABELS
from ..models.numbers import normalised
from ..questions.states import names_in_texts
from ..sentences.findings import sentence

MOST = 20_000
# Whose notices staff can paste: all bundled series are this depositary's.
DEPOSITARY = "coe"

FIELD_LABELS = {
    Field.REFERENCE: gettext_lazy("Document reference"),
    Field.TREATY: gettext_lazy("Treaty"),
    Field.STATE: gettext_lazy("State"),
    Field.KIND: gettext_lazy("Kind"),
    Field.DONE_ON: gettext_lazy("Done on"),
    Field.EFFECTIVE_ON: gettext_lazy("Published effect"),
    Field.ARTICLES: gettext_lazy("Articles"),
}
TROUBLES = {
    Trouble.MISSING: gettext_lazy("not found in the text."),
    Trouble.SEVERAL: gettext_lazy("the text can mean several, so none was chosen:"),
    Trouble.UNKNOWN: gettext_lazy("the text names what is not known:"),
    Trouble.UNCLEAR: gettext_lazy("the text does not say what this date is of:"),
}


class NotificationForm(forms.Form):
    """The pasted text."""

    text = forms.CharField(
        label=gettext_lazy("Heading or text of the notification"),
        max_length=MOST,
        help_text=gettext_lazy("In English or French. Nothing is saved."),
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
    )


def paste_page(model_admin, request):
    """Ask for a notification; show what was read in it, and lead on to the act's form."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = NotificationForm(request.POST if request.method == "POST" else None)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Paste a notification"),
        "opts": Act._meta,
        "form": form,
    }
    if form.is_valid():
        context |= results(form.cleaned_data["text"])
    return TemplateResponse(request, "admin/treaties/act/notification.html", context)


def results(text: str) -> dict:
    """Return what the page shows of a text: guesses, problems, the address of the filled form."""
    states = {state.code: state for state in State.objects.all()}
    treaties = {treaty.code: treaty for treaty in Treaty.objects.all()}
    numbers = defaultdict(list)
    for treaty in treaties.values():
        numbers[treaty.number].append(treaty.code)
    labels = [(name, state.code) for name, state in names_in_texts(states.values())]
    notice = folder_of(DEPOSITARY).read_notification(text, labels, numbers)
    rows = {Field.STATE: states, Field.TREATY: treaties}
    return {
        "guesses": [shown(field, guess, rows) for field, guess in notice.guesses.items()],
        "problems": [
            *contradictions(notice, text, treaties.values()),
            *(in_words(problem) for problem in notice.problems),
        ],
        "add_url": f"{reverse('admin:treaties_act_add')}?{urlencode(initial(notice, rows))}",
        "has_read": True,
    }


def contradictions(notice: Notice, text: str, treaties: Iterable[Treaty]) -> list[dict]:
    """Return, as the page shows it, that the text holds the title of another treaty."""
    guess = notice.guesses.get(Field.TREATY)
    if guess is None:
        return []
    titles = {row.code: [normalised(title) for title in row.titles.values()] for row in treaties}
    return [
        {"field": FIELD_LABELS[Field.TREATY], "text": sentence(item), "pieces": ()}
        for item in check_title(guess.value, normalised(text), titles)
    ]


def shown(field: Field, guess: Guess, rows: dict) -> dict:
    """Return a guess as the page shows it."""
    value = guess.value
    if field in rows:
        value = rows[field][value]
    elif field == Field.KIND:
        value = ACT_KIND_LABELS[value]
    elif field in (Field.DONE_ON, Field.EFFECTIVE_ON):
        value = day_in_words(value)
    return {"field": FIELD_LABELS[field], "value": value, "piece": guess.piece}


def in_words(problem: Problem) -> dict:
    """Return a problem as the page shows it."""
    return {
        "field": FIELD_LABELS[problem.field],
        "text": TROUBLES[problem.trouble],
        "pieces": problem.pieces,
    }


def initial(notice: Notice, rows: dict) -> dict[str, str]:
    """Return the values with which the act's form opens; it has no field for the articles."""
    values = {
        field.value: str(rows[field][guess.value].pk if field in rows else guess.value)
        for field, guess in notice.guesses.items()
        if field != Field.ARTICLES
    }
    if reference := values.get(Field.REFERENCE.value):
        values["document_reference"] = reference[:200]
        values["source"] = _("Notification %(reference)s") % {"reference": reference}
    return values
