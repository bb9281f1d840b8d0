/** R-07, PEO 105: 投票結果 has the electors of all stations and who stayed away; certificates are made for whoever won, by the name of the register. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paperThatCounts } from '#election/count/paper-books.ts'
import { figure } from '#election/figure.ts'
import type { ContestId } from '#election/ids.ts'
import { countedNight } from '#simulation/counting/counted-night.ts'
import { countingElection } from '#simulation/counting/counting-election.ts'
import { electorFigures } from '#simulation/counting/voters-of-a-night.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { TallyResult } from '../../session/effect.ts'
import type { TallyDocument } from '../../session/screen-event.ts'
import { electedIn, electorsIn } from './electors-and-elected.ts'
import { DocumentMaker } from './make-documents.ts'

const SEED = process.env.IPPYO_SEED ?? 'turnout'
let out: string
let result: TallyResult
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-turnout-'))
  const stations = Array.from({ length: 3 }, () => ({ kiosks: 1, spares: 0 }))
  const made = await countingElection(seededRandomness(SEED), { stations, candidates: [4, 12], seats: 8 })
  result = countedNight(made, { most: 9000, council: 'many', ineligible: true }, seededRandomness(SEED, 'night'))
})
afterAll(() => rm(out, { recursive: true }))

async function pathOf(document: TallyDocument): Promise<string> {
  const made = await new DocumentMaker(out).make(document, result)
  return made.ok ? made.value : expect.unreachable()
}

async function textIn(document: TallyDocument): Promise<string> {
  const text = execFileSync('pdftotext', ['-layout', await pathOf(document), '-'], { encoding: 'utf8' })
  return text.replaceAll(/[ \u3000]/g, '')
}

it('投票結果: electors of all stations, and who of them stayed away, on paper and in the file', async () => {
  const text = await textIn('poll-result')
  const csv = (await readFile(await pathOf('poll-csv'), 'utf8')).split('\r\n')
  for (const id of ['mayor', 'council'] as ContestId[]) {
    const paper = paperThatCounts(result.paper, id) ?? expect.unreachable()
    const [registered = 0, eligible = 0, away = 0, , absentee = 0] = electorFigures(result, { id }, paper)
    for (const said of [
      `選挙人名簿登録者数${figure(registered)}`,
      `選挙当日有権者数${figure(eligible)}`,
      `－投票者数）${figure(away)}`,
      `不在者投票送致を受けた数${figure(absentee)}`,
    ])
      expect(text, `${id}, seed ${SEED}`).toContain(said)
    expect(
      csv.some(
        (line) => line.startsWith(`${id},`) && line.includes(`,棄権者数（選挙当日有権者数－投票者数）,,,${away},`),
      ),
    ).toBe(true)
  }
})

it('without the report of one station nobody guesses the electors', () => {
  const [, ...reports] = result.receipt.reports
  const lacking = { ...result, receipt: { ...result.receipt, reports: new Map(reports) } }
  expect([electorsIn(result).size, electorsIn(lacking).size]).toEqual([2, 0])
})

it('a certificate for each who won and for nobody else, by the name of the register, with the address that was entered', async () => {
  const pages = (await textIn('elected-notices')).replaceAll(/\n/g, '').split('\f')
  const certified = pages.flatMap((page) => (page.includes('証する') ? (/候補\dの\d+/.exec(page)?.[0] ?? []) : []))
  const won = result.count.contests.flatMap(({ contest }) => {
    const outcome = result.outcomes.get(contest.id)
    return (outcome?.winners ?? []).map((number) => `候補${contest.id === 'mayor' ? 1 : 2}の${number}`)
  })
  expect(won.length).toBe(9)
  expect([...certified].sort()).toEqual([...won].sort())
  const [mayor] = electedIn(result)[0]?.elected ?? []
  expect(mayor?.address).toBe('')
  const [first] = result.count.contests
  const known = first?.totals.map(({ candidate }) => ({ ...candidate, displayName: '通り名' })) ?? []
  const contests = result.count.contests.map((each, place) =>
    place > 0
      ? each
      : { ...each, totals: each.totals.map((total, i) => ({ ...total, candidate: known[i] ?? total.candidate })) },
  )
  const number = result.outcomes.get('mayor' as ContestId)?.winners[0] ?? 0
  const fields = { [`of mayor elected ${number} address`]: '本町1番1号' }
  const minutes = [{ number: 1, at: result.madeAt, by: '書記', reason: '', fields }]
  const [other] = electedIn({ ...result, count: { ...result.count, contests }, minutes })[0]?.elected ?? []
  expect([other?.name, other?.address]).toEqual([mayor?.name, '本町1番1号'])
})
