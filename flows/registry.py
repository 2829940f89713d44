"""The deployments on Prefect's server: put there, asked for runs that are due, paused at the end.

Everything here speaks to the server and may raise httpx.HTTPError or what Prefect makes of its answers.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import groupby
from typing import Any
from uuid import UUID

from prefect import Flow
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun, State
from prefect.client.schemas.responses import DeploymentResponse, FlowRunResponse
from prefect.exceptions import Abort, ObjectNotFound
from prefect.states import Cancelled, Pending
from prefect.utilities.callables import parameter_schema
from prefect.utilities.engine import propose_state_sync

from flows.deployments import ENTRYPOINT, Deployment

OURS = ("raw", "out")
"""Parameters that tell the deployments of one data set from those of another on the same server."""
AHEAD = 3
"""Runs that are put on the calendar at once; Prefect's scheduler goes on from there."""
PAGE = 200


class Registry:
    """The deployments of one data set. `flow` is what all of them run."""

    def __init__(self, client: SyncPrefectClient, flow: Flow[Any, Any]) -> None:
        """Nothing is registered yet."""
        self._client, self._flow = client, flow
        self._names: dict[UUID, str] = {}

    def register(self, deployments: Iterable[Deployment]) -> None:
        """Put these on the server, in place of those of the call before."""
        flow_id = self._client.create_flow_from_name(self._flow.name)
        names = {self._put(flow_id, deployment): deployment.name for deployment in deployments}
        for old in self._names.keys() - names.keys():
            self._delete(old)
        self._names = names

    def _put(self, flow_id: UUID, deployment: Deployment) -> UUID:
        identity = self._client.create_deployment(
            flow_id=flow_id,
            name=self._free_name(deployment),
            entrypoint=ENTRYPOINT,
            parameters=dict(deployment.parameters),
            parameter_openapi_schema=parameter_schema(self._flow).model_dump(exclude_unset=True),
            description=deployment.description,
            tags=list(deployment.tags),
            schedules=list(deployment.schedules),
            paused=False,
        )
        if deployment.schedules:  # so that the next times can be told at once
            self._client.request(
                "POST", "/deployments/{id}/schedule", path_params={"id": identity}, json={"max_runs": AHEAD}
            )
        return identity

    def _free_name(self, deployment: Deployment) -> str:
        """Its name, with a mark if that of another data set, or one for a worker, is called so on this server."""
        try:
            there = self._client.read_deployment_by_name(f"{self._flow.name}/{deployment.name}")
        except ObjectNotFound:
            return deployment.name
        if _is_of(there, deployment):
            return deployment.name
        place = "\n".join(str(deployment.parameters.get(name)) for name in OURS)
        return f"{deployment.name}-{sha256(place.encode()).hexdigest()[:6]}"

    def _delete(self, identity: UUID) -> None:
        try:
            self._client.delete_deployment(identity)
        except ObjectNotFound:
            return

    def forget_others(self, deployments: Iterable[Deployment]) -> None:
        """Delete what an earlier program registered for this data set and is not wanted any more."""
        some = next(iter(deployments), None)
        offset = 0
        while some is not None:
            page = self._client.read_deployments(limit=PAGE, offset=offset)
            for there in page:
                if there.id not in self._names and there.entrypoint == ENTRYPOINT and _is_of(there, some):
                    self._delete(there.id)
            if len(page) < PAGE:
                return
            offset += PAGE

    def next_times(self) -> dict[str, datetime]:
        """When each deployment runs next, by name; those that are not scheduled are left out."""
        times: dict[str, datetime] = {}
        for run in self._client.get_scheduled_flow_runs_for_deployments(list(self._names), limit=PAGE):
            name = self._name(run)
            if name and run.next_scheduled_start_time is not None:
                times[name] = min(times.get(name, run.next_scheduled_start_time), run.next_scheduled_start_time)
        return times

    def due(self) -> list[tuple[str, FlowRun]]:
        """The runs to make now, each with the name of its deployment, those waiting longest first. They are ours
        from here on: another program that serves the same deployments does not get them."""
        now = datetime.now(UTC)
        found = self._client.get_scheduled_flow_runs_for_deployments(
            list(self._names), scheduled_before=now + timedelta(seconds=0.5), limit=PAGE
        )
        mine = ((self._name(run), self._claimed(run)) for run in self._without_overtaken(found))
        return [(name, run) for name, run in mine if run is not None]

    def _without_overtaken(self, runs: Iterable[FlowRunResponse]) -> Iterator[FlowRunResponse]:
        """Of several scheduled runs of one deployment the last: the computer was off, or a run took long."""
        ordered = sorted(runs, key=lambda run: (str(run.deployment_id), str(run.next_scheduled_start_time)))
        for _, group in groupby(ordered, key=lambda run: run.deployment_id):
            *earlier, last = list(group)
            for run in earlier:
                if run.auto_scheduled:
                    overtaken: State[Any] = Cancelled(message="A later run of the same deployment takes its place.")
                    self._client.set_flow_run_state(run.id, overtaken)
                else:
                    yield run
            yield last

    def _claimed(self, run: FlowRunResponse) -> FlowRun | None:
        try:
            state = propose_state_sync(self._client, Pending(), flow_run_id=run.id)
        except Abort:  # somebody else has it
            return None
        return self._client.read_flow_run(run.id) if state.is_pending() else None

    def _name(self, run: FlowRunResponse) -> str:
        return self._names.get(run.deployment_id, "") if run.deployment_id else ""

    def begin(self, name: str) -> FlowRun:
        """A run of this deployment that begins now, claimed."""
        (identity,) = (identity for identity, each in self._names.items() if each == name)
        return self._client.create_flow_run_from_deployment(identity, state=Pending())

    def pause(self) -> None:
        """Nothing is scheduled any more until somebody serves the deployments again."""
        for identity in self._names:
            self._client.pause_deployment(identity)


def _is_of(there: DeploymentResponse, deployment: Deployment) -> bool:
    """Whether a deployment on the server is about the same data set and served as ours are, not by a worker."""
    same = all(there.parameters.get(name) == deployment.parameters.get(name) for name in OURS)
    return same and there.work_pool_name is None
