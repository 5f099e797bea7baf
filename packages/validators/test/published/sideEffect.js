/** What a module should not do, to see that it is noticed. */
globalThis.imported = true;
