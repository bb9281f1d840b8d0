/** CNT-06, CNT-08, D-32: a press out of turn is refused or does nothing, and says which; nothing is asked of the services for it. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { ZERO_CHECKED } from '#simulation/counting/receive-stations.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import type { EarlierCount, TallyEvent } from './event.ts'
import { CAST_VOTE_RECORDS, type TallyScreenEvent, tallyScreenEventSchema } from './screen-event.ts'
import { initialState } from './state.ts'

const NOW = '2002-06-23T21:30' as LocalMinute
const UNLOCK: TallyScreenEvent = { type: 'unlock', sealed: 'typed' }
const BEGIN: TallyScreenEvent = { type: 'choose-mode', mode: 'count' }
let room: CountRoom

beforeEach(async () => {
  room = await CountRoom.make()
})

function loaded(more: Partial<TallyEvent & { type: 'loaded' }> = {}) {
  room.state = initialState(6, NOW)
  return room.send({ type: 'loaded', election: room.made.election, earlier: null, machineKey: 'locked', ...more })
}

/** The effects that are asked for, and the word on the screen. */
function press(event: TallyScreenEvent) {
  const effects = room.press(event)
  return [effects.map(({ type }) => type), room.view().message?.code ?? null]
}

function counted(): void {
  room.receiveEverything()
  room.count()
}

describe('the key of this machine', () => {
  it('is asked for when it is locked, before anybody has a seat', () => {
    expect(loaded().map(({ type }) => type)).toEqual(['watch', 'open-key-room'])
    room.send({ type: 'key-room-open', sealTo: 'of the room' })
    expect(room.press(UNLOCK)).toEqual([{ type: 'unlock', sealed: 'typed' }])
    expect([room.state.busy, press(UNLOCK)]).toEqual(['unlock', [[], 'busy']])
    expect(room.send({ type: 'unlocked' })).toEqual([{ type: 'close-key-room' }])
    expect(room.view()).toMatchObject({ busy: null, machineKey: 'open', sealTo: null, message: null })
    expect(press(UNLOCK)).toEqual([[], null])
  })

  it('opened while media are read, its process ends as well', () => {
    loaded()
    room.press(BEGIN)
    room.press(ZERO_CHECKED)
    room.send({ type: 'key-room-open', sealTo: 'of the machine' })
    room.press(UNLOCK)
    expect(room.send({ type: 'unlocked' })).toEqual([{ type: 'close-key-room' }])
    expect(room.view()).toMatchObject({ busy: null, machineKey: 'open', sealTo: null })
  })

  it('there is none: that is said, no room is opened, and before anything is loaded nothing is said', () => {
    expect(loaded({ machineKey: 'missing' }).map(({ type }) => type)).toEqual(['watch'])
    expect(press(UNLOCK)).toEqual([[], 'tally-not-personalised'])
    room.state = initialState(6, NOW)
    expect(press(UNLOCK)).toEqual([[], null])
  })

  it('a wrong passphrase: the next one may be typed at once', () => {
    loaded()
    room.send({ type: 'key-room-open', sealTo: 'of the room' })
    room.press(UNLOCK)
    expect(room.send({ type: 'unlock-refused', code: 'wrong-tally-passphrase' })).toEqual([])
    expect(room.view()).toMatchObject({ busy: null, machineKey: 'locked', sealTo: 'of the room' })
    expect(room.view().message?.code).toBe('wrong-tally-passphrase')
  })
})

describe('TC-49: the zeros', () => {
  it('are shown, seen and written down in this order; a key that is locked is asked for again', () => {
    loaded()
    expect([press(ZERO_CHECKED), room.state.zeroCheck]).toEqual([[[], null], null])
    expect([press(BEGIN), room.view().phase]).toEqual([[[], null], 'zero-check'])
    expect(press(BEGIN)).toEqual([[], null])
    room.send({ type: 'minute', now: '2002-06-23T21:34' as LocalMinute })
    expect(room.press(ZERO_CHECKED)).toEqual([{ type: 'open-key-room' }])
    expect(room.state).toMatchObject({
      phase: 'receive',
      zeroCheck: { at: '2002-06-23T21:34', witnesses: ['立会 春子', '立会 夏男'] },
    })
    expect(press(ZERO_CHECKED)).toEqual([[], null])
  })
})

describe('D-32: what was opened before this start', () => {
  function loadedAgain(): void {
    counted()
    const { receipt, opened, explanations, paper, lots, zeroCheck, holders, announcements } = room.state
    if (opened === null) throw new Error('it was opened')
    const open = { ...receipt, final: false }
    const earlier: EarlierCount = {
      receipt: open,
      opened,
      explanations,
      paper,
      lots,
      zeroCheck,
      holders,
      announcements,
    }
    loaded({ earlier })
  }

  it('is final whatever was kept of it, and shown without any key but this machine’s', () => {
    loadedAgain()
    expect(room.state.receipt.final).toBe(true)
    room.press(UNLOCK)
    room.send({ type: 'unlocked' })
    expect(room.press(BEGIN).map(({ type }) => type)).toContain('write-stages')
    expect(room.view().phase).toBe('result')
    expect(press({ type: 'provide-share', index: 1, sealed: 'typed' })).toEqual([[], 'set-is-final'])
    expect(press({ type: 'count' })).toEqual([[], 'set-is-final'])
  })
})

describe('CNT-08: a paper of the result', () => {
  const PRINT: TallyScreenEvent = { type: 'print', document: 'result-sheet' }

  it('not before there is one, not before it is final, and one at a time', () => {
    expect(press(PRINT)).toEqual([[], 'not-final'])
    counted()
    expect(press(PRINT)).toEqual([[], 'not-final'])
    room.sayNoPaper()
    expect(room.press(PRINT).at(-1)).toMatchObject({ type: 'print', document: 'result-sheet', result: { final: true } })
    expect(press(PRINT)).toEqual([[], 'busy'])
    room.send({ type: 'document-made', document: 'result-sheet', path: '/out/result-sheet.pdf' })
    expect(room.view()).toMatchObject({
      busy: null,
      documents: [{ document: 'result-sheet', path: '/out/result-sheet.pdf' }],
    })
  })

  it('CNT-05: not while the books of a station are open; with words for them it is', async () => {
    room = await CountRoom.make({ told: 9 })
    counted()
    room.sayNoPaper()
    expect([press(PRINT), room.view().result?.final]).toEqual([[[], 'not-final'], false])
    const [doubt] = room.view().doubts
    room.press({ type: 'explain', doubt: doubt?.id ?? '', reason: 'went home with the card', by: ['長'] })
    expect(press(PRINT)[0]).toEqual(['write-stages', 'print'])
    expect(room.view().result?.final).toBe(true)
  })

  it('that could not be written leaves the way free for the next press', () => {
    counted()
    room.sayNoPaper()
    room.press(PRINT)
    room.send({ type: 'print-refused', code: 'out-not-writable', about: {} })
    expect(room.view()).toMatchObject({ busy: null, documents: [], message: { code: 'out-not-writable' } })
    expect(press(PRINT)[0]).toEqual(['print'])
  })
})

describe('NIST SP 1500-103', () => {
  const MAKE: TallyScreenEvent = { type: 'make-cast-vote-records', warned: true }

  it('only for whoever was warned', () => {
    expect(tallyScreenEventSchema.safeParse(MAKE).success).toBe(true)
    const unwarned = [{ ...MAKE, warned: false }, { type: MAKE.type }, { type: 'print', document: CAST_VOTE_RECORDS }]
    for (const each of unwarned) expect(tallyScreenEventSchema.safeParse(each).success).toBe(false)
  })

  it('not before there is a result, not before it is final, and one at a time', async () => {
    room = await CountRoom.make({ records: 4 })
    expect(press(MAKE)).toEqual([[], 'not-final'])
    counted()
    expect(press(MAKE)).toEqual([[], 'not-final'])
    room.press({ type: 'tell-machine', contest: 'mayor', ballots: 10, chair: '選挙 長' })
    expect(press(MAKE)).toEqual([[], 'not-final'])
    room.sayNoPaper()
    expect(room.press(MAKE).at(-1)).toMatchObject({
      type: 'print',
      document: CAST_VOTE_RECORDS,
      result: { final: true },
    })
    expect(press(MAKE)).toEqual([[], 'busy'])
    room.send({ type: 'print-refused', code: 'records-no-room', about: {} })
    expect(press(MAKE)[0]).toEqual(['print'])
  })
})

it('what reads no package is out of service with its reason', () => {
  room.state = initialState(6, NOW)
  room.send({ type: 'load-refused', code: 'authority-missing', about: { file: 'x' } })
  expect(room.view()).toMatchObject({
    phase: 'out-of-service',
    message: { code: 'authority-missing', about: { file: 'x' } },
  })
})
