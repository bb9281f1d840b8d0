/** Each reason has its own fault; only a pair that can still be sealed is closable, and only its log is written (CLS-04, FLT-03). */
import { describe, expect, it } from 'vitest'
import type { ContestMask } from '#election/ids.ts'
import { err } from '#election/result.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { Fault } from './codes.ts'
import type { OutOfServiceReason } from './pair-report.ts'

const MAYOR = '新見市長選挙'
const COUNCIL = '新見市議会議員一般選挙'

function logged(kiosk: PretendKiosk) {
  return kiosk.asked.flatMap((effect) => (effect.type === 'log' ? [effect.event] : []))
}

/** A second start, up to the answer to opening the pair. */
function opening(): PretendKiosk {
  const kiosk = new PretendKiosk()
  kiosk.untouched = false
  kiosk.start()
  kiosk.unlock()
  kiosk.state = { ...kiosk.state, stage: { type: 'opening', purpose: 'recover' } }
  kiosk.asked.length = 0
  return kiosk
}

const refusal = (type: 'signing-key-gone' | 'journals-differ') =>
  ({ type: 'contradiction', refusal: { type } }) as const
const failed = (medium: 'original' | 'duplicate') => ({ type: 'medium-failed', medium, fault: null }) as const

it.each<[OutOfServiceReason, Fault, boolean]>([
  [failed('original'), 'original-failed', true],
  [failed('duplicate'), 'duplicate-failed', true],
  [refusal('signing-key-gone'), 'signing-key-gone', false],
  [refusal('journals-differ'), 'contradiction', false],
  [{ type: 'old-image' }, 'old-image', false],
  [{ type: 'no-medium' }, 'no-medium', false],
])('%j: %s, closable: %s', (outOfService, fault, closable) => {
  const kiosk = opening()
  const situation = { ...kiosk.situation(), outOfService }
  const report = { situation, repairedPages: 0, interrupted: false, closed: null }
  kiosk.happen({ type: 'pair-opened', result: { ok: true, value: report } })
  expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault, closable })
  const medium = outOfService.type === 'medium-failed' ? outOfService.medium : null
  const entries = [
    { type: 'medium-failed', medium, cause: 'unknown' },
    { type: 'out-of-service', cause: 'medium-failed' },
  ]
  expect(logged(kiosk)).toEqual(closable ? entries : [])
})

it('a machine whose disk failed before the pair was open has nothing that could be closed', () => {
  const kiosk = opening()
  kiosk.happen({ type: 'pair-opened', result: err('machine-disk') })
  expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'machine-disk', closable: false })
  expect(logged(kiosk)).toEqual([])
})

it('a medium that fails with a session in the journal: the officer must end that before closing', () => {
  const kiosk = opening()
  kiosk.journal = { token: 'a', contests: 3 as ContestMask, done: 1 as ContestMask }
  kiosk.mediumFails = true
  kiosk.happen({
    type: 'pair-opened',
    result: { ok: true, value: { situation: kiosk.situation(), repairedPages: 0, interrupted: true, closed: null } },
  })
  kiosk.lift()
  kiosk.press({ type: 'staff' })
  kiosk.unlock()
  expect(kiosk.page).toMatchObject({ type: 'staff-menu', session: 'must-end' })
  kiosk.press({ type: 'menu', item: 'end-session' })
  kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
  kiosk.press({ type: 'officer-confirmed' })
  expect(kiosk.asked.at(-1)).toMatchObject({ type: 'end-session', token: null, cardContests: 3, by: 'staff' })
  kiosk.settle()
  expect(kiosk.page).toMatchObject({ type: 'staff-menu', session: 'none' })
  kiosk.press({ type: 'back' })
  kiosk.lift()
  expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'duplicate-failed' })
})

describe('a bug', () => {
  function voting(): PretendKiosk {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    for (const press of [{ type: 'next' }, { type: 'select', candidate: 101 }, { type: 'next' }] as const)
      kiosk.press(press)
    kiosk.press({ type: 'cast' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'recorded', open: [COUNCIL] })
    return kiosk
  }
  const said = { recorded: [MAYOR], notRecorded: [], staffWillCheck: [COUNCIL] }

  it.each([
    ['under a voter', () => voting(), said],
    [
      'on the staff pages before a session that waits',
      () => {
        const kiosk = voting()
        kiosk.lift()
        kiosk.press({ type: 'staff' })
        return kiosk
      },
      said,
    ],
    [
      'on the staff pages of a waiting machine',
      () => {
        const kiosk = new PretendKiosk().open()
        kiosk.press({ type: 'staff' })
        return kiosk
      },
      null,
    ],
    ['on a waiting machine', () => new PretendKiosk().open(), null],
  ])(
    '%s: what was recorded stays said, of the rest staff will check, and nothing can be closed here',
    (_, at, voter) => {
      const kiosk = at()
      const { serial } = kiosk.state
      kiosk.happen({ type: 'bug' })
      expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'software', voter, closable: false })
      expect(kiosk.state.serial).toBe(serial + 1)
    },
  )
})
