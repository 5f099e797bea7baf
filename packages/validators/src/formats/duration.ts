import { matches } from './matches.ts';

/** `duration` of RFC 3339, appendix A. */
export function duration(text: string): boolean {
  return matches(DURATION, text);
}

const DURATION =
  /^P(?:\d+W|(?=\d|T)(?:\d+Y(?!\d+D))?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H(?!\d+S))?(?:\d+M)?(?:\d+S)?)?)$/;
