"""Evidence in, the columns that say where a row comes from out."""

from typing import Any

from models.requirement import Evidence


def place(evidence: Evidence) -> dict[str, Any]:
    """Rule, page and line."""
    return {"rule": evidence.rule, "page": evidence.page, "line": evidence.line}


def place_and_text(evidence: Evidence) -> dict[str, Any]:
    """The place and the source text as `text`: for rows that have no text of their own."""
    return {"text": evidence.text, **place(evidence)}


def place_and_evidence(evidence: Evidence) -> dict[str, Any]:
    """The place and the source text as `evidence`: for rows whose own text was cleaned of bullets and labels."""
    return {"evidence": evidence.text, **place(evidence)}
