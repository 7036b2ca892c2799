raise ValueError("a") from 5
