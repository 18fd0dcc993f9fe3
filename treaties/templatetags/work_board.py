"""The work board on the admin's front page."""

from django import template
from django.utils import timezone

from ..admin.morning import work_of

register = template.Library()


@register.inclusion_tag("admin/work_board.html")
def work_board(user) -> dict:
    """Show of each kind of work how much there is and the first rows, with the way to them."""
    tasks = work_of(user, timezone.localdate())
    return {
        "tasks": [task for task in tasks if task.count],
        "done": [task for task in tasks if not task.count],
        "enters": user.has_perm("treaties.add_act"),
    }
