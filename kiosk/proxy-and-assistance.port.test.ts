/** Two assistants beside the voter: the page says who presses, shows whom, and what is recorded tells nothing of it. */
import { describe, expect, it } from 'vitest'
import type { OperatingMode, Presentation } from '#election/card/voting-card.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { kioskScreen } from '#words/kiosk.ts'
import { modeNote } from './screens/mode-note.ts'

function withCard(operatingMode: OperatingMode, presentation: Presentation = 'normal') {
  const kiosk = new PretendKiosk().open().plugIn()
  kiosk.lay(kiosk.issue(1, { operatingMode, presentation }).uid)
  kiosk.settle()
  return kiosk
}

// LAW-13, TC-12
describe('who presses the button that records', () => {
  it.each([
    ['proxy', kioskScreen.modeProxy.ja],
    ['assisted', kioskScreen.modeAssisted.ja],
    ['voter', null],
  ] as const)(
    '%s: stands on a page of its own, with the name, before anything is recorded (PRX-03, PRX-09)',
    (mode, note) => {
      const kiosk = withCard(mode)
      if (mode !== 'voter') {
        expect(kiosk.page).toMatchObject({ type: 'roles', mode })
        kiosk.press({ type: 'next' })
      }
      for (const press of [{ type: 'next' }, { type: 'select', candidate: 102 }, { type: 'cast' }] as const)
        kiosk.press(press)
      expect(kiosk.page).toMatchObject({ type: 'choose', mode })
      kiosk.press({ type: 'next' })
      expect(kiosk.page).toMatchObject({ type: 'confirm', mode, candidate: { id: 102, name: '山﨑 花子' } })
      expect(modeNote(mode, (text) => text.ja)).toBe(note)
      expect(kiosk.asked.filter((effect) => effect.type === 'record')).toEqual([])
    },
  )
})

it('a vote by proxy, with assistance or by keys is handed on to be recorded like any other (PRX-11)', () => {
  const recordsOf = (kiosk: PretendKiosk) => kiosk.asked.filter((effect) => effect.type === 'record')
  const byTouch = (mode: OperatingMode) => {
    const kiosk = withCard(mode)
    if (mode !== 'voter') kiosk.press({ type: 'next' })
    for (const candidate of [102, 205]) {
      for (const press of [
        { type: 'next' },
        { type: 'select', candidate },
        { type: 'next' },
        { type: 'cast' },
      ] as const)
        kiosk.press(press)
      kiosk.settle()
    }
    return recordsOf(kiosk)
  }
  const byKeys = withCard('voter', 'audio')
  byKeys.key('select')
  byKeys.settle()
  for (const keys of [
    ['select', 'down', 'down', 'select'],
    ['select', 'down', 'right', 'select'],
  ] as const) {
    for (const key of keys) byKeys.key(key)
    byKeys.hear()
    byKeys.key('select')
    byKeys.settle()
  }
  const ordinary = byTouch('voter')
  expect(ordinary).toHaveLength(2)
  for (const other of [byTouch('proxy'), byTouch('assisted'), recordsOf(byKeys)]) expect(other).toEqual(ordinary)
})
