/** `ippyo inspect machine`, typed by root on a running machine, opens devices by the user and the kinds that the program's unit names. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stageSystem } from './stage.ts'

const ROOT = join(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-as-the-unit-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const unit = join(scratch, 'system/usr/lib/systemd/system/ippyo-kiosk.service')

beforeAll(() => {
  stageSystem(ROOT, 'kiosk', join(scratch, 'system'))
  mkdirSync(join(scratch, 'bin'))
  mkdirSync(join(scratch, 'systemd'))
  const standIns = {
    id: 'case $1 in -u) echo 0 ;; -un) echo root ;; esac',
    systemctl: `[ "$*" = 'cat ippyo-kiosk.service' ] && cat ${unit}`,
    'systemd-run': 'printf "%s\\n" systemd-run "$@"',
    runuser: 'printf "%s\\n" runuser "$@"',
  }
  for (const [name, body] of Object.entries(standIns)) {
    writeFileSync(join(scratch, 'bin', name), `#!/bin/sh\n${body}\n`)
    chmodSync(join(scratch, 'bin', name), 0o755)
  }
})

function typed(systemd: string, ...words: readonly string[]): readonly string[] {
  const text = readFileSync(join(scratch, 'system/usr/bin/ippyo'), 'utf8').replace('/run/systemd/system', systemd)
  const env = { PATH: `${join(scratch, 'bin')}:${process.env.PATH}`, LANG: 'ja_JP.UTF-8' }
  const { stdout, stderr } = spawnSync('sh', ['-c', text, 'ippyo', ...words], { encoding: 'utf8', env })
  expect(stderr).toBe('')
  return stdout.trim().split('\n')
}

it('with each right to a device that the unit has, and its user', () => {
  const [program, ...words] = typed(join(scratch, 'systemd'), 'inspect', 'machine', '/var/lib/ippyo/machine')
  expect(program).toBe('systemd-run')
  const given = words.flatMap((word, i) => (words[i - 1] === '-p' ? [word] : []))
  const asked = /^(User|Group|SupplementaryGroups|DevicePolicy|DeviceAllow)=/
  expect(given.toSorted()).toEqual(
    readFileSync(unit, 'utf8')
      .split('\n')
      .filter((line) => asked.test(line))
      .toSorted(),
  )
  expect(given).toContain('DeviceAllow=char-ttyUSB rw')
  expect(words.slice(words.indexOf('/opt/ippyo/bin/node'))).toEqual([
    ...['/opt/ippyo/bin/node', '/opt/ippyo/dist/services/machine-ippyo.mjs', 'inspect', 'machine'],
    ...['/var/lib/ippyo/machine', '--config', '/etc/ippyo/kiosk.json'],
  ])
  expect(words).toContain('--setenv=LANG=ja_JP.UTF-8')
})

it('nowhere else: other commands, and a root that no systemd runs, change to the user alone', () => {
  expect(typed(join(scratch, 'systemd'), 'personalise', 'machine').slice(0, 3)).toEqual(['runuser', '-u', 'ippyo'])
  expect(typed(join(scratch, 'none'), 'inspect', 'machine', '/x').slice(0, 3)).toEqual(['runuser', '-u', 'ippyo'])
})
