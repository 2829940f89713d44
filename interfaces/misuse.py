"""An error in the options, as one line that says what would be right.

The command line checks numbers with pydantic, whose words are for programmers ("Input should be a valid integer, …").
"""

from pydantic import ValidationError

USUAL = 12
"""The example of an option that has no number of its own."""
BOUNDS = {
    "greater_than_equal": ("ge", "or more"),
    "greater_than": ("gt", "and more"),
    "less_than_equal": ("le", "or less"),
    "less_than": ("lt", "and less"),
}


def misuse(error: Exception, said: str) -> str:
    """What is wrong, without a full stop. `said`: what the error says of itself."""
    cause, option = error.__cause__, getattr(error, "param", None)
    if isinstance(cause, ValidationError) and option is not None and option.opts:
        return _of_value(cause, option.opts[0], option.metavar or "", option.default)
    return said.rstrip(".")


def _of_value(cause: ValidationError, option: str, unit: str, default: object) -> str:
    """ "--experience “two” is no number of MONTHS; write digits, such as --experience 12"."""
    (problem, *_) = cause.errors()
    typed = f"{option} “{problem['input']}”"
    if problem["type"] in BOUNDS:
        bound, words = BOUNDS[problem["type"]]
        return f"{typed} is out of range; it must be {problem['ctx'][bound]:g} {words}"
    if problem["type"] in ("int_parsing", "int_from_float", "float_parsing", "finite_number"):
        kind = "whole number" if problem["type"].startswith("int") else "number"
        example = default if isinstance(default, int | float) and default else USUAL
        of = f" of {unit}" if len(unit) > 1 else ""
        return f"{typed} is no {kind}{of}; write digits, such as {option} {example:g}"
    return f"{typed}: {problem['msg']}"
