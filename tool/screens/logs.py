"""What may stand in a log: that something failed, of which kind and where; never what somebody said."""

from __future__ import annotations

import logging
from types import TracebackType
from typing import Any

_make_record = logging.getLogRecordFactory()


def where(trace: TracebackType | None) -> str:
    """File and line of the innermost step; a message could hold what somebody said, a place cannot."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "?"
    return f"{trace.tb_frame.f_code.co_filename.replace(chr(92), '/').rpartition('/')[2]}:{trace.tb_lineno}"


def _record(*args: Any, **named: Any) -> logging.LogRecord:
    record = _make_record(*args, **named)
    if record.exc_info and record.exc_info[0] is not None:
        kind, _, trace = record.exc_info
        record.msg, record.args = f"{kind.__name__} at {where(trace)}", ()
        record.exc_info = record.exc_text = None
    return record


def keep_families_out() -> None:
    """From now on no log line of this process holds an error's message or a traceback."""
    logging.setLogRecordFactory(_record)
