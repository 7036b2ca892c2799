#include "grammar/diagnostics.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define MESSAGE_SIZE 512 // longer messages are cut off

void ou_diagnostics_init(OuDiagnostics *diagnostics, OuRegion *region, OuSyntaxError *error) {
    *diagnostics = (OuDiagnostics){.region = region, .error = error};
    diagnostics->last_warning = &diagnostics->warnings;
    *error = (OuSyntaxError){.kind = OU_SYNTAX_OK};
}

static const char *format_message(OuDiagnostics *diagnostics, const char *format,
                                  va_list arguments) {
    char message[MESSAGE_SIZE];
    vsnprintf(message, sizeof message, format, arguments);
    return ou_region_copy(diagnostics->region, message, strlen(message));
}

static bool report(OuDiagnostics *diagnostics, OuSyntaxError error, const char *format,
                   va_list arguments) {
    if (diagnostics->silent || ou_has_error(diagnostics)) return false;
    error.message = format_message(diagnostics, format, arguments);
    if (error.message == NULL) return ou_report_no_memory(diagnostics);
    *diagnostics->error = error;
    return false;
}

bool ou_report(OuDiagnostics *diagnostics, OuSyntaxErrorKind kind, AstRange range,
               const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    report(diagnostics, (OuSyntaxError){.kind = kind, .range = range}, format, arguments);
    va_end(arguments);
    return false;
}

bool ou_report_lexical(OuDiagnostics *diagnostics, AstRange range, const char *format, ...) {
    OuSyntaxError error = {.kind = OU_SYNTAX_ERROR, .range = range, .is_lexical = true};
    va_list arguments;
    va_start(arguments, format);
    report(diagnostics, error, format, arguments);
    va_end(arguments);
    return false;
}

void ou_report_clear(OuDiagnostics *diagnostics) {
    *diagnostics->error = (OuSyntaxError){.kind = OU_SYNTAX_OK};
}

bool ou_report_no_memory(OuDiagnostics *diagnostics) {
    *diagnostics->error = (OuSyntaxError){.kind = OU_SYNTAX_MEMORY, .message = ""};
    return false;
}

bool ou_report_warning(OuDiagnostics *diagnostics, AstRange range, const char *message,
                       const char *error_message) {
    if (diagnostics->silent) return true;
    OuSyntaxWarning *warning = ou_region_alloc(diagnostics->region, sizeof *warning);
    if (warning == NULL) return ou_report_no_memory(diagnostics);
    *warning = (OuSyntaxWarning){
        .message = ou_region_copy(diagnostics->region, message, strlen(message)),
        .error_message =
            ou_region_copy(diagnostics->region, error_message, strlen(error_message)),
        .range = range};
    if (warning->message == NULL || warning->error_message == NULL)
        return ou_report_no_memory(diagnostics);
    *diagnostics->last_warning = warning;
    diagnostics->last_warning = &warning->next;
    return true;
}
