"""Interpretations and consultations say what they are; the database holds it to what was read.

The columns are added without making the table anew, so every trigger stays; the two that compare
a row with what its reviewers read are made again, with the new columns. A review of an earlier time
says nothing of them: then the row says nothing either.
"""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

GATE = import_module("gongkai.office.disclosure.migrations.0007_gate_in_the_database")

LATER = ("form", "explainer", "opinions_until", "opinions_to", "consultation_id")
AS_READ = {
    "sqlite": "NEW.{0} IS json_extract(s.paper, '$.content.{0}')",
    "postgresql": "COALESCE(to_jsonb(NEW) -> '{0}', 'null')"
    " = COALESCE(s.paper -> 'content' -> '{0}', 'null')",
}


def rules(vendor, later):
    """The two rules of what is live: the deed that each watches, and what it refuses."""
    as_read = " AND ".join([GATE.AS_READ[vendor], *(AS_READ[vendor].format(n) for n in later)])
    cleared = GATE.CLEARED.format(as_read=as_read, files=GATE.FILES[vendor])
    columns, uncleared = ", ".join((*GATE.WATCHED, *later)), f"NEW.live AND NOT ({cleared})"
    again = f"NEW.live AND NOT ({GATE.STAYS}) AND {GATE.OVERTAKEN}"
    return (
        ("insert", "INSERT", f"{uncleared} OR NEW.live AND {GATE.OVERTAKEN}"),
        ("update", f"UPDATE OF {columns}", f"{uncleared} OR {again}"),
    )


def made(vendor, later):
    """The statements that put the two triggers in the place of the earlier ones."""
    table, told = "disclosure_document", GATE.TOLD["uncleared"]
    for word, deed, wrong in rules(vendor, later):
        name = f"{table}_uncleared_{word}"
        if vendor == "sqlite":
            yield f"DROP TRIGGER {name};"
            yield f"""CREATE TRIGGER {name} AFTER {deed} ON {table}
            WHEN {wrong} BEGIN SELECT RAISE(ABORT, '{told}'); END;"""
            continue
        yield f"DROP FUNCTION {name}() CASCADE;"
        yield f"""CREATE FUNCTION {name}() RETURNS trigger AS $$
        BEGIN IF {wrong} THEN
            RAISE EXCEPTION '{told}' USING ERRCODE = 'integrity_constraint_violation';
        END IF; RETURN NEW; END; $$ LANGUAGE plpgsql;"""
        yield f"""CREATE TRIGGER {name} BEFORE {deed} ON {table}
        FOR EACH ROW EXECUTE FUNCTION {name}();"""


def keep(apps, schema_editor):
    """Compare the new columns too."""
    for statement in made(schema_editor.connection.vendor, LATER):
        schema_editor.execute(statement, params=None)


def leave(apps, schema_editor):
    """Compare what was compared before."""
    for statement in made(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """Fields, their comparison, and what is recorded of what has to follow."""

    dependencies = [
        ("disclosure", "0010_parts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="document",
            name="consultation",
            field=models.ForeignKey(
                blank=True,
                help_text="意见采纳情况必填；正式文件征求过意见的也填，公众页面互相链接。",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="disclosure.document",
                verbose_name="对应的征求意见",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="explainer",
            field=models.CharField(
                blank=True,
                help_text="起草单位主要负责人是第一解读人，例如：县民政局局长 李明。",
                max_length=60,
                null=True,
                verbose_name="解读人",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="form",
            field=models.CharField(
                blank=True,
                choices=[
                    ("text", "文字解读"),
                    ("picture", "图解"),
                    ("recording", "音视频"),
                    ("animation", "动漫"),
                    ("questions", "问答"),
                    ("expert", "专家解读"),
                    ("press", "新闻发布会"),
                    ("interview", "访谈解读"),
                ],
                max_length=12,
                null=True,
                verbose_name="解读形式",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="opinions_to",
            field=models.TextField(
                blank=True,
                help_text="写明邮箱、信函地址、电话和联系人，一行一种。",
                null=True,
                verbose_name="提出意见的方式",
            ),
        ),
        migrations.AddField(
            model_name="document",
            name="opinions_until",
            field=models.DateField(blank=True, null=True, verbose_name="征求意见截止日期"),
        ),
        migrations.AlterField(  # checked: only the words to choose from, nothing of the column
            model_name="document",
            name="kind",
            field=models.CharField(
                choices=[
                    ("regulation", "规章"),
                    ("normative", "行政规范性文件"),
                    ("other_document", "其他文件"),
                    ("interpretation", "政策解读"),
                    ("consultation", "征求意见"),
                    ("adoption", "意见采纳情况"),
                    ("interview", "访谈"),
                    ("announcement", "公告"),
                    ("news", "动态"),
                    ("budget", "预决算"),
                    ("proposal_reply", "建议提案答复"),
                    ("gazette", "政府公报"),
                    ("topic", "专题"),
                    ("service", "办事指南"),
                    ("guide", "政府信息公开指南"),
                    ("rule", "政府信息公开制度"),
                    ("other", "其他"),
                ],
                max_length=16,
                verbose_name="种类",
            ),
        ),
        migrations.CreateModel(
            name="Waiver",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="不作解读的理由")),
                ("on", models.DateField(verbose_name="日期")),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waivers",
                        to="disclosure.document",
                        verbose_name="政府信息",
                    ),
                ),
            ],
            options={
                "verbose_name": "不作解读的理由",
                "verbose_name_plural": "不作解读的理由",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUpReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "awaited",
                    models.CharField(
                        choices=[("interpretation", "解读"), ("adoption", "意见采纳情况")],
                        max_length=14,
                        verbose_name="应跟进的",
                    ),
                ),
                ("on", models.DateField(verbose_name="提醒日期")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="disclosure.document",
                        verbose_name="政府信息",
                    ),
                ),
            ],
            options={
                "verbose_name": "跟进提醒",
                "verbose_name_plural": "跟进提醒",
                "ordering": ["-on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document", "awaited"), name="one_follow_up_reminder"
                    )
                ],
            },
        ),
        migrations.RunPython(keep, leave),
    ]
