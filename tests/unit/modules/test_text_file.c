#include "tests/unit/modules/support.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "modules/text_file.h"

/* A text file that reads from one end of a pipe, and the descriptor of the other. */
static OuValue reader(OuRuntime *rt, int *writing_end) {
    int ends[2];
    cr_assert_eq(pipe(ends), 0);
    *writing_end = ends[1];
    OuFileMode mode = {.readable = true};
    OuValue name = ou_str_from_string(rt, "pipe");
    OuValue file = ou_file_new(rt, ends[0], &mode, true, name);
    OuValue text =
        ou_text_file_new_take(rt, file, OU_UNDEF, OU_UNDEF, OU_NEWLINE_UNIVERSAL, name);
    ou_drop(rt, name);
    cr_assert_not(ou_is_error(text));
    return text;
}

static void send(int fd, const char *bytes) {
    cr_assert_eq(write(fd, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
}

static void expect_line(OuRuntime *rt, OuRef text, const char *expected) {
    OuValue line = ou_text_file_read_line(rt, ou_as_text_file(text), -1);
    cr_assert(ou_is_str(line));
    cr_assert_str_eq(ou_str_bytes(line), expected);
    ou_drop(rt, line);
}

Test(text_file, a_line_is_given_as_soon_as_it_is_there) {
    OuRuntime *rt = begin();
    int fd;
    OuValue text = reader(rt, &fd);
    send(fd, "one\ntwo\n");
    expect_line(rt, text, "one\n");
    expect_line(rt, text, "two\n");
    send(fd, "thr");
    send(fd, "ee\nfour");
    expect_line(rt, text, "three\n");
    close(fd);
    expect_line(rt, text, "four");
    expect_line(rt, text, "");
    ou_drop(rt, text);
    end(rt);
}

Test(text_file, a_code_point_may_come_in_pieces) {
    OuRuntime *rt = begin();
    int fd;
    OuValue text = reader(rt, &fd);
    send(fd, "a\xe2");
    OuValue first = ou_text_file_read(rt, ou_as_text_file(text), 1);
    cr_assert_str_eq(ou_str_bytes(first), "a");
    send(fd, "\x82");
    send(fd, "\xac\n");
    expect_line(rt, text, "\xe2\x82\xac\n");
    close(fd);
    ou_drop(rt, first);
    ou_drop(rt, text);
    end(rt);
}

Test(text_file, a_carriage_return_waits_for_what_follows) {
    OuRuntime *rt = begin();
    int fd;
    OuValue text = reader(rt, &fd);
    send(fd, "a\r");
    OuValue first = ou_text_file_read(rt, ou_as_text_file(text), 1);
    send(fd, "\nb\rc");
    close(fd);
    expect_line(rt, text, "\n");
    expect_line(rt, text, "b\n");
    expect_line(rt, text, "c");
    ou_drop(rt, first);
    ou_drop(rt, text);
    end(rt);
}

Test(text_file, an_incomplete_end_is_a_decoding_error) {
    OuRuntime *rt = begin();
    int fd;
    OuValue text = reader(rt, &fd);
    send(fd, "a\xe2\x82");
    close(fd);
    OuValue line = ou_text_file_read_line(rt, ou_as_text_file(text), -1);
    cr_assert(ou_is_error(line));
    cr_assert(ou_raised_is(rt, OU_EXC_UnicodeDecodeError));
    ou_clear_exception(rt);
    ou_drop(rt, text);
    end(rt);
}

Test(text_file, what_cannot_be_written_stays_and_can_be_tried_again) {
    OuRuntime *rt = begin();
    int fd = open("/dev/full", O_WRONLY);
    if (fd < 0) cr_skip_test("no /dev/full");
    OuFileMode mode = {.writable = true};
    OuValue name = ou_str_from_string(rt, "full");
    OuValue file = ou_file_new(rt, fd, &mode, true, name);
    cr_assert(ou_file_write(rt, ou_as_file(file), "abc", 3));
    cr_assert_not(ou_file_flush(rt, ou_as_file(file)));
    cr_assert(ou_raised_is(rt, OU_EXC_OSError));
    ou_clear_exception(rt);
    cr_assert_eq(ou_as_file(file)->end, 3);
    int null = open("/dev/null", O_WRONLY);
    cr_assert_eq(dup2(null, fd), fd);
    close(null);
    cr_assert(ou_file_flush(rt, ou_as_file(file)));
    cr_assert_eq(ou_as_file(file)->end, 0);
    ou_drop(rt, file);
    ou_drop(rt, name);
    end(rt);
}

Test(text_file, a_dropped_file_is_flushed_and_closed) {
    OuRuntime *rt = begin();
    char path[] = "/tmp/ouro-test-XXXXXX";
    close(mkstemp(path));
    OuFileMode mode = {.writable = true, .truncating = true};
    OuValue name = ou_str_from_string(rt, path);
    OuValue file = ou_file_open(rt, name, path, &mode);
    int fd = ou_as_file(file)->fd;
    cr_assert(ou_file_write(rt, ou_as_file(file), "kept", 4));
    ou_drop(rt, file);
    cr_assert_eq(fcntl(fd, F_GETFD), -1);
    char bytes[8];
    int check = open(path, O_RDONLY);
    cr_assert_eq(read(check, bytes, sizeof bytes), 4);
    cr_assert_eq(memcmp(bytes, "kept", 4), 0);
    close(check);
    unlink(path);
    ou_drop(rt, name);
    end(rt);
}
