"""What publishing refuses to do; each message is one line that says what to do instead."""

# ruff: noqa: N818  (`except Locked` says all there is to say)


class PublishError(Exception):
    """Nothing was published; what was there before is unharmed."""


class Refused(PublishError):
    """The output folder is not one that may be replaced."""


class Locked(PublishError):
    """Another run is writing the same output folder."""


class Unwritable(PublishError):
    """The disk is full, or takes no more for another reason."""


class Unpublishable(PublishError):
    """A specification that cannot take its place in the data set: its id is wrong or taken."""


class Outdated(PublishError):
    """Another run has replaced the set that this one was to build on; to be planned again."""
