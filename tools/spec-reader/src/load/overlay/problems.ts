import { createDiagnostic, type Diagnostic, related } from '../../diagnostics/diagnostic.ts';
import { locationOf, type SpecNode } from '../../spec/file/specNode.ts';
import { invalid } from './checkFields.ts';
import type { Mismatch } from './edit.ts';
import type { Selector } from './overlay.ts';

/** Reported at the value of the update, or at `copy`. */
export function differentKinds({ value, update }: Mismatch, copy: SpecNode = update.origin): Diagnostic {
  const kinds = [KINDS[update.content.kind], KINDS[value.content.kind]];
  const message = `${kinds[0]} cannot be merged with ${kinds[1]?.toLowerCase()}.`;
  return createDiagnostic('overlay-invalid', locationOf(copy), message, {
    fix: 'Remove the value of the document with an earlier action, or correct the update.',
    related: [related('the value in the document', locationOf(value.origin))],
  });
}

const KINDS = {
  object: 'An object',
  array: 'A list',
  primitive: 'A value that is neither an object nor a list',
} as const;

export function tooExpensive(selector: Selector): Diagnostic {
  return invalid(selector.node, `"${textOf(selector)}" takes too long in this document.`);
}

export function tooLarge({ node }: Selector): Diagnostic {
  return invalid(node, 'This action adds too many values, or nests them too deeply.');
}

export function unmatched(
  target: Selector,
  { fileName, isExtended }: { readonly fileName: string; readonly isExtended: boolean },
): Diagnostic {
  const message = `"${textOf(target)}" matches nothing in ${fileName}.`;
  const fix = isExtended ? 'Correct the JSONPath or `extends`, or remove the action.' : undefined;
  return createDiagnostic('overlay-target-missing', locationOf(target.node), message, { fix });
}

export function textOf({ node }: Selector): string {
  return String(node.value);
}
