"""Heaps: lists whose first item is the smallest, where heap[k] <= heap[2*k+1], heap[2*k+2].

The functions whose names end in _max keep the largest first.
"""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
           "heappushpop", "heappush_max", "heappop_max", "heapify_max", "heapreplace_max",
           "heappushpop_max"]


def _check(heap, function, argument="argument 1"):
    if not isinstance(heap, list):
        raise TypeError(f"{function}() {argument} must be list, not {type(heap).__name__}")


def _less(a, b):
    return a < b


def _greater(a, b):
    return b < a


def _rise(heap, start, pos, before):
    """Move the item at pos towards the root, up to start, until its parent comes before it."""
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        if not before(item, heap[parent]):
            break
        heap[pos] = heap[parent]
        pos = parent
    heap[pos] = item


def _sink(heap, pos, before):
    """Move the item at pos down to a leaf along the children that come first, then up again:
    an item from the end of the heap mostly belongs near a leaf, so this compares less."""
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not before(heap[child], heap[right]):
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _rise(heap, start, pos, before)


def _push(heap, item, before):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1, before)


def _pop(heap, before):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0, before)
    return first


def _replace(heap, item, before):
    if not heap:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _sink(heap, 0, before)
    return first


def _pushpop(heap, item, before):
    if heap and before(heap[0], item):
        item, heap[0] = heap[0], item
        _sink(heap, 0, before)
    return item


def _heapify(heap, before):
    for i in reversed(range(len(heap) // 2)):
        _sink(heap, i, before)


def heappush(heap, item, /):
    """Add an item."""
    _check(heap, "heappush")
    _push(heap, item, _less)


def heappop(heap, /):
    """Remove the smallest item and return it."""
    _check(heap, "heappop", "argument")
    return _pop(heap, _less)


def heapreplace(heap, item, /):
    """Remove the smallest item and return it, then add another."""
    _check(heap, "heapreplace")
    return _replace(heap, item, _less)


def heappushpop(heap, item, /):
    """Add an item, then remove the smallest and return it."""
    _check(heap, "heappushpop")
    return _pushpop(heap, item, _less)


def heapify(heap, /):
    """Make a list a heap, in place and in linear time."""
    _check(heap, "heapify", "argument")
    _heapify(heap, _less)


def heappush_max(heap, item, /):
    """Add an item to a heap with the largest first."""
    _check(heap, "heappush_max")
    _push(heap, item, _greater)


def heappop_max(heap, /):
    """Remove the largest item and return it."""
    _check(heap, "heappop_max", "argument")
    return _pop(heap, _greater)


def heapreplace_max(heap, item, /):
    """Remove the largest item and return it, then add another."""
    _check(heap, "heapreplace_max")
    return _replace(heap, item, _greater)


def heappushpop_max(heap, item, /):
    """Add an item, then remove the largest and return it."""
    _check(heap, "heappushpop_max")
    return _pushpop(heap, item, _greater)


def heapify_max(heap, /):
    """Make a list a heap with the largest first."""
    _check(heap, "heapify_max", "argument")
    _heapify(heap, _greater)


def merge(*iterables, key=None, reverse=False):
    """The items of several sorted iterables in order, as an iterator."""
    before = _greater if reverse else _less
    heap = []

    class Entry:
        """An item at hand: its key, where it comes from, the item, what gives the next."""

        __slots__ = ("key", "order", "item", "next")

        def __lt__(self, other):
            if before(self.key, other.key):
                return True
            return not before(other.key, self.key) and self.order < other.order

    for order, iterable in enumerate(iterables):
        entry = Entry()
        entry.order = order
        entry.next = iter(iterable).__next__
        try:
            entry.item = entry.next()
        except StopIteration:
            continue
        entry.key = entry.item if key is None else key(entry.item)
        heap.append(entry)
    heapify(heap)
    while heap:
        entry = heap[0]
        yield entry.item
        try:
            entry.item = entry.next()
        except StopIteration:
            heappop(heap)
        else:
            entry.key = entry.item if key is None else key(entry.item)
            heapreplace(heap, entry)


def nsmallest(n, iterable, key=None):
    """The n smallest items, sorted."""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """The n largest items, the largest first."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
