/** A project that stopped has stopped: what was under way answers to nobody, and whoever was signing in is not in. */
import { expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import type { OfficeEvent } from './event.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const at = '2002-06-17T10:00' as LocalMinute
const KEY = '0'.repeat(64)

function stoppedWhileSigningIn() {
  const begun = { act: { type: 'begun', use: 'live', key: KEY }, at, by: '愛' } as const
  const happened: readonly OfficeEvent[] = [
    { type: 'loaded', entries: [begun], checked: null, head: KEY },
    { type: 'screen', event: { type: 'sign-in', name: '愛', passphrase: 'a passphrase that is long enough' } },
    { type: 'fault', code: 'project-not-writable' },
  ]
  return happened.reduce((state, event) => step(state, event).state, initial(at).state)
}

it.each<[OfficeEvent, readonly object[]]>([
  [{ type: 'person-open', name: '愛' }, [{ type: 'close-person' }]],
  [{ type: 'refused', code: 'passphrase-wrong', about: {} }, []],
  [{ type: 'fault', code: 'project-has-another-writer' }, []],
  [{ type: 'screen', event: { type: 'acknowledge' } }, []],
])('%j', (event, effects) => {
  const before = stoppedWhileSigningIn()
  const { state, effects: asked } = step(before, event)
  expect(asked).toEqual(effects)
  expect(viewOf(state)).toEqual(viewOf(before))
  expect(viewOf(state)).toMatchObject({
    phase: 'out-of-service',
    person: null,
    message: { code: 'project-not-writable' },
  })
})
