"""When, how often, on which engine: the only home of Prefect. What a document says is read elsewhere (`pipeline/`).

`run.py` begins a run, `steps.py` is its table of contents, `ingest.py` the Prefect flow in it. Around them, one idea a
file: `plan.py` what there is to do, `cache.py` and `fingerprint.py` what need not be done again, `workers.py` and
`worker_process.py` parsing in other processes, `server.py` and `server_process.py` the temporary Prefect server,
`quiet.py` its silence, `stopping.py` Ctrl-C, `errors.py` why a run ends early, `failures.py` which files gave nothing,
`report.py` and `stopwatch.py` what is told at the end; `artifacts.py` keeps it in Prefect, `tidings.py` tells people
(`message.py` the words, `telling.py` the channels).

Runs that nobody starts: `serve.py` begins, `serving.py` is the loop; `refresh.py` is the flow, `deployments.py` and
`schedules.py` say what runs when (`time_zone.py`: on whose clock), `registry.py` speaks to the server about it, and
`watching.py` notices dropped files.
"""
