import { VERSION } from '../version.js';
import type { RenderedProject } from '../render/render-project.js';
import type { Write } from './apply.js';

/** The project's own record of what was last written, next to the schema: committed to git, holds no secret. */
export const BASE_FOLDER = '.nanokit/base';
export const MANIFEST_FILE = '.nanokit/manifest.json';

export interface Manifest {
  /** Version of this record's own format. */
  readonly format: 1;
  /** Version of the tool that wrote the project last. */
  readonly tool: string;
  /** The Wi-Fi name then, to see when credentials.conf must follow nanokit.yaml. */
  readonly wifi_ssid: string;
}

export function manifestText(ssid: string): string {
  const manifest: Manifest = { format: 1, tool: VERSION, wifi_ssid: ssid };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The files whose last written form is kept, to tell the user's changes from ours. */
export function hasBase(path: string, project: RenderedProject): boolean {
  return project.get(path)?.role === 'generated' && !path.startsWith('.nanokit/');
}

export function basePath(path: string): string {
  return `${BASE_FOLDER}/${path}`;
}

export function baseWrites(project: RenderedProject): Write[] {
  return [...project].filter(([path]) => hasBase(path, project)).map(([path, { content }]) => ({ path: basePath(path), content }));
}
