/* Source texts by filename.
 *
 * Programs have few files, so they are found by walking a list. The beginnings of a text's
 * lines are found when the first line is asked for. A file that could not be read is remembered
 * as such. */
#include "objects/source.h"

#include <stdio.h>
#include <sys/stat.h>

#include "memory/buffer.h"
#include "objects/error.h"
#include "objects/str.h"

#define SOURCE_SIZE_MAX (64u << 20)

typedef struct Source {
    OuValue filename;
    const char *text; /* NULL: cannot be read */
    size_t size;
    bool is_static; /* the text is not ours to free */
    size_t *lines; /* offset of the beginning of each line; NULL: not found yet */
    size_t line_count;
} Source;

typedef struct OuSources {
    OU_BUFFER(Source) list;
} OuSources;

static void source_free(OuRuntime *rt, Source *source) {
    if (!source->is_static) ou_free(rt, (char *)(uintptr_t)source->text, source->size);
    ou_free(rt, source->lines, source->line_count * sizeof *source->lines);
    source->text = NULL;
    source->lines = NULL;
    source->size = source->line_count = 0;
    source->is_static = false;
}

void ou_sources_finish(OuRuntime *rt) {
    OuSources *sources = rt->sources;
    if (sources == NULL) return;
    rt->sources = NULL;
    for (size_t i = 0; i < sources->list.count; i++) {
        source_free(rt, &sources->list.items[i]);
        ou_drop(rt, sources->list.items[i].filename);
    }
    OU_BUFFER_FINISH(&rt->heap, &sources->list);
    ou_free(rt, sources, sizeof *sources);
}

static Source *find_source(OuRuntime *rt, OuRef filename) {
    for (size_t i = 0; rt->sources != NULL && i < rt->sources->list.count; i++) {
        Source *source = &rt->sources->list.items[i];
        if (ou_str_equal(source->filename, filename)) return source;
    }
    return NULL;
}

/* An entry without text for a filename that has none yet. NULL: no memory. */
static Source *add_source(OuRuntime *rt, OuRef filename) {
    if (rt->sources == NULL) {
        OuSources *sources = ou_alloc(rt, sizeof *sources);
        if (sources == NULL) return NULL;
        *sources = (OuSources){0};
        rt->sources = sources;
    }
    Source source = {.filename = ou_own(filename)};
    if (!OU_BUFFER_PUSH(&rt->heap, &rt->sources->list, source)) {
        ou_raise_memory(rt);
        ou_drop(rt, source.filename);
        return NULL;
    }
    return &OU_BUFFER_LAST(&rt->sources->list);
}

/* Let `text` be the source of `filename`, instead of what it was. */
static Source *set_source(OuRuntime *rt, OuRef filename, const char *text, size_t size) {
    Source *source = find_source(rt, filename);
    if (source == NULL) source = add_source(rt, filename);
    if (source == NULL) return NULL;
    source_free(rt, source);
    source->text = text;
    source->size = size;
    return source;
}

bool ou_source_register(OuRuntime *rt, OuRef filename, const char *text, size_t size) {
    char *copy = ou_alloc(rt, size);
    if (copy == NULL) return false;
    memcpy(copy, text, size);
    if (set_source(rt, filename, copy, size) != NULL) return true;
    ou_free(rt, copy, size);
    return false;
}

bool ou_source_register_static(OuRuntime *rt, OuRef filename, const char *text, size_t size) {
    Source *source = set_source(rt, filename, text, size);
    if (source != NULL) source->is_static = true;
    return source != NULL;
}

/* ---- lines ---- */

/* The offset behind the end of the line that contains `offset`; the end may be \n, \r\n or \r.
 */
static size_t next_line(const Source *source, size_t offset) {
    const char *text = source->text;
    size_t size = source->size;
    while (offset < size && text[offset] != '\n' && text[offset] != '\r')
        offset++;
    bool is_pair = offset + 1 < size && text[offset] == '\r' && text[offset + 1] == '\n';
    return offset == size ? size : offset + 1 + is_pair;
}

static bool find_lines(OuRuntime *rt, Source *source) {
    size_t count = 0;
    for (size_t at = 0; at < source->size; at = next_line(source, at))
        count++;
    size_t *lines = ou_alloc(rt, count * sizeof *lines);
    if (lines == NULL) return false;
    size_t i = 0;
    for (size_t at = 0; at < source->size; at = next_line(source, at))
        lines[i++] = at;
    source->lines = lines;
    source->line_count = count;
    return true;
}

static OuValue get_line(OuRuntime *rt, Source *source, uint32_t line) {
    if (source->text == NULL || line == 0) return OU_UNDEF;
    if (source->lines == NULL && !find_lines(rt, source)) return OU_ERROR;
    if (line > source->line_count) return OU_UNDEF;
    size_t start = source->lines[line - 1];
    size_t end = line < source->line_count ? source->lines[line] : source->size;
    while (end > start && (source->text[end - 1] == '\n' || source->text[end - 1] == '\r'))
        end--;
    return ou_str_decode_utf8(rt, source->text + start, end - start, "strict");
}

/* ---- files ---- */

static bool is_file_name(OuRef filename) {
    const OuStr *name = ou_as_str(filename);
    if (name->size == 0 || memchr(name->bytes, '\0', name->size) != NULL) return false;
    return name->bytes[0] != '<' || name->bytes[name->size - 1] != '>';
}

static void read_file(OuRuntime *rt, Source *source) {
    FILE *file = fopen(ou_str_bytes(source->filename), "rb");
    if (file == NULL) return;
    struct stat status;
    char *text = NULL;
    size_t size = 0;
    if (fstat(fileno(file), &status) != 0 || !S_ISREG(status.st_mode)) goto done;
    size = (size_t)status.st_size;
    if (size == 0 || size > SOURCE_SIZE_MAX) goto done;
    text = ou_alloc(rt, size);
    if (text == NULL) goto done;
    if (fread(text, 1, size, file) != size) {
        ou_free(rt, text, size);
        goto done;
    }
    source->text = text;
    source->size = size;
    // A byte order mark is not part of the first line.
    if (size >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        memmove(text, text + 3, size - 3);
        memset(text + size - 3, '\n', 3);
    }
done:
    fclose(file);
}

OuValue ou_source_line(OuRuntime *rt, OuRef filename, uint32_t line) {
    OuValue pending = ou_take_exception(rt);
    OuValue text = OU_UNDEF;
    Source *source = find_source(rt, filename);
    if (source == NULL && is_file_name(filename)) {
        source = add_source(rt, filename);
        if (source != NULL) read_file(rt, source);
    }
    if (source != NULL) text = get_line(rt, source, line);
    if (ou_is_error(text)) text = OU_UNDEF;
    ou_clear_exception(rt);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
    return text;
}
