"""How much the bundled data hold: the one file of the tests that new data change."""

STATES = 199
ORGANISATIONS = 3
MEMBERSHIPS = 52
TREATIES = 232
CLAUSES = 595
# 2,388 rows; 47 memberships whose consent to the Statute is derived, 3 that ended
ACTS = 2388 + 47 + 3

# What the Kyrgyz Republic is to every treaty on the day of the bundled data: status and reason.
KYRGYZ_STATUSES = {
    ("in_force", None): 2,
    ("open", None): 1,
    ("open_by_invitation", None): 103,
    ("closed", None): 28,
    ("not_eligible", "members_only"): 28,
    ("not_eligible", "european_only"): 11,
    ("not_eligible", "needs_parent"): 37,
    ("not_eligible", "after_entry_into_force"): 18,
    ("not_eligible", "barred_by"): 4,
}

PROGRAMMES = 11
# Six components and four parts of them.
PROJECTS = 10
CONTRIBUTIONS = 19
AIMS = 6
DOCUMENTS = 41
EXTENSIONS = 2
MILESTONES = 10
RESULTS = 1
PARTNERS = 7
THEMES = 25
