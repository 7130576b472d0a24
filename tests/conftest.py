"""Make the plain Python package ``kp`` importable without Odoo."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "hr_kp_classifier"))
