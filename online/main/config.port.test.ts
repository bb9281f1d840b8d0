/** A config that is wrong is refused in words that have its path and no value: it may hold a password. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { configIn, exportConfig, poolOf } from './config.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-config-'))
})
afterEach(() => {
  rmSync(directory, { recursive: true })
})

test.each([
  ['no JSON', '{"password": s3cret}', 'config.json: no JSON'],
  ['another kind of value', '{"password": ["s3cret"]}', 'config.json: password: '],
])('%s', (_, text, words) => {
  const file = join(directory, 'config.json')
  writeFileSync(file, text)
  const read = () => configIn(z.strictObject({ password: z.string() }), file)
  expect(read).toThrow(words)
  expect(read).not.toThrow('s3cret')
})

test('a program with a wrong config ends with 2 and one line, without a stack (O-14)', () => {
  const file = join(directory, 'config.json')
  writeFileSync(file, '{"keyFile": "nowhere.key"}')
  const words = ['--import', 'tsx', join(import.meta.dirname, 'witness.ts'), file]
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  expect([status, stderr.trimEnd().split('\n').length]).toEqual([2, 1])
  expect(stderr).toContain('nowhere.key')
})

test('the two places of an export are two', () => {
  const { directories } = exportConfig.shape
  expect(directories.safeParse(['/media/one', '/media/other']).success).toBe(true)
  expect(directories.safeParse(['/media/one', '/media/other/../one/']).success).toBe(false)
})

test('a connection to a database asks by itself whether the other end is there', async () => {
  const asks = vi.spyOn(Socket.prototype, 'setKeepAlive')
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const pool = poolOf({ host: '127.0.0.1', port, name: 'box', user: 'collector', sites: 1 }, 1)
  await expect(pool.connect()).rejects.toThrow()
  expect(asks).toHaveBeenCalledWith(true, expect.any(Number))
  await pool.end()
  server.close()
  asks.mockRestore()
})
