/** Technician's page: issuer and tally may have a touch panel alone. A page with a field has letters; nobody can leave them out. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Dialog } from './dialog.tsx'
import { Entry } from './entry.tsx'
import { GlassAlone, KeysAtHand } from './letters-at-hand.tsx'
import { TextArea } from './text-input.tsx'

const ROOT = join(import.meta.dirname, '..', '..')
const nothing = () => {}

describe.each([
  ['issuer', '<GlassAlone'],
  ['tally', '<GlassAlone'],
  ['kiosk', null],
  ['office', '<KeysAtHand'],
] as const)('%s', (program, around) => {
  const folder = join(ROOT, program, 'screens')
  const files = readdirSync(folder).filter((name) => name.endsWith('.tsx') && !name.includes('.test.'))
  const sources = files.map((name) => ({ name, source: readFileSync(join(folder, name), 'utf8') }))

  it('has no field of its own: each one asks for letters', () => {
    const own = sources.flatMap(({ name, source }) =>
      [...source.matchAll(/<(input|textarea)\b([^>]*)/g)]
        .filter(([, tag, props = '']) => tag === 'textarea' || !/type="(checkbox|radio)"/.test(props))
        .map(([field]) => `${name}: ${field}`),
    )
    expect(own).toEqual([])
  })

  it('says at its root what people type with, and a program without fields has nothing to say', () => {
    const fields = sources.some(({ source }) => /<Text(Input|Area)\b|<Entry\b/.test(source))
    expect(fields).toBe(around !== null)
    if (around !== null) expect(sources.some(({ source }) => source.includes(around))).toBe(true)
  })
})

const onGlass = (content: ReactNode, open = true) =>
  renderToStaticMarkup(
    <GlassAlone startsOpen={open} enterTakes={false} names={['髙﨑 花子']}>
      {content}
    </GlassAlone>,
  )

describe('a field', () => {
  it('is nowhere without letters', () => {
    expect(() => renderToStaticMarkup(<TextArea defaultValue="" />)).toThrow(/where people can type/)
    expect(() => onGlass(<Entry label="日" kind="date" value="" onChange={nothing} />)).toThrow(/keys alone/)
  })

  it('in a dialog: the dialog has the board and the switch, for what is outside cannot be pressed', () => {
    const dialog = (
      <Dialog title="決定" answers={null}>
        <TextArea defaultValue="" />
      </Dialog>
    )
    const [, inside = ''] = onGlass(dialog).match(/<dialog(.*)<\/dialog>/) ?? []
    expect(inside).toContain('letter-board')
    expect(onGlass(dialog, false)).not.toContain('letter-board')
    expect(onGlass(dialog, false)).toContain('letters-switch')
    expect(renderToStaticMarkup(<KeysAtHand>{dialog}</KeysAtHand>)).not.toMatch(/letter-board|letters-switch/)
  })
})

it('no key of the board submits a form or stops the Tab key; a browser keeps nothing', () => {
  const html = onGlass(
    <Dialog title="鍵" answers={null}>
      <Entry label="合言葉" kind="password" value="" onChange={nothing} />
    </Dialog>,
  )
  const [, board = ''] = html.split('<section')
  const keys = board.match(/<button[^>]*>/g) ?? []
  expect(keys.length).toBeGreaterThan(50)
  for (const key of keys) expect(key).toContain('type="button"')
  // The key that puts the board away is the one that Tab finds.
  expect(keys.filter((key) => !key.includes('tabindex="-1"'))).toHaveLength(1)
  expect(html).toMatch(/<input autoComplete="off"[^>]*type="password"/)
})
