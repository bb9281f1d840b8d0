/** Sorting, S10 to S17: a card stands behind each vote, every station said what it did with boxes, and no hold alone drops a vote. */
import { describe, expect, it } from 'vitest'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestMask, StationId } from '#election/ids.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { ONLINE_ELECTION } from '#simulation/rooms/online-election.ts'
import { codeOf, type Evening, onlineEvening } from '#simulation/rooms/online-evening.ts'
import { openEvidence, sealEvidence } from '../evidence.ts'
import { type BoxId, type Handle, permitIdOf } from '../ids.ts'
import type { VoidDecision } from '../voids.ts'
import type { CardChecks, JudgedCard } from './sort-evidence.ts'
import { type SortingSums, sortBoxes } from './sorting.ts'

const evening = onlineEvening('sorting')
const { whole, votes, boxes, handle, election, finished, voidsOf, eventOf } = evening
type Finished = ReturnType<typeof finished>
const sorted = ({ grounds, files }: Finished) => sortBoxes(group, grounds, files, nativeOnlineChecks)
/** `S08 second-vote` … */
const refusals = (made: Finished) => {
  const answer = sorted(made)
  return answer.ok ? [] : [...new Set(answer.error.map(({ check, type }) => `${check} ${type}`))]
}
const [first, second, voided, held, once] = votes as [
  (typeof votes)[0],
  (typeof votes)[0],
  (typeof votes)[0],
  (typeof votes)[0],
  (typeof votes)[0],
]
const withCast = (bytes: Uint8Array): Partial<Evening> => ({
  events: [...whole.events.slice(0, 4), { ...eventOf(once), cast: bytes }],
})
const entriesOf = (list: typeof votes) => [...whole.entries.slice(0, 2), ...list.map(({ played }) => codeOf(played))]
const other = onlineEvening('another evening')

describe.each<[string, readonly [string, () => Finished, readonly string[]][]]>([
  [
    'S10',
    [
      ['no evidence for a permit', () => withEvidence(() => null), ['S10 evidence-missing']],
      [
        'other evidence than the permit says',
        () => withEvidence((sealed) => sealed.with(5, (sealed[5] as number) ^ 1)),
        ['S10 evidence-differs'],
      ],
      [
        'evidence under another key',
        () => finished({ grounds: { evidence: { ...evidenceNow(), sortingSecretKey: other.sorting.secretKey } } }),
        ['S10 evidence-not-opened'],
      ],
    ],
  ],
  [
    'S11',
    [
      ['a card that signed something else', () => withCards({ identity: null }), ['S11 card-not-genuine']],
      [
        'a declaration for another session',
        () => {
          const mixed = election.vote({
            box: boxes.once,
            style: 3 as ContestMask,
            permit: once.permit,
            evidence: nativeOnlineChecks.sha256(once.sealed),
          })
          return finished({
            ...withCast(mixed.bytes),
            entries: [...entriesOf([first, second, voided, held]), codeOf(mixed)],
          })
        },
        ['S11 declaration-of-another'],
      ],
    ],
  ],
  ['S12', [['a card that was revoked then', () => withCards({ wasGood: false }), ['S12 card-not-good-then']]]],
  [
    'S13',
    [
      ['a card of another person', () => withCards({ identity: 'an accomplice' }), ['S13 card-of-another']],
      [
        'a box that nobody approved',
        () => finished({ grounds: { evidence: { ...evidenceNow(), approved: new Map() } } }),
        ['S13 not-approved'],
      ],
      ['one declaration for two votes', () => declaredTwice(), ['S13 declaration-twice']],
    ],
  ],
  [
    'S14',
    [
      ['a station without its file', () => finished({ voids: whole.voids.slice(0, 1) }), ['S14 voids-missing']],
      [
        'two last files of one number',
        () => finished({ voids: [...whole.voids, voidsOf('2', { voided: [], cards: [] })] }),
        ['S14 voids-contradict'],
      ],
      [
        'a later file without an earlier void',
        () => finished({ voids: [...whole.voids, voidsOf('1', { voided: [], cards: [] }, 2)] }),
        ['S14 voids-contradict'],
      ],
      [
        'other numbers than its report',
        () => finished({ grounds: { reported: new Map() } }),
        ['S14 voids-not-as-reported'],
      ],
      [
        'a void of a box without a vote',
        () =>
          finished({
            voids: [voidsOf('1', { voided: [handle('paper')], cards: [] }), voidsOf('2', { voided: [], cards: [] })],
          }),
        ['S14 void-of-no-vote'],
      ],
      [
        'a void of a held box',
        () =>
          finished({
            voids: [voidsOf('1', { voided: [handle('held')], cards: [] }), voidsOf('2', { voided: [], cards: [] })],
          }),
        ['S14 void-of-held'],
      ],
      [
        'one box voided at two stations',
        () =>
          finished({
            voids: [
              voidsOf('1', { voided: [handle('voided')], cards: [] }),
              voidsOf('2', { voided: [handle('voided')], cards: [] }),
            ],
          }),
        ['S14 void-twice'],
      ],
      [
        'a restore of no void',
        () =>
          finished({
            grounds: {
              decisions: [{ use: 'online-restore', electionId: ONLINE_ELECTION, handle: handle('once'), reason: 'x' }],
            },
          }),
        ['S14 restore-of-no-void'],
      ],
      [
        'one void restored, and voided again by two',
        () => {
          const restore = {
            use: 'online-restore' as const,
            electionId: ONLINE_ELECTION,
            handle: handle('voided'),
            reason: 'x',
          }
          return finished({ grounds: { decisions: [restore, { ...restore, use: 'online-void' }] } })
        },
        ['S14 decided-twice'],
      ],
      [
        'a station that held an older list than that of the newest round',
        () => finished({ round: { number: 2 }, voids: [atList('1', 2), atList('2', 1)] }),
        ['S14 voids-of-older-list'],
      ],
      [
        'a station that never had a last list',
        () => finished({ voids: [atList('1', 1), atList('2', 1, false)] }),
        ['S14 voids-of-older-list'],
      ],
      [
        'a round that another one followed',
        () => finished({ voids: [atList('1', 2), atList('2', 2)] }),
        ['S14 round-older'],
      ],
      ['a newest round that is not a last one', () => finished({ round: { last: false } }), ['S14 round-not-last']],
      ['no round', () => finished({ grounds: { rounds: [] } }), ['S14 round-missing']],
      [
        'a decision of two about a vote beside which there is no card',
        () => finished({ grounds: { decisions: [said('online-void', handle('once'))] } }),
        ['S14 void-without-a-card'],
      ],
    ],
  ],
  [
    'S15',
    [
      [
        'a card to somebody who had voted',
        () =>
          finished({
            voids: [
              whole.voids[0] ?? voidsOf('1', { voided: [], cards: [] }),
              voidsOf('2', { voided: [], cards: [handle('once')] }),
            ],
          }),
        ['S15 card-and-vote'],
      ],
    ],
  ],
  [
    'S17',
    [
      ['a box that no two people gave', () => withBoxes((all) => all.delete(once.box)), ['S17 box-not-listed']],
      [
        'a contest more than its voter has',
        () => withBoxes((all) => all.set(once.box, 1 as ContestMask)),
        ['S17 contests-not-listed'],
      ],
      ['a contest less', () => withBoxes((all) => all.set(once.box, 7 as ContestMask)), ['S17 contests-not-listed']],
    ],
  ],
  [
    'S16',
    [
      ['a held box with a vote, where nobody makes votes void', () => strict(), ['S16 held-with-vote']],
      ['a held box about which nobody decided', () => finished({ holdsAreSaid: false }), ['S16 held-with-vote']],
    ],
  ],
  [
    'R10',
    [
      [
        'marks of the stations that were made of another list',
        () => finished({ round: { voted: '00'.repeat(32) } }),
        ['R10 voted-list-of-another-round'],
      ],
      ['no list in the rounds', () => finished({ round: { voted: null } }), ['R10 voted-list-of-another-round']],
      ['a list of voted boxes with one less', () => finished({ voted: [handle('once')] }), ['R10 voted-list-differs']],
    ],
  ],
])('%s', (_check, broken) => {
  it.each(broken)('%s', (_, made, expected) => {
    expect(refusals(made()).toSorted()).toEqual(expected.toSorted())
  })
})

it('a station whose file is lost by the word of two lets the rest be sorted', () => {
  const lost = {
    use: 'online-voids-lost' as const,
    electionId: ONLINE_ELECTION,
    station: '2' as StationId,
    reason: 'fire',
  }
  expect(refusals(finished({ voids: whole.voids.slice(0, 1), grounds: { decisions: [lost] } }))).toEqual([])
})

const none = { voided: [], cards: [] }
it.each<[string, () => Partial<Evening>, VoidDecision[], Partial<SortingSums>]>([
  [
    'a void of a held box',
    () => ({ voids: [voidsOf('1', { voided: [handle('held')], cards: [] }), voidsOf('2', none)] }),
    [said('online-restore', handle('held'))],
    { held: 1, voided: 1, restored: 1, counted: 3 },
  ],
  [
    'a void of a box without a vote',
    () => ({ voids: [voidsOf('1', { voided: [handle('paper')], cards: [] }), voidsOf('2', none)] }),
    [said('online-restore', handle('paper'))],
    { voided: 1, restored: 1, counted: 3 },
  ],
  [
    'one box voided at two stations',
    () => ({ voids: ['1', '2'].map((id) => voidsOf(id, { voided: [handle('voided')], cards: [] })) }),
    [said('online-void', handle('voided'))],
    { voided: 1, counted: 2 },
  ],
  [
    'a card beside an online vote',
    () => ({ voids: [voidsOf('1', none), voidsOf('2', { voided: [], cards: [handle('once')] })] }),
    [said('online-void', handle('once'))],
    { voided: 1, counted: 2 },
  ],
  [
    'a station that did not know who had voted online, and one voter with a card there',
    () => ({ round: { number: 2 }, voids: [atList('1', 2), atList('2', 1)] }),
    [about('online-voids-taken', '2'), said('online-void', handle('once'))],
    { voided: 1, counted: 2 },
  ],
  [
    'files that contradict one another',
    () => ({ voids: [...whole.voids, voidsOf('2', none)] }),
    [about('online-voids-lost', '2')],
    { voided: 1, counted: 2 },
  ],
  [
    'other numbers than the report',
    () => ({ grounds: { reported: new Map() } }),
    [about('online-voids-taken', '1'), about('online-voids-taken', '2')],
    { voided: 1, counted: 2 },
  ],
])('%s is decided by two, and the count goes on (R8)', (_, changed, decisions, sums) => {
  const { grounds = {}, ...more } = changed()
  const [before, after] = [finished(changed()), finished({ ...more, grounds: { ...grounds, decisions } })]
  expect(refusals(before)).not.toEqual([])
  const answer = sorted(after)
  expect(answer.ok && answer.value.sums).toMatchObject(sums)
})

it('an early-voting station has done its days before the last list', () => {
  const voids = [atList('1', 1), atList('2', 0, false)]
  const grounds = { earlyStations: new Set(['2' as StationId]) }
  expect(refusals(finished({ voids, grounds }))).toEqual([])
})

function atList(station: string, number: number, last = true) {
  return voidsOf(station, { ...none, rollList: { number, last } })
}

function said(use: 'online-restore' | 'online-void', box: Handle): VoidDecision {
  return { use, electionId: ONLINE_ELECTION, handle: box, reason: 'x' }
}

function about(use: 'online-voids-lost' | 'online-voids-taken', station: string): VoidDecision {
  return { use, electionId: ONLINE_ELECTION, station: station as StationId, reason: 'x' }
}

it('a hold from before any vote drops nothing, and is sorted also where nobody makes votes void', () => {
  expect(refusals(strict([handle('paper')]))).toEqual([])
})

/** An election in which no desk makes votes void. */
function strict(boxesHeld = whole.held, holdsAreSaid = true): Finished {
  const { settings } = evening
  const switches = { ...settings.settings.switches, deskOverride: false }
  const grounds = { settings: { ...settings, settings: { ...settings.settings, switches } } }
  return finished({ held: boxesHeld, grounds, holdsAreSaid })
}

function heldBy(use: 'online-held' | 'online-unheld', box: Parameters<typeof handle>[0]): VoidDecision {
  return { use, electionId: ONLINE_ELECTION, handle: handle(box), reason: 'x' }
}

it.each([true, false])('S16: a vote counts though one administrator holds its box, voids allowed: %s', (isAllowed) => {
  const made = isAllowed ? finished({ holdsAreSaid: false }) : strict(whole.held, false)
  const decisions = [heldBy('online-unheld', 'held')]
  const answer = sorted({ ...made, grounds: { ...made.grounds, decisions } })
  expect(answer.ok && answer.value.sums).toMatchObject({ held: 0, voided: 1, counted: 3 })
})

/** Two people of the roll side gave other boxes. */
function withBoxes(change: (listed: Map<BoxId, ContestMask>) => void): Finished {
  const listed = new Map(evening.listed)
  change(listed)
  return finished({ grounds: { boxes: listed } })
}

it('one failure hides no other', () => {
  expect(
    refusals(
      finished({
        witnesses: 0,
        voids: [],
        differing: ['online-box.ippyo'],
        grounds: { evidence: { ...evidenceNow(), approved: new Map() } },
      }),
    ),
  ).toEqual([...['S02 copies-differ', 'S04 too-few-witnesses', 'S13 not-approved', 'S14 voids-missing']])
})

/** The session of the first vote casts once more, with another permit: its card was touched once. */
function declaredTwice(): Finished {
  const opened = openEvidence(first.sealed, first.permit, evening.sorting.secretKey)
  if (opened === null) throw new Error('evidence that was sealed')
  const permit = permitIdOf(election.randomness.bytes(16))
  const sealed = sealEvidence(opened, permit, evening.sorting.publicKey, election.randomness)
  const hash = nativeOnlineChecks.sha256(sealed)
  const { session } = first.played
  const again = election.vote({ box: boxes.again, style: 3 as ContestMask, session, permit, evidence: hash })
  const now = evidenceNow()
  return finished({
    events: [...whole.events.slice(0, 1), { ...eventOf(second), cast: again.bytes }, ...whole.events.slice(2)],
    entries: [...entriesOf([first, voided, held, once]), codeOf(again)],
    grounds: {
      evidence: { ...now, evidence: new Map([...votes, { permit, sealed }].map((each) => [each.permit, each.sealed])) },
    },
  })
}

function evidenceNow() {
  const { evidence } = finished().grounds
  if (evidence === null) throw new Error('sealed evidence')
  return evidence
}

function withEvidence(of: (sealed: Uint8Array) => Uint8Array | null): Finished {
  const changed = of(once.sealed)
  const others = votes
    .filter(({ permit }) => permit !== once.permit)
    .map(({ permit, sealed }) => [permit, sealed] as const)
  const evidence = new Map(changed === null ? others : [...others, [once.permit, changed]])
  return finished({ grounds: { evidence: { ...evidenceNow(), evidence } } })
}

function withCards(judged: Partial<JudgedCard>): Finished {
  const now = evidenceNow()
  const judge: CardChecks['judge'] = (...asked) => ({ ...now.cards.judge(...asked), ...judged })
  return finished({ grounds: { evidence: { ...now, cards: { judge } } } })
}
