import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errorCode } from '../errors/errorCode.ts';

/** Lets others use the file again. */
export type Unlock = () => void;

/**
 * Keeps other processes from using a file. What it holds is a name of the system, which is free again when the process ends, however
 * it ends. Resolves to undefined if another process has it.
 */
export async function lockStore(file: string): Promise<Unlock | undefined> {
  const name = `hookbook-store-${createHash('sha256').update(file).digest('hex').slice(0, 32)}`;
  const address = addressOf(name);
  const server = createServer((socket) => socket.destroy());
  const held = await listens(server, address);
  if (held !== 'in use') return held === 'listening' ? () => void server.close() : () => {};
  if (hasNoFile(address) || (await isAnswered(address))) return undefined;
  // The process that left the socket was killed.
  await unlink(address);
  return (await listens(server, address)) === 'listening' ? () => void server.close() : undefined;
}

/** Linux and Windows have names that are no files. */
function addressOf(name: string): string {
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\?\\pipe\\${name}` : path.join(tmpdir(), `${name}.sock`);
}

function hasNoFile(address: string): boolean {
  return !path.isAbsolute(address) || process.platform === 'win32';
}

/** Systems and runtimes without such names have no lock. */
function listens(server: Server, address: string): Promise<'listening' | 'in use' | 'impossible'> {
  return new Promise((resolve) => {
    const fail = (error: Error) => resolve(errorCode(error) === 'EADDRINUSE' ? 'in use' : 'impossible');
    server.once('error', fail);
    server.listen(address, () => {
      server.off('error', fail).unref();
      resolve('listening');
    });
  });
}

function isAnswered(address: string): Promise<boolean> {
  const socket = connect(address);
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  }).finally(() => socket.destroy());
}
