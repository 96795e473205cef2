import type { Text } from './text.js';

export const help = {
  tagline: {
    en: 'Writes a Zephyr application for the CSK6-NanoKit board that joins Wi-Fi and talks to a WebSocket server.',
    zh: '为 CSK6-NanoKit 开发板生成 Zephyr 应用：连上 Wi-Fi，与 WebSocket 服务器通信。',
  },
  usage: { en: 'Usage: ', zh: '用法：' },
  commands: { en: 'Commands:', zh: '命令：' },
  flags: { en: 'Flags:', zh: '参数：' },
  createCommand: {
    en: 'writes a new project into DIR (asks for what is missing)',
    zh: '在 DIR 中生成新工程（缺什么问什么）',
  },
  regenCommand: {
    en: 'brings a project up to date after a change of nanokit.yaml',
    zh: '改了 nanokit.yaml 之后更新工程',
  },
  configureCommand: {
    en: 'asks for new values over the present ones, and brings the project up to date',
    zh: '在现有取值上重新提问，并更新工程',
  },
  adoptCommand: {
    en: 'takes what you changed in prj.conf over into nanokit.yaml',
    zh: '把你在 prj.conf 里的改动写回 nanokit.yaml',
  },
  undoCommand: {
    en: 'takes back what was last written to a project',
    zh: '撤销对工程的最近一次写入',
  },
  memoryCommand: {
    en: 'how much RAM the app will take, and what takes it, before any build',
    zh: '编译之前就算出应用占多少内存、都用在哪里',
  },
  checkCommand: {
    en: 'finds mistakes in prj.conf and other Kconfig fragments of any Zephyr app, without an SDK',
    zh: '检查 prj.conf 等 Kconfig 片段里的错误，任何 Zephyr 应用都行，不需要 SDK',
  },
  explainCommand: {
    en: 'says what a Kconfig symbol, a key of nanokit.yaml, a diagnostic code or a log message means',
    zh: '解释一个 Kconfig 符号、nanokit.yaml 的键、诊断代码或日志消息',
  },
  simulateCommand: {
    en: 'builds the app for this PC and runs it, without a board',
    zh: '为本机编译应用并运行，不需要开发板',
  },
  serveCommand: {
    en: 'a WebSocket server for a board or a simulation to talk to',
    zh: '启动 WebSocket 服务器，供开发板或模拟器连接',
  },
  classCommand: {
    en: 'exercises for a class: hands them out, checks and grades them (see class --help)',
    zh: '课堂练习：发放、检查、评分（见 class --help）',
  },
  folderNote: {
    en: 'For a folder named like a command, write ./regen.',
    zh: '文件夹与命令同名时写成 ./regen。',
  },
  defaultIs: { en: 'default: ', zh: '默认：' },
  exits: {
    en: 'Exit codes: 0 done, 1 regen, configure or adopt left a conflict, regen --check found a file that is out of date, undo found your own changes or nothing to take back, check found something, memory is over the budget, or the simulated app failed or did not meet a scenario, 2 bad input, 3 no compiler or port taken, 130 stopped with Ctrl-C (serve: 0)',
    zh: '退出码：0 完成；1 regen、configure 或 adopt 有冲突未决，regen --check 发现文件过期，undo 遇到你的改动或没有可撤销的写入，check 发现了问题，memory 超出预算，模拟的应用出错、场景的期望没有达到；2 输入有误；3 没有编译器或端口被占用；130 用 Ctrl-C 中止（serve 为 0）',
  },
} as const satisfies Record<string, Text>;

/** By the flag's name; flags that stand for a key of the config have the schema's texts. */
export const flagTexts: Readonly<Record<string, Text>> = {
  '--preset': { en: 'named set of defaults', zh: '一组预设的默认值' },
  '--config': {
    en: 'YAML file to start from; becomes nanokit.yaml',
    zh: '以此 YAML 文件为起点，它会成为 nanokit.yaml',
  },
  '--set': { en: 'any key of nanokit.yaml; may be repeated', zh: '设置 nanokit.yaml 的任意键，可重复' },
  '--password-stdin': { en: 'reads the Wi-Fi password from standard input', zh: '从标准输入读取 Wi-Fi 密码' },
  '--yes': {
    en: 'asks nothing: takes defaults, or writes what it shows',
    zh: '不提问：采用默认值，或直接写入',
  },
  '--dry-run': {
    en: 'says what would be written and writes nothing',
    zh: '只列出将要写入的文件，不真正写入',
  },
  '--on-conflict': {
    en: 'what both you and nanokit.yaml changed: ask, keep, ours, markers or abort; in one file: FILE=CHOICE; may be repeated [default: ask in a terminal, else abort]',
    zh: '你和 nanokit.yaml 都改过的地方怎么办：ask、keep、ours、markers 或 abort；只针对一个文件：文件=选择；可重复 [默认：有终端时 ask，否则 abort]',
  },
  '--check': {
    en: 'writes nothing, and exits with 1 if regen would write or ask; changes of yours that it keeps are no reason (for CI)',
    zh: '什么都不写；regen 只要有东西要写或要问，就以 1 退出；你的改动（regen 会保留的）不计在内（用于 CI）',
  },
  '--diff': {
    en: 'writes nothing, and shows every change as a unified diff',
    zh: '什么都不写，以 unified diff 显示全部改动',
  },
  '--rebase': {
    en: 'takes the files as they are: writes only the record .nanokit/base.json anew',
    zh: '文件保持原样，只重写记录 .nanokit/base.json',
  },
  '--json': { en: 'one JSON document on standard output', zh: '在标准输出上给出一个 JSON 文档' },
  '--budget': {
    en: 'most static RAM to allow, such as 96K; exit code 1 above it [default: the SRAM of the board]',
    zh: '允许的静态内存上限，例如 96K，超出则退出码为 1 [默认：开发板的 SRAM]',
  },
  '--compare': {
    en: 'a preset, a nanokit.yaml or a prj.conf to compare with',
    zh: '与之比较的预设、nanokit.yaml 或 prj.conf',
  },
  '--why': { en: 'shows the arithmetic', zh: '显示计算过程' },
  '--fragment': {
    en: 'a further Kconfig fragment of the project that the build is given; may be repeated',
    zh: '编译时另外用到的、工程内的 Kconfig 片段，可重复',
  },
  '--board': {
    en: 'the board, whose boards/NAME.conf is read as well; default from nanokit.yaml',
    zh: '开发板名，会一并读取 boards/NAME.conf；默认取自 nanokit.yaml',
  },
  '--sdk': {
    en: 'the SDK line: 0, 1 or 2; default from nanokit.yaml, else 1',
    zh: 'SDK 系列：0、1 或 2；默认取自 nanokit.yaml，没有则为 1',
  },
  '--strict': { en: 'notes count as well: exit code 1', zh: '说明也算问题：退出码为 1' },
  '--fix': {
    en: 'applies the remedies that are certain, and shows what they change',
    zh: '自动改好有把握的问题，并列出改动',
  },
  '--from': {
    en: 'takes the values saved in a .config, such as build/zephyr/.config after menuconfig, and not those of prj.conf',
    zh: '不看 prj.conf，而是采用 .config 里保存的值，例如 menuconfig 之后的 build/zephyr/.config',
  },
  '--build': {
    en: 'also has lisa or west configure the app, and tells what Kconfig says there (needs an SDK)',
    zh: '再让 lisa 或 west 实际配置一遍，并解释 Kconfig 的提示（需要 SDK）',
  },
  '--format': {
    en: 'text for people, json, or github for annotations in a workflow [default: text]',
    zh: 'text 给人看，json 给程序，github 在工作流里生成批注 [默认：text]',
  },
  '--seconds': {
    en: 'ends the run after so many seconds of board time; else it runs until Ctrl-C',
    zh: '运行这么多秒（开发板时间）后结束；不写则运行到按下 Ctrl-C',
  },
  '--speed': {
    en: 'board time passes up to so many times as fast as real time [default: 1]',
    zh: '开发板时间最快是真实时间的多少倍 [默认：1]',
  },
  '--seed': {
    en: 'start of the random numbers: the same seed, the same run [default: 1]',
    zh: '随机数的种子：种子相同，运行结果就相同 [默认：1]',
  },
  '--serve': {
    en: 'runs the WebSocket server as well, at the address that the app is set to; lines typed in a terminal are sent',
    zh: '同时运行 WebSocket 服务器，地址就是应用里设置的地址；在终端里输入的行会发给应用',
  },
  '--fault': {
    en: 'something the server does wrong, such as delay=500, drop@3, close=1001; may be repeated',
    zh: '让服务器出错，例如 delay=500、drop@3、close=1001，可重复',
  },
  '--scenario': {
    en: 'what the server does with each connection, step by step, and what it expects (YAML, see docs/scenarios.md in the package)',
    zh: '服务器对每个连接逐步做什么、期望什么（YAML，写法见软件包里的 docs/scenarios.zh-CN.md）',
  },
  '--tls': {
    en: 'wss: the server has a certificate, by an authority that is made here; says which file the board needs',
    zh: 'wss：服务器使用证书，由本地生成的 CA 签发，并说明开发板需要哪个文件',
  },
  '--tls-name': {
    en: 'a further host name or address for the certificate; may be repeated',
    zh: '证书另外适用的主机名或地址，可重复',
  },
  '--wifi': {
    en: 'wrong-password, not-found, flaky:N (attempts that fail), drop-after:S or drop-every:S (seconds)',
    zh: 'wrong-password、not-found、flaky:N（失败次数）、drop-after:S 或 drop-every:S（秒）',
  },
  '--dhcp': { en: 'never, late:S or lost-after:S (seconds)', zh: 'never、late:S 或 lost-after:S（秒）' },
  '--heap': {
    en: 'size of the heap instead of CONFIG_HEAP_MEM_POOL_SIZE',
    zh: '代替 CONFIG_HEAP_MEM_POOL_SIZE 的堆大小',
  },
  '--trace': {
    en: 'shows the calls of Zephyr and Wi-Fi interfaces',
    zh: '显示对 Zephyr 和 Wi-Fi 接口的调用',
  },
  '--no-sanitizers': {
    en: 'without checks of memory and arithmetic',
    zh: '不检查内存和运算错误',
  },
  '--host': {
    en: 'address to listen on [default: 0.0.0.0, all of this PC]',
    zh: '监听的地址 [默认：0.0.0.0，即本机所有地址]',
  },
  '--port': {
    en: 'TCP port to listen on; 0 takes a free one [default: 8080]',
    zh: '监听的 TCP 端口，0 表示任选一个空闲端口 [默认：8080]',
  },
  '--max-message': {
    en: 'largest message in bytes [default: 1048576]',
    zh: '消息的最大字节数 [默认：1048576]',
  },
  '--max-connections': { en: 'clients at a time [default: 2000]', zh: '同时连接的客户端数 [默认：2000]' },
  '--max-rate': {
    en: 'messages a second and client; more have to wait [default: 100000]',
    zh: '每个客户端每秒的消息数，超出的要等待 [默认：100000]',
  },
  '--dns': {
    en: 'not-found[:S], silent[:S] (seconds) or refuse-first:N (addresses)',
    zh: 'not-found[:S]、silent[:S]（秒数）或 refuse-first:N（地址个数）',
  },
  '--sntp': {
    en: 'the date that time servers tell, such as 2030-12-31, or silent [default: the end of today]',
    zh: '时间服务器给出的日期，例如 2030-12-31；silent 表示不应答 [默认：今天结束时]',
  },
  '--press': {
    en: 'presses a key of the board, such as sw0@5 (after 5 seconds) or sw0@5:2 (for 2 seconds); may be repeated; in a terminal: !press sw0',
    zh: '按下开发板上的按键，例如 sw0@5（第 5 秒按下）、sw0@5:2（按住 2 秒），可重复；在终端里输入 !press sw0',
  },
  '--lang': {
    en: "the tool's own language; default from the environment",
    zh: '本工具自身的语言，默认取自环境',
  },
  '--no-color': { en: 'no colours', zh: '不用颜色' },
  '--help': { en: 'this text', zh: '显示本帮助' },
  '--version': { en: 'the version', zh: '显示版本' },
};

/** What flags mean for `class` that mean something else elsewhere. */
/** Flags of `configure` that do something else elsewhere. */
export const configureTexts: Readonly<Record<string, Text>> = {
  '--preset': {
    en: 'sets the keys in which presets differ, as this one has them',
    zh: '按该预设设置各预设取值不同的键',
  },
  '--yes': {
    en: 'asks nothing: what no flag says stays as it is',
    zh: '不提问，未指定的保持现值',
  },
};

/** `--json` of the commands that tell things as they happen. */
export const jsonLines: Text = {
  en: 'JSON Lines on standard output: one document for each thing that happens',
  zh: '在标准输出上给出 JSON Lines：每件事一个文档',
};
