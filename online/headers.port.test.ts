/** The closed list of headers: written out here a second time, so that one that is dropped or loosened is seen (online-ballot-box, web). */
import { expect, test } from 'vitest'
import { pageHeaders, STRICT_HEADERS } from './headers.ts'

const CLOSED = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'accept-ranges': 'none',
}
const OF_A_PAGE = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self' https://gate.example",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
]

test('an answer has these headers and no other', () => {
  expect(STRICT_HEADERS).toEqual(CLOSED)
})

test('a page runs its own files, asks its own origin and the gate, and makes no code of a text', () => {
  const { 'content-security-policy': policy, ...others } = pageHeaders(['https://gate.example'], 'no-camera')
  const { 'content-security-policy': _, ...strict } = CLOSED
  expect(policy?.split('; ')).toEqual(OF_A_PAGE)
  expect(others).toEqual(strict)
})

test('the camera is the voter’s page’s own, and no other device is anybody’s', () => {
  const ofStaff = pageHeaders([], 'no-camera')
  expect(pageHeaders([], 'camera')).toEqual({
    ...ofStaff,
    'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
  })
})
