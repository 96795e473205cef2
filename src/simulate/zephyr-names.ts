/**
 * What Zephyr 2.7 to 3.4 has and `sim/` has not, as far as applications for beginners use it: whoever uses it has made
 * no mistake. Most of that is in headers that are missing as a whole; names are those of headers that are there, and of
 * GPIO. Below each prefix are the rests of the names. What `sim/` gets has to leave these tables.
 */
const NAMES: Readonly<Record<string, string>> = {
  DEVICE_: 'DECLARE DEFINE DT_DEFINE DT_GET_ANY DT_GET_ONE DT_GET_OR_NULL DT_INST_GET DT_NAME GET',
  GPIO_: 'DT_SPEC_INST_GET',
  K_: `ANY CONDVAR_DEFINE CYC DELAYED_WORK_DEFINE HEAP_DEFINE HIGHEST_APPLICATION_THREAD_PRIO HIGHEST_THREAD_PRIO
    KERNEL_THREAD_DEFINE LOWEST_APPLICATION_THREAD_PRIO LOWEST_THREAD_PRIO MBOX_DEFINE MEM_SLAB_DEFINE
    MEM_SLAB_DEFINE_STATIC NSEC PIPE_DEFINE POLL_EVENT_INITIALIZER POLL_EVENT_STATIC_INITIALIZER POLL_MODE_NOTIFY_ONLY
    POLL_SIGNAL_INITIALIZER POLL_STATE_NOT_READY POLL_STATE_SIGNALED POLL_TYPE_FIFO_DATA_AVAILABLE POLL_TYPE_IGNORE
    POLL_TYPE_MSGQ_DATA_AVAILABLE POLL_TYPE_SEM_AVAILABLE POLL_TYPE_SIGNAL STACK_DEFINE TIMEOUT_ABS_MS
    TIMEOUT_ABS_TICKS WORK_USER_DEFINE`,
  LOG_: 'INST_DBG INST_ERR INST_INF INST_WRN LEVEL_SET PANIC PRINTK PROCESS RAW',
  SHELL_: `CMD CMD_ARG CMD_ARG_REGISTER CMD_REGISTER COND_CMD COND_CMD_REGISTER DYNAMIC_CMD_CREATE ERROR INFO NORMAL
    STATIC_SUBCMD_SET_CREATE SUBCMD_ADD SUBCMD_SET_CREATE SUBCMD_SET_END WARNING`,
  SYS_: `DLIST_CONTAINER DLIST_FOR_EACH_CONTAINER DLIST_FOR_EACH_NODE DLIST_STATIC_INIT INIT 
    SLIST_CONTAINER SLIST_FOR_EACH_CONTAINER SLIST_FOR_EACH_CONTAINER_SAFE SLIST_FOR_EACH_NODE SLIST_FOR_EACH_NODE_SAFE
    SLIST_PEEK_HEAD_CONTAINER SLIST_STATIC_INIT`,
  device_: 'get_binding',
  gpio_: 'port_clear_bits port_get port_set_bits port_toggle_bits',
  irq_: 'connect_dynamic disable enable is_enabled',
  k_: `aligned_alloc can_yield condvar condvar_broadcast condvar_init condvar_signal condvar_wait cpu_idle cycle_get_64
    delayed_work delayed_work_cancel delayed_work_init delayed_work_submit fifo_alloc_put fifo_put_slist float_disable
    float_enable futex_wait futex_wake heap_alloc heap_free heap_init is_preempt_thread lifo_alloc_put mbox
    mbox_get mbox_init mbox_put mem_slab mem_slab_alloc mem_slab_free mem_slab_init mem_slab_num_free_get
    mem_slab_num_used_get msgq_alloc_init msgq_cleanup msgq_get_attrs msgq_peek_at pipe pipe_flush pipe_get pipe_init
    pipe_put pipe_read_avail pipe_write_avail poll poll_event poll_event_init poll_signal poll_signal_check
    poll_signal_init poll_signal_raise poll_signal_reset queue_alloc_append queue_alloc_prepend queue_merge_slist
    sched_time_slice_set stack stack_init stack_pop stack_push str_out thread_access_grant thread_custom_data_get
    thread_custom_data_set thread_deadline_set thread_foreach thread_name_copy thread_runtime_stats_get
    thread_stack_space_get thread_state_str thread_time_slice_set thread_user_mode_enter timer_expires_ticks
    timer_remaining_ticks work_busy_get work_cancel_delayable_sync work_cancel_sync work_delayable_busy_get
    work_delayable_remaining_get work_flush work_flush_delayable work_pending work_poll work_poll_init
    work_poll_submit work_q_start work_queue_drain work_sync`,
  log_: 'backend_disable backend_enable filter_set init panic process thread_set',
  net_: `config_init_app context_connect context_get context_put icmpv4_send_echo_request if_foreach
    if_get_by_index if_get_link_addr if_get_mtu if_ipv4_addr_add if_ipv4_addr_rm if_ipv4_set_gw if_ipv4_set_netmask
    if_set_default mgmt_event_wait mgmt_event_wait_on_iface sprint_addr sprint_ll_addr`,
  shell_: 'error execute_cmd fprintf help hexdump info print warn',
  sys_: `be16_to_cpu be32_to_cpu be64_to_cpu cpu_to_be16 cpu_to_be32 cpu_to_be64 cpu_to_le16 cpu_to_le32 cpu_to_le64
    csrand_get dlist_append dlist_get dlist_init dlist_is_empty dlist_peek_head dlist_prepend dlist_remove dlist_t
    dnode_t get_be16 get_be24 get_be32 get_be64 get_le16 get_le24 get_le32 get_le64 heap_alloc heap_free heap_init
    heap_realloc le16_to_cpu le32_to_cpu le64_to_cpu 
    put_be16 put_be24 put_be32 put_be64 put_le16 put_le24 put_le32 put_le64 rand_get 
    slist_append slist_find_and_remove slist_get slist_init slist_insert slist_is_empty slist_peek_head
    slist_peek_next slist_peek_tail slist_prepend slist_remove slist_t snode_t`,
  tls_credential_: 'get',
  zsock_: 'accept bind fcntl gethostname listen recvfrom sendmsg sendto',
  '': `FIELD_GET FIELD_PREP FOR_EACH GENMASK IRQ_CONNECT
    ISR_DIRECT_DECLARE LISTIFY NSEC_PER_MSEC NSEC_PER_SEC NSEC_PER_USEC PART_OF_ARRAY 
    USEC_PER_MSEC USEC_PER_SEC 
    accept bin2hex bind fcntl
    hex2bin http_client_req listen recvfrom sendmsg sendto`,
};

/** Headers without the `zephyr/` that they have on lines 1 and 2. */
const HEADERS = `arch/cpu.h audio/dmic.h bluetooth/bluetooth.h cache.h console/console.h console/tty.h data/json.h debug/stack.h
  debug/thread_analyzer.h dfu/mcuboot.h display/cfb.h drivers/adc.h drivers/can.h
  drivers/clock_control.h drivers/counter.h drivers/dac.h drivers/display.h drivers/dma.h drivers/eeprom.h
  drivers/entropy.h drivers/flash.h  drivers/hwinfo.h drivers/i2c.h drivers/i2s.h drivers/kscan.h
  drivers/led.h drivers/led_strip.h drivers/pinctrl.h drivers/pinmux.h drivers/pwm.h drivers/regulator.h drivers/rtc.h
  drivers/sensor.h drivers/spi.h drivers/uart.h drivers/video.h drivers/watchdog.h fatal.h fs/fs.h fs/littlefs.h
  fs/nvs.h init.h input/input.h kernel_version.h logging/log_backend.h logging/log_core.h logging/log_ctrl.h
  net/buf.h net/coap.h net/dns_resolve.h net/dns_sd.h net/ethernet.h net/icmp.h
  net/mqtt.h net/net_config.h net/net_l2.h net/net_pkt.h net/net_stats.h net/socketutils.h net/wifi.h
  net/wifi_mgmt.h pm/device.h pm/pm.h posix/arpa/inet.h posix/fcntl.h posix/netdb.h posix/poll.h posix/pthread.h
  posix/semaphore.h posix/sys/socket.h posix/unistd.h random/random.h settings/settings.h
  shell/shell_uart.h smf.h stats/stats.h storage/disk_access.h storage/flash_map.h sys/base64.h sys/byteorder.h
  sys/check.h sys/crc.h sys/dlist.h sys/fdtable.h sys/heap_listener.h sys/iterable_sections.h sys/math_extras.h
  sys/mem_blocks.h sys/mutex.h sys/notify.h sys/onoff.h sys/rb.h sys/ring_buffer.h sys/sem.h sys/sflist.h sys/slist.h
  sys/time_units.h sys/timeutil.h  sys_clock.h task_wdt/task_wdt.h timing/timing.h usb/usb_device.h
  zbus/zbus.h`;

const words = (text: string) => text.split(/\s+/);

/** Functions, macros and types. */
export const ABSENT_NAMES: ReadonlySet<string> = new Set(
  Object.entries(NAMES).flatMap(([prefix, rests]) => words(rests).map((rest) => prefix + rest)),
);

/** @see HEADERS */
export const ABSENT_HEADERS: ReadonlySet<string> = new Set(words(HEADERS));

/** Of the devicetree's macros, which are beyond counting but all start alike, `sim/` has these. */
const DEVICETREE =
  /^DT_(?:ALIAS|CAT[34]?|NODELABEL|NODE_(?:EXISTS|HAS_STATUS|HAS_PROP)|GPIO_(?:CTLR|PIN|FLAGS)(?:_BY_IDX)?)$/;

/** Names of Zephyr's that `sim/` has not. What begins with DT_N_ is no macro that anybody writes. */
export const isAbsent = (name: string): boolean =>
  (/^DT_(?!N_)[A-Z]/.test(name) && !DEVICETREE.test(name)) || ABSENT_NAMES.has(name);
