import django.db.models.deletion
from django.db import migrations, models
from wagtail.fields import RichTextField


class Migration(migrations.Migration):
    initial = True
    dependencies = [("wagtailcore", "0098_apitoken")]
    operations = [
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        "wagtailcore.Page",
                        on_delete=django.db.models.deletion.CASCADE,
                        auto_created=True,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("body", RichTextField()),
            ],
            options={"abstract": False},
            bases=("wagtailcore.page",),
        )
    ]
