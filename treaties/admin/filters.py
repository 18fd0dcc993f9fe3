"""Filters of the admin's lists: the work board's lists, the State, and who wrote a row."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from core import clock
from countries.models import State

from ..questions.states import region
from .board import tasks_of
from .morning import written_by


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
        return queryset.filter(task.condition(clock.today())) if task else queryset


class UnofficialTitleFilter(admin.SimpleListFilter):
    """Keep the treaties whose title in one language nobody has confirmed yet."""

    title = _("unofficial title")
    parameter_name = "unofficial"

    def lookups(self, request, model_admin):
        return settings.LANGUAGES

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        # SQLite cannot look into a list of JSON.
        written = queryset.annotate(unofficial=Cast("unofficial_titles", TextField()))
        return written.filter(unofficial__contains=f'"{self.value()}"')


class StateFilter(admin.SimpleListFilter):
    """Keep the rows of one State: the focus State and its neighbours come first, then by name."""

    title = _("State")
    parameter_name = "of"

    def lookups(self, request, model_admin):
        first = region()
        others = sorted(set(State.objects.all()) - set(first), key=str)
        return [(state.code, str(state)) for state in [*first, *others]]

    def queryset(self, request, queryset):
        return queryset.filter(state__code=self.value()) if self.value() else queryset


class WriterFilter(admin.SimpleListFilter):
    """Keep the rows that one person entered or changed last; oneself comes first."""

    title = _("who wrote it")
    parameter_name = "by"

    def lookups(self, request, model_admin):
        own = request.user
        others = get_user_model().objects.filter(is_staff=True).exclude(pk=own.pk)
        return [
            (str(own.pk), _("I myself")),
            *((str(user.pk), str(user)) for user in others.order_by("username")),
        ]

    def queryset(self, request, queryset):
        chosen = self.value() or ""
        return queryset.filter(written_by(int(chosen))) if chosen.isdecimal() else queryset
