/** Two PCs, as the session sees it: the order of presses, no opening before the second mix, and one press when the second PC is dead. */
import { beforeEach, describe, expect, it } from 'vitest'
import { asDistrictRecords } from '#election/count/district.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { seeded } from '#simulation/rooms/small-pair.ts'
import type { TallyEffect } from './effect.ts'
import type { TallyEvent } from './event.ts'
import { nextStepOf } from './next-step.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import { initialState } from './state.ts'

const NUMBER = '11111 22222 33333 44444'
const MIXED = { records: 12, refused: 0, second: null }
let room: CountRoom

beforeEach(async () => {
  room = await CountRoom.make()
  room.receiveEverything()
})

const types = (effects: readonly TallyEffect[]) => effects.map(({ type }) => type)
const press = (event: TallyScreenEvent) => [types(room.press(event)), room.view().message?.code ?? null]
const mixersAsked = (effects: readonly TallyEffect[]) =>
  effects.flatMap((effect) => (effect.type === 'mix' ? [effect.mixersHere] : []))

/** The first PC has mixed, and waits. */
function mixedOnce(): void {
  room.press({ type: 'mix-with-second' })
  const records = asDistrictRecords('records', 12)
  expect(mixersAsked(room.send({ type: 'merged', records, shared: [] }))).toEqual([1])
  room.send({ type: 'mixed', mixed: { ...MIXED, mixers: 1 } })
}

function carriedOut(): void {
  mixedOnce()
  room.press({ type: 'carry-out' })
  room.send({ type: 'carried-out', number: NUMBER })
}

describe('the first PC', () => {
  it('mixes once, writes the stick, and asks for no holder before the mix is back', () => {
    mixedOnce()
    expect(room.view()).toMatchObject({ carried: { records: 12, number: null }, mixed: null, busy: null })
    expect(nextStepOf(room.view())).toEqual({ type: 'carry-out' })
    expect(press({ type: 'carry-in' })).toEqual([[], null])
    expect(press({ type: 'carry-out' })).toEqual([['carry-out'], null])
    expect([room.view().busy, press({ type: 'carry-out' })]).toEqual(['carrying', [[], 'busy']])
    room.send({ type: 'carried-out', number: NUMBER })
    expect(room.view()).toMatchObject({ carried: { number: NUMBER }, busy: null, message: null })
    expect(nextStepOf(room.view())).toEqual({ type: 'carry-in' })
    expect(press({ type: 'provide-share', index: 1, sealed: 'x', records: 12 })).toEqual([[], 'mix-first'])
    expect(press({ type: 'carry-in' })).toEqual([['carry-in'], null])
    const back = { ...MIXED, mixers: 2, second: NUMBER }
    expect(types(room.send({ type: 'mixed', mixed: back }))).toEqual(['await-holder'])
    expect(room.view()).toMatchObject({ carried: null, mixed: back, busy: null })
  })

  it('shows every refusal, keeps what it has, and may do each step again', () => {
    carriedOut()
    room.press({ type: 'carry-in' })
    room.send({ type: 'carry-refused', code: 'carry-other-list' })
    expect(room.view()).toMatchObject({ carried: { number: NUMBER }, busy: null, mixed: null })
    expect(room.view().message?.code).toBe('carry-other-list')
    expect(press({ type: 'carry-out' })).toEqual([['carry-out'], null])
    room.send({ type: 'carry-refused', code: 'carry-stick-full' })
    expect(room.view()).toMatchObject({ carried: { number: NUMBER }, busy: null })
  })

  it('does the second mix itself when no second PC comes', () => {
    carriedOut()
    const effects = room.press({ type: 'count' })
    expect(mixersAsked(effects)).toEqual([2])
    expect(press({ type: 'carry-in' })).toEqual([[], 'busy'])
    room.send({ type: 'mixed', mixed: { ...MIXED, mixers: 2 } })
    expect(room.view()).toMatchObject({ carried: null, mixed: { mixers: 2, second: null } })
  })

  it('keeps list, mix and receipt when somebody presses "Read media" and nothing new is there', () => {
    carriedOut()
    expect(press({ type: 'read-media' })).toEqual([[], 'nothing-new-to-read'])
    expect(room.view().carried?.number).toBe(NUMBER)
    room.send({ type: 'mixed', mixed: { ...MIXED, mixers: 2 } })
    expect(press({ type: 'read-media' })).toEqual([[], 'nothing-new-to-read'])
    expect([room.view().mixed?.mixers, room.state.receipt.media.size]).toEqual([2, 3])
  })

  it('takes the mix back of a list that went out before, when its own second mixer died', () => {
    carriedOut()
    room.press({ type: 'count' })
    room.send({ type: 'mix-refused', code: 'mixer-ended' })
    room.press({ type: 'mix-with-second' })
    room.send({ type: 'mixed', mixed: { ...MIXED, mixers: 1 }, out: NUMBER })
    expect(nextStepOf(room.view())).toEqual({ type: 'carry-in' })
    expect(press({ type: 'carry-in' })).toEqual([['carry-in'], null])
  })

  it('goes on as asked when the other button is pressed while it mixes', () => {
    room.press({ type: 'mix-with-second' })
    expect(press({ type: 'count' })).toEqual([[], 'busy'])
    const records = asDistrictRecords('records', 12)
    expect(mixersAsked(room.send({ type: 'merged', records, shared: [] }))).toEqual([1])
  })

  it('forgets the list that waits when a file of it was changed', () => {
    carriedOut()
    room.send({ type: 'mix-refused', code: 'list-does-not-hold', about: { file: 'bundle/votes-0.bin' } })
    expect(room.view()).toMatchObject({ carried: null, mixed: null, mayCount: true })
  })

  it('never asks a holder while a list waits, whatever is pressed and whatever comes', () => {
    const presses: readonly TallyScreenEvent[] = [
      { type: 'mix-with-second' },
      { type: 'count' },
      { type: 'carry-out' },
      { type: 'carry-in' },
      { type: 'mix-carried' },
      { type: 'leave-mixing' },
      { type: 'choose-mode', mode: 'mix' },
      { type: 'acknowledge' },
    ]
    const start = room.state
    const random = seeded('two pcs')
    for (let walk = 0; walk < 300; walk++) {
      room.state = start
      let asked: TallyEffect | null = null
      for (let at = 0; at < 14; at++) {
        const [draw, luck] = random.bytes(2) as unknown as [number, number]
        const effects: readonly TallyEffect[] =
          asked === null
            ? room.press(presses[draw % presses.length] as TallyScreenEvent)
            : room.send(answerTo(asked, luck))
        const { carried, mixed, sealTo } = room.view()
        expect(carried !== null && (mixed !== null || sealTo !== null)).toBe(false)
        const holder = effects.some(({ type }) => type === 'await-holder')
        expect(holder).toBe(holder && mixed?.mixers === 2)
        asked = effects.findLast(({ type }) => ['merge', 'mix', 'carry-out', 'carry-in'].includes(type)) ?? null
        expect(room.view().busy === null).toBe(asked === null)
      }
    }
  })
})

/** As a service could answer: done, or refused. */
function answerTo(effect: TallyEffect, luck: number): TallyEvent {
  const fails = luck % 3 === 0
  switch (effect.type) {
    case 'merge':
      return { type: 'merged', records: asDistrictRecords('records', 12), shared: [] }
    case 'mix':
      return fails
        ? { type: 'mix-refused', code: 'mixer-ended' }
        : { type: 'mixed', mixed: { ...MIXED, mixers: effect.mixersHere } }
    case 'carry-out':
      return fails ? { type: 'carry-refused', code: 'carry-stick-full' } : { type: 'carried-out', number: NUMBER }
    default:
      return fails
        ? { type: 'carry-refused', code: 'carry-not-mixed' }
        : { type: 'mixed', mixed: { ...MIXED, mixers: 2, second: NUMBER } }
  }
}

describe('the second PC', () => {
  const DONE = { list: NUMBER, mix: NUMBER, records: 12, seals: 3, online: false, lost: [], mixers: 2 }

  function firstPage(more: Partial<TallyEvent & { type: 'loaded' }> = {}): void {
    room.state = initialState(0, room.state.now)
    room.send({
      ...{ type: 'loaded', election: room.made.election, earlier: null, machineKey: 'missing', hasCarry: true },
      ...more,
    })
  }

  it('is offered only where there is a socket for the stick, and needs no key of this machine', () => {
    firstPage({ hasCarry: false })
    expect([room.view().mayCarry, press({ type: 'choose-mode', mode: 'mix' })]).toEqual([false, [[], null]])
    expect(room.view().phase).toBe('choose-mode')
    firstPage()
    expect(press({ type: 'choose-mode', mode: 'mix' })).toEqual([['close-key-room'], null])
    expect(room.view().phase).toBe('second')
  })

  it('checks and mixes what is on the stick, and shows the two numbers', () => {
    firstPage()
    expect(press({ type: 'mix-carried' })).toEqual([[], null])
    room.press({ type: 'choose-mode', mode: 'mix' })
    expect(press({ type: 'mix-carried' })).toEqual([['mix-carried'], null])
    expect([press({ type: 'mix-carried' }), press({ type: 'leave-mixing' })]).toEqual([
      [[], 'busy'],
      [[], 'busy'],
    ])
    room.send({ type: 'carried-mixed', mixed: DONE })
    expect(room.view()).toMatchObject({ carriedMixed: DONE, busy: null, message: null })
    expect(nextStepOf(room.view())).toBeNull()
    // Another stick: what the one before showed is gone.
    room.press({ type: 'mix-carried' })
    expect(room.view().carriedMixed).toBeNull()
    room.send({ type: 'carry-refused', code: 'carry-mixed-already' })
    expect(room.view()).toMatchObject({ phase: 'second', busy: null })
  })

  it('goes back to the first page, where the machine’s own key may be opened again', () => {
    firstPage({ machineKey: 'locked' })
    room.press({ type: 'choose-mode', mode: 'mix' })
    expect(press({ type: 'leave-mixing' })).toEqual([['open-key-room'], null])
    expect(room.view()).toMatchObject({ phase: 'choose-mode', carriedMixed: null })
  })
})
