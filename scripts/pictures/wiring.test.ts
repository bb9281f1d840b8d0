/** The technician's drawings: as they are generated, and with no socket or line that the package does not know. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appConfigSchema } from '#shell/config.ts'
import { MACHINES, WIRED, wiringSvg } from './wiring.ts'

const ROOT = join(import.meta.dirname, '../..')
const PACKAGES = join(ROOT, 'packages/debian')
const RULES = join(PACKAGES, 'every/usr/lib/ippyo/usb-rules')

const devices = WIRED.flatMap((machine) => MACHINES[machine].devices)
const sockets = new Set(devices.filter(({ board }) => !board).map(({ socket }) => socket))

describe.each(WIRED)('%s', (machine) => {
  const drawing = wiringSvg(machine)
  const drawn = [...drawing.matchAll(/class="socket"[^>]*>([^<]+)</g)].map(([, name]) => name)

  it('lies there as it is drawn (docs/commands.md)', () => {
    expect(readFileSync(join(ROOT, `docs/pictures/wiring/${machine}.svg`), 'utf8')).toBe(drawing)
  })

  it('has the media where its configuration looks for them', () => {
    const config = readFileSync(join(PACKAGES, machine, `etc/ippyo/${machine}.json`), 'utf8')
    const media = [...config.matchAll(/\/run\/ippyo-media\/(\w+)/g)].map(([, name]) => name)
    expect(media.length).toBeGreaterThan(1)
    expect(media.filter((name) => !drawn.includes(name))).toEqual([])
    expect(drawn.includes('reader')).toBe(config.includes('/dev/ippyo/reader'))
  })
})

it.each([...sockets, 'hub'])('%s is let in by the rules of the package', (socket) => {
  const { status, stdout } = spawnSync('sh', [RULES], { input: `${socket} 1-2`, encoding: 'utf8' })
  expect(status).toBe(0)
  expect(stdout).toContain('ATTR{authorized}="1"')
})

it('all that the rules know is drawn', () => {
  const [, list = ''] = /# WHAT: (.*)/.exec(readFileSync(join(PACKAGES, 'every/etc/ippyo/usb.conf'), 'utf8')) ?? []
  const known = list.match(/[a-z]+\d?/g) ?? []
  expect(known.length).toBeGreaterThan(12)
  expect(known.filter((name) => !['hub', 'media'].includes(name) && !sockets.has(name))).toEqual([])
})

it('the lines of the board are members of the configuration', () => {
  const lines = devices.filter(({ board }) => board).map(({ socket }) => socket)
  expect(lines).toEqual(['front', 'lamp'])
  expect(lines.filter((name) => !(name in appConfigSchema.shape))).toEqual([])
})
