/** The page of a screen may load its own files and talk to its own bridge, nothing else. Same for both shells. */

/**
 * @param frameOrigin the desk's origin, for a fixture's screen; null: nobody may frame it.
 * @param frames the desk's own page: it frames the screens of its apps, whose ports change at every start.
 */
export function contentSecurityPolicy(frameOrigin: string | null, frames = false): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    `frame-src ${frames ? 'http://127.0.0.1:*' : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${frameOrigin ?? "'none'"}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

export function pageHeaders(policy: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), clipboard-read=()',
    // Nothing of a screen stays in a browser's files.
    'cache-control': 'no-store',
  }
}
