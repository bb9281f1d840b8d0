/**
 * Cast vote records against what SP 1500-103 (version 1) asks of each class that is used: which members must be there, which may, and the
 * words of each enumeration, as the published schema has them; written out here, for the schema does not lie here. Then what nobody may
 * read out of them.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { asTold, type ContestResult } from '#election/count/contest-result.ts'
import { contestId } from '#election/id-schemas.ts'
import type { DocumentHead } from './document.ts'
import { castVoteRecords } from './export-cast-votes.ts'
import { CONTEST, HEAD } from './exports-sample.ts'

const named = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ '@type': z.literal(`CVR.${name}`), ...shape })
const id = z.string().min(1)
const words = z.string().min(1)

const position = named('SelectionPosition', {
  HasIndication: z.enum(['no', 'unknown', 'yes']),
  IsAllocable: z.enum(['no', 'unknown', 'yes']).optional(),
  NumberVotes: z.int(),
})
const contestEntry = named('CVRContest', {
  ContestId: id,
  Undervotes: z.int().optional(),
  Status: z.array(z.enum(['invalidated-rules', 'not-indicated', 'other', 'overvoted', 'undervoted'])).optional(),
  CVRContestSelection: z
    .array(
      named('CVRContestSelection', {
        ContestSelectionId: id,
        Status: z.array(z.enum(['generated-rules', 'invalidated-rules', 'needs-adjudication', 'other'])).optional(),
        SelectionPosition: z.array(position).length(1),
      }),
    )
    .length(1)
    .optional(),
})
/** No `CreatingDeviceId`, `BatchId`, `UniqueId`, `BallotStyleUnitId` and whatever else an entry may have of its origin. */
const record = named('CVR', {
  ElectionId: z.literal('election'),
  CurrentSnapshotId: id,
  CVRSnapshot: z
    .array(
      named('CVRSnapshot', {
        '@id': id,
        Type: z.enum(['interpreted', 'modified', 'original']),
        // Never two: those would be of one voter.
        CVRContest: z.array(contestEntry).length(1),
      }),
    )
    .length(1),
})
const candidate = named('Candidate', { '@id': id, Name: words, PartyId: id.optional() })
const contest = named('CandidateContest', {
  '@id': id,
  Name: words,
  NumberElected: z.int(),
  VotesAllowed: z.int(),
  VoteVariation: z.literal('plurality'),
  ContestSelection: z.array(named('CandidateSelection', { '@id': id, CandidateIds: z.array(id).length(1) })).min(1),
})
const report = named('CastVoteRecordReport', {
  Version: z.literal('1.0.0'),
  ReportType: z
    .array(z.enum(['adjudicated', 'aggregated', 'originating-device-export', 'other', 'rcv-round']))
    .optional(),
  GeneratedDate: z.iso.datetime({ offset: true }),
  Notes: words,
  ReportGeneratingDeviceIds: z.array(id).min(1),
  ReportingDevice: z.array(named('ReportingDevice', { '@id': id, Application: words })).min(1),
  // LAW-17: the district and nothing smaller.
  GpUnit: z
    .array(named('GpUnit', { '@id': id, Type: z.literal('other'), OtherType: z.literal('municipality'), Name: words }))
    .length(1),
  Party: z.array(named('Party', { '@id': id, Name: words })),
  Election: z
    .array(
      named('Election', {
        '@id': z.literal('election'),
        ElectionScopeId: id,
        Name: words,
        Candidate: z.array(candidate),
        Contest: z.array(contest).min(1),
      }),
    )
    .length(1),
  CVR: z.array(record),
})
type Report = z.infer<typeof report>

/** Two dead, one undecided, and a second contest whose candidates have the same numbers. */
const MAYOR: ContestResult = { ...CONTEST, invalid: 2, ended: 3, unopened: 1 }
const COUNCIL: ContestResult = { ...CONTEST, id: contestId.parse('council'), title: '見本市議会議員選挙', seats: 2 }

function madeOf(contests: readonly ContestResult[], head: DocumentHead = HEAD): Report {
  return report.parse(JSON.parse([...castVoteRecords(head, contests)].join('')))
}

const entriesOf = ({ CVR }: Report) => CVR.map(({ CVRSnapshot: [snapshot] }) => snapshot?.CVRContest[0])

/** The content of an entry, apart from its number. */
function sums(made: Report): Readonly<Record<string, number>> {
  const told: Record<string, number> = {}
  for (const entry of entriesOf(made)) {
    const said = entry?.CVRContestSelection?.[0]?.ContestSelectionId ?? entry?.Status?.join()
    const name = `${entry?.ContestId} ${said}`
    told[name] = (told[name] ?? 0) + 1
  }
  return told
}

describe('NIST SP 1500-103', () => {
  it('has every member that is asked for and no other, and an entry for each record that a sum tells of', () => {
    expect(sums(madeOf([MAYOR, COUNCIL]))).toEqual({
      'contest-mayor selection-candidate-mayor-1': 100,
      'contest-mayor selection-candidate-mayor-2': 90,
      'contest-mayor not-indicated': 3,
      'contest-mayor invalidated-rules': 2,
      'contest-council selection-candidate-council-1': 100,
      'contest-council selection-candidate-council-2': 90,
      'contest-council not-indicated': 7,
    })
  })

  it('refers to nothing that is not in it, and numbers its entries by their place', () => {
    const made = madeOf([MAYOR, COUNCIL])
    const text = JSON.stringify(made)
    const ids: readonly string[] = text.match(/"@id":"[^"]+"/g) ?? []
    expect(new Set(ids).size).toBe(ids.length)
    const references = [...text.matchAll(/"(\w+Ids?)":(\[[^\]]*\]|"[^"]*")/g)].filter(([, member]) => member !== '@id')
    expect(references.length).toBeGreaterThan(made.CVR.length)
    for (const [, member, value = ''] of references) {
      for (const each of [JSON.parse(value)].flat()) expect(ids, member).toContain(`"@id":"${each}"`)
    }
    expect(made.CVR.map(({ CurrentSnapshotId }) => CurrentSnapshotId)).toEqual(
      made.CVR.map((_, i) => `record-${i + 1}`),
    )
  })

  it('tells nothing that the sums do not: entries that say the same stand together', () => {
    const machine = fc.array(fc.nat(30), { minLength: 2, maxLength: 2 })
    fc.assert(
      fc.property(machine, fc.nat(5), fc.nat(5), (votes, ended, invalid) => {
        const candidates = CONTEST.candidates.map((each, i) => ({ ...each, machine: votes[i] as number }))
        const of = { ...CONTEST, candidates, ended, invalid, records: votes.reduce((a, b) => a + b, ended + invalid) }
        const made = madeOf([of])
        expect(made.CVR).toHaveLength(of.records)
        // Those of one meaning stand together: nothing is left in the order that the order of the list does not say.
        const said = entriesOf(made).map((entry) => JSON.stringify(entry))
        expect(said.filter((each, i) => each !== said[i - 1])).toHaveLength(new Set(said).size)
      }),
      { numRuns: 50 },
    )
  })

  it('has no entry of a contest with few ballots on paper or without a poll, and says so', () => {
    const few = asTold({ ...COUNCIL, state: 'joined-sum' })
    const made = madeOf([MAYOR, few, { ...COUNCIL, id: contestId.parse('ward'), uncontested: true }])
    expect(new Set(entriesOf(made).map((entry) => entry?.ContestId))).toEqual(new Set(['contest-mayor']))
    // Who stood is public; the published schema asks for one contest at least.
    const contests = made.Election[0]?.Contest.map((each) => each['@id'])
    expect(contests).toEqual(['contest-mayor', 'contest-council', 'contest-ward'])
    expect(made.Notes).toContain('見本市議会議員選挙：票を示すと10人未満の投票が分かる')
    expect(JSON.stringify(made.CVR)).not.toMatch(/council|ward/)
  })

  it('says in its notes that it is made of sums, of which use, and what is not in it', () => {
    const { Notes } = madeOf([MAYOR])
    for (const part of [
      '数えなおしの証拠にはならない',
      'No evidence for a recount',
      'Not of a real election',
      '開けない票1件',
    ])
      expect(Notes).toContain(part)
    expect(madeOf([CONTEST], { ...HEAD, use: 'live' }).Notes).not.toMatch(/real election|unopened/)
  })

  it('votes of who is not eligible are written down and count for nobody', () => {
    const candidates = CONTEST.candidates.map((each, i) =>
      i === 0 ? { ...each, outcome: 'ineligible' as const } : each,
    )
    const [first, ...others] = entriesOf(madeOf([{ ...CONTEST, candidates }]))
    expect(first?.CVRContestSelection?.[0]).toMatchObject({
      Status: ['invalidated-rules'],
      SelectionPosition: [{ IsAllocable: 'no', HasIndication: 'yes', NumberVotes: 1 }],
    })
    expect(others.at(100)?.CVRContestSelection?.[0]?.SelectionPosition[0]?.IsAllocable).toBe('yes')
  })

  it('ten million records leave in pieces of less than a megabyte', () => {
    const candidates = CONTEST.candidates.map((each) => ({ ...each, machine: 5_000_000 }))
    const pieces = castVoteRecords(HEAD, [{ ...CONTEST, candidates }])
    let entries = 0
    for (let taken = 0; taken < 50; taken++) {
      const { value, done } = pieces.next()
      expect(done).toBe(false)
      expect(String(value).length).toBeLessThan(1024 * 1024)
      entries += String(value).split('"CVR.CVR"').length - 1
    }
    expect(entries).toBe(49 * 2048)
  })
})
