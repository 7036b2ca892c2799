/* What programs add to the encodings: functions that search for codecs, and error handlers.
 * Their place is rt->codecs, made when it is first needed. */
#include "objects/codec_private.h"

#include "objects/dict.h"
#include "objects/list.h"
#include "objects/text.h"
#include "objects/tuple.h"

OuCodecs *ou_codecs_of(OuRuntime *rt) {
    if (rt->codecs != NULL) return rt->codecs;
    OuCodecs *codecs = ou_alloc(rt, sizeof *codecs);
    if (codecs == NULL) return NULL;
    *codecs = (OuCodecs){NULL, OU_UNDEF, OU_UNDEF, OU_UNDEF};
    rt->codecs = codecs;
    return codecs;
}

void ou_codecs_finish(OuRuntime *rt) {
    OuCodecs *codecs = rt->codecs;
    if (codecs == NULL) return;
    ou_clear(rt, &codecs->searches);
    ou_clear(rt, &codecs->found);
    ou_clear(rt, &codecs->handlers);
    ou_codec_pages_finish(rt, codecs);
    rt->codecs = NULL;
    ou_free(rt, codecs, sizeof *codecs);
}

/* The container in `place`, made if there is none. False: MemoryError. */
static bool need(OuRuntime *rt, OuValue *place, bool is_list) {
    if (!ou_is_undef(*place)) return true;
    OuValue made = is_list ? ou_list_new(rt, 0) : ou_dict_new(rt);
    if (ou_is_error(made)) return false;
    *place = made;
    return true;
}

bool ou_codec_register(OuRuntime *rt, OuRef search) {
    OuCodecs *codecs = ou_codecs_of(rt);
    if (ou_type_of(rt, search)->slots.call == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "argument must be callable");
    return codecs != NULL && need(rt, &codecs->searches, true) &&
           ou_list_append_take(rt, codecs->searches, ou_own(search));
}

bool ou_codec_unregister(OuRuntime *rt, OuRef search) {
    OuCodecs *codecs = rt->codecs;
    if (codecs == NULL || ou_is_undef(codecs->searches)) return true;
    OuValue kept = ou_list_new(rt, 0);
    bool good = !ou_is_error(kept);
    for (size_t i = 0; good && i < ou_as_list(codecs->searches)->count; i++) {
        OuRef item = ou_as_list(codecs->searches)->items[i];
        if (item != search) good = ou_list_append_take(rt, kept, ou_own(item));
    }
    if (!good) {
        ou_drop(rt, kept);
        return false;
    }
    ou_replace_take(rt, &codecs->searches, kept);
    ou_clear(rt, &codecs->found);
    return true;
}

/* Ask the functions in turn. */
static OuValue search_all(OuRuntime *rt, OuRef searches, OuRef name) {
    for (size_t i = 0; i < ou_as_list(searches)->count; i++) {
        OuValue search = ou_own(ou_as_list(searches)->items[i]);
        OuValue codec = ou_call1(rt, search, name);
        ou_drop(rt, search);
        if (ou_is_error(codec)) return OU_ERROR;
        if (ou_is_none(codec)) continue;
        if (ou_is_tuple(codec) && ou_tuple_count(codec) == 4) return codec;
        ou_drop(rt, codec);
        return ou_raise(rt, OU_EXC_TypeError, "codec search functions must return 4-tuples");
    }
    return OU_UNDEF;
}

OuValue ou_codec_search(OuRuntime *rt, const char *name) {
    OuCodecs *codecs = rt->codecs;
    if (codecs == NULL || ou_is_undef(codecs->searches)) return OU_UNDEF;
    if (!need(rt, &codecs->found, false)) return OU_ERROR;
    char normal[128];
    ou_codec_normalize(name, normal, sizeof normal);
    OuValue key = ou_str_from_string(rt, normal), codec = OU_ERROR;
    if (ou_is_error(key)) return OU_ERROR;
    codec = ou_dict_find(rt, codecs->found, key);
    if (ou_is_undef(codec)) {
        OuValue searches = ou_own(codecs->searches);
        codec = search_all(rt, searches, key);
        ou_drop(rt, searches);
        if (!ou_is_error(codec) && !ou_is_undef(codec) && !ou_is_undef(codecs->found) &&
            !ou_dict_set(rt, codecs->found, key, codec)) {
            ou_drop(rt, codec);
            codec = OU_ERROR;
        }
    }
    ou_drop(rt, key);
    return codec;
}

bool ou_codec_register_error(OuRuntime *rt, OuRef name, OuRef handler) {
    OuCodecs *codecs = ou_codecs_of(rt);
    if (ou_type_of(rt, handler)->slots.call == NULL)
        return ou_fail(rt, OU_EXC_TypeError, "handler must be callable");
    return codecs != NULL && need(rt, &codecs->handlers, false) &&
           ou_dict_set(rt, codecs->handlers, name, handler);
}

OuRef ou_codec_error_peek(OuRuntime *rt, const char *name) {
    const OuCodecs *codecs = rt->codecs;
    if (codecs == NULL || ou_is_undef(codecs->handlers)) return OU_UNDEF;
    return ou_dict_peek_string(rt, codecs->handlers, name);
}
