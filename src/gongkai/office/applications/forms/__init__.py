"""The forms of applications (依申请公开的表单): the public's and the desk's."""
