"""Notes of a ministry, in Russian or Kyrgyz: no depositary's, about a treaty of any of them."""

from .notices import is_notice, read_notification

__all__ = ["is_notice", "read_notification"]
