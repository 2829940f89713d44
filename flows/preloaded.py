"""What a worker needs before its first document, made ready once in the process that workers are forked from: importing
this module does it, for the fork server of Python can be told to import modules and nothing else.

All that is loaded here stays until the end: the collector of garbage need not look at it again. It looks seldom, too:
what a document leaves behind is freed without it but for a few cycles, and a worker has a limit on its memory.
"""

import gc

import pipeline.parse
import pipeline.publish.ready
import pipeline.sources  # noqa: F401 -- to be there when workers are forked
from pipeline.lexicon.patterns import compiled

YOUNG_OBJECTS, YOUNG_ROUNDS, OLD_ROUNDS = 20_000, 20, 20
"""Python looks through 700 new objects at a time: a document makes some hundred thousand."""

compiled()
gc.collect()
gc.freeze()
gc.set_threshold(YOUNG_OBJECTS, YOUNG_ROUNDS, OLD_ROUNDS)
