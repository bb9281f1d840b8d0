/** Requests on the socket of the machine's helper, and its acts on them. `date` and `hwclock` are played: no clock of this computer is set. */
import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { askForClock } from '#shell/set-clock.ts'

const HELPER = join(import.meta.dirname, '../../packages/debian/every/usr/lib/ippyo/set-clock')
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-clock-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** @returns a PATH with these two, which note what they were called with, and with nothing else that could set a clock */
function played(name: string, { date = 0, hwclock = 0 } = {}) {
  const bin = join(scratch, name.replaceAll(' ', '-'))
  mkdirSync(bin)
  symlinkSync('/usr/bin/head', join(bin, 'head'))
  const notes = join(bin, 'notes')
  writeFileSync(notes, '')
  for (const [program, status] of [
    ['date', date],
    ['hwclock', hwclock],
  ] as const) {
    const looks = program === 'date' ? 'case $2 in +*) echo before; exit 0 ;; esac\n' : ''
    const script = `#!/bin/sh\n${looks}echo "${program} $*" >> ${notes}\nexit ${status}\n`
    writeFileSync(join(bin, program), script, { mode: 0o755 })
  }
  return { env: { PATH: bin }, notes: () => readFileSync(notes, 'utf8').trim().split('\n') }
}

const SET = ['date -u -s 2026-11-29T03:05:00Z', 'hwclock --systohc --utc --noadjfile']

it('sets both clocks to the moment of one well-formed line', () => {
  const { env, notes } = played('good')
  const { stdout } = spawnSync('/bin/sh', [HELPER], { env, input: '2026-11-29T03:05:00Z\n', encoding: 'utf8' })
  expect([stdout, notes()]).toEqual(['set\n', SET])
})

it.each([
  ['nothing', ''],
  ['half a line', '2026-11-29T03:05'],
  ['another zone', '2026-11-29T03:05:00+09:00\n'],
  ['a command', '$(reboot)-11-29T03:05:00Z\n'],
  ['an option', '--set=2026-11-29T03:0\n'],
  ['before this program was written', '2025-12-31T23:59:00Z\n'],
  ['another century', '2126-11-29T03:05:00Z\n'],
])('%s sets nothing', (name, input) => {
  const { env, notes } = played(name)
  const { stdout } = spawnSync('/bin/sh', [HELPER], { env, input, encoding: 'utf8' })
  expect([stdout, notes()]).toEqual(['not-set\n', ['']])
})

it('takes the first line alone', () => {
  const { env, notes } = played('two lines')
  const input = '2026-11-29T03:05:00Z\n2030-01-01T00:00:00Z\n'
  spawnSync('/bin/sh', [HELPER], { env, input, encoding: 'utf8' })
  expect(notes()).toEqual(SET)
})

it.each([
  ['set', {}],
  ['not-set', { date: 1 }],
  ['not-kept', { hwclock: 1 }],
] as const)('the program hears %s over the socket', async (outcome, fails) => {
  const { env } = played(`socket-${outcome}`, fails)
  const socket = join(scratch, `${outcome}.socket`)
  const server = createServer({ allowHalfOpen: true }, (door) => {
    const helper = execFile('/bin/sh', [HELPER], { env })
    helper.stdout?.pipe(door)
    if (helper.stdin !== null) door.pipe(helper.stdin)
  })
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  expect(await askForClock(new Date('2026-11-29T03:05:00Z'), socket)).toBe(outcome)
  server.close()
})

it('nobody there: not set', async () => {
  expect(await askForClock(new Date('2026-11-29T03:05:00Z'), join(scratch, 'nobody'))).toBe('not-set')
})
