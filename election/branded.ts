/**
 * Plain JSON and the branded types that it is read into. A schema reads plain texts and numbers; `branded` gives them their names again,
 * and does not compile while the schema reads less than the type has: a field that is written and not read would close a store at the
 * next start.
 */

/** T without brands: as JSON has it. A text or number of a closed list stays what it is. */
export type Plain<T> = T extends string
  ? IsOpen<T> extends true
    ? string
    : T
  : T extends number
    ? IsOpen<T> extends true
      ? number
      : T
    : T extends object
      ? { readonly [K in keyof T]: Plain<T[K]> }
      : T

/** A record over `string`, or over a brand of it, may be empty; a record over `'yes'` must have that key. */
type IsOpen<T extends PropertyKey> = Record<never, never> extends Record<T, true> ? true : false

/** Only after a schema has checked the form of each field. */
export function branded<T extends object>(read: Plain<T>): T {
  return read as unknown as T
}
