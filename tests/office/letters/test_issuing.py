"""A letter is signed once, sealed by those who may, and stays as it was."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.office.letters.making import TODAY, made, png

from gongkai.office.keyring import Locked
from gongkai.office.ledger.models import Event
from gongkai.office.letters import actions
from gongkai.office.letters.actions import Place
from gongkai.office.letters.images import NoSeal, seal_image
from gongkai.office.letters.models import IssuedLetter, Seal
from gongkai.office.letters.samples import sample
from gongkai.office.letters.writing import letter
from gongkai.office.operating.checking import checked
from gongkai.office.organs.standing import NotPermitted

NAME = "示范县人民政府办公室政府信息公开专用章"


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def place(office):
    return Place(office, "application", 7, "reply")


@pytest.fixture
def seal(office, head):
    return actions.keep_seal(organ=office, name=NAME, image=png(), by=head, on=TODAY)


def test_a_signed_letter_is_frozen_with_its_digest(place, head, seal):
    issued = actions.issue(made("S12"), place, by=head, on=TODAY, seal=seal)

    data = actions.opened(issued)
    assert data == made("S12").pdf(seal=seal.image())
    assert actions.issued_of(place) == issued
    event = Event.objects.get(kind="letter_issued")
    assert (event.subject, event.subject_id) == ("application", 7)
    assert event.new["sha256"] == issued.sha256
    assert Event.objects.get(kind="seal_used").note == str(issued)


def test_the_file_on_disk_names_nobody(place, head):
    issued = actions.issue(made("S12"), place, by=head, on=TODAY)

    with issued.file.open("rb") as file:
        kept = file.read()
    assert not kept.startswith(b"%PDF")
    assert "王小满".encode() not in kept


def test_a_letter_with_an_error_is_not_signed(place, head):
    wrong = letter("S12", replace(sample("S12"), number=""), today=TODAY)

    with pytest.raises(ValidationError, match="没有文号"):
        actions.issue(wrong, place, by=head, on=TODAY)

    assert not IssuedLetter.objects.exists()


def test_a_letter_is_signed_once(place, head):
    actions.issue(made("S12"), place, by=head, on=TODAY)

    with pytest.raises(ValidationError, match="已经签发"):
        actions.issue(made("S12"), place, by=head, on=TODAY)


def test_who_may_not_sign_signs_nothing(place, handler, reviewer, stranger):
    for person in (handler, reviewer, stranger):
        with pytest.raises(NotPermitted):
            actions.issue(made("S12"), place, by=person, on=TODAY)


def test_a_retired_seal_is_set_nowhere(place, head, seal):
    actions.retire_seal(seal=seal, by=head, on=TODAY)

    with pytest.raises(ValidationError, match="不是示范县人民政府办公室现用的印章"):
        actions.issue(made("S12"), place, by=head, on=TODAY, seal=seal)
    with pytest.raises(ValidationError, match="已于"):
        actions.retire_seal(seal=seal, by=head, on=TODAY)


def test_a_file_that_was_changed_is_found_out(place, head):
    issued = actions.issue(made("S12"), place, by=head, on=TODAY)
    assert [faults for name, _, faults in checked() if name == "签发文书"] == [[]]

    with open(issued.file.path, "ab") as file:  # noqa: PTH123
        file.write(b"x")

    with pytest.raises(Locked):
        actions.opened(issued)
    (found,) = [faults for name, _, faults in checked() if name == "签发文书"]
    assert len(found) == 1


def test_a_file_that_is_gone_is_said_so(place, head):
    issued = actions.issue(made("S12"), place, by=head, on=TODAY)
    issued.file.storage.delete(issued.file.name)

    with pytest.raises(Locked, match="不见了"):
        actions.opened(issued)


def test_a_new_seal_retires_the_one_before(office, head, seal):
    second = actions.keep_seal(organ=office, name=NAME, image=png(), by=head, on=TODAY)

    seal.refresh_from_db()
    assert seal.retired == TODAY
    assert actions.seal_in_use(office) == second
    kinds = list(Event.objects.filter(subject="seal").values_list("kind", flat=True))
    assert kinds == ["seal_kept", "seal_retired", "seal_kept"]


def test_who_may_not_seal_keeps_none(office, handler, reviewer, administrator, stranger):
    for person in (handler, reviewer, administrator, stranger):
        with pytest.raises(NotPermitted):
            actions.keep_seal(organ=office, name=NAME, image=png(), by=person, on=TODAY)


def test_the_row_holds_no_image(seal):
    row = Seal.objects.get()

    assert not row.locked.startswith("iVBOR")
    assert row.image().startswith(b"\x89PNG")


def encoded(image: Image.Image, kind="PNG") -> bytes:
    out = BytesIO()
    image.save(out, kind)
    return out.getvalue()


def scanned(size=(600, 500)) -> Image.Image:
    paper = Image.new("RGB", size, "white")
    with Image.open(BytesIO(png(300))) as seal:
        paper.paste(seal, (150, 60), seal)
    return paper


def test_a_scan_loses_its_paper_and_is_cut_to_the_ring():
    with Image.open(BytesIO(seal_image(encoded(scanned(), "JPEG")))) as seal:
        assert seal.size[0] == seal.size[1]
        assert 280 <= seal.size[0] <= 300
        assert seal.getpixel((seal.width // 2, seal.height // 2))[3] < 30


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "不是可以识别的图像", id="empty"),
        pytest.param(b"<svg/>", "不是可以识别的图像", id="svg"),
        pytest.param(encoded(Image.new("RGB", (400, 400), "white")), "空白", id="blank"),
        pytest.param(png(120), "不清楚", id="too small"),
        pytest.param(b"x" * 5_300_000, "超过 5 MB", id="too large"),
        pytest.param(encoded(Image.new("1", (4100, 4100))), "像素过多", id="too many pixels"),
    ],
)
def test_what_is_no_seal_is_refused_in_a_sentence(data, said):
    with pytest.raises(NoSeal, match=said):
        seal_image(data)


def test_the_head_keeps_and_retires_the_seal_on_the_screen(client, office, head, handler):
    page = f"/office/letters/{office.slug}/seal/"
    client.force_login(head)
    sent = {"act": "keep", "name": NAME, "image": SimpleUploadedFile("seal.png", png())}
    assert client.post(page, sent).status_code == 302

    shown = client.get(page).content.decode()
    assert NAME in shown
    assert "登记印章" in shown
    assert client.post(page, {"act": "retire"}).status_code == 302
    assert "尚未登记印章" in client.get(page).content.decode()
    assert (
        "现在没有在用的印章" in client.post(page, {"act": "retire"}, follow=True).content.decode()
    )

    client.force_login(handler)
    assert "印章由本机关负责人管理" in client.get(page).content.decode()
    sent["image"] = SimpleUploadedFile("seal.png", png())
    refused = client.post(page, sent)
    assert refused.status_code == 422
    assert "没有管理印章的职权" in refused.content.decode()


def test_a_file_that_is_no_image_is_said_beside_its_field(client, office, head):
    client.force_login(head)
    sent = {"act": "keep", "name": NAME, "image": SimpleUploadedFile("seal.png", b"x")}

    response = client.post(f"/office/letters/{office.slug}/seal/", sent)

    assert response.status_code == 422
    assert "不是可以识别的图像" in response.content.decode()


def test_a_sealed_letter_is_a_pdf_that_opens(place, head, seal):
    issued = actions.issue(made("P04"), place, by=head, on=date(2026, 3, 10), seal=seal)

    assert len(pypdfium2.PdfDocument(actions.opened(issued))) >= 1
