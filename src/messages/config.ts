import { shortened } from './shortened.js';
import type { Text } from './text.js';

export const unreadable = (file: string, reason: string): Text => ({
  en: `Cannot read ${file}: ${reason}`,
  zh: `无法读取 ${file}：${reason}`,
});
export const noSuchFile = (file: string): Text => ({
  en: `There is no file ${file}`,
  zh: `没有“${file}”这个文件`,
});
export const tooLarge = (file: string, limit: string): Text => ({
  en: `${file} is larger than ${limit}: it is not read`,
  zh: `${file} 超过 ${limit}，不予读取`,
});
export const notUtf8 = (file: string): Text => ({
  en: `${file} is not UTF-8 text`,
  zh: `${file} 不是 UTF-8 文本`,
});
export const saveAsUtf8: Text = {
  en: 'Save it as UTF-8 in your editor.',
  zh: '请在编辑器里另存为 UTF-8 编码。',
};

export const yamlDuplicate = (key: string): Text => ({
  en: `The key "${shortened(key)}" is defined twice`,
  zh: `键“${shortened(key)}”重复定义`,
});
export const keepOne: Text = { en: 'Keep one of the two.', zh: '两处只留一处。' };
export const yamlVersion: Text = {
  en: 'A %YAML line asks for another version of YAML than 1.2, in which words such as yes mean something else',
  zh: '%YAML 一行要求 1.2 以外的 YAML 版本，那里 yes 之类的词另有含义',
};
export const removeDirective: Text = { en: 'Delete the line %YAML.', zh: '请删掉 %YAML 这一行。' };
export const putQuotesAround: Text = {
  en: 'Put the value in quotes: "…"; within them write \\\\ for \\ and \\" for ".',
  zh: '请给值加上引号："…"；引号里 \\ 要写成 \\\\，" 要写成 \\"。',
};
/** What is the matter with the colon of a line that is no `key: value`, if it is the colon. */
export function colonHint(line: string): Text | undefined {
  if (/^\s*[\w"'-]+\s*：/.test(line)) {
    return {
      en: 'The colon is a full-width one: write the half-width ":" and a space.',
      zh: '冒号是全角的，请改成半角冒号加空格“: ”。',
    };
  }
  if (/^\s*[\w"'-]+:[^\s]/.test(line)) {
    return { en: 'Put a space after the colon.', zh: '冒号后面要有一个空格。' };
  }
  return undefined;
}
export const yamlNotMapping: Text = {
  en: 'A config is a list of "key: value" lines; this is something else',
  zh: '配置应由“键: 值”组成，而这里不是',
};
export const yamlAlias: Text = {
  en: 'What begins with * is an alias, and no anchor of its name comes before it',
  zh: '以 * 开头的值是别名，而前面没有同名的锚点',
};
export const yamlAliases: Text = {
  en: 'The aliases (*name) of this file expand too far',
  zh: '文件里的别名（*name）展开后过多',
};
export const notEditable = (file: string): Text => ({
  en: `${file} cannot become the project's nanokit.yaml: its anchors (&name) and aliases (*name) make values equal that have to differ`,
  zh: `${file} 无法直接用作工程的 nanokit.yaml：其中的锚点（&name）和别名（*name）把需要不同的值绑在了一起`,
});
export const writeOut: Text = { en: 'Write the values out.', zh: '请直接写出各个值。' };
export const yamlFix: Text = {
  en: 'Compare with the lines around it: "key: value", indented with spaces.',
  zh: '请对照上下几行：写成“键: 值”，用空格缩进。',
};

export const unknownKey = (key: string): Text => ({
  en: `There is no key "${shortened(key)}"`,
  zh: `没有“${shortened(key)}”这个键`,
});
export const missingKey = (key: string): Text => ({
  en: `The key "${key}" is missing`,
  zh: `缺少“${key}”这个键`,
});
export const dottedKey = (key: string): Text => ({
  en: `"${shortened(key)}" is not one key: keys are nested, not joined by dots`,
  zh: `“${shortened(key)}”不是一个键：键要分层写，不能用点号连起来`,
});
export const nestKeys = (names: readonly string[]): Text => {
  const last = names.length - 1;
  const lines = names.map(
    (name, depth) => `\n    ${'  '.repeat(depth)}${shortened(name)}:${depth === last ? ' …' : ''}`,
  );
  return { en: `Write it like this:${lines.join('')}`, zh: `请写成：${lines.join('')}` };
};

export const didYouMean = (name: string): Text => ({
  en: `Did you mean "${shortened(name)}"?`,
  zh: `是不是想写“${shortened(name)}”？`,
});
export const knownKeys = (names: readonly string[]): Text => ({
  en: `Known here: ${names.join(', ')}.`,
  zh: `这里可用的有：${names.join('、')}。`,
});

export const wrongType = (name: string, expected: Text, actual: Text): Text => ({
  en: `${name} must be ${expected.en}, not ${actual.en}`,
  zh: `${name} ${after('应为', expected)}，${after('而不是', actual)}`,
});
/** A Chinese text with another behind it: a blank only where that begins with an ASCII word. */
const after = (text: string, { zh }: Text): string => (/^\w/.test(zh) ? `${text} ${zh}` : text + zh);

export const types: Readonly<Record<string, Text>> = {
  string: { en: 'text', zh: '文本' },
  integer: { en: 'a whole number', zh: '整数' },
  number: { en: 'a number', zh: '数字' },
  fraction: { en: 'a number with a fraction', zh: '带小数的数字' },
  boolean: { en: 'true or false', zh: 'true 或 false' },
  object: { en: 'a group of keys', zh: '一组键' },
  array: { en: 'a list', zh: '列表' },
  null: { en: 'empty', zh: '空值' },
  value: { en: 'true, false, a whole number or text', zh: 'true、false、整数或文本' },
};
export const dropQuotes = (text: string): Text => ({
  en: `Write it without quotes: ${shortened(text)}`,
  zh: `不要加引号，写成：${shortened(text)}`,
});
export const noFraction = (whole: number): Text => ({
  en: `Without the fraction: ${whole}.`,
  zh: `不要带小数，写成：${whole}。`,
});
export const units: Readonly<Record<string, Text>> = {
  ms: { en: 'ms', zh: '毫秒' },
  s: { en: 'seconds', zh: '秒' },
  bytes: { en: 'bytes', zh: '字节' },
  attempts: { en: 'attempts', zh: '次' },
};
export const writeNumber = (number: number, unit: Text): Text => ({
  en: `The number alone, in ${unit.en}: ${number}`,
  zh: `只写数字，单位是${unit.zh}：${number}`,
});
export const numberAlone = (number: string): Text => ({
  en: `The number alone: ${shortened(number)}`,
  zh: `只写数字：${shortened(number)}`,
});
export const writeValue: Text = { en: 'Write a value, or delete the line.', zh: '请写上值，或删掉这一行。' };
export const giveValue: Text = {
  en: 'Give it a value, or leave the flag out.',
  zh: '请给出值，或去掉这个参数。',
};
export const needsValue: Text = { en: 'It needs a value.', zh: '这里必须有值。' };
export const writeTrueOrFalse: Text = { en: 'Write true or false.', zh: '请写 true 或 false。' };
export const unitIs = (unit: Text): Text => ({ en: `The unit is ${unit.en}.`, zh: `单位是${unit.zh}。` });

export const notAChoice = (name: string, value: string): Text => ({
  en: `${name} cannot be ${shortened(value)}`,
  zh: `${name} 不能是 ${shortened(value)}`,
});
export const choices = (values: readonly string[]): Text => ({
  en: `One of: ${values.join(', ')}.`,
  zh: `可选：${values.join('、')}。`,
});
export const boardWithoutWifi = (board: string): Text => ({
  en: `The board ${board} has no Wi-Fi module`,
  zh: `开发板 ${board} 没有 Wi-Fi 模块`,
});
export const useBoard = (board: string): Text => ({
  en: `Use ${board}: the same board with the C3 module.`,
  zh: `请改用 ${board}：同一款开发板加上 C3 模块。`,
});

export const outOfRange = (name: string, value: string, low: number, high: number, unit: Text): Text => ({
  en: `${name} is ${shortened(value)}, but must be ${low} to ${high} ${unit.en}`.trimEnd(),
  zh: `${name} 是 ${shortened(value)}，应在 ${low} 到 ${high} ${unit.zh}之间`,
});
export const badFormat = (name: string): Text => ({
  en: `${name} is not usable as written`,
  zh: `${name} 的写法不对`,
});
export const expectedIs = (expected: Text): Text => ({
  en: `Expected: ${expected.en}.`,
  zh: `应为：${expected.zh}。`,
});
export const tooLong = (name: string, count: number, limit: number): Text => ({
  en: `${name} has ${count} characters; at most ${limit} are possible`,
  zh: `${name} 有 ${count} 个字符，最多 ${limit} 个`,
});
export const empty = (name: string): Text => ({ en: `${name} is empty`, zh: `${name} 为空` });
export const byteLength = (name: string, count: number, low: number, high: number): Text => ({
  en: `${name} takes ${count} bytes in UTF-8, but must take ${low} to ${high}`,
  zh: `${name} 的 UTF-8 编码是 ${count} 字节，应为 ${low} 到 ${high} 字节`,
});
export const bytesRemedy: Text = {
  en: 'A Chinese character takes 3 bytes, an emoji 4 or more.',
  zh: '一个汉字占 3 字节，一个表情符号占 4 字节或更多。',
};
export const controlCharacter = (name: string, codePoint: string): Text => ({
  en: `${name} contains the control character ${codePoint}`,
  zh: `${name} 里有控制字符 ${codePoint}`,
});
export const controlRemedy: Text = {
  en: 'Kconfig cannot carry line breaks, tabs and the like: remove it.',
  zh: '换行、制表符等无法通过 Kconfig 传递，请删掉。',
};
export const loneSurrogate = (name: string): Text => ({
  en: `${name} contains half a character (a lone surrogate)`,
  zh: `${name} 里有半个字符（不成对的代理项）`,
});
export const retype: Text = { en: 'Type the text again.', zh: '请重新输入这段文本。' };
export const trigraph = (name: string, found: string): Text => ({
  en: `${name} contains "${found}", a trigraph: Zephyr compiles C99, which would change it into another character`,
  zh: `${name} 里有“${found}”，这是三字符组：Zephyr 按 C99 编译，会把它换成另一个字符`,
});
export const trigraphRemedy: Text = {
  en: 'Leave out one of the two question marks, or put something between them.',
  zh: '请去掉一个问号，或在两个问号之间加点什么。',
};
export const passwordLength = (name: string, count: number): Text => ({
  en: `${name} has ${count} characters; WPA2 wants 8 to 63, or 64 hex digits`,
  zh: `${name} 有 ${count} 个字符；WPA2 要求 8 到 63 个，或 64 位十六进制数`,
});
export const passwordAscii = (name: string): Text => ({
  en: `${name} has characters beyond ASCII, which WPA2 does not allow`,
  zh: `${name} 里有 ASCII 以外的字符，WPA2 不允许`,
});
export const passwordHex = (name: string): Text => ({
  en: `${name} has 64 characters that are not all hex digits`,
  zh: `${name} 有 64 个字符，但不全是十六进制数`,
});
export const passwordRemedy: Text = {
  en: 'Use the password of the access point, exactly as it is there.',
  zh: '请照抄热点的密码。',
};
export const symbolName = (name: string): Text => ({
  en: `"${shortened(name)}" is not the name of a Kconfig symbol`,
  zh: `“${shortened(name)}”不是 Kconfig 选项名`,
});
export const symbolNameRemedy: Text = {
  en: 'Capital letters, digits and _ alone, without CONFIG_, as in NET_MAX_CONN.',
  zh: '只用大写字母、数字和 _，不带 CONFIG_，如 NET_MAX_CONN。',
};
export const controlledSymbol = (symbol: string): Text => ({
  en: `${shortened(symbol)} has a config key of its own`,
  zh: `${shortened(symbol)} 有自己的配置键`,
});
export const useKey = (key: string): Text => ({ en: `Set ${key} instead.`, zh: `请改设 ${key}。` });
export const fixedSymbol = (symbol: string): Text => ({
  en: `The app needs ${symbol} and sets it itself`,
  zh: `应用需要 ${symbol}，已自行设置`,
});
export const removeLine: Text = { en: 'Delete the line.', zh: '请删掉这一行。' };
export const credentialSymbol = (symbol: string): Text => ({
  en: `${symbol} belongs in credentials.conf`,
  zh: `${symbol} 应写在 credentials.conf 里`,
});
export const payloadTooLong = (bytes: number, buffer: number): Text => ({
  en: `app.payload takes ${bytes} bytes with its line feed, but app.receive_buffer_bytes is ${buffer}`,
  zh: `app.payload 连同换行符占 ${bytes} 字节，而 app.receive_buffer_bytes 只有 ${buffer}`,
});
export const raiseBuffer = (bytes: number): Text => ({
  en: `Set app.receive_buffer_bytes to ${bytes} or more, or shorten the text.`,
  zh: `请把 app.receive_buffer_bytes 设为 ${bytes} 或更大，或缩短文本。`,
});
export const heapSmall = (heap: number, needed: number, frame: number): Text => ({
  en: `memory.heap_bytes is ${heap}; the Wi-Fi driver's 35840 and the largest frame that the app sends (${frame} bytes) need ${needed}`,
  zh: `memory.heap_bytes 是 ${heap}；Wi-Fi 驱动的 35840 加上应用要发送的最大一帧（${frame} 字节）共需 ${needed}`,
});
export const raiseHeap = (bytes: number): Text => ({
  en: `Set memory.heap_bytes to ${bytes} or more; otherwise sending may fail with -12 (no memory).`,
  zh: `请把 memory.heap_bytes 设为 ${bytes} 或更大，否则发送可能失败并报 -12（内存不足）。`,
});
export const passwordInConfig: Text = {
  en: 'The Wi-Fi password is in nanokit.yaml, which is committed to git',
  zh: 'Wi-Fi 密码写在了 nanokit.yaml 里，而它会进 git',
};
export const passwordMove: Text = {
  en: 'Move it to credentials.conf, which git ignores: CONFIG_EXAMPLE_WIFI_PASSWORD="…"',
  zh: '请移到被 git 忽略的 credentials.conf：CONFIG_EXAMPLE_WIFI_PASSWORD="…"',
};
export const passwordMoved: Text = {
  en: 'The Wi-Fi password of the config file went into credentials.conf; the new nanokit.yaml no longer contains it',
  zh: '配置文件里的 Wi-Fi 密码已放进 credentials.conf，新的 nanokit.yaml 里不再有它',
};
export const unsafeInteger = (name: string): Text => ({
  en: `${name} is too large a number to be kept exactly`,
  zh: `${name} 的数太大，无法精确表示`,
});

export const tlsHeapSmall = (heap: number, needed: number, record: number): Text => ({
  en: `memory.tls_heap_bytes is ${heap}, but a TLS handshake with records of ${record} bytes may need ${needed} bytes`,
  zh: `memory.tls_heap_bytes 是 ${heap}，而记录为 ${record} 字节时，一次 TLS 握手可能需要 ${needed} 字节`,
});
export const raiseTlsHeap = (needed: number): Text => ({
  en: `Set it to ${needed} or more`,
  zh: `请设为 ${needed} 或更大`,
});
export const tlsTestRandom: Text = {
  en: 'TLS with network.test_random_generator: the keys are made of random numbers that can be guessed, so TLS protects nothing',
  zh: '用 TLS 却打开了 network.test_random_generator：密钥来自可猜到的随机数，TLS 形同虚设',
};
export const tlsTestRandomRemedy: Text = {
  en: 'Write test_random_generator: false; a board of this series has an entropy driver',
  zh: '请写 test_random_generator: false；这一系列的开发板都有熵源驱动',
};
