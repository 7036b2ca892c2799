(y := 5).foo
