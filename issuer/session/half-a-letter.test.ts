/** own-6: half of a letter (a lone surrogate) in words for the signed report. It has no canonical form: an assertion at the end of the day. */
import { describe, expect, it } from 'vitest'
import { tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import { issuerScreenEventSchema } from './screen-event.ts'

const HALF = JSON.parse('"reason \\ud842"') as string
const WHOLE = '𠮷野家の前'

const machine = '1-K1'
const ISSUER = [
  (text: string) => ({ type: 'difference-explained', reason: text }),
  (text: string) => ({ type: 'take-over-confirmed', tickets: 1, reason: text }),
  (text: string) => ({ type: 'kiosk-marked', machine, state: 'failed', note: text }),
  (text: string) => ({ type: 'witnesses-named', appointed: 2, names: [text] }),
  (text: string) => ({ type: 'medium-noted', machine, role: 'original', serial: text, sealed: true }),
  (text: string) => ({ type: 'inside-voter-added', text }),
]
const TALLY = [
  (text: string) => ({ type: 'explain', doubt: 'd', reason: text, by: ['a'] }),
  (text: string) => ({ type: 'explain', doubt: 'd', reason: 'r', by: [text] }),
]

describe.each([
  ['issuer', issuerScreenEventSchema, ISSUER],
  ['tally', tallyScreenEventSchema, TALLY],
] as const)('words of the %s’s screen', (_name, schema, events) => {
  it.each(events.map((event) => [event('').type, event] as const))('%s: whole letters only', (_type, event) => {
    expect(schema.safeParse(event(WHOLE)).success).toBe(true)
    expect(schema.safeParse(event(HALF)).success).toBe(false)
  })
})
