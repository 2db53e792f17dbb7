"""Where words stand (字词索引): which pairs of characters a case holds."""

from __future__ import annotations

from django.db import models

from gongkai.office.organs.models import Organ


class Posting(models.Model):
    """A pair of characters in the texts of a case (索引项), or in a name under the key.

    The index gives candidates only; each is checked on its texts before it is shown. A pair whose
    text has gone stays until the index is made anew: it costs a look, never a wrong answer.
    """

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="+", db_index=False)
    gram = models.BigIntegerField("二元字编码")
    application = models.ForeignKey(
        "applications.Application", models.CASCADE, related_name="postings", db_index=False
    )

    class Meta:
        verbose_name = "索引项"
        verbose_name_plural = "字词索引"
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "gram", "application"], name="one_posting_per_gram_and_case"
            )
        ]
        indexes = [models.Index(fields=["application"], name="postings_by_case")]

    def __str__(self) -> str:
        return f"{self.gram} {self.application_id}"
