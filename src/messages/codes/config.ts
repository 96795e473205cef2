import type { CodeTexts } from './code-texts.js';

export const CONFIG_CODES: CodeTexts = {
  'config/choice': [
    { en: 'The value is none of those that the key takes.', zh: '取值不在这个键允许的范围里。' },
    {
      en: 'Only the listed ones have a meaning for the board or the SDK.',
      zh: '只有列出的值对开发板或 SDK 有意义。',
    },
    { en: 'Write one of them.', zh: '请从列出的值里选一个。' },
  ],
  'config/control-character': [
    { en: 'The text contains a control character.', zh: '文本里有控制字符。' },
    { en: 'Kconfig cannot carry line breaks, tabs and the like.', zh: 'Kconfig 写不了换行、制表符之类。' },
    { en: 'Remove it.', zh: '把它去掉。' },
  ],
  'config/controlled-symbol': [
    {
      en: 'A symbol stands under kconfig: that is set in another way.',
      zh: 'kconfig: 下写了由别处设置的符号。',
    },
    {
      en: 'A key, the app itself or credentials.conf sets it, and two places would contradict each other.',
      zh: '它由某个键、应用自身或 credentials.conf 设置，两处会互相矛盾。',
    },
    { en: 'Use the key that the message names, or remove the line.', zh: '改用提示里的键，或删掉这一行。' },
  ],
  'config/header': [
    { en: 'A header under server.headers cannot be sent.', zh: 'server.headers 下有不能发送的请求头。' },
    {
      en: 'The handshake sets some by itself, names are letters and few signs, and none may come twice.',
      zh: '有些请求头由握手自己设置；名称能用的字符不多；同一个请求头也不能出现两次。',
    },
    { en: 'Remove it, or use the key that the message names.', zh: '删掉它，或改用提示里的键。' },
  ],
  'config/header-secret': [
    {
      en: 'A header with a password or token stands in nanokit.yaml.',
      zh: 'nanokit.yaml 里写了带密码或令牌的请求头。',
    },
    {
      en: 'nanokit.yaml and prj.conf are committed to git, where everybody can read them.',
      zh: 'nanokit.yaml 和 prj.conf 会进 git，谁都能看到。',
    },
    {
      en: 'Leave it empty there; credentials.conf takes CONFIG_EXAMPLE_SERVER_HEADER_N="Name: value".',
      zh: '值留空，在 credentials.conf 里写 CONFIG_EXAMPLE_SERVER_HEADER_N="Name: value"。',
    },
  ],
  'config/ipv6-needed': [
    {
      en: 'network.ipv6 is false, and the server has an IPv6 address.',
      zh: 'network.ipv6 为 false，而服务器是 IPv6 地址。',
    },
    {
      en: 'Without IPv6 the board could not connect, so it is turned on.',
      zh: '没有 IPv6 就连不上，所以还是会打开。',
    },
    {
      en: 'Write network.ipv6: true, or an IPv4 address.',
      zh: '请写 network.ipv6: true，或改用 IPv4 地址。',
    },
  ],
  'config/mdns-name': [
    { en: 'The name of the server ends in .local.', zh: '服务器的名字以 .local 结尾。' },
    {
      en: 'Such names are announced by mDNS in the own network; the app asks DNS alone.',
      zh: '这种名字由局域网里的 mDNS 公布，而应用只问 DNS。',
    },
    {
      en: 'Use an address, or a name that the router’s DNS knows.',
      zh: '请写地址，或路由器的 DNS 认识的名字。',
    },
  ],
  'config/reconnect-delays': [
    {
      en: 'The first reconnect delay is longer than the longest one.',
      zh: '首次重连间隔比最长重连间隔还长。',
    },
    {
      en: 'The app never waits longer than max_delay_ms, so first_delay_ms has no effect.',
      zh: '应用等待的时间以 max_delay_ms 为限，first_delay_ms 因此不起作用。',
    },
    {
      en: 'Lower server.reconnect.first_delay_ms, or raise server.reconnect.max_delay_ms.',
      zh: '减小 server.reconnect.first_delay_ms，或加大 server.reconnect.max_delay_ms。',
    },
  ],
  'config/dead-host': [
    { en: 'No server can be at this address.', zh: '这个地址上不可能有服务器。' },
    {
      en: 'Loopback is the board itself; multicast, broadcast and 0.0.0.0 are nobody.',
      zh: '回环地址就是开发板自己；组播、广播和 0.0.0.0 不是任何人的地址。',
    },
    {
      en: 'Use the PC’s address in the board’s network; serve prints it.',
      zh: '请写电脑在开发板所连网络里的地址，serve 会打印出来。',
    },
  ],
  'config/empty': [
    { en: 'The text is empty.', zh: '文本是空的。' },
    { en: 'The app cannot do without it.', zh: '应用不能没有它。' },
    { en: 'Write a value, or delete the line for the default.', zh: '写上值，或删掉这一行用默认值。' },
  ],
  'config/format': [
    { en: 'The text has not the form that is wanted.', zh: '文本的格式不对。' },
    {
      en: 'A host, a path or a version has to be written so that C, Kconfig and the server understand it.',
      zh: '主机、路径、版本等，要写成 C、Kconfig 和服务器都认得的样子。',
    },
    { en: 'Write it as the message says.', zh: '按提示的格式写。' },
  ],
  'config/heap-small': [
    { en: 'The heap is small for what the app sends.', zh: '堆对应用要发的消息来说偏小。' },
    {
      en: 'The driver and a copy of the largest frame both come from it.',
      zh: '驱动和最大一帧的副本都从堆里拿。',
    },
    { en: 'Raise memory.heap_bytes.', zh: '加大 memory.heap_bytes。' },
  ],
  'config/missing-key': [
    { en: 'A key that has no default is missing.', zh: '少了一个没有默认值的键。' },
    { en: 'Nobody can guess it for you.', zh: '它的值没法替你猜。' },
    { en: 'Write it.', zh: '请写上。' },
  ],
  'config/no-file': [
    { en: 'There is no such config file.', zh: '没有这个配置文件。' },
    { en: 'The name is misspelt, or it is in another folder.', zh: '名字写错了，或者它在别的文件夹里。' },
    { en: 'Name a file that is there.', zh: '请写存在的文件。' },
  ],
  'config/no-wifi': [
    { en: 'The board has no Wi-Fi.', zh: '这块开发板没有 Wi-Fi。' },
    { en: 'The app connects by Wi-Fi alone.', zh: '应用只能靠 Wi-Fi 联网。' },
    { en: 'Choose the board that the message names.', zh: '请改用提示里的开发板。' },
  ],
  'config/not-editable': [
    { en: 'The file cannot become a project’s nanokit.yaml.', zh: '这个文件不能直接当工程的 nanokit.yaml。' },
    {
      en: 'Its anchors tie values together that have to differ.',
      zh: '它的锚点让本该不同的值变成了同一个。',
    },
    { en: 'Write the values out.', zh: '把值直接写出来。' },
  ],
  'config/not-unicode': [
    { en: 'The text contains half a character.', zh: '文本里有半个字符。' },
    { en: 'A lone surrogate has no UTF-8 form.', zh: '单个代理项（surrogate）没有 UTF-8 编码。' },
    { en: 'Type the text again.', zh: '请重新输入这段文本。' },
  ],
  'config/not-utf8': [
    { en: 'The file is not UTF-8.', zh: '文件不是 UTF-8 编码。' },
    {
      en: 'It was saved in another encoding, such as GBK, or is no text.',
      zh: '它用别的编码（如 GBK）保存，或者根本不是文本。',
    },
    { en: 'Save it as UTF-8.', zh: '另存为 UTF-8。' },
  ],
  'config/password': [
    { en: 'The Wi-Fi password is none that WPA2 allows.', zh: 'Wi-Fi 密码不符合 WPA2 的规定。' },
    {
      en: 'It has 8 to 63 ASCII characters, or 64 hex digits.',
      zh: '应为 8 到 63 个 ASCII 字符，或 64 位十六进制数。',
    },
    { en: 'Use that of the access point, exactly as it is there.', zh: '照路由器上的密码原样写。' },
  ],
  'config/password-in-config': [
    { en: 'The Wi-Fi password is in nanokit.yaml.', zh: 'Wi-Fi 密码写在了 nanokit.yaml 里。' },
    {
      en: 'That file is committed to git, and everybody can read it there.',
      zh: '这个文件要提交到 git，谁都看得到。',
    },
    { en: 'Move it to credentials.conf.', zh: '把它移到 credentials.conf。' },
  ],
  'config/payload-too-long': [
    { en: 'The message is longer than the app’s buffer.', zh: '消息比应用的缓冲区还长。' },
    { en: 'The echo of it has to fit there.', zh: '回显的消息要放得进去。' },
    {
      en: 'Shorten app.payload, or raise app.receive_buffer_bytes.',
      zh: '缩短 app.payload，或加大 app.receive_buffer_bytes。',
    },
  ],
  'config/range': [
    { en: 'The number is outside its range.', zh: '数值超出范围。' },
    { en: 'Beyond it the firmware would not build or not work.', zh: '超出后固件编译不过或不能正常工作。' },
    { en: 'Write a number within it.', zh: '改成范围内的数。' },
  ],
  'config/scenario': [
    { en: 'A step of the scenario cannot be played.', zh: '场景里有一步没法执行。' },
    {
      en: 'It contradicts the WebSocket protocol or another part of itself.',
      zh: '它不符合 WebSocket 协议，或自相矛盾。',
    },
    { en: 'Change it as the message says.', zh: '按提示修改。' },
  ],
  'config/symbol-name': [
    { en: 'That is no name of a Kconfig symbol.', zh: '这不是 Kconfig 符号的名字。' },
    {
      en: 'Names have capital letters, digits and _, here without CONFIG_.',
      zh: '名字由大写字母、数字和 _ 组成，这里不写 CONFIG_。',
    },
    { en: 'Write it so, as in NET_MAX_CONN.', zh: '照这样写，例如 NET_MAX_CONN。' },
  ],
  'config/tls-heap-small': [
    { en: 'The heap of mbedTLS may be too small.', zh: 'mbedTLS 的堆可能不够。' },
    {
      en: 'A handshake needs room for two records and for its own calculations.',
      zh: '一次握手要放得下两条记录和计算用的数据。',
    },
    { en: 'Raise memory.tls_heap_bytes to what it says.', zh: '把 memory.tls_heap_bytes 加大到所给的数。' },
  ],
  'config/tls-test-random': [
    { en: 'TLS makes its keys of random numbers for tests.', zh: 'TLS 用测试用的随机数生成密钥。' },
    { en: 'They can be guessed, so TLS protects nothing.', zh: '这种随机数能猜到，TLS 形同虚设。' },
    {
      en: 'Set network.test_random_generator to false.',
      zh: '把 network.test_random_generator 设为 false。',
    },
  ],
  'config/too-large': [
    { en: 'The config file is too large.', zh: '配置文件太大。' },
    {
      en: 'No config is nearly that long: it is another file.',
      zh: '正常的配置远没有这么长，多半选错了文件。',
    },
    { en: 'Name the right file.', zh: '请写正确的文件。' },
  ],
  'config/too-long': [
    { en: 'The text is too long.', zh: '文本太长。' },
    { en: 'The firmware has a fixed room for it.', zh: '固件给它留的空间是固定的。' },
    { en: 'Shorten it.', zh: '请缩短。' },
  ],
  'config/too-many-bytes': [
    { en: 'The text has too many bytes.', zh: '文本的字节数太多。' },
    {
      en: 'The limit counts UTF-8 bytes; a Chinese character has three.',
      zh: '限制按 UTF-8 字节算，一个汉字占三个。',
    },
    { en: 'Shorten it.', zh: '请缩短。' },
  ],
  'config/trigraph': [
    { en: 'The text has a trigraph, such as ??/.', zh: '文本里有三字符组，如 ??/。' },
    { en: 'C compilers may turn it into another character.', zh: 'C 编译器可能把它变成别的字符。' },
    { en: 'Separate the question marks.', zh: '把两个问号隔开。' },
  ],
  'config/type': [
    { en: 'The value is of another kind than the key takes.', zh: '取值的类型不对。' },
    {
      en: 'A number, a text, true or false are different things in YAML.',
      zh: '在 YAML 里，数字、文本、true/false 是不同的类型。',
    },
    { en: 'Write it as the message says; quotes make a text of anything.', zh: '按提示写；加引号就是文本。' },
  ],
  'config/unknown-key': [
    { en: 'There is no such key.', zh: '没有这个键。' },
    {
      en: 'Mostly a slip of the fingers, or it stands in the wrong group.',
      zh: '多半是打错字，或写在了错的分组下。',
    },
    { en: 'Use the nearest one, which the message names.', zh: '改用提示里最接近的那个。' },
  ],
  'config/unreadable': [
    { en: 'The config file cannot be read.', zh: '配置文件读不了。' },
    { en: 'The system refuses it: rights, or it is a folder.', zh: '系统不允许：权限不够，或它是个文件夹。' },
    { en: 'Clear the cause that the message names.', zh: '排除提示里的原因。' },
  ],
  'config/yaml-alias': [
    { en: 'A value that begins with * is taken for an alias.', zh: '以 * 开头的值被当成了别名。' },
    { en: 'YAML gives that sign a meaning.', zh: '这个符号在 YAML 里有特殊含义。' },
    { en: 'Put quotes around it.', zh: '加上引号。' },
  ],
  'config/yaml-aliases': [
    { en: 'The aliases of the file expand too far.', zh: '文件里的别名展开得太多。' },
    { en: 'A few lines could fill the memory in this way.', zh: '几行就可能撑满内存。' },
    { en: 'Write the values out.', zh: '把值直接写出来。' },
  ],
  'config/yaml-documents': [
    { en: 'The file has several YAML documents.', zh: '文件里有多个 YAML 文档。' },
    { en: 'A line --- begins another one.', zh: '一行 --- 会另起一个文档。' },
    { en: 'Delete that line.', zh: '删掉那一行。' },
  ],
  'config/yaml-duplicate-key': [
    { en: 'A key stands twice.', zh: '同一个键写了两次。' },
    { en: 'Only one of its values could count.', zh: '只能有一个值算数。' },
    { en: 'Delete one.', zh: '删掉一个。' },
  ],
  'config/yaml-not-mapping': [
    { en: 'The file is no list of keys with values.', zh: '文件里不是一行行的键和值。' },
    { en: 'nanokit.yaml consists of lines such as sdk: 1.', zh: 'nanokit.yaml 由 sdk: 1 这样的行组成。' },
    { en: 'Write it so.', zh: '请照这样写。' },
  ],
  'config/yaml-syntax': [
    { en: 'The file is no valid YAML.', zh: '文件不是合法的 YAML。' },
    { en: 'Mostly a quote, a bracket or the indentation.', zh: '多半是引号、括号或缩进的问题。' },
    { en: 'Mend the spot that is shown.', zh: '修改指出的位置。' },
  ],
  'config/yaml-tab': [
    { en: 'A line is indented with a tab.', zh: '有一行用了制表符缩进。' },
    { en: 'YAML allows blanks alone.', zh: 'YAML 只允许空格。' },
    { en: 'Indent with blanks.', zh: '改用空格缩进。' },
  ],
  'config/yaml-version': [
    { en: 'A %YAML line asks for an old version of YAML.', zh: '%YAML 一行指定了旧版 YAML。' },
    { en: 'There, words such as yes mean something else.', zh: '在旧版里 yes 之类的词另有含义。' },
    { en: 'Delete the line.', zh: '删掉这一行。' },
  ],
};
