"""Questions in the back office (咨询建言的办理): the list and the desk."""
