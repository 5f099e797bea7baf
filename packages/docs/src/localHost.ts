const NAMES = String.raw`localhost|127(\.\d{1,3}){3}`;
const LOOPBACK = new RegExp(`^(${NAMES}|::1)$`);
const LOCAL_HOST = new RegExp(String.raw`^(${NAMES}|\[::1\])(:\d+)?$`, 'i');

/** Whether only this machine can reach an address to listen on. */
export function isLoopback(address: string): boolean {
  return LOOPBACK.test(address);
}

/** Whether the header `host` of a request names this machine. */
export function isLocalHost(host: string): boolean {
  return LOCAL_HOST.test(host);
}
