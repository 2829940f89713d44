"""When, how often, on which engine: the only home of Prefect. Nothing here knows what a class specification is.

`run.py` is the table of contents of one ingest, `ingest.py` the Prefect flow in it. Around them, one idea a file:
`plan.py` what there is to do, `cache.py` and `fingerprint.py` what need not be done again, `workers.py` and
`worker_process.py` parsing in other processes, `server.py` and `server_process.py` the temporary Prefect server,
`quiet.py` its silence, `stopping.py` Ctrl-C, `failures.py` and `report.py` what is told at the end.
"""
