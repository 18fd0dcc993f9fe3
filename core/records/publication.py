"""What "published" means for whatever is entered as a draft first, and who may publish it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Change
from .versions import changes_of, changes_of_many


class Publication(models.TextChoices):
    DRAFT = "draft", gettext_lazy("draft")
    PUBLISHED = "published", gettext_lazy("published")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn from publication")


class NotAllowed(ValidationError):
    """Why something cannot be published or withdrawn, in sentences for whoever tried."""


class NotSeen(NotAllowed):
    """It was changed after it was shown to whoever would publish it."""


def person():
    """Return the field for a member of staff whom the program notes."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )


class Published(models.Model):
    """Whatever is entered as a draft first: readers see it once somebody has published it."""

    # The models whose rows are published with a row, each with the field that leads to it.
    published_parts: dict[str, str] = {}
    # The models whose rows readers see only while they see a row, each with the field to it.
    shown_with: dict[str, str] = {}
    # What no reader sees or a reviewer writes: whoever wrote no more than that may publish.
    not_authored: frozenset[str] = frozenset()
    # What a correction says anew: publishing it copies these fields over those of its row.
    corrected: tuple[str, ...] = ()

    publication = models.CharField(
        gettext_lazy("publication"),
        max_length=10,
        choices=Publication,
        default=Publication.DRAFT,
    )
    version = models.PositiveIntegerField(default=0, editable=False, help_text="Counts the writes.")
    entered_by = person()
    changed_by = person()
    entered_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(publication__in=Publication.values),
                name="%(app_label)s_%(class)s_publication_known",
            )
        ]

    def reviewed_with(self) -> list["Published"]:
        """Return the rows that whoever publishes this one has to have seen, itself first."""
        return [self]


# What the program notes with each version.
NOTED = {"id", "version", "entered_by_id", "changed_by_id", "entered_at", "changed_at"}


def authors(row: Published) -> set[int]:
    """Return the ids of everybody who wrote the version of a row that is not published yet.

    Whoever wrote a field that readers will see, or a row that is published with it, or took it
    from publication, counts since its last publication; whoever wrote the internal note does not.
    """
    return _authors(row, list(changes_of(row, row.published_parts)))


def authors_of(rows: list[Published]) -> dict[int, set[int]]:
    """Return the authors of many rows of one model, by the rows' ids."""
    found = changes_of_many(rows, rows[0].published_parts) if rows else {}
    return {row.pk: _authors(row, found[row.pk]) for row in rows}


def _authors(row: Published, changes: list[Change]) -> set[int]:
    published = [change.sequence for change in changes if _leaves_published(change, row)]
    last = max(published, default=0)
    found = {change.by_id for change in changes if change.sequence > last and _counts(change, row)}
    if not published:
        found.add(row.entered_by_id)
    if not changes:
        found.add(row.changed_by_id)
    return found - {None}


def _leaves_published(change: Change, row: Published) -> bool:
    is_own = change.model == row._meta.label_lower
    return is_own and (change.after or {}).get("publication") == Publication.PUBLISHED


def _counts(change: Change, row: Published) -> bool:
    before, after = change.before or {}, change.after or {}
    if change.before is None or change.after is None or change.model != row._meta.label_lower:
        return True
    differing = {name for name in before | after if before.get(name) != after.get(name)}
    return bool(differing - NOTED - row.not_authored)


def two_persons() -> bool:
    """Whether whoever writes something may not publish it."""
    return settings.TWO_PERSON_RULE


def needs_second_person(row: Published, user) -> bool:
    """Whether the two-person rule keeps a user from publishing a row."""
    return two_persons() and user is not None and user.pk in authors(row)


def refuse_own(row: Published, user) -> None:
    """Raise NotAllowed for what one wrote oneself, under the two-person rule.

    Asked inside the lock: nobody can write anything more before it is published.
    """
    if needs_second_person(row, user):
        raise NotAllowed(own_words())


def own_words() -> str:
    return _("You wrote something of this version, so somebody else has to publish it.")


def refuse_unseen(row: Published, seen: int | None) -> None:
    """Raise NotSeen if a row was changed after the change ``seen``; None: nobody had to see it."""
    if seen is None:
        return
    for each in row.reviewed_with():
        if changes_of(each, each.published_parts).filter(sequence__gt=seen).exists():
            raise NotSeen(_("It was changed after you opened it, so it is not published."))
