const WIDTH = 120;

/** JSON as the formatter of this repository prints it: an array is on one line if it fits. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const short = text.replace(/^( *)([^\n]*)\[\n([^[\]{}]*?)\n *\](,?)$/gm, (whole, indent, start, items, comma) => {
    const line = `${indent}${start}[${items.trim().replace(/\n */g, ' ')}]${comma}`;
    return line.length <= WIDTH ? line : whole;
  });
  return `${short}\n`;
}
