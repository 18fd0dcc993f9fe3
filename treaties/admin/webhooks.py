"""Webhooks: who is told of each public change, and what became of each delivery."""

from django.contrib import admin, messages
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.admin.facts import ReadOnlyAdmin
from core.records.models import Delivery, Webhook, new_salt
from core.records.signing import secret_of
from core.records.versions import current_sequence


@admin.register(Webhook)
class WebhookAdmin(admin.ModelAdmin):
    list_display = ["name", "url", "is_active", "sequence", "failures", "next_at"]
    list_filter = ["is_active"]
    search_fields = ["name", "url"]
    fields = ["name", "url", "is_active", "sequence", "failures", "next_at"]
    readonly_fields = ["sequence", "failures", "next_at"]
    actions = ["give_new_secret"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_per_page = 50
    show_full_result_count = False

    def save_model(self, request, webhook, form, change):
        """Begin with what comes from now on; one made active again is tried at once.

        What a delivery writes meanwhile is left alone.
        """
        if not change:
            webhook.sequence = current_sequence()
            webhook.save()
            self.show_secret(request, webhook)
            return
        names = list(form.changed_data)
        if "is_active" in names:
            webhook.failures, webhook.next_at = 0, None
            names += ["failures", "next_at"]
        webhook.save(update_fields=names)

    def show_secret(self, request, webhook) -> None:
        text = _("The secret of %(name)s, shown this once: %(secret)s") % {
            "name": webhook.name,
            "secret": secret_of(webhook),
        }
        self.message_user(request, text, messages.WARNING)

    @admin.action(
        description=gettext_lazy("Give a new secret, so that the one before holds no more"),
        permissions=["change"],
    )
    def give_new_secret(self, request, queryset):
        for webhook in queryset:
            webhook.salt = new_salt()
            webhook.save(update_fields=["salt"])
            self.show_secret(request, webhook)


@admin.register(Delivery)
class DeliveryAdmin(ReadOnlyAdmin):
    list_display = ["at", "webhook", "first", "last", "status", "error"]
    list_select_related = ["webhook"]
    list_filter = ["webhook", "status"]
    search_fields = ["webhook__name", "error"]
