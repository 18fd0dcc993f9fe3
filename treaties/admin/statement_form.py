"""The form of a statement: what it names has to fit, and days that lie ahead are refused."""

from django.utils.translation import gettext as _

from core import clock
from countries.formats import day_in_words

from ..law.finding import Finding
from ..law.statements import withdrawal_effect
from ..law.vocabulary import AppliesTo
from ..models import Act, Clause, Statement, Treaty
from ..models.choices import ANSWERING_NATURES, FOLLOWING_NATURES, Precision, StatementNature
from ..models.worlds import clause_facts
from ..writing.findings import about_statement
from ..writing.publishing import days_ahead
from .corrected_form import CorrectedForm


class StatementForm(CorrectedForm):
    """A statement's fields; it is judged beside the acts of its State."""

    findings: list[Finding] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "about_act" in self.fields:
            text = _("Choose a published accession.")
            self.fields["about_act"].error_messages["invalid_choice"] = text

    def clean(self):
        cleaned = super().clean()
        if {"treaty", "state", "nature"} <= cleaned.keys() and self.is_changed():
            self.enter_end(cleaned)
            statement = self.supposed(cleaned)
            self.findings = about_statement(statement, cleaned.get("territories", ()))
            self.judge(self.findings)
            for name, text in days_ahead(statement, clock.today()).items():
                self.add_error(name, text)
            self.refuse_wrong_answer(cleaned)
            self.refuse_wrong_target(cleaned)
        return cleaned

    def supposed(self, cleaned: dict) -> Statement:
        """Return the statement as typed."""
        names = [field.name for field in Statement._meta.concrete_fields if field.name in cleaned]
        return Statement(**{name: cleaned[name] for name in names})

    def enter_end(self, cleaned: dict) -> None:
        """Enter the end that follows from a withdrawal, where none was given."""
        received_on = cleaned.get("withdrawn_on")
        if received_on is None or cleaned.get("ends_on") is not None or "ends_on" in self.errors:
            return
        clause = Clause.objects.filter(
            treaty=cleaned["treaty"], applies_to=AppliesTo.RESERVATION_WITHDRAWAL, group=""
        ).first()
        facts = clause_facts(clause, {}) if clause else None
        cleaned["ends_on"] = withdrawal_effect(facts, received_on)
        if cleaned["ends_on"] is None:
            text = _("The treaty's clause does not say when: give the day of the effect.")
            self.add_error("ends_on", text)

    def refuse_wrong_answer(self, cleaned: dict) -> None:
        """Refuse an answer to an accession that this State cannot answer, or not on that day."""
        act, made_on = cleaned.get("about_act"), cleaned.get("made_on")
        if act is None:
            return
        if problem := wrong_answer(act, cleaned["treaty"], cleaned["state"]):
            self.add_error("about_act", problem)
        elif made_on and act.done_precision == Precision.DAY and made_on < act.done_on:
            text = _("It answers an accession of %(day)s and cannot have been made before.")
            self.add_error("made_on", text % {"day": day_in_words(act.done_on)})

    def refuse_wrong_target(self, cleaned: dict) -> None:
        """Refuse an objection without a target, and one that names what it cannot be about."""
        nature = cleaned["nature"]
        target, earlier = cleaned.get("objects_to"), cleaned.get("follows")
        is_aimless = target is None and cleaned.get("about_act") is None
        if nature == StatementNature.OBJECTION and is_aimless and "about_act" not in self.errors:
            text = _("Choose the statement, or the accession, that it objects to.")
            self.add_error("objects_to", text)
        if target is not None and (problem := self.wrong_target(target, cleaned)):
            self.add_error("objects_to", problem)
        if earlier is not None and (problem := self.wrong_earlier(earlier, cleaned)):
            self.add_error("follows", problem)

    def wrong_target(self, target: Statement, cleaned: dict) -> str:
        """Return why a State cannot object to a statement; empty if it can."""
        if target.treaty_id != cleaned["treaty"].pk:
            return _("This statement is about another treaty.")
        if target.state_id == cleaned["state"].pk:
            return _("A State cannot object to what it declared itself.")
        made_on = cleaned.get("made_on")
        if made_on and target.made_on and made_on < target.made_on:
            return _("It objects to what was declared only later.")
        return ""

    def wrong_earlier(self, earlier: Statement, cleaned: dict) -> str:
        """Return why a State cannot renew a statement or withdraw a part of it; empty if it can."""
        if earlier.treaty_id != cleaned["treaty"].pk or earlier.state_id != cleaned["state"].pk:
            return _("Choose a statement of the same State about the same treaty.")
        if earlier.nature in {*FOLLOWING_NATURES, *ANSWERING_NATURES}:
            return _("Choose the reservation or declaration itself.")
        return ""


def wrong_answer(act: Act, treaty: Treaty, state) -> str:
    """Return why a State cannot object to an accession or accept it; empty if it can."""
    if act.treaty_id != treaty.pk:
        return _("This accession is to another treaty: %(treaty)s.") % {"treaty": act.treaty.label}
    if act.state_id == state.pk:
        return _("A State cannot object to its own accession, nor accept it.")
    if not treaty.accession_binds:
        text = _(
            "An accession to %(treaty)s binds towards all Parties, so nobody may refuse it. If "
            "that is wrong, correct the treaty first."
        )
        return text % {"treaty": treaty.label}
    return ""
