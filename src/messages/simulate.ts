import type { Text } from './text.js';

export const noPlainFile = (path: string): Text => ({
  en: `${path} is no plain file, but a folder, a pipe or a device`,
  zh: `${path} 不是普通文件，而是文件夹、管道或设备`,
});
export const missingFiles = (dir: string, names: readonly string[]): Text => ({
  en: `${dir} has no ${names.join(', ')}: it is no Zephyr application`,
  zh: `${dir} 中没有 ${names.join('、')}，不是 Zephyr 应用`,
});
export const leadsOutside = (path: string): Text => ({
  en: `${path} leads out of the project, and nothing outside of it is read or written`,
  zh: `${path} 指向工程之外，而工程之外的文件不会读取，也不会写入`,
});
export const noSources = (dir: string): Text => ({
  en: `${dir} has no C files: neither in CMakeLists.txt nor in src`,
  zh: `${dir} 中没有 C 文件：CMakeLists.txt 里没有列出，src 目录里也没有`,
});

export const behindConfig = (files: readonly string[]): Text => ({
  en: `nanokit.yaml was changed, but these files are still as before: ${files.join(', ')}`,
  zh: `nanokit.yaml 改过了，但这些文件还没有更新：${files.join('、')}`,
});
export const behindConfigRemedy = (dir: string): Text => ({
  en: `Bring them up to date: npx create-nanokit-ws regen${dir}`,
  zh: `请更新它们：npx create-nanokit-ws regen${dir}`,
});

export const builtElsewhere = (reason: Text, path: string): Text => ({
  en: `Nothing can be written in the project (${reason.en}); what is built is kept in ${path}`,
  zh: `工程文件夹无法写入（${reason.zh}），编译结果改放在 ${path}`,
});
export const notPrivate: Text = {
  en: 'it belongs to another user, or others can write to it',
  zh: '它属于其他用户，或其他用户可以写入',
};
export const noBuildFolder = (own: string, reason: Text, spare: string, spareReason: Text): Text => ({
  en: `There is no folder to build in: ${own} (${reason.en}), ${spare} (${spareReason.en})`,
  zh: `没有可以用来编译的文件夹：${own}（${reason.zh}）、${spare}（${spareReason.zh}）`,
});
export const noPrivateFolder = (path: string, reason: Text): Text => ({
  en: `There is no folder to build in: ${path} (${reason.en})`,
  zh: `没有可以用来编译的文件夹：${path}（${reason.zh}）`,
});
export const noBuildFolderRemedy: Text = {
  en: 'Make the project writable, or name a folder of your own for temporary files: TMPDIR=~/tmp',
  zh: '请让工程文件夹可写，或用 TMPDIR=~/tmp 指定你自己的临时文件夹。',
};

export const building: Text = { en: 'Building the app for this PC …', zh: '正在为本机编译应用……' };
export const noCompiler: Text = {
  en: 'No C compiler found: gcc or clang is needed to build the app for this PC',
  zh: '没有找到 C 编译器：为本机编译应用需要 gcc 或 clang',
};
export const installCompiler: Readonly<Record<'linux' | 'darwin' | 'win32', Text>> = {
  linux: {
    en: 'Install it: sudo apt install gcc (Debian, Ubuntu), sudo dnf install gcc (Fedora)',
    zh: '请安装：sudo apt install gcc（Debian、Ubuntu），sudo dnf install gcc（Fedora）',
  },
  darwin: { en: 'Install it: xcode-select --install', zh: '请安装：xcode-select --install' },
  win32: {
    en: 'On Windows this works in WSL: run wsl --install, then in its window sudo apt install gcc nodejs npm',
    zh: '在 Windows 上请用 WSL：先运行 wsl --install，再在它的窗口里运行 sudo apt install gcc nodejs npm',
  },
};
export const onWindows: Text = {
  en: 'The simulation needs POSIX, which Windows does not have',
  zh: '模拟器需要 POSIX，Windows 没有',
};
export const doesNotCompile: Text = {
  en: 'The app does not compile; the compiler says why, above',
  zh: '应用编译不通过，原因见上面编译器的输出',
};
export const undefinedFunction = (name: string): Text => ({
  en: `${name} is used, but defined nowhere`,
  zh: `用到了 ${name}，但哪里都没有定义它`,
});
export const undefinedRemedy: Text = {
  en: 'Is it misspelt? Is its file missing from target_sources in CMakeLists.txt? Or it is a rarer part of Zephyr that the simulator does not have.',
  zh: '是不是写错了名字？它所在的文件是不是没有写进 CMakeLists.txt 的 target_sources？也可能是较少用到、模拟器不支持的 Zephyr 功能。',
};
export const insideSimulator = (name: string): Text => ({
  en: `${name} is the simulator's own: no board has it`,
  zh: `${name} 是模拟器内部的东西，开发板上没有`,
});
export const insideSimulatorRemedy: Text = {
  en: 'Use what Zephyr has for that, or give something of your own another name.',
  zh: '请改用 Zephyr 的接口；如果是自己写的，请换个名字。',
};
export const needsSymbol = (symbol: string): Text => ({
  en: `It is there only with ${symbol}=y: add that line to prj.conf.`,
  zh: `它只在 ${symbol}=y 时才有：请在 prj.conf 里加上这一行。`,
});
export const unsupported = (name: string): Text => ({
  en: `Zephyr has ${name}, the simulator does not: it can be tried only on the board`,
  zh: `Zephyr 有 ${name}，但模拟器不支持，只能在开发板上试`,
});
export const unsupportedRemedy: Text = {
  en: 'The code may be right. To simulate the rest of the app, leave this part out meanwhile.',
  zh: '代码本身可能没有错。想模拟应用的其余部分，可以先去掉这一段。',
};
export const otherPath = (line: number, header: string, path: string): Text => ({
  en: `SDK line ${line} has no <${header}>: there it is <${path}>`,
  zh: `SDK ${line}.x 没有 <${header}>，应写成 <${path}>`,
});
export const noMain: Text = { en: 'No source file has a main()', zh: '所有源文件里都没有 main()' };
export const noMainRemedy: Text = {
  en: 'Is its name misspelt, or its file missing from target_sources in CMakeLists.txt?',
  zh: '是不是写错了名字，或者它所在的文件没有写进 CMakeLists.txt 的 target_sources？',
};
export const noSanitizers: Text = {
  en: 'This compiler has no sanitizers: memory errors will go unnoticed',
  zh: '这个编译器没有 sanitizer：内存错误不会被发现',
};

export const stackOverflow: Text = {
  en: "A thread's stack is full (the PC's stack, which is larger than the board's)",
  zh: '线程的栈用完了（这里是本机的栈，比开发板上的大）',
};
export const stackOverflowRemedy: Text = {
  en: 'Look for a function that calls itself for ever, or a very large local array.',
  zh: '请检查有没有无限递归的函数，或者特别大的局部数组。',
};
export const crashed = (signal: string): Text => ({
  en: `The app crashed (${signal})`,
  zh: `应用崩溃了（${signal}）`,
});
export const endedFromOutside = (signal: string): Text => ({
  en: `The run was ended from outside (${signal})`,
  zh: `运行被外部终止（${signal}）`,
});
export const crashRemedy: Text = {
  en: 'Leave out --no-sanitizers to see where.',
  zh: '去掉 --no-sanitizers 就能看到出错的位置。',
};
/** @property where file:line */
export interface WaitingThread {
  readonly name: string;
  readonly call: string;
  readonly where?: string;
}
export const stuck = (threads: readonly WaitingThread[]): Text => {
  const list = (unnamed: string, at: string) =>
    threads.map(({ name, call, where }) => `${name || unnamed}: ${call}${where ? `${at}${where}` : ''}`);
  return {
    en: `The app is stuck: every thread waits for something that never comes (${list('unnamed thread', ' at ').join(', ')})`,
    zh: `应用卡住了：所有线程都在等待永远不会发生的事件（${list('未命名线程', ' 在 ').join('，')}）`,
  };
};
export const stuckRemedy: Text = {
  en: 'Wait with a timeout instead of K_FOREVER, or see to it that somebody gives what is waited for.',
  zh: '等待时请设超时，不要用 K_FOREVER；或者确保有线程或中断会释放信号量、放入消息。',
};
export const busy: Text = {
  en: 'The app has called nothing of Zephyr for 5 seconds: it is in an endless loop',
  zh: '应用已经 5 秒没有调用任何 Zephyr 接口：它陷入了死循环',
};
export const busyRemedy: Text = {
  en: 'Put a k_sleep() into the loop, or let it end. A loop that waits for a timer or for a more urgent thread ends on the board, and not here: a thread of the simulator keeps the processor until it calls Zephyr. Let it wait for a semaphore instead.',
  zh: '请在循环里加上 k_sleep()，或者让循环能够结束。如果循环是在等定时器或更高优先级的线程，在开发板上会结束，在模拟器里不会：这里的线程要调用 Zephyr 接口才会让出处理器。请改为等待信号量。',
};
export const waitsInInterrupt = (call: string): Text => ({
  en: `${call}() waits, and was called in interrupt context: from a timer's function or a key's callback`,
  zh: `${call}() 会等待，却在中断上下文中被调用：定时器或按键的回调里`,
});
/** Calls with a timeout that an interrupt may make, if it is none; nobody may lock a mutex there. */
const WITH_TIMEOUT =
  /^k_(?:sem_take|msgq_(?:put|get)|(?:fifo|lifo|queue|stack)_(?:get|pop)|event_wait(?:_all)?|(?:heap|mem_slab)_alloc|mbox_get|pipe_(?:put|get)|poll)$/;
export const interruptRemedy = (call: string): Text => {
  const inHandler = {
    en: 'ubmit a work item (k_work_submit) there, and do it in its handler.',
    zh: '提交一个工作项（k_work_submit），在它的处理函数里做这件事。',
  };
  return WITH_TIMEOUT.test(call)
    ? {
        en: `Use K_NO_WAIT in an interrupt, and look at what ${call}() returns. To wait, s${inHandler.en}`,
        zh: `中断里请用 K_NO_WAIT，并检查 ${call}() 的返回值。需要等待的话，请${inHandler.zh}`,
      }
    : { en: `S${inHandler.en}`, zh: `请在那里${inHandler.zh}` };
};
export const stopped = (call: string): Text => ({
  en: `The app stopped the board: ${call}`,
  zh: `应用让开发板停了下来：${call}`,
});
export const assertion = (detail: string): Text => ({
  en: `An assertion (__ASSERT) failed: ${detail}`,
  zh: `断言（__ASSERT）失败：${detail}`,
});
export const badFree = (twice: boolean): Text =>
  twice
    ? {
        en: 'k_free() was called for memory that is not allocated, or no longer',
        zh: 'k_free() 释放的内存没有分配过，或者已经释放过了',
      }
    : {
        en: 'k_free() was called with a pointer that k_malloc() did not return',
        zh: '传给 k_free() 的指针不是 k_malloc() 返回的',
      };
export const freeRemedy: Text = {
  en: 'Free each block once, with the very pointer that k_malloc() returned; set the pointer to NULL afterwards.',
  zh: '每块内存只释放一次，而且要用 k_malloc() 返回的那个指针；释放后把指针设为 NULL。',
};
export const workWithoutHandler: Text = {
  en: 'A work item without a handler was submitted',
  zh: '提交的工作项没有处理函数',
};
export const workRemedy: Text = {
  en: 'Call k_work_init() or k_work_init_delayable() for it first, or define it with K_WORK_DEFINE().',
  zh: '请先对它调用 k_work_init() 或 k_work_init_delayable()，或者用 K_WORK_DEFINE() 定义它。',
};
export const rebooted = (call: string): Text => ({
  en: `the app restarts with ${call}`,
  zh: `应用用 ${call} 重启`,
});
export const rebootLoop = (call: string): Text => ({
  en: `The app restarts over and over: 20 times in a row, ${call} came within 10 seconds of the start`,
  zh: `应用不停地重启：连续 20 次，都在启动后 10 秒内就调用了 ${call}`,
});
export const rebootLoopRemedy: Text = {
  en: 'Find out what makes it restart right after the start, and wait before trying again.',
  zh: '请查明为什么一启动就要重启，并在重试之前先等一段时间。',
};
export const heapExhausted = (wanted: number, free: number, size: number): Text => ({
  en: `The heap was exhausted: ${wanted} bytes were wanted, ${free} in one piece were left of ${size}`,
  zh: `堆用完了：需要 ${wanted} 字节，而 ${size} 字节的堆里最大的空闲块只剩 ${free} 字节`,
});
export const heapRemedy: Text = {
  en: 'Give back what is no longer used (k_free), or raise memory.heap_bytes in nanokit.yaml and run regen (with --heap: its number).',
  zh: '用完的内存请用 k_free() 归还；或增大 nanokit.yaml 里的 memory.heap_bytes，再运行 regen（用了 --heap 的话，增大它的值）。',
};

export const talksTo = ({ host, port }: { readonly host: string; readonly port: number }): Text => ({
  en: `The app talks to ${host}:${port}; with --serve it finds a server there.`,
  zh: `应用会连接 ${host}:${port}；加上 --serve 就有服务器应答。`,
});
export const typeToSend: Text = {
  en: 'Type a line and press Enter to send it to the app.',
  zh: '输入一行再按回车就会发给应用。',
};
export const endsRun: Text = { en: 'Ctrl-C ends the run.', zh: '按 Ctrl-C 结束。' };
export const serverWithoutTls: Text = {
  en: 'The app speaks TLS (wss), and this server does not: they will not come together',
  zh: '应用使用 TLS（wss），而这个服务器没有用，两边连不上',
};
export const serverWithoutTlsRemedy: Text = {
  en: 'Add --tls.',
  zh: '请加上 --tls。',
};
export const appWithoutTls: Text = {
  en: 'This server speaks TLS (wss), and the app does not: they will not come together',
  zh: '这个服务器使用 TLS（wss），而应用没有用，两边连不上',
};
export const appWithoutTlsRemedy: Text = {
  en: 'Leave --tls out.',
  zh: '请去掉 --tls。',
};
export const servedWithoutTls = (file: string): Text => ({
  en: `The app of this folder speaks TLS (${file}), and this server does not: they will not come together`,
  zh: `这个文件夹里的应用使用 TLS（见 ${file}），而这个服务器没有用，两边连不上`,
});
export const latePress = (press: string, seconds: string): Text => ({
  en: `--press ${press} comes to nothing: the run ends after ${seconds} s`,
  zh: `--press ${press} 不会起作用：模拟到第 ${seconds} 秒就结束了`,
});
export const latePressRemedy: Text = {
  en: 'Let the run last longer (--seconds), or press the key earlier.',
  zh: '请延长模拟时间（--seconds），或早一点按键。',
};
export const noNameToAsk = (host: string): Text => ({
  en: `--dns changes nothing about the app's server: it is an address (${host}), and no name is asked for`,
  zh: `--dns 对连接服务器没有作用：应用里写的是地址（${host}），不查询域名`,
});
export const noNameToAskRemedy: Text = {
  en: 'To try it out, set server.host to a name and run regen.',
  zh: '想试的话，请把 server.host 改成域名，再运行 regen。',
};
export const nobody: Text = {
  en: 'the app is not connected: the line was not sent',
  zh: '应用还没有连接，这一行没有发出',
};
export const ranFor = (seconds: string): Text => ({
  en: `Ran for ${seconds} s of board time.`,
  zh: `已运行 ${seconds} 秒（开发板时间）。`,
});
export const mainEnded: Text = {
  en: 'main() has returned, and nothing else is left to do.',
  zh: 'main() 已经返回，没有其他事可做。',
};
/** What the run-time has to say beside the console; `what` and `detail` as in sim/src/zephyr/sim.h. */
export const note = (what: string, detail: string): Text => {
  const [first = '', second = '', third = ''] = detail.split(' ');
  if (what === 'heap') return heapExhausted(Number(first), Number(second), Number(third));
  if (what === 'elsewhere')
    return {
      en: `the app connects to ${first}; the server of --serve stands for ${second} alone`,
      zh: `应用连接的是 ${first}，而 --serve 的服务器只代替 ${second}`,
    };
  if (what === 'socket') {
    if (first === 'AF_INET6')
      return {
        en: 'no socket for IPv6: prj.conf has no CONFIG_NET_IPV6=y',
        zh: '无法创建 IPv6 套接字：prj.conf 里没有 CONFIG_NET_IPV6=y',
      };
    const name = SOCKETS[first] ?? { en: first, zh: first };
    return {
      en: `Zephyr has ${name.en}, the simulator does not: only the board has them`,
      zh: `Zephyr 有${name.zh}，但模拟器不支持，只能在开发板上试`,
    };
  }
  if (what === 'dns')
    return {
      en: 'names cannot be resolved: prj.conf has no CONFIG_DNS_RESOLVER=y',
      zh: '无法解析域名：prj.conf 里没有 CONFIG_DNS_RESOLVER=y',
    };
  const tls = TLS_NOTES[first] ?? { en: detail, zh: detail };
  return { en: tls.en.replace('{tag}', second), zh: tls.zh.replace('{tag}', second) };
};

const SOCKETS: Readonly<Record<string, Text>> = {
  SOCK_DGRAM: { en: 'sockets for UDP', zh: ' UDP 套接字' },
};

const TLS_NOTES: Readonly<Record<string, Text>> = {
  off: {
    en: 'no TLS socket: prj.conf has no CONFIG_NET_SOCKETS_SOCKOPT_TLS=y',
    zh: '无法创建 TLS 套接字：prj.conf 里没有 CONFIG_NET_SOCKETS_SOCKOPT_TLS=y',
  },
  pem: {
    en: 'TLS: a PEM certificate needs CONFIG_MBEDTLS_PEM_CERTIFICATE_FORMAT=y in prj.conf',
    zh: 'TLS：使用 PEM 证书时，prj.conf 里要有 CONFIG_MBEDTLS_PEM_CERTIFICATE_FORMAT=y',
  },
  parse: {
    en: 'TLS: a credential is neither DER nor PEM; the length of a PEM includes the zero at its end',
    zh: 'TLS：凭据既不是 DER 也不是 PEM；PEM 的长度要把末尾的 0 算进去',
  },
  tag: {
    en: 'TLS: no credential was added under the tag {tag} (tls_credential_add)',
    zh: 'TLS：标签 {tag} 下没有添加过凭据（tls_credential_add）',
  },
  psk: {
    en: 'TLS: shared keys (PSK) are not simulated: only the board has them',
    zh: 'TLS：模拟器不支持预共享密钥（PSK），只能在开发板上试',
  },
};

export const wholeNumber = (flag: string, minimum: number, maximum: number): Text => ({
  en: `${flag} must be a whole number from ${minimum} to ${maximum}`,
  zh: `${flag} 应为 ${minimum} 到 ${maximum} 的整数`,
});
export const number = (flag: string, minimum: number, maximum: number): Text => ({
  en: `${flag} must be a number from ${minimum} to ${maximum}`,
  zh: `${flag} 应为 ${minimum} 到 ${maximum} 的数`,
});
export const wifiFault = (text: string): Text => ({
  en: `--wifi cannot be "${text}"`,
  zh: `--wifi 不能是“${text}”`,
});
export const wifiFaultForms: Text = {
  en: 'One of: wrong-password, not-found, flaky:N (N attempts fail first), drop-after:S (seconds, once), drop-every:S (after each joining)',
  zh: '可以是：wrong-password、not-found、flaky:N（先失败 N 次）、drop-after:S（S 秒后断开一次）、drop-every:S（每次连上 S 秒后断开）',
};
export const dhcpFault = (text: string): Text => ({
  en: `--dhcp cannot be "${text}"`,
  zh: `--dhcp 不能是“${text}”`,
});
export const dhcpFaultForms: Text = {
  en: 'One of: never, late:S (seconds), lost-after:S (seconds; ten seconds later there is an address again)',
  zh: '可以是：never、late:S（秒）、lost-after:S（S 秒后失去地址，再过 10 秒重新得到）',
};
export const dnsFault = (text: string): Text => ({
  en: `--dns cannot be "${text}"`,
  zh: `--dns 不能是“${text}”`,
});
export const dnsFaultForms = (most: number): Text => ({
  en: `One of: not-found (no such name), silent (no answer), either with :S for the first S seconds, refuse-first:N (1 to ${most} addresses come first at which nobody listens)`,
  zh: `可以是：not-found（没有这个名字）、silent（不应答），后面都可以加 :S（只在前 S 秒）；refuse-first:N（前 N 个地址没有服务器，N 为 1 到 ${most}）`,
});
export const sntpFault = (text: string): Text => ({
  en: `--sntp cannot be "${text}"`,
  zh: `--sntp 不能是“${text}”`,
});
export const sntpForms: Text = {
  en: 'silent (time servers do not answer), or a date from 1970 on, such as 2030-12-31',
  zh: '可以是 silent（时间服务器不应答），或 1970 年以后的日期，例如 2030-12-31',
};
export const needsServe = (flag: string): Text => ({
  en: `${flag} is about the server: it needs --serve`,
  zh: `${flag} 是给服务器的，要与 --serve 一起使用`,
});
