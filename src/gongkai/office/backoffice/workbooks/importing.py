"""A page on which a file is checked and then brought in (先核对后导入), the same in every room."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from gongkai.office.backoffice.acted import UNPROCESSABLE
from gongkai.office.backoffice.workbooks.faults import Unreadable
from gongkai.office.backoffice.workbooks.serving import file_response
from gongkai.office.backoffice.workbooks.template import reported
from gongkai.office.backoffice.workbooks.vouching import SHOWN, voucher, was_checked
from gongkai.office.keyring import keyed_hash


class CheckedImport:
    """What a view does with a file (核对、导入): checks it, tells, brings in what was checked.

    `form_class` has an `organ` and a `file` and takes the `user`; `salt` names the room in the
    voucher; `refusals` are what the room's acts raise, shown beside the file.
    """

    form_class: type
    salt: str
    refusals: tuple[type[Exception], ...] = ()

    def examined(self, data: bytes, organ: Any) -> Any:
        """What a file comes to, nothing kept: with `fresh`, `faults`, `may_go`."""
        raise NotImplementedError

    def brought_in(self, data: bytes, organ: Any) -> HttpResponse:
        """Bring a file in that was checked, and where to go then."""
        raise NotImplementedError

    def post(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Check, hand out the result as a workbook, or import."""
        form = self.form_class(request.POST, request.FILES, user=request.user)
        if not form.is_valid():
            return self._refused(form)
        data, organ = form.cleaned_data["file"].read(), form.cleaned_data["organ"]
        seal = keyed_hash(f"{organ.pk}:{data.hex()}", use=self.salt)
        try:
            if request.POST.get("act") == "import" and was_checked(request, seal, salt=self.salt):
                return self.brought_in(data, organ)
            found = self.examined(data, organ)
        except (Unreadable, *self.refusals) as refusal:
            said = refusal.messages if isinstance(refusal, ValidationError) else str(refusal)
            form.add_error("file", said)
            return self._refused(form)
        if request.POST.get("act") == "report":
            return file_response(reported(found.faults), "核对结果.xlsx")
        return self._told(form, found, seal)

    def _refused(self: Any, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=UNPROCESSABLE)

    def _told(self: Any, form: Any, found: Any, seal: str) -> HttpResponse:
        ready = found.may_go and bool(found.fresh)
        context = self.get_context_data(
            form=form,
            found=found,
            faults=found.faults[:SHOWN],
            ready=ready,
            checked=voucher(seal, salt=self.salt) if ready else "",
        )
        return self.render_to_response(context)
