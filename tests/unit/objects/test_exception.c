#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/list.h"

// Last: it defines `rt`, which is a parameter in the headers above.
#include "tests/unit/objects/call_support.h"

TestSuite(exception, .init = setup, .fini = teardown);

Test(exception, every_type_stands_in_its_hierarchy) {
    cr_assert(ou_type_is_subtype(rt->exceptions[OU_EXC_FileNotFoundError],
                                 rt->exceptions[OU_EXC_OSError]));
    cr_assert(ou_type_is_subtype(rt->exceptions[OU_EXC_TabError],
                                 rt->exceptions[OU_EXC_SyntaxError]));
    for (size_t i = 0; i < OU_EXC_COUNT; i++) {
        cr_assert(ou_is_exception_class(rt, ou_ref(rt->exceptions[i])));
        cr_assert_eq(ou_exception_kind(rt, rt->exceptions[i]), i);
    }
}

Test(exception, text_follows_args) {
    expect_str(ou_call0(rt, EXCEPTION_OF(ValueError)), "");
    expect_repr(ou_call0(rt, EXCEPTION_OF(ValueError)), "ValueError()");
    expect_str(CALL(EXCEPTION_OF(ValueError), NULL, text("a")), "a");
    expect_repr(CALL(EXCEPTION_OF(ValueError), NULL, text("a")), "ValueError('a')");
    expect_str(CALL(EXCEPTION_OF(ValueError), NULL, NUMBER(1), NUMBER(2)), "(1, 2)");
    expect_repr(CALL(EXCEPTION_OF(ValueError), NULL, NUMBER(1), NUMBER(2)), "ValueError(1, 2)");
    expect_str(CALL(EXCEPTION_OF(KeyError), NULL, text("a")), "'a'");
    expect_str(CALL(EXCEPTION_OF(KeyError), NULL, NUMBER(1), NUMBER(2)), "(1, 2)");
    cr_assert(ou_is_error(CALL(EXCEPTION_OF(ValueError), "a", NUMBER(1))));
    expect_raised(OU_EXC_TypeError, "ValueError() takes no keyword arguments");
}

/* An attribute of `exception` (taken) has this repr. */
static void expect_attribute(OuValue exception, const char *name, const char *expected) {
    expect_repr(ou_get_attribute_string(rt, exception, name), expected);
    ou_drop(rt, exception);
}

Test(exception, fields_come_from_arguments) {
    expect_attribute(CALL(EXCEPTION_OF(StopIteration), NULL, NUMBER(1), NUMBER(2)), "value",
                     "1");
    expect_attribute(ou_call0(rt, EXCEPTION_OF(StopIteration)), "value", "None");
    expect_attribute(CALL(EXCEPTION_OF(SystemExit), NULL, NUMBER(3)), "code", "3");
    expect_attribute(CALL(EXCEPTION_OF(SystemExit), NULL, NUMBER(1), NUMBER(2)), "code",
                     "(1, 2)");
    expect_attribute(
        CALL(EXCEPTION_OF(ImportError), "path name", text("m"), text("p"), text("n")), "name",
        "'n'");
    expect_attribute(CALL(EXCEPTION_OF(ImportError), NULL, text("m")), "msg", "'m'");
    expect_attribute(CALL(EXCEPTION_OF(AttributeError), "obj", text("m"), NUMBER(3)), "obj",
                     "3");
    cr_assert(ou_is_error(CALL(EXCEPTION_OF(NameError), "name x", NUMBER(1), NUMBER(2))));
    expect_raised(OU_EXC_TypeError, "NameError() takes at most 1 keyword argument (2 given)");
    cr_assert(ou_is_error(CALL(EXCEPTION_OF(ImportError), "a", NUMBER(1))));
    expect_raised(OU_EXC_TypeError, "ImportError() got an unexpected keyword argument 'a'");
}

Test(exception, errno_chooses_the_subclass) {
    expect_repr(CALL(EXCEPTION_OF(OSError), NULL, NUMBER(2), text("x")),
                "FileNotFoundError(2, 'x')");
    expect_repr(CALL(EXCEPTION_OF(OSError), NULL, NUMBER(13), text("x"), text("f")),
                "PermissionError(13, 'x')");
    expect_repr(CALL(EXCEPTION_OF(FileExistsError), NULL, NUMBER(13), text("x")),
                "FileExistsError(13, 'x')");
    expect_str(CALL(EXCEPTION_OF(OSError), NULL, NUMBER(2), text("x"), text("f")),
               "[Errno 2] x: 'f'");
    expect_str(
        CALL(EXCEPTION_OF(OSError), NULL, NUMBER(2), text("x"), text("f"), OU_NONE, text("g")),
        "[Errno 2] x: 'f' -> 'g'");
    expect_str(CALL(EXCEPTION_OF(OSError), NULL, NUMBER(99), text("x")), "[Errno 99] x");
    expect_str(CALL(EXCEPTION_OF(OSError), NULL, NUMBER(2)), "2");
    expect_attribute(CALL(EXCEPTION_OF(OSError), NULL, NUMBER(2), text("x"), text("f")),
                     "filename", "'f'");
    OuValue name = text("nowhere");
    ou_raise_errno(rt, 2, name);
    ou_drop(rt, name);
    cr_assert(ou_raised_is(rt, OU_EXC_FileNotFoundError));
    expect_raised(OU_EXC_OSError, "[Errno 2] No such file or directory: 'nowhere'");
}

Test(exception, syntax_errors_show_file_and_line) {
    OuRef details[] = {ou_from_small_int(0), NUMBER(3), NUMBER(4), OU_NONE};
    OuValue file = text("a/f.py");
    details[0] = file;
    OuValue tuple = ou_tuple_from_array(rt, details, 4);
    expect_str(CALL(EXCEPTION_OF(SyntaxError), NULL, text("m"), ou_own(tuple)),
               "m (f.py, line 3)");
    expect_attribute(CALL(EXCEPTION_OF(SyntaxError), NULL, text("m"), tuple), "offset", "4");
    tuple = ou_tuple_from_array(rt, details, 3);
    cr_assert(ou_is_error(CALL(EXCEPTION_OF(SyntaxError), NULL, text("m"), tuple)));
    expect_raised(OU_EXC_TypeError, "function takes at least 4 arguments (3 given)");
    expect_str(ou_call0(rt, EXCEPTION_OF(SyntaxError)), "None");
    ou_drop(rt, file);
}

Test(exception, unicode_errors_say_where) {
    OuValue bytes = ou_bytes_new(rt, "abc", 3);
    expect_str(CALL(EXCEPTION_OF(UnicodeDecodeError), NULL, text("utf-8"), ou_own(bytes),
                    NUMBER(1), NUMBER(2), text("r")),
               "'utf-8' codec can't decode byte 0x62 in position 1: r");
    expect_str(CALL(EXCEPTION_OF(UnicodeDecodeError), NULL, text("utf-8"), bytes, NUMBER(1),
                    NUMBER(3), text("r")),
               "'utf-8' codec can't decode bytes in position 1-2: r");
    expect_str(CALL(EXCEPTION_OF(UnicodeEncodeError), NULL, text("ascii"), text("a\u00e9b"),
                    NUMBER(1), NUMBER(2), text("r")),
               "'ascii' codec can't encode character '\\xe9' in position 1: r");
    expect_str(CALL(EXCEPTION_OF(UnicodeTranslateError), NULL, text("abc"), NUMBER(1),
                    NUMBER(3), text("r")),
               "can't translate characters in position 1-2: r");
    cr_assert(ou_is_error(ou_call0(rt, EXCEPTION_OF(UnicodeDecodeError))));
    expect_raised(OU_EXC_TypeError, "function takes exactly 5 arguments (0 given)");
}

Test(exception, links_accept_only_exceptions) {
    OuValue e = ou_call0(rt, EXCEPTION_OF(ValueError));
    cr_assert_not(ou_set_attribute_string(rt, e, "__cause__", NUMBER(1)));
    expect_raised(OU_EXC_TypeError,
                  "exception cause must be None or derive from BaseException");
    cr_assert_not(ou_set_attribute_string(rt, e, "__context__", OU_UNDEF));
    expect_raised(OU_EXC_TypeError, "__context__ may not be deleted");
    cr_assert_not(ou_set_attribute_string(rt, e, "__traceback__", NUMBER(1)));
    expect_raised(OU_EXC_TypeError, "__traceback__ must be a traceback or None");
    cr_assert_not(ou_set_attribute_string(rt, e, "__suppress_context__", NUMBER(1)));
    expect_raised(OU_EXC_TypeError, "attribute value type must be bool");
    OuValue cause = ou_call0(rt, EXCEPTION_OF(KeyError));
    cr_assert(ou_set_attribute_string(rt, e, "__cause__", cause));
    cr_assert(ou_as_exception(e)->suppress_context);
    ou_drop(rt, cause);
    ou_drop(rt, e);
}

Test(exception, notes_and_attributes_live_in_the_instance) {
    OuValue e = ou_call0(rt, EXCEPTION_OF(ValueError));
    OuValue note = text("look here");
    OuRef args[] = {note};
    cr_assert_eq(ou_call_method_string(rt, e, "add_note", args, 1), OU_NONE);
    expect_repr(ou_get_attribute_string(rt, e, "__notes__"), "['look here']");
    args[0] = NUMBER(1);
    cr_assert(ou_is_error(ou_call_method_string(rt, e, "add_note", args, 1)));
    expect_raised(OU_EXC_TypeError, "add_note() argument must be str, not int");
    OuValue state = ou_dict_new(rt);
    cr_assert(ou_dict_set_string(rt, state, "x", NUMBER(4)));
    args[0] = state;
    cr_assert_eq(ou_call_method_string(rt, e, "__setstate__", args, 1), OU_NONE);
    cr_assert_eq(ou_get_attribute_string(rt, e, "x"), NUMBER(4));
    ou_drop(rt, state);
    ou_drop(rt, note);
    ou_drop(rt, e);
}

Test(exception, groups_hold_exceptions_only) {
    OuValue members = ou_list_new(rt, 0);
    cr_assert(
        ou_is_error(CALL(EXCEPTION_OF(BaseExceptionGroup), NULL, text("x"), ou_own(members))));
    expect_raised(OU_EXC_ValueError,
                  "second argument (exceptions) must be a non-empty sequence");
    cr_assert(ou_list_append(rt, members, NUMBER(5)));
    cr_assert(
        ou_is_error(CALL(EXCEPTION_OF(BaseExceptionGroup), NULL, text("x"), ou_own(members))));
    expect_raised(OU_EXC_ValueError,
                  "Item 0 of second argument (exceptions) is not an exception");
    ou_drop(rt, members);
    members = ou_list_new(rt, 0);
    cr_assert(ou_list_append_take(rt, members, ou_call0(rt, EXCEPTION_OF(KeyboardInterrupt))));
    expect_str(CALL(EXCEPTION_OF(BaseExceptionGroup), NULL, text("x"), members),
               "x (1 sub-exception)");
}

Test(exception, what_is_handled_becomes_the_context) {
    OuValue first = ou_call0(rt, EXCEPTION_OF(KeyError));
    rt->handled = first;
    ou_raise(rt, OU_EXC_ValueError, "second");
    OuValue second = ou_take_exception(rt);
    cr_assert_eq(ou_as_exception(second)->context, first);
    // Raising the first again while the second is handled makes no circle.
    rt->handled = second;
    ou_raise_object(rt, first);
    cr_assert_eq(ou_as_exception(first)->context, second);
    cr_assert_eq(ou_as_exception(second)->context, OU_UNDEF);
    ou_clear_exception(rt);
    // Nor does raising the one that is handled.
    rt->handled = first;
    ou_raise_object(rt, first);
    cr_assert_eq(ou_as_exception(first)->context, second);
    ou_clear_exception(rt);
    rt->handled = OU_UNDEF;
    ou_drop(rt, second);
    ou_drop(rt, first);
}

Test(exception, a_circle_made_by_the_program_is_survived) {
    OuValue a = ou_call0(rt, EXCEPTION_OF(KeyError)), b = ou_call0(rt, EXCEPTION_OF(KeyError));
    cr_assert(ou_set_attribute_string(rt, a, "__context__", b));
    cr_assert(ou_set_attribute_string(rt, b, "__context__", a));
    rt->handled = a;
    ou_raise(rt, OU_EXC_ValueError, "x");
    expect_raised(OU_EXC_ValueError, "x");
    rt->handled = OU_UNDEF;
    ou_drop(rt, a);
    ou_drop(rt, b);
}

Test(exception, only_exceptions_can_be_raised_or_caught) {
    ou_raise_object(rt, NUMBER(1));
    expect_raised(OU_EXC_TypeError, "exceptions must derive from BaseException");
    ou_raise_object(rt, TYPE_OF(INT));
    expect_raised(OU_EXC_TypeError, "exceptions must derive from BaseException");
    ou_raise_object(rt, EXCEPTION_OF(KeyError));
    expect_raised(OU_EXC_LookupError, "");
    OuValue e = ou_call0(rt, EXCEPTION_OF(KeyError));
    cr_assert_eq(ou_exception_matches(rt, e, EXCEPTION_OF(LookupError)), OU_TRUTH_YES);
    cr_assert_eq(ou_exception_matches(rt, e, EXCEPTION_OF(OSError)), OU_TRUTH_NO);
    OuValue several = ou_tuple_pack2(rt, EXCEPTION_OF(OSError), EXCEPTION_OF(KeyError));
    cr_assert_eq(ou_exception_matches(rt, e, several), OU_TRUTH_YES);
    ou_drop(rt, several);
    several = ou_tuple_pack2(rt, EXCEPTION_OF(KeyError), NUMBER(1));
    cr_assert_eq(ou_exception_matches(rt, e, several), OU_TRUTH_FAILED);
    expect_raised(OU_EXC_TypeError,
                  "catching classes that do not inherit from BaseException is not allowed");
    ou_drop(rt, several);
    ou_drop(rt, e);
}

Test(exception, memory_errors_need_no_memory) {
    ou_heap_fail_request(&rt->heap, 1, true);
    ou_raise_memory(rt);
    cr_assert_eq(rt->exception, rt->memory_error);
    ou_raise_memory(rt);
    ou_heap_fail_request(&rt->heap, 0, false);
    expect_raised(OU_EXC_MemoryError, "");
}

Test(exception, failing_at_any_allocation_raises_memory_error) {
    for (size_t n = 1;; n++) {
        ou_heap_fail_request(&rt->heap, n, false);
        ou_raise(rt, OU_EXC_ValueError, "%s %d %R", "text", 5, OU_NONE);
        bool failed = rt->heap.fail_in == 0;
        ou_heap_fail_request(&rt->heap, 0, false);
        cr_assert(ou_is_raised(rt));
        bool is_whole = ou_raised_is(rt, OU_EXC_ValueError);
        ou_clear_exception(rt);
        if (is_whole && !failed) break;
        cr_assert_lt(n, 100);
    }
}

Test(exception, formats_know_python_objects) {
    OuValue name = text("d\u00e9j\u00e0 vu");
    expect_text(ou_format(rt, "%s|%d|%5d|%02x|%c|%%|%zu", "s", -3, 42, 10, 0x20ac, (size_t)7),
                "s|-3|   42|0a|\u20ac|%|7");
    expect_text(ou_format(rt, "%U|%R|%S|%A", name, name, name, name),
                "d\u00e9j\u00e0 vu|'d\u00e9j\u00e0 vu'|d\u00e9j\u00e0 vu|'d\\xe9j\\xe0 vu'");
    expect_text(ou_format(rt, "%.2s|%.2U|%T|%N", "abc", name, name, rt->types[OU_TYPE_WEAKREF]),
                "ab|d\u00e9|str|weakref.ReferenceType");
    ou_drop(rt, name);
}
