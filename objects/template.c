/* Templates: the texts and the interpolations of a t-string, in turn.
 *
 *     t"a{x}{y}"    strings ("a", "", "")    interpolations (x, y) */
#include "objects/template.h"

#include "objects/containers.h"
#include "objects/error.h"
#include "objects/generic_alias.h"
#include "objects/interpolation.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define NAME        "string.templatelib.Template"
#define FIELD_COUNT 2

OuValue ou_template_new(OuRuntime *rt, OuRef strings, OuRef interpolations) {
    OuTemplate *made = ou_new_record(rt, rt->types[OU_TYPE_TEMPLATE], FIELD_COUNT);
    if (made == NULL) return OU_ERROR;
    made->strings = ou_own(strings);
    made->interpolations = ou_own(interpolations);
    return ou_take(made);
}

/* ---- Template(*args) ---- */

/* Append `text` to the last of the strings. */
static bool extend_last(OuRuntime *rt, OuRef strings, OuRef text) {
    OuValue *last = &ou_as_list(strings)->items[ou_as_list(strings)->count - 1];
    OuValue joined = ou_str_concat(rt, *last, text);
    if (ou_is_error(joined)) return false;
    ou_replace_take(rt, last, joined);
    return true;
}

static bool collect(OuRuntime *rt, const OuRef *args, size_t argc, OuRef strings,
                    OuRef interpolations) {
    if (!ou_list_append(rt, strings, rt->names.empty)) return false;
    for (size_t i = 0; i < argc; i++) {
        bool done = false;
        if (ou_is_str(args[i]))
            done = extend_last(rt, strings, args[i]);
        else if (ou_is_interpolation(args[i]))
            done = ou_list_append(rt, interpolations, args[i]) &&
                   ou_list_append(rt, strings, rt->names.empty);
        else
            ou_raise(rt, OU_EXC_TypeError,
                     "Template.__new__ *args need to be of type 'str' or 'Interpolation', got "
                     "%T",
                     args[i]);
        if (!done) return false;
    }
    return true;
}

/* A template from two lists. */
static OuValue from_lists(OuRuntime *rt, OuRef strings, OuRef interpolations) {
    OuValue result = OU_ERROR, fields = OU_ERROR;
    OuValue texts = ou_list_to_tuple(rt, strings);
    if (ou_is_error(texts)) goto done;
    fields = ou_list_to_tuple(rt, interpolations);
    if (ou_is_error(fields)) goto done;
    result = ou_template_new(rt, texts, fields);
done:
    ou_drop(rt, texts);
    ou_drop(rt, fields);
    return result;
}

static OuValue template_new(OuRuntime *rt, OuType *type OU_UNUSED, const OuRef *args,
                            size_t argc, OuRef names) {
    if (ou_keyword_count(names) > 0)
        return ou_raise(rt, OU_EXC_TypeError, "Template.__new__ only accepts *args arguments");
    OuValue result = OU_ERROR, interpolations = OU_ERROR;
    OuValue strings = ou_list_new(rt, 0);
    if (ou_is_error(strings)) goto done;
    interpolations = ou_list_new(rt, 0);
    if (ou_is_error(interpolations)) goto done;
    if (collect(rt, args, argc, strings, interpolations))
        result = from_lists(rt, strings, interpolations);
done:
    ou_drop(rt, strings);
    ou_drop(rt, interpolations);
    return result;
}

/* ---- slots ---- */

static OuValue template_repr(OuRuntime *rt, OuRef self) {
    const OuTemplate *t = ou_as_template(self);
    return ou_format(rt, "Template(strings=%R, interpolations=%R)", (OuRef)t->strings,
                     (OuRef)t->interpolations);
}

/* The strings of both, the last of the one and the first of the other joined. */
static OuValue join_strings(OuRuntime *rt, OuRef left, OuRef right) {
    size_t before = ou_tuple_count(left) - 1, after = ou_tuple_count(right) - 1;
    OuValue joined = ou_str_concat(rt, ou_tuple_peek(left, before), ou_tuple_peek(right, 0));
    if (ou_is_error(joined)) return OU_ERROR;
    OuValue strings = ou_tuple_new(rt, before + 1 + after);
    if (ou_is_error(strings)) {
        ou_drop(rt, joined);
        return OU_ERROR;
    }
    OuValue *items = ou_as_tuple(strings)->items;
    for (size_t i = 0; i < before; i++)
        items[i] = ou_own(ou_tuple_peek(left, i));
    items[before] = joined;
    for (size_t i = 0; i < after; i++)
        items[before + 1 + i] = ou_own(ou_tuple_peek(right, i + 1));
    return strings;
}

static OuValue template_add(OuRuntime *rt, OuRef left, OuRef right) {
    if (!ou_is_template(left)) return OU_NOT_IMPLEMENTED;
    if (!ou_is_template(right)) return ou_concatenate_other(rt, left, right, NAME);
    const OuTemplate *a = ou_as_template(left), *b = ou_as_template(right);
    OuValue result = OU_ERROR, interpolations = OU_ERROR;
    OuValue strings = join_strings(rt, a->strings, b->strings);
    if (ou_is_error(strings)) goto done;
    interpolations = ou_binary(rt, OU_BINARY_add, a->interpolations, b->interpolations);
    if (ou_is_error(interpolations)) goto done;
    result = ou_template_new(rt, strings, interpolations);
done:
    ou_drop(rt, strings);
    ou_drop(rt, interpolations);
    return result;
}

static void template_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuTemplate *)self)->interpolations, visit, argument);
    ou_visit(((OuTemplate *)self)->strings, visit, argument);
}

static void template_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, FIELD_COUNT);
}

static OuValue get_values(OuRuntime *rt, OuRef self) {
    OuRef interpolations = ou_as_template(self)->interpolations;
    size_t count = ou_tuple_count(interpolations);
    OuValue values = ou_tuple_new(rt, count);
    for (size_t i = 0; i < count && !ou_is_error(values); i++)
        ou_as_tuple(values)->items[i] =
            ou_own(ou_as_interpolation(ou_tuple_peek(interpolations, i))->value);
    return values;
}

/* ---- iteration: the texts that are not empty, and the interpolations, in turn ---- */

typedef struct TemplateIterator {
    OuObject header;
    OuValue template; // OU_UNDEF: at the end
    OuValue index;    // of the next part: even a string, odd an interpolation
} TemplateIterator;

static OuValue template_iter(OuRuntime *rt, OuRef self) {
    TemplateIterator *iterator =
        ou_new_record(rt, rt->types[OU_TYPE_TEMPLATE_ITERATOR], FIELD_COUNT);
    if (iterator == NULL) return OU_ERROR;
    iterator->template = ou_own(self);
    iterator->index = ou_from_small_int(0);
    return ou_take(iterator);
}

static OuValue iterator_next(OuRuntime *rt, OuRef self) {
    TemplateIterator *iterator = (TemplateIterator *)ou_object(self);
    while (!ou_is_undef(iterator->template)) {
        const OuTemplate *template = ou_as_template(iterator->template);
        size_t index = (size_t)ou_small_int(iterator->index);
        iterator->index = ou_from_small_int((int64_t)index + 1);
        if (index % 2 == 1) return ou_own(ou_tuple_peek(template->interpolations, index / 2));
        OuValue text = ou_own(ou_tuple_peek(template->strings, index / 2));
        if (index / 2 + 1 == ou_tuple_count(template->strings))
            ou_clear(rt, &iterator->template);
        if (ou_as_str(text)->size > 0) return text;
        ou_drop(rt, text);
    }
    return OU_STOP;
}

static OuValue iterator_self(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_own(self);
}

static void iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((TemplateIterator *)self)->template, visit, argument);
}

const OuTypeSpec ou_template_iterator_type = {
    .name = "string.templatelib.TemplateIter",
    .doc = "Template iterator object",
    .basic_size = sizeof(TemplateIterator),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .slots.iter = iterator_self,
    .slots.next = iterator_next,
    .slots.traverse = iterator_traverse,
    .slots.destroy = template_destroy,
};

/* ---- the type ---- */

/* Template(*parts) */
static OuValue template_reduce(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                               size_t argc OU_UNUSED) {
    OuValue parts = ou_tuple_from_iterable(rt, self);
    if (ou_is_error(parts)) return OU_ERROR;
    OuValue result = ou_reduce_type(rt, self, (const OuRef *)ou_as_tuple(parts)->items,
                                    ou_tuple_count(parts), OU_UNDEF);
    ou_drop(rt, parts);
    return result;
}

static const OuMethodRow template_methods[] = {
    {"__reduce__", template_reduce, 0, 0, "(type(self), parts)"},
    OU_CLASS_GETITEM_ROW,
    {0},
};

static const OuMemberRow template_members[] = {
    {"strings", offsetof(OuTemplate, strings), .read_only = true},
    {"interpolations", offsetof(OuTemplate, interpolations), .read_only = true},
    {0},
};

static const OuGetSetRow template_getsets[] = {
    {"values", get_values, NULL, "Values of interpolations"},
    {0},
};

const OuTypeSpec ou_template_type = {
    .name = NAME,
    .doc = "Template object",
    .basic_size = sizeof(OuTemplate),
    .flags = OU_TYPE_TRACKED,
    .methods = template_methods,
    .members = template_members,
    .getsets = template_getsets,
    .slots.new = template_new,
    .slots.repr = template_repr,
    .slots.add = template_add,
    .slots.iter = template_iter,
    .slots.traverse = template_traverse,
    .slots.destroy = template_destroy,
};
