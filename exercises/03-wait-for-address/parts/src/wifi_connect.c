/* What is taken out of the generated src/wifi_connect.c. */

// SOLUTION BEGIN give
	atomic_set(&has_address, 1);
	k_sem_give(&address_bound);
// SOLUTION END give
// STUB BEGIN give en
	// atomic_set(&has_address, 1);
	// /* TODO: let the waiting thread go on. */
// STUB END give en
// STUB BEGIN give zh
	// atomic_set(&has_address, 1);
	// /* TODO：让正在等待的线程继续。 */
// STUB END give zh

// SOLUTION BEGIN take
	if (k_sem_take(&address_bound, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)) != 0) {
		printk("No address from DHCP within %d ms\n", CONFIG_EXAMPLE_DHCP_TIMEOUT_MS);
		return -ETIMEDOUT;
	}
// SOLUTION END take
// STUB BEGIN take en
	// /* TODO: wait for the address, but not for ever. */
// STUB END take en
// STUB BEGIN take zh
	// /* TODO：等待地址，但不能永远等下去。 */
// STUB END take zh
