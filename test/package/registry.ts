import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Registry {
  readonly url: string;
  close(): Promise<void>;
}

/** A package registry on loopback that has one package in one version: what npx needs to run ours as users do. */
export async function serveRegistry(
  tarball: string,
  manifest: { name: string; version: string; bin: object },
): Promise<Registry> {
  const bytes = readFileSync(tarball);
  const integrity = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === `/${manifest.name}`) {
      const dist = { tarball: `${urlOf(server)}/package.tgz`, integrity };
      const { name, version, bin } = manifest;
      const versions = { [version]: { name, version, bin, dist } };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }));
    } else if (pathname === '/package.tgz') {
      response.end(bytes);
    } else {
      response.statusCode = 404;
      response.end('{}');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: urlOf(server),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function urlOf(server: Server): string {
  const address = server.address();
  if (!isPort(address)) throw new TypeError('the registry does not listen on a port');
  return `http://127.0.0.1:${address.port}`;
}

function isPort(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
