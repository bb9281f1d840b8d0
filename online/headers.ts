/** Headers of every answer of the servers: nothing keeps an answer, and no other origin reads it. */
const TWO_YEARS = 2 * 365 * 24 * 60 * 60

export const STRICT_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': `max-age=${TWO_YEARS}; includeSubDomains; preload`,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  // A reader that asks for parts as somebody turns the pages shows which candidate of a gazette is looked at (T13).
  'accept-ranges': 'none',
}

/**
 * A page with scripts: its own files, its own origin and the named others, and no text that becomes code.
 * @param others origins that its scripts may ask
 * @param camera the voter's page reads the letter's code by it (V2); nobody else's does
 */
export function pageHeaders(
  others: readonly string[],
  camera: 'camera' | 'no-camera',
): Readonly<Record<string, string>> {
  return {
    ...STRICT_HEADERS,
    ...(camera === 'camera' ? { 'permissions-policy': 'camera=(self), geolocation=(), microphone=()' } : {}),
    'content-security-policy': [
      "default-src 'none'",
      ...["script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "media-src 'self'"],
      ['connect-src', "'self'", ...others].join(' '),
      ...["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"],
      "require-trusted-types-for 'script'",
    ].join('; '),
  }
}
