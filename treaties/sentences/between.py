"""Why a treaty is or is not in force between two States, in sentences."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from countries.formats import day_in_words

from ..law.between import Between, Relation, Response
from ..law.vocabulary import AccessionBinds, Status

COLLECTED = {
    AccessionBinds.THOSE_WHO_ACCEPT: (
        "acceptances_not_collected",
        gettext_lazy(
            "%(state)s: whether it accepted the accession of %(other)s is not known, since nobody "
            "collected all acceptances here."
        ),
    ),
    AccessionBinds.THOSE_WHO_DO_NOT_OBJECT: (
        "objections_not_collected",
        gettext_lazy(
            "%(state)s: whether it objected to the accession of %(other)s is not known, since "
            "nobody collected all objections here."
        ),
    ),
}
"""What is said where nobody looked for all responses to an accession."""


def of_state(name: str, row: dict) -> Iterator[dict]:
    """Yield what one State's status means for the answer."""
    words = {"state": name, "status": row["status_label"]}
    if row["is_party"] is None:
        text = _("%(state)s: whether it is a Party cannot be told from the data at hand.")
        yield reason("unknown", text % words)
    elif not row["is_party"]:
        yield reason("not_a_party", _("%(state)s is not a Party: %(status)s.") % words)
    elif row["in_force_on"] is None:
        text = _("%(state)s is a Party; since which day is not known.")
        yield reason("party", text % words)
    else:
        words["day"] = day_in_words(row["in_force_on"])
        yield reason("party", _("%(state)s has been a Party since %(day)s.") % words)
    if row["status"] == Status.SUSPENDED:
        yield reason("suspended", _("%(state)s: the treaty is suspended.") % words)


def of_reservation(objecting: str, other: str) -> dict:
    """Return that a State objected to the other's reservation and precluded entry into force."""
    text = _("%(objecting)s objected to a reservation of %(other)s and precluded entry into force.")
    return reason("objection", text % {"objecting": objecting, "other": other})


def of_accession(found: Relation, names: dict[str, str], binds: AccessionBinds) -> Iterator[dict]:
    """Yield what one State's answer to the accession of the other means; nothing where it binds.

    ``names`` are those of the two States by code, ``binds`` says towards whom accessions bind.
    """
    if found.state is None or found.reason in (Between.NOT_A_PARTY, Between.PARTY_UNKNOWN):
        return
    others = [name for code, name in names.items() if code != found.state]
    words = {"state": names[found.state], "other": others[0] if others else ""}
    if found.reason == Between.NOT_COLLECTED:
        code, text = COLLECTED[binds]
        yield reason(code, text % words)
    elif found.response is not None:
        yield of_response(found, found.response, words)
    elif found.reason == Between.FORM_UNKNOWN:
        text = _(
            "%(state)s: whether it acceded or ratified is not recorded; only an accession has to "
            "be accepted."
        )
        yield reason("form_unknown", text % words)
    else:
        yield of_silence(found, words)


def of_response(found: Relation, response: Response, words: dict) -> dict:
    """Return what an objection or an acceptance that was made means."""
    if not response.accepts:
        return of_objection(found, response, words)
    if found.reason == Between.ACCEPTED_WITHOUT_DATE:
        text = _(
            "%(state)s: it accepted the accession of %(other)s; from which day the treaty is in "
            "force between the two is not known."
        )
        return reason("accepted_without_date", text % words)
    if found.in_force:
        return reason("accepted", _("%(state)s: it accepted the accession of %(other)s.") % words)
    text = _(
        "%(state)s: it accepted the accession of %(other)s; the treaty will be in force between "
        "the two from %(day)s."
    )
    return reason("accepted_later", text % (words | {"day": day_in_words(found.since)}))


def of_objection(found: Relation, response: Response, words: dict) -> dict:
    if found.in_force:
        text = _("%(state)s: it withdrew its objection to the accession of %(other)s on %(day)s.")
        return reason(
            "objection_withdrawn", text % (words | {"day": day_in_words(response.withdrawn_on)})
        )
    if response.made_on is None:
        text = _("%(state)s: it objected to the accession of %(other)s.")
        return reason("objected", text % words)
    text = _("%(state)s: it objected on %(day)s to the accession of %(other)s.")
    return reason("objected", text % (words | {"day": day_in_words(response.made_on)}))


def of_silence(found: Relation, words: dict) -> dict:
    """Return what it means that somebody looked, and found nothing."""
    words = words | {"day": day_in_words(found.checked_on)}
    if found.in_force:
        text = _(
            "%(state)s: no objection to the accession of %(other)s was found when the objections "
            "were last checked, on %(day)s."
        )
        return reason("no_objection", text % words)
    text = _(
        "%(state)s: no acceptance of the accession of %(other)s was found when the acceptances "
        "were last checked, on %(day)s."
    )
    return reason("not_accepted", text % words)


def reason(code: str, text: str) -> dict:
    return {"code": code, "text": text}
