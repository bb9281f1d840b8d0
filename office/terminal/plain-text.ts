/**
 * Names of files and documents of strangers must not act on the terminal that shows them: an escape sequence could go up and overwrite the
 * verdict, a mark of direction turn a line around, a line end begin a line of its own.
 */

/** ECMA-48's controls, the line ends of Unicode and its marks of direction (UAX 9). */
const ACTS = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** In JSON's own spelling, so that JSON stays the same JSON. Our own line ends stay. */
export function plainText(text: string): string {
  return text.replace(ACTS, (found) => (found === '\n' ? found : escaped(found)))
}

/** A stranger's words inside a line of ours. */
export function onOneLine(text: string): string {
  return text.replace(ACTS, escaped)
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
