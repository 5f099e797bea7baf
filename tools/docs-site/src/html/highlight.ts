import { createRequire } from 'node:module';
import type { HLJSApi } from 'highlight.js';
import type { MakeText } from '../model/cachedText.ts';
import { type Html, trustedHtml } from '../text/html.ts';
import { escapeInvisible } from '../text/untrusted.ts';

const LANGUAGES = {
  ts: 'typescript',
  js: 'javascript',
  sh: 'bash',
  go: 'go',
  java: 'java',
  php: 'php',
  python: 'python',
  ruby: 'ruby',
} as const;

export type Language = keyof typeof LANGUAGES;

let highlighter: HLJSApi | undefined;

/** Loaded for the first code that is new, and each language for itself: mostly, every page is known. */
function loaded(language: Language): HLJSApi {
  const require = createRequire(import.meta.url);
  highlighter ??= require('highlight.js/lib/core') as HLJSApi;
  if (!highlighter.getLanguage(language))
    highlighter.registerLanguage(language, require(`highlight.js/lib/languages/${LANGUAGES[language]}`));
  return highlighter;
}

/** The elements of `jsonHtml`: `<b>` for words of the language, `<i>` for texts, `<u>` for other literals and comments. */
const ELEMENTS: Readonly<Record<string, string>> = {
  ...{ keyword: 'b', built_in: 'b', type: 'b', meta: 'b', 'variable language_': 'b' },
  ...{ string: 'i', regexp: 'i', char: 'i' },
  ...{ number: 'u', literal: 'u', comment: 'u' },
};

/** Most pages have the same paragraphs of code. */
const known = new Map<string, string>();
const MAX_KNOWN = 2000;

/**
 * Code with its tokens marked for colouring. Pages that every run makes again pass what remembers their code, so that the
 * highlighter is seldom loaded.
 */
export function highlighted(code: string, language: Language, remembered?: MakeText): Html {
  const paragraphs = escapeInvisible(code).split('\n\n');
  return trustedHtml(paragraphs.map((paragraph) => markedParagraph(paragraph, language, remembered)).join('\n\n'));
}

function markedParagraph(paragraph: string, language: Language, remembered?: MakeText): string {
  const key = `${language} ${paragraph}`;
  const make = () => known.get(key) ?? marked(paragraph, language);
  const text = remembered ? remembered('highlighted', make, language, paragraph) : make();
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, text);
  return text;
}

function marked(code: string, language: Language): string {
  const { value } = loaded(language).highlight(code, { language, ignoreIllegals: true });
  const open: string[] = [];
  // It escapes the code, and its own elements are the only ones.
  const text = value.replace(/<span class="hljs-([^"]*)">|<\/span>/g, (_, name: string | undefined) => {
    const element = name === undefined ? (open.pop() ?? '') : (ELEMENTS[name] ?? '');
    if (name !== undefined) open.push(element);
    if (element === '') return '';
    return name === undefined ? `</${element}>` : `<${element}>`;
  });
  return text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'");
}
