/**
 * 開票しない: a question whose ballots stay closed below its quorum, with real mixers, holders and stages. A hundredth of 800 electors must have voted; five did
 * at the machines. Beside it the council is counted as always.
 */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { NO_PAPERS_SENT } from '#election/count/station-report.ts'
import type { Contest } from '#election/definition/definition.ts'
import { tinyCouncil, tinyMayor } from '#fixtures/elections/tiny-sources.ts'
import { HELD, threeCheckers } from '#simulation/bundle/three-checkers.ts'
import { type DrivenTally, joinPaper } from '#simulation/counting/drive-tally.ts'
import {
  holdersOpen,
  type MixedNight,
  type MixedNightOptions,
  mixedNight,
  receivedNight,
} from '#simulation/counting/mixed-night.ts'
import { sortedOf, writeSortedStick } from '#simulation/counting/sorted-online-votes.ts'
import { nextStepOf } from '#tally/session/next-step.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import { verify } from '#verify/main.ts'

const QUESTION: Contest = {
  ...tinyMayor,
  ...{ title: '新しい橋の建設', titleEn: 'New bridge', kind: 'question', seats: 1 },
  question: { answers: 'yes-no', quorum: { of: 'cast', over: 1, under: 100, opened: 'reached' } },
}
const COUNCIL: Contest = { ...tinyCouncil, title: '見本市議会議員一般選挙', titleEn: 'Council', seats: 3 }
const BOX = new TextEncoder().encode('an export')
const of = QUESTION.id

let night: MixedNight | null = null
let driven: DrivenTally | null = null

async function evening(options: MixedNightOptions = {}) {
  const made = await mixedNight({ elects: [QUESTION, COUNCIL], ...options })
  const media = [...(made.config.media ?? []), join(made.directory, 'online')]
  night = options.online ? { ...made, config: { ...made.config, media } } : made
  driven = await receivedNight(night)
  return { night, driven }
}

afterEach(async () => {
  await driven?.tally.stop()
  if (night !== null) await rm(night.directory, { recursive: true })
})

function stagesOf({ directory }: MixedNight, stage: string): Promise<unknown> {
  return readFile(join(directory, 'out', 'count', stage, 'report.json'), 'utf8').then(JSON.parse)
}

const listsIn = async ({ directory }: MixedNight) =>
  (await readdir(join(directory, 'out', 'bundle'))).filter((name) => name.endsWith('.bin'))

describe('below the quorum', () => {
  it('nobody sorts, mixes or opens it; the other contest is counted, the result is final, and three checkers hold it', async () => {
    const { night, driven } = await evening()
    const opening = { contest: of, type: 'not-opened', voters: 5, pending: 0, electors: 800, needed: 8 }
    expect(driven.tally.view().openings).toEqual([opening])
    await driven.act({ type: 'count' })
    await holdersOpen(night, driven, [1, 2])
    // Nobody is asked for its paper.
    expect(driven.tally.view().missing).toEqual([{ type: 'paper', contest: COUNCIL.id }])
    expect((await driven.act({ type: 'open-paper', contest: of })).message?.code).toBe('paper-not-asked')
    const result = (await joinPaper(driven)).result ?? expect.unreachable('the tally has a result')
    expect(result.final).toBe(true)
    const [question, council] = result.contests
    expect(question).toMatchObject({ state: 'not-opened', verdict: 'not-opened', valid: null, sum: null, records: 5 })
    expect(question?.candidates.every((each) => each.machine === null && each.votes === null)).toBe(true)
    expect(council).toMatchObject({ state: 'joined', sum: { cast: 4 } })
    const files = await listsIn(night)
    expect(files.filter((name) => /^[a-z]+-0[.-]/.test(name))).toEqual([])
    expect(files).toContain('opened-1.bin')
    // Told to the hall: who has voted, and no figure of a choice.
    await driven.act({ type: 'announce' })
    const [announced] = driven.tally.view().announcements.at(-1)?.contests ?? []
    expect(announced?.figures.map(({ what, figure }) => [what, figure])).toEqual([
      ['voters', 5000],
      ['electors', 800_000],
    ])
    expect(announced).toMatchObject({ question: 'not-opened' })
    expect(announced?.candidates.every(({ votes }) => votes === null)).toBe(true)
    await driven.act({ type: 'print', document: 'csv' })
    const csv = await readFile(join(night.directory, 'out', 'documents', 'result.csv'), 'utf8')
    const choices = csv.split('\r\n').filter((line) => line.startsWith(`${of},`) && line.includes('選択肢'))
    expect(choices.map((line) => line.split(',').slice(7))).toEqual(choices.map(() => ['', '', '']))
    expect(await stagesOf(night, '4-counted')).toMatchObject({
      contests: [{ totals: null, joined: null, verdict: 'not-opened' }, {}],
      unopened: 0,
    })
    const key = toHex(night.made.authority.publicKey)
    const checked = await threeCheckers(join(night.directory, 'out', 'bundle'), key)
    expect({ broken: checked.broken, holds: checked.holds }).toEqual({ broken: HELD, holds: true })
    const read = await verify({
      ...{ packageDirectory: join(night.directory, 'package'), authority: key, media: night.config.media ?? [] },
      ...{ reports: join(night.directory, 'reports'), count: join(night.directory, 'out') },
    })
    expect(read.count).toMatchObject({ problem: null, differences: [] })
  })
})

describe('at the quorum', () => {
  it('the records of the online seal are voters too: three more, and it is counted', async () => {
    const { night, driven } = await evening({ online: true, publication: 'from-first-mix' })
    const voters = [
      [11, 23],
      [12, null],
      [12, 21],
    ]
    await writeSortedStick(night.made, sortedOf(night.made, voters, BOX), {
      box: BOX,
      directory: join(night.directory, 'online'),
    })
    await driven.act({ type: 'read-media' })
    expect(driven.tally.view().openings).toMatchObject([{ type: 'opened', voters: 8 }])
    await driven.act({ type: 'count' })
    await holdersOpen(night, driven, [1, 2])
    const result = (await joinPaper(driven)).result ?? expect.unreachable('the tally has a result')
    expect(result.contests[0]).toMatchObject({ records: 8, verdict: 'not-carried', sum: { cast: 8 } })
    const checked = await threeCheckers(join(night.directory, 'out', 'bundle'), toHex(night.made.authority.publicKey))
    expect({ broken: checked.broken, holds: checked.holds }).toEqual({ broken: HELD, holds: true })
  })
})

describe('where it hangs on papers that may be refused', () => {
  const onPaper = { ...NO_PAPERS_SENT, provisional: 2 }
  const sent = { contests: { [of]: { onPaper } } }
  const typed = (one: string, other: string, second = '入力 花子'): TallyScreenEvent => ({
    ...{ type: 'enter-accepted', contest: of },
    typings: [
      { by: '入力 太郎', fields: { accepted: one } },
      { by: second, fields: { accepted: other } },
    ],
  })

  it.each([
    ['three are accepted', '3', 'opened'],
    ['two are accepted', '2', 'not-opened'],
  ])('nothing is mixed before two people have said how many are accepted: %s', async (_, accepted, type) => {
    const { night, driven } = await evening(sent)
    const waiting = driven.tally.view()
    expect(waiting.missing).toEqual([{ type: 'accepted', contest: of, pending: 4 }])
    expect(nextStepOf(waiting)).toEqual({ type: 'accepted', contest: QUESTION.title, pending: 4 })
    expect((await driven.act({ type: 'count' })).message?.code).toBe('incomplete')
    expect((await driven.act(typed('3', '4'))).message?.code).toBe('accepted-differ')
    expect((await driven.act(typed('5', '5'))).message?.code).toBe('accepted-too-many')
    expect((await driven.act(typed('3', '3', '入力　太郎'))).message?.code).toBe('typed-by-one-person')
    await driven.act(typed(accepted, accepted))
    expect(driven.tally.view()).toMatchObject({ missing: [], openings: [{ type }] })
    await driven.act({ type: 'count' })
    await holdersOpen(night, driven, [1, 2])
    const files = await listsIn(night)
    expect(files.some((name) => name === 'opened-0.bin')).toBe(type === 'opened')
    const checked = await threeCheckers(join(night.directory, 'out', 'bundle'), toHex(night.made.authority.publicKey))
    expect({ broken: checked.broken, holds: checked.holds }).toEqual({ broken: HELD, holds: true })
    // Nobody signed the number: people hold it against the minutes.
    const held = checked.command.findings.filter(({ check, result }) => check === 'V02' && result === 'not-checked')
    expect(held.map(({ file }) => file)).toEqual(['accepted-papers.json'])
  })
})
