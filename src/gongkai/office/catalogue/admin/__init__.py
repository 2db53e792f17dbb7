"""Catalogues in the back office (目录): the list, a catalogue, its rows, import and history."""
