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
    CONCLUDED = "concluded", "已作出决定，待送达"
    CLOSED = "closed", "已办结"
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
