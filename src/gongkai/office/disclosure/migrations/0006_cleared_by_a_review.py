from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

search = import_module("gongkai.office.disclosure.migrations.0002_followed_by_search")


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0005_approvals_as_reviews"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        # SQLite makes the table anew and so drops what search hung on it.
        migrations.RunPython(search.leave, search.follow),
        # checked: each verdict has the key of the approval that it was made of
        migrations.AlterField(
            model_name="document",
            name="clearance",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="review.verdict",
            ),
        ),
        migrations.CreateModel(
            name="TakingBack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="撤下理由")),
                (
                    "shows_title",
                    models.BooleanField(default=True, verbose_name="公众页面保留标题"),
                ),
                ("at", models.DateTimeField(verbose_name="撤下时间")),
                ("on", models.DateField(verbose_name="撤下日期")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takings_back",
                        to="disclosure.document",
                        verbose_name="政府信息",
                    ),
                ),
                (
                    "scrutiny",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="review.scrutiny",
                        verbose_name="审查单",
                    ),
                ),
            ],
            options={
                "verbose_name": "撤下记录",
                "verbose_name_plural": "撤下记录",
                "ordering": ["-scrutiny"],
            },
        ),
        # checked: every approval is a review since the migration before
        migrations.DeleteModel(name="Approval"),
        migrations.RunPython(search.follow, search.leave),
    ]
