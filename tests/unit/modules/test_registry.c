#include "tests/unit/modules/support.h"

#include "modules/struct_sequence.h"
#include "objects/tuple.h"

Test(registry, modules_are_made_when_they_are_imported) {
    OuRuntime *rt = begin();
    cr_assert(ou_is_undef(ou_dict_peek_string(rt, rt->modules, "math")));
    run_well(rt, "import math");
    cr_assert(ou_is_module(ou_dict_peek_string(rt, rt->modules, "math")));
    cr_assert(ou_is_undef(ou_dict_peek_string(rt, rt->modules, "time")));
    end(rt);
}

Test(registry, every_module_can_be_made) {
    OuRuntime *rt = begin();
    for (int i = 0; i < OU_MODULE_COUNT; i++) {
        OuValue name = ou_str_from_string(rt, ou_module_specs[i]->name);
        cr_assert_eq(ou_module_index(name), i);
        ou_drop(rt, name);
        if (i == OU_MODULE_builtins || i == OU_MODULE_sys) continue;
        OuValue module = ou_module_make(rt, (enum OuModuleIndex)i);
        cr_assert(ou_is_module(module));
        ou_drop(rt, module);
    }
    end(rt);
}

Test(registry, every_type_can_be_made_and_is_made_once) {
    OuRuntime *rt = begin();
    for (int i = 0; i < OU_MODULE_TYPE_COUNT; i++) {
        OuType *type = ou_modules_type(rt, (enum OuModuleType)i);
        cr_assert_not_null(type);
        cr_assert_eq(ou_modules_type(rt, (enum OuModuleType)i), type);
    }
    end(rt);
}

Test(registry, a_structure_is_a_tuple_with_names) {
    OuRuntime *rt = begin();
    OuValue items[9];
    for (int i = 0; i < 9; i++)
        items[i] = ou_from_small_int(i);
    OuValue made = ou_struct_make_take(rt, OU_MODULE_TYPE_STRUCT_TIME, items);
    cr_assert(ou_is_tuple(made));
    cr_assert_not(ou_is_exact_tuple(made));
    cr_assert_eq(ou_struct_field_count(ou_type_of(rt, made)), 9);
    OuValue minute = ou_get_attribute_string(rt, made, "tm_min");
    cr_assert_eq(ou_small_int(minute), 4);
    ou_drop(rt, made);
    end(rt);
}

Test(registry, a_structure_with_a_failed_item_is_not_made) {
    OuRuntime *rt = begin();
    OuValue items[4] = {ou_str_from_string(rt, "dropped"), OU_ERROR, ou_from_small_int(1),
                        ou_from_small_int(2)};
    cr_assert(ou_is_error(ou_struct_make_take(rt, OU_MODULE_TYPE_INT_INFO, items)));
    ou_clear_exception(rt);
    end(rt);
}
