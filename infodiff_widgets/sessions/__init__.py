"""Sessions: what the user asks, the task that answers it and its results, as observable traits."""
