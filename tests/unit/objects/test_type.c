/* Types: classes, MRO, slots that follow attributes, __slots__, errors. */
#include "tests/unit/objects/classes.h"

static OuValue give_seven(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED,
                          const OuRef *args OU_UNUSED, size_t argc OU_UNUSED) {
    return ou_from_small_int(7);
}

static OuValue give_true(OuRuntime *rt OU_UNUSED, OuRef self OU_UNUSED,
                         const OuRef *args OU_UNUSED, size_t argc OU_UNUSED) {
    return OU_TRUE;
}

static const OuMethodRow len_row = {.name = "__len__", .function = give_seven};
static const OuMethodRow eq_row = {.name = "__eq__", .function = give_true, .min = 1, .max = 1};
static const OuMethodRow str_row = {.name = "__str__", .function = give_seven};
static const OuMethodRow hash_row = {.name = "__hash__", .function = give_seven};
static const OuMethodRow bool_row = {.name = "__bool__", .function = give_seven};

static OuValue pair(OuRuntime *rt, OuRef a, OuRef b) {
    return ou_tuple_pack2(rt, a, b);
}

static void assert_mro(OuRuntime *rt, OuRef class, const char *text) {
    OuValue mro = ou_get_attribute_string(rt, class, "__mro__");
    assert_repr(rt, mro, text);
    ou_drop(rt, mro);
}

Test(type, builtin_types_know_their_bases) {
    OuRuntime *rt = runtime_new();
    assert_mro(rt, ou_ref(rt->types[OU_TYPE_BOOL]),
               "(<class 'bool'>, <class 'int'>, <class 'object'>)");
    assert_mro(rt, ou_ref(rt->types[OU_TYPE_OBJECT]), "(<class 'object'>,)");
    assert_mro(rt, ou_ref(rt->types[OU_TYPE_TYPE]), "(<class 'type'>, <class 'object'>)");
    assert_mro(rt, ou_ref(rt->exceptions[OU_EXC_KeyError]),
               "(<class 'KeyError'>, <class 'LookupError'>, <class 'Exception'>, "
               "<class 'BaseException'>, <class 'object'>)");
    runtime_end(rt);
}

Test(type, the_mro_of_a_diamond) {
    OuRuntime *rt = runtime_new();
    OuValue a = class_new(rt, "A", NULL, NULL);
    OuValue b = class_new(rt, "B", a, NULL), c = class_new(rt, "C", a, NULL);
    OuValue bases = pair(rt, b, c);
    OuValue d = class_with_bases(rt, "D", bases, NULL);
    assert_mro(rt, d, "(<class 'D'>, <class 'B'>, <class 'C'>, <class 'A'>, <class 'object'>)");
    OuValue wrong = pair(rt, a, d);
    cr_assert_eq(class_with_bases(rt, "E", wrong, NULL), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError,
                  "Cannot create a consistent method resolution order (MRO) for bases A, D");
    ou_drop(rt, wrong);
    wrong = pair(rt, a, a);
    cr_assert_eq(class_with_bases(rt, "E", wrong, NULL), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "duplicate base class A");
    ou_drop(rt, wrong);
    wrong = pair(rt, ou_ref(rt->types[OU_TYPE_INT]), ou_ref(rt->types[OU_TYPE_STR]));
    cr_assert_eq(class_with_bases(rt, "E", wrong, NULL), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "multiple bases have instance lay-out conflict");
    ou_drop(rt, wrong);
    cr_assert_eq(class_new(rt, "E", ou_ref(rt->types[OU_TYPE_BOOL]), NULL), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "type 'bool' is not an acceptable base type");
    ou_drop(rt, bases);
    ou_drop(rt, d);
    ou_drop(rt, c);
    ou_drop(rt, b);
    ou_drop(rt, a);
    runtime_end(rt);
}

Test(type, a_class_without_methods_uses_the_functions_of_its_base) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "L", ou_ref(rt->types[OU_TYPE_LIST]), NULL);
    cr_assert_eq(ou_as_type(class)->slots.length, rt->types[OU_TYPE_LIST]->slots.length);
    cr_assert_null(ou_as_type(class)->slots.hash);
    OuValue object = ou_call0(rt, class);
    cr_assert(ou_is_list(object));
    cr_assert_not(ou_is_exact_list(object));
    cr_assert(ou_list_append(rt, object, object));
    assert_repr(rt, object, "[[...]]");
    cr_assert(ou_set_attribute_string(rt, object, "x", object));
    ou_drop(rt, object);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(type, subtypes_of_types_of_variable_size_have_attributes) {
    OuRuntime *rt = runtime_new();
    enum OuTypeIndex kinds[] = {OU_TYPE_STR, OU_TYPE_TUPLE, OU_TYPE_BYTES, OU_TYPE_INT,
                                OU_TYPE_FLOAT};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        OuValue class = class_new(rt, "S", ou_ref(rt->types[kinds[i]]), NULL);
        OuValue object = ou_call0(rt, class);
        cr_assert_neq(object, OU_ERROR);
        cr_assert_eq(ou_shape_of(object)->kind, kinds[i]);
        cr_assert(ou_set_attribute_string(rt, object, "me", object));
        for (unsigned j = 0; j < 10; j++) {
            OuValue name = ou_format(rt, "n%u", j);
            cr_assert(ou_set_attribute(rt, object, name, OU_TRUE));
            ou_drop(rt, name);
        }
        cr_assert(ou_gc_is_tracked(ou_object(object)));
        ou_drop(rt, object);
        ou_drop(rt, class);
    }
    runtime_end(rt);
}

Test(type, setting_a_method_changes_the_slots_of_all_subtypes) {
    OuRuntime *rt = runtime_new();
    OuValue base = class_new(rt, "A", NULL, NULL);
    OuValue derived = class_new(rt, "B", base, NULL);
    OuValue object = ou_call0(rt, derived);
    cr_assert_eq(ou_length(rt, object), -1);
    assert_raised(rt, OU_EXC_TypeError, "object of type 'B' has no len()");
    OuValue method = method_new(rt, &len_row);
    cr_assert(ou_set_attribute_string(rt, base, "__len__", method));
    cr_assert_eq(ou_length(rt, object), 7);
    cr_assert(ou_set_attribute_string(rt, base, "__len__", OU_UNDEF));
    cr_assert_eq(ou_length(rt, object), -1);
    ou_clear_exception(rt);
    ou_drop(rt, method);
    ou_drop(rt, object);
    ou_drop(rt, derived);
    ou_drop(rt, base);
    runtime_end(rt);
}

Test(type, a_borrowed_builtin_method_is_used_directly) {
    OuRuntime *rt = runtime_new();
    OuValue length = ou_get_attribute_string(rt, ou_ref(rt->types[OU_TYPE_LIST]), "__len__");
    OuValue class = class_new(rt, "L", ou_ref(rt->types[OU_TYPE_LIST]),
                              (Attribute[]){{"__len__", NULL, length}, {0}});
    cr_assert_eq(ou_as_type(class)->slots.length, rt->types[OU_TYPE_LIST]->slots.length);
    ou_drop(rt, class);
    class = class_new(rt, "A", NULL, (Attribute[]){{"__len__", NULL, length}, {0}});
    cr_assert_neq(ou_as_type(class)->slots.length, rt->types[OU_TYPE_LIST]->slots.length);
    OuValue object = ou_call0(rt, class);
    cr_assert_eq(ou_length(rt, object), -1);
    assert_raised(rt, OU_EXC_TypeError,
                  "descriptor '__len__' requires a 'list' object but received a 'A'");
    ou_drop(rt, object);
    ou_drop(rt, class);
    ou_drop(rt, length);
    runtime_end(rt);
}

Test(type, equality_without_hash_is_unhashable) {
    OuRuntime *rt = runtime_new();
    int64_t hash;
    OuValue class = class_new(rt, "A", NULL, (Attribute[]){{"__eq__", &eq_row, NULL}, {0}});
    OuValue object = ou_call0(rt, class);
    cr_assert_not(ou_hash(rt, object, &hash));
    assert_raised(rt, OU_EXC_TypeError, "unhashable type: 'A'");
    cr_assert_eq(ou_equal(rt, object, OU_NONE), OU_TRUTH_YES);
    cr_assert_eq(ou_compare(rt, object, OU_NONE, OU_NE), OU_FALSE);
    OuValue method = method_new(rt, &hash_row);
    cr_assert(ou_set_attribute_string(rt, class, "__hash__", method));
    cr_assert(ou_hash(rt, object, &hash));
    cr_assert_eq(hash, 7);
    ou_drop(rt, method);
    ou_drop(rt, object);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(type, what_methods_return_is_checked) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(
        rt, "A", NULL,
        (Attribute[]){{"__str__", &str_row, NULL}, {"__bool__", &bool_row, NULL}, {0}});
    OuValue object = ou_call0(rt, class);
    cr_assert_eq(ou_str(rt, object), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "__str__ returned non-string (type int)");
    cr_assert_eq(ou_truth(rt, object), OU_TRUTH_FAILED);
    assert_raised(rt, OU_EXC_TypeError, "__bool__ should return bool, returned int");
    ou_drop(rt, object);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(type, slots_are_members_and_leave_no_dict) {
    OuRuntime *rt = runtime_new();
    OuValue names = ou_tuple_new(rt, 2);
    ou_as_tuple(names)->items[0] = ou_str_from_string(rt, "x");
    ou_as_tuple(names)->items[1] = ou_str_from_string(rt, "__y");
    OuValue class = class_new(rt, "A", NULL, (Attribute[]){{"__slots__", NULL, names}, {0}});
    OuValue object = ou_call0(rt, class);
    cr_assert_eq(ou_get_attribute_string(rt, object, "x"), OU_ERROR);
    assert_raised(rt, OU_EXC_AttributeError, "'A' object has no attribute 'x'");
    cr_assert(ou_set_attribute_string(rt, object, "x", object));
    cr_assert(ou_set_attribute_string(rt, object, "_A__y", OU_TRUE));
    cr_assert_not(ou_set_attribute_string(rt, object, "z", OU_TRUE));
    assert_raised(rt, OU_EXC_AttributeError,
                  "'A' object has no attribute 'z' and no __dict__ for setting new attributes");
    cr_assert_eq(ou_get_attribute_string(rt, object, "__dict__"), OU_ERROR);
    ou_clear_exception(rt);
    OuValue derived = class_new(rt, "B", class, NULL);
    OuValue other = ou_call0(rt, derived);
    cr_assert(ou_set_attribute_string(rt, other, "x", OU_TRUE));
    cr_assert(ou_set_attribute_string(rt, other, "z", OU_FALSE));
    cr_assert_eq(ou_get_attribute_string(rt, other, "x"), OU_TRUE);
    cr_assert_eq(ou_get_attribute_string(rt, other, "z"), OU_FALSE);
    ou_drop(rt, other);
    ou_drop(rt, derived);
    ou_drop(rt, object);
    ou_drop(rt, class);
    ou_drop(rt, names);
    runtime_end(rt);
}

Test(type, calling_refuses_what_does_not_fit) {
    OuRuntime *rt = runtime_new();
    OuValue class = class_new(rt, "Point", NULL, NULL);
    cr_assert_eq(ou_call1(rt, class, OU_NONE), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "Point() takes no arguments");
    cr_assert_eq(ou_call0(rt, ou_ref(rt->types[OU_TYPE_LIST_ITERATOR])), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "cannot create 'list_iterator' instances");
    cr_assert_eq(ou_call0(rt, ou_ref(rt->types[OU_TYPE_TYPE])), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "type() takes 1 or 3 arguments");
    OuValue type = ou_call1(rt, ou_ref(rt->types[OU_TYPE_TYPE]), OU_NONE);
    cr_assert_eq((void *)type, (void *)rt->types[OU_TYPE_NONE]);
    ou_drop(rt, type);
    OuValue new = ou_get_attribute_string(rt, ou_ref(rt->types[OU_TYPE_OBJECT]), "__new__");
    cr_assert_eq(ou_call1(rt, new, ou_ref(rt->types[OU_TYPE_LIST])), OU_ERROR);
    assert_raised(rt, OU_EXC_TypeError, "object.__new__(list) is not safe, use list.__new__()");
    ou_drop(rt, new);
    ou_drop(rt, class);
    runtime_end(rt);
}

Test(type, builtin_types_cannot_be_changed) {
    OuRuntime *rt = runtime_new();
    cr_assert_not(ou_set_attribute_string(rt, ou_ref(rt->types[OU_TYPE_INT]), "x", OU_NONE));
    assert_raised(rt, OU_EXC_TypeError, "cannot set 'x' attribute of immutable type 'int'");
    runtime_end(rt);
}

Test(type, subtypes_disappear_when_they_die) {
    OuRuntime *rt = runtime_new();
    OuValue base = class_new(rt, "A", NULL, NULL);
    OuValue derived = class_new(rt, "B", base, NULL);
    cr_assert_eq(ou_as_type(base)->subtype_count, 1);
    ou_drop(rt, derived);
    ou_collector_collect(&rt->collector, rt, 2);
    cr_assert_eq(ou_as_type(base)->subtype_count, 0);
    ou_drop(rt, base);
    runtime_end(rt);
}

Test(type, new_bases_take_effect) {
    OuRuntime *rt = runtime_new();
    OuValue a = class_new(rt, "A", NULL, (Attribute[]){{"__len__", &len_row, NULL}, {0}});
    OuValue b = class_new(rt, "B", NULL, NULL);
    OuValue c = class_new(rt, "C", b, NULL), d = class_new(rt, "D", c, NULL);
    OuValue object = ou_call0(rt, d);
    OuValue bases = ou_tuple_pack1(rt, a);
    cr_assert(ou_set_attribute_string(rt, c, "__bases__", bases));
    cr_assert_eq(ou_length(rt, object), 7);
    assert_mro(rt, d, "(<class 'D'>, <class 'C'>, <class 'A'>, <class 'object'>)");
    cr_assert_eq(ou_as_type(b)->subtype_count, 0);
    ou_drop(rt, bases);
    bases = ou_tuple_pack1(rt, a);
    cr_assert_not(ou_set_attribute_string(rt, b, "__bases__", bases));
    assert_raised(rt, OU_EXC_TypeError,
                  "__bases__ assignment: 'A' deallocator differs from 'object'");
    ou_drop(rt, bases);
    bases = ou_tuple_pack1(rt, d);
    cr_assert_not(ou_set_attribute_string(rt, c, "__bases__", bases));
    assert_raised(rt, OU_EXC_TypeError, "a __bases__ item causes an inheritance cycle");
    ou_drop(rt, bases);
    ou_drop(rt, object);
    ou_drop(rt, d);
    ou_drop(rt, c);
    ou_drop(rt, b);
    ou_drop(rt, a);
    runtime_end(rt);
}

/* Fail each allocation in turn while a class is made and used; nothing must leak. */
static bool make_and_use(OuRuntime *rt) {
    bool done = false;
    OuValue object = OU_ERROR, name = OU_ERROR, namespace = OU_ERROR, class = OU_ERROR;
    name = ou_str_from_string(rt, "Class");
    if (ou_is_error(name)) goto done;
    namespace = ou_dict_new(rt);
    if (ou_is_error(namespace)) goto done;
    OuRef args[] = {name, rt->empty_tuple, namespace};
    class = ou_call(rt, ou_ref(rt->types[OU_TYPE_TYPE]), args, 3);
    if (ou_is_error(class)) goto done;
    object = ou_call0(rt, class);
    if (ou_is_error(object)) goto done;
    for (int i = 0; i < 6; i++) {
        char text[] = {'a', (char)('0' + i), 0};
        if (!ou_set_attribute_string(rt, object, text, OU_TRUE)) goto done;
    }
    if (!ou_set_attribute_string(rt, object, "a3", OU_UNDEF)) goto done;
    if (!ou_set_attribute_string(rt, class, "x", OU_NONE)) goto done;
    done = true;
done:
    ou_drop(rt, object);
    ou_drop(rt, class);
    ou_drop(rt, name);
    ou_drop(rt, namespace);
    return done;
}

Test(type, survives_every_failing_allocation) {
    bool done = false;
    for (size_t n = 1; !done && n < 2000; n++) {
        OuRuntime *rt = runtime_new();
        ou_heap_fail_request(&rt->heap, n, false);
        done = make_and_use(rt);
        ou_heap_fail_request(&rt->heap, 0, false);
        cr_assert_eq(ou_is_raised(rt), !done, "request %zu", n);
        if (!done) {
            cr_assert(ou_raised_is(rt, OU_EXC_MemoryError), "request %zu", n);
            ou_clear_exception(rt);
        }
        cr_assert_eq(ou_runtime_free(rt), 0, "request %zu", n);
    }
    cr_assert(done);
}
