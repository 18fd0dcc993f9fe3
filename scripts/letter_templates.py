"""Write the templates of letters that come with this site, from the texts below.

.venv/bin/python scripts/letter_templates.py
"""

from pathlib import Path

from docx import Document
from docx.shared import Pt

FOLDER = Path(__file__).parent.parent / "treaties" / "data" / "letters"
TREATY = "{{ treaty_title }} ({{ treaty_label }})"

# A name stands alone or after a colon, so that no language has to decline it.
LETTERS = {
    "request.en": [
        "{{ date }}",
        "{{ addressee }}",
        "Excellency,",
        (
            "On behalf of my Government I have the honour to request that the State that I represent, "
            "{{ state }}, be invited to accede to the following treaty:"
        ),
        (
            "{{ treaty_title }} ({{ treaty_label }}{% if opened_on %}, opened for signature on "
            "{{ opened_on }}{% endif %}).{% if articles %} This request is made in accordance with "
            "article {{ articles }} of the treaty.{% endif %}"
        ),
        "Please accept, Excellency, the assurances of my highest consideration.",
        "Minister for Foreign Affairs\n{{ state_official }}",
    ],
    "renewal.en": [
        "{{ date }}",
        "{{ addressee }}",
        "Excellency,",
        (
            "On behalf of my Government I have the honour to refer to the invitation of "
            "{{ invited_on }} to the State that I represent, {{ state }}, to accede to the following "
            "treaty:"
        ),
        f"{TREATY}.",
        (
            "{% if valid_until %}The invitation is valid until {{ valid_until }}. {% endif %}I request "
            "that it be renewed, so that the instrument of accession can still be deposited after "
            "that."
        ),
        "Please accept, Excellency, the assurances of my highest consideration.",
        "Minister for Foreign Affairs\n{{ state_official }}",
    ],
    "request.fr": [
        "{{ date }}",
        "{{ addressee }}",
        "Excellence,",
        (
            "Au nom de mon Gouvernement, j'ai l'honneur de demander que l'État que je représente "
            "({{ state }}) soit invité à adhérer au traité suivant :"
        ),
        (
            "{{ treaty_title }} ({{ treaty_label }}{% if opened_on %}, ouvert à la signature le "
            "{{ opened_on }}{% endif %}).{% if articles %} La présente demande est faite conformément "
            "à l'article {{ articles }} du traité.{% endif %}"
        ),
        "Je vous prie d'agréer, Excellence, l'assurance de ma très haute considération.",
        "Ministre des Affaires étrangères\n{{ state_official }}",
    ],
    "renewal.fr": [
        "{{ date }}",
        "{{ addressee }}",
        "Excellence,",
        (
            "Au nom de mon Gouvernement, j'ai l'honneur de me référer à l'invitation à adhérer au "
            "traité ci-après, adressée à l'État que je représente ({{ state }}) ; date de "
            "l'invitation : {{ invited_on }}."
        ),
        f"{TREATY}.",
        (
            "{% if valid_until %}L'invitation est valable jusqu'au {{ valid_until }}. {% endif %}Je "
            "demande qu'elle soit renouvelée, afin que l'instrument d'adhésion puisse encore être "
            "déposé par la suite."
        ),
        "Je vous prie d'agréer, Excellence, l'assurance de ma très haute considération.",
        "Ministre des Affaires étrangères\n{{ state_official }}",
    ],
    "request.ru": [
        "{{ date }}",
        "{{ addressee }}",
        "Ваше Превосходительство,",
        (
            "От имени моего Правительства имею честь просить о направлении представляемому мною "
            "государству ({{ state }}) приглашения присоединиться к следующему договору:"
        ),
        (
            "{{ treaty_title }} ({{ treaty_label }}{% if opened_on %}; открыт для подписания "
            "{{ opened_on }}{% endif %}).{% if articles %} Основание: статья {{ articles }} "
            "договора.{% endif %}"
        ),
        "Примите, Ваше Превосходительство, уверения в моём самом высоком уважении.",
        "Министр иностранных дел\n{{ state_official }}",
    ],
    "renewal.ru": [
        "{{ date }}",
        "{{ addressee }}",
        "Ваше Превосходительство,",
        (
            "От имени моего Правительства имею честь сослаться на приглашение, направленное "
            "представляемому мною государству ({{ state }}), присоединиться к указанному ниже "
            "договору (дата приглашения: {{ invited_on }}):"
        ),
        f"{TREATY}.",
        (
            "{% if valid_until %}Приглашение действительно по следующий день включительно "
            "({{ valid_until }}). {% endif %}"
            "Прошу продлить приглашение, чтобы документ о присоединении мог быть сдан на хранение и "
            "после этого срока."
        ),
        "Примите, Ваше Превосходительство, уверения в моём самом высоком уважении.",
        "Министр иностранных дел\n{{ state_official }}",
    ],
    "request.ky": [
        "{{ date }}",
        "{{ addressee }}",
        "Урматтуу мырза (айым),",
        (
            "Өкмөтүмдүн атынан мен өкүлү болгон мамлекетти ({{ state }}) төмөнкү келишимге кошулууга "
            "чакырууну өтүнүүгө уруксат этиңиз:"
        ),
        f"{TREATY}{{% if opened_on %}}; кол коюуга ачылган күнү: {{{{ opened_on }}}}{{% endif %}}.",
        "{% if articles %}Негизи: келишимдин {{ articles }}-беренеси.{% endif %}",
        "Сизге болгон терең урматымды кабыл алууңузду суранам.",
        "Тышкы иштер министри\n{{ state_official }}",
    ],
    "renewal.ky": [
        "{{ date }}",
        "{{ addressee }}",
        "Урматтуу мырза (айым),",
        (
            "Өкмөтүмдүн атынан мен өкүлү болгон мамлекетке ({{ state }}) төмөнкү келишимге кошулууга "
            "жиберилген чакырууга кайрылам (чакыруунун күнү: {{ invited_on }}):"
        ),
        f"{TREATY}.",
        (
            "{% if valid_until %}Чакыруунун акыркы күнү: {{ valid_until }}. {% endif %}Кошулуу "
            "жөнүндө документти андан кийин да сактоого тапшырууга мүмкүн болушу үчүн чакырууну "
            "узартууну өтүнөм."
        ),
        "Сизге болгон терең урматымды кабыл алууңузду суранам.",
        "Тышкы иштер министри\n{{ state_official }}",
    ],
}


def write(name: str, paragraphs: list[str]) -> None:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(12)
    for text in paragraphs:
        document.add_paragraph(text).paragraph_format.space_after = Pt(14)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.title = name
    document.save(FOLDER / f"{name}.docx")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, paragraphs in LETTERS.items():
        write(name, paragraphs)
