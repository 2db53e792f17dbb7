"""Theme (界面规范): tokens, base page and components of every page the public and officers see."""
