class Thing:
    def __init__(self):
        self.value = 1

    def read(self):
        return self.valeu


Thing().read()
