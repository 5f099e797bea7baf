/** Facts for payloads. People and companies are fictional, and domains, addresses and phone numbers are reserved for examples. */

export const GIVEN_NAMES = [
  'Ada', 'Amina', 'Anton', 'Bea', 'Carlos', 'Clara', 'Daniel', 'Elena', 'Farid', 'Greta', 'Hana', 'Ivo', 'Jonas', 'Kira',
  'Leo', 'Mira', 'Nadia', 'Omar', 'Paula', 'Robin', 'Sam', 'Tessa', 'Victor', 'Yuki',
]; // biome-ignore format: a list reads better dense

export const FAMILY_NAMES = [
  'Brook', 'Field', 'Forest', 'Harbour', 'Hill', 'Lake', 'Marsh', 'Meadow', 'Moor', 'Orchard', 'Rivers', 'Sands', 'Shore',
  'Stone', 'Vale', 'Wood',
]; // biome-ignore format: a list reads better dense

export const COMPANIES = [
  'Example Books', 'Example Coffee', 'Example Energy', 'Example Foods', 'Example Gardens', 'Example Music',
  'Example Studio', 'Example Travel',
]; // biome-ignore format: a list reads better dense

export const STREETS = ['Harbour Street', 'Mill Lane', 'Station Road', 'Garden Avenue', 'Church Street', 'Park Road'];

export const ADJECTIVES = [
  'amber', 'bright', 'calm', 'clear', 'early', 'gentle', 'green', 'large', 'light', 'new', 'plain', 'quick', 'quiet',
  'round', 'silver', 'small', 'steady', 'warm',
]; // biome-ignore format: a list reads better dense

export const NOUNS = [
  'anchor', 'basket', 'bridge', 'candle', 'compass', 'garden', 'island', 'ladder', 'lantern', 'meadow', 'notebook',
  'orchard', 'paper', 'pencil', 'river', 'table', 'valley', 'window',
]; // biome-ignore format: a list reads better dense

export const SENTENCES = [
  'Checked and confirmed by the team.', 'Waiting for a reply.', 'Sent to the new address.',
  'The first delivery of the week.', 'Please see the attached file.', 'No further action is needed.',
  'Updated after the last review.', 'Created for testing.',
]; // biome-ignore format: a list reads better dense

export const PRODUCTS = ['Blue notebook', 'Travel mug', 'Desk lamp', 'Garden chair', 'Tea set', 'Wool blanket'];

export const STATUSES = ['active', 'pending', 'completed', 'open', 'approved'];

export const USER_AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'ExampleClient/2.4',
];

/** Addresses of RFC 5737. */
export const IPV4_NETWORKS = ['192.0.2', '198.51.100', '203.0.113'];
