/* Prints docs/bytecode.md: the instruction set as a page for people, from objects/opcodes.def.
 *
 * The table's sections become sections of the page. As the preprocessor drops comments, they
 * are found by reading the file; what a row says comes from the row itself. Run from the root
 * of the project. */
#include <stdio.h>
#include <string.h>

#define LINE_SIZE 1024

typedef struct Row {
    const char *name, *operands, *pops, *pushes, *meaning;
    int caches;
} Row;

static const Row rows[] = {
#define OP(NAME, operands, caches, pops, pushes, meaning)                                      \
    {#NAME, #operands, #pops, #pushes, meaning, caches},
#include "objects/opcodes.def"
#undef OP
};

static const char introduction[] =
    "# Bytecode\n"
    "\n"
    "This page is made from `objects/opcodes.def` by `make docs`; change the table, not the "
    "page.\n"
    "\n"
    "Instructions are 32-bit words: the opcode in the low 8 bits, then operand `a` (8 bits) "
    "and `b` (16 bits), or\n"
    "both together as `n` (24 bits). A jump's target stands in the word behind, relative to "
    "the end of the\n"
    "instruction; cache words follow last. `ouro --dis FILE` shows the bytecode of a program.\n"
    "\n"
    "The columns *pops* and *pushes* say how many values the instruction takes from the stack "
    "and leaves there when\n"
    "it does not jump. In the descriptions the top of the stack is at the right.\n";

/* How the operands are read, by the name of their kind. */
static const struct {
    const char *kind, *shown;
} operand_kinds[] = {
    {"NONE", ""},
    {"COUNT", "n"},
    {"INT", "n: signed"},
    {"CONST", "n: constant"},
    {"NAME", "n: name"},
    {"LOCAL", "n: local"},
    {"LOCAL_LOCAL", "a, b: locals"},
    {"LOCAL_NAME", "a: local, b: name"},
    {"LOCAL_INT", "a: local, b: int"},
    {"COMPARE", "n: comparison"},
    {"BINARY", "a: operator, b: in place"},
    {"JUMP", "target"},
    {"LOCAL_JUMP", "n: local, target"},
    {"ARITH", "stack, stack"},
    {"ARITH_SL", "stack, local"},
    {"ARITH_SI", "stack, int"},
    {"ARITH_LS", "local, stack"},
    {"ARITH_LL", "local, local"},
    {"ARITH_LI", "local, int"},
    {"TEST", "stack, stack, target"},
    {"TEST_SL", "stack, local, target"},
    {"TEST_SI", "stack, int, target"},
    {"TEST_LL", "local, local, target"},
    {"TEST_LI", "local, int, target"},
    {"TWO_COUNTS", "a, b"},
};

static const char *shown_operands(const char *kind) {
    for (size_t i = 0; i < sizeof operand_kinds / sizeof *operand_kinds; i++) {
        if (strcmp(operand_kinds[i].kind, kind) == 0) return operand_kinds[i].shown;
    }
    return kind;
}

static const Row *find_row(const char *line) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t size = strlen(rows[i].name);
        if (strncmp(line, rows[i].name, size) == 0 && line[size] == ',') return &rows[i];
    }
    return NULL;
}

// In a table of Markdown a bar has to be escaped.
static void print_cell(const char *text) {
    for (; *text != '\0'; text++)
        printf(*text == '|' ? "\\|" : "%c", *text);
}

static void print_row(const Row *row) {
    printf("| `%s` | %s | ", row->name, shown_operands(row->operands));
    print_cell(row->pops);
    printf(" | ");
    print_cell(row->pushes);
    printf(" | %d | ", row->caches);
    print_cell(row->meaning);
    printf(" |\n");
}

static const char section_start[] = "/* ---- ";
static const char section_end[] = " ---- */";

int main(void) {
    FILE *table = fopen("objects/opcodes.def", "r");
    if (table == NULL) {
        perror("objects/opcodes.def");
        return 1;
    }
    fputs(introduction, stdout);
    char line[LINE_SIZE];
    while (fgets(line, sizeof line, table) != NULL) {
        char *end = strstr(line, section_end);
        if (strncmp(line, section_start, strlen(section_start)) == 0 && end != NULL) {
            *end = '\0';
            char *title = line + strlen(section_start);
            if (*title >= 'a' && *title <= 'z') *title += 'A' - 'a';
            printf("\n## %s\n\n", title);
            printf("| opcode | operands | pops | pushes | caches | meaning |\n");
            printf("|---|---|---|---|---|---|\n");
        } else if (strncmp(line, "OP(", 3) == 0) {
            const Row *row = find_row(line + 3);
            if (row == NULL) {
                fprintf(stderr, "not found: %s", line);
                return 1;
            }
            print_row(row);
        }
    }
    fclose(table);
    return 0;
}
