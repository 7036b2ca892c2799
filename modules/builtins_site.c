/* What the prompt offers for convenience: exit, quit, copyright, credits, license, help. Each
 * is an object whose repr() says how to call it, or is the text itself. */
#include "modules/builtins_tables.h"

#include "modules/output.h"
#include "objects/str.h"

typedef struct OuNote {
    OuObject header;
    OuValue name, text;
} OuNote;

static OuNote *as_note(OuRef value) {
    return (OuNote *)(uintptr_t)value;
}

static OuValue note_new(OuRuntime *rt, enum OuModuleType index, const char *name,
                        const char *text) {
    OuType *type = ou_modules_type(rt, index);
    OuNote *note = type == NULL ? NULL : ou_object_new(rt, type);
    if (note == NULL) return OU_ERROR;
    note->name = ou_str_from_string(rt, name);
    note->text = ou_str_from_string(rt, text);
    if (!ou_is_error(note->name) && !ou_is_error(note->text)) return ou_take(note);
    ou_drop(rt, ou_take(note));
    return OU_ERROR;
}

static OuValue note_repr(OuRuntime *rt, OuRef self) {
    return ou_own(as_note(self)->text);
}

static void note_destroy(OuRuntime *rt, OuObject *self) {
    OuNote *note = (OuNote *)self;
    ou_drop(rt, note->name);
    ou_drop(rt, note->text);
    ou_object_free(rt, self);
}

/* ---- exit, quit ---- */

/* Leaves the program even if SystemExit is caught at a prompt that reads standard input. */
static OuValue quitter_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                            OuRef names) {
    OuRef code;
    if (argc > 1)
        return ou_raise(
            rt, OU_EXC_TypeError,
            "Quitter.__call__() takes from 1 to 2 positional arguments but %zu were "
            "given",
            argc + 1);
    if (!ou_parse_arguments(rt, "Quitter.__call__", "code", 0, 1, args, argc, names, &code))
        return OU_ERROR;
    OuRef in = ou_sys_peek(rt, rt->names.stdin);
    if (!ou_is_undef(in) && !ou_is_none(in)) {
        OuValue held = ou_own(in);
        OuValue closed = ou_call_method(rt, held, rt->names.close, NULL, 0);
        if (ou_is_error(closed)) ou_clear_exception(rt);
        ou_drop(rt, closed);
        ou_drop(rt, held);
    }
    return ou_raise_with_value(rt, OU_EXC_SystemExit, ou_is_undef(code) ? OU_NONE : code);
}

extern const OuTypeSpec ou_quitter_type, ou_printer_type, ou_helper_type;

static const OuMemberRow quitter_members[] = {
    {"name", offsetof(OuNote, name), true, false, NULL},
    {0},
};

const OuTypeSpec ou_quitter_type = {
    .name = "_sitebuiltins.Quitter",
    .basic_size = sizeof(OuNote),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .members = quitter_members,
    .slots.repr = note_repr,
    .slots.call = quitter_call,
    .slots.destroy = note_destroy,
};

/* ---- copyright, credits, license ---- */

static OuValue printer_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                            OuRef names) {
    if (!ou_check_arguments(rt, "_Printer.__call__", 0, 0, argc, names)) return OU_ERROR;
    OuValue out = ou_output_stdout(rt);
    bool done = ou_is_undef(out) || (ou_output_value(rt, out, as_note(self)->text) &&
                                     ou_output_text(rt, out, "\n"));
    ou_drop(rt, out);
    return done ? OU_NONE : OU_ERROR;
}

const OuTypeSpec ou_printer_type = {
    .name = "_sitebuiltins._Printer",
    .basic_size = sizeof(OuNote),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .slots.repr = note_repr,
    .slots.call = printer_call,
    .slots.destroy = note_destroy,
};

/* ---- help ---- */

/* What there is to say about `object`: its __doc__. */
static OuValue help_text(OuRuntime *rt, OuRef object) {
    OuValue doc = ou_find_attribute(rt, object, rt->names.dunder_doc);
    if (ou_is_error(doc)) return OU_ERROR;
    OuValue name = ou_find_attribute(rt, object, rt->names.dunder_name), text;
    OuRef subject = ou_is_undef(name) ? ou_ref(ou_type_of(rt, object)) : (OuRef)name;
    if (ou_is_error(name))
        text = OU_ERROR;
    else if (ou_is_undef(doc) || ou_is_none(doc))
        text = ou_format(rt, "Help on %S:\n\n(no documentation)\n", subject);
    else
        text = ou_format(rt, "Help on %S:\n\n%S\n", subject, (OuRef)doc);
    ou_drop(rt, doc);
    ou_drop(rt, name);
    return text;
}

static OuValue helper_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                           OuRef names) {
    if (!ou_check_arguments(rt, "help", 0, 1, argc, names)) return OU_ERROR;
    OuValue text = argc == 0 ? ou_own(as_note(self)->text) : help_text(rt, args[0]);
    OuValue out = ou_output_stdout(rt);
    bool done =
        !ou_is_error(text) &&
        (ou_is_undef(out) || (ou_output_value(rt, out, text) && ou_output_text(rt, out, "\n")));
    ou_drop(rt, text);
    ou_drop(rt, out);
    return done ? OU_NONE : OU_ERROR;
}

const OuTypeSpec ou_helper_type = {
    .name = "_sitebuiltins._Helper",
    .basic_size = sizeof(OuNote),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .slots.repr = note_repr,
    .slots.call = helper_call,
    .slots.destroy = note_destroy,
};

static const struct {
    const char *name;
    enum OuModuleType type;
    const char *text;
} notes[] = {
    {"exit", OU_MODULE_TYPE_QUITTER, "Use exit() or Ctrl-D (i.e. EOF) to exit"},
    {"quit", OU_MODULE_TYPE_QUITTER, "Use quit() or Ctrl-D (i.e. EOF) to exit"},
    {"copyright", OU_MODULE_TYPE_PRINTER, "Copyright (c) the authors of Ouro. MIT License."},
    {"credits", OU_MODULE_TYPE_PRINTER,
     "Ouro stands on GMP, re2c, Bison and GNU readline, and on the language Python."},
    {"license", OU_MODULE_TYPE_PRINTER, "Ouro is under the MIT License: see the file LICENSE."},
    {"help", OU_MODULE_TYPE_HELPER,
     "Type help() for interactive help, or help(object) for help about object."},
};

bool ou_builtins_add_site(OuRuntime *rt, OuRef module) {
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        OuValue note = note_new(rt, notes[i].type, notes[i].name, notes[i].text);
        if (!ou_module_add_take(rt, module, notes[i].name, note)) return false;
    }
    return true;
}
