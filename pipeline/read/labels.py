"""Labels of list items. Goes in: a position and a number format. Comes out: "3", "c", "C", "iii", "III".

Word and HTML keep list numbers outside the text; the readers put them back, because "as described in (A)" needs an (A).
"""

ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
BULLET = "•"


def roman(number: int) -> str:
    """4 is "iv"; numbers below 1 have no Roman form and stay decimal."""
    if number < 1:
        return str(number)
    text = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letter(number: int) -> str:
    """1 is "a", 27 is "aa", 28 is "bb", as Word and browsers count in specifications of any length we meet."""
    if number < 1:
        return str(number)
    repeat, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (repeat + 1)


def label(number: int, form: str) -> str:
    """The label of item `number`; `form` is decimal, lower_letter, upper_letter, lower_roman or upper_roman."""
    text = letter(number) if form.endswith("letter") else roman(number) if form.endswith("roman") else str(number)
    return text.upper() if form.startswith("upper") else text
