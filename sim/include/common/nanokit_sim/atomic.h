/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NANOKIT_SIM_ATOMIC_H_
#define NANOKIT_SIM_ATOMIC_H_

#include <stdbool.h>
#include <nanokit_sim/line.h>

/* <sys/atomic.h>: the same on all lines, but for the size where a long is not an int. */
#if NANOKIT_SIM_SDK_LINE == 0
typedef int atomic_t;
#else
typedef long atomic_t;
#endif
typedef atomic_t atomic_val_t;

#define ATOMIC_INIT(i) (i)

atomic_val_t atomic_get(const atomic_t *target);
/* All of these return the value before. */
atomic_val_t atomic_set(atomic_t *target, atomic_val_t value);
atomic_val_t atomic_clear(atomic_t *target);
atomic_val_t atomic_add(atomic_t *target, atomic_val_t value);
atomic_val_t atomic_sub(atomic_t *target, atomic_val_t value);
atomic_val_t atomic_inc(atomic_t *target);
atomic_val_t atomic_dec(atomic_t *target);
atomic_val_t atomic_or(atomic_t *target, atomic_val_t value);
atomic_val_t atomic_and(atomic_t *target, atomic_val_t value);
atomic_val_t atomic_xor(atomic_t *target, atomic_val_t value);
/* Whether it was old_value, and so is new_value now. */
bool atomic_cas(atomic_t *target, atomic_val_t old_value, atomic_val_t new_value);

/* Bits of an array of atomic_t, counted from 0. */
#define ATOMIC_BITS (sizeof(atomic_val_t) * 8)
#define ATOMIC_DEFINE(name, num_bits) atomic_t name[1 + ((num_bits)-1) / ATOMIC_BITS]

bool atomic_test_bit(const atomic_t *target, int bit);
void atomic_set_bit(atomic_t *target, int bit);
void atomic_clear_bit(atomic_t *target, int bit);
bool atomic_test_and_set_bit(atomic_t *target, int bit);
bool atomic_test_and_clear_bit(atomic_t *target, int bit);

#endif
