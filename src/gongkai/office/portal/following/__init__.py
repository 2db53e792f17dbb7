"""For machines that follow the site (订阅与站点地图): the map of its pages, its feeds and data."""
