"""What the search finds treaties by; derived from titles, names and numbers, never edited."""

from django.db import models

from .treaties import Treaty


class SearchKey(models.Model):
    """A stem of a word in a treaty's titles and names, a whole name (``=``) or number (``#``).

    ``spelled`` is the word as it stands there, ``weight`` how much of a title or name it makes up.
    """

    is_derived = True

    treaty = models.ForeignKey(Treaty, models.CASCADE, related_name="search_keys")
    key = models.CharField(max_length=200)
    spelled = models.CharField(max_length=60, blank=True)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["key", "-weight"], name="treaties_searchkey_by_key")]
        constraints = [
            models.UniqueConstraint(
                fields=["treaty", "key", "spelled"], name="%(app_label)s_%(class)s_once"
            )
        ]

    def __str__(self):
        return f"{self.treaty_id} {self.key}"
