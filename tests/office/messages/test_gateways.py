"""Gateways: chosen by the settings; a signed post, a mail, a refusal that tells no number."""

import hmac
import json
import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from socketserver import StreamRequestHandler, TCPServer

import pytest

from gongkai.office.messages.gateways import NotSent, Parcel, gateway_of
from gongkai.office.messages.kinds import Way

TO = "13800001234"
SECRET = "shared-with-the-gateway"
PARCEL = Parcel("sms", TO, "138****1234", "办理通知", "【办公室】已收到申请一号。", "a/1/7/0")


@pytest.fixture
def served():
    """Serve a handler on a port of its own: `served(kind, server)` gives its port."""
    running = []

    def make(handler, server):
        one = server(("127.0.0.1", 0), handler)
        thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        running.append((one, thread))
        return one.server_address[1]

    yield make
    for one, thread in running:
        one.shutdown()
        one.server_close()
        thread.join()


@pytest.fixture
def hook(served):
    """A gateway's own server, which answers as told: (its address, what it was sent)."""

    def make(status=200):
        heard = []

        class Hook(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                heard.append((dict(self.headers), body))
                self.send_response(status)
                self.send_header("Location", "http://127.0.0.1:1/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                """Say nothing."""

        return f"http://127.0.0.1:{served(Hook, HTTPServer)}/sms", heard

    return make


def test_a_webhook_is_sent_signed_json_with_the_key_of_the_message(hook):
    url, heard = hook()

    gateway_of(url, way=Way.SMS, secret=SECRET).send(PARCEL)

    ((headers, body),) = heard
    signed = hmac.new(
        SECRET.encode(), headers["X-Gongkai-Timestamp"].encode() + b"." + body, sha256
    )
    assert headers["X-Gongkai-Signature"] == f"sha256={signed.hexdigest()}"
    assert headers["Idempotency-Key"] == sha256(PARCEL.key.encode()).hexdigest()
    told = {"way": "sms", "to": TO, "heading": PARCEL.heading, "text": PARCEL.text}
    assert json.loads(body) == told


@pytest.mark.parametrize(
    ("status", "is_final"),
    [(400, True), (404, True), (429, False), (408, False), (500, False), (503, False), (302, True)],
)
def test_a_refusal_says_its_number_and_whether_it_is_for_good(hook, status, is_final):
    url, heard = hook(status)

    with pytest.raises(NotSent) as refusal:
        gateway_of(url, way=Way.SMS, secret=SECRET).send(PARCEL)

    assert (str(refusal.value), refusal.value.is_final) == (f"网关答复 {status}", is_final)
    assert len(heard) == 1


def test_a_gateway_that_is_not_there_is_tried_again(hook):
    with pytest.raises(NotSent, match="连接不上") as refusal:
        gateway_of("http://127.0.0.1:9/", way=Way.SMS, secret=SECRET).send(PARCEL)

    assert not refusal.value.is_final


def test_a_gateway_that_does_not_answer_is_not_waited_for(served, monkeypatch):
    monkeypatch.setattr("gongkai.office.messages.gateways.webhook.PATIENCE", 0.2)
    release = threading.Event()

    class Silent(StreamRequestHandler):
        def handle(self):
            release.wait(5)

    url = f"http://127.0.0.1:{served(Silent, TCPServer)}/"
    try:
        with pytest.raises(NotSent, match="超时"):
            gateway_of(url, way=Way.SMS, secret=SECRET).send(PARCEL)
    finally:
        release.set()


def postbox(heard, refuses=b""):
    """A mail server that keeps what it hears, and refuses recipients with these words."""

    class Postbox(StreamRequestHandler):
        def handle(self):
            self.wfile.write(b"220 here\r\n")
            content = False
            for line in self.rfile:
                heard.append(line.decode())
                if content:
                    content = line != b".\r\n"
                    self.wfile.write(b"" if content else b"250 kept\r\n")
                    continue
                content = line.upper().startswith(b"DATA")
                self.wfile.write(self._answer(line.upper()))

        def _answer(self, line):
            if line.startswith(b"RCPT") and refuses:
                return refuses
            if line.startswith(b"DATA"):
                return b"354 go on\r\n"
            return b"250 fine\r\n"

    return Postbox


def test_mail_goes_through_a_server_with_an_id_that_stays(served):
    heard = []
    port = served(postbox(heard), TCPServer)
    sender = "信息公开办公室 <gk@example.cn>"
    mail = Parcel("mail", "a@example.cn", "a***@example.cn", "办理通知", "已收到。", "k")

    gateway = gateway_of(f"smtp://127.0.0.1:{port}", way=Way.MAIL, sender=sender)
    for _ in range(2):
        gateway.send(mail)

    said = "".join(heard)
    assert said.count("rcpt TO:<a@example.cn>") == 2
    ids = [line for line in heard if line.startswith("Message-ID:")]
    assert (len(ids), len(set(ids))) == (2, 1)
    assert "Auto-Submitted: auto-generated" in said


@pytest.mark.parametrize(("answer", "is_final"), [(b"550 no such box", True), (b"451 wait", False)])
def test_a_mail_box_that_is_not_there_is_for_good_and_a_full_one_is_not(served, answer, is_final):
    port = served(postbox([], answer + b"\r\n"), TCPServer)
    gateway = gateway_of(f"smtp://127.0.0.1:{port}", way=Way.MAIL, sender="gk@example.cn")

    with pytest.raises(NotSent) as refusal:
        gateway.send(Parcel("mail", "a@example.cn", "a***@example.cn", "办理通知", "字", "k"))

    assert refusal.value.is_final == is_final
    assert "example" not in str(refusal.value)


def test_a_mail_server_that_is_not_there_is_tried_again():
    gateway = gateway_of("smtp://127.0.0.1:9", way=Way.MAIL, sender="gk@example.cn")

    with pytest.raises(NotSent, match="连接不上"):
        gateway.send(Parcel("mail", "a@example.cn", "a***@example.cn", "办理通知", "字", "k"))


def test_without_a_gateway_messages_are_shown_with_the_address_masked(capsys):
    gateway_of("", way=Way.SMS).send(PARCEL)

    assert capsys.readouterr().err == "[sms 138****1234] 【办公室】已收到申请一号。\n"


@pytest.mark.parametrize(
    ("url", "way", "words"),
    [
        ("smtp://mail.example.cn", Way.SMS, "手机短信的发送通道"),
        ("ftp://mail.example.cn", Way.MAIL, "电子邮件的发送通道"),
        ("https://sms.example.cn/", Way.SMS, "GONGKAI_GATEWAY_SECRET"),
        ("smtp://mail.example.cn", Way.MAIL, "GONGKAI_MAIL_FROM"),
    ],
)
def test_a_setting_that_names_no_gateway_is_refused_in_one_sentence(url, way, words):
    with pytest.raises(ValueError, match=words):
        gateway_of(url, way=way)
