"""Catalogues (公开目录): what each organ must publish, in editions; the gap to what it has."""
