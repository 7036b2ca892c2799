#include "tests/unit/modules/support.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "modules/text_io.h"

/* A text file that reads from one end of a pipe, and the descriptor of the other. */
static OuValue reader(OuRuntime *rt, int *writing_end) {
    int ends[2];
    cr_assert_eq(pipe(ends), 0);
    *writing_end = ends[1];
    OuFileMode mode = {.readable = true};
    OuValue file = ou_file_io_open(rt, ou_from_small_int(ends[0]), &mode, true, OU_NONE);
    OuValue buffered = ou_buffered_new(rt, file, true, false, OU_IO_BUFFER_SIZE);
    OuValue text = ou_text_io_new(rt, buffered, &(OuTextOptions){OU_UNDEF, OU_UNDEF});
    ou_drop(rt, file);
    ou_drop(rt, buffered);
    cr_assert_not(ou_is_error(text));
    return text;
}

static void send(int fd, const char *bytes) {
    cr_assert_eq(write(fd, bytes, strlen(bytes)), (ssize_t)strlen(bytes));
}

static void expect_line(OuRuntime *rt, OuRef text, const char *expected) {
    OuValue line = ou_text_io_read_line(rt, ou_as_text_io(text), -1);
    cr_assert(ou_is_str(line));
    cr_assert_str_eq(ou_str_bytes(line), expected);
    ou_drop(rt, line);
}

Test(text_io, a_line_is_given_as_soon_as_it_is_there) {
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

Test(text_io, a_code_point_may_come_in_pieces) {
    OuRuntime *rt = begin();
    int fd;
    OuValue text = reader(rt, &fd);
    send(fd, "a\xe2");
    OuValue first = ou_text_io_read(rt, ou_as_text_io(text), 1);
    cr_assert_str_eq(ou_str_bytes(first), "a");
    send(fd, "\x82");
    send(fd, "\xac\n");
    expect_line(rt, text, "\xe2\x82\xac\n");
    close(fd);
    ou_drop(rt, first);
    ou_drop(rt, text);
    end(rt);
}

Test(text_io, a_carriage_return_waits_for_what_follows) {
    OuRuntime *rt = begin();
    int fd;
    OuValue text = reader(rt, &fd);
    send(fd, "a\r");
    OuValue first = ou_text_io_read(rt, ou_as_text_io(text), 1);
    send(fd, "\nb\rc");
    close(fd);
    expect_line(rt, text, "\n");
    expect_line(rt, text, "b\n");
    expect_line(rt, text, "c");
    ou_drop(rt, first);
    ou_drop(rt, text);
    end(rt);
}

Test(text_io, an_incomplete_end_is_a_decoding_error) {
    OuRuntime *rt = begin();
    int fd;
    OuValue text = reader(rt, &fd);
    send(fd, "a\xe2\x82");
    close(fd);
    OuValue line = ou_text_io_read_line(rt, ou_as_text_io(text), -1);
    cr_assert(ou_is_error(line));
    cr_assert(ou_raised_is(rt, OU_EXC_UnicodeDecodeError));
    ou_clear_exception(rt);
    ou_drop(rt, text);
    end(rt);
}

Test(text_io, what_cannot_be_written_stays_and_can_be_tried_again) {
    OuRuntime *rt = begin();
    int fd = open("/dev/full", O_WRONLY);
    if (fd < 0) cr_skip_test("no /dev/full");
    OuFileMode mode = {.writable = true};
    OuValue file = ou_file_io_open(rt, ou_from_small_int(fd), &mode, true, OU_NONE);
    OuValue buffered = ou_buffered_new(rt, file, false, true, OU_IO_BUFFER_SIZE);
    cr_assert(ou_buffered_write(rt, ou_as_buffered(buffered), "abc", 3));
    cr_assert_not(ou_buffered_flush(rt, ou_as_buffered(buffered)));
    cr_assert(ou_raised_is(rt, OU_EXC_OSError));
    ou_clear_exception(rt);
    cr_assert_eq(ou_as_buffered(buffered)->end, 3);
    int null = open("/dev/null", O_WRONLY);
    cr_assert_eq(dup2(null, fd), fd);
    close(null);
    cr_assert(ou_buffered_flush(rt, ou_as_buffered(buffered)));
    cr_assert_eq(ou_as_buffered(buffered)->end, 0);
    ou_drop(rt, buffered);
    ou_drop(rt, file);
    end(rt);
}

Test(text_io, a_dropped_file_is_flushed_and_closed) {
    OuRuntime *rt = begin();
    char path[] = "/tmp/ouro-test-XXXXXX";
    close(mkstemp(path));
    OuFileMode mode = {.writable = true, .truncating = true};
    OuValue name = ou_str_from_string(rt, path);
    OuValue file = ou_file_io_open(rt, name, &mode, true, OU_NONE);
    OuValue buffered = ou_buffered_new(rt, file, false, true, OU_IO_BUFFER_SIZE);
    int fd = ou_as_file_io(file)->fd;
    ou_drop(rt, file);
    cr_assert(ou_buffered_write(rt, ou_as_buffered(buffered), "kept", 4));
    ou_drop(rt, buffered);
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
