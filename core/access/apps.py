from django.contrib.admin.apps import AdminConfig


class GuardedAdminConfig(AdminConfig):
    """Django's admin, with the site that asks for the second factor."""

    default_site = "core.access.site.Site"
