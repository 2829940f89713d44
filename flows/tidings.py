"""The end of a run: its material changes go out by the channels that are set up, and the report says what became of it.

The data set is in place by then: whatever goes wrong here is a line for the user, and costs nothing else.
"""

from flows.message import message, redline_page
from flows.report import Report
from flows.run import Listener, Request
from flows.telling import channels, tell
from pipeline.publish import PublishError, replace_report


def tell_changes(request: Request, listener: Listener, report: Report) -> Report:
    """Send the one message of a run, if there is anything material and anybody to tell; the report, completed."""
    addresses, problems = channels(request.notify)
    if not addresses and not problems:
        return report
    pages = {redline_page(change.spec_id, change.version) for change in report.changes}
    existing = {page for page in pages if (request.out / page).is_file()}
    text = message(report.changes, report.addresses, existing, request.pages)
    if text is None:
        return report
    failed = [*problems, *tell(text, addresses)]
    for problem in failed:
        listener.note(f"warning: {problem}; the data set is published")
    told = f"{text.title}: sent by {len(addresses) - len(failed) + len(problems)} of {len(addresses)} channels"
    completed = report.model_copy(update={"notifications": (told, *failed)})
    try:
        replace_report(request.out, completed.model_dump(mode="json"))
    except (PublishError, OSError) as error:
        listener.note(f"warning: report.json does not tell about the message ({error})")
    return completed
