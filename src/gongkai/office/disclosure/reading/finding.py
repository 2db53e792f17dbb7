"""Finding published documents (查询): what the public may see, narrowed by words and conditions."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.functional import cached_property

from gongkai.office.disclosure.kinds import WITH_VALIDITY, Validity
from gongkai.office.disclosure.models import Document, ValidityChange
from gongkai.office.organs.visibility import visible

PUBLIC = AnonymousUser()
"""Whoever reads a public page, signed in or not (ADR 0080)."""

MOST_COUNTED = 10_000
"""Rows that a list counts and leads to at most; beyond them it asks for narrower conditions."""

BRACKETS = str.maketrans("[【（(]】）)", "〔〔〔〔〕〕〕〕")
"""Brackets that people type for those of a document number (发文字号)."""


def published() -> QuerySet[Document]:
    """The documents that everybody may read, newest first (已公开的政府信息)."""
    return visible(PUBLIC, Document).select_related("organ", "issuer")


def with_validity(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The same, with all that `Document.validity` asks for fetched at once."""
    return documents.prefetch_related("validity_changes")


def listed(documents: QuerySet[Document]) -> QuerySet[Document]:
    """The same as rows of a list need them: with their validity, without their long texts."""
    return with_validity(documents).defer("body", "summary")


def found(query: str, documents: QuerySet[Document]) -> QuerySet[Document]:
    """The documents that hold every word of a query in title, number or index number (检索).

    Reads every title: for an office whose index is not made yet.
    """
    for word in query.split():
        numbers = word.translate(BRACKETS)
        documents = documents.filter(
            Q(title__icontains=word)
            | Q(document_number__icontains=word)
            | Q(document_number__icontains=numbers)
            | Q(index_number__icontains=word)
        )
    return documents


def valid_as(state: Validity, documents: QuerySet[Document], *, on: date) -> QuerySet[Document]:
    """The documents that are in a state on a day, as `Document.validity` says it (有效性)."""
    changes = ValidityChange.objects.filter(document=OuterRef("pk"), on__lte=on)
    endings = changes.exclude(validity=Validity.AMENDED).order_by("-on", "-pk")
    rows = documents.filter(kind__in=WITH_VALIDITY).annotate(
        ended=Subquery(endings.values("validity")[:1])
    )
    open_ended = Q(ended__isnull=True)
    past, ahead = Q(expires__lt=on), Q(effective__gt=on)
    binding = (
        open_ended
        & (Q(expires__isnull=True) | Q(expires__gte=on))
        & (Q(effective__isnull=True) | Q(effective__lte=on))
    )
    amended = Exists(changes.filter(validity=Validity.AMENDED))
    return {
        Validity.REPEALED: lambda: rows.filter(ended=Validity.REPEALED),
        Validity.EXPIRED: lambda: rows.filter(Q(ended=Validity.EXPIRED) | open_ended & past),
        Validity.PENDING: lambda: rows.filter(open_ended & ahead).exclude(past),
        Validity.AMENDED: lambda: rows.filter(binding).filter(amended),
        Validity.IN_FORCE: lambda: rows.filter(binding).exclude(amended),
    }[state]()


class CappedPaginator(Paginator):
    """Pages of a list whose rows are counted up to a limit only (分页)."""

    @cached_property
    def _counted(self) -> int:
        if isinstance(self.object_list, QuerySet):
            return self.object_list.order_by()[: MOST_COUNTED + 1].count()
        return len(self.object_list)

    @cached_property
    def count(self) -> int:
        """Rows that the pages lead to."""
        return min(self._counted, MOST_COUNTED)

    @property
    def is_capped(self) -> bool:
        """Whether there are more rows than the pages lead to."""
        return self._counted > MOST_COUNTED
