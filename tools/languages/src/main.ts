import { advice, missing, TOOLS, type Tool } from './tools.ts';

const LANGUAGES: Readonly<Record<string, readonly Tool[]>> = {
  Python: [TOOLS.pydantic, TOOLS.mypy],
  Go: [TOOLS.go],
  PHP: [TOOLS.php],
  Java: [TOOLS.javac, TOOLS.jackson],
};

/** Prints which languages `npm run test:languages` cannot check on this machine. */
for (const [language, tools] of Object.entries(LANGUAGES)) {
  const absent = missing(tools);
  if (absent.length > 0) console.log(advice(language, absent));
}
console.log(
  'The tests here need none of these tools. npm run test:languages compiles and runs all models, and the code of guides.',
);
