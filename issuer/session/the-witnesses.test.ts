/** ROL-04…06: who is here, a substitute whom roll, candidates and parties allow, and who travels with the boxes. */
import { describe, expect, it } from 'vitest'
import { counts, IssuerSession, openRecord, TICKED, voter } from '#simulation/rooms/issuer-session.ts'
import { notice } from './codes.ts'
import type { IssuerEvent } from './event.ts'
import type { Day, Voter } from './state.ts'

const open = openRecord()
const NAMES = ['立会 春子', '立会 夏男', '立会 秋江']
const witnesses = {
  ...open.witnesses,
  names: NAMES,
  parties: ['ひので党', '', '新緑会'],
  present: [true, true, false],
  came: [open.openedAt, open.openedAt, null],
  left: [null, null, null],
}
const session = () => new IssuerSession({ record: openRecord({ witnesses }) }, { now: '2026-11-22T09:15' })
const COMES = { ...voter(), name: '補充 一郎' }

type Found = Extract<IssuerEvent, { type: 'substitute-found' }>
const found = (changes: Partial<Found> = {}, asked: Partial<Found['asked']> = {}): Found => ({
  type: 'substitute-found',
  asked: { witness: 2, party: '', namesake: false, seen: '', ...asked },
  found: COMES,
  isCandidate: false,
  ...changes,
})

describe('a substitute (ROL-05)', () => {
  it('is sought in the roll, with what was entered', () => {
    const asked = { witness: 2, party: '', namesake: false, seen: '' }
    const press = { type: 'witness-substituted', voter: '2-0007', ...asked } as const
    expect(session().press(press)).toEqual([{ type: 'find-substitute', text: '2-0007', asked }])
    // Nobody takes the place of a witness who is here.
    expect(session().press({ ...press, witness: 0 })).toEqual([])
  })

  it('takes the place by the name of the roll, is marked when there, and the record has both', () => {
    const desk = session()
    desk.send(found({}, { party: 'みどりの会' }))
    expect(desk.alarms).toEqual([])
    expect(desk.day.record.witnesses).toMatchObject({
      names: [NAMES[0], NAMES[1], '補充 一郎'],
      parties: ['ひので党', '', 'みどりの会'],
      present: [true, true, false],
      substitutes: [
        {
          place: 2,
          left: NAMES[2],
          leftParty: '新緑会',
          leftCame: null,
          leftAt: null,
          came: '補充 一郎',
          party: 'みどりの会',
          from: '2026-11-22T09:15',
          until: null,
        },
      ],
    })
    desk.press({ type: 'witness-marked', witness: 2, present: true })
    expect(desk.day.record.witnesses.came[2]).toBe('2026-11-22T09:15')
  })

  it.each<[string, Found, string]>([
    ['nobody of the roll', found({ found: null }), 'substitute-not-on-roll'],
    ['who moved away', found({ found: { ...COMES, refusal: 'moved' } }), 'substitute-not-on-roll'],
    ['who is a candidate', found({ isCandidate: true }), 'substitute-is-candidate'],
    ['who is a witness', found({ found: { ...COMES, name: '立会 春子' } }), 'substitute-is-witness'],
    ['who is a witness, spaced otherwise', found({ found: { ...COMES, name: '立会　春子' } }), 'substitute-is-witness'],
    ['of a party that has one', found({}, { party: 'ひので党　' }), 'substitute-same-party'],
  ])('%s is refused, and nothing is changed', (_who, event, code) => {
    const desk = session()
    expect(desk.send(event)).toEqual([])
    expect(desk.alarms).toEqual([code])
    expect(desk.day.record.witnesses.names).toEqual(NAMES)
  })

  it.each<[string, Found]>([
    ['who has voted', found({ found: { ...COMES, refusal: 'already-voted' } as Voter })],
    ['of the party of the witness who is away', found({}, { party: '新緑会' })],
    ['with the name of a candidate, being somebody else', found({ isCandidate: true }, { namesake: true })],
  ])('%s may be one', (_who, event) => {
    const desk = session()
    desk.send(event)
    expect(desk.alarms).toEqual([])
    expect(desk.day.record.witnesses.names[2]).toBe('補充 一郎')
  })

  // ROL-05, PEO 38 (1), (2) since 2019: somebody who has the vote, on whichever roll.
  it('of another roll is appointed by the officer, with card and PIN, and the record says what showed the vote', () => {
    const desk = session()
    const off = found({ found: { name: '他区 三郎', refusal: null } }, { seen: '〇〇市の選挙人名簿登録証明書' })
    desk.send(off)
    expect(desk.day.record.witnesses.names).toEqual(NAMES)
    expect(desk.day.officer?.act).toMatchObject({ type: 'appoint-substitute', name: '他区 三郎' })
    desk.officer()
    expect(desk.day.record.witnesses.names[2]).toBe('他区 三郎')
    expect(desk.day.record.witnesses.substitutes).toMatchObject([
      { left: NAMES[2], came: '他区 三郎', seen: '〇〇市の選挙人名簿登録証明書' },
    ])
  })

  it.each<[string, Found, string]>([
    ['a candidate', found({ isCandidate: true }, { seen: '入場券' }), 'substitute-is-candidate'],
    ['of a party that has one', found({}, { seen: '入場券', party: 'ひので党' }), 'substitute-same-party'],
    [
      'who is a witness',
      found({ found: { ...COMES, name: '立会 春子' } }, { seen: '入場券' }),
      'substitute-is-witness',
    ],
  ])('of another roll, %s, is refused before any card is asked for', (_who, event, code) => {
    const desk = session()
    desk.send(event)
    expect(desk.alarms).toEqual([code])
    expect(desk.day.officer).toBeNull()
  })

  it('is released when the appointed one comes', () => {
    const desk = session()
    desk.send(found({}, { party: 'みどりの会' }))
    desk.press({ type: 'witness-marked', witness: 2, present: true })
    desk.press({ type: 'witness-released', witness: 2 })
    expect(desk.day.record.witnesses).toMatchObject({
      names: NAMES,
      parties: ['ひので党', '', '新緑会'],
      present: [true, true, true],
      substitutes: [{ came: '補充 一郎', until: '2026-11-22T09:15' }],
    })
    expect(desk.press({ type: 'witness-released', witness: 2 })).toEqual([])
  })
})

it('the appointed one does not come back beside a substitute of the same party (ROL-05)', () => {
  const desk = session()
  desk.send(found({}, { party: 'みどりの会' }))
  desk.press({ type: 'witness-marked', witness: 1, present: false })
  const other = { found: { ...COMES, name: '補充 二郎' } }
  desk.send(found(other, { witness: 1, party: '新緑会' }))
  expect(desk.day.record.witnesses.parties).toEqual(['ひので党', '新緑会', 'みどりの会'])
  desk.press({ type: 'witness-released', witness: 2 })
  expect(desk.alarms).toContain('returning-same-party')
  expect(desk.day.record.witnesses.names[2]).toBe('補充 一郎')
})

describe('the list (ROL-05)', () => {
  const named = (names: string[], parties: string[] = []) => {
    const desk = session()
    desk.press({ type: 'witnesses-named', appointed: 3, names, parties })
    return desk
  }

  it.each<[string, string[], string[], string, object]>([
    ['one person twice', ['甲野 太郎', '乙野 花子', '甲野　太郎'], [], 'witness-named-twice', { name: '甲野　太郎' }],
    ['one person twice, of two parties', ['甲野', '甲野'], ['青', '緑'], 'witness-named-twice', { name: '甲野' }],
    [
      'two of one party',
      ['甲野', '乙野', '丙野'],
      ['ABC会', '', 'ＡＢＣ会 '],
      'witnesses-same-party',
      { party: 'ＡＢＣ会 ' },
    ],
  ])('with %s is refused, and nothing is changed', (_what, names, parties, code, values) => {
    const desk = named(names, parties)
    expect(desk.day.alarms).toMatchObject([{ code, values }])
    expect(desk.day.record.witnesses).toEqual(witnesses)
  })

  it.each<[string, string[], string[]]>([
    ['several of no party', ['甲野', '乙野', '丙野'], ['', '', '']],
    ['several who write that they are of none', ['甲野', '乙野', '丙野'], ['無所属', '無所属', 'なし']],
    ['a party for which no name is left', ['甲野', '乙野'], ['青', '', '青']],
    ['two people of one name who are told apart', ['甲野（昭和30年生）', '甲野（平成2年生）'], []],
  ])('may have %s', (_what, names, parties) => {
    const desk = named(names, parties)
    expect(desk.alarms).toEqual([])
    expect(desk.day.record.witnesses.names).toEqual(names)
  })

  it('that was refused is taken when it is put right, and its alarm ends', () => {
    const desk = named(['甲野', '甲野'])
    desk.press({ type: 'witnesses-named', appointed: 2, names: ['甲野', '乙野'], parties: [] })
    expect(desk.alarms).toEqual([])
  })
})

describe('who is here', () => {
  it('of three, one goes and then another: the band has what is true now, and not that two are here', () => {
    const three = { ...witnesses, present: [true, true, true] }
    const desk = new IssuerSession({ record: openRecord({ witnesses: three }) }, { now: '2026-11-22T09:15' })
    desk.press({ type: 'witness-marked', witness: 2, present: false })
    expect(desk.alarms).toEqual(['witnesses-below-appointed'])
    desk.press({ type: 'witness-marked', witness: 1, present: false })
    expect(desk.alarms).toEqual(['too-few-witnesses'])
  })

  it('the stop is before all that waits; who comes back changes it, ends it, and adds nothing that was read', () => {
    const desk = new IssuerSession(
      {
        record: openRecord({ witnesses: { ...witnesses, present: [true, true, true] } }),
        alarms: [notice('log-not-written')],
      },
      { now: '2026-11-22T09:15' },
    )
    const mark = (witness: number, present: boolean) => desk.press({ type: 'witness-marked', witness, present })
    mark(2, false)
    mark(1, false)
    expect(desk.alarms).toEqual(['too-few-witnesses', 'log-not-written'])
    mark(1, true)
    expect(desk.alarms).toEqual(['witnesses-below-appointed', 'log-not-written'])
    mark(2, true)
    expect(desk.alarms).toEqual(['log-not-written'])
    mark(1, false)
    mark(2, false)
    desk.press({ type: 'alarm-acknowledged' })
    mark(2, true)
    expect(desk.alarms).toEqual(['log-not-written'])
  })

  it('a witness who goes is written down with the minute, and back again is here', () => {
    const desk = session()
    desk.press({ type: 'witness-marked', witness: 1, present: false })
    expect(desk.alarms).toEqual(['too-few-witnesses'])
    expect(desk.day.record.witnesses.left[1]).toBe('2026-11-22T09:15')
    desk.press({ type: 'witness-marked', witness: 1, present: true })
    expect(desk.alarms).toEqual(['witnesses-below-appointed'])
    expect(desk.day.record.witnesses).toMatchObject({
      left: [null, null, null],
      came: [open.openedAt, open.openedAt, null],
    })
  })

  it('typing the names again sends nobody away', () => {
    const desk = session()
    desk.press({ type: 'witnesses-named', appointed: 3, names: ['立会 夏男', '立会 冬樹'], parties: [] })
    expect(desk.day.record.witnesses).toMatchObject({ present: [true, false], parties: ['', ''] })
  })
})

describe('the transport witness (ROL-06)', () => {
  const evening = (day: Partial<Day> = {}) =>
    new IssuerSession(
      {
        ...day,
        record: openRecord({
          witnesses,
          stage: 'closing',
          inside: { rollNos: [], fixed: true },
          closing: {
            ...open.closing,
            ticks: TICKED,
          },
        }),
      },
      { now: '2026-11-22T20:10' },
    )

  it('no machine is closed before one is named', () => {
    const desk = evening()
    desk.press({ type: 'kiosks-closing' })
    expect(desk.alarms).toEqual(['transport-witness-missing'])
    desk.press({ type: 'transport-witness-named', witness: 1 })
    desk.press({ type: 'kiosks-closing' })
    expect(desk.day.record).toMatchObject({ witnesses: { transport: '立会 夏男' }, closing: { kiosksMayClose: true } })
  })

  // TRN-04: the books would be handed over with a voter who is marked and has neither card nor paper.
  it.each([
    ['each mark has its card', 3, 3, []],
    ['a mark without a card', 4, 3, ['marks-without-card']],
    ['a card without a mark', 3, 4, ['marks-without-card']],
  ])('no machine is closed while marks and cards differ: %s', (_what, marks, issued, alarms) => {
    const contests = counts().contests.map((each) => ({ ...each, marks, issued }))
    const desk = evening({ counts: counts({ contests }) })
    desk.press({ type: 'transport-witness-named', witness: 1 })
    desk.press({ type: 'kiosks-closing' })
    expect(desk.alarms).toEqual(alarms)
  })

  it('whose place another takes travels no more', () => {
    const desk = evening()
    desk.press({ type: 'transport-witness-named', witness: 2 })
    desk.send(found())
    expect(desk.day.record.witnesses.transport).toBe('')
  })
})
