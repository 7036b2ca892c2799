/* The interactive prompt: reads a statement, runs it, shows its value, and goes on after
 * errors.
 *
 * A statement is complete where the grammar says so; one that begins a block is when an empty
 * line follows. Each gets a name of its own, <python-input-N>, so that tracebacks can show
 * lines that were typed earlier.
 *
 * A text that was pasted comes in one piece, and there the lines that follow are known. So in a
 * paste an empty line does not end a block that goes on behind it, and a line that cannot
 * belong to the block before it ends that block without an empty line. */
#include "cli/prompt.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/line_reader.h"
#include "compiler/compile.h"
#include "modules/interpreter.h"
#include "modules/output.h"
#include "objects/dict.h"
#include "objects/protocol.h"
#include "objects/str.h"

typedef struct Prompt {
    OuRuntime *rt;
    OuLineReader reader;
    char *statement; /* the lines of the statement so far, each with its newline */
    size_t size, capacity;
    unsigned number; /* of the statement */
    bool left;       /* SystemExit: the prompt ends with `status` */
    int status;
} Prompt;

typedef struct Line {
    const char *text;
    size_t size; /* without the newline */
} Line;

static bool is_blank(Line line) {
    for (size_t i = 0; i < line.size; i++)
        if (strchr(" \t\f", line.text[i]) == NULL || line.text[i] == '\0') return false;
    return true;
}

/* ---- errors ---- */

/* Report the pending exception, if there is one. */
static void report(Prompt *prompt) {
    if (!ou_is_raised(prompt->rt)) return;
    prompt->left = ou_raised_is(prompt->rt, OU_EXC_SystemExit);
    prompt->status = ou_interpreter_handle_exception(prompt->rt);
}

static bool fail_for_memory(Prompt *prompt) {
    ou_raise_memory(prompt->rt);
    report(prompt);
    prompt->size = 0;
    return false;
}

/* ---- the statement ---- */

/* False: no memory; reported, and the statement is given up. */
static bool add_line(Prompt *prompt, Line line) {
    size_t needed = prompt->size + line.size + 1;
    if (needed > prompt->capacity) {
        char *moved = realloc(prompt->statement, needed * 2);
        if (moved == NULL) return fail_for_memory(prompt);
        prompt->statement = moved;
        prompt->capacity = needed * 2;
    }
    memcpy(prompt->statement + prompt->size, line.text, line.size);
    prompt->statement[needed - 1] = '\n';
    prompt->size = needed;
    return true;
}

/* The name of the statement, as a str. */
static OuValue statement_name(Prompt *prompt) {
    char name[40];
    snprintf(name, sizeof name, "<python-input-%u>", prompt->number);
    return ou_str_from_string(prompt->rt, name);
}

/* With OU_INPUT_INVALID an exception is pending. */
static OuInputState check_statement(Prompt *prompt) {
    OuValue name = statement_name(prompt);
    if (ou_is_error(name)) return OU_INPUT_INVALID;
    OuInputState state =
        ou_compile_check_input(prompt->rt, prompt->statement, prompt->size, name);
    ou_drop(prompt->rt, name);
    return state;
}

/* What the statement would be with one more line. */
static OuInputState try_line(Prompt *prompt, Line line) {
    size_t size = prompt->size;
    if (!add_line(prompt, line)) return OU_INPUT_INVALID;
    OuInputState state = check_statement(prompt);
    ou_clear_exception(prompt->rt);
    prompt->size = size;
    return state;
}

static void run_statement(Prompt *prompt) {
    OuRuntime *rt = prompt->rt;
    OuValue name = statement_name(prompt);
    if (!ou_is_error(name))
        ou_interpreter_run_interactive(rt, prompt->statement, prompt->size, ou_str_bytes(name));
    ou_drop(rt, name);
    report(prompt);
    ou_output_flush_standard(rt);
    prompt->number++;
    prompt->size = 0;
}

static void take_line(Prompt *prompt, Line line) {
    if (prompt->size == 0 && is_blank(line)) return;
    if (!add_line(prompt, line)) return;
    switch (check_statement(prompt)) {
    case OU_INPUT_INCOMPLETE:
        break;
    case OU_INPUT_COMPLETE:
        run_statement(prompt);
        break;
    case OU_INPUT_EMPTY:
        prompt->number++;
        prompt->size = 0;
        break;
    case OU_INPUT_INVALID:
        report(prompt);
        prompt->number++;
        prompt->size = 0;
        break;
    }
}

/* ---- pasted texts ---- */

/* Cut the first line off `text`. */
static bool next_line(Line *text, Line *line) {
    if (text->text == NULL) return false;
    const char *newline = memchr(text->text, '\n', text->size);
    *line = *text;
    if (newline == NULL) {
        text->text = NULL;
        return true;
    }
    line->size = (size_t)(newline - text->text);
    text->text = newline + 1;
    text->size -= line->size + 1;
    return true;
}

/* Does the open statement end before `line`, the next one that is not empty? */
static bool ends_before(Prompt *prompt, Line line) {
    return prompt->size > 0 && try_line(prompt, line) == OU_INPUT_INVALID &&
           try_line(prompt, (Line){"", 0}) == OU_INPUT_COMPLETE;
}

static void take_text(Prompt *prompt, Line text) {
    Line line, empty = {"", 0};
    size_t blank_lines = 0;
    bool pasted = memchr(text.text, '\n', text.size) != NULL;
    while (!prompt->left && next_line(&text, &line)) {
        if (pasted && is_blank(line)) {
            blank_lines++;
            continue;
        }
        if (pasted && ends_before(prompt, line)) take_line(prompt, empty);
        // Within brackets and texts of several lines empty lines belong to the statement.
        for (; blank_lines > 0; blank_lines--)
            if (prompt->size > 0 && try_line(prompt, empty) == OU_INPUT_INCOMPLETE)
                add_line(prompt, empty);
        if (!prompt->left) take_line(prompt, line);
    }
    if (blank_lines > 0 && !prompt->left) take_line(prompt, empty);
}

/* ---- the loop ---- */

/* sys.ps1 and sys.ps2 exist only at a prompt, and the program may change them. */
static void set_prompts(OuRuntime *rt) {
    const struct {
        OuRef name;
        const char *text;
    } prompts[] = {{rt->names.ps1, ">>> "}, {rt->names.ps2, "... "}};
    for (size_t i = 0; i < sizeof prompts / sizeof *prompts; i++) {
        if (!ou_is_undef(ou_dict_peek_str(rt, rt->sys_dict, prompts[i].name))) continue;
        OuValue text = ou_str_from_string(rt, prompts[i].text);
        if (ou_is_error(text) || !ou_dict_set(rt, rt->sys_dict, prompts[i].name, text))
            ou_clear_exception(rt);
        ou_drop(rt, text);
    }
}

/* str(sys.ps1) or str(sys.ps2), owned; UNDEF if there is none. */
static OuValue prompt_text(Prompt *prompt) {
    OuRuntime *rt = prompt->rt;
    OuRef name = prompt->size == 0 ? rt->names.ps1 : rt->names.ps2;
    OuRef found = ou_dict_peek_str(rt, rt->sys_dict, name);
    if (ou_is_undef(found)) return OU_UNDEF;
    OuValue object = ou_own(found);
    OuValue text = ou_str(rt, object);
    ou_drop(rt, object);
    if (!ou_is_error(text)) return text;
    ou_clear_exception(rt);
    return OU_UNDEF;
}

static OuLineResult read_line(Prompt *prompt, char **text, size_t *size) {
    OuValue shown = prompt_text(prompt);
    OuLineResult result = ou_line_read(
        &prompt->reader, ou_is_undef(shown) ? "" : ou_str_bytes(shown), text, size);
    ou_drop(prompt->rt, shown);
    return result;
}

/* Read a line and do what it says. False: the input has ended. */
static bool step(Prompt *prompt) {
    char *text;
    size_t size;
    switch (read_line(prompt, &text, &size)) {
    case OU_LINE_READ:
        take_text(prompt, (Line){text, size});
        free(text);
        return true;
    case OU_LINE_INTERRUPTED:
        ou_line_break(&prompt->reader);
        fputs("KeyboardInterrupt\n", stderr);
        prompt->size = 0;
        return true;
    case OU_LINE_FAILED:
        return fail_for_memory(prompt);
    case OU_LINE_END:
        ou_line_break(&prompt->reader);
        if (prompt->size == 0) return false;
        // Run what there is of the statement: either the end completes it, or the error says
        // what is missing.
        run_statement(prompt);
        return true;
    }
    return false;
}

int ou_prompt_run(OuRuntime *rt, bool banner) {
    Prompt prompt = {.rt = rt};
    set_prompts(rt);
    ou_line_reader_begin(&prompt.reader, rt);
    if (banner)
        fprintf(stderr,
                "Ouro %s (Python 3.14)\n"
                "Type exit() or Ctrl-D to leave.\n",
                OU_VERSION);
    while (!prompt.left && step(&prompt))
        continue;
    ou_line_reader_end(&prompt.reader);
    free(prompt.statement);
    return prompt.left ? prompt.status : 0;
}
