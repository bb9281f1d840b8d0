/** The list of incidents: whatever is entered, ended and corrected in any order, what lasts is what its last lines say, and no line is lost unseen. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { err } from '#election/result.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { ONLINE_ELECTION, OPENS } from '#simulation/rooms/online-election.ts'
import { STOPPED, type TypedIncident, withIncident } from '#simulation/rooms/online-incidents.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import {
  INCIDENT_CLASSES,
  type IncidentLine,
  type IncidentSaid,
  incidentsIn,
  isNewer,
  MEASURES,
  nextLine,
  openIncidents,
  readIncidents,
  wholeMinute,
  writeIncidents,
} from './incidents.ts'
import { faultOfPublicText } from './public-text.ts'

const SEED = 'incidents'
const randomness = seededRandomness(SEED)
const [one, two, stranger] = [1, 2, 3].map(() => makeSigningKey(randomness)) as [Pair, Pair, Pair]
type Pair = ReturnType<typeof makeSigningKey>
const exporters = [one, two].map(({ publicKey }, at) => ({ name: `e${at}`, key: toHex(publicKey) }))
const of = { electionId: ONLINE_ELECTION, exporters }
const FROM = wholeMinute(OPENS)

const entered = (
  lines: readonly IncidentLine[],
  said: TypedIncident,
  by: readonly [Pair, Pair] = [one, two],
  electionId = ONLINE_ELECTION,
) => withIncident(lines, said, { electionId, by })
const file = (lines: readonly IncidentLine[], electionId = ONLINE_ELECTION) => writeIncidents({ electionId, lines })
const answer = (bytes: Uint8Array) => {
  const read = readIncidents(bytes, of, verifyNative)
  return read.ok ? read.value.lines : read.error
}

/** Ten drawn acts: a new incident, or a later word about any of those before. */
const acts = fc.array(
  fc.record({
    about: fc.nat(9),
    isNew: fc.boolean(),
    class: fc.constantFrom(...INCIDENT_CLASSES),
    measure: fc.constantFrom(...MEASURES),
    minutes: fc.option(fc.nat(600)),
  }),
  { minLength: 1, maxLength: 10 },
)

function played(drawn: readonly (typeof acts extends fc.Arbitrary<readonly (infer A)[]> ? A : never)[]) {
  let lines: readonly IncidentLine[] = []
  const model = new Map<number, Omit<IncidentSaid, 'incident'>>()
  for (const { about, isNew, minutes, ...rest } of drawn) {
    const known = [...model.keys()]
    const incident = isNew || known.length === 0 ? ('new' as const) : (known[about % known.length] ?? 'new')
    const to = minutes === null ? null : wholeMinute(FROM + 60 * minutes)
    const said = { ...STOPPED, ...rest, to }
    const next = nextLine(lines, { ...said, incident })
    if (rest.measure === 'mistaken' && to === null) {
      expect(next).toEqual(err('mistake-lasts'))
      continue
    }
    lines = entered(lines, { ...said, incident })
    const { incident: _, ...kept } = said
    model.set(incident === 'new' ? lines.length : incident, kept)
  }
  return { lines, model }
}

describe('any order of entries, ends and corrections', () => {
  it('lasts as the last line about each incident says; several last at once; a reader gets every line', () => {
    fc.assert(
      fc.property(acts, (drawn) => {
        const { lines, model } = played(drawn)
        expect(answer(file(lines))).toEqual(lines)
        const expected = [...model].map(([incident, said]) => ({ incident, ...said }))
        expect(incidentsIn(lines).map(({ lines: _, ...said }) => said)).toEqual(expected)
        expect(openIncidents(lines).map(({ incident }) => incident)).toEqual(
          expected.filter(({ to }) => to === null).map(({ incident }) => incident),
        )
        expect(
          incidentsIn(lines)
            .flatMap((each) => each.lines)
            .toSorted((a, b) => a - b),
        ).toEqual(lines.map((_, at) => at + 1))
      }),
      { numRuns: 40 },
    )
  })

  it('holds with no line taken out, moved, doubled or changed', () => {
    fc.assert(
      fc.property(acts, fc.nat(), (drawn, place) => {
        const { lines } = played([...drawn, ...drawn])
        fc.pre(lines.length > 2)
        const at = place % (lines.length - 1)
        const [line, next] = [lines[at] as IncidentLine, lines[at + 1] as IncidentLine]
        const broken = [
          lines.toSpliced(at, 1),
          lines.toSpliced(at, 2, next, line),
          lines.toSpliced(at, 0, line),
          lines.with(at, { ...line, en: 'Nothing is wrong.' }),
          lines.with(at, { ...line, to: wholeMinute(line.from + 60 * 601) }),
        ]
        for (const each of broken) expect(answer(file(each))).toHaveProperty('type')
      }),
      { numRuns: 20 },
    )
  })
})

it('is by two different exporters of this election alone', () => {
  const by = (first: Pair, second: Pair) => answer(file(entered([], STOPPED, [first, second])))
  expect(by(one, two)).toHaveLength(1)
  expect(by(one, one)).toEqual({ type: 'incidents-not-by-two', line: 1 })
  expect(by(one, stranger)).toEqual({ type: 'incidents-not-by-two', line: 1 })
  const elsewhere = '1111111111111111' as ElectionId
  expect(answer(file(entered([], STOPPED), elsewhere))).toEqual({ type: 'of-another-election' })
  expect(answer(file(entered([], STOPPED, [one, two], elsewhere)))).toEqual({ type: 'incidents-not-by-two', line: 1 })
  const spaced = new TextDecoder().decode(file(entered([], STOPPED))).replace(',', ', ')
  expect(answer(new TextEncoder().encode(spaced))).toEqual({ type: 'incidents-malformed' })
})

it('takes no end before the beginning, no word about an incident that nobody opened, and no mistake that lasts', () => {
  const lines = entered(entered([], STOPPED), { ...STOPPED, incident: 1, to: FROM })
  const fault = (said: Partial<TypedIncident>) => {
    const next = nextLine(lines, { ...STOPPED, ...said })
    return next.ok ? null : next.error
  }
  expect(fault({ to: wholeMinute(FROM - 60) })).toBe('to-before-from')
  // A correction opens nothing.
  expect(fault({ incident: 2 })).toBe('no-such-incident')
  expect(fault({ incident: 4 })).toBe('no-such-incident')
  expect(fault({ measure: 'mistaken' })).toBe('mistake-lasts')
  // It broke again: a correction takes the end off.
  expect(openIncidents(entered(lines, { ...STOPPED, incident: 1 }))).toHaveLength(1)
})

it('a shorter list, or another past, takes nothing away from who knows more', () => {
  const lines = entered(entered([], STOPPED), { ...STOPPED, incident: 1, to: FROM })
  const list = (some: readonly IncidentLine[]) => ({ electionId: ONLINE_ELECTION, lines: some })
  expect(isNewer(list(lines), list(lines.slice(0, 1)))).toBe(true)
  expect(isNewer(list(lines), null)).toBe(true)
  expect(isNewer(list(lines.slice(0, 1)), list(lines))).toBe(false)
  const other = entered(entered([], { ...STOPPED, class: 'device' }), { ...STOPPED, incident: 1, to: FROM })
  expect(isNewer(list(other), list(lines))).toBe(false)
})

describe('a public line names nobody', () => {
  it.each([
    ['新見市立図書館の山田様が投票できません。', 'text-has-a-name'],
    ['山田さんが投票できません。', 'text-has-a-name'],
    ['山田太郎氏が投票できません。', 'text-has-a-name'],
    ['Mrs Yamada cannot vote.', 'text-has-a-name'],
    ['名簿番号 1-0023 の人が投票できません。', 'text-has-a-number'],
    ['手紙 ００１２３４５６７８ の人が投票できません。', 'text-has-a-number'],
    ['letter 0012 345 678', 'text-has-a-number'],
    ['K7PM-3QXR-9TDW', 'text-has-a-number'],
    ['', 'text-empty'],
    ['止まりました。{from}', 'text-empty'],
    ['止まり\nました。', 'text-empty'],
    [' あ', 'text-empty'],
    ['あ'.repeat(201), 'text-too-long'],
  ])('%s', (text, fault) => {
    expect(faultOfPublicText(text)).toBe(fault)
    const line = { ...STOPPED, ja: text }
    expect(answer(file(entered([], line)))).toEqual({ type: 'incidents-malformed' })
  })

  it.each([
    '20:30 から、通信が切れています。',
    '11月20日 10:30 に直りました。皆様のご協力に感謝します。',
    '3台のうち 1台が止まりました。お客様の票は、記録簿にあります。様子を見ています。',
    'One of 3 machines stopped at 10:05.',
  ])('%s may be said', (text) => expect(faultOfPublicText(text)).toBe(null))
})
