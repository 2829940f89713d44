"""Prefect without noise: no log lines on the terminal, no telemetry, no questions to other computers.

These are defaults: what the user has set in the environment stays. They work only if set before Prefect is imported.
"""

import os
import warnings
from collections.abc import Mapping
from pathlib import Path

CLIENT: Mapping[str, str] = {
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_CONFIG_PATH": str(Path(__file__).with_name("quiet_logging.yml")),
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_INTERNAL_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_CLIENT_MAX_RETRIES": "3",
    "PREFECT_CLIENT_SERVER_VERSION_CHECK_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_TASKS_DISABLE_CACHING": "true",
}
"""Settings of the process that runs the flow."""

SERVER: Mapping[str, str] = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_UI_ENABLED": "false",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    "PREFECT_SERVER_MEMOIZE_BLOCK_AUTO_REGISTRATION": "false",
    "PREFECT_SERVER_DATABASE_TIMEOUT": "60",
    "PREFECT_SERVER_DATABASE_CONNECTION_TIMEOUT": "60",
    "PREFECT_SERVER_EVENTS_STREAM_OUT_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_CANCELLATION_CLEANUP_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_FOREMAN_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_REPOSSESSOR_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_CLEANUP_RECONCILER_ENABLED": "false",
    "PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED": "false",
}
"""Settings of the temporary server: what records a run stays on, what waits for other runs is off."""


LASTING: Mapping[str, str] = {
    **SERVER,
    "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "true",
    "PREFECT_SERVER_SERVICES_LATE_RUNS_ENABLED": "true",
    "PREFECT_SERVER_SERVICES_CANCELLATION_CLEANUP_ENABLED": "true",
}
"""Settings of our own server when it starts runs on schedule."""


def set_client_defaults() -> None:
    """Put the client's settings into the environment of this process."""
    # Whether that folder can be used is checked where it matters (`server.py`), with what to do about it.
    warnings.filterwarnings("ignore", message="Failed to create the Prefect home directory")
    for name, value in CLIENT.items():
        os.environ.setdefault(name, value)


def server_environment(*, lasting: bool = False) -> dict[str, str]:
    """The environment for our own server: this process's, without the address of another server."""
    environment = {**(LASTING if lasting else SERVER), **os.environ}
    environment.pop("PREFECT_API_URL", None)
    return environment
