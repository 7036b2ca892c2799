/* Exception groups, and how `except*` takes them apart.
 *
 * Splitting a group asks a matcher about each exception in its tree, and builds a group of
 * those that match and one of the rest, with the shape of the tree kept: each group on the way
 * makes its part by its own derive(). */
#include "objects/exception_private.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/object.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static bool is_group(const OuRuntime *rt, OuRef value) {
    return ou_is_exception(value) &&
           ou_has_type(rt, value, rt->exceptions[OU_EXC_BaseExceptionGroup]);
}

static OuRef members_of(OuRef group) {
    return *ou_exception_field(group, GROUP_EXCEPTIONS);
}

/* ---- making one ---- */

/* The exceptions as a tuple, checked. */
static OuValue group_members(OuRuntime *rt, OuRef sequence) {
    if (!ou_is_sequence(rt, sequence))
        return ou_raise(rt, OU_EXC_TypeError,
                        "second argument (exceptions) must be a sequence");
    OuValue members = ou_tuple_from_iterable(rt, sequence);
    if (ou_is_error(members)) return OU_ERROR;
    size_t count = ou_tuple_count(members);
    if (count == 0)
        ou_raise(rt, OU_EXC_ValueError,
                 "second argument (exceptions) must be a non-empty sequence");
    for (size_t i = 0; i < count && !ou_is_raised(rt); i++) {
        if (!ou_is_exception(ou_tuple_peek(members, i)))
            ou_raise(rt, OU_EXC_ValueError,
                     "Item %zu of second argument (exceptions) is not an exception", i);
    }
    if (!ou_is_raised(rt)) return members;
    ou_drop(rt, members);
    return OU_ERROR;
}

/* BaseExceptionGroup(...) of plain Exceptions makes an ExceptionGroup; an ExceptionGroup takes
 * no others. NULL: refused. */
static OuType *group_type(OuRuntime *rt, OuType *type, OuRef members) {
    OuType *plain = rt->exceptions[OU_EXC_ExceptionGroup];
    OuType *exception = rt->exceptions[OU_EXC_Exception];
    bool all_plain = true;
    for (size_t i = 0; i < ou_tuple_count(members) && all_plain; i++)
        all_plain = ou_has_type(rt, ou_tuple_peek(members, i), exception);
    if (type == rt->exceptions[OU_EXC_BaseExceptionGroup]) return all_plain ? plain : type;
    if (all_plain || !ou_type_is_subtype(type, exception)) return type;
    if (type == plain)
        ou_raise(rt, OU_EXC_TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    else
        ou_raise(rt, OU_EXC_TypeError, "Cannot nest BaseExceptions in '%N'", type);
    return NULL;
}

OuValue ou_exception_group_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                               OuRef names) {
    (void)names;
    if (argc != 2)
        return ou_raise(rt, OU_EXC_TypeError,
                        "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)",
                        argc);
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError,
                        "BaseExceptionGroup.__new__() argument 1 must be str, not %T", args[0]);
    OuValue members = group_members(rt, args[1]);
    if (ou_is_error(members)) return OU_ERROR;
    OuType *actual = group_type(rt, type, members);
    OuValue made =
        actual == NULL ? OU_ERROR : ou_exception_new_slot(rt, actual, args, argc, OU_UNDEF);
    if (!ou_is_error(made)) {
        ou_exception_set_field(rt, made, GROUP_MESSAGE, args[0]);
        ou_exception_set_field(rt, made, GROUP_EXCEPTIONS, members);
    }
    ou_drop(rt, members);
    return made;
}

bool ou_exception_group_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                             OuRef names) {
    return ou_exception_init_slot(rt, self, args, argc, names);
}

OuValue ou_exception_group_str(OuRuntime *rt, OuRef self) {
    OuRef members = members_of(self);
    size_t count = ou_is_tuple(members) ? ou_tuple_count(members) : 0;
    return ou_format(rt, "%S (%zu sub-exception%s)", *ou_exception_field(self, GROUP_MESSAGE),
                     count, count == 1 ? "" : "s");
}

/* ExceptionGroup("", exceptions). */
static OuValue nameless_group(OuRuntime *rt, OuRef exceptions) {
    OuRef args[] = {rt->names.empty, exceptions};
    return ou_call(rt, ou_ref(rt->exceptions[OU_EXC_ExceptionGroup]), args, 2);
}

/* ---- splitting ---- */

typedef struct Matcher Matcher;
struct Matcher {
    OuTruth (*matches)(OuRuntime *rt, const Matcher *matcher, OuRef exception);
    OuRef condition;
};

static OuTruth matches_type(OuRuntime *rt, const Matcher *matcher, OuRef exception) {
    return ou_exception_matches(rt, exception, matcher->condition);
}

static OuTruth matches_function(OuRuntime *rt, const Matcher *matcher, OuRef exception) {
    OuValue answer = ou_call1(rt, matcher->condition, exception);
    if (ou_is_error(answer)) return OU_TRUTH_FAILED;
    OuTruth truth = ou_truth(rt, answer);
    ou_drop(rt, answer);
    return truth;
}

/* Is it among the leaves of the groups in the list? No group is: all of it would have to be. */
static bool has_leaf(OuRuntime *rt, OuRef tree, OuRef exception) {
    if (!is_group(rt, tree)) return tree == exception;
    OuRef members = members_of(tree);
    for (size_t i = 0; i < ou_tuple_count(members); i++) {
        if (has_leaf(rt, ou_tuple_peek(members, i), exception)) return true;
    }
    return false;
}

static OuTruth matches_leaf(OuRuntime *rt, const Matcher *matcher, OuRef exception) {
    if (is_group(rt, exception)) return OU_TRUTH_NO;
    for (size_t i = 0; i < ou_as_list(matcher->condition)->count; i++) {
        if (has_leaf(rt, ou_as_list(matcher->condition)->items[i], exception))
            return OU_TRUTH_YES;
    }
    return OU_TRUTH_NO;
}

/* What condition is meant; TypeError if it is none. */
static bool make_matcher(OuRuntime *rt, OuRef condition, Matcher *matcher) {
    bool is_types = ou_is_exception_class(rt, condition);
    if (ou_is_tuple(condition)) {
        is_types = true;
        for (size_t i = 0; i < ou_tuple_count(condition) && is_types; i++)
            is_types = ou_is_exception_class(rt, ou_tuple_peek(condition, i));
    }
    *matcher = (Matcher){is_types ? matches_type : matches_function, condition};
    if (is_types || (!ou_is_type(condition) && ou_type_of(rt, condition)->slots.call != NULL))
        return true;
    return ou_fail(rt, OU_EXC_TypeError,
                   "expected an exception type, a tuple of exception types, or a callable "
                   "(other than a class)");
}

/* The notes are copied, so that adding one to a part does not show in the others. */
static bool copy_notes(OuRuntime *rt, OuRef group, OuRef part) {
    OuValue notes = ou_find_attribute(rt, group, rt->names.dunder_notes);
    if (ou_is_undef(notes)) return true;
    if (ou_is_error(notes)) return false;
    bool done = true;
    if (ou_is_sequence(rt, notes)) {
        OuValue copy = ou_list_from_iterable(rt, notes);
        done = !ou_is_error(copy) && ou_set_attribute(rt, part, rt->names.dunder_notes, copy);
        ou_drop(rt, copy);
    }
    ou_drop(rt, notes);
    return done;
}

static bool copy_history(OuRuntime *rt, OuRef group, OuRef part) {
    const OuException *from = ou_as_exception(group);
    OuException *to = ou_as_exception(part);
    ou_replace_take(rt, &to->traceback, ou_own(from->traceback));
    ou_replace_take(rt, &to->context, ou_own(from->context));
    ou_replace_take(rt, &to->cause, ou_own(from->cause));
    to->suppress_context = true;
    return copy_notes(rt, group, part);
}

/* The part of `group` that consists of the list's exceptions; None if it is empty. */
static OuValue group_part(OuRuntime *rt, OuRef group, OuRef list) {
    if (ou_as_list(list)->count == 0) return OU_NONE;
    OuValue part = ou_call_method(rt, group, rt->names.derive, &list, 1);
    if (ou_is_error(part)) return OU_ERROR;
    if (!is_group(rt, part))
        ou_raise(rt, OU_EXC_TypeError, "derive must return an instance of BaseExceptionGroup");
    else if (copy_history(rt, group, part))
        return part;
    ou_drop(rt, part);
    return OU_ERROR;
}

static bool split(OuRuntime *rt, OuRef exception, const Matcher *matcher, OuValue *match,
                  OuValue *rest);

/* Split one member and put its parts into the lists. */
static bool split_member(OuRuntime *rt, OuRef member, const Matcher *matcher, OuRef matched,
                         OuRef others) {
    OuValue match, rest;
    if (!split(rt, member, matcher, &match, &rest)) return false;
    bool done = (ou_is_none(match) || ou_list_append(rt, matched, match)) &&
                (ou_is_none(rest) || ou_list_append(rt, others, rest));
    ou_drop(rt, match);
    ou_drop(rt, rest);
    return done;
}

static bool split_members(OuRuntime *rt, OuRef group, const Matcher *matcher, OuValue *match,
                          OuValue *rest) {
    OuValue matched = ou_list_new(rt, 0), others = ou_list_new(rt, 0);
    OuValue members = ou_own(members_of(group));
    bool done = !ou_is_error(matched) && !ou_is_error(others);
    for (size_t i = 0; done && i < ou_tuple_count(members); i++)
        done = split_member(rt, ou_tuple_peek(members, i), matcher, matched, others);
    if (done) {
        *match = group_part(rt, group, matched);
        *rest = ou_is_error(*match) ? OU_ERROR : group_part(rt, group, others);
        done = !ou_is_error(*rest);
        if (!done) ou_drop(rt, *match);
    }
    ou_drop(rt, members);
    ou_drop(rt, matched);
    ou_drop(rt, others);
    return done;
}

/* The parts of an exception that match and that do not, owned; None each, if there is none. */
static bool split(OuRuntime *rt, OuRef exception, const Matcher *matcher, OuValue *match,
                  OuValue *rest) {
    OuTruth whole = matcher->matches(rt, matcher, exception);
    if (whole == OU_TRUTH_FAILED) return false;
    *match = *rest = OU_NONE;
    if (whole == OU_TRUTH_YES) {
        *match = ou_own(exception);
    } else if (!is_group(rt, exception)) {
        *rest = ou_own(exception);
    } else {
        return ou_check_recursion(rt, " in exceptiongroup_split_recursive") &&
               split_members(rt, exception, matcher, match, rest);
    }
    return true;
}

/* ---- methods ---- */

static OuValue group_derive(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    OuRef all[] = {*ou_exception_field(self, GROUP_MESSAGE), args[0]};
    return ou_call(rt, ou_ref(rt->exceptions[OU_EXC_BaseExceptionGroup]), all, 2);
}

static OuValue group_split(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    Matcher matcher;
    OuValue match, rest;
    if (!make_matcher(rt, args[0], &matcher)) return OU_ERROR;
    if (!split(rt, self, &matcher, &match, &rest)) return OU_ERROR;
    OuRef parts[] = {match, rest};
    OuValue pair = ou_tuple_from_array(rt, parts, 2);
    ou_drop(rt, match);
    ou_drop(rt, rest);
    return pair;
}

static OuValue group_subgroup(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    Matcher matcher;
    OuValue match, rest;
    if (!make_matcher(rt, args[0], &matcher)) return OU_ERROR;
    if (!split(rt, self, &matcher, &match, &rest)) return OU_ERROR;
    ou_drop(rt, rest);
    return match;
}

const OuMethodRow ou_exception_group_methods[] = {
    OU_CLASS_GETITEM_ROW,
    {"derive", group_derive, 1, 1,
     "derive(exceptions, /)\nA group with the same message and these exceptions.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"split", group_split, 1, 1,
     "split(condition, /)\nA pair: the group of what matches and the group of what does not.",
     NULL, NULL, OU_METHOD_PLAIN},
    {"subgroup", group_subgroup, 1, 1,
     "subgroup(condition, /)\nThe group of what matches, or None.", NULL, NULL,
     OU_METHOD_PLAIN},
    {0},
};

/* ---- except* ---- */

static bool names_group(const OuRuntime *rt, OuRef class) {
    return ou_is_type(class) &&
           ou_type_is_subtype(ou_as_type(class), rt->exceptions[OU_EXC_BaseExceptionGroup]);
}

static bool check_star_pattern(OuRuntime *rt, OuRef pattern) {
    bool is_wrong = names_group(rt, pattern);
    if (ou_is_tuple(pattern)) {
        for (size_t i = 0; i < ou_tuple_count(pattern); i++)
            is_wrong = is_wrong || names_group(rt, ou_tuple_peek(pattern, i));
    }
    if (!is_wrong) return true;
    return ou_fail(rt, OU_EXC_TypeError,
                   "catching ExceptionGroup with except* is not allowed. Use except instead.");
}

/* A group of one, for an exception that is none. */
static OuValue wrap_exception(OuRuntime *rt, OuRef exception) {
    OuValue members = ou_tuple_from_array(rt, &exception, 1);
    if (ou_is_error(members)) return OU_ERROR;
    OuValue group = nameless_group(rt, members);
    ou_drop(rt, members);
    if (!ou_is_error(group))
        ou_replace_take(rt, &ou_as_exception(group)->traceback,
                        ou_own(ou_as_exception(exception)->traceback));
    return group;
}

/* By the group's own split(), which a class may have changed. */
static bool split_group(OuRuntime *rt, OuRef group, OuRef pattern, OuValue *match,
                        OuValue *rest) {
    OuValue pair = ou_call_method(rt, group, rt->names.split, &pattern, 1);
    if (ou_is_error(pair)) return false;
    if (!ou_is_tuple(pair)) {
        ou_raise(rt, OU_EXC_TypeError, "%T.split must return a tuple, not %T", group,
                 (OuRef)pair);
    } else if (ou_tuple_count(pair) < 2) {
        ou_raise(rt, OU_EXC_TypeError, "%T.split must return a 2-tuple, got tuple of size %zu",
                 group, ou_tuple_count(pair));
    } else {
        *match = ou_own(ou_tuple_peek(pair, 0));
        *rest = ou_own(ou_tuple_peek(pair, 1));
    }
    ou_drop(rt, pair);
    return !ou_is_raised(rt);
}

bool ou_exception_group_match(OuRuntime *rt, OuRef exception, OuRef class_or_tuple,
                              OuValue *match, OuValue *rest) {
    OuTruth whole = ou_exception_matches(rt, exception, class_or_tuple);
    if (whole == OU_TRUTH_FAILED || !check_star_pattern(rt, class_or_tuple)) return false;
    *match = *rest = OU_NONE;
    if (whole == OU_TRUTH_YES) {
        *match = is_group(rt, exception) ? ou_own(exception) : wrap_exception(rt, exception);
        return !ou_is_error(*match);
    }
    if (is_group(rt, exception)) return split_group(rt, exception, class_or_tuple, match, rest);
    *rest = ou_own(exception);
    return true;
}

/* Is it a part of the original that nothing has happened to since? */
static bool same_history(OuRef exception, OuRef original) {
    const OuException *a = ou_as_exception(exception), *b = ou_as_exception(original);
    return a->traceback == b->traceback && a->cause == b->cause && a->context == b->context;
}

/* The list's exceptions one by one into those that are parts of the original and the others. */
static bool sort_raised(OuRuntime *rt, OuRef original, OuRef raised, OuRef parts,
                        OuRef others) {
    for (size_t i = 0; i < ou_as_list(raised)->count; i++) {
        OuRef exception = ou_as_list(raised)->items[i];
        OuRef list = same_history(exception, original) ? parts : others;
        if (!ou_list_append(rt, list, exception)) return false;
    }
    return true;
}

/* The part of `original` whose leaves are in the groups of the list; None if there are none. */
static OuValue project(OuRuntime *rt, OuRef original, OuRef parts) {
    if (ou_as_list(parts)->count == 0) return OU_NONE;
    Matcher matcher = {matches_leaf, parts};
    OuValue match, rest;
    if (!split(rt, original, &matcher, &match, &rest)) return OU_ERROR;
    ou_drop(rt, rest);
    return match;
}

OuValue ou_exception_group_remaining(OuRuntime *rt, OuRef exception, OuRef raised) {
    if (ou_as_list(raised)->count == 0) return OU_NONE;
    // One that is no group: only one clause can have run.
    if (!is_group(rt, exception)) return ou_own(ou_as_list(raised)->items[0]);
    OuValue parts = ou_list_new(rt, 0), others = ou_list_new(rt, 0), result = OU_ERROR;
    if (ou_is_error(parts) || ou_is_error(others)) goto done;
    if (!sort_raised(rt, exception, raised, parts, others)) goto done;
    result = project(rt, exception, parts);
    if (ou_is_error(result) || ou_as_list(others)->count == 0) goto done;
    bool added = ou_is_none(result) || ou_list_append(rt, others, result);
    ou_drop(rt, result);
    result = OU_ERROR;
    if (!added) goto done;
    result = ou_as_list(others)->count == 1 ? ou_own(ou_as_list(others)->items[0])
                                            : nameless_group(rt, others);
done:
    ou_drop(rt, parts);
    ou_drop(rt, others);
    return result;
}
