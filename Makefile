# Ouro: build, run, test. `make help` lists the targets.
#
# Sources are found by wildcard, one library per floor; everything made lies under build/MODE/, so a new
# file needs no change here. MODE=release is the optimised build, MODE=checked has assertions, guards,
# ASan and UBSan, MODE=debug has assertions and is quick to compile.

MODE   ?= release
BUILD  := build/$(MODE)
CC     := gcc
PYTHON ?= ../shared/oracle/python3.14
SETUP  ?= yes
JOBS   ?= $(shell nproc)
# The random programs that `make differential` compares with another interpreter of Python 3.14.
PEER   ?= $(PYTHON)
SEED   ?= 1
COUNT  ?= 1000

FLOORS := memory grammar objects compiler vm modules
# What a floor's library needs to link: its own and the lower floors, without its sibling.
BELOW_memory   := memory
BELOW_grammar  := grammar memory
BELOW_objects  := objects memory
BELOW_compiler := compiler grammar objects memory
BELOW_vm       := vm objects memory
BELOW_modules  := modules vm compiler grammar objects memory

PACKAGES      := gcc libc6-dev make re2c bison libgmp-dev libreadline-dev unicode-data
TEST_PACKAGES := libcriterion-dev diffutils

WARNINGS := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wno-unused-parameter -Wno-missing-field-initializers
CFLAGS_release := -O2 -DNDEBUG
CFLAGS_debug   := -O0 -DOU_DEBUG=1
CFLAGS_checked := -O1 -DOU_DEBUG=1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
# The interpreter's dispatch suffers when gcc vectorises exchanges on the stack, or merges its indirect jumps.
CFLAGS   += -std=gnu11 -g -fno-strict-aliasing -fno-tree-slp-vectorize $(WARNINGS) $(CFLAGS_$(MODE))
CPPFLAGS += -D_GNU_SOURCE -I. -I$(BUILD) -MMD -MP
LDFLAGS  += $(filter -fsanitize%,$(CFLAGS_$(MODE)))
LDLIBS   := -lgmp -lm

GENERATED := $(BUILD)/grammar/parser.c $(BUILD)/grammar/scanner.c
objects_of = $(patsubst %.c,$(BUILD)/%.o,$(wildcard $(1)/*.c)) \
             $(if $(filter grammar,$(1)),$(GENERATED:.c=.o))

.DEFAULT_GOAL := all
.PHONY: all help setup setup-test run test test-unit test-scripts test-build asan lint format format-check docs \
        check differential expected clean

all: setup   ## build the command ./ouro
	@$(MAKE) --no-print-directory -j$(JOBS) $(BUILD)/ouro
	@cp -f $(BUILD)/ouro ouro

help:        ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 18

setup:       ## install the packages that building needs
	@[ "$(SETUP)" = no ] || tools/install_packages.sh $(PACKAGES)
setup-test:  ## install the packages that testing needs
	@[ "$(SETUP)" = no ] || tools/install_packages.sh $(PACKAGES) $(TEST_PACKAGES)

run: all     ## run the programs of the tutorial, each with its source
	@tools/show_tutorial.sh ./ouro programs/tutorial

# ---- building ----

$(BUILD)/ouro: $(call objects_of,cli) $(BUILD)/libouro.a
	$(CC) $(LDFLAGS) -o $@ $^ -lreadline $(LDLIBS)

$(BUILD)/libouro.a: $(foreach floor,$(FLOORS),$(call objects_of,$(floor)))
	@rm -f $@ && ar rcs $@ $^

define FLOOR
$(BUILD)/libou_$(1).a: $(call objects_of,$(1))
	@rm -f $$@ && ar rcs $$@ $$^
# The unit tests of a floor link it and the floors below, nothing else.
$(BUILD)/tests/$(1): $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/unit/$(1)/*.c)) $(BELOW_$(1):%=$(BUILD)/libou_%.a)
	$(CC) $(LDFLAGS) -o $$@ $$^ $(LDLIBS) -lcriterion
endef
$(foreach floor,$(FLOORS),$(eval $(call FLOOR,$(floor))))

$(BUILD)/%.o: %.c | $(GENERATED)
	@mkdir -p $(@D)
	@echo "CC $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(GENERATED:.c=.o): %.o: %.c
	@echo "CC $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -Wno-missing-prototypes -Wno-shadow -c -o $@ $<

$(BUILD)/grammar/parser.c: grammar/parser.y
	@mkdir -p $(@D)
	bison -Wall -Wno-yacc -Werror --defines=$(BUILD)/grammar/parser_tokens.h -o $@ $<
$(BUILD)/grammar/scanner.c: grammar/scanner.re | $(BUILD)/grammar/parser.c
	@mkdir -p $(@D)
	re2c -W -8 --no-debug-info -o $@ $<

$(BUILD)/make_unicode_%: tools/make_unicode_%.c tools/unicode_file.h objects/unicode_record.h objects/unicode_facts_record.h \
                         objects/unicode_categories.def
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -D_GNU_SOURCE -O1 -Wall -Wextra -I. -o $@ $<
$(BUILD)/objects/unicode_tables.h: $(BUILD)/make_unicode_tables
$(BUILD)/objects/unicode_names_tables.h: $(BUILD)/make_unicode_names
$(BUILD)/objects/unicode_facts_tables.h: $(BUILD)/make_unicode_facts
UNICODE_TABLES := $(addprefix $(BUILD)/objects/unicode_,tables.h names_tables.h facts_tables.h)
$(UNICODE_TABLES):
	@mkdir -p $(@D)
	$< /usr/share/unicode > $@.new && mv $@.new $@
$(BUILD)/objects/unicode.o: $(BUILD)/objects/unicode_tables.h
$(BUILD)/objects/unicode_names.o: $(BUILD)/objects/unicode_names_tables.h
$(BUILD)/objects/unicode_facts.o: $(BUILD)/objects/unicode_facts_tables.h

# The library's Python sources become part of the program: modules/library.c.
LIBRARY := $(shell find modules/lib -name '*.py')
$(BUILD)/embed_library: tools/embed_library.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -D_GNU_SOURCE -O1 -Wall -Wextra -o $@ $<
$(BUILD)/modules/library_table.h: $(BUILD)/embed_library $(LIBRARY) $(sort $(dir $(LIBRARY)))
	@mkdir -p $(@D)
	$< modules/lib > $@.new && mv $@.new $@
$(BUILD)/modules/library.o: $(BUILD)/modules/library_table.h

$(BUILD)/vm/interp.o: CFLAGS += -fno-gcse -fno-crossjumping

$(BUILD)/run_scripts $(BUILD)/drive_prompt: $(BUILD)/%: tools/%.c
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -D_GNU_SOURCE -O1 -Wall -Wextra -o $@ $< -lutil

# ---- testing ----

test: setup-test  ## build the checked and the optimised variant and pass all tests
	@$(MAKE) --no-print-directory -j$(JOBS) MODE=checked test-build
	@$(MAKE) --no-print-directory -j$(JOBS) MODE=release test-build
	@$(MAKE) --no-print-directory MODE=checked test-unit test-scripts
	@$(MAKE) --no-print-directory MODE=release test-unit test-scripts
	@tools/check_floors.sh build/release


UNIT_TESTS := $(foreach floor,$(FLOORS),$(if $(wildcard tests/unit/$(floor)/*.c),$(BUILD)/tests/$(floor)))
test-build: $(UNIT_TESTS) $(BUILD)/ouro $(BUILD)/run_scripts $(BUILD)/drive_prompt
test-unit: $(UNIT_TESTS)  ## the unit tests of MODE, floor by floor
	@for test in $^; do echo "$$test"; $$test --jobs 2 || exit 1; done

test-scripts: $(BUILD)/ouro $(BUILD)/run_scripts $(BUILD)/drive_prompt  ## the scripts, programs and prompt sessions of MODE
	@$(BUILD)/run_scripts $(BUILD)/ouro tests/scripts programs
	@$(BUILD)/drive_prompt $(BUILD)/ouro tests/prompt
	@tests/command/run.sh $(BUILD)/ouro

asan: ; @$(MAKE) --no-print-directory -j$(JOBS) MODE=checked test-build && $(MAKE) MODE=checked test-unit test-scripts
lint: ; clang-tidy --quiet $(wildcard $(FLOORS:%=%/*.c)) -- -std=gnu11 -I. -Ibuild/release
format:        ## lay the sources out with clang-format
	clang-format -i $(wildcard $(foreach f,$(FLOORS) cli,$(f)/*.[ch])) tools/*.c tests/unit/*/*.[ch]
format-check:
	clang-format --dry-run -Werror $(wildcard $(foreach f,$(FLOORS) cli,$(f)/*.[ch])) tools/*.c
docs: $(BUILD)/bytecode_doc  ## write docs/bytecode.md from the opcode table
	$< > docs/bytecode.md
$(BUILD)/bytecode_doc: tools/bytecode_doc.c objects/opcodes.def
	@mkdir -p $(@D)
	$(CC) -std=gnu11 -I. -o $@ $<
check: test format-check $(BUILD)/bytecode_doc  ## all that must pass before a change goes in
	@$(BUILD)/bytecode_doc | diff - docs/bytecode.md
differential: $(BUILD)/ouro  ## run COUNT random programs from seed SEED under PEER and ouro, and compare
	@$(PEER) tools/differential/run.py --folder build/differential $(PEER) $< $(SEED) $(COUNT) --jobs $(JOBS)

expected:      ## write the expected outputs with the reference interpreter (SCRIPTS=... for some only)
	@tools/write_expected.sh $(PYTHON) $(or $(SCRIPTS),$(shell find tests/scripts programs -name '*.py' ! -path '*/ouro/*' ! -path '*/modules/*' ! -path '*/tutorial/*'))
clean:         ## remove all that was built
	rm -rf build ouro

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
