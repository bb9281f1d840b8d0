/** Base 64 of RFC 4648 §4, as C2SP's texts have it: one form for the same bytes, everything else is refused. */

const FORM = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Null also for bits that are lost behind the last byte: a second form of the same bytes. */
export function fromBase64(text: string): Uint8Array | null {
  if (!FORM.test(text)) return null
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  return toBase64(bytes) === text ? bytes : null
}
