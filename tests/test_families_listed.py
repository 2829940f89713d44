"""Phrase family 95: licences listed below the words that ask for them, named in other ways, and what is none."""

import pytest
from families import Family, read, row

ROWS = [
    row(
        95,
        "one of the following certifications, below, beside an amount",
        "Two years of kiln work and one of the following certifications:\n• Master Glazier\n• CGP\n• Kiln Safety",
        "24m",
        licenses=("Master Glazier or CGP or Kiln Safety",),
        experience=("kiln work",),
        problems=(),
    ),
    row(
        95,
        "one of the following, as a lettered item with a list of its own",
        "a) A bachelor's degree in ceramics, and\nb) two years of kiln work; and\nc) one of the following licenses at "
        "the time of appointment:\n• Master Glazier\n• Kiln Operator",
        "bachelor 24m",
        licenses=("Master Glazier or Kiln Operator",),
        problems=(),
    ),
    row(
        95,
        "certification in all of the following, as issued by others",
        "Three years of kiln work. Possession of current, valid certification in all of the following:\n• Kiln Safety, "
        "as recognized by the Guild\n• Glaze Handling by the Board of Potters (BP)\n• CLAY 30, issued by a trainer",
        "36m",
        licenses=("Kiln Safety", "Glaze Handling", "CLAY 30"),
        problems=(),
    ),
    row(
        95,
        "letters in brackets that elsewhere are a degree, behind or",
        "Certification in one of the following:\n• Kiln Technologist by the Guild of American Potters, or by the "
        "Society of Stoneware and Glass\nOR\n• Master Lining Specialist (MLS)",
        "none",
        licenses=("Kiln Technologist or Master Lining Specialist (MLS)",),
        problems=(),
    ),
    row(
        95,
        "certification in the following, on bare lines",
        "Possession of a valid certification in the following:\nKiln Inspector 1\nCLAY 30",
        "none",
        licenses=("Kiln Inspector 1", "CLAY 30"),
        problems=(),
    ),
    row(
        95,
        "the list stands behind the colon",
        "Two years of kiln work and one of the following certifications: CGP, CKM or Kiln Safety.",
        "24m",
        licenses=("CGP, CKM or Kiln Safety",),
    ),
    row(
        95,
        "a list of licences, each named in full",
        "Two years of kiln work and both of the following:\n• a CPR certificate\n• a hoist operator license",
        "24m",
        licenses=("CPR certificate", "hoist operator license"),
    ),
    row(
        95,
        "a list of kinds of work is no list of licences",
        "Two years of experience in one of the following:\n• glazing\n• kiln repair",
        "24m",
        licenses=(),
    ),
    row(
        95,
        "the following certification that is not listed is told",
        "Two years of kiln work. Possession of the following certifications:",
        "24m",
        licenses=(),
        problems=("requirement-not-understood",),
    ),
    row(
        95,
        "a list that only some need",
        "Two years of kiln work.",
        "24m",
        special="Some positions require one of the following certifications:\n• Master Glazier\n• CGP",
        licenses=(),
    ),
    row(
        95,
        "a list under a heading of licences, one of which is enough",
        "Two years of kiln work.",
        "24m",
        special="Certification in ONE of the following:\nMaster Glazier from the Guild of Potters;\nOR\nCertified Kiln "
        "Tender (CKT) from the Society\nPossession of a valid CPR card at appointment.",
        licenses=("Master Glazier or Certified Kiln Tender (CKT)", "CPR card"),
    ),
    row(
        95,
        "a list under a heading of licences, all of which are needed",
        "Two years of kiln work.",
        "24m",
        special="Possession of the following certifications:\n• Kiln Safety as issued by the Guild\n• Certification as "
        "a Kiln Inspector",
        licenses=("Kiln Safety", "Certification as a Kiln Inspector"),
    ),
    row(
        95,
        "a licence behind its label in the line",
        "Experience: 2 years in kiln work; Education: high school diploma; License: Grade II kiln tender.",
        "high_school 24m",
        licenses=("Grade II kiln tender",),
    ),
    row(
        95,
        "a driver's license behind its label is none",
        "Experience: 2 years in kiln work; License: Valid driver's license.",
        "24m",
        licenses=(),
        drivers="required",
    ),
    row(
        95,
        "two licensed persons under a heading of licences",
        "Two years of kiln work.",
        "24m",
        special="Licensed Chartered Master Potter (LCMP) or Licensed Professional Glazier of Stoneware (LPG).",
        licenses=("Licensed Chartered Master Potter (LCMP) or Licensed Professional Glazier",),
    ),
    row(
        95,
        "a certificate of competency as somebody",
        "Certificate of competency as a kiln examiner from the Board of Potters; 24 months of kiln work.",
        "24m",
        licenses=("Certificate of competency as a kiln examiner",),
    ),
    row(
        95,
        "a licence as one or the other",
        "Possess at appointment a license as a Licensed Master Potter or a Registered Glazier issued by the State. One "
        "year of kiln work.",
        "12m",
        licenses=("license as a Licensed Master Potter or a Registered Glazier",),
    ),
    row(
        95,
        "a licence or a degree are still two ways",
        "A license as a Master Potter or a bachelor's degree in ceramics.",
        "none; bachelor",
        licenses=("license as a Master Potter",),
    ),
    row(
        95,
        "possession of a GED certificate is a school grade",
        "Graduation from high school or possession of a GED certificate.",
        "high_school",
        count=1,
        licenses=(),
    ),
    row(
        95,
        "GED certificate beside an amount",
        "High school diploma or G.E.D. certificate and two years of laboring.",
        "high_school 24m",
        count=1,
        licenses=(),
    ),
    row(
        95,
        "an equivalency certificate alone",
        "Possession of a valid GED certificate and one year of kiln work.",
        "high_school 12m",
        licenses=(),
    ),
    row(
        95,
        "to keep a certification while employed is no other one",
        "Two years of kiln work.",
        "24m",
        special="Possession of a Class A license for Kiln Operators at the time of appointment and maintenance of "
        "valid certification during tenure of employment as a Kiln Manager.",
        licenses=("Class A license for Kiln Operators",),
    ),
    row(
        95,
        "a tester of drivers is no driver",
        "Certification as a Guild Instructor and Certification as a State Commercial Driver's License (CDL) "
        "Third-Party Tester. Two years of driving.",
        "24m",
        licenses=("Certification as a Guild Instructor", "Third-Party Tester"),
        drivers="",
    ),
    row(
        95,
        "initials with full stops end no name",
        "Two years as a warden. Possession of a current Basic K.I.L.N. certificate or possession of a K.I.L.N. Course "
        "Waiver is required prior to appointment.",
        "24m",
        licenses=("Basic K.I.L.N. certificate or possession of a K.I.L.N. Course Waiver",),
    ),
    row(
        95,
        "what is a minimum of education does not belong to the name",
        "A bachelor's degree and three years of firing; or any equivalent combination of education and experience, "
        "which includes a bachelor's degree and Guild Kiln Certification as an educational minimum.",
        "bachelor 36m; equivalent(bachelor)",
    ),
    row(
        95,
        "the medical certificate of a driver is no licence",
        "A valid Class A driver's license with passenger endorsement and valid medical certificate are required at "
        "the time of filing, and three years of driving a bus.",
        "36m",
        licenses=(),
        drivers="required",
    ),
    row(
        95,
        "the medical certificate of a driver in a note",
        "Three years of driving a bus.",
        "36m",
        notes="A commercial driver's license with a current medical certificate approved by the Department is required "
        "prior to appointment.",
        licenses=(),
    ),
    row(
        95,
        "that of a pilot is",
        "Three years of flying. Possession of a current second class medical certificate.",
        "36m",
        licenses=("medical certificate",),
    ),
]


@pytest.mark.parametrize("family", ROWS)
def test_listed_licenses(family: Family) -> None:
    published, wanted = read(family)
    assert published == wanted
