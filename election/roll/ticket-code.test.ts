/** The code on a 入場券: read back as it was made, and no single misreading passes. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ElectionId, StationId } from '../ids.ts'
import { readTicket, ticketText } from './ticket-code.ts'

const CODE = { electionId: '5f1d2c3b4a596877' as ElectionId, station: '2-3' as StationId, ticket: 'T0017' }

it('says what it was made of', () => {
  expect(ticketText(CODE)).toMatch(/^IP1\/5f1d2c3b4a596877\/2-3\/T0017\/\d\d$/)
  expect(readTicket(ticketText(CODE))).toEqual({ ok: true, value: CODE })
})

it('a ticket made out anew has a code of its own, and no number', () => {
  const anew = { ...CODE, ticket: null }
  expect(ticketText(anew)).toMatch(/^IP1\/5f1d2c3b4a596877\/2-3\/~\/\d\d$/)
  expect(readTicket(ticketText(anew))).toEqual({ ok: true, value: anew })
})

it('one character read as another, or two that changed places, are found', () => {
  const text = ticketText(CODE)
  const place = fc.integer({ min: 4, max: text.length - 1 })
  const other = fc.constantFrom(...'0123456789abcdefTXIO-')
  fc.assert(
    fc.property(place, other, (at, letter) => {
      fc.pre(text[at] !== letter)
      expect(readTicket(text.slice(0, at) + letter + text.slice(at + 1)).ok).toBe(false)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 4, max: text.length - 2 }), (at) => {
      const [one = '', two = ''] = text.slice(at, at + 2)
      fc.pre(one !== two)
      expect(readTicket(text.slice(0, at) + two + one + text.slice(at + 2)).ok).toBe(false)
    }),
  )
})

it('what others print is foreign, and not garbled', () => {
  for (const text of ['', '4901234567894', 'T0017', 'https://example.jp/IP1/', 'ip1/x']) {
    expect(readTicket(text)).toEqual({ ok: false, error: 'foreign' })
  }
})
