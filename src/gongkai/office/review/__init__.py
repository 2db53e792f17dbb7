"""Review (保密审查): the gate that nothing passes without, 先审查、后公开, item by item."""
