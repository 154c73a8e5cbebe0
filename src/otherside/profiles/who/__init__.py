"""Who is who, and which deal is which, across sources."""
