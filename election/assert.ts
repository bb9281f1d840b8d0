/** Assertions for what cannot happen. They stay on in production: a machine out of service is better than a wrong vote. */
export class AssertionError extends Error {
  override name = 'AssertionError'
}

/** @throws AssertionError when `condition` is false. For bugs only; what can happen in the room is a `Result`. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message)
}

/** The end of every `switch` on a union. The compiler refuses a forgotten case, the assertion a foreign value. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable case: ${shapeOf(value)}`)
}

/** The shape of a foreign value, never its contents: it may hold a selection. */
function shapeOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value
  return `object with keys ${Object.keys(value).join(', ')}`
}
