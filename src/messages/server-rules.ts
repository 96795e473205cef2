import type { Text } from './text.js';

export const setByHandshake = (name: string): Text => ({
  en: `The handshake sets the header ${name} by itself`,
  zh: `请求头 ${name} 由握手自己设置`,
});
export const removeHeader: Text = { en: 'Remove the line.', zh: '请删掉这一行。' };
export const hasItsKey = (name: string): Text => ({
  en: `The header ${name} has a key of its own`,
  zh: `请求头 ${name} 有专门的键`,
});
export const useOrigin: Text = { en: 'Set server.origin instead.', zh: '请改用 server.origin。' };
export const useSubprotocol: Text = {
  en: 'Set server.subprotocol instead.',
  zh: '请改用 server.subprotocol。',
};
export const headerTwice = (first: string, second: string): Text => ({
  en: `${first} and ${second} are the same header: capitals do not matter`,
  zh: `${first} 和 ${second} 是同一个请求头：不分大小写`,
});
export const headerName = (name: string): Text => ({
  en: `"${name}" is no name of a header`,
  zh: `“${name}”不能作请求头的名称`,
});
export const headerNameRemedy: Text = {
  en: "1 to 64 letters, digits and !#$%&'*+-.^_`|~, without a colon, as in X-Board.",
  zh: "用 1 到 64 个字母、数字和 !#$%&'*+-.^_`|~，不带冒号，如 X-Board。",
};
export const tooManyHeaders = (most: number): Text => ({
  en: `There are more than ${most} headers`,
  zh: `请求头超过 ${most} 个`,
});
export const ipv6Needed = (host: string): Text => ({
  en: `network.ipv6 is false, but the server has the IPv6 address ${host}: IPv6 is turned on`,
  zh: `network.ipv6 为 false，但服务器是 IPv6 地址 ${host}：IPv6 仍会打开`,
});
export const ipv6Remedy: Text = {
  en: 'Write ipv6: true, or give the server an IPv4 address.',
  zh: '请写 ipv6: true，或改用服务器的 IPv4 地址。',
};
export const mdnsName = (host: string): Text => ({
  en: `${host}: names that end in .local are not in DNS, and the app does not ask by mDNS`,
  zh: `${host}：以 .local 结尾的名字 DNS 里没有，而应用不会用 mDNS 去问`,
});
export const mdnsRemedy: Text = {
  en: "Use the PC's address, or a name that the router's DNS knows.",
  zh: '请写电脑的地址，或路由器的 DNS 认识的名字。',
};
export const deadHost = (host: string, kind: 'itself' | 'nobody'): Text =>
  kind === 'itself'
    ? {
        en: `On the board, ${host} is the board itself, and no server runs there`,
        zh: `在开发板上，${host} 指的是开发板自己，那里没有服务器`,
      }
    : {
        en: `${host} is no server's address: a board reaches nobody there`,
        zh: `${host} 不是服务器能用的地址，开发板连不到任何人`,
      };
export const deadHostRemedy: Text = {
  en: "Use the PC's address in the network that the board joins; create-nanokit-ws serve prints it.",
  zh: '请写电脑在开发板所连网络里的地址，create-nanokit-ws serve 会打印出来。',
};
export const headerSecret = (name: string): Text => ({
  en: `The header ${name} looks like a secret, and nanokit.yaml is committed to git`,
  zh: `请求头 ${name} 像是要保密的，而 nanokit.yaml 会进 git`,
});
export const headerSecretRemedy = (name: string, number: number): Text => ({
  en: `Leave the value empty here ("") and add to credentials.conf: CONFIG_EXAMPLE_SERVER_HEADER_${number}="${name}: …"`,
  zh: `这里留空（""），在 credentials.conf 里加上：CONFIG_EXAMPLE_SERVER_HEADER_${number}="${name}: …"`,
});
export const reconnectDelays = (first: number, longest: number): Text => ({
  en: `server.reconnect.first_delay_ms is ${first}, more than the longest delay, ${longest} (max_delay_ms): the app waits ${longest} ms each time`,
  zh: `server.reconnect.first_delay_ms 是 ${first}，比最长间隔 ${longest}（max_delay_ms）还大：应用每次只等 ${longest} 毫秒`,
});
export const reconnectDelaysRemedy: Text = {
  en: 'Lower first_delay_ms, or raise max_delay_ms.',
  zh: '请减小 first_delay_ms，或加大 max_delay_ms。',
};
