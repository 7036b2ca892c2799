/* Where modules come from: files and folders on a search path. */
#include "modules/import.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "modules/library.h"
#include "objects/list.h"
#include "objects/str.h"

void ou_source_drop(OuRuntime *rt, OuSource *source) {
    ou_drop(rt, source->file);
    ou_drop(rt, source->folder);
}

/* ---- files ---- */

static bool has_mode(OuRef path, mode_t kind) {
    struct stat status;
    if (ou_library_contains(ou_str_bytes(path)))
        return kind == S_IFDIR ? ou_library_is_folder(ou_str_bytes(path))
                               : ou_library_file(ou_str_bytes(path)) != NULL;
    return strlen(ou_str_bytes(path)) == ou_as_str(path)->size &&
           stat(ou_str_bytes(path), &status) == 0 && (status.st_mode & S_IFMT) == kind;
}

/* "folder/tail" with an ending; a folder "" is the current one. */
static OuValue join(OuRuntime *rt, OuRef folder, OuRef tail, const char *ending) {
    const OuStr *str = ou_as_str(folder);
    if (str->size > 0)
        return ou_format(rt, "%U%s%U%s", folder, str->bytes[str->size - 1] == '/' ? "" : "/",
                         tail, ending);
    char current[4096];
    if (getcwd(current, sizeof current) == NULL) return ou_format(rt, "%U%s", tail, ending);
    return ou_format(rt, "%s/%U%s", current, tail, ending);
}

static bool read_all(OuRuntime *rt, int fd, OuRef path, char **bytes, size_t *size) {
    size_t capacity = 4096;
    struct stat status;
    if (fstat(fd, &status) == 0 && status.st_size > 0) capacity = (size_t)status.st_size + 1;
    *size = 0;
    *bytes = ou_alloc(rt, capacity);
    while (*bytes != NULL) {
        ssize_t count = read(fd, *bytes + *size, capacity - *size);
        if (count < 0 && errno == EINTR && ou_check_interrupt(rt)) continue;
        if (count < 0) {
            if (!ou_is_raised(rt)) ou_raise_errno(rt, errno, path);
            break;
        }
        *size += (size_t)count;
        if (count == 0) {
            // One byte for the NUL, and none besides, so that the caller can free it.
            char *exact = ou_resize(rt, *bytes, capacity, *size + 1);
            if (exact == NULL) break;
            *bytes = exact;
            exact[*size] = '\0';
            return true;
        }
        if (*size < capacity) continue;
        char *grown = ou_resize(rt, *bytes, capacity, capacity * 2);
        if (grown == NULL) break;
        *bytes = grown;
        capacity *= 2;
    }
    ou_free(rt, *bytes, capacity);
    return false;
}

char *ou_read_file(OuRuntime *rt, OuRef path, size_t *size) {
    char *bytes;
    int fd = open(ou_str_bytes(path), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        ou_raise_errno(rt, errno, path);
        return NULL;
    }
    bool done = read_all(rt, fd, path, &bytes, size);
    close(fd);
    return done ? bytes : NULL;
}

/* ---- the search ---- */

/* Look into one folder. Folders for a namespace package are added to source->folder. */
static bool find_in_folder(OuRuntime *rt, OuSource *source, OuRef tail, OuRef folder) {
    OuValue package = join(rt, folder, tail, ""), file = OU_ERROR;
    bool done = false;
    if (ou_is_error(package)) return false;
    if (has_mode(package, S_IFDIR)) {
        file = join(rt, folder, tail, "/__init__.py");
        if (ou_is_error(file)) goto done;
        if (has_mode(file, S_IFREG)) {
            OuRef folders[1] = {package};
            OuValue list = ou_list_from_array(rt, folders, 1);
            if (ou_is_error(list)) goto done;
            source->kind = OU_SOURCE_PACKAGE;
            ou_replace_take(rt, &source->folder, list);
            source->file = ou_own(file);
            done = true;
            goto done;
        }
        ou_drop(rt, file);
    }
    file = join(rt, folder, tail, ".py");
    if (ou_is_error(file)) goto done;
    if (has_mode(file, S_IFREG)) {
        source->kind = OU_SOURCE_MODULE;
        ou_clear(rt, &source->folder);
        source->file = ou_own(file);
    } else if (has_mode(package, S_IFDIR)) {
        if (ou_is_undef(source->folder)) source->folder = ou_list_new(rt, 0);
        if (ou_is_error(source->folder) || !ou_list_append(rt, source->folder, package))
            goto done;
        source->kind = OU_SOURCE_NAMESPACE;
    }
    done = true;
done:
    ou_drop(rt, package);
    ou_drop(rt, file);
    return done;
}

OuSource ou_source_find(OuRuntime *rt, OuRef tail, OuRef path) {
    OuSource source = {OU_SOURCE_NONE, OU_UNDEF, OU_UNDEF};
    OuValue folders = ou_list_from_iterable(rt, path);
    bool good = !ou_is_error(folders);
    for (size_t i = 0; good && i < ou_as_list(folders)->count; i++) {
        OuRef folder = ou_as_list(folders)->items[i];
        if (!ou_is_str(folder)) continue;
        good = find_in_folder(rt, &source, tail, folder);
        if (source.kind == OU_SOURCE_MODULE || source.kind == OU_SOURCE_PACKAGE) break;
    }
    ou_drop(rt, folders);
    if (!good) source.kind = OU_SOURCE_FAILED;
    return source;
}
