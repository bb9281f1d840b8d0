/**
 * The number of a sealing label as two people read it off, one after the other (decision 023): letters of any width or case, spaces, and
 * strokes of any length are the same to a reader.
 */
export function isSameLabel(one: string, other: string): boolean {
  return asRead(one) === asRead(other)
}

/** The number that another container has already. "None" may be on both: it has no digit. */
export function isLabelOf(label: string, other: string): boolean {
  return /\d/.test(label.normalize('NFKC')) && isSameLabel(label, other)
}

function asRead(label: string): string {
  return label
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[\u2010-\u2015\u2212ー]/g, '-')
    .toUpperCase()
}
