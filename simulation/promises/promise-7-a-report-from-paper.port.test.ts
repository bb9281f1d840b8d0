/**
 * Promise 7, when a station's report is lost: its printed sheet is typed in by two people, no field of the two may differ, and what
 * nobody signed excuses no box and yields to what somebody did (MED-06).
 */
import { describe, expect, it } from 'vitest'
import { serialiseStationReport } from '#election/count/station-report.ts'
import { typedFieldsOf } from '#election/count/typed-report.ts'
import { readOffSheet } from '#simulation/counting/read-off-sheet.ts'
import { withLog } from '#tally/session/log-of.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import { CountRoom } from './count-room.ts'

type TypeReport = TallyScreenEvent & { readonly type: 'type-report' }

function typed(room: CountRoom, place: number, second: Record<string, string> = {}, by = '入力 花子'): TypeReport {
  const report = room.report(place)
  const fields = readOffSheet(report, room.made.election)
  return {
    type: 'type-report',
    station: report.station,
    reason: '媒体の破損',
    typings: [
      { by: '入力 太郎', fields },
      { by, fields: { ...fields, ...second } },
    ],
  }
}

const FIELDS = typedFieldsOf((await CountRoom.make()).report(0).station, (await CountRoom.make()).made.election).map(
  ({ name }) => name,
)

describe('two people type a lost report in from paper', () => {
  it('nothing differs: it counts, bytes and check number as signed, told as typed with names and reason', async () => {
    const room = await CountRoom.make()
    room.press({ type: 'open-sheet', station: room.report(0).station })
    expect(room.view().sheet).toMatchObject({ station: '1', differing: [] })
    const before = room.state
    const event = typed(room, 0)
    const effects = room.press(event)
    const report = room.state.receipt.reports.get(room.report(0).station) ?? expect.unreachable()
    expect(serialiseStationReport(report)).toEqual(serialiseStationReport(room.report(0)))
    expect(room.view()).toMatchObject({ sheet: null, message: null })
    expect(room.view().stations[0]).toMatchObject({
      report: 'received',
      comparison: null,
      typed: { reason: '媒体の破損', by: ['入力 太郎', '入力 花子'] },
    })
    const stepped = withLog(before, { type: 'screen', event }, { state: room.state, effects })
    expect(stepped.effects).toMatchObject([
      { type: 'log', entries: [{ event: { type: 'report-typed', station: '1' } }] },
    ])
  })

  it.each(FIELDS)('%s differs: nothing is recorded, and just this field is typed again', async (name) => {
    const room = await CountRoom.make()
    const before = room.state.receipt
    room.press(typed(room, 0, { [name]: 'another' }))
    expect(room.state.receipt).toBe(before)
    expect(room.view().sheet?.differing).toEqual([name])
    expect(room.view().message).toEqual({ code: 'typed-differ', about: { station: '1', count: 1 } })
    room.press(typed(room, 0))
    expect(room.view()).toMatchObject({ sheet: null, message: null })
  })

  it('one person twice is not two', async () => {
    const room = await CountRoom.make()
    room.press(typed(room, 0, {}, ' 入力 太郎 '))
    expect([room.view().message?.code, room.state.receipt.reports.size]).toEqual(['typed-by-one-person', 0])
  })

  it('what is no figure makes no report, although both typed it', async () => {
    const room = await CountRoom.make()
    const event = typed(room, 0)
    const wrong = { ...event.typings[0].fields, registered: 'many' }
    const [first, second] = event.typings
    room.press({
      ...event,
      typings: [
        { ...first, fields: wrong },
        { ...second, fields: wrong },
      ],
    })
    expect([room.view().message?.code, room.state.receipt.reports.size]).toEqual(['typed-not-a-report', 0])
  })
})

describe('what nobody signed', () => {
  it('excuses no box: the spare is asked for, which a signed report excuses', async () => {
    const missing = (room: CountRoom) => room.view().missing.filter(({ type }) => type === 'medium')
    const spare = { type: 'medium', station: '1', pair: 3 }
    const room = await CountRoom.make()
    room.receiveReport(0)
    expect(missing(room)).not.toContainEqual(spare)
    const paper = await CountRoom.make()
    paper.press(typed(paper, 0))
    expect(missing(paper)).toContainEqual(spare)
  })

  it('yields to the signed report that comes later, even to an earlier version, and never replaces it', async () => {
    const room = await CountRoom.make()
    room.press(typed(room, 0, {}))
    const other = typed(room, 0)
    const later = { ...other.typings[0].fields, version: '2', correctsReason: '訂正' }
    const [first, second] = other.typings
    room.press({
      ...other,
      typings: [
        { ...first, fields: later },
        { ...second, fields: later },
      ],
    })
    expect(room.state.receipt.reports.get(room.report(0).station)?.version).toBe(2)
    room.receiveReport(0)
    expect(room.view().stations[0]).toMatchObject({ report: 'received', typed: null, comparison: 'same' })
    expect(room.state.receipt.reports.get(room.report(0).station)).toBe(room.report(0))
    room.press(other)
    expect(room.view().message?.code).toBe('signed-report-is-there')
    expect(room.state.receipt.reports.get(room.report(0).station)).toBe(room.report(0))
  })

  it('is not typed any more once the set is opened', async () => {
    const room = await CountRoom.make()
    room.receiveEverything()
    room.count()
    room.press(typed(room, 0))
    expect(room.state.receipt.typed.size).toBe(0)
    expect(room.view().message).not.toBeNull()
  })
})
