/** Files for other programs, against the schemas that NIST publishes; and no unit smaller than the district (LAW-17). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { asTold, type ContestResult } from '#election/count/contest-result.ts'
import type { DocumentHead } from './document.ts'
import { castVoteRecords } from './export-cast-votes.ts'
import { nistReport } from './export-nist.ts'
import { CONTEST, HEAD, QUESTION } from './exports-sample.ts'

const CODE = '332101'
const PUBLISHED = join(import.meta.dirname, '..', 'fixtures', 'reference', 'nist')
const schemaOf = (name: string) => z.fromJSONSchema(JSON.parse(readFileSync(join(PUBLISHED, name), 'utf8')))

type Json = null | boolean | number | string | Json[] | { [member: string]: Json }

const FORMS = [
  {
    form: 'SP 1500-100, version 2',
    schema: schemaOf('election-results-reporting-2.json'),
    made: (contests: readonly ContestResult[], use: DocumentHead['use'] = 'fixture') =>
      JSON.stringify(nistReport({ ...HEAD, use }, CODE, contests)),
  },
  {
    form: 'SP 1500-103, version 1',
    schema: schemaOf('cast-vote-records-1.json'),
    made: (contests: readonly ContestResult[], use: DocumentHead['use'] = 'fixture') =>
      [...castVoteRecords({ ...HEAD, use }, contests)].join(''),
  },
]
const TOLD: readonly (readonly [what: string, contest: ContestResult])[] = [
  ['told apart', CONTEST],
  ['few ballots on paper: the sum alone', asTold({ ...CONTEST, state: 'joined-sum' })],
  ['no poll', { ...CONTEST, uncontested: true }],
  ['a question', QUESTION],
  ['nobody of a party', { ...CONTEST, candidates: CONTEST.candidates.map((each) => ({ ...each, party: '' })) }],
]

describe.each(FORMS)('$form', ({ schema, made }) => {
  it.each(TOLD)('%s', (_, contest) => {
    for (const use of ['live', 'fixture', 'rehearsal'] as const) {
      expect(schema.safeParse(JSON.parse(made([contest], use))).error?.issues).toBeUndefined()
    }
  })

  it('the schema looks at every object: without its type, or with a member of nobody, each is refused', () => {
    const report: Json = JSON.parse(made([CONTEST]))
    const objects = objectsIn(report)
    expect(objects.length).toBeGreaterThan(10)
    for (const object of objects) {
      const { '@type': type } = object
      delete object['@type']
      expect(schema.safeParse(report).success).toBe(false)
      object['@type'] = type ?? null
      object.Nobody = 'x'
      expect(schema.safeParse(report).success).toBe(false)
      delete object.Nobody
    }
    expect(schema.safeParse(report).success).toBe(true)
  })

  it('names no unit but the district', () => {
    const objects = objectsIn(JSON.parse(made([CONTEST])))
    const units = objects.flatMap(({ GpUnitId, ElectionDistrictId }) => [GpUnitId, ElectionDistrictId])
    expect(new Set(units.filter((unit) => unit !== undefined))).toEqual(
      new Set(units.some(Boolean) ? ['district'] : []),
    )
    const named = objects.filter((each) => /Unit$/.test(String(each['@type'])))
    expect(named.map((each) => each['@id'])).toEqual(['district'])
  })
})

it('the district has the code of its municipality, and a test says that it is one', () => {
  const report = (use: DocumentHead['use']) => JSON.parse(JSON.stringify(nistReport({ ...HEAD, use }, CODE, [CONTEST])))
  expect(report('live').GpUnit[0].ExternalIdentifier).toEqual([
    {
      '@type': 'ElectionResults.ExternalIdentifier',
      Type: 'other',
      OtherType: 'jp-local-government-code',
      Value: CODE,
    },
  ])
  expect([report('live').IsTest, report('rehearsal').IsTest, report('fixture').IsTest]).toEqual([false, true, true])
})

it('who stands for no party names none', () => {
  const candidates = CONTEST.candidates.map((each, i) => (i === 0 ? { ...each, party: '' } : each))
  const made = JSON.parse(JSON.stringify(nistReport(HEAD, CODE, [{ ...CONTEST, candidates }])))
  expect(made.Party).toHaveLength(1)
  expect(made.Election[0].Candidate.map((each: { PartyId?: string }) => each.PartyId)).toEqual([undefined, 'party-1'])
})

function objectsIn(value: Json): { [member: string]: Json }[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  return value === null || typeof value !== 'object' ? [] : [value, ...Object.values(value).flatMap(objectsIn)]
}
