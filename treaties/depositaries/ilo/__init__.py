"""The International Labour Office: how its notices read."""

from .notices import is_notice, read_notification

__all__ = ["is_notice", "read_notification"]
