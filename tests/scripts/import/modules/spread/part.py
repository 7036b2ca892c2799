inside = "namespace package"
