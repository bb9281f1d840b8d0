/** A review from the press on the page to the collector's check: an answer for each judge in one envelope, and a check that says what was marked. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, it } from 'vitest'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { CandidateId, ContestBit, ContestMask } from '#election/ids.ts'
import { ballotMessage, castBytes, checkCast } from '#election/online/cast.ts'
import { writeEnvelope } from '#election/online/envelope.ts'
import { printedShownCode, shownCode } from '#election/online/shown-code.ts'
import { JUDGES_FACTS } from '#simulation/rooms/judges-facts.ts'
import { onlineElection, signWithSession } from '#simulation/rooms/online-election.ts'
import { tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { Effect } from '../session/effect.ts'
import type { Ballot, Selection } from '../session/state.ts'
import { stepBallot } from '../session/step-ballot.ts'
import type { VoterContest, VoterElection } from '../session/voter-election.ts'
import { openedCheck, sealed } from './ballot.ts'

const several = { bit: 0 as ContestBit, lists: 4 }
const played = onlineElection('a ballot of judges', null, several)
const { electionId } = played.grounds
const contests = JUDGES_FACTS.contests.map(
  ({ contest, candidates }): VoterContest => ({ contest, candidates, isOnPaper: false }),
)
const key = Buffer.from(played.publicKey).toString('hex')
const election = {
  electionPackage: { ...tinyPackage, electionId, countingKey: { ...tinyPackage.countingKey, publicKey: key } },
  ...{ packageHash: played.packageHash, listVersion: 1, contests, gazette: null },
  signed: { settings: { switches: { voters: 'residents', checkBeforeCast: true }, layouts: [] } },
} as unknown as VoterElection
const randomness = seededRandomness('a ballot of judges')
const STYLE = 3 as ContestMask

const marked = (...judges: readonly number[]): Selection => ({ type: 'marked', judges: judges as CandidateId[] })
const council: Selection = { type: 'candidate', id: contests[1]?.candidates[0]?.id as CandidateId }
const ENDED: Selection = { type: 'ended' }

/** As the session seals what was confirmed on two pages. */
function ballotOf(...selections: readonly [Selection, Selection]) {
  const [first, second] = selections
  const ballot: Ballot = { permit: { permit: { notAfter: 0 } } as never, contests, selections: [first] }
  const step = stepBallot(
    { type: 'confirming', ballot, selection: second },
    { type: 'screen', event: { type: 'confirmed' } },
    election,
  )
  const effect = step?.effects?.[0] as Extract<Effect, { type: 'seal' }>
  expect(effect.type).toBe('seal')
  return { answers: effect.answers, ...sealed(election, effect.answers, randomness) }
}

/** A collector's word about the cast that this page would send. */
function collected({ salt, records }: Pick<ReturnType<typeof ballotOf>, 'salt' | 'records'>) {
  const box = played.box()
  const vote = played.vote({ box, style: STYLE })
  const permitHash = sha256(vote.permitBytes)
  const envelope = writeEnvelope({ electionId, box, style: STYLE, listVersion: 1, permitHash, salt, records })
  const bytes = castBytes(vote.permitBytes, envelope, signWithSession(ballotMessage(envelope), vote.session.secretKey))
  const checked = checkCast(group, played.grounds, bytes)
  return { length: bytes.length, said: checked.ok ? checked.value.code : checked.error.type }
}

describe('what the page seals', () => {
  it('is an answer for each judge, also for those without a mark and for who has left office, in the order of the lists', () => {
    const { answers } = ballotOf(marked(502, 504), council)
    const rooms = answers.map(({ list, selection }) => `${list.bit}.${list.place} ${selection.type}`)
    expect(rooms).toEqual(['1.0 candidate', '0.1 no-mark', '0.2 candidate', '0.3 no-mark', '0.4 candidate'])
  })

  it('is taken by a collector, at one length for all marks, for none and for a review that was left out', () => {
    const ballots = [marked(501, 502, 504), marked(), ENDED].map((said) => ballotOf(said, council))
    const casts = ballots.map((each) => ({ ...collected(each), code: each.code }))
    expect(casts.map(({ said, code }) => said === code)).toEqual([true, true, true])
    expect(new Set(casts.map(({ length }) => length)).size).toBe(1)
  })

  it('is no cast without the answer about one judge, or with that of another in its place', () => {
    const made = ballotOf(marked(501), council)
    const [council1, first, second, third] = made.records as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
    expect(collected({ ...made, records: made.records.slice(0, -1) }).said).toBe('cast-malformed')
    expect(collected({ ...made, records: [council1, second, first, third, ...made.records.slice(4)] }).said).toBe(
      'cast-record-refused',
    )
  })
})

describe('a check on a second device', () => {
  it.each([
    ['two marks', marked(502, 504)],
    ['no mark', marked()],
    ['a review that was left out', ENDED],
  ])('says %s, and the code that was shown before', (_, said) => {
    const made = ballotOf(said, council)
    const check = openedCheck(election, made.opening)
    expect(check).toMatchObject({ type: 'opened', chosen: [{ selection: said }, { selection: council }] })
    expect(check.type === 'opened' && printedShownCode(check.code)).toBe(printedShownCode(shownCode(made.code)))
  })

  it('shows nothing where the answers are of no voter: some judges ended and others not', () => {
    const { answers } = ballotOf(marked(501), council)
    const last = answers.at(-1)
    const odd = last === undefined ? [] : [...answers.slice(0, -1), { ...last, selection: ENDED }]
    expect(openedCheck(election, sealed(election, odd as typeof answers, randomness).opening)).toEqual({
      type: 'not-opened',
    })
    const few = sealed(election, answers.slice(0, -1), randomness).opening
    expect(openedCheck(election, few)).toEqual({ type: 'not-opened' })
  })
})
