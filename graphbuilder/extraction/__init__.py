"""Reading positions out of annotated documents."""
