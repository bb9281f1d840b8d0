/** A voter abroad types two things, the code of the letter and the number of the certificate; neither is sent without the other. */
import { expect, it } from 'vitest'
import { drawVotingCode } from '#election/online/code.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { ScreenEvent } from './event.ts'
import type { ElectionPage } from './state.ts'
import { codePage, stepBefore } from './step-before.ts'
import type { VoterElection } from './voter-election.ts'

const CODE = drawVotingCode(seededRandomness('a certificate abroad'))
const of = (voters: string) =>
  ({
    signed: { settings: { switches: { voters }, origin: { page: 'https://vote.example' } } },
  }) as unknown as VoterElection
const abroad = of('abroad')

function take(from: ElectionPage, ...events: readonly ScreenEvent[]) {
  let [at, effects] = [from, [] as readonly unknown[]]
  for (const event of events) {
    const next = stepBefore(at as Extract<ElectionPage, { type: 'code' }>, { type: 'screen', event }, abroad)
    if (next !== null) [at, effects] = [next.at, next.effects ?? []]
  }
  return { at, effects }
}

it('asks voters abroad for it, and nobody else', () => {
  expect(codePage('vote', CODE, abroad).certificate).toBe('')
  expect(codePage('vote', CODE, of('residents')).certificate).toBe(null)
  expect(codePage('vote', CODE, of('members')).certificate).toBe(null)
})

it('sends both, as they were typed, or names what is missing', () => {
  const page = codePage('vote', CODE, abroad)
  const missing = take(page, { type: 'certificate-typed', text: ' - ' }, { type: 'code-given' })
  expect(missing).toMatchObject({ at: { type: 'code', said: 'no-certificate' }, effects: [] })
  const both = take(missing.at, { type: 'certificate-typed', text: '2026-0001' }, { type: 'code-given' })
  expect(both.effects).toEqual([{ type: 'ask-code', code: CODE, certificate: '2026-0001' }])
})

it('keeps no number on a page that says no, and none on the pages that come after', () => {
  const page = { ...codePage('vote', CODE, abroad), certificate: '2026-0001', said: 'asking' } as const
  const answered = (answer: object) => stepBefore(page, { type: 'code-answered', answer } as never, abroad)
  const pages = [
    answered({ type: 'refused', refusal: 'no-such-code' }),
    answered({ type: 'flow', flow: 'f'.repeat(32) }),
  ]
  expect(pages.map((next) => next?.at.type)).toEqual(['refused', 'promise'])
  expect(JSON.stringify(pages)).not.toContain('2026')
})
