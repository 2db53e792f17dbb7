"""What the public writes beside applications (公众来件): corrections, suggestions, complaints."""
