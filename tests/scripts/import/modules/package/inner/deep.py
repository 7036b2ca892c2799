text = "deep"
