import { describe, expect, it } from 'vitest'
import { chooseShell, mayStayOutside, type Offered, ShellMissing } from './choose-shell.ts'

const all: Offered = {
  wish: undefined,
  configured: undefined,
  electron: '/opt/electron',
  chromium: '/usr/bin/chromium',
  display: true,
}

describe('which shell shows the screen', () => {
  it.each([
    ['Electron when its binary is here', {}, 'electron'],
    ['Chromium where Electron is not', { electron: null }, 'chromium'],
    ['none without any browser', { electron: null, chromium: null }, 'none'],
    ['none without a display', { display: false }, 'none'],
    ['the environment before the configuration', { wish: 'chromium', configured: 'electron' }, 'chromium'],
    ['the configuration before what is here', { configured: 'none' }, 'none'],
    ['an empty wish is no wish', { wish: '' }, 'electron'],
  ] as const)('%s', (_rule, change, kind) => {
    const chosen = chooseShell({ ...all, ...change })
    expect(chosen.kind).toBe(kind)
    expect(chosen.why).not.toBe('')
  })

  it('never takes another one quietly when one was asked for by name', () => {
    expect(() => chooseShell({ ...all, wish: 'electron', electron: null })).toThrow(ShellMissing)
    expect(() => chooseShell({ ...all, wish: 'chromium', chromium: null })).toThrow(ShellMissing)
    expect(() => chooseShell({ ...all, wish: 'firefox' })).toThrow(ShellMissing)
  })
})

it('a browser stays outside of the room for a sample alone, and not where the machine lets it open nothing out there', () => {
  expect(mayStayOutside('fixture', 'missing')).toBe(true)
  expect(mayStayOutside('fixture', 'in-force')).toBe(false)
  expect(mayStayOutside('fixture', 'others-beside')).toBe(false)
  for (const use of ['live', 'rehearsal', null] as const) expect(mayStayOutside(use, 'missing')).toBe(false)
})
