/** U10: Ctrl-C in a first start ends all of it: no second try, no word about the network, nothing begun afterwards. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const MODULE = JSON.stringify(join(import.meta.dirname, 'interrupted.mjs'))

/** @returns its exit code, and what it said */
async function interrupted(program: string): Promise<readonly [number | null, string]> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', `import * as it from ${MODULE}\n${program}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.includes('begun')) child.kill('SIGINT')
  })
  const [code] = await once(child, 'exit')
  return [code, said]
}

it('while something is made that would take for ever', async () => {
  const program = `
    const work = new Promise(() => setInterval(() => {}, 1000))
    const heard = it.untilInterrupted(work)
    console.log('begun')
    if (await heard === it.INTERRUPTED) process.exit(it.INTERRUPTED)
    console.log('went on')`
  expect(await interrupted(program)).toEqual([130, 'begun\n'])
})

it('work that ends gives what it made, and Ctrl-C is again what it was', async () => {
  const program = `
    console.log(await it.untilInterrupted(Promise.resolve('made')), process.listenerCount('SIGINT'))`
  const child = await interrupted(program)
  expect(child).toEqual([0, 'made 0\n'])
})

it.each([
  ['that the shell counts', { status: 130, signal: null }, 130],
  ['that the kernel ended', { status: null, signal: 'SIGINT' }, 130],
  ['that failed by itself', { status: 1, signal: null }, 0],
])('a child %s', async (_, ended, code) => {
  expect((await interrupted(`it.endIfInterrupted(${JSON.stringify(ended)})`))[0]).toBe(code)
})
