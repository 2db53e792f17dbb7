"""Counting what a page costs."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def queried(client: Client, address: str):
    """The answer of an address, and the number of queries that it took."""
    with CaptureQueriesContext(connection) as caught:
        response = client.get(address)
    return response, len(caught)
