"""Two test processes share the processors, so each computes with one thread: two would wait for one another."""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")
