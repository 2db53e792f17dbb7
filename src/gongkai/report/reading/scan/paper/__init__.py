"""A page as pixels (页面图像): opened, whitened, put straight; where its lines and letters are."""
