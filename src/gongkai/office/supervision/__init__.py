"""Supervision (监督保障): rectification notices and whether they were answered."""
