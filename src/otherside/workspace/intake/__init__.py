"""What comes in: files, folders, mailboxes and CRMs, to stored conversations; and what is proposed back."""
