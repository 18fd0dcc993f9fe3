"""The work board's lists as filters of the admin's lists."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .board import tasks_of


class WorkFilter(admin.SimpleListFilter):
    """Keep the rows that ask for one kind of work, as the board counts them."""

    title = _("work to do")
    parameter_name = "work"

    def __init__(self, request, params, model, model_admin):
        self.tasks = {task.code: task for task in tasks_of(model)}
        super().__init__(request, params, model, model_admin)

    def lookups(self, request, model_admin):
        return [(task.code, task.title) for task in self.tasks.values()]

    def queryset(self, request, queryset):
        task = self.tasks.get(self.value())
        return queryset.filter(task.condition(timezone.localdate())) if task else queryset
