/** ROL-11: a witness over a line sees the whole station; a cut line is absence; one at least is on the spot. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { USUAL_SETTINGS } from '#election/definition/settings.ts'
import { FACTS, IssuerSession, openRecord } from '#simulation/rooms/issuer-session.ts'
import { lineOf } from './witness-lines.ts'
import { presentWitnesses, witnessesRefusal } from './witnesses.ts'

const facts = { ...FACTS, settings: { ...USUAL_SETTINGS, witnessOverLine: true } }
const NAMES = ['立会 春子', '立会 夏男', '立会 秋江']
const open = openRecord()
const at = (time: string) => `2026-11-22T${time}` as const
const witnesses = (present: boolean[], appointed = 2) => ({
  ...open.witnesses,
  ...{ appointed, names: NAMES, parties: ['', '', ''], present },
  came: present.map((here) => (here ? open.openedAt : null)),
  left: present.map(() => null),
})
const session = (present = [true, false, false], of = facts) =>
  new IssuerSession({ record: openRecord({ witnesses: witnesses(present) }) }, { facts: of, now: at('09:10') })
const line = (act: 'begin' | 'cut' | 'back' | 'undo', witness = 1) => ({ type: 'witness-line', witness, act }) as const

/** The second witness is over a line since 09:10. */
function overLine(present?: boolean[]) {
  const desk = session(present)
  desk.press(line('begin'))
  desk.officer()
  return desk
}
const noCard = (desk: IssuerSession) => witnessesRefusal(desk.day.record)?.code ?? null

describe('a line', () => {
  it('is begun by the officer with card and PIN, where the approved rules allow it', () => {
    const desk = session()
    desk.press(line('begin'))
    expect(desk.day.record.witnesses.present[1]).toBe(false)
    expect(desk.day.officer?.act).toEqual({ type: 'witness-over-line', witness: 1, name: NAMES[1] })
    desk.officer()
    expect([lineOf(desk.day.record.witnesses, 1), desk.day.record.witnesses.came[1]]).toEqual(['up', at('09:10')])
    expect(noCard(desk)).toBeNull()
    const refused = session([true, false, false], { ...facts, settings: USUAL_SETTINGS })
    refused.press(line('begin'))
    expect([refused.alarms, refused.day.officer]).toEqual([['line-not-allowed'], null])
  })

  it('that is cut is absence: no card until it is back or another witness is here', () => {
    const desk = overLine()
    desk.press(line('cut'))
    expect([desk.alarms, noCard(desk)]).toEqual([['too-few-witnesses'], 'too-few-witnesses'])
    expect(desk.day.record.witnesses.left[1]).toBe(at('09:10'))
    desk.press(line('back'))
    expect([desk.alarms, noCard(desk), desk.day.record.witnesses.left[1]]).toEqual([[], null, null])
    desk.press(line('cut'))
    desk.press({ type: 'witness-marked', witness: 2, present: true })
    expect(noCard(desk)).toBeNull()
    expect(desk.day.record.witnesses.lines?.map(({ act }) => act)).toEqual(['begun', 'cut', 'back', 'cut'])
  })

  it('pressed twice is pressed once', () => {
    const desk = overLine()
    for (const act of ['begin', 'cut', 'cut', 'back', 'back'] as const) desk.press(line(act))
    expect(desk.day.record.witnesses.lines?.map(({ act }) => act)).toEqual(['begun', 'cut', 'back'])
  })

  it('is nobody in person: the last one on the spot who goes stops the cards', () => {
    const desk = overLine()
    desk.press({ type: 'witness-marked', witness: 2, present: true })
    desk.press({ type: 'witness-marked', witness: 2, present: false })
    desk.press(line('begin', 2))
    desk.officer()
    desk.press({ type: 'witness-marked', witness: 0, present: false })
    expect(presentWitnesses(desk.day.record)).toBe(2)
    expect([desk.alarms, noCard(desk)]).toEqual([['nobody-on-the-spot'], 'nobody-on-the-spot'])
  })

  it('carries no box', () => {
    const desk = overLine()
    desk.press({ type: 'transport-witness-named', witness: 1 })
    expect([desk.alarms, desk.day.record.witnesses.transport]).toEqual([['witness-not-on-the-spot'], ''])
  })

  it('ends when the witness comes in person, goes for good, or the place is another’s', () => {
    const desk = overLine()
    desk.press(line('cut'))
    desk.press({ type: 'witness-marked', witness: 1, present: true })
    expect(lineOf(desk.day.record.witnesses, 1)).toBe('on-the-spot')
    const gone = overLine()
    gone.press({ type: 'witness-marked', witness: 1, present: false })
    expect(gone.day.record.witnesses.lines?.map(({ act }) => act)).toEqual(['begun', 'ended'])
    const retyped = overLine()
    retyped.press({ type: 'witnesses-named', appointed: 2, names: ['立会 春子', '立会 冬樹'], parties: [] })
    expect(retyped.day.record.witnesses.lines?.at(-1)).toMatchObject({ name: NAMES[1], act: 'ended' })
  })
})

it('a press that was a mistake is taken back, and all is as before it; random presses, any seed', () => {
  const press = fc.record({ act: fc.constantFrom('begin', 'cut', 'back'), witness: fc.nat(2) } as const)
  fc.assert(
    fc.property(fc.array(press, { maxLength: 12 }), press, (before, last) => {
      const desk = session([true, true, false])
      const play = ({ act, witness }: typeof last) => {
        desk.press(line(act, witness))
        if (desk.day.officer !== null) desk.officer()
      }
      for (const each of before) play(each)
      const was = desk.day.record.witnesses
      play(last)
      const { lines = [], present } = desk.day.record.witnesses
      // A witness whose last word is that the line was cut is never here.
      for (const [place, here] of present.entries())
        expect(here && lineOf(desk.day.record.witnesses, place) === 'cut').toBe(false)
      if (lines.length === (was.lines ?? []).length) return
      desk.press(line('undo', last.witness))
      expect(desk.day.record.witnesses).toEqual(was)
    }),
  )
})
