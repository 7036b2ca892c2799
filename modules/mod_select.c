/* Module select: waiting for files to become ready. poll objects and select(); there is no
 * epoll. */
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <sys/select.h>

#include "memory/buffer.h"
#include "modules/modules.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/object.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- arguments ---- */

/* The descriptor of an int or of an object with fileno(). -1: an exception is set. */
static int descriptor_of(OuRuntime *rt, OuRef value) {
    OuValue number = OU_UNDEF;
    if (ou_is_int(value)) {
        number = ou_own(value);
    } else {
        OuValue fileno = ou_find_attribute(rt, value, rt->names.fileno);
        if (ou_is_undef(fileno))
            ou_raise(rt, OU_EXC_TypeError,
                     "argument must be an int, or have a fileno() method.");
        else if (!ou_is_error(fileno))
            number = ou_call0(rt, fileno);
        ou_drop(rt, fileno);
        if (!ou_is_raised(rt) && !ou_is_int(number))
            ou_raise(rt, OU_EXC_TypeError, "fileno() returned a non-integer");
    }
    int64_t descriptor = -1;
    if (!ou_is_raised(rt) && !ou_int_fits_int64(number, &descriptor))
        descriptor = (int64_t)INT_MAX + 1;
    ou_drop(rt, number);
    if (ou_is_raised(rt)) return -1;
    if (descriptor > INT_MAX || descriptor < INT_MIN)
        ou_raise(rt, OU_EXC_OverflowError, "Python int too large to convert to C int");
    else if (descriptor < 0)
        ou_raise(rt, OU_EXC_ValueError, "file descriptor cannot be a negative integer (%lld)",
                 (long long)descriptor);
    return ou_is_raised(rt) ? -1 : (int)descriptor;
}

/* Bits of events for poll(). */
static bool events_of(OuRuntime *rt, OuRef value, short *events) {
    int64_t bits;
    if (!ou_index_as_int64(rt, value, true, &bits)) return false;
    if (bits < 0) return ou_fail(rt, OU_EXC_ValueError, "Cannot convert negative int");
    if (bits > USHRT_MAX)
        return ou_fail(rt, OU_EXC_OverflowError, "Python int too large for C unsigned short");
    *events = (short)bits;
    return true;
}

/* ---- poll objects ---- */

typedef struct Poll {
    OuObject header;
    OU_BUFFER(struct pollfd) files; // in the order of their registering
    bool is_waiting;
} Poll;

static Poll *as_poll(OuRef self) {
    return (Poll *)ou_object(self);
}

static struct pollfd *find_file(Poll *poll, int descriptor) {
    for (size_t i = 0; i < poll->files.count; i++) {
        if (poll->files.items[i].fd == descriptor) return &poll->files.items[i];
    }
    return NULL;
}

static OuValue select_poll(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_POLL);
    Poll *poll = type == NULL ? NULL : ou_object_new(rt, type);
    if (poll == NULL) return OU_ERROR;
    memset(&poll->files, 0, sizeof poll->files);
    poll->is_waiting = false;
    return ou_take(poll);
}

static OuValue poll_register(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    struct pollfd file = {.events = POLLIN | POLLPRI | POLLOUT};
    file.fd = descriptor_of(rt, args[0]);
    if (file.fd < 0) return OU_ERROR;
    if (argc > 1 && !events_of(rt, args[1], &file.events)) return OU_ERROR;
    struct pollfd *known = find_file(as_poll(self), file.fd);
    if (known != NULL)
        known->events = file.events;
    else if (!OU_BUFFER_PUSH(&rt->heap, &as_poll(self)->files, file)) {
        ou_raise_memory(rt);
        return OU_ERROR;
    }
    return OU_NONE;
}

static OuValue poll_modify(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    short events;
    int descriptor = descriptor_of(rt, args[0]);
    if (descriptor < 0 || !events_of(rt, args[1], &events)) return OU_ERROR;
    struct pollfd *file = find_file(as_poll(self), descriptor);
    if (file == NULL) return ou_raise_errno(rt, ENOENT, OU_UNDEF);
    file->events = events;
    return OU_NONE;
}

static OuValue poll_unregister(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int descriptor = descriptor_of(rt, args[0]);
    if (descriptor < 0) return OU_ERROR;
    Poll *poll = as_poll(self);
    struct pollfd *file = find_file(poll, descriptor);
    if (file == NULL)
        return ou_raise_with_value(rt, OU_EXC_KeyError, ou_from_small_int(descriptor));
    size_t after = poll->files.count - (size_t)(file - poll->files.items) - 1;
    memmove(file, file + 1, after * sizeof *file);
    poll->files.count--;
    return OU_NONE;
}

/* Milliseconds, rounded up; -1: for ever. */
static bool poll_timeout(OuRuntime *rt, OuRef value, int *timeout) {
    *timeout = -1;
    if (ou_is_none(value)) return true;
    double number;
    if (!ou_is_int(value) && !ou_is_float(value))
        return ou_fail(rt, OU_EXC_TypeError, "timeout must be an integer or None");
    if (!ou_as_double(rt, value, &number)) return false;
    if (number >= (double)INT_MAX)
        return ou_fail(rt, OU_EXC_OverflowError, "timeout is too large");
    if (number >= 0) *timeout = (int)number + (number > (int)number);
    return true;
}

static OuValue ready_files(OuRuntime *rt, const struct pollfd *files, size_t count) {
    OuValue list = ou_list_new(rt, 0);
    for (size_t i = 0; i < count && !ou_is_error(list); i++) {
        if (files[i].revents == 0) continue;
        OuRef items[] = {ou_from_small_int(files[i].fd),
                         ou_from_small_int((unsigned short)files[i].revents)};
        OuValue pair = ou_tuple_from_array(rt, items, 2);
        if (!ou_is_error(pair) && ou_list_append_take(rt, list, pair)) continue;
        ou_drop(rt, list);
        list = OU_ERROR;
    }
    return list;
}

static OuValue poll_poll(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    Poll *poll_object = as_poll(self);
    int timeout, ready;
    if (!poll_timeout(rt, argc > 0 ? args[0] : OU_NONE, &timeout)) return OU_ERROR;
    if (poll_object->is_waiting)
        return ou_raise(rt, OU_EXC_RuntimeError, "concurrent poll() invocation");
    do {
        ready = poll(poll_object->files.items, poll_object->files.count, timeout);
        int error = errno;
        poll_object->is_waiting = true;
        bool goes_on = ready >= 0 || error != EINTR || ou_check_interrupt(rt);
        poll_object->is_waiting = false;
        if (!goes_on) return OU_ERROR;
        errno = error;
    } while (ready < 0 && errno == EINTR);
    if (ready < 0) return ou_raise_errno(rt, errno, OU_UNDEF);
    return ready_files(rt, poll_object->files.items, poll_object->files.count);
}

static void poll_destroy(OuRuntime *rt, OuObject *self) {
    OU_BUFFER_FINISH(&rt->heap, &((Poll *)self)->files);
    ou_object_free(rt, self);
}

static const OuMethodRow poll_methods[] = {
    OU_ROW("register", poll_register, 1, 2,
           "register(fd, eventmask=POLLIN | POLLPRI | POLLOUT, /)\n\nWatch a file descriptor."),
    OU_ROW("modify", poll_modify, 2, 2,
           "modify(fd, eventmask, /)\n\nChange what a watched file descriptor is watched for."),
    OU_ROW("unregister", poll_unregister, 1, 1,
           "unregister(fd, /)\n\nWatch a file descriptor no more."),
    OU_ROW("poll", poll_poll, 0, 1,
           "poll(timeout=None, /)\n\nWait, for that many milliseconds at most. Returns a list "
           "of (fd, event)."),
    {0},
};

extern const OuTypeSpec ou_poll_type;
const OuTypeSpec ou_poll_type = {
    .name = "select.poll",
    .basic_size = sizeof(Poll),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .methods = poll_methods,
    .slots.destroy = poll_destroy,
};

/* ---- select() ---- */

/* The files of one argument, with their descriptors. */
typedef struct FileSet {
    OuValue files; // a tuple, or OU_UNDEF
    fd_set set;
} FileSet;

static bool fill_set(OuRuntime *rt, OuRef files, FileSet *set, int *highest) {
    if (!ou_is_sequence(rt, files))
        return ou_fail(rt, OU_EXC_TypeError, "arguments 1-3 must be sequences");
    set->files = ou_tuple_from_iterable(rt, files);
    if (ou_is_error(set->files)) return false;
    for (size_t i = 0; i < ou_tuple_count(set->files); i++) {
        int descriptor = descriptor_of(rt, ou_tuple_peek(set->files, i));
        if (descriptor < 0) return false;
        if (descriptor >= FD_SETSIZE)
            return ou_fail(rt, OU_EXC_ValueError, "filedescriptor out of range in select()");
        FD_SET(descriptor, &set->set);
        if (descriptor > *highest) *highest = descriptor;
    }
    return true;
}

/* Those of the files whose descriptors are still in the set. */
static OuValue files_left(OuRuntime *rt, FileSet *set) {
    OuValue list = ou_list_new(rt, 0);
    for (size_t i = 0; !ou_is_error(list) && i < ou_tuple_count(set->files); i++) {
        OuRef file = ou_tuple_peek(set->files, i);
        int descriptor = descriptor_of(rt, file);
        bool is_set =
            descriptor >= 0 && descriptor < FD_SETSIZE && FD_ISSET(descriptor, &set->set);
        if (descriptor >= 0 && (!is_set || ou_list_append(rt, list, file))) continue;
        ou_drop(rt, list);
        list = OU_ERROR;
    }
    return list;
}

static bool select_timeout(OuRuntime *rt, OuRef value, struct timeval *timeout) {
    double seconds;
    if (!ou_is_int(value) && !ou_is_float(value))
        return ou_fail(rt, OU_EXC_TypeError, "timeout must be a float or None");
    if (!ou_as_double(rt, value, &seconds)) return false;
    if (seconds < 0) return ou_fail(rt, OU_EXC_ValueError, "timeout must be non-negative");
    if (!(seconds < 1e15))
        return ou_fail(rt, OU_EXC_OverflowError,
                       "timestamp too large to convert to C PyTime_t");
    timeout->tv_sec = (time_t)seconds;
    timeout->tv_usec = (suseconds_t)((seconds - (double)timeout->tv_sec) * 1e6);
    return true;
}

static OuValue wait_for(OuRuntime *rt, FileSet *sets, int highest, struct timeval *timeout) {
    int ready = select(highest + 1, &sets[0].set, &sets[1].set, &sets[2].set, timeout);
    if (ready < 0 && (errno != EINTR || !ou_check_interrupt(rt)))
        return ou_is_raised(rt) ? OU_ERROR : ou_raise_errno(rt, errno, OU_UNDEF);
    if (ready < 0) // interrupted: nothing is known to be ready
        for (int i = 0; i < 3; i++)
            FD_ZERO(&sets[i].set);
    OuValue lists[3];
    for (int i = 0; i < 3; i++)
        lists[i] = files_left(rt, &sets[i]);
    if (ou_is_raised(rt)) {
        for (int i = 0; i < 3; i++)
            ou_drop(rt, lists[i]);
        return OU_ERROR;
    }
    return ou_tuple_from_array_take(rt, lists, 3);
}

static OuValue select_select(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    struct timeval timeout;
    bool is_limited = argc == 4 && !ou_is_none(args[3]);
    if (is_limited && !select_timeout(rt, args[3], &timeout)) return OU_ERROR;
    FileSet sets[3];
    int highest = -1;
    bool done = true;
    for (int i = 0; i < 3; i++) {
        sets[i].files = OU_UNDEF;
        FD_ZERO(&sets[i].set);
    }
    for (int i = 0; i < 3 && done; i++)
        done = fill_set(rt, args[i], &sets[i], &highest);
    OuValue result =
        done ? wait_for(rt, sets, highest, is_limited ? &timeout : NULL) : OU_ERROR;
    for (int i = 0; i < 3; i++)
        ou_drop(rt, sets[i].files);
    return result;
}

/* ---- the module ---- */

static const OuMethodRow select_functions[] = {
    OU_ROW("poll", select_poll, 0, 0, "poll()\n\nAn object that watches file descriptors."),
    OU_ROW(
        "select", select_select, 3, 4,
        "select(rlist, wlist, xlist, timeout=None, /)\n\nWait until some of the files can be "
        "read, written, or have something exceptional. Returns three lists of those."),
    {0},
};

static const struct {
    const char *name;
    int number;
} constants[] = {
    {"PIPE_BUF", PIPE_BUF},     {"POLLERR", POLLERR},       {"POLLHUP", POLLHUP},
    {"POLLIN", POLLIN},         {"POLLNVAL", POLLNVAL},     {"POLLOUT", POLLOUT},
    {"POLLPRI", POLLPRI},       {"POLLRDHUP", POLLRDHUP},   {"POLLMSG", POLLMSG},
    {"POLLRDBAND", POLLRDBAND}, {"POLLRDNORM", POLLRDNORM}, {"POLLWRBAND", POLLWRBAND},
    {"POLLWRNORM", POLLWRNORM},
};

static bool select_init(OuRuntime *rt, OuRef module) {
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        if (!ou_module_add_take(rt, module, constants[i].name,
                                ou_from_small_int(constants[i].number)))
            return false;
    }
    OuValue error = ou_own(ou_ref(rt->exceptions[OU_EXC_OSError]));
    return ou_module_add_functions(rt, module, select_functions) &&
           ou_module_add_take(rt, module, "error", error);
}

extern const OuModuleSpec ou_select_module;
const OuModuleSpec ou_select_module = {
    .name = "select",
    .doc = "Waiting for I/O: select() and poll().",
    .init = select_init,
};
