"""The button by which a person follows what a page is about."""

from django import template

from ..models import Subscription

register = template.Library()


@register.inclusion_tag("admin/follow.html", takes_context=True)
def follow_button(context, *, topic: str = "", actor: str = "") -> dict:
    """Show the button to follow a topic or an actor, or to follow it no longer."""
    request, about = context["request"], {"topic": topic, "actor": actor}
    follows = Subscription.objects.filter(user=request.user, **about).exists()
    return {**about, "follows": follows, "request": request}
