"""What may become of an application (办理结果): the 21 outcomes, their guards, their counting."""
