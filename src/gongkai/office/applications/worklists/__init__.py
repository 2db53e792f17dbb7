"""Work lists (工作清单): which cases are whose, by when; counted, narrowed, sorted, kept."""
