"""The work board on the admin's front page."""

from django import template
from django.urls import reverse
from django.utils import timezone

from ..admin.board import TASKS, Task

register = template.Library()


@register.inclusion_tag("admin/work_board.html")
def work_board(user) -> dict:
    """Show how much of each kind of work there is, with the way to it."""
    today = timezone.localdate()
    return {
        "tasks": [
            {"title": task.title, "count": task.count(today), "address": address(task)}
            for task in TASKS
            if user.has_perm(label(task, ".view_"))
        ]
    }


def label(task: Task, separator: str) -> str:
    return f"{task.model._meta.app_label}{separator}{task.model._meta.model_name}"


def address(task: Task) -> str:
    """Return the address of the list of the rows that a kind of work is about."""
    name = f"admin:{label(task, '_')}_changelist"
    return f"{reverse(name)}?work={task.code}"
