import django.db.models.deletion
from django.db import migrations, models


def attach(apps, schema_editor):
    """Give each decision the reply that was signed for it: the n-th one has slot `reply-n`."""
    Conclusion = apps.get_model("applications", "Conclusion")
    IssuedLetter = apps.get_model("letters", "IssuedLetter")
    replies = IssuedLetter.objects.filter(subject="application", slot__startswith="reply-")
    for letter in replies.iterator():
        place = int(letter.slot.removeprefix("reply-"))
        decided = Conclusion.objects.filter(application=letter.subject_id).order_by("pk")
        for one in decided[place - 1 : place]:
            one.letter = letter
            one.save()


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0007_applicant_acts"),
        ("letters", "0003_paper_letters"),
    ]

    operations = [
        migrations.AddField(
            model_name="conclusion",
            name="letter",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="conclusion",
                to="letters.issuedletter",
                verbose_name="已签发的答复书",
            ),
        ),
        migrations.RunPython(attach, migrations.RunPython.noop),
    ]
