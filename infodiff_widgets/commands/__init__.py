"""The commands of ``infodiff-widgets study``, one module each."""
