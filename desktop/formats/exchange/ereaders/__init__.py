"""What people marked on e-readers and in apps for books, as those keep it or hand it out."""
