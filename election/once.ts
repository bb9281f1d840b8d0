/**
 * A value that is computed from something that nobody changes – a report, a receipt, a package – is computed once and forgotten with it. A
 * whole night asks the same of 43 stations hundreds of times a minute. Arguments are compared by identity; only the last ones are kept.
 */
export function once<Of extends object, Rest extends readonly unknown[], T>(
  make: (of: Of, ...rest: Rest) => T,
): (of: Of, ...rest: Rest) => T {
  const made = new WeakMap<Of, { readonly rest: Rest; readonly value: T }>()
  return (of, ...rest) => {
    const before = made.get(of)
    if (before?.rest.every((each, i) => each === rest[i])) return before.value
    const value = make(of, ...rest)
    made.set(of, { rest, value })
    return value
  }
}
