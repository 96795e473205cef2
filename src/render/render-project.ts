import Handlebars, { type Template } from 'handlebars/runtime.js';
import { sdkLine } from '../boards/boards.js';
import { WIFI_DRIVER_HEAP_BYTES } from '../config/heap-needs.js';
import { configKey } from '../config/schema.js';
import { appKinds } from '../generated/app-kinds.js';
import type { Config } from '../generated/config.js';
import { VERSION } from '../generated/version.js';
import type { Lang } from '../messages/text.js';
import type { TrustedCertificate } from '../trust/certificate.js';
import { appliesTo, kindSettings } from './app-kind.js';
import { CONFIG_FILE, CREDENTIALS_FILE, SCHEMA_FILE, templatedFiles } from './files.js';
import { DROPPED_LINE, helpers } from './helpers.js';
import { projectSchema } from './project-schema.js';
import { serverContext } from './server.js';
import { appSettings, settingLines, valueAt } from './settings.js';
import { tlsContext } from './tls.js';

/** Who a file belongs to after it was written: `generated` files are brought up to date, the others are the user's. */
export type Role = 'generated' | 'config' | 'credentials' | 'authority';

export interface RenderedFile {
  readonly content: string;
  readonly role: Role;
  /** Permission bits where they are not the usual ones. */
  readonly mode?: number;
}

/** Path (with `/`, relative to the project) → file, in the order in which files are written and listed. */
export type RenderedProject = ReadonlyMap<string, RenderedFile>;

/** The secret half of a project: goes into credentials.conf and nowhere else. */
export interface Credentials {
  readonly ssid: string;
  readonly password: string;
}

Handlebars.registerHelper(helpers);

/** Where `serve --tls` and `simulate --serve --tls` keep their CA in a project. */
const OWN_AUTHORITY = '.nanokit/local/tls/ca.pem';

/** What is written in one language; loaded when a project in that language is first rendered. */
const languages = {
  en: () => import('../generated/project-en.js'),
  zh: () => import('../generated/project-zh.js'),
} as const satisfies Record<Lang, unknown>;

/** What only some kinds of app have, or TLS; loaded when such a project is. */
const furtherTemplates = {
  en: () => import('../generated/further-en.js'),
  zh: () => import('../generated/further-zh.js'),
} as const satisfies Record<Lang, unknown>;

type LanguageTexts = Awaited<ReturnType<(typeof languages)[Lang]>>;

/** What a project is printed from. */
async function textsFor(config: Config): Promise<LanguageTexts> {
  const { language } = config.project;
  const texts = await languages[language]();
  if (config.app.kind === 'echo' && !config.server.tls.enabled) return texts;
  const { templates } = await furtherTemplates[language]();
  return { ...texts, templates: { ...texts.templates, ...templates } };
}

/** Each template is prepared when it is first used. */
const prepared = new WeakMap<object, Template>();

function template(precompiled: object): Template {
  const known = prepared.get(precompiled);
  if (known) return known;
  const made = Handlebars.template(precompiled);
  prepared.set(precompiled, made);
  return made;
}

/**
 * The files that follow from the config alone, without nanokit.yaml and the credentials. Pure: same config, same bytes.
 * @param authorities with TLS: the certificates in `server.tls.ca_file`
 */
export async function renderGenerated(
  config: Config,
  authorities: readonly TrustedCertificate[] = [],
): Promise<RenderedProject> {
  const texts = await textsFor(config);
  const context = contextOf(config, authorities);
  const files = new Map<string, RenderedFile>();
  files.set('Kconfig', { content: appKconfig(config, texts.appKconfig), role: 'generated' });
  for (const name of templatedFiles(config)) {
    files.set(name, { content: print(texts, name, config, context), role: 'generated' });
  }
  files.set(SCHEMA_FILE, { content: projectSchema(config.project.language), role: 'generated' });
  return files;
}

function appKconfig({ app, server }: Config, texts: LanguageTexts['appKconfig']): string {
  const { head, kinds, tail, optional } = texts;
  const used = [
    ...(server.subprotocol === '' ? [] : [optional.subprotocol]),
    ...Object.keys(server.headers).map((_, index) => optional.header.replaceAll('{N}', String(index + 1))),
  ];
  return `${head}${kinds[app.kind]}${tail}`.replace('endmenu\n', () => `${used.join('')}endmenu\n`);
}

/** nanokit.yaml with every key spelled out, for a project that starts from prompts, flags and a preset. */
export async function renderConfigFile(config: Config): Promise<string> {
  const texts = await languages[config.project.language]();
  return print(texts, CONFIG_FILE, config, contextOf(config, []));
}

/** credentials.conf, the only file with the Wi-Fi password. */
export async function renderCredentials(credentials: Credentials, lang: Lang): Promise<RenderedFile> {
  const content = run(await languages[lang](), CREDENTIALS_FILE, credentials, {});
  return { content, role: 'credentials', mode: 0o600 };
}

function print(texts: LanguageTexts, name: string, config: Config, context: object): string {
  const line = sdkLine(config.sdk);
  const setting = (key: string) => settingLines(config, line, config.project.language, key);
  const applies = (key: string) => appliesTo(config.app.kind, key);
  // In nanokit.yaml: what the kind has no use for is kept where somebody has set it.
  const written = (name: string) => {
    const key = configKey(name);
    return applies(name) || (key !== undefined && valueAt(config, key.path) !== key.node.default);
  };
  // A text of the kind's own, in the middle of a file that every kind has.
  const part = (file: string) => run(texts, `kinds/${config.app.kind}/${file}`, context, {}).trimEnd();
  const own = `kinds/${config.app.kind}/${name}`;
  const place = Object.hasOwn(texts.templates, own) ? own : name;
  return run(texts, place, context, { setting, applies, written, part });
}

function run(texts: LanguageTexts, name: string, context: object, more: object): string {
  const precompiled = texts.templates[name];
  if (precompiled === undefined) throw new RangeError(`no template ${name}`);
  if (typeof precompiled === 'string') return precompiled;
  return template(precompiled)(context, { helpers: more }).replaceAll(`${DROPPED_LINE}\n`, '');
}

function contextOf(config: Config, authorities: readonly TrustedCertificate[]): object {
  const line = sdkLine(config.sdk);
  const tls = config.server.tls.enabled ? ' --tls' : '';
  return {
    config,
    kinds: Object.keys(appKinds).join(' / '),
    uses: Object.fromEntries(appKinds[config.app.kind].uses.map((use) => [use, true])),
    sources: templatedFiles(config)
      .filter((path) => /^src\/.*\.c$/.test(path) && path !== 'src/main.c')
      .sort(),
    kindSettings: kindSettings(config).map(({ comment, symbols }) => ({
      comment: comment[config.project.language],
      symbols: Object.entries(symbols).map(([symbol, value]) => ({ symbol, value })),
    })),
    project: config.project,
    headers: line.header_prefix,
    wifiHeapBytes: WIFI_DRIVER_HEAP_BYTES,
    ipv6Bytes: line.ram['network.ipv6'],
    holdsFrames: line.websocket_holds_frames,
    heapStats: line.heap_stats,
    mainReturnsInt: line.main_returns_int,
    mainType: line.main_returns_int ? 'int' : 'void',
    regen: `npx create-nanokit-ws@${VERSION} regen`,
    simulate: `npx create-nanokit-ws@${VERSION} simulate --serve${tls}`,
    serve: `npx create-nanokit-ws@${VERSION} serve${tls}`,
    trustOwn: `npx create-nanokit-ws@${VERSION} configure --yes --tls-ca ${OWN_AUTHORITY}`,
    undo: `npx create-nanokit-ws@${VERSION} undo`,
    // As the app takes its samples: the first one at boot, which is a millisecond after 0.
    secondSampleMs: config.app.interval_ms + 1,
    // While nothing is being sent.
    freeHeapBytes: Math.max(0, config.memory.heap_bytes - WIFI_DRIVER_HEAP_BYTES),
    appSettings: appSettings(config),
    ...serverContext(config, line),
    ...(config.server.tls.enabled ? tlsContext(config, line, authorities) : {}),
    extraSettings: Object.entries(config.kconfig).map(([symbol, value]) => ({ symbol, value })),
  };
}
