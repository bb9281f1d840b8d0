/** The technician's drawings have every socket and line that the package knows, and no other. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appConfigSchema } from '#shell/config.ts'

const ROOT = join(import.meta.dirname, '../..')
const PACKAGES = join(ROOT, 'packages/debian')
const RULES = join(PACKAGES, 'every/usr/lib/ippyo/usb-rules')

const WIRED = ['kiosk', 'issuer', 'tally'] as const
/** A plug is a box, a line of the board a dot; its name is written before it. */
const SOCKET = /class="socket"[^>]*>([^<]+)<\/text>\s*<(rect|circle) class="plug"/g

interface Device {
  readonly socket: string
  readonly board: boolean
}

function drawnFor(machine: string): readonly Device[] {
  const drawing = readFileSync(join(ROOT, `docs/pictures/wiring/${machine}.svg`), 'utf8')
  return [...drawing.matchAll(SOCKET)].map(([, socket = '', plug]) => ({ socket, board: plug === 'circle' }))
}

const devices = WIRED.flatMap((machine) => drawnFor(machine))
const sockets = new Set(devices.filter(({ board }) => !board).map(({ socket }) => socket))

describe.each(WIRED)('%s', (machine) => {
  const drawn = drawnFor(machine).map(({ socket }) => socket)

  it('has the media where its configuration looks for them', () => {
    const config = readFileSync(join(PACKAGES, machine, `etc/ippyo/${machine}.json`), 'utf8')
    const media = [...config.matchAll(/\/run\/ippyo-media\/(\w+)/g)].map(([, name = '']) => name)
    expect(media.length).toBeGreaterThan(1)
    expect(media.filter((name) => !drawn.includes(name))).toEqual([])
    expect(drawn.includes('reader')).toBe(config.includes('/dev/ippyo/reader'))
  })
})

it.each([...sockets, 'hub'])('%s is let in by the rules of the package', (socket) => {
  const { status, stdout } = spawnSync('sh', [RULES], { input: `${socket} pci-0000:00:14.0-usb-0:2`, encoding: 'utf8' })
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
