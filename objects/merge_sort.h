/* A stable merge sort that profits from order already there. Included once for each kind of
 * item, after defining
 *
 *   SORT_ITEM          the type of the items
 *   SORT_NAME(verb)    names of the functions, e.g. ints_##verb
 *   SORT_LESS(s, a, b) is item a less than b? 1 yes, 0 no, -1 the comparison failed
 *
 * and undefines these. The entry is `bool SORT_NAME(sort)(Sort *s, SORT_ITEM *items, size_t
 * count)`; false: a comparison failed or there was no memory. The items are then in some order,
 * none lost.
 *
 * Runs, stretches that are in order already, are found from left to right; a strictly falling
 * one is turned around, a short one is lengthened by insertion. Which neighbours are merged
 * when follows powersort (J. I. Munro, S. Wild, "Nearly-Optimal Mergesorts", 2018): think of
 * the perfectly balanced binary tree over the whole array. The boundary between two runs gets
 * as its power the depth of the node that lies between the middles of the two. Boundaries on
 * the stack have rising powers; before a run with a lower one is pushed, those above are
 * merged. So merges are nearly as balanced as they can be.
 *
 * A merge copies the shorter run aside. It starts by comparing item by item; when one side has
 * won many times in a row it gallops: finds by doubling steps how far that side goes on
 * winning, and moves it all at once. `s->gallop`, the number of wins that start this, rises
 * when it did not pay. */

/* The length of the run at the start of `items`, in rising order then; 0: failed. */
static size_t SORT_NAME(find_run)(Sort *s, SORT_ITEM *items, size_t count) {
    if (count < 2) return count;
    size_t length = 2;
    int falling = SORT_LESS(s, items[1], items[0]);
    if (falling < 0) return 0;
    for (; length < count; length++) {
        int less = SORT_LESS(s, items[length], items[length - 1]);
        if (less < 0) return 0;
        if (less != falling) break;
    }
    if (!falling) return length;
    for (size_t low = 0, high = length - 1; low < high; low++, high--) {
        SORT_ITEM item = items[low];
        items[low] = items[high];
        items[high] = item;
    }
    return length;
}

/* Sort by insertion; the first `sorted` (at least 1) are in order already. */
static bool SORT_NAME(insert)(Sort *s, SORT_ITEM *items, size_t sorted, size_t count) {
    for (; sorted < count; sorted++) {
        SORT_ITEM item = items[sorted];
        size_t low = 0, high = sorted;
        while (low < high) {
            size_t middle = (low + high) / 2;
            int less = SORT_LESS(s, item, items[middle]);
            if (less < 0) return false;
            low = less ? low : middle + 1;
            high = less ? middle : high;
        }
        memmove(items + low + 1, items + low, (sorted - low) * sizeof item);
        items[low] = item;
    }
    return true;
}

/* How many of the sorted `items` stay in front of `item`: those less than it and, `with_equal`,
 * those equal to it. Searches by doubling steps from the front or from the end. SORT_FAILED: a
 * comparison failed. */
static size_t SORT_NAME(prefix)(Sort *s, SORT_ITEM item, const SORT_ITEM *items, size_t count,
                                bool with_equal, bool from_end) {
    size_t low = 0, high = count;
    bool closed_in = false;
    for (size_t step = 1; low < high;) {
        size_t reach = step < high - low ? step : high - low;
        size_t place = closed_in  ? low + (high - low) / 2
                       : from_end ? high - reach
                                  : low + reach - 1;
        int less =
            with_equal ? SORT_LESS(s, item, items[place]) : SORT_LESS(s, items[place], item);
        if (less < 0) return SORT_FAILED;
        bool before = less != with_equal;
        if (before) {
            low = place + 1;
        } else {
            high = place;
        }
        closed_in |= before == from_end;
        step *= 2;
    }
    return low;
}

/* Merge items[0..m) with items[m..m+n), where m <= n and items[m] < items[0]. The left run is
 * copied aside; between `out` and `right` there is always exactly room for what is left of it.
 */
static bool SORT_NAME(merge_low)(Sort *s, SORT_ITEM *items, size_t m, size_t n) {
    SORT_ITEM *left = sort_room(s, m * sizeof *items), *left_end = left + m;
    if (left == NULL) return false;
    memcpy(left, items, m * sizeof *items);
    SORT_ITEM *out = items, *right = items + m, *right_end = right + n;
    *out++ = *right++;
    bool done = false;
    size_t left_wins = 0, right_wins = 1;
    while (left < left_end && right < right_end) {
        int less = SORT_LESS(s, *right, *left);
        if (less < 0) goto failed;
        *out++ = less ? *right : *left;
        right += less;
        left += 1 - less;
        right_wins = less ? right_wins + 1 : 0;
        left_wins = less ? 0 : left_wins + 1;
        if (OU_LIKELY((left_wins | right_wins) < s->gallop)) continue;
        while (left < left_end && right < right_end) {
            left_wins =
                SORT_NAME(prefix)(s, *right, left, (size_t)(left_end - left), true, false);
            if (left_wins == SORT_FAILED) goto failed;
            memcpy(out, left, left_wins * sizeof *out);
            out += left_wins, left += left_wins;
            if (left == left_end) break;
            right_wins =
                SORT_NAME(prefix)(s, *left, right, (size_t)(right_end - right), false, false);
            if (right_wins == SORT_FAILED) goto failed;
            memmove(out, right, right_wins * sizeof *out);
            out += right_wins, right += right_wins;
            if (left_wins < SORT_GALLOP && right_wins < SORT_GALLOP) break;
            s->gallop -= s->gallop > 1;
        }
        s->gallop += 2;
        left_wins = right_wins = 0;
    }
    done = true;
failed:
    memcpy(out, left, (size_t)(left_end - left) * sizeof *out);
    return done;
}

/* The mirror image, for m > n: the right run is copied aside, and the merge goes from the end.
 * items[m - 1] is greater than the last item. */
static bool SORT_NAME(merge_high)(Sort *s, SORT_ITEM *items, size_t m, size_t n) {
    SORT_ITEM *first = sort_room(s, n * sizeof *items), *right = first + n;
    if (first == NULL) return false;
    memcpy(first, items + m, n * sizeof *items);
    SORT_ITEM *out = items + m + n, *left = items + m; // ends, exclusive
    *--out = *--left;
    bool done = false;
    size_t left_wins = 1, right_wins = 0;
    while (left > items && right > first) {
        int less = SORT_LESS(s, right[-1], left[-1]);
        if (less < 0) goto failed;
        *--out = less ? left[-1] : right[-1];
        left -= less;
        right -= 1 - less;
        left_wins = less ? left_wins + 1 : 0;
        right_wins = less ? 0 : right_wins + 1;
        if (OU_LIKELY((left_wins | right_wins) < s->gallop)) continue;
        while (left > items && right > first) {
            size_t count = (size_t)(left - items);
            size_t stay = SORT_NAME(prefix)(s, right[-1], items, count, true, true);
            if (stay == SORT_FAILED) goto failed;
            left_wins = count - stay;
            out -= left_wins, left -= left_wins;
            memmove(out, left, left_wins * sizeof *out);
            if (left == items) break;
            count = (size_t)(right - first);
            stay = SORT_NAME(prefix)(s, left[-1], first, count, false, true);
            if (stay == SORT_FAILED) goto failed;
            right_wins = count - stay;
            out -= right_wins, right -= right_wins;
            memcpy(out, right, right_wins * sizeof *out);
            if (left_wins < SORT_GALLOP && right_wins < SORT_GALLOP) break;
            s->gallop -= s->gallop > 1;
        }
        s->gallop += 2;
        left_wins = right_wins = 0;
    }
    done = true;
failed:
    memcpy(out - (right - first), first, (size_t)(right - first) * sizeof *out);
    return done;
}

/* Merge two neighbouring runs of lengths m and n. */
static bool SORT_NAME(merge)(Sort *s, SORT_ITEM *items, size_t m, size_t n) {
    // What is in its place at either end needs no merging.
    size_t skip = SORT_NAME(prefix)(s, items[m], items, m, true, false);
    if (skip == SORT_FAILED) return false;
    if (skip == m) return true;
    items += skip;
    m -= skip;
    n = SORT_NAME(prefix)(s, items[m - 1], items + m, n, false, true);
    if (n == SORT_FAILED) return false;
    return m <= n ? SORT_NAME(merge_low)(s, items, m, n)
                  : SORT_NAME(merge_high)(s, items, m, n);
}

/* Merge the two topmost runs. */
static bool SORT_NAME(merge_top)(Sort *s, SORT_ITEM *items, SortRuns *runs) {
    SortRun *top = &runs->stack[--runs->depth], *below = top - 1;
    size_t m = below->length;
    below->length += top->length;
    return SORT_NAME(merge)(s, items + below->start, m, top->length);
}

static bool SORT_NAME(sort)(Sort *s, SORT_ITEM *items, size_t count) {
    SortRuns runs = {.depth = 0};
    size_t least = sort_least_run(count);
    for (size_t start = 0; start < count;) {
        size_t rest = count - start;
        size_t length = SORT_NAME(find_run)(s, items + start, rest);
        if (length == 0) return false;
        if (length < least) {
            size_t longer = least < rest ? least : rest;
            if (!SORT_NAME(insert)(s, items + start, length, longer)) return false;
            length = longer;
        }
        if (runs.depth > 0) {
            SortRun *top = &runs.stack[runs.depth - 1];
            unsigned power = sort_power(top->start, top->length, length, count);
            while (runs.depth > 1 && runs.stack[runs.depth - 2].power > power) {
                if (!SORT_NAME(merge_top)(s, items, &runs)) return false;
            }
            runs.stack[runs.depth - 1].power = power;
        }
        runs.stack[runs.depth++] = (SortRun){.start = start, .length = length};
        start += length;
    }
    while (runs.depth > 1) {
        if (!SORT_NAME(merge_top)(s, items, &runs)) return false;
    }
    return true;
}

#undef SORT_ITEM
#undef SORT_NAME
#undef SORT_LESS
