/** CNT-09, CNT-10, CNT-11: a lot is an act of two people that no correction drops; what was told before is under correction at once. */
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#election/canonical-json.ts'
import { drawnLots, isDayOfLot, lotsOf } from '#election/count/lots.ts'
import { paperFields } from '#election/count/paper.ts'
import type { ContestId } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { DECIDED, lotEntered } from '#simulation/counting/lot-entered.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { lotsIn, lotsSchema } from '../services/lots-json.ts'
import { withLog } from './log-of.ts'
import { nextStepOf } from './next-step.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from './screen-event.ts'

const MAYOR = 'mayor' as ContestId
/** On paper, by the report of their station: a ballot that is found or lost changes no voter. */
const VOTERS = 50
const AGAIN = { again: { reason: '番号の取り違え', chair: '選挙 長' } }

function paper(votes: readonly [number, number], reason = '', decided?: typeof DECIDED): TallyScreenEvent {
  const zero = paperFields([1, 2], 'people').map(({ name, kind }) => [name, kind === 'count' ? '0' : ''] as const)
  const own = { 'votes 1': String(votes[0]), 'votes 2': String(votes[1]) }
  const away = { 'voters-absentee': String(VOTERS), 'taken-away': String(VOTERS - votes[0] - votes[1]) }
  const fields = { ...Object.fromEntries(zero), ...own, ...away }
  const typings = ['入力 太郎', '入力 花子'].map((by) => ({ by, fields }))
  const word = decided === undefined ? {} : { decided }
  return tallyScreenEventSchema.parse({ type: 'type-paper', contest: MAYOR, reason, typings, ...word })
}

/** Twelve by machine for mayor 1; on paper 10 and 22: a tie at 22. The lot falls on mayor 2. */
async function drawn(): Promise<CountRoom> {
  const room = await CountRoom.make({ records: 4, sent: { mayor: { absentee: VOTERS } } })
  room.receiveEverything()
  room.count()
  room.press(paper([10, 22]))
  room.press({ type: 'no-paper', contest: 'council', chair: '選挙 長', witnesses: ['立会 人'] })
  room.press(lotEntered(MAYOR, [2]))
  expect(outcomes(room)).toEqual(['not-won', 'won-by-lot'])
  return room
}

function outcomes(room: CountRoom) {
  return room
    .view()
    .result?.contests.find(({ id }) => id === MAYOR)
    ?.candidates.map(({ outcome }) => outcome)
}

const steps = (room: CountRoom) => lotsOf(room.state.lots, MAYOR)

/** The entries that the step added to the log. */
function loggedBy(room: CountRoom, event: TallyScreenEvent) {
  const before = room.state
  const effects = room.press(event)
  const all = withLog(before, { type: 'screen', event }, { state: room.state, effects }).effects
  return all.flatMap((effect) => (effect.type === 'log' ? effect.entries.map((entry) => entry.event) : []))
}

describe('a lot is entered by one and read back by another', () => {
  it.each([
    [
      'by the same person, however the name is typed',
      { readBack: { by: '入力　太郎', winners: [1] } },
      'lot-by-one-person',
    ],
    ['on a day before the poll', { drawnAt: '2001-06-23T21:40' as LocalMinute }, 'lot-not-then'],
    ['on a day to come', { drawnAt: '2002-06-24T21:40' as LocalMinute }, 'lot-not-then'],
    ['who reads another winner', { readBack: { by: '読返 花子', winners: [2] } }, 'lot-read-differently'],
  ] as const)('%s: refused, and nothing is recorded', async (_, more, code) => {
    const room = await CountRoom.make({ records: 4, sent: { mayor: { absentee: VOTERS } } })
    room.receiveEverything()
    room.count()
    room.press(paper([10, 22]))
    const read = 'readBack' in more ? { readBack: { ...more.readBack, winners: [...more.readBack.winners] } } : more
    expect(room.press(lotEntered(MAYOR, [1], read))).toEqual([])
    expect([room.view().message?.code, room.state.lots.size]).toEqual([code, 0])
  })

  it.each([
    ['the day of the poll, after midnight', '2027-04-25', '2027-04-26', true],
    ['last year', '2026-04-25', '2027-04-26', false],
    ['tomorrow', '2027-04-27', '2027-04-26', false],
    ['today, at a rehearsal before the poll', '2027-04-01', '2027-04-01', true],
    // A tally whose clock nobody set must not stop the result.
    ['the right day, by a clock of years ago', '2027-04-25', '2000-01-01', true],
    ['last year, by a clock of years ago', '2026-04-25', '2000-01-01', false],
  ])('its day: %s', (_, drawn, today, isTaken) => {
    const at = (day: string) => `${day}T21:30` as LocalMinute
    expect(isDayOfLot(at(drawn), '2027-04-25' as LocalDate, at(today))).toBe(isTaken)
  })

  it('it is a line of the log, and stands in stage 4 as it was said', async () => {
    const room = await CountRoom.make({ records: 4, sent: { mayor: { absentee: VOTERS } } })
    room.receiveEverything()
    room.count()
    room.press(paper([10, 22]))
    expect(loggedBy(room, lotEntered(MAYOR, [2]))).toEqual([
      { type: 'lot-entered', contest: MAYOR, lot: 1, again: false },
    ])
    const written = new TextDecoder().decode(canonicalJson(Object.fromEntries(room.state.lots)))
    expect(lotsIn(lotsSchema.parse(JSON.parse(written)))).toEqual(room.state.lots)
  })

  it('a slip is entered again with the chair’s reason: the first one stays, papers of the other winner go', async () => {
    const room = await drawn()
    room.press({ type: 'print', document: 'result-sheet' })
    room.send({ type: 'document-made', document: 'result-sheet', path: '/out/documents/result-sheet.pdf' })
    expect(room.press(lotEntered(MAYOR, [1]))).toEqual([])
    expect(room.view().message?.code).toBe('lot-reason-missing')
    const before = room.state
    const effects = room.press(lotEntered(MAYOR, [1], AGAIN))
    expect(effects.map(({ type }) => type)).toEqual(['supersede', 'write-stages'])
    expect(outcomes(room)).toEqual(['won-by-lot', 'not-won'])
    expect(steps(room).map(({ type }) => type)).toEqual(['drawn', 'overtaken', 'drawn'])
    expect(steps(room)[1]).toMatchObject({ lot: 1, by: 'entered-again', reason: '番号の取り違え' })
    expect(room.view().documents).toEqual([])
    room.state = { ...room.state, hasPrinter: true }
    expect(room.press({ type: 'send-to-printer', path: '/out/documents/result-sheet.pdf' })).toEqual([])
    expect(before.lots).not.toBe(room.state.lots)
  })
})

describe('a correction after a lot', () => {
  it('is the chair’s before the witnesses, and not of two who type', async () => {
    const room = await drawn()
    expect(room.press(paper([11, 22], '束の数え違い'))).toEqual([])
    expect(room.view().message?.code).toBe('correction-undecided')
    expect(room.press(paper([11, 22], '束の数え違い', DECIDED)).map(({ type }) => type)).toEqual(['write-stages'])
    const [entry] = (room.state.paper.get(MAYOR)?.entries ?? []).slice(-1)
    expect(entry).toMatchObject({ decided: DECIDED })
  })

  it('so is one after the result was final without any lot', async () => {
    const room = await CountRoom.make({ records: 4, sent: { mayor: { absentee: VOTERS } } })
    room.receiveEverything()
    room.count()
    room.press(paper([10, 30]))
    expect(room.press(paper([10, 31], '数え違い')).map(({ type }) => type)).toEqual(['write-stages'])
    room.press({ type: 'no-paper', contest: 'council', chair: '選挙 長', witnesses: ['立会 人'] })
    expect(room.view().result?.final).toBe(true)
    expect(room.press(paper([10, 30], '数え違い'))).toEqual([])
    expect(room.view().message?.code).toBe('correction-undecided')
  })

  it('overtakes the lot, and the same tie takes up the very lot: nobody draws a second one (CNT-09)', async () => {
    const room = await drawn()
    expect(loggedBy(room, paper([11, 22], '束の数え違い', DECIDED))).toEqual([
      { type: 'paper-entered', contest: MAYOR, corrects: true },
      { type: 'lot-overtaken', contest: MAYOR, lot: 1 },
    ])
    expect(outcomes(room)).toEqual(['won', 'not-won'])
    expect(drawnLots(steps(room))).toHaveLength(1)
    expect(loggedBy(room, paper([10, 22], '前の訂正は誤り', DECIDED))).toEqual([
      { type: 'paper-entered', contest: MAYOR, corrects: true },
      { type: 'lot-taken-up', contest: MAYOR, lot: 1 },
    ])
    expect(outcomes(room)).toEqual(['not-won', 'won-by-lot'])
    expect(room.view().missing).toEqual([])
    expect(steps(room).map(({ type }) => type)).toEqual(['drawn', 'overtaken', 'taken-up'])
  })

  it('among others another lot is drawn, and each stays', async () => {
    const room = await drawn()
    room.press(paper([11, 23], '数え落とし', DECIDED))
    expect(steps(room).map(({ type }) => type)).toEqual(['drawn'])
    expect(outcomes(room)).toEqual(['not-won', 'won-by-lot'])
  })
})

describe('what the hall was told', () => {
  it('is under correction at once; the next announcement says which, why, and old and new figures (CNT-10)', async () => {
    const room = await drawn()
    room.announce()
    expect(room.view().correction).toBeNull()
    room.press(paper([21, 22], '束の数え違い', DECIDED))
    expect(room.view().correction).toMatchObject({ number: 1 })
    expect(nextStepOf(room.view())).toEqual({ type: 'announce' })
    expect(room.press({ type: 'announce' })).toEqual([])
    expect(room.view().message?.code).toBe('announcement-reason-missing')
    const effect = room.press({ type: 'announce', reason: '束の数え違い' }).at(-1)
    if (effect?.type !== 'announce') throw new Error('announced')
    expect(effect.announcement).toMatchObject({
      number: 2,
      corrects: {
        number: 1,
        reason: '束の数え違い',
        changes: [
          { candidate: 1, from: { votes: 22_000, outcome: 'not-won' }, to: { votes: 33_000, outcome: 'won' } },
          { candidate: 2, from: { votes: 22_000, outcome: 'won-by-lot' }, to: { votes: 22_000, outcome: 'not-won' } },
          { what: 'cast', from: 44_000, to: 55_000 },
          { what: 'validInAll', from: 44_000, to: 55_000 },
          { what: 'takenAway', from: 18_000, to: 7000 },
        ],
      },
    })
    room.send({ ...effect, type: 'announced' })
    expect(room.view().correction).toBeNull()
  })

  it('CNT-12: figures that differ by fewer than ten are held back, everywhere, until the chair has them told', async () => {
    const room = await drawn()
    room.announce()
    room.press(paper([11, 22], '仮投票を受理した', DECIDED))
    const mayor = () => room.view().result?.contests.find(({ id }) => id === MAYOR)
    expect(mayor()).toMatchObject({ state: 'joined-outcome', sum: null, valid: null, paper: null })
    expect(mayor()?.candidates).toMatchObject([
      { machine: null, paper: null, votes: null, outcome: 'won' },
      { machine: null, paper: null, votes: null, outcome: 'not-won' },
    ])
    const [told] = room.press({ type: 'announce', reason: '仮投票を受理した' }).flatMap((effect) => {
      return effect.type === 'announce' ? [effect.announcement] : []
    })
    const [first] = told?.contests ?? []
    expect(first).toMatchObject({ withheld: true, figures: [], candidates: [{ votes: null, outcome: 'won' }, {}] })
    room.send({ type: 'announced', announcement: told ?? expect.unreachable() })
    const word = { type: 'tell-figures', contest: MAYOR, chair: '選挙 長', reason: '確定の得票数の公表' } as const
    expect(loggedBy(room, word)).toEqual([{ type: 'figures-told', contest: MAYOR }])
    expect(mayor()).toMatchObject({ state: 'joined', sum: { cast: 45 } })
    expect(room.press(word)).toEqual([])
    expect(room.view().message?.code).toBe('figures-not-held-back')
    expect(room.press(paper([12, 22], 'もう一票', DECIDED)).length).toBeGreaterThan(0)
    expect(mayor()?.state).toBe('joined-outcome')
  })

  it('CNT-12: the same ballots, only read otherwise, are of nobody whom people know among ten', async () => {
    const room = await drawn()
    room.announce()
    room.press(paper([11, 21], '一票の読み違い', DECIDED))
    expect(room.view().result?.contests[0]).toMatchObject({ state: 'joined', sum: { cast: 44 } })
    room.press({ type: 'announce', reason: '一票の読み違い' })
    const few = await CountRoom.make({ records: 4, sent: { mayor: { absentee: VOTERS } } })
    few.receiveEverything()
    few.count()
    few.press(paper([3, 4]))
    few.press({ type: 'no-paper', contest: 'council', chair: '選挙 長', witnesses: ['立会 人'] })
    few.announce()
    few.press(paper([4, 3], '一票の読み違い', DECIDED))
    expect(few.view().result?.contests[0]?.state).toBe('joined-outcome')
  })

  it('while figures are held back, the one next thing says who may show them, and how to go on without', async () => {
    const room = await drawn()
    room.announce()
    room.press(paper([11, 22], '仮投票を受理した', DECIDED))
    const effect = room.press({ type: 'announce', reason: '仮投票を受理した' }).find(({ type }) => type === 'announce')
    room.send(effect?.type === 'announce' ? { ...effect, type: 'announced' } : expect.unreachable())
    const kept = room.press({ type: 'write-minutes', by: '書記', reason: '', fields: room.view().minutes.known }).at(0)
    room.send(kept?.type === 'keep-minutes' ? { type: 'minutes-kept', entry: kept.entry } : expect.unreachable())
    const contest = room.view().contests.find(({ id }) => id === MAYOR)?.title
    expect(nextStepOf(room.view())).toEqual({ type: 'print-held-back', contest })
    room.press({ type: 'tell-figures', contest: MAYOR, chair: '選挙 長', reason: '確定の得票数の公表' })
    expect(nextStepOf(room.view())?.type).not.toBe('print-held-back')
  })

  it('CNT-12: nothing is held back of what nobody has seen', async () => {
    const room = await drawn()
    room.press(paper([11, 22], '数え違い', DECIDED))
    expect(room.view().result?.contests[0]?.state).toBe('joined')
  })

  it('CNT-12: one voter at the machine beside five hundred on paper is in the sum alone', async () => {
    const room = await CountRoom.make()
    room.receiveEverything()
    room.count()
    room.press({ type: 'tell-machine', contest: MAYOR, ballots: 500, chair: '選挙 長' })
    expect(room.view().message?.code).toBe('machine-too-few')
    room.press(paper([200, 300]))
    expect(room.view().result?.contests[0]).toMatchObject({
      state: 'joined-sum',
      valid: null,
      ended: null,
      paper: null,
    })
  })
})
