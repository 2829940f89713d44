"""What each value of the closed lists means, in a sentence: the text of the data dictionary."""

from collections.abc import Mapping
from enum import StrEnum

from models.change import Cause, ChangeField
from models.classspec import DocumentKind, DriversLicense, KsaKind, NoteKind
from models.correction import CorrectionState
from models.document import Severity
from models.requirement import CreditUnit, EducationLevel, LicenseTiming, SubstitutionTarget, TrackName
from models.section import SectionKind
from models.tables import LeafKind

MEANINGS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    SectionKind: {
        SectionKind.HEADER: "What stands before the first heading: title, codes, dates.",
        SectionKind.DISTINGUISHING_FEATURES: "Definition of the class: nature of the work, general statement.",
        SectionKind.TYPICAL_WORK_ACTIVITIES: "Duties, tasks, examples of work.",
        SectionKind.KSAS: "Knowledge, skills, abilities and personal characteristics.",
        SectionKind.MINIMUM_QUALIFICATIONS: "Education and experience needed to qualify.",
        SectionKind.NOTES: "Notes, wherever they stand.",
        SectionKind.SPECIAL_REQUIREMENTS: "Licence, residency, background check and the like under their own heading.",
        SectionKind.SUPERVISION: "Supervision exercised and received.",
        SectionKind.PHYSICAL_DEMANDS: "Physical demands and working conditions.",
        SectionKind.SALARY: "Pay and pay range.",
        SectionKind.APPLICATION: "Where, when and how to apply.",
        SectionKind.SELECTION_PROCESS: "Examination, weights, review of qualifications.",
        SectionKind.OTHER: "Any other part, also one under an unknown heading.",
    },
    KsaKind: {
        KsaKind.KNOWLEDGE: "Something to be known.",
        KsaKind.SKILL: "Something to be mastered by practice.",
        KsaKind.ABILITY: "Something the person must be able to do.",
        KsaKind.CHARACTERISTIC: "A personal characteristic: tact, good judgment, physical condition.",
    },
    TrackName: {
        TrackName.OPEN_COMPETITIVE: "Open to every candidate who qualifies, by competitive examination.",
        TrackName.PROMOTIONAL: "Open to employees in qualifying titles.",
        TrackName.NONCOMPETITIVE: "Appointment without competitive examination.",
        TrackName.UNSPECIFIED: "The text does not tell tracks apart: the normal case.",
    },
    EducationLevel: {
        EducationLevel.NONE: "The text says that no education is needed.",
        EducationLevel.ELEMENTARY: "Elementary school, or a school grade below the twelfth.",
        EducationLevel.HIGH_SCHOOL: "High school diploma or its equivalency.",
        EducationLevel.SOME_COLLEGE: "College credits or courses without a degree.",
        EducationLevel.CERTIFICATE: "Trade school, certificate, completed apprenticeship.",
        EducationLevel.ASSOCIATE: "Associate's degree, or a two-year college.",
        EducationLevel.BACHELOR: "Bachelor's degree, or a four-year college or university.",
        EducationLevel.MASTER: "Master's degree.",
        EducationLevel.DOCTORATE: "Doctorate.",
        EducationLevel.PROFESSIONAL: "Professional degree: law, medicine, dentistry, veterinary medicine.",
    },
    CreditUnit: {
        CreditUnit.SEMESTER: "Semester credit hours.",
        CreditUnit.QUARTER: "Quarter credit hours.",
    },
    LeafKind: {
        LeafKind.EDUCATION: "Schooling.",
        LeafKind.EXPERIENCE: "An amount of experience.",
        LeafKind.LICENSE: "A licence, registration or certification.",
        LeafKind.CONDITION: "Age, residency, examination, status: published, but no alternative differs by it.",
        LeafKind.EQUIVALENT_COMBINATION: "Any equivalent combination of training and experience.",
        LeafKind.UNPARSED: "Words of the qualifications that no rule explains.",
    },
    LicenseTiming: {
        LicenseTiming.UNSTATED: "The text does not say when.",
        LicenseTiming.AT_APPLICATION: "When the application is filed.",
        LicenseTiming.AT_APPOINTMENT: "When the candidate is appointed.",
        LicenseTiming.AFTER_APPOINTMENT: "Some time after appointment.",
        LicenseTiming.DESIRED: "It is desired, not required.",
    },
    SubstitutionTarget: {
        SubstitutionTarget.EXPERIENCE: "Experience that is lacking.",
        SubstitutionTarget.EDUCATION: "Education that is lacking.",
        SubstitutionTarget.LICENSE: "A licence that is lacking.",
        SubstitutionTarget.OTHER: "Something else.",
    },
    NoteKind: {
        NoteKind.DEFINITION: "Says what a word or an amount means.",
        NoteKind.EXCLUSION: "Says what does not count.",
        NoteKind.SUBSTITUTION: "Lets one thing stand in for another.",
        NoteKind.ACCREDITATION: "Asks for accreditation of the school or evaluation of a foreign degree.",
        NoteKind.LICENSE: "Is about a licence.",
        NoteKind.TRANSPORTATION: "Is about getting to the places of work.",
        NoteKind.OTHER: "Anything else.",
    },
    DocumentKind: {
        DocumentKind.CLASS_SPECIFICATION: "Says what a class of positions does and demands: the normal case.",
        DocumentKind.ANNOUNCEMENT: "Announces an examination or a job: also how, when and where to apply.",
    },
    DriversLicense: {
        DriversLicense.REQUIRED: "Required for the title.",
        DriversLicense.MAY_BE_REQUIRED: "Required for some positions in the title.",
        DriversLicense.NOT_STATED: "The specification does not speak of it.",
    },
    CorrectionState: {
        CorrectionState.APPLIED: "It stands in the published tables.",
        CorrectionState.HELD_BACK: "Its words are gone or its value cannot be: what was extracted stands. Look at it.",
        CorrectionState.SUPERFLUOUS: "Extraction says the same without it.",
        CorrectionState.REPLACED: "A later correction of the same fact counts.",
    },
    Severity: {
        Severity.INFO: "For information: nothing needs to be done.",
        Severity.WARNING: "A fact may be wrong or missing: look at the source.",
        Severity.ERROR: "A part or the whole of the file could not be read.",
    },
    Cause: {
        Cause.DOCUMENT: "The document says something else than before.",
        Cause.RULES: "The document says the same; our rules read it otherwise than before.",
        Cause.CORRECTION: "A correction was made, changed or taken back.",
    },
    ChangeField: {
        ChangeField.EXPERIENCE_MONTHS: "The amount of experience that a way to qualify asks for.",
        ChangeField.EDUCATION_LEVEL: "The level of education.",
        ChangeField.FIELDS_OF_STUDY: "The fields of study.",
        ChangeField.CREDITS: "The college credits.",
        ChangeField.TITLES: "The job titles that experience must be in.",
        ChangeField.LICENSES: "The licences due by appointment.",
        ChangeField.AGE: "The age that a candidate must have.",
        ChangeField.EQUIVALENT_COMBINATION: "Whether an equivalent combination is accepted, and what it must keep.",
        ChangeField.SUBSTITUTION: "What may stand in for what.",
        ChangeField.ALTERNATIVE_ADDED: "A new way to qualify.",
        ChangeField.ALTERNATIVE_REMOVED: "A way to qualify that is gone.",
        ChangeField.WORDING_ONLY: "The qualifications are worded otherwise and ask for the same.",
        ChangeField.OTHER: "Words of the qualifications that no rule explains.",
        ChangeField.DRIVERS_LICENSE: "Whether the title needs a driver's licence.",
        ChangeField.ACTIVITY_ADDED: "A new duty.",
        ChangeField.ACTIVITY_REMOVED: "A duty that is gone.",
        ChangeField.ACTIVITY_REWORDED: "A duty in other words.",
        ChangeField.KSA_ADDED: "A new knowledge, skill, ability or characteristic.",
        ChangeField.KSA_REMOVED: "A knowledge, skill, ability or characteristic that is gone.",
        ChangeField.KSA_REWORDED: "A knowledge, skill, ability or characteristic in other words.",
        ChangeField.SECTION_TEXT: "The text of another part.",
        ChangeField.TITLE: "The job title.",
        ChangeField.CLASS_CODE: "The code of the class.",
        ChangeField.DEPARTMENT: "The department or agency.",
        ChangeField.JURISDICTIONAL_CLASS: "The jurisdictional class.",
        ChangeField.GRADE: "The salary grade.",
        ChangeField.SALARY: "The pay range.",
        ChangeField.DATES: "The dates printed in the document.",
        ChangeField.SPECIFICATION_ADDED: "A specification that was not there before.",
        ChangeField.SPECIFICATION_WITHDRAWN: "A specification whose file is gone, or that its publisher took down.",
        ChangeField.SPECIFICATION_RESTORED: "A withdrawn specification that is back.",
    },
}
