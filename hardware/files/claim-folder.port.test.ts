/** Real processes at one folder: the second is told of the first, and nobody is held up by one that was killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { claimFolder } from './claim-folder.ts'

const OURS = { program: 'screen', since: '2002-06-23T21:30' }
const MODULE = join(import.meta.dirname, 'claim-folder.ts')
/** Claims, says what came of it, and stays until it is ended. */
const HOLDER = `
  const { claimFolder } = await import(process.argv[1])
  const claimed = await claimFolder(process.argv[2], { program: 'command', since: '2002-06-23T21:29' })
  console.log(JSON.stringify(claimed))
  setInterval(() => {}, 1000)
`

let folder: string
let started: ChildProcess[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ippyo-claim-'))
  started = []
})
afterEach(async () => {
  await Promise.all(started.map(killed))
  await rm(folder, { recursive: true })
})

function another(): Promise<{ readonly type: string; readonly pid: number }> {
  const words = ['--import', 'tsx', '--input-type=module', '-e', HOLDER, MODULE, folder]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  started.push(child)
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (line: string) => resolve({ pid: child.pid, ...JSON.parse(line) }))
    child.once('exit', () => reject(new Error('it ended before it said anything')))
  })
}

function killed(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  return gone
}

const claims = () => readdir(join(folder, 'in-use'))

it('while a process has it, another one is told which, since when, and by what', async () => {
  const first = await another()
  expect(first.type).toBe('claimed')
  const second = await claimFolder(folder, OURS)
  expect(second).toEqual({ type: 'in-use', pid: first.pid, claim: { program: 'command', since: '2002-06-23T21:29' } })
  expect(await claims()).toHaveLength(1)
})

it('a process that was killed leaves the way free, and its claim goes', async () => {
  await another()
  await Promise.all(started.map(killed))
  expect(await claims()).toHaveLength(1)
  const second = await claimFolder(folder, OURS)
  expect(second.type).toBe('claimed')
  expect(await claims()).toHaveLength(1)
  // And what stands there is ours: the next one is refused.
  expect(await another()).toMatchObject({ type: 'in-use', claim: OURS })
})

it('given back, it is free; in one process too it is one at a time', async () => {
  const first = await claimFolder(folder, OURS)
  expect(await claimFolder(folder, OURS)).toMatchObject({ type: 'in-use', pid: process.pid })
  if (first.type === 'claimed') await first.release()
  expect(await readdir(folder)).toEqual([])
  expect((await claimFolder(folder, OURS)).type).toBe('claimed')
})

it('given back, folders that were made for it go, unless something was put there', async () => {
  const out = join(folder, 'night', 'out')
  const first = await claimFolder(out, OURS)
  const second = await claimFolder(out, OURS)
  expect(second.type).toBe('in-use')
  expect(await readdir(join(out, 'in-use'))).toHaveLength(1)
  if (first.type === 'claimed') await first.release()
  expect(await readdir(folder)).toEqual([])
  const again = await claimFolder(out, OURS)
  await writeFile(join(out, 'received.json'), '{}')
  if (again.type === 'claimed') await again.release()
  expect(await readdir(out)).toEqual(['received.json'])
})

it('who begins while another one leaves the folder as it was found has it', async () => {
  for (let n = 0; n < 200; n++) {
    const out = join(folder, `out-${n}`)
    const first = await claimFolder(out, OURS)
    if (first.type !== 'claimed') throw new Error('it is nobody else’s')
    // Both at once: the second is refused, or has it; it never fails.
    const [, second] = await Promise.all([first.release(), claimFolder(out, OURS)])
    if (second.type === 'claimed') await second.release()
  }
})

it('a claim of before the last start of the machine, or of a number that is another process now, holds nobody up', async () => {
  const first = await claimFolder(folder, OURS)
  const [own = ''] = await claims()
  if (first.type === 'claimed') await first.release()
  const [boot = '', pid = '', ticks = '', n = ''] = own.split('-')
  await mkdir(join(folder, 'in-use'))
  await writeFile(join(folder, 'in-use', [boot.replace(/./g, 'a'), pid, ticks, n].join('-')), '{}')
  await writeFile(join(folder, 'in-use', [boot, pid, Number(ticks) + 1, n].join('-')), '{}')
  expect((await claimFolder(folder, OURS)).type).toBe('claimed')
  expect(await claims()).toHaveLength(1)
})

it('a claim of a living process is one, whatever stands in it', async () => {
  const first = await claimFolder(folder, OURS)
  const [own = ''] = await claims()
  expect(first.type).toBe('claimed')
  for (const content of ['', '{"program":1}', 'x'.repeat(5000)]) {
    await writeFile(join(folder, 'in-use', own), content)
    expect(await claimFolder(folder, OURS)).toEqual({ type: 'in-use', pid: process.pid, claim: null })
  }
  expect(await readFile(join(folder, 'in-use', own), 'utf8')).toHaveLength(5000)
})
