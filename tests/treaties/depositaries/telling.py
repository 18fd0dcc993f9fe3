"""What the tests of the readers share: States and treaties, and what a notice tells in short."""

from treaties.depositaries.notices import Known, Notice, Told, reader_of

KNOWN = Known(
    labels=[
        ("Belgium", "BE"),
        ("Belgique", "BE"),
        ("Germany", "DE"),
        ("Greece", "GR"),
        ("Kyrgyzstan", "KG"),
        ("Kirghizistan", "KG"),
        ("Kyrgyz Republic", "KG"),
        ("République kirghize", "KG"),
        ("Кыргызская Республика", "KG"),
        ("Кыргызстан", "KG"),
        ("Кыргыз Республикасы", "KG"),
        ("Нигер", "NE"),
        ("Нигерия", "NG"),
        ("Германия", "DE"),
    ],
    numbers={
        "112": ["ets-112"],
        "185": ["ets-185"],
        "XVIII-14": ["untc-xviii-14"],
        "IV-11-b": ["untc-iv-11-b"],
        "XXVII-7-d": ["untc-xxvii-7-d"],
        "C190": ["ilo-c190"],
        "C029": ["ilo-c029"],
        "P029": ["ilo-p029"],
    },
    spellings={"ets no 112": ["ets-112"], "сед no 112": ["ets-112"], "мот no 190": ["ilo-c190"]},
    titles={
        "ets-112": [
            "Convention on the Transfer of Sentenced Persons",
            "Конвенция о передаче осужденных лиц",
            "Соттолгондорду өткөрүп берүү жөнүндө конвенция",
        ],
        "hcch-12": [
            (
                "Convention of 5 October 1961 Abolishing the Requirement of Legalisation for "
                "Foreign Public Documents"
            )
        ],
        "ilo-c190": ["Violence and Harassment Convention"],
        "untc-xviii-14": ["United Nations Convention against Corruption"],
    },
)


def read(sender: str, text: str) -> Notice:
    return reader_of(sender).read_notification(text, KNOWN)


def in_short(told: Told) -> dict:
    """Return the values told, days as they are written in files; the articles of acts left out."""
    left_out = {"text"} if told.is_statement else {"articles"}
    return {
        field.value: str(guess.value)
        for field, guess in told.guesses.items()
        if field.value not in left_out
    }


def problems(told: Told) -> set[tuple[str, str]]:
    return {(problem.field.value, problem.trouble.value) for problem in told.problems}


def told_by(sender: str, text: str) -> list[dict]:
    return [in_short(told) for told in read(sender, text).told]
