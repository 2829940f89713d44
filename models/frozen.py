"""The one configuration that every model shares: immutable, closed to unknown fields."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value: equal by content, hashable, never changed after it was made."""

    model_config = ConfigDict(frozen=True, extra="forbid")
