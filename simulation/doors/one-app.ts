/** One program of the evening or the office, as it ships, without a window of its own: a spec's page is its screen. */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { buildScreens } from '#build/screens.mjs'
import { buildServices, PROGRAMS, serviceFile } from '#build/services.mjs'
import { removeHandOver } from '#shell/hand-over.ts'
import { addressOf } from './app-process.ts'
import { endsWithUs } from './ends-with-us.ts'

export type OneApp = Awaited<ReturnType<typeof startApp>>

type Name = 'tally' | 'office'

export async function buildApp(name: Name): Promise<void> {
  await buildScreens({ only: [name] })
  await buildServices({ only: PROGRAMS[name] ?? [] })
}

/** @param file where the configuration is written */
export async function startApp(name: Name, file: string, config: { readonly machine: string }) {
  // A program that was built from older sources would be played without a word.
  await buildApp(name)
  writeFileSync(file, JSON.stringify({ ...config, shell: 'none' }))
  removeHandOver(config.machine)
  const { command, words } = endsWithUs(process.execPath, [serviceFile(name), '--config', file])
  const child = spawn(command, words, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, IPPYO_SHELL: 'none' },
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const address = (await addressOf(config.machine, child, ended)) ?? ''
  return {
    address,
    pid: child.pid,
    stop() {
      child.kill('SIGINT')
      return ended
    },
  }
}
