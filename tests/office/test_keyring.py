"""What is kept locked opens with its key, for its use, unchanged; and with an older key too."""

import pytest

from gongkai.office.keyring import Locked, keyed_hash, locked, relocked, unlocked

DATA = "示范数据".encode()


@pytest.fixture
def keys(settings):
    """Give the office other secrets: `keys("new,old")`."""
    return lambda text: setattr(settings, "PERSONAL_DATA_KEY", text)


def test_data_comes_back_and_no_token_is_like_another():
    assert unlocked(locked(DATA, use="files"), use="files") == DATA
    assert locked(DATA, use="files") != locked(DATA, use="files")


def test_a_token_opens_for_its_own_use_only():
    with pytest.raises(Locked, match="无法解密"):
        unlocked(locked(DATA, use="files"), use="seals")


def test_a_changed_token_does_not_open():
    token = locked(DATA, use="files")

    with pytest.raises(Locked):
        unlocked(token[:40] + ("A" if token[40] != "A" else "B") + token[41:], use="files")


def test_a_newer_key_opens_what_an_older_one_locked_and_takes_it_over(keys):
    keys("old")
    token, known = locked(DATA, use="files"), keyed_hash("甲", use="lookup")

    keys("new, old")
    taken_over = relocked(token, use="files")

    assert keyed_hash("甲", use="lookup") == known
    keys("new")
    assert unlocked(taken_over, use="files") == DATA
    with pytest.raises(Locked):
        unlocked(token, use="files")
