"""Work in threads, each on a connection of its own to the database file of `on_file`."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from gongkai.office.organs import actions as organs
from gongkai.office.organs.models import Organ


def in_thread(work):
    """The answer of a function run on a connection of its own."""

    def run():
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as one:
        return one.submit(run).result()


def found_office():
    return organs.establish(
        name="示范县人民政府办公室",
        short_name="办公室",
        kind=Organ.Kind.OFFICE,
        slug="office",
        code="110000000000000001",
        number_prefix="示政办",
        address="示范县光明路 1 号",
        phone="0000-0000000",
        reconsideration_organ="示范县人民政府",
        court="示范县人民法院",
    )
