/**
 * Answers of pure functions, remembered by the bytes of their arguments. The same page check and the same signature are
 * computed by whoever makes them and again by each medium, start and reader.
 */

const SHORT = 64

/** @param max answers that are kept; then all are forgotten */
export function remembered<T>(max: number, compute: (...parts: Uint8Array[]) => T): (...parts: Uint8Array[]) => T {
  const answers = new Map<string, T>()
  return (...parts) => {
    const name = nameOf(parts)
    const known = answers.get(name)
    if (known !== undefined) return known
    if (answers.size >= max) answers.clear()
    const answer = compute(...parts)
    answers.set(name, answer)
    return answer
  }
}

/** Lengths first, so that no two lists of parts have one name. */
export function nameOf(parts: readonly Uint8Array[]): string {
  let name = ''
  for (const { length } of parts) name += `${length} `
  for (const part of parts) name += textOf(part)
  return name
}

/** One character a byte. Asking for the buffer of a short array would move it out of the heap first. */
function textOf(part: Uint8Array): string {
  if (part.length <= SHORT) return String.fromCharCode(...part)
  return Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1')
}
