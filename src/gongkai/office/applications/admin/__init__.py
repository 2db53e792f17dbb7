"""Applications in the back office (申请): the list, the case file, the acts."""
