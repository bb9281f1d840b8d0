/**
 * The report for other programs against what SP 1500-100 (version 2) asks of each class that is used: which members must be there, which
 * may, of what kind, and the words of each enumeration. Not the published schema, which does not lie here: what a reader that holds to
 * it would refuse first.
 */
import { expect, it } from 'vitest'
import { z } from 'zod'
import { asTold } from '#election/count/contest-result.ts'
import { nistReport } from './export-nist.ts'
import { CONTEST, HEAD } from './exports-sample.ts'

const named = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ '@type': z.literal(`ElectionResults.${name}`), ...shape })
const id = z.string().min(1)
const unit = z.literal('district')
const count = z.number()

const words = named('InternationalizedText', {
  Text: z.array(named('LanguageString', { Content: z.string().min(1), Language: z.literal('ja') })).min(1),
})
const voteCounts = named('VoteCounts', {
  GpUnitId: unit,
  Type: z.enum(['absentee', 'early', 'election-day', 'other', 'provisional', 'total']),
  OtherType: z.string().min(1).optional(),
  Count: count,
}).refine(({ Type, OtherType }) => (Type === 'other') === (OtherType !== undefined))

const contest = named('CandidateContest', {
  '@id': id,
  ElectionDistrictId: unit,
  Name: z.string().min(1),
  NumberElected: z.number().int().min(1),
  VotesAllowed: z.number().int().min(1),
  OtherCounts: z.array(named('OtherCounts', { GpUnitId: unit, Undervotes: count })),
  ContestSelection: z.array(
    named('CandidateSelection', {
      '@id': id,
      // Invalid ballots are a selection of nobody.
      CandidateIds: z.array(id).length(1).optional(),
      VoteCounts: z.array(voteCounts).optional(),
    }),
  ),
})

const candidate = named('Candidate', {
  '@id': id,
  BallotName: words,
  PartyId: id.optional(),
  PostElectionStatus: z.enum(['advanced-to-runoff', 'defeated', 'projected-winner', 'winner', 'withdrawn']).optional(),
})

const day = z.iso.date()
const report = named('ElectionReport', {
  Format: z.enum(['precinct-level', 'summary-contest']),
  GeneratedDate: z.iso.datetime({ offset: true }),
  Issuer: z.string().min(1),
  IssuerAbbreviation: z.string().min(1),
  IsTest: z.boolean(),
  TestType: z.string().optional(),
  SequenceStart: z.number().int(),
  SequenceEnd: z.number().int(),
  Status: z.enum(['certified', 'correction', 'pre-election', 'recount', 'unofficial-complete', 'unofficial-partial']),
  VendorApplicationId: z.string().min(1),
  // LAW-17: the district and nothing smaller.
  GpUnit: z.array(named('ReportingUnit', { '@id': unit, Type: z.literal('municipality'), Name: words })).length(1),
  Party: z.array(named('Party', { '@id': id, Name: words })),
  Election: z
    .array(
      named('Election', {
        ElectionScopeId: unit,
        StartDate: day,
        EndDate: day,
        Name: words,
        Type: z.enum(['general', 'other', 'special', 'runoff']),
        Candidate: z.array(candidate),
        Contest: z.array(contest),
      }),
    )
    .length(1),
})

it.each([
  ['told apart', CONTEST],
  ['few ballots on paper: the sum alone', asTold({ ...CONTEST, state: 'joined-sum' })],
  ['no poll', { ...CONTEST, uncontested: true }],
])('has every member that is asked for, and no other: %s', (_, of) => {
  for (const use of ['live', 'fixture', 'rehearsal'] as const) {
    const made = JSON.parse(JSON.stringify(nistReport({ ...HEAD, use }, [of])))
    expect(report.safeParse(made).error).toBeUndefined()
    expect(made.IsTest).toBe(use !== 'live')
  }
})

it('who stands for no party names none', () => {
  const candidates = CONTEST.candidates.map((each, i) => (i === 0 ? { ...each, party: '' } : each))
  const made = JSON.parse(JSON.stringify(nistReport(HEAD, [{ ...CONTEST, candidates }])))
  expect(report.safeParse(made).error).toBeUndefined()
  expect(made.Party).toHaveLength(1)
  expect(made.Election[0].Candidate.map((each: { PartyId?: string }) => each.PartyId)).toEqual([undefined, 'party-1'])
})
