/** As RFC 9110 says. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Whether HTTP allows a name, of a method or a header. */
export function isToken(name: string): boolean {
  return TOKEN.test(name);
}

/** Whether HTTP allows a header. Each delivery asks for all of its headers, and Node's own functions take several times as long. */
export function isHeader(name: string, value: string): boolean {
  return TOKEN.test(name) && VALUE.test(value);
}
