/** TC-50, TC-51: three vacant seats of a council of 23. Papers say both numbers, and 選挙録 divides by the second: for the minimum and for the deposits. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { asTold, contestResultOf } from '#election/count/contest-result.ts'
import { countedNight } from '#simulation/counting/counted-night.ts'
import { countingElection } from '#simulation/counting/counting-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { TallyResult } from '../../session/effect.ts'
import type { TallyDocument } from '../../session/screen-event.ts'
import { countResultJson } from '../count/result-json.ts'
import { DocumentMaker } from './make-documents.ts'

const SEED = process.env.IPPYO_SEED ?? 'papers of a by-election'
let out: string
let result: TallyResult

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-by-election-'))
  const district = { stations: [{ kiosks: 1, spares: 0 }], candidates: [4, 12], seats: 3, councilSeats: 23 } as const
  const made = await countingElection(seededRandomness(SEED), district)
  const figures = { most: 9000, council: 'many', ineligible: false } as const
  result = countedNight(made, figures, seededRandomness(SEED, 'night'))
})
afterAll(() => rm(out, { recursive: true }))

async function textOf(document: TallyDocument): Promise<string> {
  const made = await new DocumentMaker(out).make(document, result)
  return execFileSync('pdftotext', ['-layout', made.ok ? made.value : expect.unreachable(), '-'], { encoding: 'utf8' })
}

function told() {
  return result.count.contests.map((count) => asTold(contestResultOf(count, result.paper, result.outcomes)))
}

it('the file of the result has the council’s seats where they are more', () => {
  expect(countResultJson(told()).map(({ seats, councilSeats }) => [seats, councilSeats])).toEqual([
    [1, undefined],
    [3, 23],
  ])
})

it.each(['result-sheet', 'counting-record', 'joined-record'] as const)(
  '%s: how many, and of how many',
  async (paper) => {
    const said = [...(await textOf(paper)).matchAll(/（(?:定数|選挙すべき人数) .*?）/g)].map(([each]) => each)
    // A long table has its heading on each page.
    expect([...new Set(said)]).toEqual(['（定数 1）', '（選挙すべき人数 3、議員の定数 23）'])
  },
)

it.each(['election-record', 'joined-record'] as const)(
  '%s: the formula, and the numbers that follow',
  async (paper) => {
    const text = await textOf(paper)
    expect(text).toMatch(/選挙すべき数\s+3 人\s+議員の定数\s+23 人/)
    const thousandths = told().map(({ sum }) => sum?.valid ?? 0)
    const cut = (i: number, by: number) => (Math.floor((thousandths[i] ?? 0) / by) / 1000).toFixed(3)
    const figure = (said = '') => said.replaceAll(',', '')
    const minima = [...text.matchAll(/有効投票数(÷23)?÷4＝([\d,]+\.\d{3})/g)].map(([, by, said]) => [by, figure(said)])
    expect(minima, `seed ${SEED}`).toEqual([
      [undefined, cut(0, 4)],
      ['÷23', cut(1, 4 * 23)],
    ])
    const limits = [...text.matchAll(/没収点\s+([\d,]+\.\d{3})/g)].map(([, said]) => figure(said))
    expect(limits, `seed ${SEED}`).toEqual([cut(0, 10), cut(1, 10 * 23)])
  },
)
