"""The Hague Conference on Private International Law, for which the Netherlands are depositary."""

from .notices import is_notice, read_notification

__all__ = ["is_notice", "read_notification"]
