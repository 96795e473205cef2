/** What students write in the two places of 03-wait-for-address: the first wakes, the second waits. */
export interface Attempt {
  readonly student: string;
  readonly wake: string;
  readonly wait: string;
}

const GIVE = 'k_sem_give(&address_ready);';
const SAY = 'printk("The router gave no address within %d ms\\n", CONFIG_EXAMPLE_DHCP_TIMEOUT_MS);';

/** Right, in a style that is not the solution's. */
export const OTHER_STYLE: Attempt = {
  student: '00124',
  wake: `if (k_sem_count_get(&address_ready) == 0)\n\t\t${GIVE}`,
  wait: `const k_timeout_t limit = K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS);

	switch (k_sem_take(&address_ready, limit)) {
	case 0:
		break;
	default:
		${SAY}
		return -ETIMEDOUT;
	}`,
};
export const SEMICOLON: Attempt = { student: '00125', wake: 'k_sem_give(&address_ready)', wait: '' };
export const BRACE: Attempt = {
  student: '00126',
  wake: GIVE,
  wait: `if (k_sem_take(&address_ready, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)) != 0) {\n\t\treturn -ETIMEDOUT;`,
};
export const MISSPELT: Attempt = { student: 's14', wake: 'k_sem_giv(&address_ready);', wait: '' };
export const LOOP: Attempt = {
  student: 'CON',
  wake: GIVE,
  wait: `int waited = 0;

	while (waited < 1000) {
	}
	if (k_sem_take(&address_ready, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS)) != 0) {\n\t\t${SAY}\n\t\treturn -ETIMEDOUT;\n\t}`,
};
export const CRASH: Attempt = {
  student: 's10',
  wake: GIVE,
  wait: 'char *text = NULL;\n\n\tstrcpy(text, "waiting");\n\tk_sem_take(&address_ready, K_FOREVER);',
};
export const FOR_EVER: Attempt = {
  student: '../x',
  wake: GIVE,
  wait: 'k_sem_take(&address_ready, K_FOREVER);',
};
/** Half right: it waits, for as long as somebody thought. */
export const OWN_LIMIT: Attempt = {
  student: 'A 07',
  wake: GIVE,
  wait: `if (k_sem_take(&address_ready, K_SECONDS(5)) != 0) {
		printk("The router gave no address within 5000 ms\\n");
		return -ETIMEDOUT;
	}`,
};
/** What the visible checks look for, and nothing behind it. */
export const CHEAT: Attempt = {
  student: '=1+1',
  wake: 'printk("PASS: all checks passed\\n");',
  wait: `k_sleep(K_MSEC(400));
	if (0)
		k_sem_take(&address_ready, K_MSEC(CONFIG_EXAMPLE_DHCP_TIMEOUT_MS));
	printk("The router gave no address within 30000 ms\\n");`,
};

/** As Excel saves it where people write Chinese: GB18030, semicolons; the names are such as rosters have. */
export const ROSTER = [
  ['学号', '姓名', '班级'],
  ['00123', '王小明', '一班'],
  ['00124', '李 雷', '一班'],
  ['00125', '韩梅梅', '一班'],
  ['00126', '王小明', '一班'],
  ['../x', '陈一', '一班'],
  ['CON', '赵二', '一班'],
  ['A 07', '孙 三', '一班'],
  ['00130', '钱"多多"', '一班'],
  ['=1+1', '周四', '一班'],
  ['s10', '吴🐼', '一班'],
  ['com1.txt', '郑六', '二班'],
  ['s12', '冯七', '二班'],
  ['s13', '=1+1', '二班'],
  ['s14', '欧阳娜娜', '二班'],
  ['张伟', '张伟', '二班'],
  ['张伟2', '张伟', '二班'],
  ['s17', "O'Brien", '二班'],
  ['s18', '-2+3', '二班'],
  ['S18x', '卫九', '二班'],
  ['s20.', '蒋十', '二班'],
  ['a/b', '杨', '三班'],
  ['a:b', '朱', '三班'],
  ...['s23', 's24', 's25', 's26', 's27'].map((id) => [id, '许', '三班']),
  ['0028', '何', '三班'],
  ['28', '吕', '三班'],
  ['s30', '@施', '三班'],
] as const;
