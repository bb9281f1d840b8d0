import { existsSync, mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { buildScreens } from '#build/screens.mjs'
import type { Use } from '#election/definition/definition.ts'
import { NO_WRITE, writesFail } from '#simulation/failing-io/writes-fail.ts'
import { programNews } from '#ui/messages/machine.ts'
import { fill } from '#ui/messages/message.ts'
import { appConfigSchema } from './config.ts'
import { readHandOver } from './hand-over.ts'
import { type AppName, openShell } from './open-shell.ts'

const running = {
  view: () => ({}),
  send: () => {},
  subscribe: (listener: (view: object) => void) => {
    listener({})
    return () => {}
  },
  stop: async () => {},
}

function open(use: Use | null, more: object = {}, app: AppName = 'desk') {
  const machine = mkdtempSync(join(tmpdir(), 'ippyo-open-'))
  const config = appConfigSchema.parse({ package: machine, machine, shell: 'none', ...more })
  const shell = openShell({ app, running, screenEventSchema: z.strictObject({}), config, use })
  return { machine, shell }
}

describe('a screen without a shell of its own', () => {
  beforeAll(async () => {
    await buildScreens({ only: ['desk', 'tally'] })
  })

  it('hands its address over in files that only this user reads, and takes them away when it closes', async () => {
    const { machine, shell } = open('live')
    const { kind, address, close } = await shell
    expect(kind).toBe('none')
    expect(readHandOver(machine)).toEqual({ pid: process.pid, address })
    for (const name of ['screen.json', 'glass/screen.html'])
      expect(statSync(join(machine, name)).mode & 0o777).toBe(0o600)
    expect((await fetch(new URL('/', address ?? ''))).status).toBe(200)
    await close()
    expect(existsSync(join(machine, 'screen.json'))).toBe(false)
    await expect(fetch(new URL('/', address ?? ''))).rejects.toThrow()
  })

  it('a program says on its console which file to open, and never the address with its token (T7)', async () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {})
    const { machine, shell } = open('fixture', {}, 'tally')
    const { address, close } = await shell
    const lines = said.mock.calls.flat().join('\n')
    said.mockRestore()
    await close()
    expect(lines.split(join(machine, 'glass', 'screen.html'))).toHaveLength(3)
    expect(lines).not.toContain(new URL(address ?? '').hash.slice(1))
  })

  it.each(NO_WRITE)(
    'opens on a disk on which each write is %s, and the console shows where its file is (WX1)',
    async (code) => {
      const memory = mkdtempSync(join(tmpdir(), 'ippyo-memory-'))
      vi.stubEnv('RUNTIME_DIRECTORY', memory)
      const lines: string[] = []
      const said = (['log', 'error'] as const).map((kind) =>
        vi.spyOn(console, kind).mockImplementation((line) => void lines.push(String(line))),
      )
      const machine = mkdtempSync(join(tmpdir(), 'ippyo-full-'))
      const over = writesFail(machine, code)
      try {
        const { address, close } = await open('fixture', { machine }, 'tally').shell
        expect(readHandOver(memory)).toEqual({ pid: process.pid, address })
        await close()
        expect(readHandOver(memory)).toBeNull()
      } finally {
        over()
        vi.unstubAllEnvs()
        for (const each of said) each.mockRestore()
      }
      expect(lines.join('\n')).toContain(fill(programNews['screen-elsewhere'].ja, { place: memory }))
      expect(lines.join('\n')).toContain(join(memory, 'glass', 'screen.html'))
    },
  )

  it.each(['live', 'rehearsal', null] as const)('is framed by nobody when its package is %s', async (use) => {
    await expect(open(use, { frameOrigin: 'http://127.0.0.1:8080' }).shell).rejects.toThrow('only a fixture')
  })

  it('is framed by the desk of a fixture', async () => {
    const { address, close } = await open('fixture', { frameOrigin: 'http://127.0.0.1:8080' }).shell
    const { headers } = await fetch(new URL('/', address ?? ''))
    expect(headers.get('content-security-policy')).toContain('frame-ancestors http://127.0.0.1:8080')
    await close()
  })

  it('loads nothing inline: the built page passes its own policy', async () => {
    const { address, close } = await open('live').shell
    const page = await (await fetch(new URL('/', address ?? ''))).text()
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/)
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=|data:/)
    await close()
  })
})
