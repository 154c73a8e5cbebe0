"""Days and dates as people say them, rename and give up."""
