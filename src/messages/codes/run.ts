import type { CodeTexts } from './code-texts.js';

export const RUN_CODES: CodeTexts = {
  'serve/address': [
    { en: 'The address is none of this PC.', zh: '这不是本机的地址。' },
    { en: 'A server can listen on its own addresses alone.', zh: '服务器只能监听自己的地址。' },
    { en: 'Use one that the message names, or leave --host out.', zh: '用提示里的地址，或去掉 --host。' },
  ],
  'serve/authority': [
    { en: 'The certificate authority cannot be used.', zh: '证书颁发机构（CA）没法用。' },
    { en: 'Its files cannot be read or written, or are damaged.', zh: '它的文件读写不了，或已损坏。' },
    {
      en: 'Do as the message says; a new one needs its ca.pem on the boards.',
      zh: '按提示处理；新建后开发板要换新的 ca.pem。',
    },
  ],
  'serve/expectation': [
    { en: 'The client did not do what the scenario expects.', zh: '客户端没有按场景的期望去做。' },
    { en: 'The line says what was wanted and what came.', zh: '那一行写明了期望什么、收到什么。' },
    { en: 'Mend the app, or the scenario’s expect.', zh: '修改应用，或场景里的 expect。' },
  ],
  'serve/no-tls': [
    {
      en: 'The app of this folder speaks TLS, the server does not.',
      zh: '本文件夹的应用使用 TLS，服务器没有用。',
    },
    { en: 'serve was started without --tls.', zh: '运行 serve 时没有加 --tls。' },
    { en: 'Add --tls, unless it is meant for another app.', zh: '加上 --tls，除非是给别的应用用的。' },
  ],
  'serve/fault': [
    { en: 'There is no such fault, or its value is wrong.', zh: '没有这个故障，或它的取值不对。' },
    {
      en: 'A fault is NAME, NAME=VALUE, with @N for one message.',
      zh: '写法是“名字”或“名字=值”，加 @N 只对一条消息生效。',
    },
    { en: 'Write it as --fault delay=500@3.', zh: '写成 --fault delay=500@3。' },
  ],
  'serve/key-mode': [
    { en: 'Others on this PC can use the server’s key.', zh: '本机的其他用户可以使用服务器的密钥。' },
    { en: 'The system did not let its mode be changed.', zh: '系统不允许修改它的权限。' },
    { en: 'chmod 600, as the message says.', zh: '按提示运行 chmod 600。' },
  ],
  'serve/port-forbidden': [
    { en: 'The port is not for everybody.', zh: '这个端口不是谁都能用。' },
    { en: 'Below 1024 the system wants special rights.', zh: '1024 以下的端口要特殊权限。' },
    { en: 'Take one from 1024 on.', zh: '用 1024 及以上的端口。' },
  ],
  'serve/port-taken': [
    { en: 'Another program has the port.', zh: '端口已被别的程序占用。' },
    { en: 'Perhaps a serve in another window.', zh: '也许另一个窗口里还开着 serve。' },
    { en: 'Stop it, or take another one: --port 8081.', zh: '停掉它，或换一个：--port 8081。' },
  ],
  'serve/system': [
    { en: 'The server cannot start.', zh: '服务器启动不了。' },
    { en: 'The system says why in the message.', zh: '系统给的原因见提示。' },
    { en: 'Clear the cause.', zh: '排除原因。' },
  ],
  'serve/tls-name': [
    { en: '--tls-name is no name for a certificate.', zh: '--tls-name 不能写进证书。' },
    {
      en: 'It takes host names and addresses, and needs --tls.',
      zh: '要写主机名或地址，并且要有 --tls。',
    },
    { en: 'Write one, or leave it out.', zh: '请改正，或去掉它。' },
  ],
  'serve/unfinished': [
    { en: 'A client did not come to the end of the scenario.', zh: '有客户端没有走完场景里的步骤。' },
    { en: 'It left, or waits for something.', zh: '它断开了，或在等什么。' },
    { en: 'See its last lines above.', zh: '看上面它的最后几行。' },
  ],
  'simulate/assert': [
    { en: 'The app stopped itself.', zh: '应用自己停了下来。' },
    {
      en: 'An assertion failed, or k_panic() or a wrong k_free() ended it.',
      zh: '断言失败、调用了 k_panic()，或 k_free() 用错了。',
    },
    { en: 'Mend what the message names.', zh: '修改提示指出的地方。' },
  ],
  'simulate/build-folder': [
    {
      en: 'What is built is kept outside the project, or cannot be kept.',
      zh: '编译结果放到了工程之外，或没处放。',
    },
    { en: 'The project cannot be written.', zh: '工程文件夹不可写。' },
    { en: 'Make it writable, or set TMPDIR.', zh: '让它可写，或设置 TMPDIR。' },
  ],
  'simulate/busy': [
    { en: 'The app is in an endless loop.', zh: '应用陷入了死循环。' },
    { en: 'For 5 seconds it has called nothing of Zephyr.', zh: '它已经 5 秒没有调用 Zephyr 接口。' },
    { en: 'Put a k_sleep() into the loop, or let it end.', zh: '在循环里加 k_sleep()，或让它结束。' },
  ],
  'simulate/cmake': [
    { en: 'A part of CMakeLists.txt is left out here.', zh: 'CMakeLists.txt 有一部分被略过。' },
    {
      en: 'The simulation knows what apps commonly write there, not all of CMake.',
      zh: '模拟器只认应用常用的写法，不是全部 CMake。',
    },
    {
      en: 'Nothing if that part is for the board alone; else write it more plainly.',
      zh: '如果只和开发板有关就不用管，否则请写得简单些。',
    },
  ],
  'simulate/compile': [
    { en: 'The app does not compile.', zh: '应用编译不通过。' },
    { en: 'The compiler’s own words stand there.', zh: '那里是编译器的原话。' },
    { en: 'Mend the line that is shown.', zh: '修改指出的那一行。' },
  ],
  'simulate/compiler-warning': [
    { en: 'The compiler warns.', zh: '编译器给了警告。' },
    { en: 'The line is allowed and rarely meant.', zh: '语法没错，但多半不是本意。' },
    { en: 'Look at the line.', zh: '看看那一行。' },
  ],
  'simulate/crash': [
    { en: 'The app crashed.', zh: '应用崩溃了。' },
    {
      en: 'It used memory that is not its own, mostly by a bad pointer.',
      zh: '它用了不属于自己的内存，多半是指针错了。',
    },
    { en: 'Leave --no-sanitizers out to see where.', zh: '去掉 --no-sanitizers 就能看到位置。' },
  ],
  'simulate/dhcp': [
    { en: '--dhcp has no such value.', zh: '--dhcp 没有这个取值。' },
    { en: 'It takes never, or late:S with seconds.', zh: '可以写 never，或 late:秒数。' },
    { en: 'Write one of them.', zh: '请写其中一个。' },
  ],
  'simulate/ended': [
    { en: 'Somebody else ended the program.', zh: '程序被外部终止。' },
    { en: 'A signal came that is none of the app’s doing.', zh: '收到了与应用无关的信号。' },
    { en: 'Run it again.', zh: '再运行一次。' },
  ],
  'simulate/encoding': [
    { en: 'A source file is not saved as UTF-8.', zh: '源文件没有存成 UTF-8。' },
    { en: 'The compiler sees other characters than you.', zh: '编译器看到的字符和你看到的不一样。' },
    { en: 'Save it as UTF-8 in the editor.', zh: '在编辑器里另存为 UTF-8。' },
  ],
  'simulate/fault': [
    { en: 'A flag of the server stands without --serve.', zh: '写了服务器的选项，却没有 --serve。' },
    {
      en: '--fault, --scenario and --tls are about the server of this run.',
      zh: '--fault、--scenario、--tls 都是针对这次运行的服务器。',
    },
    { en: 'Add --serve, or leave the flag out.', zh: '加上 --serve，或去掉这个选项。' },
  ],
  'simulate/full-width': [
    { en: 'C code has Chinese punctuation or full-width characters.', zh: 'C 代码里有中文标点或全角字符。' },
    {
      en: 'Only comments and texts may have them; the compiler cannot read them elsewhere.',
      zh: '它们只能出现在注释和字符串里，在别处编译器不认识。',
    },
    { en: 'Type them again with the input method switched to English.', zh: '切换到英文输入法重新输入。' },
  ],
  'simulate/header': [
    { en: 'The header has another path in this SDK line.', zh: '这个 SDK 系列里头文件的路径不同。' },
    {
      en: 'From line 2 on, Zephyr’s headers begin with zephyr/.',
      zh: '从系列 2 起，Zephyr 头文件以 zephyr/ 开头。',
    },
    { en: 'Write it as the message says.', zh: '按提示写。' },
  ],
  'simulate/heap': [
    { en: 'An allocation from the heap failed.', zh: '从堆里分配内存失败。' },
    { en: 'The heap is used up, or in too small pieces.', zh: '堆用完了，或剩下的太零碎。' },
    {
      en: 'Raise memory.heap_bytes, or free what is no longer needed.',
      zh: '加大 memory.heap_bytes，或释放不用的内存。',
    },
  ],
  'simulate/interrupt': [
    { en: 'Something waits in an interrupt.', zh: '在中断里等待了。' },
    { en: 'A timer’s function runs there, and must not wait.', zh: '定时器的回调在中断里运行，不能等待。' },
    { en: 'Submit a work item and do it there.', zh: '提交工作项，在那里做。' },
  ],
  'simulate/inside': [
    { en: 'The app uses the inside of the simulator.', zh: '应用用到了模拟器的内部。' },
    {
      en: 'It is no part of Zephyr, so no board has it, and a run would not show what the app does.',
      zh: '它不属于 Zephyr，开发板上没有；运行时显示的也不再是应用真正做的事。',
    },
    { en: 'Use what Zephyr has for that.', zh: '请改用 Zephyr 的接口。' },
  ],
  'simulate/link': [
    { en: 'The app does not link.', zh: '应用链接不上。' },
    { en: 'A function or main() is used and defined nowhere.', zh: '用到的函数或 main() 没有定义。' },
    { en: 'Look at target_sources in CMakeLists.txt.', zh: '检查 CMakeLists.txt 里的 target_sources。' },
  ],
  'simulate/memory': [
    { en: 'The app does what C does not allow.', zh: '应用做了 C 语言不允许的事。' },
    {
      en: 'It reads or writes what is not its own, or computes without a defined result.',
      zh: '它读写了不属于它的内存，或运算没有确定的结果。',
    },
    {
      en: 'Mend the line; on the board it goes unnoticed at first.',
      zh: '修改那一行；在开发板上一开始看不出来。',
    },
  ],
  'simulate/no-compiler': [
    { en: 'There is no C compiler.', zh: '没有 C 编译器。' },
    { en: 'The app is compiled for this PC.', zh: '要为本机编译应用。' },
    { en: 'Install gcc or clang, as the message says.', zh: '按提示安装 gcc 或 clang。' },
  ],
  'simulate/no-file': [
    { en: 'A file of the app is not there.', zh: '应用缺少文件。' },
    {
      en: 'A Zephyr app has prj.conf and CMakeLists.txt.',
      zh: 'Zephyr 应用要有 prj.conf 和 CMakeLists.txt。',
    },
    { en: 'Go into the app, or restore the file.', zh: '进入应用文件夹，或恢复文件。' },
  ],
  'simulate/no-sanitizers': [
    { en: 'Memory errors go unnoticed.', zh: '内存错误不会被发现。' },
    { en: 'This compiler has no sanitizers.', zh: '这个编译器没有 sanitizer。' },
    { en: 'Install gcc or clang with them, if you can.', zh: '可以的话安装带 sanitizer 的 gcc 或 clang。' },
  ],
  'simulate/no-source': [
    { en: 'A source file is not there.', zh: '缺少源文件。' },
    {
      en: 'CMakeLists.txt names one that was renamed or deleted.',
      zh: 'CMakeLists.txt 里的文件改名或删除了。',
    },
    { en: 'Correct target_sources.', zh: '改正 target_sources。' },
  ],
  'simulate/no-tls': [
    {
      en: 'The app speaks TLS, the server of --serve does not.',
      zh: '应用使用 TLS，--serve 的服务器没有用。',
    },
    { en: '--serve was given without --tls.', zh: '用了 --serve，但没有加 --tls。' },
    { en: 'Add --tls, unless you want to see it fail.', zh: '加上 --tls，除非就是想看它失败。' },
  ],
  'simulate/plain-app': [
    {
      en: 'The server of --serve speaks TLS, the app does not.',
      zh: '--serve 的服务器使用 TLS，应用没有用。',
    },
    { en: 'The app has no CONFIG_NET_SOCKETS_SOCKOPT_TLS.', zh: '应用没有 CONFIG_NET_SOCKETS_SOCKOPT_TLS。' },
    { en: 'Leave --tls out, or give the app TLS.', zh: '去掉 --tls，或让应用使用 TLS。' },
  ],
  'simulate/late-press': [
    { en: 'A key is to be pressed after the end of the run.', zh: '按键的时刻在模拟结束之后。' },
    { en: 'The run does not last as long: --seconds ends it.', zh: '到 --seconds 的时间，模拟就结束了。' },
    { en: 'Give --seconds more, or press earlier.', zh: '加大 --seconds，或早一点按键。' },
  ],
  'simulate/no-name': [
    { en: '--dns has no effect on the way to the server.', zh: '--dns 对连接服务器没有作用。' },
    { en: 'The app has the address of its server, and no name.', zh: '应用里写的是服务器的地址，不是域名。' },
    { en: 'Set server.host to a name to try it out.', zh: '想试的话，把 server.host 改成域名。' },
  ],
  'simulate/other-ca': [
    { en: 'The app does not trust the server of --serve.', zh: '应用不信任 --serve 的服务器。' },
    {
      en: 'It has another CA certificate: that of your own server.',
      zh: '它带的是另一份 CA 证书：你自己的服务器的。',
    },
    {
      en: 'configure --tls-ca .nanokit/local/tls/ca.pem, and undo afterwards.',
      zh: '先 configure --tls-ca .nanokit/local/tls/ca.pem，之后用 undo 改回来。',
    },
  ],
  'simulate/outside': [
    { en: 'A file leads out of the project.', zh: '有文件指到了工程外面。' },
    { en: 'Nothing outside the project is read or written.', zh: '工程之外的东西既不读也不写。' },
    { en: 'Put it into the project.', zh: '把它放进工程。' },
  ],
  'simulate/stack-overflow': [
    { en: 'A thread’s stack is full.', zh: '线程的栈用完了。' },
    {
      en: 'A function calls itself for ever, or has a very large array.',
      zh: '函数无限递归，或局部数组太大。',
    },
    { en: 'Make the array static, or end the recursion.', zh: '把数组改成 static，或结束递归。' },
  ],
  'simulate/stuck': [
    { en: 'Every thread waits for ever.', zh: '所有线程都在永远等待。' },
    { en: 'What they wait for is given by nobody.', zh: '没有谁会给出它们等的东西。' },
    {
      en: 'Wait with a timeout, or give what is waited for.',
      zh: '等待时设超时，或让别的线程、中断去唤醒它。',
    },
  ],
  'simulate/unlisted': [
    { en: 'C files that CMakeLists.txt does not name.', zh: '有 C 文件没有写进 CMakeLists.txt。' },
    { en: 'What target_sources does not list is not built.', zh: 'target_sources 没列出的不会编译。' },
    { en: 'Add them there if they belong to the app.', zh: '属于应用的话请加上。' },
  ],
  'simulate/unsupported': [
    { en: 'Zephyr has this, the simulator does not.', zh: '这个 Zephyr 有，模拟器没有。' },
    { en: 'Only what Wi-Fi apps commonly use is simulated.', zh: '只模拟 Wi-Fi 应用常用的部分。' },
    { en: 'Try it on the board; leave it out here meanwhile.', zh: '在开发板上试；这里先去掉。' },
  ],
  'simulate/wifi': [
    { en: '--wifi has no such value.', zh: '--wifi 没有这个取值。' },
    {
      en: 'It takes wrong-password, not-found, flaky:N or drop-after:S.',
      zh: '可以写 wrong-password、not-found、flaky:N 或 drop-after:S。',
    },
    { en: 'Write one of them.', zh: '请写其中一个。' },
  ],
  'simulate/press': [
    { en: 'The key cannot be pressed.', zh: '无法按下这个按键。' },
    { en: 'The form is wrong, or the board has no such key.', zh: '写法不对，或开发板没有这个按键。' },
    {
      en: 'Write --press sw0@5, with a key that the message names.',
      zh: '请写 --press sw0@5，按键名见提示。',
    },
  ],
  'simulate/dns': [
    { en: '--dns has no such fault.', zh: '--dns 没有这种故障。' },
    { en: 'It decides how names are answered in a simulation.', zh: '它决定模拟中域名如何应答。' },
    {
      en: 'Write not-found, silent, either with :S, or refuse-first:N.',
      zh: '请写 not-found、silent（可加 :S）或 refuse-first:N。',
    },
  ],
  'simulate/sntp': [
    { en: '--sntp is neither silent nor a date.', zh: '--sntp 既不是 silent，也不是日期。' },
    { en: 'It says which day the board is told.', zh: '它决定开发板得到的日期。' },
    { en: 'Write silent or a date such as 2030-01-31.', zh: '请写 silent，或 2030-01-31 这样的日期。' },
  ],
  'simulate/alias': [
    {
      en: 'The app uses a devicetree alias that the board does not have.',
      zh: '应用用到的设备树别名，这款开发板没有。',
    },
    { en: 'On the board the build would stop as well.', zh: '在真正的编译中也会中止。' },
    {
      en: 'Correct the name, or check for it with DT_NODE_HAS_STATUS.',
      zh: '改正名字，或用 DT_NODE_HAS_STATUS 判断。',
    },
  ],
  'simulate/reboot-loop': [
    { en: 'The app restarts the board again and again.', zh: '应用反复重启开发板。' },
    { en: 'It comes to sys_reboot() soon after each start.', zh: '每次启动后很快又执行到 sys_reboot()。' },
    { en: 'See what is logged before the first restart.', zh: '看第一次重启之前的日志。' },
  ],
};
