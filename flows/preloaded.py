"""What a worker needs before its first document, made ready once in the process that workers are forked from: importing
this module does it, for the fork server of Python can be told to import modules and nothing else.

All that is loaded here stays until the end and is shared by the workers, so the collector of garbage is told to leave
it alone: its marks would give each worker a copy of its own.
"""

import gc

import pipeline.parse
import pipeline.publish.ready
import pipeline.sources  # noqa: F401 -- to be there when workers are forked
from pipeline.lexicon.patterns import compiled

compiled()
gc.collect()
gc.freeze()
