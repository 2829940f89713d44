"""What things are: frozen pydantic models. No I/O, no regular expressions, no spaCy: models never parse."""
