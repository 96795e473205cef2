/* SPDX-License-Identifier: Apache-2.0 */
/* Atomic variables: with one thread at a time, everything between two kernel calls is atomic. */
#include <nanokit_sim/atomic.h>
#include "sim.h"

atomic_val_t atomic_get(const atomic_t *target)
{
	sim_look();
	return *target;
}

atomic_val_t atomic_set(atomic_t *target, atomic_val_t value)
{
	atomic_val_t before = *target;

	*target = value;
	return before;
}

atomic_val_t atomic_clear(atomic_t *target)
{
	return atomic_set(target, 0);
}

atomic_val_t atomic_add(atomic_t *target, atomic_val_t value)
{
	return atomic_set(target, *target + value);
}

atomic_val_t atomic_sub(atomic_t *target, atomic_val_t value)
{
	return atomic_set(target, *target - value);
}

atomic_val_t atomic_inc(atomic_t *target)
{
	return atomic_add(target, 1);
}

atomic_val_t atomic_dec(atomic_t *target)
{
	return atomic_sub(target, 1);
}

atomic_val_t atomic_or(atomic_t *target, atomic_val_t value)
{
	return atomic_set(target, *target | value);
}

atomic_val_t atomic_and(atomic_t *target, atomic_val_t value)
{
	return atomic_set(target, *target & value);
}

atomic_val_t atomic_xor(atomic_t *target, atomic_val_t value)
{
	return atomic_set(target, *target ^ value);
}

bool atomic_cas(atomic_t *target, atomic_val_t old_value, atomic_val_t new_value)
{
	if (*target != old_value) {
		return false;
	}
	*target = new_value;
	return true;
}

static atomic_val_t mask_of(int bit)
{
	return (atomic_val_t)(1UL << ((unsigned int)bit % ATOMIC_BITS));
}

bool atomic_test_bit(const atomic_t *target, int bit)
{
	return (atomic_get(&target[(unsigned int)bit / ATOMIC_BITS]) & mask_of(bit)) != 0;
}

void atomic_set_bit(atomic_t *target, int bit)
{
	atomic_or(&target[(unsigned int)bit / ATOMIC_BITS], mask_of(bit));
}

void atomic_clear_bit(atomic_t *target, int bit)
{
	atomic_and(&target[(unsigned int)bit / ATOMIC_BITS], ~mask_of(bit));
}

bool atomic_test_and_set_bit(atomic_t *target, int bit)
{
	bool was = atomic_test_bit(target, bit);

	atomic_set_bit(target, bit);
	return was;
}

bool atomic_test_and_clear_bit(atomic_t *target, int bit)
{
	bool was = atomic_test_bit(target, bit);

	atomic_clear_bit(target, bit);
	return was;
}
