"""The shapes of what the interface says (数据结构); their words are its documentation."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Field, Schema


class OrganShape(Schema):
    """An administrative organ (行政机关)."""

    slug: str = Field(description="网址标识，在其他接口中指明机关")
    name: str = Field(description="全称")
    short_name: str = Field(description="简称")
    kind: str = Field(description="机关性质")
    code: str = Field(description="统一社会信用代码")
    under: str | None = Field(description="上级机关的网址标识")
    address: str = Field(description="地址")
    phone: str = Field(description="联系电话")
    hours: str = Field(description="办公时间")
    url: str = Field(description="政府信息公开专栏的地址")


class DocumentShape(Schema):
    """A published document in a list (政府信息)."""

    id: int = Field(description="编号，也是网页地址的一部分")
    index_number: str = Field(description="索引号，不会改变")
    title: str = Field(description="标题")
    kind: str = Field(description="种类代码，例如 normative")
    kind_label: str = Field(description="种类")
    form: str | None = Field(description="解读形式代码，例如 picture；不是解读的为空")
    organ: str = Field(description="发布机构的网址标识")
    organ_name: str = Field(description="发布机构")
    issuer: str = Field(description="发文机关")
    document_number: str = Field(description="发文字号")
    duty: str = Field(description="信息分类代码，《条例》第二十条、第二十一条的项")
    theme: str = Field(description="主题分类")
    formed: date = Field(description="成文日期")
    effective: date | None = Field(description="施行日期")
    expires: date | None = Field(description="有效期至")
    validity: str | None = Field(description="今天的有效性；没有有效性的种类为空")
    summary: str = Field(description="内容概述")
    keywords: str = Field(description="关键词，以空格分隔")
    published_at: datetime = Field(description="发布时间")
    updated_at: datetime | None = Field(description="最近一次发布的时间")
    url: str = Field(description="网页地址")


class FileShape(Schema):
    """A file of a document (附件)."""

    title: str = Field(description="名称")
    size: int = Field(description="字节数")
    sha256: str = Field(description="SHA-256 摘要")
    url: str = Field(description="下载地址")


class WholeDocument(DocumentShape):
    """A published document with its text and files (政府信息全文)."""

    body: str = Field(description="正文，HTML，已去除脚本和外来样式")
    interprets: int | None = Field(description="解读的文件的编号")
    interpretations: list[int] = Field(description="解读它的信息的编号")
    explainer: str | None = Field(description="解读人")
    opinions_until: date | None = Field(description="征求意见截止日期；不是征求意见的为空")
    opinions_to: str | None = Field(description="提出意见的方式")
    consultation: int | None = Field(description="对应的征求意见稿的编号")
    outcomes: list[int] = Field(description="征求意见以后公布的采纳情况和正式文件的编号")
    files: list[FileShape] = Field(description="附件")


class DocumentPage(Schema):
    """Some documents and where the next are (一页政府信息)."""

    documents: list[DocumentShape] = Field(description="按编号从小到大")
    next: str | None = Field(description="下一页的地址；没有更多时为空")


class CatalogueShape(Schema):
    """A catalogue of what must be published (公开目录)."""

    id: int = Field(description="编号")
    title: str = Field(description="名称")
    organ: str = Field(description="编制机关的网址标识")
    url: str = Field(description="网页地址")


class RowShape(Schema):
    """One row of a catalogue (目录条目)."""

    number: str = Field(description="事项编号，不会改变")
    duty: str = Field(description="信息分类代码")
    subject: str = Field(description="一级事项")
    item: str = Field(description="二级事项")
    content: str = Field(description="公开内容（要素）")
    basis: str = Field(description="公开依据")
    limit: str = Field(description="公开时限")
    responsible: str = Field(description="公开主体")
    channels: list[str] = Field(description="公开渠道和载体")
    audience: str = Field(description="公开对象")
    mode: str = Field(description="公开方式")
    level: str = Field(description="公开层级")
    published: int = Field(description="已公开的条数")
    url: str = Field(description="这一事项的网页地址")


class WholeCatalogue(CatalogueShape):
    """A catalogue as it counts today (现行目录)."""

    edition: int = Field(description="版次")
    adopted: date = Field(description="公布日期")
    rows: list[RowShape] = Field(description="目录条目")


class Problem(Schema):
    """Why there is no answer (错误说明)."""

    detail: str = Field(description="一句话说明，哪里不对、怎么办")
