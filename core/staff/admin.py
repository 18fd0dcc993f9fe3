"""Accounts and groups, with a record of who changed whose rights, from what to what."""

import logging

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_static.admin import StaticDeviceAdmin  # noqa: F401 - registers
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.admin import TOTPDeviceAdmin  # noqa: F401 - registers
from django_otp.plugins.otp_totp.models import TOTPDevice

logger = logging.getLogger("accede.rights")

RIGHTS = {"is_active", "is_staff", "is_superuser", "groups", "user_permissions", "permissions"}


def changed_rights(form) -> list[str]:
    """Return one text for each right that a form changes: what it was, and what it is."""
    return [
        _("%(right)s: %(before)s → %(after)s")
        % {
            "right": form.fields[name].label,
            "before": in_words(form.initial.get(name)),
            "after": in_words(form.cleaned_data[name]),
        }
        for name in form.changed_data
        if name in RIGHTS
    ]


def in_words(value: object) -> str:
    if value is None or isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(sorted(map(str, value))) or _("none")


class KeepsRights:
    """Writes changed rights into the admin's own log, and into the log of the process."""

    def construct_change_message(self, request, form, formsets, add=False):
        rights = changed_rights(form)
        if not rights:
            return super().construct_change_message(request, form, formsets, add)
        text = "; ".join(rights)
        logger.warning("%s changed %s: %s", request.user, form.instance, text)
        return text


admin.site.unregister([User, Group, TOTPDevice, StaticDevice])


@admin.register(User)
class AccountAdmin(KeepsRights, UserAdmin):
    """Django's own, with the record of changed rights."""


@admin.register(Group)
class GroupOfStaffAdmin(KeepsRights, GroupAdmin):
    """Django's own, with the record of changed rights."""


@admin.register(LogEntry)
class AccountsLogAdmin(admin.ModelAdmin):
    """What was done to accounts and groups; nobody changes it, and administrators alone read it."""

    list_display = ["action_time", "user", "object_repr", "what"]
    list_filter = ["action_time"]
    search_fields = ["user__username", "object_repr"]
    list_select_related = ["user"]
    list_display_links = None

    @admin.display(description=gettext_lazy("what was done"))
    def what(self, entry: LogEntry) -> str:
        return entry.get_change_message() or entry.get_action_flag_display()

    def get_queryset(self, request) -> QuerySet:
        of_accounts = ContentType.objects.get_for_models(User, Group).values()
        return super().get_queryset(request).filter(content_type__in=of_accounts)

    def has_view_permission(self, request, obj=None) -> bool:
        return request.user.is_superuser

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(TOTPDevice, StaticDevice)
class DeviceAdmin(admin.ModelAdmin):
    """Who has a second factor. Nobody reads its secret or writes one: its owner sets it up.

    To delete the devices of somebody whose telephone is lost is the way back in.
    """

    fields = list_display = ["user", "name", "confirmed", "last_used_at"]
    list_select_related = ["user"]
    search_fields = ["user__username"]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False
