"""The wanted port, or the next free one, and a sentence when none will do."""

import socket
import threading

import pytest

from gongkai.office.operating.home import Unusable
from gongkai.office.operating.serving import address, free_port

HOST = "127.0.0.1"


@pytest.fixture
def taken():
    """A port that somebody listens on, and the next one free."""
    with socket.socket() as held:
        for port in range(8310, 8390, 2):
            if held.connect_ex((HOST, port)) and held.connect_ex((HOST, port + 1)):
                break
        held.close()
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((HOST, port))
            listener.listen()
            yield listener, port


def test_a_free_port_is_taken_in_silence(taken):
    said = []

    assert free_port(HOST, taken[1] + 1, said.append) == taken[1] + 1
    assert said == []


def test_a_taken_port_gives_the_next_and_says_so(taken):
    said = []

    assert free_port(HOST, taken[1], said.append) == taken[1] + 1
    assert said == [f"端口 {taken[1]} 已被占用，改用 {taken[1] + 1}。"]


def test_a_port_that_is_let_go_a_moment_later_is_waited_for(taken):
    listener, port = taken
    threading.Timer(0.2, listener.close).start()

    assert free_port(HOST, port, print) == port


@pytest.mark.parametrize("host", ["203.0.113.1", "no such host"])
def test_an_address_that_is_not_this_machine_s_is_one_sentence(host):
    with pytest.raises(Unusable, match="不能在 .* 提供服务"):
        free_port(host, 8399, print)


def test_an_address_is_what_a_browser_wants():
    assert address("127.0.0.1", 8000) == "http://127.0.0.1:8000/"
    assert address("::1", 8000) == "http://[::1]:8000/"
