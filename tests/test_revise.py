"""What changed between two versions: pairs of texts of our own, and the changes that a careful analyst would note."""

from hashlib import sha256

import pytest
from documents import parsed_sample, samples

from models.change import Change, ChangeField
from models.classspec import ClassSpec
from models.document import RawFile
from models.section import SectionKind
from pipeline.parse import parse
from pipeline.revise import revise
from pipeline.revise.wording import says_the_same

QUALIFYING = (SectionKind.MINIMUM_QUALIFICATIONS, SectionKind.NOTES, SectionKind.SPECIAL_REQUIREMENTS)
HEAD = """GREENHOUSE KEEPER II

DISTINGUISHING FEATURES OF THE CLASS:
The work involves the care of plants under glass.

TYPICAL WORK ACTIVITIES:
Waters, pots and propagates plants in the palm house;
Keeps records of temperature and humidity;
Answers questions of visitors about the collection.

FULL PERFORMANCE KNOWLEDGES, SKILLS, ABILITIES AND PERSONAL CHARACTERISTICS:
Good knowledge of the propagation of plants; ability to get along with visitors.

MINIMUM QUALIFICATIONS:
"""


def spec(text: str) -> ClassSpec:
    content = text.encode()
    digest = sha256(content).hexdigest()
    raw = RawFile(source="a.txt", spec_id="x/a", jurisdiction="X", sha256=digest, size=len(content))
    return parse(raw, content).specs[0]


def changes(before: str, after: str) -> tuple[Change, ...]:
    return revise(spec(HEAD + before), spec(HEAD + after))


def told(found: tuple[Change, ...], *, material: bool) -> set[tuple[object, ...]]:
    return {(each.field.value, each.before, each.after) for each in found if each.material is material}


RULES = [
    pytest.param(
        "High school diploma and five years of gardening experience.",
        "High school diploma and four years of gardening experience.",
        {("experience_months", 60.0, 48.0)},
        id="a word in an amount is a change in months",
    ),
    pytest.param(
        "Three (3) years of experience in a nursery, one (1) year of which was in charge of a crew.",
        "Three (3) years of experience in a nursery, two (2) years of which were in charge of a crew.",
        {("experience_months", 12.0, 24.0)},
        id="an amount inside another changes alone",
    ),
    pytest.param(
        "A bachelor's degree in botany or forestry.",
        "A bachelor's degree in botany, forestry or soil science.",
        {("fields_of_study", None, "soil science")},
        id="one field of study more says which",
    ),
    pytest.param(
        "A bachelor's degree in botany, forestry or soil science.",
        "A bachelor's degree in botany or forestry.",
        {("fields_of_study", "soil science", None)},
        id="one field of study less says which",
    ),
    pytest.param(
        "A bachelor's degree in botany.",
        "A bachelor's degree in botany or a closely related field.",
        {("fields_of_study", "botany", "botany or related field")},
        id="a list of fields that is opened to related ones",
    ),
    pytest.param(
        "An associate's degree in horticulture and one year of experience under glass.",
        "A bachelor's degree in horticulture and one year of experience under glass.",
        {("education_level", "associate", "bachelor")},
        id="another level of education",
    ),
    pytest.param(
        "Completion of 30 semester credits in botany and one year of gardening experience.",
        "Completion of 24 semester credits in botany and one year of gardening experience.",
        {("credits", 30.0, 24.0)},
        id="another number of credits",
    ),
    pytest.param(
        "Two years of experience as a Greenhouse Helper.",
        "Two years of experience as a Nursery Attendant.",
        {("titles", "Greenhouse Helper", "Nursery Attendant")},
        id="another qualifying title",
    ),
    pytest.param(
        "Two years of experience as a Greenhouse Helper.",
        "Two years of experience as a Greenhouse Helper or Nursery Attendant.",
        {("titles", None, "Nursery Attendant")},
        id="one qualifying title more",
    ),
    pytest.param(
        "Two years as a Tree Pruner 2 or one year as a Tree Climber 1.",
        "One year of experience as a Tree Pruner 2 OR Tree Climber 1.",
        {("experience_months", 24.0, 12.0)},
        id="two amounts merged into one change only where the time differs",
    ),
    pytest.param(
        "(A) A bachelor's degree in botany; or\n(B) Four years of gardening experience.",
        "(A) A bachelor's degree in botany; or\n(B) Four years of gardening experience; or\n"
        "(C) Two years of experience in charge of a botanical collection.",
        {("alternative_added", None, "Two years of experience in charge of a botanical collection.")},
        id="a new way to qualify is one change",
    ),
    pytest.param(
        "(A) A bachelor's degree in botany; or\n(B) An associate's degree in forestry and six years of gardening "
        "experience; or\n(C) Two years of experience in charge of a botanical collection.",
        "(A) A bachelor's degree in botany; or\n(C) Two years of experience in charge of a botanical collection.",
        {("alternative_removed", "associate's degree in forestry and … six years of gardening experience", None)},
        id="a way to qualify that went is one change with all its points",
    ),
    pytest.param(
        "Two years of gardening experience.",
        "Two years of gardening experience and possession of a pesticide applicator certificate.",
        {("licenses", None, "pesticide applicator certificate")},
        id="a licence that is asked for besides",
    ),
    pytest.param(
        "Two years of experience in the care of outdoor plantings.",
        "Two years of experience in the care of aquatic plantings.",
        {("other", "outdoor", "aquatic")},
        id="another kind of experience is told in the words that differ",
    ),
    pytest.param(
        "(A) Four years of gardening experience; or\n(B) Any equivalent combination of training and experience.",
        "(A) Four years of gardening experience; or\n(B) Any equivalent combination of training and experience that "
        "includes two years of gardening experience.",
        {("equivalent_combination", "no floor", "floor: 24 months of experience")},
        id="the floor of an equivalent combination",
    ),
    pytest.param(
        "Two years of gardening experience.\n\nNOTE: An associate's degree may be substituted for one year of the "
        "experience.",
        "Two years of gardening experience.\n\nNOTE: An associate's degree may be substituted for the experience on a "
        "year for year basis.",
        {("substitution", "college study for experience, 12 months", "college study for experience, year for year")},
        id="the rate of a substitution",
    ),
    pytest.param(
        "Two years of gardening experience.\n\nSPECIAL REQUIREMENTS:\nCertification in tree risk assessment within six "
        "months of appointment.",
        "Two years of gardening experience.",
        {("licenses", "Certification in tree risk assessment within six months of appointment.", None)},
        id="a certificate in the special requirements that is no longer asked for",
    ),
    pytest.param(
        "Two years of work with plants.\n\nCLASSES THAT TYPICALLY QUALIFY:\nHelper 2\nSenior Helper 2",
        "Two years of work with plants.\n\nCLASSES THAT TYPICALLY QUALIFY:\nSenior Helper 2",
        {("titles", "Helper 2", None)},
        id="a class that no longer qualifies though another name holds its name",
    ),
    pytest.param(
        "Three years of bookbinding.",
        "Six months in a herbarium.",
        {("experience_months", 36.0, 6.0), ("other", "of bookbinding", "in a herbarium")},
        id="the only requirement in place of the only requirement is the same one, replaced",
    ),
    pytest.param(
        "(A) Four years of gardening experience; and\n(B) A bachelor's degree in botany.",
        "(A) Four years of gardening experience; or\n(B) A bachelor's degree in botany.",
        None,
        id="an 'and' that became an 'or' is told though all points stayed",
    ),
]


@pytest.mark.parametrize(("before", "after", "expected"), RULES)
def test_a_changed_rule_is_told(before: str, after: str, expected: set[tuple[object, ...]] | None) -> None:
    found = told(changes(before, after), material=True)
    if expected is None:
        assert {field for field, _, _ in found} & {"alternative_added", "alternative_removed"}
    else:
        assert found == expected


@pytest.mark.parametrize(("before", "after", "_expected"), RULES)
def test_a_change_taken_back_is_told_the_other_way_round(before: str, after: str, _expected: object) -> None:
    forth, back = (told(found, material=True) for found in (changes(before, after), changes(after, before)))
    replaced = {each for each in forth if None not in each and each[0] != "other"}
    assert back
    assert {(field, old, new) for field, new, old in replaced} <= back


@pytest.mark.parametrize(("before", "after", "_expected"), RULES)
def test_every_change_quotes_words_that_stand_in_its_version(before: str, after: str, _expected: object) -> None:
    old, new = (" ".join((HEAD + text).split()) for text in (before, after))
    for change in changes(before, after):
        assert change.words_before or change.words_after
        assert change.words_before is None or " ".join(change.words_before.text.split()) in old
        assert change.words_after is None or " ".join(change.words_after.text.split()) in new


WORDING = [
    pytest.param(
        "Two (2) years of gardening experience.", "2 years of gardening experience.", id="an amount written otherwise"
    ),
    pytest.param(
        "Two years of experience acceptable to the Personnel Bureau.",
        "Two years of experience determined to be acceptable by the Office of Talent Services.",
        id="the office that decides was renamed",
    ),
    pytest.param(
        "Two years at the full performance level in a nursery.",
        "Two years at the journey level in a nursery.",
        id="the journey level is full performance",
    ),
    pytest.param(
        "One year of work with the mentally retarded in a garden.",
        "One year of work with individuals with intellectual disabilities in a garden.",
        id="people are called otherwise",
    ),
    pytest.param(
        "Two years of gardenning experience.", "Two years of gardening experience.", id="a spelling corrected"
    ),
    pytest.param(
        "Two years as a Keeper II.",
        "Two years as a Keeper 2.",
        id="a Roman numeral became a digit",
    ),
    pytest.param(
        "Standards as approved on 4/16: two years of gardening experience.",
        "Standards as approved on 11/2024: two years of gardening experience.",
        id="the date of approval moved on",
    ),
    pytest.param(
        "Two years of gardening experience.",
        "EXPERIENCE:\nTwo years of gardening experience.",
        id="a caption was put above the rule",
    ),
]


@pytest.mark.parametrize(("before", "after"), WORDING)
def test_what_only_says_it_otherwise_is_not_material(before: str, after: str) -> None:
    assert told(changes(before, after), material=True) == set()


SAME = [
    pytest.param("two years in the Streets Bureau", "two years in the Water Bureau", False, id="another workplace"),
    pytest.param("may include a test", "must include a test", False, id="may is not must"),
    pytest.param("one or more years", "one and more years", False, id="or is not and"),
    pytest.param("driver’s licence class B", "driver's  licence Class B", True, id="signs, spaces and capitals"),
    pytest.param("data-base work", "database work", True, id="a hyphen"),
    pytest.param("drug testing", "rug testing", False, id="a short word with one letter less is another word"),
    pytest.param("a fireman", "a firefighter", True, id="a title without gender"),
    pytest.param("", "two years", False, id="nothing is not something"),
]


@pytest.mark.parametrize(("before", "after", "same"), SAME)
def test_two_texts_say_the_same(before: str, after: str, same: bool) -> None:
    assert says_the_same(before, after) is same
    assert says_the_same(after, before) is same


def test_the_title_of_the_class_itself_asks_for_nothing() -> None:
    before, after = "during tenure as a Palm Keeper", "during tenure as a Lead Palm Keeper"
    assert not says_the_same(before, after)
    assert says_the_same(before, after, ("Palm Keeper", "Lead Palm Keeper"))


RULE = "Two years of gardening experience.\n"
BESIDE = [
    pytest.param("GREENHOUSE KEEPER II", "PALM HOUSE KEEPER II", ChangeField.TITLE, True, id="a new title"),
    pytest.param(
        "GREENHOUSE KEEPER II", "GREENHOUSE KEEPER 2", ChangeField.TITLE, False, id="a title written otherwise"
    ),
    pytest.param(
        "Waters, pots and propagates",
        "Waters, pots, grafts and propagates",
        ChangeField.ACTIVITY_REWORDED,
        True,
        id="a duty with one task more",
    ),
    pytest.param(
        "Keeps records of temperature and humidity;\n", "", ChangeField.ACTIVITY_REMOVED, True, id="a duty that went"
    ),
    pytest.param(
        "ability to get along with visitors",
        "ability to get along with visitors; ability to lift 50 pounds",
        ChangeField.KSA_ADDED,
        True,
        id="an ability that is asked for besides",
    ),
    pytest.param(
        "care of plants under glass",
        "care of plants under glass and of the outdoor beds",
        ChangeField.SECTION_TEXT,
        True,
        id="the description of the class",
    ),
]


@pytest.mark.parametrize(("old", "new", "field", "material"), BESIDE)
def test_a_change_outside_the_qualifications_is_told_there(
    old: str, new: str, field: ChangeField, material: bool
) -> None:
    found = revise(spec(HEAD + RULE), spec((HEAD + RULE).replace(old, new)))
    assert [(each.field, each.material) for each in found] == [(field, material)]
    assert found[0].section not in QUALIFYING


@pytest.mark.parametrize("source", list(samples()))
def test_a_specification_is_no_revision_of_itself(source: str) -> None:
    for each in parsed_sample(source).specs:
        assert revise(each, each) == ()


@pytest.mark.parametrize("source", list(samples()))
def test_a_reflowed_copy_changes_no_rule(source: str) -> None:
    for original in parsed_sample(source).specs:
        printed = [line.text for section in original.sections for line in section.extent]
        plain = spec("\n".join(printed))
        spaced = spec("\n".join(line.replace(" of ", "  of ").replace("’", "'") for line in printed))
        assert [change for change in revise(plain, spaced) if change.material] == []
