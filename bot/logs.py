"""Logs are events with fields, as JSON lines; never personal data. Configured before Rasa is imported.

Rasa builds its debug events whether they are shown or not, which costs more than its understanding: the level filter
has to be in place first.
"""

from __future__ import annotations

import logging
import sys
import warnings

import structlog


def configure_logs(level: str) -> None:
    """Send events of `level` and above to standard error."""
    number = logging.getLevelNamesMapping()[level]
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    for noisy in ("rasa", "matplotlib", "apscheduler", "sanic.root", "sanic.server", "asyncio"):
        logging.getLogger(noisy).setLevel(max(number, logging.WARNING))
    warnings.filterwarnings("ignore", module=r"rasa(\.|_sdk)?.*")
    warnings.filterwarnings("ignore", category=DeprecationWarning)
