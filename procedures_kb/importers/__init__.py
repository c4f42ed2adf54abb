"""Reading published procedure records: the portal's Word export, its API JSON, and the bundled YAML."""

from procedures_kb.importers.bundled import bundled_procedures
from procedures_kb.importers.run import ImportReport, import_paths, import_records

__all__ = ["ImportReport", "bundled_procedures", "import_paths", "import_records"]
