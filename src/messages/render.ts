import type { Text } from './text.js';

/** In prj.conf, over a value below the documented one. */
export function savesRam(documented: number | boolean, size: string): Text {
  if (typeof documented === 'boolean') {
    return { en: `Off: saves ${size} bytes of RAM.`, zh: `已关闭，省 ${size} 字节内存。` };
  }
  return {
    en: `${documented} in the documentation: saves ${size} bytes of RAM.`,
    zh: `文档中为 ${documented}，调小后省 ${size} 字节内存。`,
  };
}

/** The same over a value that the documentation leaves to Zephyr. */
export function savesRamOfDefault(byItself: number | boolean, size: string): Text {
  return {
    en: `${byItself} by Zephyr's default: saves ${size} bytes of RAM.`,
    zh: `Zephyr 默认为 ${byItself}，调小后省 ${size} 字节内存。`,
  };
}

/** Help of a Kconfig symbol that carries one of `server.headers`. */
export const headerHelp: Text = {
  en: 'A further header of the handshake, as Name: value.',
  zh: '握手时另外发送的一个请求头，写成 Name: value。',
};

/** Behind the prompt of a number in Kconfig. */
export function unitInBrackets(unit: string | undefined): Text {
  if (unit === 'ms') return { en: ' (ms)', zh: '（毫秒）' };
  if (unit === 's') return { en: ' (s)', zh: '（秒）' };
  if (unit === 'bytes') return { en: ' (bytes)', zh: '（字节）' };
  return { en: '', zh: '' };
}
