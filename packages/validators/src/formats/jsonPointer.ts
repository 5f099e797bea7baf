/** RFC 6901. */
export function jsonPointer(text: string): boolean {
  return (text === '' || text.charCodeAt(0) === 47) && !WRONG_ESCAPE.test(text);
}

const WRONG_ESCAPE = /~(?![01])/;
