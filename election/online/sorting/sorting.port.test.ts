/** Sorting takes an evening that is whole, and names each thing that is not: broken exports for S01 to S09. */
import { describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestBit, ContestMask, ElectionId, KeySetId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { CLOSES, ONLINE_ELECTION, OPENS } from '#simulation/rooms/online-election.ts'
import { codeOf, type Evening, onlineEvening } from '#simulation/rooms/online-evening.ts'
import { parseExportedLog, writeExportedLog } from '../exported-log.ts'
import { unixSecond } from '../instant.ts'
import { sortBoxes } from './sorting.ts'

const evening = onlineEvening('sorting')
const { whole, votes, boxes, handle, election, finished, eventOf } = evening
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
const recordsOf = (of: typeof first) => of.played.salted.records

describe('a whole evening', () => {
  const answer = sorted(finished())
  if (!answer.ok) throw new Error(JSON.stringify(answer.error))
  const { sums, records } = answer.value

  it('leaves one vote of each box, without what was voided and held, sorted by bytes', () => {
    for (const contest of [0, 1] as ContestBit[]) {
      const left = [second, once].map((each) => toHex(recordsOf(each)[contest] ?? new Uint8Array())).toSorted()
      expect(records.get(contest)?.map(toHex)).toEqual(left)
    }
    expect([...records.keys()]).toEqual([0, 1])
  })

  it('closes its sums (R10)', () => {
    expect(sums).toEqual({ events: 5, superseded: 1, voted: 4, held: 1, voided: 1, restored: 0, counted: 2 })
    expect(sums.events - sums.superseded).toBe(sums.voted)
    expect(sums.voted - sums.held - sums.voided + sums.restored).toBe(sums.counted)
    expect([...records.values()].map(({ length }) => length)).toEqual([sums.counted, sums.counted])
  })

  it.each([
    ['an hour before', 3600, 'first'],
    ['in the same quarter of an hour', 0, 'second'],
  ] as const)(
    'counts the vote of the latest card check: of a vote that came later, but whose card was seen %s',
    (_, seconds, counts) => {
      const played = election.vote({ box: boxes.again, style: 3 as ContestMask, at: unixSecond(OPENS + seconds) })
      const events = whole.events.with(0, { ...eventOf(first), cast: played.bytes })
      const entries = whole.entries.with(2, codeOf(played))
      const answer = sorted(finished({ events, entries, grounds: { evidence: null } }))
      const of = { first: { ...first, played }, second }
      const left = [of[counts], once].map((each) => toHex(recordsOf(each)[0] ?? new Uint8Array())).toSorted()
      expect(answer.ok && answer.value.records.get(0 as ContestBit)?.map(toHex)).toEqual(left)
      // R10 shows no difference either.
      expect(answer.ok && answer.value.sums).toEqual(sums)
    },
  )

  it('gives a vote back that two people restored', () => {
    const restore = {
      use: 'online-restore' as const,
      electionId: ONLINE_ELECTION,
      handle: handle('voided'),
      reason: 'wrong box',
    }
    const again = sorted(finished({ grounds: { decisions: [restore] } }))
    expect(again.ok && again.value.sums).toMatchObject({ voided: 1, restored: 1, counted: 3 })
    expect(again.ok && again.value.records.get(0 as ContestBit)?.map(toHex)).toContain(
      toHex(recordsOf(voided)[0] ?? new Uint8Array()),
    )
  })

  it('is the same from either stick, and without evidence where an election has none', () => {
    expect(refusals(finished({ differing: [] }))).toEqual([])
    expect(refusals(finished({ grounds: { evidence: null } }))).toEqual([])
  })
})

const other = onlineEvening('another evening')
const withEvents = (events: Evening['events'], more: Partial<Evening> = {}): Partial<Evening> => ({ events, ...more })
const withCast = (bytes: Uint8Array) => withEvents([...whole.events.slice(0, 4), { ...eventOf(once), cast: bytes }])
const changedCast = (at: number) => {
  const bytes = once.played.bytes.slice()
  bytes[at] = (bytes[at] as number) ^ 1
  return bytes
}
const entriesOf = (list: typeof votes) => [...whole.entries.slice(0, 2), ...list.map(({ played }) => codeOf(played))]

describe.each<[string, readonly [string, () => Finished, readonly string[]][]]>([
  [
    'S01',
    [
      ['a byte of the header', () => spoiltBox(20), ['S01 export-refused']],
      ['a byte of a row', () => spoiltBox(4096 + 30), ['S01 export-refused']],
      [
        'exporters of another election',
        () => ({ ...finished(), files: other.finished().files }),
        ['S01 export-refused'],
      ],
      [
        'another election',
        () => finished({ header: { electionId: '1111111111111111' as ElectionId } }),
        ['S01 export-of-another'],
      ],
      [
        'another key set',
        () => finished({ header: { keySet: '9999999999999999' as KeySetId } }),
        ['S01 export-of-another'],
      ],
      ['other settings', () => finished({ header: { settingsHash: new Uint8Array(32) } }), ['S01 export-of-another']],
      ['another package', () => finished({ header: { packageHash: new Uint8Array(32) } }), ['S01 export-of-another']],
      ['other lists', () => finished({ header: { listsHash: new Uint8Array(32) } }), ['S01 export-of-another']],
      [
        'a close before its time',
        () => finished({ header: { closed: unixSecond(CLOSES - 1) } }),
        ['S01 export-of-another'],
      ],
      [
        'a program that nobody reviewed',
        () => finished({ header: { build: new Uint8Array(32) } }),
        ['S01 build-not-reviewed'],
      ],
    ],
  ],
  [
    'S02',
    [['a second stick with other bytes', () => finished({ differing: ['online-voted.ippyo'] }), ['S02 copies-differ']]],
  ],
  [
    'S04',
    [
      [
        'a vote that the log does not have',
        () => finished({ entries: whole.entries.slice(0, -1) }),
        ['S04 votes-and-log-differ'],
      ],
      [
        'an entry of no vote',
        () => finished({ entries: [...whole.entries, new Uint8Array(32)] }),
        ['S04 votes-and-log-differ'],
      ],
      [
        'one entry twice and one missing',
        () => finished({ entries: entriesOf([first, second, voided, held, held]) }),
        ['S04 votes-and-log-differ'],
      ],
      [
        'another page',
        () => finished({ entries: whole.entries.with(0, new Uint8Array(32)) }),
        ['S04 first-entries-differ'],
      ],
      ['no witness', () => finished({ witnesses: 0 }), ['S04 too-few-witnesses']],
      [
        'a checkpoint of another tree',
        () => finished({ header: { log: { size: 7, root: new Uint8Array(32) } } }),
        ['S04 root-differs'],
      ],
      [
        'a log that is none',
        () => ({ ...finished(), files: { ...finished().files, log: new Uint8Array(3) } }),
        ['S04 log-malformed'],
      ],
      ['a checkpoint under another key', () => spoiltLog(), ['S04 checkpoint-refused']],
      [
        'the log of another election',
        () => {
          const made = finished()
          const log = parseExportedLog(made.files.log)
          if (log === null) throw new Error('a log that was written')
          const foreign = writeExportedLog({ ...log, electionId: '1111111111111111' as ElectionId })
          return { ...made, files: { ...made.files, log: foreign } }
        },
        ['S04 log-of-another'],
      ],
    ],
  ],
  [
    'S05',
    [
      ['a permit that the gate did not sign', () => finished(withCast(changedCast(130))), ['S05 cast-refused']],
      [
        'one permit for two votes',
        () => {
          const again = election.vote({ box: boxes.again, style: 3 as ContestMask, permit: once.permit })
          return finished(
            withEvents(
              [...whole.events.slice(0, 1), { box: boxes.again, rev: 2, cast: again.bytes }, ...whole.events.slice(2)],
              {
                entries: [...entriesOf([first, voided, held, once]), codeOf(again)],
                grounds: { evidence: null },
              },
            ),
          )
        },
        ['S05 permit-twice'],
      ],
    ],
  ],
  [
    'S06',
    [
      [
        'a signature of nobody',
        () => finished(withCast(changedCast(once.played.bytes.length - 1))),
        ['S06 cast-refused'],
      ],
    ],
  ],
  [
    'S07',
    [
      [
        'a cast in the row of another box',
        () => finished(withEvents([...whole.events.slice(0, 4), { ...eventOf(once), box: boxes.paper }])),
        ['S07 row-of-another-box', 'S13 card-of-another', 'S15 card-and-vote'],
      ],
      [
        'an envelope of another list',
        () => finished(withCast(election.vote({ box: boxes.once, style: 3 as ContestMask, listVersion: 9 }).bytes)),
        ['S07 cast-refused', 'S04 votes-and-log-differ'],
      ],
    ],
  ],
  [
    'S08',
    [
      [
        'a revision that is missing',
        () =>
          finished(
            withEvents([{ ...eventOf(first), rev: 1 }, { ...eventOf(second), rev: 3 }, ...whole.events.slice(2)]),
          ),
        ['S08 revision-missing'],
      ],
      [
        'a second vote where none is taken',
        () => {
          const { grounds } = finished()
          const { settings } = grounds.settings
          const once1 = {
            ...grounds.settings,
            settings: { ...settings, switches: { ...settings.switches, overwrite: false } },
          }
          return finished({ grounds: { settings: once1 } })
        },
        ['S08 second-vote'],
      ],
    ],
  ],
  [
    'S09',
    [
      [
        'a record that was changed and signed again',
        () => {
          const [a = new Uint8Array(), b = new Uint8Array()] = recordsOf(once)
          const bad = election.vote({
            box: boxes.once,
            style: 3 as ContestMask,
            records: [a.with(110, 1 ^ (a[110] as number)), b],
          })
          return finished(withCast(bad.bytes))
        },
        ['S04 votes-and-log-differ', 'S09 cast-refused'],
      ],
      [
        'a copy of another box’s vote',
        () => {
          const copy = election.vote({ box: boxes.once, style: 3 as ContestMask, ...voided.played.salted })
          return finished({
            ...withCast(copy.bytes),
            entries: entriesOf([first, second, voided, held, voided]),
            grounds: { evidence: null },
          })
        },
        ['S09 copied'],
      ],
    ],
  ],
])('%s', (_check, broken) => {
  it.each(broken)('%s', (_, made, expected) => {
    expect(refusals(made()).toSorted()).toEqual(expected.toSorted())
  })
})

function spoiltBox(at: number): Finished {
  const made = finished()
  const box = made.files.box.slice()
  box[at] = (box[at] as number) ^ 1
  return { ...made, files: { ...made.files, box } }
}

function spoiltLog(): Finished {
  const made = finished()
  const stranger = makeSigningKey(election.randomness)
  const { settings } = made.grounds.settings
  const keys = { ...settings.keys, sequencer: toHex(stranger.publicKey) }
  return {
    ...made,
    grounds: { ...made.grounds, settings: { ...made.grounds.settings, settings: { ...settings, keys } } },
  }
}
