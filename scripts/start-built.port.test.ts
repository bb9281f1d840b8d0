/** A machine holds dist/ and no tools: its programs start from there or say in one sentence what is missing. Nothing is installed. */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROGRAMS } from '#build/services.mjs'

const PARTS = [
  ...['node.cjs', 'start-built.mjs', 'end-with-npm.mjs', 'setup'].map((part) => `scripts/${part}`),
  ...['services', 'source-hash', 'usage', 'usage-words'].map((part) => `build/${part}.mjs`),
]
const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'))

let machine: string
beforeEach(() => {
  machine = mkdtempSync(join(tmpdir(), 'ippyo-machine-'))
  for (const part of PARTS) cpSync(join(import.meta.dirname, '..', part), join(machine, part), { recursive: true })
  mkdirSync(join(machine, 'bin'))
  for (const installer of ['npm', 'npx', 'apt-get', 'sudo']) {
    writeFileSync(join(machine, 'bin', installer), `#!/bin/sh\necho "$0 $*" >> ${machine}/called\n`)
    chmodSync(join(machine, 'bin', installer), 0o755)
  }
})
afterEach(() => rmSync(machine, { recursive: true, force: true }))

function started(name: string, args: readonly string[] = []) {
  const [program, ...rest] = scripts[name].split(' ')
  expect(program).toBe('node')
  return spawnSync(process.execPath, [...rest, ...args], {
    cwd: machine,
    encoding: 'utf8',
    env: { PATH: `${machine}/bin:/usr/bin:/bin` },
  })
}

describe.each(Object.keys(PROGRAMS))('%s', (name) => {
  it('without what was built: one sentence, and no installer is called', () => {
    const { status, stderr } = started(name)
    expect(status).toBe(2)
    expect(stderr).toContain(`組み立て済みの${name}がありません`)
    expect(stderr).toContain(`This computer has no built ${name}.`)
    expect(existsSync(join(machine, 'called'))).toBe(false)
  })

  it('with it: runs it with its arguments, and ends as it ends', () => {
    mkdirSync(join(machine, 'dist', 'services'), { recursive: true })
    for (const part of PROGRAMS[name] ?? [])
      writeFileSync(
        join(machine, 'dist', 'services', `${part}.mjs`),
        `console.log('${part}', ...process.argv.slice(2)); process.exitCode = 7`,
      )
    const { status, stdout } = started(name, ['--config', 'x.json'])
    expect([status, stdout]).toEqual([7, `${name} --config x.json\n`])
    expect(existsSync(join(machine, 'called'))).toBe(false)
  })
})

it('ends in order when npm is killed whose shell tells nobody', async () => {
  mkdirSync(join(machine, 'dist', 'services'), { recursive: true })
  for (const part of PROGRAMS.kiosk ?? []) writeFileSync(join(machine, 'dist', 'services', `${part}.mjs`), '')
  writeFileSync(
    join(machine, 'dist', 'services', 'kiosk.mjs'),
    "process.once('SIGTERM', () => { console.log('ended'); process.exit() }); setInterval(() => {}, 1000); console.log('runs')",
  )
  const npm = spawn('sh', ['-c', `"${process.execPath}" scripts/start-built.mjs kiosk; :`], {
    cwd: machine,
    env: { PATH: '/usr/bin:/bin', npm_lifecycle_event: 'kiosk' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  for await (const text of npm.stdout.setEncoding('utf8')) {
    if (said === '') npm.kill('SIGTERM')
    said += text
  }
  expect(said).toBe('runs\nended\n')
})
