/* Growable arrays for C code.
 *
 *     OU_BUFFER(Label) labels = {0};
 *     if (!OU_BUFFER_PUSH(heap, &labels, label)) return false;
 *     for (size_t i = 0; i < labels.count; i++) use(labels.items[i]);
 *     OU_BUFFER_FINISH(heap, &labels);
 *
 * `items`, `count` and `capacity` may be read by anybody; `count` may be lowered. Growing moves
 * the items, so pointers to them end there. All zero is an empty buffer. The arguments of the
 * macros are evaluated once. */
#ifndef OU_MEMORY_BUFFER_H
#define OU_MEMORY_BUFFER_H

#include "memory/heap.h"

#define OU_BUFFER(type)                                                                        \
    struct {                                                                                   \
        type *items;                                                                           \
        size_t count;                                                                          \
        size_t capacity;                                                                       \
    }

/* For OU_BUFFER_RESERVE only: return `items` resized for at least `count + more` items and
 * store the new capacity. NULL on failure; nothing has changed then. */
void *ou_buffer_grow(OuHeap *heap, void *items, size_t item_size, size_t count, size_t more,
                     size_t *capacity);

/* Make room for `more` items behind the last; false on failure, nothing has changed then. */
#define OU_BUFFER_RESERVE(heap, buffer, more)                                                  \
    __extension__({                                                                            \
        __auto_type reserved_ = (buffer);                                                      \
        size_t more_ = (more);                                                                 \
        bool fits_ = reserved_->capacity - reserved_->count >= more_;                          \
        if (OU_UNLIKELY(!fits_)) {                                                             \
            void *items_ = ou_buffer_grow((heap), reserved_->items, sizeof *reserved_->items,  \
                                          reserved_->count, more_, &reserved_->capacity);      \
            if (items_ != NULL) {                                                              \
                reserved_->items = items_;                                                     \
                fits_ = true;                                                                  \
            }                                                                                  \
        }                                                                                      \
        fits_;                                                                                 \
    })

/* Append an item; false on failure, nothing has changed then. */
#define OU_BUFFER_PUSH(heap, buffer, ...)                                                      \
    __extension__({                                                                            \
        __auto_type pushed_ = (buffer);                                                        \
        bool done_ = OU_BUFFER_RESERVE((heap), pushed_, 1);                                    \
        if (OU_LIKELY(done_)) pushed_->items[pushed_->count++] = (__VA_ARGS__);                \
        done_;                                                                                 \
    })

/* Remove the last item and yield it. There must be one. */
#define OU_BUFFER_POP(buffer)                                                                  \
    __extension__({                                                                            \
        __auto_type popped_ = (buffer);                                                        \
        OU_ASSERT(popped_->count > 0);                                                         \
        popped_->items[--popped_->count];                                                      \
    })

/* The last item, as something that can be assigned to. There must be one. */
#define OU_BUFFER_LAST(buffer) ((buffer)->items[(buffer)->count - 1])

/* Free the memory; the buffer is empty then and can be used again. */
#define OU_BUFFER_FINISH(heap, buffer)                                                         \
    do {                                                                                       \
        __auto_type finished_ = (buffer);                                                      \
        ou_heap_free((heap), finished_->items,                                                 \
                     finished_->capacity * sizeof *finished_->items);                          \
        finished_->items = NULL;                                                               \
        finished_->count = finished_->capacity = 0;                                            \
    } while (0)

#endif
