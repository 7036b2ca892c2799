from circle_a import a
