const BYTES_PER_LINE = 16;

/** Bytes as lines of an offset, hexadecimal numbers and printable characters. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += BYTES_PER_LINE) {
    const line = [...bytes.subarray(offset, offset + BYTES_PER_LINE)];
    const numbers = line.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const characters = line.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${offset.toString(16).padStart(6, '0')}  ${numbers.padEnd(BYTES_PER_LINE * 3 - 1)}  ${characters}`);
  }
  return lines.join('\n');
}
