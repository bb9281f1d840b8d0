/** The code on an outer envelope: read back as it was made, no single misreading passes, and a ticket's is none. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ContestId, ElectionId, StationId } from '../ids.ts'
import { envelopeText, readEnvelope } from './envelope-code.ts'
import { readTicket, ticketText } from './ticket-code.ts'

const CODE = {
  ...{ electionId: '5f1d2c3b4a596877' as ElectionId, station: '2-3' as StationId },
  ...{ ticket: 'T0017', contest: 'mayor' as ContestId },
}

it('says what it was made of', () => {
  expect(envelopeText(CODE)).toMatch(/^IE1\/5f1d2c3b4a596877\/2-3\/T0017\/mayor\/\d\d$/)
  expect(readEnvelope(envelopeText(CODE))).toEqual({ ok: true, value: CODE })
})

it('one character read as another is found', () => {
  const text = envelopeText(CODE)
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: text.length - 1 }),
      fc.constantFrom(...'0123456789abcdefTXIO-'),
      (at, letter) => {
        fc.pre(text[at] !== letter)
        expect(readEnvelope(text.slice(0, at) + letter + text.slice(at + 1)).ok).toBe(false)
      },
    ),
  )
})

it('neither is taken for the other: who brings an envelope has shown no ticket', () => {
  const { contest: _, ...ticket } = CODE
  expect(readTicket(envelopeText(CODE))).toEqual({ ok: false, error: 'foreign' })
  expect(readEnvelope(ticketText(ticket))).toEqual({ ok: false, error: 'foreign' })
  for (const text of ['', 'T0017', 'ie1/x']) expect(readEnvelope(text)).toEqual({ ok: false, error: 'foreign' })
  for (const text of ['IE1/', `${envelopeText(CODE)} `])
    expect(readEnvelope(text)).toEqual({ ok: false, error: 'garbled' })
})
