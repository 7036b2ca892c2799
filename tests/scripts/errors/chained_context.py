try:
    {}["missing"]
except KeyError:
    undefined
