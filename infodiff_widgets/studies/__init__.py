"""Studies over many pictures: how good a model, or the method, is."""
