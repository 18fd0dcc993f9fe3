"""The work board on the admin's front page."""

from django import template

from core import clock
from core.staff.notices import path_of, recent, sentence

from ..admin.digest import Names
from ..admin.morning import work_of

register = template.Library()
TOLD_AT_MOST = 10


@register.inclusion_tag("admin/work_board.html")
def work_board(user) -> dict:
    """Show of each kind of work how much there is and the first rows, with the way to them."""
    tasks = work_of(user, clock.today())
    told = recent(user)[:TOLD_AT_MOST]
    return {
        "told": [(item, sentence(item), path_of(item)) for item in told],
        "tasks": [task for task in tasks if task.count],
        "done": [task for task in tasks if not task.count],
        "enters": user.has_perm("treaties.add_act"),
    }


@register.simple_tag
def followed_names(subscriptions) -> list[tuple]:
    """Return what somebody follows, each with the name of its treaty or State."""
    names = Names()
    return [(item, names.named(item.topic, item.actor)) for item in subscriptions]
