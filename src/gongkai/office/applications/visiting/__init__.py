"""Before an application (申请之前): is it published already, and a draft that can be resumed."""
