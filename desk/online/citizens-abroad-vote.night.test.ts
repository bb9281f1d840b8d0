/** S-12: the plan for voters abroad, from its roll to a result that anybody checks; who gets a paper at a consulate cannot vote online too. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TEST_CARDS } from '#online/test-jpki/people.ts'
import { HELD, threeCheckers } from '#simulation/bundle/three-checkers.ts'
import { VOTES } from '#simulation/counting/mixed-night.ts'
import { leftOut, whyNoDatabase } from '#simulation/online/box-room.ts'
import { electorsAbroad } from '#simulation/online/programs/abroad.ts'
import { InventedVoter } from '#simulation/online/programs/invented-voter.ts'
import { OnlinePrograms } from '#simulation/online/programs/online-programs.ts'
import { Lead, type Step } from './lead.ts'
import { SWITCHES } from './policy.ts'

/** Judges whom the two who vote online mark, by their places. */
const MARKED = [[1, 3], []]

describe.skipIf(whyNoDatabase !== null)(`citizens abroad${leftOut}`, () => {
  let programs: OnlinePrograms
  let lead: Lead
  beforeAll(async () => {
    programs = await OnlinePrograms.start({ seed: 'abroad', switches: SWITCHES.overseas, durable: false })
    lead = new Lead(programs)
  })
  afterAll(async () => expect(await programs?.end()).toEqual([]))

  const press = async (...steps: readonly Step[]) => {
    for (const step of steps) {
      await lead.press(step)
      expect([step, lead.view().fault]).toEqual([step, null])
    }
  }
  const paperOf = async (rollNo: string) => {
    const { voters } = await programs.staff[0].ask('voter', { rollNo })
    return voters[0]?.paper
  }

  test('vote by letter and card, or on paper, and never both', async () => {
    await press('roll', 'apply', 'propose', 'approve')
    const [first] = programs.staff
    const { letters, posting } = await first.ask('letters', { state: 'drawn' })
    // Twenty are on the roll: one has a paper, one has died, one has come back.
    expect(letters).toHaveLength(17)
    expect(letters.find(({ name }) => name === '試験　花子')).toMatchObject({
      address: 'SHIKEN HANAKO\nRua dos Exemplos 12 Apto 3\nVila Amostra\n01234-567 Sao Paulo SP\nBRAZIL',
      consulate: '在サンパウロ日本国総領事館',
    })
    expect(posting.map(({ waiting }) => waiting)).toEqual([4, 5, 5, 3])
    // The rehearsal has begun: its letters would come too late.
    expect(new Set(posting.map(({ when }) => when))).toEqual(new Set(['too-late']))
    await press('print', 'boxes')
    const { papers } = lead.view()
    expect(papers?.count).toBe(17)
    for (const [at, { address, ...letter }] of (papers?.shown ?? []).entries()) {
      const voter = new InventedVoter(programs.voters)
      const { card, certificate } = 'card' in letter ? letter : { card: 'good' as const, certificate: '' }
      const toBallot = (number: string) =>
        voter.toBallot(address.hash.slice(1), card, TEST_CARDS[card].password, number)
      // Somebody else's letter and card, or the own ones with a slip: both are a code of nobody.
      expect(await toBallot('2026-0009')).toMatchObject({ type: 'refused', refusal: 'no-such-code' })
      expect((await toBallot(certificate)).type).toBe('choosing')
      expect((await voter.cast([at, 2, MARKED[at] ?? []])).witnesses).toHaveLength(3)
    }
    expect(await paperOf('2026-0001')).toBe('voted')
    expect(await paperOf('2026-0003')).toBe('hold-first')
    expect(await paperOf('2026-0018')).toBe('paper-out')
    expect(await paperOf('2026-0020')).toBe('in-japan')
    // M10: no roll gives a paper to who has voted online.
    const voted = electorsAbroad(Date.now() / 1000).replace(/^(2026-0001,.*),$/m, '$1,在外公館投票済')
    expect(await first.ask('import', { csv: voted })).toEqual({ type: 'papers-beside-boxes', rollNos: ['2026-0001'] })

    await press('paper')
    expect(await paperOf('2026-0010')).toBe('held')
    await press('close')
    expect(await paperOf('2026-0001')).toBe('voted')
    expect(await paperOf('2026-0010')).toBe('held')
    await press('export', 'sort', 'count', 'check')
    const { counted, published, sorted } = lead.view()
    expect(sorted?.sums).toMatchObject({ voted: 2, counted: 2 })
    const ids = [...VOTES.flat(), [11, 23], [12, 23]] as const
    expect(
      counted?.slice(0, 2).map(({ candidates, titles }) => [titles.titleEn, candidates.map(({ votes }) => votes)]),
    ).toEqual(
      [0, 1].map((bit) => [
        ['House of Representatives, Mihon 1', 'House of Councillors, Mihon'][bit],
        Array.from(
          { length: [2, 5][bit] ?? 0 },
          (_, n) => ids.filter((each) => each[bit] === 10 * (bit + 1) + n + 1).length,
        ),
      ]),
    )
    // Five at the stations: one marked the first judge, one the first and the fourth, one the second, one nobody, and one ended.
    const review = counted?.[2]
    expect(review).toMatchObject({ titles: { titleEn: 'Review of Supreme Court judges' }, ended: 1, records: 7 })
    expect(review?.candidates.map(({ votes, review: judge }) => [votes, judge?.unmarked, judge?.verdict])).toEqual([
      [2, '4', 'not-dismissed'],
      [1 + 1, '4', 'not-dismissed'],
      [0, '6', 'not-dismissed'],
      [1 + 1, '4', 'not-dismissed'],
    ])
    const bundle = join(programs.ground.places.counting, 'out', 'bundle')
    const { broken, holds } = await threeCheckers(bundle, programs.voters.authority)
    expect({ broken, holds }).toEqual({ broken: HELD, holds: true })
    expect(published?.online.differing).toEqual([])
    expect(published?.online.checks.filter(({ result }) => result === 'fails')).toEqual([])
  })
})
