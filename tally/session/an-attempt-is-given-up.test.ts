/** X-C5: no share and no passphrase outlives an attempt, however it ends. */
import { describe, expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { ZERO_CHECKED } from '#simulation/counting/receive-stations.ts'
import { CountRoom } from '#simulation/promises/count-room.ts'
import { whenNoLongerNeeded } from '../typed-passphrases.ts'
import type { TallyEvent } from './event.ts'
import { initialState } from './state.ts'
import { step } from './step.ts'
import type { TallyView } from './view.ts'
import { viewOf } from './view-of.ts'

async function typedInto(): Promise<{
  readonly room: CountRoom
  readonly over: () => number
  readonly look: () => void
}> {
  const room = await CountRoom.make()
  let look = (_view: TallyView) => {}
  let over = 0
  const subscribe = (listener: (view: TallyView) => void) => {
    look = listener
    listener(room.view())
    return () => {}
  }
  whenNoLongerNeeded({ subscribe }, () => {
    over += 1
  })
  room.receiveEverything()
  room.mix()
  room.giveShare(1)
  look(room.view())
  return { room, over: () => over, look: () => look(room.view()) }
}

it.each<Extract<TallyEvent, { code: string }>>([
  { type: 'open-refused', code: 'list-does-not-hold' },
  { type: 'mix-refused', code: 'opened-with-other-set' },
  { type: 'share-refused', index: 2, code: 'list-not-as-sealed', found: 2 },
])('$type: every holder is asked again, of another process and in another window', async (event) => {
  const { room, over, look } = await typedInto()
  room.send({ type: 'key-room-open', sealTo: 'of the first' })
  const effects = room.send(event)
  look()
  expect(over()).toBe(1)
  expect(room.view()).toMatchObject({ sealTo: null, message: { code: event.code } })
  expect([effects, room.view().mixed]).toEqual([[], null])
  look()
  expect(over()).toBe(1)
})

it('a fault of the disk: the key process ends, and the window with it', async () => {
  const { room, over, look } = await typedInto()
  const effects = room.send({ type: 'fault', code: 'out-not-writable' })
  look()
  expect([over(), effects]).toEqual([1, [{ type: 'close-key-room' }]])
})

it('a bug: no seat is filled on the page that says so, and the window ends', async () => {
  const { room, over, look } = await typedInto()
  room.send({ type: 'bug' })
  look()
  expect(over()).toBe(1)
  expect(room.view()).toMatchObject({ sealTo: null, message: { code: 'internal-fault' } })
})

it('a wrong passphrase alone ends nothing: its holder tries again', async () => {
  const { room, over, look } = await typedInto()
  expect(room.send({ type: 'share-refused', index: 2, code: 'wrong-passphrase', found: 2 })).toEqual([])
  look()
  expect(over()).toBe(0)
})

describe('the passphrase of this machine', () => {
  it('an earlier count is shown again: no seat was filled, and the window ends all the same, once', () => {
    let over = 0
    let look = (_view: TallyView) => {}
    const subscribe = (listener: (view: TallyView) => void) => {
      look = listener
      return () => {}
    }
    whenNoLongerNeeded({ subscribe }, () => {
      over += 1
    })
    const see = (machineKey: 'locked' | 'open', phase: TallyView['phase']) => {
      look({ machineKey, phase, seats: [] } as unknown as TallyView)
      return over
    }
    expect([see('locked', 'choose-mode'), see('open', 'choose-mode')]).toEqual([0, 0])
    expect([see('open', 'result'), see('open', 'result')]).toEqual([1, 1])
  })

  const locked = async () => {
    const { made } = await CountRoom.make()
    let state = initialState(1, '2002-06-23T21:30' as LocalMinute)
    const send = (event: TallyEvent) => {
      const stepped = step(state, event)
      state = stepped.state
      return stepped.effects.map((effect) => effect.type)
    }
    expect(send({ type: 'loaded', election: made.election, earlier: null, machineKey: 'locked' })).toEqual([
      'watch',
      'open-key-room',
    ])
    send({ type: 'key-room-open', sealTo: 'of the machine' })
    send({ type: 'screen', event: { type: 'unlock', sealed: '00' } })
    return { send, view: () => viewOf(state) }
  }

  it('its process ends with it; key holders have processes of their own', async () => {
    const { send, view } = await locked()
    expect(send({ type: 'unlocked' })).toEqual(['close-key-room'])
    expect(view()).toMatchObject({ machineKey: 'open', sealTo: null })
    send({ type: 'screen', event: { type: 'choose-mode', mode: 'count' } })
    expect(send({ type: 'screen', event: ZERO_CHECKED })).not.toContain('open-key-room')
  })

  it('a wrong one is asked again by the same process; where that has ended, by another', async () => {
    const { send, view } = await locked()
    expect(send({ type: 'unlock-refused', code: 'wrong-tally-passphrase' })).not.toContain('open-key-room')
    expect(view()).toMatchObject({ machineKey: 'locked', sealTo: 'of the machine' })
    expect(send({ type: 'unlock-refused', code: 'unlock-process-ended' })).toContain('open-key-room')
    expect(view()).toMatchObject({ sealTo: null, message: { code: 'unlock-process-ended' } })
  })
})
