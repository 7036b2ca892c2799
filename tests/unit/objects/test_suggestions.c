#include "objects/code.h"
#include "objects/dict.h"
#include "objects/frame.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/report_private.h"

// Last: it defines `rt`, which is a parameter in the headers above.
#include "tests/unit/objects/call_support.h"

TestSuite(suggestions, .init = setup, .fini = teardown);

/* The candidate nearest to `name`, of words in one string, is `expected` (NULL: none). */
static void expect_nearest(const char *name, const char *words, const char *expected) {
    OuValue all = text(words);
    OuValue list = ou_call_method_string(rt, all, "split", NULL, 0);
    OuRef nearest = ou_suggestion_nearest(list, name, strlen(name));
    if (expected == NULL)
        cr_assert_eq(nearest, OU_UNDEF);
    else
        cr_assert_str_eq(ou_is_undef(nearest) ? "" : ou_str_bytes(nearest), expected);
    ou_drop(rt, list);
    ou_drop(rt, all);
}

Test(suggestions, the_nearest_name_is_chosen) {
    expect_nearest("pritn", "print open len", "print");
    expect_nearest("lenn", "print open len", "len");
    expect_nearest("Print", "print", "print");
    expect_nearest("apend", "append extend insert", "append");
    expect_nearest("mango", "print open len", NULL);
    expect_nearest("a", "b", NULL);
    expect_nearest("ab", "aa", "aa");
    expect_nearest("name", "name", NULL);
    // Of equals the first wins, and a change of case is cheaper than another letter.
    expect_nearest("bat", "cat hat", "cat");
    expect_nearest("Foo", "foe foo", "foo");
}

Test(suggestions, long_names_are_compared_where_they_differ) {
    expect_nearest("a_very_long_name_that_goes_on_and_on_and_on_and_on_x",
                   "a_very_long_name_that_goes_on_and_on_and_on_and_on_y",
                   "a_very_long_name_that_goes_on_and_on_and_on_and_on_y");
    expect_nearest("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
                   "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", NULL);
}

/* What is added to the message of the pending exception (NULL: nothing). Forgets the exception.
 */
static void expect_added(const char *expected) {
    OuValue exception = ou_take_exception(rt);
    OuValue added = ou_suggestion_for(rt, exception);
    if (expected == NULL)
        cr_assert_eq(added, OU_UNDEF);
    else
        expect_text(added, expected);
    ou_drop(rt, exception);
}

static OuCode *make_code(void) {
    OuCode *code = ou_code_new(rt);
    code->filename = text("<test>");
    code->name = text("f");
    code->qualname = text("f");
    code->flags = OU_CODE_OPTIMIZED;
    OuValue names[] = {text("distance"), text(".0")};
    code->local_names = ou_tuple_from_array_take(rt, names, 2);
    code->cell_names = ou_tuple_new(rt, 0);
    code->free_names = ou_tuple_new(rt, 0);
    return code;
}

/* Raise a NameError for `string` in a function with the local variable `distance` and the
 * global `total`; `locals` (taken) are those of its frame, if that is known. */
static void raise_name_error(const char *string, OuValue locals) {
    OuValue name = text(string), globals = ou_dict_new(rt);
    cr_assert(ou_dict_set_string(rt, globals, "total", NUMBER(1)));
    ou_raise_name_error(rt, OU_EXC_NameError, "name '%U' is not defined", name);
    OuCode *code = make_code();
    ou_traceback_add(rt, code, globals, 0, -1);
    if (!ou_is_undef(locals)) {
        OuRef traceback = ou_as_exception(rt->exception)->traceback;
        ou_as_traceback(traceback)->frame =
            ou_frame_new(rt, code, globals, OU_UNDEF, locals, OU_UNDEF, 0);
    }
    ou_drop(rt, locals);
    ou_drop(rt, ou_take(code));
    ou_drop(rt, globals);
    ou_drop(rt, name);
}

Test(suggestions, names_are_looked_for_in_all_scopes) {
    raise_name_error("distence", OU_UNDEF);
    expect_added(". Did you mean: 'distance'?");
    raise_name_error("totl", OU_UNDEF);
    expect_added(". Did you mean: 'total'?");
    raise_name_error("Mango", OU_UNDEF);
    expect_added(NULL);
}

Test(suggestions, library_modules_may_have_been_forgotten) {
    raise_name_error("sys", OU_UNDEF);
    expect_added(". Did you forget to import 'sys'?");
    OuValue locals = ou_dict_new(rt);
    cr_assert(ou_dict_set_string(rt, locals, "tine", NUMBER(1)));
    raise_name_error("time", locals);
    expect_added(". Did you mean: 'tine'? Or did you forget to import 'time'?");
}

Test(suggestions, attributes_of_self_are_known) {
    OuValue locals = ou_dict_new(rt), list = ou_list_new(rt, 0);
    cr_assert(ou_dict_set_string(rt, locals, "self", list));
    raise_name_error("append", ou_own(locals));
    expect_added(". Did you mean: 'self.append'?");
    ou_drop(rt, list);
    ou_drop(rt, locals);
}

Test(suggestions, attributes_come_from_dir) {
    OuValue list = ou_list_new(rt, 0);
    cr_assert(ou_is_error(ou_get_attribute_string(rt, list, "apend")));
    expect_added(". Did you mean: 'append'?");
    cr_assert(ou_is_error(ou_get_attribute_string(rt, list, "_len__")));
    expect_added(". Did you mean: '__len__'?");
    cr_assert(ou_is_error(ou_get_attribute_string(rt, list, "len__")));
    expect_added(NULL);
    cr_assert(ou_is_error(ou_get_attribute_string(rt, list, "something_else")));
    expect_added(NULL);
    cr_assert(ou_is_error(ou_get_attribute_string(rt, TYPE_OF(LIST), "apend")));
    expect_added(". Did you mean: 'append'?");
    ou_drop(rt, list);
}

Test(suggestions, imports_are_looked_for_in_the_module) {
    OuValue name = text("mine");
    OuValue module = ou_module_new(rt, name, NULL);
    cr_assert(ou_module_add_take(rt, module, "path", NUMBER(1)));
    rt->modules = ou_dict_new(rt);
    cr_assert(ou_dict_set(rt, rt->modules, name, module));
    rt->exception =
        CALL(EXCEPTION_OF(ImportError), "name name_from", text("m"), text("mine"), text("pth"));
    expect_added(". Did you mean: 'path'?");
    rt->exception = CALL(EXCEPTION_OF(ModuleNotFoundError), "name",
                         text("No module named 'GC'"), text("GC"));
    expect_added(". Did you mean: 'gc'?");
    rt->exception = CALL(EXCEPTION_OF(ModuleNotFoundError), "name",
                         text("No module named 'gcc'"), text("gcc"));
    expect_added(NULL);
    ou_drop(rt, module);
    ou_drop(rt, name);
}
