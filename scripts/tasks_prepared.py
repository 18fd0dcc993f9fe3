"""What the measured tasks need of a site: two persons, a procedure, a chart that differs."""

import json
import tempfile
from pathlib import Path

from django.contrib.auth.models import Group, User

from core import clock
from core.staff.models import Preference
from countries.models import State
from treaties.depositaries.coe import Folder, synchronise
from treaties.models import Act, Procedure, ProcedureStep, StepList, Treaty
from treaties.writing import door
from treaties.writing.roles import create_groups, named_permissions

TREATY = "ets-112"


def prepare_site(password: str) -> None:
    """Write them; what is there already stays."""
    create_groups()
    for name, group in (("measured-editor", "Editors"), ("measured-publisher", "Publishers")):
        user, _is_new = User.objects.get_or_create(username=name, defaults={"is_staff": True})
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=group))
        # Groups that were there before differences were kept have no permission for them.
        user.user_permissions.add(*named_permissions(["view_difference", "change_difference"]))
        Preference.objects.update_or_create(user=user, defaults={"language": "ru"})
    add_procedure()
    compare_a_chart()


def add_procedure() -> None:
    treaty, state = Treaty.objects.get(code="ets-024"), State.objects.get(code="KG")
    if ProcedureStep.objects.exists():
        return
    with door.writing([treaty], reason="Prepared to be measured.") as write:
        steps = StepList.objects.order_by("pk").first()
        procedure = Procedure(treaty=treaty, state=state, step_list=steps, started_on=clock.today())
        write.save(procedure)
        names = {"en": "Opinion of the ministries", "ru": "Заключения министерств"}
        write.save(ProcedureStep(procedure=procedure, position=1, names=names))


def compare_a_chart() -> None:
    """Synchronise with a chart in which one accession was deposited a day later than here."""
    acts = Act.objects.filter(treaty__code=TREATY, state__code="KG", corrects=None)
    act = acts.get(kind="accession", publication="published")
    chart = {
        "CodePays": "KGZ",
        "LibPaysOrga": "Kyrgyzstan",
        "DateSignature": None,
        "DateConsentement": "2024-04-23T00:00:00",
        "DateEntreeVigueur": f"{act.effective_on}T00:00:00",
    }
    folder = Path(tempfile.mkdtemp())
    (folder / "signatures").mkdir()
    (folder / "signatures" / "112.json").write_text(json.dumps([[], [chart], []]))
    synchronise(Folder(folder), on=clock.today(), numbers={"112"})
