import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A change of validity names the document that it rests on, where that is in the system."""

    dependencies = [("disclosure", "0008_expiry_reminders")]

    operations = [
        migrations.AddField(
            model_name="validitychange",
            name="rests_on",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="validity_effects",
                to="disclosure.document",
                verbose_name="依据文件（系统内）",
            ),
        ),
    ]
