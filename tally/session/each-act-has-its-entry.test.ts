/** LAW-07: whatever is done at the tally stands in its log once, with what it was done to, and what was refused does not. */
import { beforeEach, describe, expect, it } from 'vitest'
import { asDistrictRecords, asOpenedDistrict } from '#election/count/district.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { CandidateId, ContestBit, PairNumber, StationId } from '#election/ids.ts'
import type { TallyLogEvent } from '#election/log/tally-log.ts'
import type { LocalMinute } from '#election/time.ts'
import { stationReceived } from '#simulation/counting/receive-stations.ts'
import { CountRoom, declarationOf, sealedBy, sealNumberOf } from '#simulation/promises/count-room.ts'
import type { EarlierCount, TallyEvent } from './event.ts'
import { withLog } from './log-of.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import { initialState } from './state.ts'
import { step } from './step.ts'

const NOW = '2002-06-23T21:30' as LocalMinute
const [STATION, PAIR] = ['1' as StationId, 1 as PairNumber]
let room: CountRoom

beforeEach(async () => {
  room = await CountRoom.make()
})

/** The app's work: the step, and its entries in the log. */
function entries(event: TallyEvent): readonly TallyLogEvent[] {
  const before = room.state
  const { state, effects } = withLog(before, event, step(before, event))
  room.state = state
  return effects.flatMap((effect) => {
    if (effect.type !== 'log') return []
    expect(effect.entries.map(({ minute }) => minute)).toEqual(effect.entries.map(() => NOW))
    return effect.entries.map((entry) => entry.event)
  })
}

const pressed = (event: TallyScreenEvent) => entries({ type: 'screen', event })

it('nothing was done: the effects are those of the step, and none is a log', () => {
  const stepped = step(room.state, { type: 'minute', now: NOW })
  expect(withLog(room.state, { type: 'minute', now: NOW }, stepped)).toBe(stepped)
})

describe('the count begins', () => {
  const electionId = () => room.made.election.electionPackage.electionId
  const begin = () => pressed({ type: 'choose-mode', mode: 'count' })

  function loadedWith(earlier: EarlierCount | null): void {
    room.state = initialState(6, NOW)
    room.send({ type: 'loaded', election: room.made.election, earlier, machineKey: 'locked' })
  }

  it('once, and not before there is a package', () => {
    room.state = initialState(6, NOW)
    expect(begin()).toEqual([])
    loadedWith(null)
    expect(begin()).toEqual([{ type: 'tally-started', electionId: electionId(), goesOn: false }])
    expect(begin()).toEqual([])
  })

  it('it goes on from what was opened: not while it is locked, and then it says so', () => {
    room.receiveEverything()
    room.count()
    const { receipt, opened, explanations, paper, lots, zeroCheck, holders, announcements } = room.state
    if (opened === null) throw new Error('it was opened')
    loadedWith({ receipt, opened, explanations, paper, lots, zeroCheck, holders, announcements })
    expect([begin(), room.state.message?.code, room.state.phase]).toEqual([[], 'tally-locked', 'choose-mode'])
    pressed({ type: 'unlock', sealed: 'typed' })
    entries({ type: 'unlocked' })
    expect(begin()).toEqual([{ type: 'tally-started', electionId: electionId(), goesOn: true }])
    expect([room.state.phase, room.state.message]).toEqual(['result', null])
  })
})

describe('what comes in', () => {
  const report = (told: StationReport) => {
    pressed({ type: 'receive-reports' })
    return entries({
      type: 'reports-read',
      reports: [told],
      lost: room.state.receipt.lost,
      rollRound: null,
      refused: [],
    })
  }
  const examined = (slot: number, examination = sealedBy('1', 1, 'original')) =>
    entries({ type: 'slot-examined', slot, examination })

  it('a report of its own version, and none that was here before', () => {
    room.receiveReport(0)
    room.press(stationReceived('2' as StationId))
    expect(report(room.report(1))).toEqual([{ type: 'report-received', station: '2', version: 1 }])
    expect(report({ ...room.report(1), version: 2, correctsReason: 'a slip' })).toEqual([
      { type: 'report-received', station: '2', version: 2 },
    ])
  })

  it('a declared loss, once', () => {
    const lost = declarationOf({ station: STATION, pair: 2 as PairNumber })
    const read = () => {
      pressed({ type: 'receive-reports' })
      return entries({ type: 'reports-read', reports: [], lost, rollRound: null, refused: [] })
    }
    expect(read()).toEqual([{ type: 'declared-lost', station: '1', pair: 2 }])
    expect(read()).toEqual([])
  })

  it('a medium that counts, one that is refused with the reason, and one that is nobody’s', () => {
    room.receiveReport(0)
    expect(examined(1)).toEqual([{ type: 'medium-accepted', station: '1', pair: 1, role: 'original' }])
    expect(examined(2, sealedBy('2', 1, 'original'))).toEqual([
      { type: 'medium-refused', slot: 2, station: '2', pair: null, code: 'station-not-received' },
    ])
    expect(examined(3, { type: 'not-a-ballot-box' } as never)).toEqual([
      { type: 'medium-refused', slot: 3, station: null, pair: null, code: 'not-a-ballot-box' },
    ])
    expect(examined(99)).toEqual([])
  })

  it('a share, a wrong passphrase, and what else was refused', () => {
    expect(entries({ type: 'share-held', index: 2 })).toEqual([{ type: 'share-accepted', seat: 2 }])
    expect(entries({ type: 'share-refused', index: 3, code: 'wrong-passphrase', found: 3 })).toEqual([
      { type: 'passphrase-wrong', seat: 3 },
    ])
    expect(entries({ type: 'share-refused', index: 3, code: 'share-file-missing', found: 3 })).toEqual([
      { type: 'holder-refused', seat: 3, code: 'share-file-missing' },
    ])
  })
})

describe('what people decide', () => {
  it('each decision when it is made, and no earlier one with it', () => {
    const names = { witnesses: ['立会 春子'], by: ['長'] }
    const allow = (pair: number): TallyScreenEvent => {
      const said = { chair: '長', opinion: 'x', witnesses: names.witnesses }
      return { type: 'allow-duplicate', station: STATION, pair: pair as PairNumber, cause: 'lost', ...said }
    }
    room.receiveReport(0)
    expect(pressed(allow(1))).toEqual([{ type: 'duplicate-allowed', station: '1', pair: 1 }])
    expect(pressed(allow(2))).toEqual([{ type: 'duplicate-allowed', station: '1', pair: 2 }])
    expect(pressed(allow(9))).toEqual([])
    room.receiveMedium(1, sealedBy('1', 1, 'original'))
    room.receiveMedium(2, sealedBy('1', 1, 'original', { serial: 'M-1-1-X', root: 'another root' }))
    const [by, reason] = [names.by, 'it was exchanged']
    const seal = sealNumberOf('another root')
    expect(pressed({ type: 'choose-seal', station: STATION, pair: PAIR, seal, reason, by })).toEqual([
      { type: 'seal-chosen', station: '1', pair: 1 },
    ])
  })

  it('a doubt that is explained, each for itself', () => {
    room.receiveEverything()
    for (const station of ['1', '2'] as StationId[]) room.send({ type: 'marks-compared', station, shared: true })
    const explain = () => {
      const doubt = room.view().doubts.find(({ explained }) => !explained)
      return pressed({ type: 'explain', doubt: doubt?.id ?? '', reason: 'a copy', by: ['長'] })
    }
    expect(explain()).toMatchObject([{ type: 'doubt-explained', station: '1', pair: null }])
    expect(explain()).toMatchObject([{ type: 'doubt-explained', station: '2', pair: null }])
    expect(explain()).toEqual([])
  })

  it('CNT-07: the first word on a contest, a correction of it, and who is not eligible', () => {
    room.receiveEverything()
    room.count()
    const [chair, witnesses] = ['選挙 長', ['立会 人']]
    const none = () => pressed({ type: 'no-paper', contest: 'mayor', chair, witnesses })
    const rule = (eligible: boolean) =>
      pressed({ type: 'rule-candidate', contest: 'council', candidate: 1, eligible, reason: 'x', chair, witnesses })
    expect([none(), none()]).toEqual([[{ type: 'paper-none', contest: 'mayor' }], []])
    expect(rule(false)).toEqual([{ type: 'candidate-ruled', contest: 'council', eligible: false }])
    expect(rule(true)).toEqual([{ type: 'candidate-ruled', contest: 'council', eligible: true }])
  })
})

describe('what comes out', () => {
  it('the opening, once; and not what was opened of another set', () => {
    room.receiveEverything()
    room.press({ type: 'count' })
    room.send({ type: 'merged', records: asDistrictRecords('records', 12), shared: [] })
    const votes = (contest: number, selection: number, records: number) => {
      return { contest: contest as ContestBit, place: 0, selection: selection as CandidateId, records }
    }
    const whole = asOpenedDistrict([[votes(0, 11, 6), votes(1, 21, 6)]])
    expect(entries({ type: 'opened', opened: whole })).toEqual([{ type: 'records-opened' }])
    expect(entries({ type: 'opened', opened: whole })).toEqual([])
  })

  it('a record more than was received opens nothing, and nothing says that it did', () => {
    room.receiveEverything()
    room.press({ type: 'count' })
    room.send({ type: 'merged', records: asDistrictRecords('records', 12), shared: [] })
    expect(entries({ type: 'opened', opened: asOpenedDistrict([[]]) })).toEqual([])
    expect(room.view()).toMatchObject({ phase: 'out-of-service', message: { code: 'opened-differs' } })
  })

  it('each paper, each announcement and what is said for the records', () => {
    room.receiveEverything()
    room.count()
    room.sayNoPaper()
    expect(entries({ type: 'document-made', document: 'poster', path: '/p' })).toEqual([
      { type: 'paper-printed', document: 'poster' },
    ])
    const announcement = room.announce()
    expect(entries({ type: 'announced', announcement: { ...announcement, number: 2 } })).toEqual([
      { type: 'announced', number: 2 },
    ])
    expect(entries({ type: 'announcement-made', number: 2, path: '/a' })).toEqual([
      { type: 'announcement-printed', number: 2 },
    ])
    const kept = (number: number, reason: string) =>
      entries({ type: 'minutes-kept', entry: { number, at: NOW, by: '書記', reason, fields: {} } })
    expect([kept(1, ''), kept(2, 'a slip')]).toEqual([
      [{ type: 'minutes-written', number: 1, corrects: false }],
      [{ type: 'minutes-written', number: 2, corrects: true }],
    ])
  })
})

describe('mixers, holders and the stick', () => {
  it('a process that dies and a list that no holder opens have their code, and no place', () => {
    const number = '60213 48817 00925 33164'
    expect(entries({ type: 'carried-out', number })).toEqual([{ type: 'list-carried-out', number }])
    const code = 'carry-other-list'
    expect(entries({ type: 'carry-refused', code })).toEqual([{ type: 'carrying-stopped', code }])
    const mixed = { records: 5, refused: 0, mixers: 2, second: number }
    expect(entries({ type: 'mixed', mixed })).toEqual([{ type: 'mix-came-back', number }])
    expect(entries({ type: 'mixed', mixed: { ...mixed, second: null } })).toEqual([])
    expect(entries({ type: 'mix-refused', code: 'mixer-ended' })).toEqual([
      { type: 'mixing-stopped', code: 'mixer-ended' },
    ])
    const refused = (code: 'wrong-passphrase' | 'district-not-complete' | 'holder-ended') =>
      entries({ type: 'share-refused', index: 2, found: 2, code, about: { station: '1', pair: 2 } })
    expect(refused('district-not-complete')).toEqual([
      { type: 'holder-refused', seat: 2, code: 'district-not-complete' },
    ])
    expect(refused('holder-ended')).toEqual([{ type: 'holder-refused', seat: 2, code: 'holder-ended' }])
    expect(refused('wrong-passphrase')).toEqual([{ type: 'passphrase-wrong', seat: 2 }])
  })
})
