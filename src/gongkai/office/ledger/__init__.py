"""The ledger (台账): the append-only, hash-chained record of every act, and the numbering."""
