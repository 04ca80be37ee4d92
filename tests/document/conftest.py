"""How Hypothesis looks for counterexamples here: without a clock, which says more of the machine than of us."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
