if nott x: pass
