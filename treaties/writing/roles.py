"""The groups of staff and what each may do."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission

APPS = ["records", "countries", "treaties", "programmes"]
# What staff note with an act, as it was noted or not at all.
NOTED = ["add_actnote", "delete_actnote"]
# What staff keep of a procedure; readers see the steps that somebody publishes.
IN_PROCEDURES = ["procedure", "procedurestep", "stepfile"]
DRAFTED = [
    *("act", "statement", "attachment", "authority", "report", "nationallaw"),
    *("programme", "project", "result"),
]
# What stands in the form of a programme or project, and is published with it.
IN_PROGRAMMES = ["extension", "contribution", "aim", "document", "milestone"]
WORDS = ["partner", "theme"]
# What stands in the form of a treaty or State: a row too many says something that is not so.
WITH_TREATIES = [
    *("route", "relation", "checked", "liststep"),
    *("practice", "monitoring", "reportingduty", "validity", "articlesubject"),
]
# To whom changes are sent: an address may hold what only its owner should know.
WEBHOOKS = ["view_webhook", "view_delivery"]
EDITORS = [
    *(f"{action}_{model}" for model in DRAFTED for action in ("add", "change")),
    # Drafts only: the admin offers no deletion of what is published, or was.
    *(f"delete_{model}" for model in DRAFTED if model != "attachment"),
    *(f"{action}_{model}" for model in IN_PROCEDURES for action in ("add", "change")),
    "delete_procedurestep",
    *(f"{action}_{model}" for model in IN_PROGRAMMES for action in ("add", "change", "delete")),
    *(f"add_{model}" for model in WORDS),
    *NOTED,
    # What a depositary says otherwise: to accept as a draft, to keep ours, to ask.
    "change_difference",
]
PUBLISHERS = [
    "publish_act",
    "publish_programme",
    "publish_result",
    *(f"change_{model}" for model in WORDS),
    *(
        f"{action}_{model}"
        for model in (
            "treaty",
            "clause",
            "state",
            "organisation",
            "membership",
            "depositary",
            "series",
            "subject",
            "steplist",
            "lettertemplate",
            "monitoringbody",
        )
        for action in ("add", "change")
    ),
    "delete_lettertemplate",
    *(f"{action}_webhook" for action in ("add", "change", "delete")),
    *WEBHOOKS,
    *(f"{action}_{model}" for model in WITH_TREATIES for action in ("add", "change", "delete")),
]


def create_groups() -> list[str]:
    """Create the groups of staff that do not exist yet and return their names.

    A group that exists keeps the permissions that an administrator gave it.
    """
    viewing = Permission.objects.filter(
        content_type__app_label__in=APPS, codename__startswith="view_"
    ).exclude(codename__in=WEBHOOKS)
    editing = named_permissions(EDITORS)
    publishing = named_permissions(PUBLISHERS)
    wanted = {
        "Viewers": [*viewing],
        "Editors": [*viewing, *editing],
        "Publishers": [*viewing, *editing, *publishing],
    }
    return [name for name, permissions in wanted.items() if create_group(name, permissions)]


def create_group(name: str, permissions: Iterable[Permission]) -> bool:
    """Create one group with its permissions; False if there is one of that name."""
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new:
        group.permissions.set(permissions)
    return is_new


def named_permissions(codenames: list[str]) -> list[Permission]:
    """Return the permissions of our apps with these names; LookupError if one does not exist."""
    found = Permission.objects.filter(content_type__app_label__in=APPS, codename__in=codenames)
    missing = set(codenames) - {permission.codename for permission in found}
    if missing:
        raise LookupError(f"There is no permission {', '.join(sorted(missing))}: migrate first.")
    return [*found]
