"""Which pairs of prompts have maps.

Words are asked about against the empty and the whole prompt. Maps of, say, one omission against another would be most
of the work and of the memory, so they are kept only on demand; as numbers, all pairs are kept anyway.
"""

from __future__ import annotations

import numpy as np


def map_pairs(prompts: int, n_reference: int) -> tuple[np.ndarray, np.ndarray]:
    """The pairs (k, l), k ≤ l, whose maps are kept, as two int arrays [P].

    They are those of the first ``n_reference`` prompts with all, and of the others with themselves.
    """
    rows, columns = np.triu_indices(prompts)
    kept = (rows < n_reference) | (rows == columns)
    return rows[kept], columns[kept]
