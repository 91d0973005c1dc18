"""What is kept, in forms that other programs read: one module a form. Nothing here reads the store."""
