"""What the tests of the admin share: people, a treaty, and the values of a form."""

from datetime import date

from django.contrib.auth.models import Group, User

from core.admin.merging import sent
from tests import factories
from treaties.models import Treaty
from treaties.writing import door
from treaties.writing.roles import create_groups

MANAGEMENT = {
    f"{name}-{count}": 0
    for name in ("attachments", "dated_notes")
    for count in ("TOTAL_FORMS", "INITIAL_FORMS")
}

BESIDE_TREATIES = (
    *("routes", "clauses", "chart_check", "relations"),
    *("validities", "article_subjects", "practice"),
    *("monitoring", "reporting_duties"),
)
"""The rows that stand in the form of a treaty."""


def person(group: str) -> User:
    """Return a new member of staff in a group: Viewers, Editors or Publishers."""
    create_groups()
    user = factories.UserFactory(is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user


def treaty_in_force(**values) -> Treaty:
    """Return a treaty in force since 1985: three months, then the first of the month."""
    factories.RevisionFactory()
    treaty = factories.TreatyFactory(entered_into_force_on=date(1985, 7, 1), **values)
    for applies_to in ("entry_into_force_for_state", "denunciation"):
        factories.ClauseFactory(treaty=treaty, applies_to=applies_to)
    door.rederive()
    return treaty


def act_values(treaty, state, **changed) -> dict:
    """Return the values of the form of an accession of 22 April 2024, some of them changed."""
    return {
        "treaty": treaty.pk,
        "state": state.pk,
        "kind": "accession",
        "done_on": "2024-04-22",
        "source": "Notification JJ9343C",
        **MANAGEMENT,
    } | changed


def values_of(act, **changed) -> dict:
    """Return the values with which the form of a stored act opens, some of them changed."""
    days = {name: getattr(act, name) for name in ("effective_on", "expires_on")}
    return (
        act_values(
            act.treaty,
            act.state,
            kind=act.kind,
            source=act.source,
            done_on=act.done_text,
            seen=0,
            **{name: day.isoformat() if day else "" for name, day in days.items()},
        )
        | changed
    )


def form_values(page) -> dict:
    """Return what a browser sends of the form and its rows that a page of the admin shows."""
    shown = [page.context["adminform"].form]
    for item in page.context["inline_admin_formsets"]:
        shown += [item.formset.management_form, *item.formset.initial_forms]
    values = {name: value for form in shown for box in form for name, value in sent(box).items()}
    return {name: value for name, value in values.items() if value}
