"""Tables that a migration makes together (一并建表), at a fraction of the time of one by one.

After each operation that stands by itself, Django works out its models anew: all that are related
to the one that changed, which here is nearly all. A table made in twenty operations costs twenty
such rounds. What `Together` holds costs one, and makes the same tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import CreateModel


class Together(Operation):
    """Models made with all that belongs to them (一并建表): only such as were not there before.

    Beside each `CreateModel` it may hold what completes its table: fields, indexes, constraints.
    """

    def __init__(self, *operations: Operation) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Add the models; they are worked out when somebody asks for them, and all at once."""
        state.__dict__.pop("apps", None)
        state.is_delayed = False
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Make the tables, whole as they stand in the end."""
        for model in self._models(app_label, to_state):
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.create_model(model)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Take the tables away again, the last one first."""
        for model in reversed([*self._models(app_label, from_state)]):
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.delete_model(model)

    def describe(self) -> str:
        """What `migrate --plan` says of it."""
        return f"Create {', '.join(one.name for one in self._created())} together"

    def _created(self) -> Iterator[CreateModel]:
        return (one for one in self.operations if isinstance(one, CreateModel))

    def _models(self, app_label: str, state: Any) -> Iterator[Any]:
        return (state.apps.get_model(app_label, one.name) for one in self._created())
