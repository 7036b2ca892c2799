asycn def f(): pass
