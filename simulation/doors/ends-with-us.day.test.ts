/** A starter is killed, and nothing of its program is left that could take somebody else's line. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { endsWithUs } from './ends-with-us.ts'

const { command, words } = endsWithUs(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
const STARTER = `
  const { spawn } = require('node:child_process')
  const child = spawn(${JSON.stringify(command)}, ${JSON.stringify(words)}, { stdio: 'ignore', detached: true })
  console.log(child.pid)
  setInterval(() => {}, 1000)
`

it.skipIf(command === process.execPath)(
  'a program ends with a starter that is killed (setpriv of util-linux)',
  async () => {
    const starter = spawn(process.execPath, ['-e', STARTER], { stdio: ['ignore', 'pipe', 'inherit'] })
    const pid = Number(await new Promise<string>((told) => starter.stdout.once('data', (data) => told(String(data)))))
    const isProgram = () => existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
    await expect
      .poll(() => isProgram() && readFileSync(`/proc/${pid}/cmdline`, 'utf8').startsWith(process.execPath))
      .toBe(true)
    starter.kill('SIGKILL')
    await expect.poll(isProgram).toBe(false)
  },
)
