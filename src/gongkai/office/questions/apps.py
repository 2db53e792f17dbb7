"""The room's place in Django (互动交流)."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    """Questions to the office (咨询建言)."""

    name = "gongkai.office.questions"
    label = "questions"
    verbose_name = "互动交流"
