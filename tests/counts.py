"""How much the bundled data hold: the one file of the tests that new data change."""

STATES = 202
ORGANISATIONS = 20
MEMBERSHIPS = 319
DEPOSITARIES = 29
SERIES = 23
SUBJECTS = 23
TREATIES = 435
ROUTES = 927
RELATIONS = 48
CLAUSES = 1209
# 24,350 rows; 47 memberships whose consent to the Statute is derived, 3 that ended
ACTS = 24350 + 47 + 3
OBJECTIONS = 1
PRACTICE = 23
PURPOSES_IN_FIVE_LANGUAGES = 100
MONITORING_BODIES = 24
MONITORING = 72
REPORTING_DUTIES = 12
# Germany's objection to the Kyrgyz accession; Mongolia's declarations on ETS 112.
STATEMENTS = 1 + 5
VALIDITIES = 4
ARTICLE_SUBJECTS = 6
# One State's list; the others are charts.
CHECKED = 109
# Two of the Kyrgyz Republic, one of the Council of Europe; 15, 11 and 7 steps.
STEP_LISTS = 3
LIST_STEPS = 15 + 11 + 7

# What the Kyrgyz Republic is to every treaty on the day of the bundled data: status and reason.
KYRGYZ_STATUSES = {
    ("in_force", None): 158 + 39,
    ("signed", None): 3,
    ("contracting", None): 2,
    ("data_incomplete", None): 3,
    ("open", None): 1,
    ("open_by_invitation", None): 103,
    ("closed", None): 28,
    ("not_eligible", "members_only"): 28,
    ("not_eligible", "european_only"): 11,
    ("not_eligible", "needs_parent"): 37,
    ("not_eligible", "after_entry_into_force"): 18,
    ("not_eligible", "barred_by"): 4,
}
# Of these, where something is not recorded: status and what is missing.
KYRGYZ_MISSING = {
    ("in_force", "date"): 39,
    ("data_incomplete", "date"): 2,
    ("data_incomplete", "chart"): 1,
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
