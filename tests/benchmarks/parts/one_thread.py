"""Holds the libraries of linear algebra to one thread. Imported before NumPy and PyTorch, which read these
variables once, when they are loaded; so it must not import anything that imports them.
"""

from __future__ import annotations

import os

for variable in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
    os.environ[variable] = "1"
