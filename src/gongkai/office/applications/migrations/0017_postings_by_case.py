from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("applications", "0016_anonymised_cases")]

    operations = [
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(fields=["application"], name="postings_by_case"),
        ),
    ]
