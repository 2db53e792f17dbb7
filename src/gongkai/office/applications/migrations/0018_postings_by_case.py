from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0017_imports_in_the_background")]

    operations = [
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(fields=["application"], name="postings_by_case"),
        ),
    ]
