/**
 * So many wrong PINs of one operator card, and a program asks no more (D-01). The chip counts them too and ends the card for good
 * much later; docs/formats/operator-card.md.
 */
export const WRONG_PINS_MAX = 3
