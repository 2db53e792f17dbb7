"""The tables of a new office, made together: where the first eighteen steps arrive.

What those steps carried over from earlier times a new office does not have.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gongkai.office.together import Together


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("applications", "0001_applications"),
        ("applications", "0002_procedure"),
        ("applications", "0003_decisions_and_units"),
        ("applications", "0004_calendar_and_steps"),
        ("applications", "0005_work_lists"),
        ("applications", "0006_word_index"),
        ("applications", "0007_applicant_acts"),
        ("applications", "0008_letter_of_a_decision"),
        ("applications", "0009_told_by"),
        ("applications", "0010_enclosures"),
        ("applications", "0011_before_applying"),
        ("applications", "0012_amendments_and_reminders"),
        ("applications", "0013_imported_cases"),
        ("applications", "0014_given_files"),
        ("applications", "0015_mock_applications"),
        ("applications", "0016_anonymised_cases"),
        ("applications", "0017_imports_in_the_background"),
        ("applications", "0018_postings_by_case"),
    ]

    dependencies = [
        ("letters", "0003_paper_letters"),
        ("organs", "0004_shared_duties"),
        ("redaction", "0001_jobs_plans_copies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        # Wagtail's tables first: its steps take twice as long where ours exist already.
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Morning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True, verbose_name="日期")),
                ("reminders", models.PositiveIntegerField(default=0, verbose_name="提醒条数")),
                ("digests", models.PositiveIntegerField(default=0, verbose_name="待办邮件")),
            ],
            options={
                "verbose_name": "晨间提醒",
                "verbose_name_plural": "晨间提醒",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Recalculation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.CharField(max_length=12, verbose_name="工作日历版本")),
                ("on", models.DateField(verbose_name="重算日期")),
                ("looked_at", models.PositiveIntegerField(default=0, verbose_name="核对件数")),
                ("moved", models.PositiveIntegerField(default=0, verbose_name="变动件数")),
            ],
            options={
                "verbose_name": "期限重算",
                "verbose_name_plural": "期限重算",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SavedDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("sealed", models.TextField(editable=False, verbose_name="内容（密封）")),
                ("expires", models.DateField(db_index=True, verbose_name="保存至")),
            ],
            options={
                "verbose_name": "申请草稿",
                "verbose_name_plural": "申请草稿",
            },
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="登记年份")),
                ("serial", models.PositiveIntegerField(verbose_name="登记序号")),
                (
                    "register_number",
                    models.CharField(db_index=True, max_length=60, verbose_name="登记号"),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("in_person", "当面提交"),
                            ("signed_mail", "需签收的邮寄"),
                            ("ordinary_mail", "无需签收的平常信函"),
                            ("misdirected_mail", "寄给本机关其他机构或个人的信函"),
                            ("online", "互联网渠道"),
                            ("email", "电子邮件"),
                            ("fax", "政府信息公开工作机构的传真"),
                            ("oral", "口头申请、代为填写"),
                            ("other", "指南公布的其他渠道"),
                        ],
                        max_length=16,
                        verbose_name="申请渠道",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("natural_person", "自然人"),
                            ("business", "商业企业"),
                            ("research", "科研机构"),
                            ("welfare", "社会公益组织"),
                            ("legal_service", "法律服务机构"),
                            ("other", "其他"),
                        ],
                        max_length=14,
                        verbose_name="申请人类别",
                    ),
                ),
                ("masked_name", models.CharField(max_length=100, verbose_name="申请人")),
                ("sealed", models.TextField(editable=False, verbose_name="申请人信息（密封）")),
                ("lookup", models.CharField(blank=True, editable=False, max_length=64)),
                ("title", models.CharField(max_length=200, verbose_name="所需信息的名称")),
                ("description", models.TextField(verbose_name="所需信息的特征描述")),
                (
                    "document_number",
                    models.CharField(blank=True, max_length=80, verbose_name="文号"),
                ),
                ("purpose", models.TextField(blank=True, verbose_name="用途")),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("paper", "纸质"),
                            ("electronic", "电子文件"),
                            ("other", "其他形式"),
                        ],
                        default="paper",
                        max_length=12,
                        verbose_name="获取信息的形式",
                    ),
                ),
                (
                    "delivery",
                    models.CharField(
                        choices=[
                            ("post", "邮寄"),
                            ("collect", "自行领取"),
                            ("email", "电子邮件"),
                            ("online", "在线获取"),
                            ("inspect", "当面查阅、抄录"),
                        ],
                        default="post",
                        max_length=8,
                        verbose_name="获取信息的方式",
                    ),
                ),
                (
                    "accessibility",
                    models.CharField(blank=True, max_length=200, verbose_name="需要的帮助"),
                ),
                ("arrived", models.DateField(verbose_name="到达日期")),
                ("confirmed", models.DateField(blank=True, null=True, verbose_name="双方确认日期")),
                ("received", models.DateField(blank=True, null=True, verbose_name="收到申请之日")),
                (
                    "received_rule",
                    models.CharField(blank=True, max_length=200, verbose_name="收到之日的依据"),
                ),
                ("due", models.DateField(blank=True, null=True, verbose_name="答复期限届满日")),
                ("provisional", models.BooleanField(default=False, verbose_name="期限暂定")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("awaiting_confirmation", "待与申请人确认"),
                            ("handling", "办理中"),
                            ("awaiting_correction", "待申请人补正"),
                            ("consulting", "征求意见中"),
                            ("awaiting_reasons", "待申请人说明理由"),
                            ("awaiting_payment", "待申请人缴费"),
                            ("drafted", "已拟稿，待审查"),
                            ("reviewed", "审查通过，待签发"),
                            ("concluded", "已作出决定，待送达"),
                            ("served", "已送达，待结案"),
                            ("closed", "已办结"),
                            ("archived", "已归档"),
                            ("withdrawn", "收到前撤回，不计件"),
                            ("void", "登记错误，已作废"),
                        ],
                        max_length=24,
                        verbose_name="办理状态",
                    ),
                ),
                ("outcome", models.CharField(blank=True, max_length=30, verbose_name="办理结果")),
                ("sub_kind", models.CharField(blank=True, max_length=30, verbose_name="细分情形")),
                ("concluded", models.DateField(blank=True, null=True, verbose_name="作出决定日期")),
                (
                    "letter_number",
                    models.CharField(blank=True, max_length=80, verbose_name="答复文号"),
                ),
                ("served", models.DateField(blank=True, null=True, verbose_name="送达日期")),
                ("voided", models.DateField(blank=True, null=True, verbose_name="作废日期")),
                ("query_code_hash", models.CharField(editable=False, max_length=64)),
                (
                    "submission",
                    models.CharField(editable=False, max_length=64, null=True, unique=True),
                ),
                ("is_trial", models.BooleanField(default=False, verbose_name="试用数据")),
                (
                    "archive_number",
                    models.CharField(blank=True, max_length=80, verbose_name="档号"),
                ),
                ("archived", models.DateField(blank=True, null=True, verbose_name="归档日期")),
                (
                    "told_by",
                    models.CharField(
                        blank=True,
                        choices=[("sms", "手机短信"), ("mail", "电子邮件")],
                        max_length=4,
                        verbose_name="办理通知",
                    ),
                ),
                ("imported", models.DateField(blank=True, null=True, verbose_name="导入日期")),
                (
                    "mock",
                    models.CharField(
                        blank=True,
                        choices=[("running", "模拟测评（进行中）"), ("ended", "模拟测评")],
                        default="",
                        editable=False,
                        max_length=8,
                        verbose_name="模拟测评",
                    ),
                ),
                ("anonymised", models.DateField(blank=True, null=True, verbose_name="匿名日期")),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="organs.organ",
                        verbose_name="受理机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "政府信息公开申请",
                "verbose_name_plural": "政府信息公开申请",
                "ordering": [models.OrderBy(models.F("due"), nulls_last=True), "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Amendment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter_number",
                    models.CharField(max_length=80, verbose_name="更正申请处理告知书文号"),
                ),
                ("received", models.DateField(verbose_name="收到更正申请的日期")),
                ("record", models.CharField(max_length=300, verbose_name="要求更正的信息和项目")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("corrected", "予以更正"),
                            ("forwarded", "转送有权更正的机关处理"),
                            ("told_where", "告知向有权更正的机关提出"),
                            ("refused", "不予更正"),
                        ],
                        max_length=10,
                        verbose_name="处理结果",
                    ),
                ),
                (
                    "competent",
                    models.CharField(blank=True, max_length=100, verbose_name="有权更正的机关"),
                ),
                ("reasons", models.TextField(verbose_name="理由")),
                ("on", models.DateField(verbose_name="告知日期")),
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
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "更正申请的处理",
                "verbose_name_plural": "更正申请的处理",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("task", models.TextField(verbose_name="需要承办单位办理的事项")),
                ("assigned", models.DateField(verbose_name="交办日期")),
                ("due", models.DateField(verbose_name="承办期限")),
                ("accepted", models.DateField(blank=True, null=True, verbose_name="接收日期")),
                ("refused", models.DateField(blank=True, null=True, verbose_name="退回日期")),
                ("refusal", models.CharField(blank=True, max_length=500, verbose_name="退回理由")),
                ("reported", models.DateField(blank=True, null=True, verbose_name="报送日期")),
                ("report", models.TextField(blank=True, verbose_name="承办意见和检索情况")),
                ("recalled", models.DateField(blank=True, null=True, verbose_name="收回日期")),
                ("chased", models.DateField(blank=True, null=True, verbose_name="最近催办日期")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="交办人",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="organs.unit",
                        verbose_name="承办单位",
                    ),
                ),
            ],
            options={
                "verbose_name": "交办",
                "verbose_name_plural": "交办",
                "ordering": ["assigned", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Conclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("outcome", models.CharField(max_length=30, verbose_name="办理结果")),
                ("basis", models.CharField(max_length=300, verbose_name="依据")),
                ("reasons", models.TextField(blank=True, verbose_name="理由")),
                ("facts", models.JSONField(default=dict, verbose_name="认定的事实")),
                ("on", models.DateField(verbose_name="决定日期")),
                (
                    "letter_number",
                    models.CharField(blank=True, max_length=80, verbose_name="答复文号"),
                ),
                ("sub_kind", models.CharField(blank=True, max_length=30, verbose_name="细分情形")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusions",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签发人",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conclusion",
                        to="letters.issuedletter",
                        verbose_name="已签发的答复书",
                    ),
                ),
            ],
            options={
                "verbose_name": "处理决定",
                "verbose_name_plural": "处理决定",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "consulted",
                    models.CharField(
                        choices=[("third_party", "第三方"), ("other_organ", "其他行政机关")],
                        max_length=12,
                        verbose_name="对象",
                    ),
                ),
                ("party", models.CharField(max_length=100, verbose_name="名称")),
                ("sealed_party", models.TextField(blank=True, editable=False)),
                (
                    "letter_number",
                    models.CharField(blank=True, max_length=80, verbose_name="征求意见书文号"),
                ),
                ("sent", models.DateField(verbose_name="发出日期")),
                (
                    "party_received",
                    models.DateField(blank=True, null=True, verbose_name="对方收到日期"),
                ),
                ("answered", models.DateField(blank=True, null=True, verbose_name="收到意见日期")),
                (
                    "opinion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agrees", "同意公开"),
                            ("partly", "部分同意公开"),
                            ("objects", "不同意公开"),
                        ],
                        max_length=8,
                        verbose_name="意见",
                    ),
                ),
                ("grounds", models.TextField(blank=True, verbose_name="意见的理由")),
                (
                    "lapsed",
                    models.DateField(blank=True, null=True, verbose_name="期满未答复登记日期"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "征求意见",
                "verbose_name_plural": "征求意见",
                "ordering": ["sent", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter_number",
                    models.CharField(blank=True, max_length=80, verbose_name="补正告知书文号"),
                ),
                ("noticed", models.DateField(verbose_name="告知（送达）日期")),
                ("items", models.TextField(verbose_name="需要补正的事项")),
                ("days", models.PositiveSmallIntegerField(verbose_name="补正期限（工作日）")),
                ("due", models.DateField(verbose_name="补正期限届满日")),
                ("late", models.BooleanField(default=False, verbose_name="逾七个工作日告知")),
                ("answered", models.DateField(blank=True, null=True, verbose_name="收到补正之日")),
                ("text", models.TextField(blank=True, verbose_name="补正后的内容")),
                (
                    "lapsed",
                    models.DateField(blank=True, null=True, verbose_name="期满未补正登记日期"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "补正",
                "verbose_name_plural": "补正",
                "ordering": ["noticed", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Delay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter_number",
                    models.CharField(blank=True, max_length=80, verbose_name="延迟答复告知书文号"),
                ),
                ("noticed", models.DateField(verbose_name="告知日期")),
                ("days", models.PositiveSmallIntegerField(verbose_name="合理期限（工作日）")),
                ("reason", models.TextField(verbose_name="延迟的理由")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delays",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "延迟答复",
                "verbose_name_plural": "延迟答复",
                "ordering": ["noticed", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("outcome", models.CharField(max_length=30, verbose_name="拟作出的处理")),
                ("sub_kind", models.CharField(blank=True, max_length=30, verbose_name="细分情形")),
                (
                    "letter_number",
                    models.CharField(blank=True, max_length=80, verbose_name="答复文号"),
                ),
                ("basis", models.CharField(blank=True, max_length=300, verbose_name="依据")),
                ("reasons", models.TextField(blank=True, verbose_name="理由和答复要点")),
                ("facts", models.JSONField(default=dict, verbose_name="认定的事实")),
                ("drafted", models.DateField(verbose_name="拟稿日期")),
                (
                    "returned",
                    models.DateField(blank=True, null=True, verbose_name="退回（收回）日期"),
                ),
                ("signed", models.DateField(blank=True, null=True, verbose_name="签发日期")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="拟稿人",
                    ),
                ),
            ],
            options={
                "verbose_name": "拟稿",
                "verbose_name_plural": "拟稿",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Enclosure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("application", "申请材料"),
                            ("authorisation", "授权委托书"),
                            ("correction", "补正材料"),
                            ("reasons", "理由材料"),
                        ],
                        max_length=13,
                        verbose_name="用途",
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="名称")),
                ("kind", models.CharField(max_length=4, verbose_name="类型")),
                (
                    "file",
                    models.FileField(
                        editable=False, upload_to="enclosures/%Y/%m", verbose_name="文件（加密）"
                    ),
                ),
                (
                    "size",
                    models.PositiveBigIntegerField(editable=False, verbose_name="大小（字节）"),
                ),
                ("sha256", models.CharField(editable=False, max_length=64)),
                (
                    "scan",
                    models.CharField(
                        choices=[("waiting", "未扫描"), ("clean", "无毒"), ("infected", "有毒")],
                        default="waiting",
                        max_length=8,
                        verbose_name="扫描结果",
                    ),
                ),
                ("virus", models.CharField(blank=True, max_length=120, verbose_name="病毒名称")),
                ("on", models.DateField(verbose_name="提交日期")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enclosures",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "申请附件",
                "verbose_name_plural": "申请附件",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="延长（工作日）")),
                ("reason", models.TextField(verbose_name="延期理由")),
                ("decided", models.DateField(verbose_name="批准日期")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "延期",
                "verbose_name_plural": "延期",
                "ordering": ["decided", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ExtensionRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="申请延长（工作日）")),
                ("reason", models.TextField(verbose_name="延期理由")),
                ("requested", models.DateField(verbose_name="申请日期")),
                ("decided", models.DateField(blank=True, null=True, verbose_name="处理日期")),
                ("granted", models.BooleanField(null=True, verbose_name="是否批准")),
                ("opinion", models.CharField(blank=True, max_length=500, verbose_name="意见")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extension_requests",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "延期申请",
                "verbose_name_plural": "延期申请",
                "ordering": ["requested", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64)),
                ("made", models.DateField(verbose_name="建立日期")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="feed",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="订阅人",
                    ),
                ),
            ],
            options={
                "verbose_name": "日历订阅",
                "verbose_name_plural": "日历订阅",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="FeeNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter_number",
                    models.CharField(blank=True, max_length=80, verbose_name="收费通知书文号"),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("item", "按件"), ("page", "按量")],
                        max_length=4,
                        verbose_name="收费标准",
                    ),
                ),
                ("units", models.PositiveIntegerField(verbose_name="当月第几件、或者页数")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=10, verbose_name="金额（元）"),
                ),
                ("working", models.TextField(blank=True, verbose_name="计算过程")),
                ("served", models.DateField(verbose_name="申请人收到通知之日")),
                ("due", models.DateField(verbose_name="缴费截止日")),
                ("paid", models.DateField(blank=True, null=True, verbose_name="缴费日期")),
                (
                    "lapsed",
                    models.DateField(blank=True, null=True, verbose_name="期满未缴费登记日期"),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fee_notices",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "收费通知",
                "verbose_name_plural": "收费通知",
                "ordering": ["served", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=150, verbose_name="名称")),
                ("file", models.FileField(upload_to="applications/%Y/%m", verbose_name="文件")),
                (
                    "size",
                    models.PositiveBigIntegerField(editable=False, verbose_name="大小（字节）"),
                ),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("on", models.DateField(verbose_name="报送日期")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="applications.assignment",
                        verbose_name="交办",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="报送人",
                    ),
                ),
            ],
            options={
                "verbose_name": "查找结果",
                "verbose_name_plural": "查找结果",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="FoundBefore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", models.DateField(verbose_name="月份")),
                ("times", models.PositiveIntegerField(default=0, verbose_name="次数")),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organs.organ",
                        verbose_name="行政机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "申请前已找到",
                "verbose_name_plural": "申请前已找到",
                "ordering": ["-month", "organ__path"],
            },
        ),
        migrations.CreateModel(
            name="Gram",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gram", models.CharField(max_length=2, verbose_name="二元字")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grams",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organs.organ",
                        verbose_name="行政机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "二元字",
                "verbose_name_plural": "二元字",
            },
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="提交日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "等待导入"),
                            ("done", "已导入"),
                            ("refused", "没有导入"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                (
                    "sealed",
                    models.TextField(blank=True, editable=False, verbose_name="工作簿（密封）"),
                ),
                ("begun", models.DateTimeField(editable=False, null=True, verbose_name="开始时间")),
                ("told", models.CharField(blank=True, max_length=300, verbose_name="导入结果")),
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
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.organ",
                        verbose_name="行政机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入任务",
                "verbose_name_plural": "导入任务",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answers", models.JSONField(default=dict, verbose_name="答案")),
                ("on", models.DateField(verbose_name="判断日期")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="judgement",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "分步判断",
                "verbose_name_plural": "分步判断",
            },
        ),
        migrations.CreateModel(
            name="Posting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("gram", models.BigIntegerField(verbose_name="二元字编码")),
                (
                    "application",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="postings",
                        to="applications.application",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organs.organ",
                    ),
                ),
            ],
            options={
                "verbose_name": "索引项",
                "verbose_name_plural": "字词索引",
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("score", models.PositiveSmallIntegerField(verbose_name="评分")),
                ("words", models.TextField(blank=True, verbose_name="意见")),
                ("on", models.DateField(verbose_name="评价日期")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rating",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "申请人评价",
                "verbose_name_plural": "申请人评价",
            },
        ),
        migrations.CreateModel(
            name="ReasonsNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letter_number",
                    models.CharField(blank=True, max_length=80, verbose_name="说明理由告知书文号"),
                ),
                ("served", models.DateField(verbose_name="送达日期")),
                ("counts", models.CharField(max_length=200, verbose_name="申请数量、频次")),
                ("due", models.DateField(verbose_name="说明理由期限届满日")),
                ("answered", models.DateField(blank=True, null=True, verbose_name="说明理由日期")),
                ("answer", models.TextField(blank=True, verbose_name="申请人说明的理由")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reasons_notices",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "说明理由告知",
                "verbose_name_plural": "说明理由告知",
                "ordering": ["served", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Rectification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("letter_number", models.CharField(max_length=80, verbose_name="更正通知文号")),
                ("wrong", models.CharField(max_length=300, verbose_name="原文")),
                ("right", models.CharField(max_length=300, verbose_name="更正为")),
                ("on", models.DateField(verbose_name="更正日期")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rectifications",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签发人",
                    ),
                ),
                (
                    "conclusion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rectifications",
                        to="applications.conclusion",
                        verbose_name="处理决定",
                    ),
                ),
            ],
            options={
                "verbose_name": "答复更正",
                "verbose_name_plural": "答复更正",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="GivenFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, verbose_name="摘要")),
                ("on", models.DateField(verbose_name="提供日期")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given_files",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "copy",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given",
                        to="redaction.copy",
                        verbose_name="涂除副本",
                    ),
                ),
                (
                    "rectification",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="applications.rectification",
                        verbose_name="随哪次更正提供",
                    ),
                ),
            ],
            options={
                "verbose_name": "提供的文件",
                "verbose_name_plural": "提供的文件",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("legal", "法定答复期限"),
                            ("internal", "内部期限"),
                            ("unit", "承办期限"),
                        ],
                        max_length=8,
                        verbose_name="期限",
                    ),
                ),
                ("due", models.DateField(verbose_name="到期日")),
                ("step", models.SmallIntegerField(verbose_name="提前（工作日）")),
                ("on", models.DateField(verbose_name="提醒日期")),
                ("key", models.CharField(editable=False, max_length=80, unique=True)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.unit",
                        verbose_name="承办单位",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提醒对象",
                    ),
                ),
            ],
            options={
                "verbose_name": "提醒",
                "verbose_name_plural": "提醒",
                "ordering": ["due", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("reconsideration", "行政复议决定责令重新答复"),
                            ("court", "法院判决责令重新答复"),
                            ("own", "本机关自行纠正"),
                        ],
                        max_length=15,
                        verbose_name="重新答复的原因",
                    ),
                ),
                (
                    "document",
                    models.CharField(blank=True, max_length=80, verbose_name="决定书、判决书文号"),
                ),
                ("matter", models.TextField(verbose_name="主文或者自行纠正的理由")),
                ("ordered", models.DateField(verbose_name="收到日期")),
                (
                    "days",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="责令重新答复的期限（工作日）"
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reopenings",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "重新答复",
                "verbose_name_plural": "重新答复",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("secrecy", "保密审查"), ("legality", "合法性审查")],
                        max_length=8,
                        verbose_name="审查事项",
                    ),
                ),
                ("passed", models.BooleanField(verbose_name="是否通过")),
                ("opinion", models.CharField(max_length=500, verbose_name="审查意见")),
                ("on", models.DateField(verbose_name="审查日期")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="审查人",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="applications.draft",
                        verbose_name="拟稿",
                    ),
                ),
            ],
            options={
                "verbose_name": "答复审查",
                "verbose_name_plural": "答复审查",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="名称")),
                ("query", models.JSONField(default=dict, verbose_name="筛选条件")),
                (
                    "organ",
                    models.ForeignKey(
                        blank=True,
                        help_text="本机关的人都能用；不选则只有自己能用。",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="organs.organ",
                        verbose_name="共用的机关",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_filters",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="保存人",
                    ),
                ),
            ],
            options={
                "verbose_name": "常用筛选",
                "verbose_name_plural": "常用筛选",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DefaultFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="default_filter",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="人员",
                    ),
                ),
                (
                    "chosen",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="applications.savedfilter",
                        verbose_name="常用筛选",
                    ),
                ),
            ],
            options={
                "verbose_name": "默认清单",
                "verbose_name_plural": "默认清单",
            },
        ),
        migrations.CreateModel(
            name="Search",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "systems",
                    models.CharField(max_length=300, verbose_name="检索的系统、档案和处所"),
                ),
                ("keywords", models.CharField(max_length=200, verbose_name="检索词")),
                ("result", models.TextField(verbose_name="检索结果")),
                ("on", models.DateField(verbose_name="检索日期")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="searches",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
            ],
            options={
                "verbose_name": "检索记录",
                "verbose_name_plural": "检索记录",
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("direct", "直接送达"),
                            ("entrusted", "委托其他行政机关送达"),
                            ("post", "邮寄送达（邮政企业）"),
                            ("email", "电子邮件"),
                            ("online", "网上送达"),
                        ],
                        max_length=9,
                        verbose_name="送达方式",
                    ),
                ),
                ("proof", models.CharField(max_length=200, verbose_name="送达凭证")),
                ("on", models.DateField(verbose_name="送达（交邮、发送）日期")),
                ("known", models.DateField(blank=True, null=True, verbose_name="签收日期")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
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
                    "conclusion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service",
                        to="applications.conclusion",
                        verbose_name="处理决定",
                    ),
                ),
            ],
            options={
                "verbose_name": "送达回证",
                "verbose_name_plural": "送达回证",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("before", models.DateField(null=True, verbose_name="原期限")),
                ("after", models.DateField(null=True, verbose_name="新期限")),
                ("was_provisional", models.BooleanField(default=False, verbose_name="原为暂定")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="applications.recalculation",
                        verbose_name="期限重算",
                    ),
                ),
            ],
            options={
                "verbose_name": "期限变动",
                "verbose_name_plural": "期限变动",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Withdrawal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="说明")),
                ("on", models.DateField(verbose_name="提出日期")),
                (
                    "application",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="withdrawal",
                        to="applications.application",
                        verbose_name="申请",
                    ),
                ),
            ],
            options={
                "verbose_name": "申请人撤回",
                "verbose_name_plural": "申请人撤回",
            },
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["organ", "state", "due"], name="application_desk"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["organ", "received"], name="application_received"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["organ", "concluded"], name="application_concluded"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                fields=["organ", "lookup", "received"], name="application_applicant"
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["organ", "-id"], name="application_newest"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["organ", "due", "-id"], name="application_due"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                fields=[
                    "organ",
                    "state",
                    "handler",
                    "due",
                    "category",
                    "channel",
                    "outcome",
                    "received",
                    "concluded",
                ],
                name="application_filters",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                fields=("organ", "year", "serial"), name="one_application_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                fields=("organ", "register_number"), name="one_application_per_register_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("letter_number", ""), _negated=True),
                fields=("organ", "letter_number"),
                name="one_application_per_letter_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("received__isnull", True),
                    ("received__gte", models.F("arrived")),
                    _connector="OR",
                ),
                name="received_after_arrival",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("concluded__isnull", True), ("outcome", "")),
                    models.Q(
                        ("concluded__isnull", False),
                        ("received__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="outcome_with_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("concluded__isnull", True),
                    ("concluded__gte", models.F("received")),
                    _connector="OR",
                ),
                name="concluded_after_receipt",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("served__isnull", True),
                    models.Q(("concluded__isnull", False), ("served__gte", models.F("concluded"))),
                    _connector="OR",
                ),
                name="served_after_conclusion",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due__isnull", True), ("received__isnull", False), _connector="OR"
                ),
                name="due_requires_receipt",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("archive_number", ""), _negated=True),
                fields=("organ", "archive_number"),
                name="one_application_per_archive_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(("on__gte", models.F("received"))),
                name="amendment_answered_after_receipt",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("result__in", ("corrected", "refused")),
                    models.Q(("competent", ""), _negated=True),
                    _connector="OR",
                ),
                name="amendment_elsewhere_says_where",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                condition=models.Q(
                    ("recalled__isnull", True),
                    ("refused__isnull", True),
                    ("reported__isnull", True),
                ),
                fields=["unit", "application"],
                name="awaited_assignments",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("recalled__isnull", True), ("refused__isnull", True)),
                fields=("application", "unit"),
                name="one_live_assignment_per_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("due__gte", models.F("assigned"))), name="due_to_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("party_received__isnull", True),
                    ("party_received__gte", models.F("sent")),
                    _connector="OR",
                ),
                name="party_received_after_sending",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered__isnull", True), ("answered__gte", models.F("sent")), _connector="OR"
                ),
                name="opinion_after_sending",
            ),
        ),
        migrations.AddConstraint(
            model_name="consultation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered__isnull", True), ("opinion", "")),
                    models.Q(("answered__isnull", False), models.Q(("opinion", ""), _negated=True)),
                    _connector="OR",
                ),
                name="opinion_with_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.UniqueConstraint(fields=("application",), name="one_correction"),
        ),
        migrations.AddConstraint(
            model_name="correction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered__isnull", True),
                    ("answered__gte", models.F("noticed")),
                    _connector="OR",
                ),
                name="answered_after_notice",
            ),
        ),
        migrations.AddConstraint(
            model_name="delay",
            constraint=models.UniqueConstraint(fields=("application",), name="one_delay"),
        ),
        migrations.AddConstraint(
            model_name="draft",
            constraint=models.UniqueConstraint(
                condition=models.Q(("returned__isnull", True), ("signed__isnull", True)),
                fields=("application",),
                name="one_open_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.UniqueConstraint(fields=("application",), name="one_extension"),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__gte", 1), ("days__lte", 20)),
                name="extension_of_1_to_20_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="extensionrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided__isnull", True),
                    ("decided__gte", models.F("requested")),
                    _connector="OR",
                ),
                name="extension_decided_after_request",
            ),
        ),
        migrations.AddConstraint(
            model_name="feenotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("paid__isnull", True), ("paid__gte", models.F("served")), _connector="OR"
                ),
                name="paid_after_notice",
            ),
        ),
        migrations.AddConstraint(
            model_name="foundbefore",
            constraint=models.UniqueConstraint(
                fields=("organ", "month"), name="one_found_count_per_organ_and_month"
            ),
        ),
        migrations.AddIndex(
            model_name="gram",
            index=models.Index(fields=["organ", "gram"], name="gram_of_organ"),
        ),
        migrations.AddConstraint(
            model_name="importrun",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "waiting"), ("sealed", ""), _connector="OR"),
                name="import_workbook_gone_once_ended",
            ),
        ),
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(fields=["application"], name="postings_by_case"),
        ),
        migrations.AddConstraint(
            model_name="posting",
            constraint=models.UniqueConstraint(
                fields=("organ", "gram", "application"), name="one_posting_per_gram_and_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 1), ("score__lte", 5)), name="rating_of_1_to_5"
            ),
        ),
        migrations.AddConstraint(
            model_name="reasonsnotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered__isnull", True),
                    ("answered__gte", models.F("served")),
                    _connector="OR",
                ),
                name="reasons_after_notice",
            ),
        ),
        migrations.AddIndex(
            model_name="reminder",
            index=models.Index(fields=["user", "on"], name="reminder_of_the_day"),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                fields=("draft", "kind"), name="one_review_per_draft_and_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(
                fields=("owner", "name"), name="one_saved_filter_per_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("known__isnull", True), ("known__gte", models.F("on")), _connector="OR"
                ),
                name="known_after_service",
            ),
        ),
    ]
    operations = [
        Together(*operations),
    ]
