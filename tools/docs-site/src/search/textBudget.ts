/** Characters of prose in the data, so that its size hardly grows with the contract. */
const ALL = 40_000;
const SUMMARIES = 30_000;
const LONGEST = 100;
const SHORTEST = 20;

/** Gives texts to the search until there are too many. */
export class TextBudget {
  private left = ALL;

  /** How long the summaries of that many pages can be. They are cut so that each page has one. */
  summary(pages: number): number {
    return Math.min(LONGEST, Math.max(SHORTEST, Math.floor(SUMMARIES / pages)));
  }

  /** The text, or nothing if it is too long. */
  take(text: string): string {
    if (text.length > this.left) return '';
    this.left -= text.length;
    return text;
  }
}
