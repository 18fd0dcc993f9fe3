"""What a process keeps in its memory, bounded in bytes as well as in entries."""

from django.core.cache.backends.locmem import LocMemCache


class Memory(LocMemCache):
    """Django's cache in memory that drops what was used least once it holds too many bytes.

    ``OPTIONS["MAX_BYTES"]`` says how many; what is larger than an eighth of them is not kept.
    """

    def __init__(self, name: str, params: dict):
        self.most_bytes = params["OPTIONS"]["MAX_BYTES"]
        super().__init__(name, params)

    def _set(self, key: str, value: bytes, timeout=None) -> None:
        self._delete(key)
        if len(value) > self.most_bytes // 8:
            return
        super()._set(key, value, timeout)
        while sum(map(len, self._cache.values())) > self.most_bytes:
            self._delete(next(reversed(self._cache)))
