"""The Prefect flow: a task for each batch of documents, then publishing, artifacts, and the message about changes.

Import this module only after `server.py` has prepared the environment. Documents and results never pass through
Prefect: it knows numbers of batches, and counts.
"""

from collections.abc import Callable
from time import monotonic, sleep
from typing import Any, NamedTuple

import httpx
from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.events.worker import EventsWorker
from prefect.exceptions import PrefectHTTPStatusError
from prefect.runtime import flow_run
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.task_runners import ThreadPoolTaskRunner

from flows.artifacts import SUMMARY_KEY, keep_artifacts
from flows.errors import ServerError
from flows.report import Report
from flows.stopping import Stopping

NAME = SUMMARY_KEY
RECORDED = 3.0
"""Seconds that the temporary server gets to write down the last task runs."""


class Work(NamedTuple):
    """What the flow runs: `parse(index)` each batch on `workers` threads, then `publish()`, and `tell(report)` the
    people concerned, which adds to the report what became of it; `abandon()` if stopped."""

    parameters: dict[str, Any]
    batches: int
    workers: int
    parse: Callable[[int], int]
    publish: Callable[[], Report]
    tell: Callable[[Report], Report]
    abandon: Callable[[], None]


def run_flow(work: Work, stopping: Stopping, *, temporary_server: bool) -> Report:
    """Run it; ServerError if Prefect's server is lost, which takes nothing from what is published by then."""
    reports: list[Report] = []
    # A heartbeat is a thread that keeps the process from ending for seconds; our own server ends with us anyway.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None} if temporary_server else {}):
        try:
            run_id = _flow(work, stopping, reports)(**work.parameters)
        except (httpx.HTTPError, PrefectHTTPStatusError) as error:
            done = "The data set is published, but" if reports else "Nothing was published:"
            message = f"{done} the Prefect server stopped answering ({type(error).__name__})"
            raise ServerError(message) from error
        EventsWorker.drain_all(timeout=5)
        if temporary_server:
            _wait_until_recorded(run_id, work.batches)
    return reports[0]


def _flow(work: Work, stopping: Stopping, reports: list[Report]) -> Callable[..., str]:
    """The flow over this work. Made anew for each run, because what a run works on must not become a parameter."""

    @task(name="parse-batch", task_run_name="parse-batch-{index}", persist_result=False, cache_policy=NO_CACHE)
    def parse_batch(index: int) -> int:
        return work.parse(index)

    @flow(
        name=NAME,
        persist_result=False,
        validate_parameters=False,
        task_runner=ThreadPoolTaskRunner(max_workers=work.workers),  # type: ignore[arg-type]  # its type says nothing
    )
    def ingest(raw: str, out: str, documents: int, from_cache: int) -> str:  # noqa: ARG001 -- shown by Prefect
        stopping.install()  # Prefect has put its own handler in place
        try:
            futures = [parse_batch.submit(index) for index in range(work.batches)]
            for future in futures:
                future.result()
            reports.append(work.publish())
        except BaseException:  # Ctrl-C or a mistake of ours: free the threads that wait for workers
            work.abandon()
            raise
        reports[0] = work.tell(reports[0])
        keep_artifacts(reports[0])
        return str(flow_run.get_id())

    return ingest


def _wait_until_recorded(run_id: str, batches: int) -> None:
    """Wait until the server has the final state of every task run: it is about to be stopped."""
    wanted = {
        "flow_runs": {"id": {"any_": [run_id]}},
        "task_runs": {"state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED", "CANCELLED"]}}},
    }
    deadline = monotonic() + RECORDED
    try:
        with get_client(sync_client=True) as client:
            while monotonic() < deadline:
                if int(client.request("POST", "/task_runs/count", json=wanted).text) >= batches:
                    return
                sleep(0.05)
    except (httpx.HTTPError, PrefectHTTPStatusError, ValueError):
        return  # only the record of a finished run is concerned
