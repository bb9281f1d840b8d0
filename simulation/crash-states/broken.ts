/** A promise that does not hold: its number, and how. */
export class Broken extends Error {}
