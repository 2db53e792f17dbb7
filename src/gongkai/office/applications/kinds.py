"""The words of an application (依申请公开用语): channels, applicants, states, forms of supply."""

from __future__ import annotations

from django.db import models


class Channel(models.TextChoices):
    """How an application reached the organ (申请渠道); the statute's channels by name."""

    IN_PERSON = "in_person", "当面提交"
    SIGNED_MAIL = "signed_mail", "需签收的邮寄"
    ORDINARY_MAIL = "ordinary_mail", "无需签收的平常信函"
    MISDIRECTED_MAIL = "misdirected_mail", "寄给本机关其他机构或个人的信函"
    ONLINE = "online", "互联网渠道"
    EMAIL = "email", "电子邮件"
    FAX = "fax", "政府信息公开工作机构的传真"
    ORAL = "oral", "口头申请、代为填写"
    OTHER = "other", "指南公布的其他渠道"


class Category(models.TextChoices):
    """What the applicant is (申请人类别): the six columns of the report's table 3."""

    NATURAL_PERSON = "natural_person", "自然人"
    BUSINESS = "business", "商业企业"
    RESEARCH = "research", "科研机构"
    WELFARE = "welfare", "社会公益组织"
    LEGAL_SERVICE = "legal_service", "法律服务机构"
    OTHER = "other", "其他"


class IdKind(models.TextChoices):
    """What proves who the applicant is (证件类型)."""

    RESIDENT = "resident", "居民身份证"
    CREDIT_CODE = "credit_code", "统一社会信用代码"
    PASSPORT = "passport", "护照"
    OTHER = "other", "其他证件"


class State(models.TextChoices):
    """Where an application stands (办理状态): a projection of its events, see `states`."""

    AWAITING_CONFIRMATION = "awaiting_confirmation", "待与申请人确认"
    HANDLING = "handling", "办理中"
    AWAITING_CORRECTION = "awaiting_correction", "待申请人补正"
    CONSULTING = "consulting", "征求意见中"
    AWAITING_REASONS = "awaiting_reasons", "待申请人说明理由"
    AWAITING_PAYMENT = "awaiting_payment", "待申请人缴费"
    DRAFTED = "drafted", "已拟稿，待审查"
    REVIEWED = "reviewed", "审查通过，待签发"
    CONCLUDED = "concluded", "已作出决定，待送达"
    SERVED = "served", "已送达，待结案"
    CLOSED = "closed", "已办结"
    ARCHIVED = "archived", "已归档"
    WITHDRAWN = "withdrawn", "收到前撤回，不计件"
    VOID = "void", "登记错误，已作废"


class Form(models.TextChoices):
    """What the applicant wants to hold (获取信息的形式)."""

    PAPER = "paper", "纸质"
    ELECTRONIC = "electronic", "电子文件"
    OTHER = "other", "其他形式"


class Delivery(models.TextChoices):
    """How the applicant wants it (获取信息的方式)."""

    POST = "post", "邮寄"
    COLLECT = "collect", "自行领取"
    EMAIL = "email", "电子邮件"
    ONLINE = "online", "在线获取"
    INSPECT = "inspect", "当面查阅、抄录"


class Consulted(models.TextChoices):
    """Whom the organ consults (征求意见对象); what silence means differs (arts. 32, 34)."""

    THIRD_PARTY = "third_party", "第三方"
    OTHER_ORGAN = "other_organ", "其他行政机关"


class Opinion(models.TextChoices):
    """What the consulted party said (意见)."""

    AGREES = "agrees", "同意公开"
    PARTLY = "partly", "部分同意公开"
    OBJECTS = "objects", "不同意公开"


class FeeBasis(models.TextChoices):
    """What the fee is counted by (收费标准); one of the two, never both."""

    ITEM = "item", "按件"
    PAGE = "page", "按量"


class ReviewKind(models.TextChoices):
    """What a draft is reviewed for (审查事项)."""

    SECRECY = "secrecy", "保密审查"
    LEGALITY = "legality", "合法性审查"


class ServiceWay(models.TextChoices):
    """How a reply is served (送达方式): not by private courier (国办公开办函〔2016〕235号)."""

    DIRECT = "direct", "直接送达"
    ENTRUSTED = "entrusted", "委托其他行政机关送达"
    POST = "post", "邮寄送达（邮政企业）"
    EMAIL = "email", "电子邮件"
    ONLINE = "online", "网上送达"


class AmendmentResult(models.TextChoices):
    """What became of a request to put a record right (更正处理结果, art. 41)."""

    CORRECTED = "corrected", "予以更正"
    FORWARDED = "forwarded", "转送有权更正的机关处理"
    TOLD_WHERE = "told_where", "告知向有权更正的机关提出"
    REFUSED = "refused", "不予更正"


class DueKind(models.TextChoices):
    """A day that a case must keep (期限种类)."""

    LEGAL = "legal", "法定答复期限"
    INTERNAL = "internal", "内部期限"
    UNIT = "unit", "承办期限"


class ReopeningGround(models.TextChoices):
    """Why a case is decided again (重新答复的原因)."""

    RECONSIDERATION = "reconsideration", "行政复议决定责令重新答复"
    COURT = "court", "法院判决责令重新答复"
    OWN = "own", "本机关自行纠正"


class Mock(models.TextChoices):
    """Whether a case only tries how the organ answers (模拟测评); hidden while it runs."""

    RUNNING = "running", "模拟测评（进行中）"
    ENDED = "ended", "模拟测评"
