/** Acts that the officer or the clerk says were done, each in its own line. */
export const WAY_TICKS = [
  'identity-known',
  'before-witnesses',
  'written-and-read',
  'signed',
  'papers-with-officer',
  'vote-void-told',
  'officer-agrees',
  'cannot-see',
  'headquarters-asked',
  'witnesses-heard',
  'explained',
  'paper-in-hand',
] as const
