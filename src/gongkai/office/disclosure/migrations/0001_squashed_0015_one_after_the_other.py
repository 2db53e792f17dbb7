"""The tables of a new office, made together: where the first fifteen steps arrive.

What hangs on the tables is taken from the very steps that added it. What those steps carried over
from earlier times a new office does not have.
"""

from importlib import import_module

import django.core.validators
import django.db.models.deletion
import modelcluster.fields
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models

import gongkai.office.disclosure.parts.blocks
from gongkai.office.together import Together


def _triggers(step):
    """What a step of the earlier history hangs on the tables."""
    made = import_module(f"gongkai.office.disclosure.migrations.{step}").Migration
    return [one for one in made.operations if isinstance(one, migrations.RunPython)]


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("disclosure", "0001_documents"),
        ("disclosure", "0002_followed_by_search"),
        ("disclosure", "0003_filed_in_the_catalogue"),
        ("disclosure", "0004_guide_versions"),
        ("disclosure", "0005_approvals_as_reviews"),
        ("disclosure", "0006_cleared_by_a_review"),
        ("disclosure", "0007_gate_in_the_database"),
        ("disclosure", "0008_expiry_reminders"),
        ("disclosure", "0009_validity_rests_on"),
        ("disclosure", "0010_parts"),
        ("disclosure", "0011_interpretations_and_consultations"),
        ("disclosure", "0012_gazette_issues"),
        ("disclosure", "0013_published_answers"),
        ("disclosure", "0014_suggestions"),
        ("disclosure", "0015_one_after_the_other"),
    ]

    dependencies = [
        ("catalogue", "0001_catalogues"),
        ("organs", "0004_shared_duties"),
        ("review", "0002_append_only"),
        ("search", "0001_log_and_index"),
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
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                (
                    "locked",
                    models.BooleanField(default=False, editable=False, verbose_name="locked"),
                ),
                (
                    "locked_at",
                    models.DateTimeField(editable=False, null=True, verbose_name="locked at"),
                ),
                (
                    "issuer_name",
                    models.CharField(
                        blank=True,
                        help_text="发文机关不在本系统时填写。",
                        max_length=100,
                        verbose_name="发文机关（系统外）",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
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
                            ("answer", "互动答复"),
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
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                (
                    "index_number",
                    models.CharField(
                        editable=False,
                        max_length=32,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[0-9A-Z]{9}([0-9A-Z]{9})?/\\d{4}-\\d{5,7}$",
                                "索引号应为机构代码、斜线、年份、连字符和五至七位流水号，例如 113700000000000001/2026-00018。",
                            )
                        ],
                        verbose_name="索引号",
                    ),
                ),
                (
                    "document_number",
                    models.CharField(
                        blank=True,
                        help_text="例如：示政办发〔2026〕18号",
                        max_length=60,
                        verbose_name="发文字号",
                    ),
                ),
                (
                    "registration_number",
                    models.CharField(blank=True, max_length=60, verbose_name="规范性文件登记号"),
                ),
                ("formed", models.DateField(verbose_name="成文日期")),
                (
                    "published_at",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="发布时间"
                    ),
                ),
                ("effective", models.DateField(blank=True, null=True, verbose_name="施行日期")),
                ("expires", models.DateField(blank=True, null=True, verbose_name="有效期至")),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("2001", "2001 行政法规、规章和规范性文件"),
                            (
                                "2002",
                                "2002 机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名",
                            ),
                            ("2003", "2003 国民经济和社会发展规划、专项规划、区域规划及相关政策"),
                            ("2004", "2004 国民经济和社会发展统计信息"),
                            (
                                "2005",
                                "2005 办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果",
                            ),
                            (
                                "2006",
                                "2006 实施行政处罚、行政强制的依据、条件、程序以及有一定社会影响的行政处罚决定",
                            ),
                            ("2007", "2007 财政预算、决算信息"),
                            ("2008", "2008 行政事业性收费项目及其依据、标准"),
                            ("2009", "2009 政府集中采购项目的目录、标准及实施情况"),
                            ("2010", "2010 重大建设项目的批准和实施情况"),
                            (
                                "2011",
                                "2011 扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况",
                            ),
                            ("2012", "2012 突发公共事件的应急预案、预警信息及应对情况"),
                            (
                                "2013",
                                "2013 环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况",
                            ),
                            ("2014", "2014 公务员招考的职位、名额、报考条件等事项以及录用结果"),
                            (
                                "2015",
                                "2015 法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
                            ),
                            (
                                "21C",
                                "21C 市县：市政建设、公共服务、公益事业、土地征收、房屋征收、治安管理、社会救助等",
                            ),
                            (
                                "21T",
                                "21T 乡镇：农业农村政策、农田水利、承包地流转、宅基地审核、土地和房屋征收、筹资筹劳、社会救助等",
                            ),
                        ],
                        help_text="《条例》第二十条、第二十一条的项",
                        max_length=4,
                        verbose_name="信息分类",
                    ),
                ),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("国务院组织机构", "国务院组织机构"),
                            ("综合政务", "综合政务"),
                            ("国民经济管理、国有资产监管", "国民经济管理、国有资产监管"),
                            ("财政、金融、审计", "财政、金融、审计"),
                            ("国土资源、能源", "国土资源、能源"),
                            ("农业、林业、水利", "农业、林业、水利"),
                            ("工业、交通", "工业、交通"),
                            ("商贸、海关、旅游", "商贸、海关、旅游"),
                            ("市场监管、安全生产监管", "市场监管、安全生产监管"),
                            ("城乡建设、环境保护", "城乡建设、环境保护"),
                            ("科技、教育", "科技、教育"),
                            ("文化、广电、新闻出版", "文化、广电、新闻出版"),
                            ("卫生、体育", "卫生、体育"),
                            ("人口与计划生育、妇女儿童工作", "人口与计划生育、妇女儿童工作"),
                            ("劳动、人事、监察", "劳动、人事、监察"),
                            ("公安、安全、司法", "公安、安全、司法"),
                            ("民政、扶贫、救灾", "民政、扶贫、救灾"),
                            ("民族、宗教", "民族、宗教"),
                            ("对外事务", "对外事务"),
                            ("港澳台侨工作", "港澳台侨工作"),
                            ("国防", "国防"),
                            ("其他", "其他"),
                        ],
                        default="综合政务",
                        max_length=30,
                        verbose_name="主题分类",
                    ),
                ),
                (
                    "genre",
                    models.CharField(
                        choices=[
                            ("resolution", "决议"),
                            ("decision", "决定"),
                            ("order", "命令（令）"),
                            ("communique", "公报"),
                            ("proclamation", "公告"),
                            ("public_notice", "通告"),
                            ("opinion", "意见"),
                            ("notice", "通知"),
                            ("circular", "通报"),
                            ("report", "报告"),
                            ("request", "请示"),
                            ("reply", "批复"),
                            ("motion", "议案"),
                            ("letter", "函"),
                            ("minutes", "纪要"),
                            ("other", "其他"),
                        ],
                        default="other",
                        max_length=14,
                        verbose_name="体裁分类",
                    ),
                ),
                (
                    "openness",
                    models.CharField(
                        choices=[
                            ("proactive", "主动公开"),
                            ("on_request", "依申请公开"),
                            ("not_disclosed", "不予公开"),
                        ],
                        default="proactive",
                        max_length=14,
                        verbose_name="公开方式",
                    ),
                ),
                (
                    "openness_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="不主动公开的理由"),
                ),
                ("summary", models.TextField(blank=True, verbose_name="内容概述")),
                (
                    "keywords",
                    models.CharField(
                        blank=True, help_text="以空格分隔", max_length=120, verbose_name="关键词"
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="正文")),
                ("source", models.CharField(blank=True, max_length=100, verbose_name="信息来源")),
                (
                    "views",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="浏览次数"),
                ),
                ("live", models.BooleanField(default=False, editable=False, verbose_name="已发布")),
                (
                    "explainer",
                    models.CharField(
                        blank=True,
                        help_text="起草单位主要负责人是第一解读人，例如：县民政局局长 李明。",
                        max_length=60,
                        null=True,
                        verbose_name="解读人",
                    ),
                ),
                (
                    "form",
                    models.CharField(
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
                (
                    "opinions_to",
                    models.TextField(
                        blank=True,
                        help_text="写明邮箱、信函地址、电话和联系人，一行一种。",
                        null=True,
                        verbose_name="提出意见的方式",
                    ),
                ),
                (
                    "opinions_until",
                    models.DateField(blank=True, null=True, verbose_name="征求意见截止日期"),
                ),
                (
                    "clearance",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="review.verdict",
                    ),
                ),
                (
                    "consultation",
                    models.ForeignKey(
                        blank=True,
                        help_text="意见采纳情况必填；正式文件征求过意见的也填，公众页面互相链接。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="disclosure.document",
                        verbose_name="对应的征求意见",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        help_text="它属于目录中的哪一项；目录公布以后，没有归入目录的不能发布。",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="catalogue.entry",
                        verbose_name="公开目录事项",
                    ),
                ),
                (
                    "interprets",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interpretations",
                        to="disclosure.document",
                        verbose_name="解读的文件",
                    ),
                ),
                (
                    "issuer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued_documents",
                        to="organs.organ",
                        verbose_name="发文机关",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="locked_%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="locked by",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="organs.organ",
                        verbose_name="发布机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "政府信息",
                "verbose_name_plural": "政府信息",
                "ordering": ["-published_at", "-pk"],
            },
            bases=(wagtail.models.preview.PreviewableMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("title", models.CharField(max_length=120, verbose_name="名称")),
                ("file", models.FileField(upload_to="disclosure/%Y/%m", verbose_name="文件")),
                ("content_type", models.CharField(editable=False, max_length=100)),
                (
                    "size",
                    models.PositiveBigIntegerField(editable=False, verbose_name="大小（字节）"),
                ),
                ("sha256", models.CharField(editable=False, max_length=64)),
                (
                    "document",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="disclosure.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "附件",
                "verbose_name_plural": "附件",
                "ordering": ["sort_order", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ExpiryReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("expires", models.DateField(verbose_name="有效期至")),
                ("step", models.PositiveSmallIntegerField(verbose_name="届满前天数")),
                ("on", models.DateField(verbose_name="提醒日期")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="expiry_reminders",
                        to="disclosure.document",
                        verbose_name="政府信息",
                    ),
                ),
            ],
            options={
                "verbose_name": "有效期提醒",
                "verbose_name_plural": "有效期提醒",
                "ordering": ["-on", "pk"],
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
            },
        ),
        migrations.CreateModel(
            name="GazetteIssue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("year", models.PositiveSmallIntegerField(verbose_name="年份")),
                ("number", models.PositiveSmallIntegerField(verbose_name="期号")),
                (
                    "whole",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="总期号"),
                ),
                ("day", models.DateField(verbose_name="出版日期")),
                (
                    "document",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="issues",
                        to="disclosure.document",
                    ),
                ),
                (
                    "organ",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.organ",
                        verbose_name="主办机关",
                    ),
                ),
            ],
            options={
                "verbose_name": "公报期号",
                "verbose_name_plural": "公报期号",
                "ordering": ["sort_order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GazetteItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("heading", models.CharField(max_length=40, verbose_name="栏目")),
                (
                    "document",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contents",
                        to="disclosure.document",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="printed",
                        to="disclosure.document",
                        verbose_name="刊登的文件",
                    ),
                ),
            ],
            options={
                "verbose_name": "刊登文件",
                "verbose_name_plural": "刊登文件",
                "ordering": ["sort_order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GuideVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="版次")),
                ("title", models.CharField(max_length=200, verbose_name="标题")),
                ("body", models.TextField(verbose_name="正文")),
                ("published", models.DateField(verbose_name="公布日期")),
                ("effective", models.DateField(blank=True, null=True, verbose_name="施行日期")),
                ("withdrawn", models.DateField(blank=True, null=True, verbose_name="撤下日期")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发布人",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="disclosure.document",
                        verbose_name="指南或者制度",
                    ),
                ),
            ],
            options={
                "verbose_name": "指南制度版本",
                "verbose_name_plural": "指南制度版本",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=0, editable=False)),
                ("held", models.DateField(verbose_name="访谈日期")),
                ("begins", models.TimeField(blank=True, null=True, verbose_name="开始时间")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="地点")),
                ("host", models.CharField(blank=True, max_length=60, verbose_name="主持人")),
                (
                    "guests",
                    models.CharField(
                        help_text="写明单位、职务和姓名，多人用顿号隔开。",
                        max_length=300,
                        verbose_name="嘉宾",
                    ),
                ),
                (
                    "recording",
                    models.URLField(
                        blank=True,
                        help_text="音视频文件在上级网站的，填它的网址；本站保存的，作为附件上传。",
                        validators=[django.core.validators.URLValidator(schemes=["https"])],
                        verbose_name="音视频地址（站外）",
                    ),
                ),
                (
                    "document",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interviews",
                        to="disclosure.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "访谈",
                "verbose_name_plural": "访谈",
                "ordering": ["sort_order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceGuide",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "audience",
                    models.CharField(
                        choices=[("elderly", "老年人"), ("everyone", "所有人")],
                        default="everyone",
                        max_length=10,
                        verbose_name="服务对象",
                    ),
                ),
                (
                    "sort",
                    models.CharField(
                        help_text="例如：社会保障、医疗健康、出行",
                        max_length=30,
                        verbose_name="事项分组",
                    ),
                ),
                (
                    "who",
                    models.TextField(help_text="条件逐条写，一行一条。", verbose_name="谁可以办"),
                ),
                (
                    "papers",
                    models.TextField(blank=True, help_text="一行一件。", verbose_name="带什么材料"),
                ),
                (
                    "places",
                    models.TextField(help_text="地点和路线，一行一处。", verbose_name="到哪里办"),
                ),
                ("steps", models.TextField(help_text="步骤，一行一步。", verbose_name="怎么办")),
                (
                    "time_limit",
                    models.CharField(blank=True, max_length=60, verbose_name="多久办好"),
                ),
                ("fee", models.CharField(default="不收费", max_length=60, verbose_name="收费")),
                ("hours", models.CharField(blank=True, max_length=100, verbose_name="办公时间")),
                ("phone", models.CharField(max_length=60, verbose_name="咨询电话")),
                (
                    "online",
                    models.URLField(
                        blank=True,
                        validators=[django.core.validators.URLValidator(schemes=["https", "http"])],
                        verbose_name="网上办理地址",
                    ),
                ),
                (
                    "document",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="services",
                        to="disclosure.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "办事指南",
                "verbose_name_plural": "办事指南",
                "ordering": ["sort_order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "origin",
                    models.CharField(
                        choices=[("deputy", "人大代表建议"), ("member", "政协委员提案")],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "session",
                    models.CharField(
                        help_text="例如：县十八届人大一次会议", max_length=40, verbose_name="届次"
                    ),
                ),
                (
                    "number",
                    models.CharField(
                        help_text="例如：第 37 号", max_length=20, verbose_name="编号"
                    ),
                ),
                (
                    "raised_by",
                    models.CharField(
                        blank=True,
                        help_text="按本地规定可以公开的才填，不填联系方式。",
                        max_length=120,
                        verbose_name="提出人",
                    ),
                ),
                ("lead", models.CharField(max_length=80, verbose_name="主办单位")),
                ("joint", models.CharField(blank=True, max_length=200, verbose_name="会办单位")),
                ("assigned", models.DateField(verbose_name="交办日期")),
                (
                    "term",
                    models.CharField(
                        choices=[
                            ("usual", "三个月"),
                            ("difficult", "六个月（涉及面广、处理难度大）"),
                        ],
                        default="usual",
                        max_length=10,
                        verbose_name="办理时限",
                    ),
                ),
                ("answered", models.DateField(verbose_name="答复日期")),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("solved", "已经解决或者采纳"),
                            ("planned", "列入计划解决"),
                            ("noted", "留作参考"),
                        ],
                        max_length=10,
                        verbose_name="办理结果",
                    ),
                ),
                (
                    "extent",
                    models.CharField(
                        choices=[("full", "全文"), ("summary", "摘要")],
                        default="full",
                        max_length=10,
                        verbose_name="公开程度",
                    ),
                ),
                (
                    "document",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suggestions",
                        to="disclosure.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "建议提案",
                "verbose_name_plural": "建议提案",
                "ordering": ["sort_order", "pk"],
                "abstract": False,
            },
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
                ("shows_title", models.BooleanField(default=True, verbose_name="公众页面保留标题")),
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
        migrations.CreateModel(
            name="Topic",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.PositiveSmallIntegerField(default=0, editable=False)),
                (
                    "blocks",
                    gongkai.office.disclosure.parts.blocks.BlocksField([], verbose_name="栏目"),
                ),
                (
                    "document",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topics",
                        to="disclosure.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "专题",
                "verbose_name_plural": "专题",
                "ordering": ["sort_order", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ValidityChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "validity",
                    models.CharField(
                        choices=[("amended", "已修改"), ("expired", "失效"), ("repealed", "废止")],
                        max_length=10,
                        verbose_name="变动为",
                    ),
                ),
                ("on", models.DateField(verbose_name="变动日期")),
                ("basis", models.CharField(max_length=200, verbose_name="依据文件")),
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
                        related_name="validity_changes",
                        to="disclosure.document",
                        verbose_name="政府信息",
                    ),
                ),
                (
                    "rests_on",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="validity_effects",
                        to="disclosure.document",
                        verbose_name="依据文件（系统内）",
                    ),
                ),
            ],
            options={
                "verbose_name": "有效性变动",
                "verbose_name_plural": "有效性变动",
                "ordering": ["on", "pk"],
            },
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
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["live", "-published_at", "-id"], name="document_latest"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(
                fields=["organ", "live", "kind", "-published_at"], name="document_column"
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["issuer", "kind", "formed"], name="document_issued"),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["entry", "organ", "published_at"], name="document_filed"),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(("live", False), ("clearance__isnull", False), _connector="OR"),
                name="live_requires_clearance",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("live", False), ("published_at__isnull", False), _connector="OR"
                ),
                name="live_requires_publication_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("expires__isnull", True),
                    ("effective__isnull", True),
                    ("expires__gte", models.F("effective")),
                    _connector="OR",
                ),
                name="expires_after_effective",
                violation_error_message="有效期至不能早于施行日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="expiryreminder",
            constraint=models.UniqueConstraint(
                fields=("document", "expires", "step"), name="one_reminder_per_step"
            ),
        ),
        migrations.AddConstraint(
            model_name="followupreminder",
            constraint=models.UniqueConstraint(
                fields=("document", "awaited"), name="one_follow_up_reminder"
            ),
        ),
        migrations.AddConstraint(
            model_name="gazetteissue",
            constraint=models.UniqueConstraint(
                fields=("organ", "year", "number"), name="one_issue_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="guideversion",
            constraint=models.UniqueConstraint(
                fields=("document", "number"), name="one_version_per_document_and_number"
            ),
        ),
        migrations.AddIndex(
            model_name="interview",
            index=models.Index(fields=["held"], name="interview_held"),
        ),
        migrations.AddIndex(
            model_name="serviceguide",
            index=models.Index(fields=["audience", "sort"], name="service_audience"),
        ),
        migrations.AddIndex(
            model_name="suggestion",
            index=models.Index(fields=["origin", "answered"], name="suggestion_origin"),
        ),
    ]
    operations = [
        Together(*operations),
        *_triggers("0002_followed_by_search"),
        *_triggers("0007_gate_in_the_database"),
        *_triggers("0010_parts"),
        *_triggers("0011_interpretations_and_consultations"),
        *_triggers("0012_gazette_issues"),
        *_triggers("0014_suggestions"),
        *_triggers("0015_one_after_the_other"),
    ]
