/** Fills an element with a text in which the terms are marked. Terms that are in longer ones count once. */
export function fillMarked(element, text, terms) {
  let at = 0;
  for (const [start, end] of rangesOf(text.toLowerCase(), terms)) {
    element.append(text.slice(at, start), elementWith('mark', text.slice(start, end)));
    at = end;
  }
  element.append(text.slice(at));
  return element;
}

/** The longest terms first: `data.id` is one mark, not two. A term of one letter counts at the start of a word only. */
function rangesOf(lower, terms) {
  const ranges = [];
  for (const term of [...terms].sort((a, b) => b.length - a.length)) {
    const start = term.length === 1 ? startOfWord(lower, term) : lower.indexOf(term);
    const end = start + term.length;
    if (start === -1 || ranges.some(([from, to]) => start < to && from < end)) continue;
    ranges.push([start, end]);
  }
  return ranges.sort(([a], [b]) => a - b);
}

function startOfWord(lower, letter) {
  for (let at = lower.indexOf(letter); at !== -1; at = lower.indexOf(letter, at + 1))
    if (at === 0 || !/[\p{L}\p{N}]/u.test(lower[at - 1])) return at;
  return -1;
}

export function elementWith(tag, text = '', className = '') {
  const element = document.createElement(tag);
  element.textContent = text;
  if (className !== '') element.className = className;
  return element;
}
