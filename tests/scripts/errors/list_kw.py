[].sort(kye=1)
