/* One entry of a traceback: file, line, function, and the source with carets under the part
 * that failed.
 *
 * The source shown is that of the instruction: its lines without their common indentation.
 * Under it,
 * `~` marks the instruction and `^` what matters in it: a binary operator, or the brackets of a
 * call or subscript with what is in them. Of an instruction over many lines only the first, the
 * last and those around the operator or bracket are shown. No carets are shown where they would
 * say nothing: when the instruction is all that stands there.
 *
 *     total = price * (1 +          first line
 *             ~~~~~~^~~~~~
 *                      rate)        last line
 *                      ~~~~~
 *
 * Places are in bytes here; only the row of carets is counted in columns. */
#include "objects/report_private.h"

#include "memory/buffer.h"
#include "objects/code.h"
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/expression_scan.h"
#include "objects/source.h"

/* Repetitions of an entry that are shown before they are only counted. */
#define REPETITIONS_SHOWN 3

typedef OU_BUFFER(char) Bytes;

typedef struct Line {
    size_t start, size; /* in the text */
} Line;

/* Lines of source without their ends, one after the other with a newline between. */
typedef struct Snippet {
    OuRuntime *rt;
    Bytes text;
    OU_BUFFER(Line) lines;
    size_t margin;     /* how much indentation was taken away */
    size_t start, end; /* the instruction: in the first line, in the last line */
    OuExpressionShape shape;
    bool with_carets;
} Snippet;

/* A place in a snippet. */
typedef struct Place {
    size_t line, column;
} Place;

static bool add_bytes(OuRuntime *rt, Bytes *bytes, const char *text, size_t size) {
    if (size == 0) return true;
    if (!OU_BUFFER_RESERVE(&rt->heap, bytes, size)) {
        ou_raise_memory(rt);
        return false;
    }
    memcpy(bytes->items + bytes->count, text, size);
    bytes->count += size;
    return true;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t indentation(const char *text, size_t size) {
    size_t count = 0;
    while (count < size && (text[count] == ' ' || text[count] == '\t'))
        count++;
    return count;
}

static const char *line_text(const Snippet *snippet, size_t line) {
    return snippet->text.items + snippet->lines.items[line].start;
}

static size_t line_size(const Snippet *snippet, size_t line) {
    return snippet->lines.items[line].size;
}

static size_t last_line(const Snippet *snippet) {
    return snippet->lines.count - 1;
}

/* ---- the lines ---- */

static bool snippet_add_line(Snippet *snippet, const char *text, size_t size) {
    OuRuntime *rt = snippet->rt;
    if (snippet->lines.count > 0 && !add_bytes(rt, &snippet->text, "\n", 1)) return false;
    Line line = {snippet->text.count, size};
    if (!add_bytes(rt, &snippet->text, text, size)) return false;
    if (OU_BUFFER_PUSH(&rt->heap, &snippet->lines, line)) return true;
    ou_raise_memory(rt);
    return false;
}

static void snippet_finish(Snippet *snippet) {
    OU_BUFFER_FINISH(&snippet->rt->heap, &snippet->text);
    OU_BUFFER_FINISH(&snippet->rt->heap, &snippet->lines);
}

/* The spaces and tabs that all lines begin with; blank lines do not count. */
static size_t common_margin(const Snippet *snippet) {
    const char *margin = NULL;
    size_t size = 0;
    for (size_t i = 0; i < snippet->lines.count; i++) {
        const char *text = line_text(snippet, i);
        if (line_size(snippet, i) == 0) continue;
        size_t own = indentation(text, line_size(snippet, i));
        if (margin == NULL) {
            margin = text;
            size = own;
        }
        size_t same = 0;
        while (same < size && same < own && margin[same] == text[same])
            same++;
        size = same;
    }
    return size;
}

/* The same lines with the common margin taken away. */
static bool snippet_dedent(const Snippet *from, Snippet *to) {
    to->margin = common_margin(from);
    for (size_t i = 0; i < from->lines.count; i++) {
        size_t cut = line_size(from, i) == 0 ? 0 : to->margin;
        if (!snippet_add_line(to, line_text(from, i) + cut, line_size(from, i) - cut))
            return false;
    }
    return true;
}

/* The lines of the file from `first` to `last`, without spaces at their ends. */
static bool snippet_read(Snippet *snippet, OuRef filename, uint32_t first, uint32_t last) {
    OuRuntime *rt = snippet->rt;
    // At a program's end, when the modules have gone, CPython cannot read files any more.
    bool is_over = ou_is_dict(rt->modules) && ou_as_dict(rt->modules)->count == 0;
    for (uint32_t number = first; number <= last; number++) {
        OuValue line = is_over ? OU_UNDEF : ou_source_line(rt, filename, number);
        const char *text = ou_is_undef(line) ? "" : ou_str_bytes(line);
        size_t size = ou_is_undef(line) ? 0 : ou_as_str(line)->size;
        while (size > 0 && is_space(text[size - 1]))
            size--;
        bool done = snippet_add_line(snippet, text, size);
        ou_drop(rt, line);
        if (!done) return false;
    }
    return true;
}

/* ---- where the carets go ---- */

static size_t minimum(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Offset of the instruction's end in the text. */
static size_t end_offset(const Snippet *snippet) {
    return snippet->lines.items[last_line(snippet)].start + snippet->end;
}

/* The line and column of an offset into the instruction. `is_end`: of the byte in front of it,
 * plus one. */
static Place find_place(const Snippet *snippet, size_t offset, bool is_end) {
    size_t at = snippet->start + offset - is_end;
    size_t line = last_line(snippet);
    while (snippet->lines.items[line].start > at)
        line--;
    return (Place){line, at - snippet->lines.items[line].start + is_end};
}

static bool is_blank(const char *text, size_t size) {
    while (size > 0 && is_space(text[size - 1]))
        size--;
    return size == 0;
}

static bool is_ascii(const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if ((unsigned char)text[i] >= 0x80) return false;
    }
    return true;
}

/* Is the instruction the call in "return f(...)" or "name = f(...)", which carets add nothing
 * to? They do appear where columns and bytes differ. */
static bool is_plain_call(const Snippet *snippet) {
    return is_ascii(line_text(snippet, 0), snippet->start) &&
           is_ascii(line_text(snippet, last_line(snippet)), snippet->end) &&
           ou_is_plain_call_statement(&snippet->rt->heap, snippet->text.items,
                                      snippet->text.count, snippet->start, end_offset(snippet));
}

static bool wants_carets(const Snippet *snippet) {
    if (is_plain_call(snippet)) return false;
    if (snippet->shape.kind != OU_SHAPE_OTHER) return true;
    size_t last = last_line(snippet);
    return !is_blank(line_text(snippet, 0), snippet->start) ||
           !is_blank(line_text(snippet, last) + snippet->end,
                     line_size(snippet, last) - snippet->end);
}

static void snippet_locate(Snippet *snippet, const OuLocation *location) {
    size_t last = last_line(snippet), margin = snippet->margin;
    size_t start = location->column > margin ? location->column - margin : 0;
    size_t end = location->end_column > margin ? location->end_column - margin : 0;
    snippet->start = minimum(start, line_size(snippet, 0));
    snippet->end = minimum(end, line_size(snippet, last));
    size_t stop = end_offset(snippet);
    if (stop < snippet->start) stop = snippet->start;
    snippet->shape = ou_expression_shape(
        &snippet->rt->heap, snippet->text.items + snippet->start, stop - snippet->start);
    snippet->with_carets = wants_carets(snippet);
}

/* ---- the output ---- */

static bool is_before(Place a, size_t line, size_t column) {
    return line < a.line || (line == a.line && column < a.column);
}

static Place in_columns(const Snippet *snippet, Place place) {
    place.column = ou_display_width(line_text(snippet, place.line),
                                    minimum(place.column, line_size(snippet, place.line)));
    return place;
}

/* The row of carets under a line. */
static bool add_carets(const Snippet *snippet, Bytes *out, size_t line) {
    const char *text = line_text(snippet, line);
    size_t size = line_size(snippet, line);
    size_t width = ou_display_width(text, line == last_line(snippet) ? snippet->end : size);
    size_t begin = line == 0 ? ou_display_width(text, snippet->start) : 0;
    size_t indent = 0;
    while (indent < size && is_space(text[indent]))
        indent++;
    if (begin < indent) begin = indent;
    bool has_shape = snippet->shape.kind != OU_SHAPE_OTHER;
    Place left = {0}, right = {0};
    if (has_shape) {
        left = in_columns(snippet, find_place(snippet, snippet->shape.left, false));
        right = in_columns(snippet, find_place(snippet, snippet->shape.right, true));
    }
    for (size_t column = 0; column < width; column++) {
        bool is_inner =
            has_shape && !is_before(left, line, column) && is_before(right, line, column);
        char c = column < begin ? ' ' : !has_shape || is_inner ? '^' : '~';
        if (!add_bytes(snippet->rt, out, &c, 1)) return false;
    }
    return add_bytes(snippet->rt, out, "\n", 1);
}

static bool add_line(const Snippet *snippet, Bytes *out, size_t line) {
    return add_bytes(snippet->rt, out, line_text(snippet, line), line_size(snippet, line)) &&
           add_bytes(snippet->rt, out, "\n", 1) &&
           (!snippet->with_carets || add_carets(snippet, out, line));
}

static bool add_omission(const Snippet *snippet, Bytes *out, size_t count) {
    OuValue text = ou_format(snippet->rt, "...<%zu lines>...\n", count);
    if (ou_is_error(text)) return false;
    bool done = add_bytes(snippet->rt, out, ou_str_bytes(text), ou_as_str(text)->size);
    ou_drop(snippet->rt, text);
    return done;
}

static bool is_near(size_t a, size_t b) {
    return a + 1 >= b && a <= b + 1;
}

/* The lines worth showing. A gap of one line is filled. */
static bool add_lines(const Snippet *snippet, Bytes *out) {
    size_t last = last_line(snippet), left = 0, right = last;
    bool has_shape = snippet->shape.kind != OU_SHAPE_OTHER;
    if (has_shape) {
        left = find_place(snippet, snippet->shape.left, false).line;
        right = find_place(snippet, snippet->shape.right, true).line;
    }
    size_t shown = 0; // how many have been dealt with
    for (size_t line = 0; line <= last; line++) {
        bool is_significant = line == 0 || line == last ||
                              (has_shape && (is_near(line, left) || is_near(line, right)));
        if (!is_significant) continue;
        size_t gap = line - shown;
        bool done = gap == 0   ? true
                    : gap == 1 ? add_line(snippet, out, line - 1)
                               : add_omission(snippet, out, gap);
        if (!done || !add_line(snippet, out, line)) return false;
        shown = line + 1;
    }
    return true;
}

/* Move finished lines into the report, four columns in. Lines that were not shown may have had
 * less indentation than all the others. */
static bool add_indented(OuStrBuilder *builder, const Bytes *out) {
    Snippet lines = {.rt = builder->rt};
    bool done = true;
    for (size_t at = 0; done && at < out->count;) {
        const char *end = memchr(out->items + at, '\n', out->count - at);
        size_t size = (size_t)(end - (out->items + at));
        bool blank = is_blank(out->items + at, size);
        done = snippet_add_line(&lines, out->items + at, blank ? 0 : size);
        at += size + 1;
    }
    size_t margin = common_margin(&lines);
    for (size_t i = 0; done && i < lines.lines.count; i++) {
        size_t cut = line_size(&lines, i) == 0 ? 0 : margin;
        done = ou_str_builder_add_string(builder, "    ") &&
               ou_str_builder_add_bytes(builder, line_text(&lines, i) + cut,
                                        line_size(&lines, i) - cut) &&
               ou_str_builder_add_string(builder, "\n");
    }
    snippet_finish(&lines);
    return done;
}

/* Without columns: the first line only. */
static bool add_first_line(OuStrBuilder *builder, const Snippet *snippet) {
    const char *text = line_text(snippet, 0);
    size_t size = line_size(snippet, 0), skipped = 0;
    while (skipped < size && is_space(text[skipped]))
        skipped++;
    return ou_str_builder_add_string(builder, "    ") &&
           ou_str_builder_add_bytes(builder, text + skipped, size - skipped) &&
           ou_str_builder_add_string(builder, "\n");
}

static bool add_source(OuStrBuilder *builder, OuRef filename, const OuLocation *location,
                       bool with_carets) {
    OuRuntime *rt = builder->rt;
    Snippet original = {.rt = rt}, snippet = {.rt = rt};
    Bytes out = {0};
    bool has_columns = with_carets && location->end_line >= location->line &&
                       (location->end_line > location->line || location->end_column > 0);
    uint32_t end_line = has_columns ? location->end_line : location->line;
    bool done = snippet_read(&original, filename, location->line, end_line) &&
                snippet_dedent(&original, &snippet);
    if (!done || is_blank(snippet.text.items, snippet.text.count)) goto done;
    if (has_columns) {
        snippet_locate(&snippet, location);
        done = add_lines(&snippet, &out) && add_indented(builder, &out);
    } else {
        done = add_first_line(builder, &snippet);
    }
done:
    OU_BUFFER_FINISH(&rt->heap, &out);
    snippet_finish(&original);
    snippet_finish(&snippet);
    return done;
}

/* ---- entries ---- */

static OuLocation entry_location(const OuTraceback *entry) {
    if (entry->operand < 0) return ou_code_location(entry->code, entry->place);
    return ou_code_operand_location(entry->code, entry->place, (unsigned)entry->operand);
}

static bool add_entry(OuStrBuilder *builder, const OuTraceback *entry, bool with_carets) {
    OuRuntime *rt = builder->rt;
    OuRef filename = entry->code->filename;
    OuLocation location = entry_location(entry);
    OuValue head = ou_format(rt, "  File \"%U\", line %u, in %U\n", filename, location.line,
                             entry->code->name);
    if (ou_is_error(head)) return false;
    bool done = ou_str_builder_add(builder, head) &&
                add_source(builder, filename, &location, with_carets);
    ou_drop(rt, head);
    return done;
}

static bool is_repetition(const OuTraceback *entry, const OuTraceback *before) {
    return before != NULL && entry_location(entry).line == entry_location(before).line &&
           ou_str_equal(entry->code->filename, before->code->filename) &&
           ou_str_equal(entry->code->name, before->code->name);
}

static bool add_repetitions(OuStrBuilder *builder, size_t count) {
    if (count <= REPETITIONS_SHOWN) return true;
    count -= REPETITIONS_SHOWN;
    OuValue text = ou_format(builder->rt, "  [Previous line repeated %zu more time%s]\n", count,
                             count > 1 ? "s" : "");
    if (ou_is_error(text)) return false;
    bool done = ou_str_builder_add(builder, text);
    ou_drop(builder->rt, text);
    return done;
}

bool ou_report_traceback(OuStrBuilder *builder, OuRef traceback, bool with_carets) {
    const OuTraceback *before = NULL;
    size_t count = 0;
    for (OuRef step = traceback; !ou_is_undef(step); step = ou_as_traceback(step)->next) {
        const OuTraceback *entry = ou_as_traceback(step);
        if (!is_repetition(entry, before)) {
            if (!add_repetitions(builder, count)) return false;
            count = 0;
        }
        before = entry;
        if (++count <= REPETITIONS_SHOWN && !add_entry(builder, entry, with_carets))
            return false;
    }
    return add_repetitions(builder, count);
}
