/** Stations in a process of their own, which computes with OpenSSL, and what they found. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { StationRun } from './simulate.ts'

const TSX = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url)
const REGISTER = new URL('./native/register.mjs', import.meta.url)
const PROGRAM = fileURLToPath(new URL('./run-stations.ts', import.meta.url))

/** @param until milliseconds since the epoch after which no new seed is begun @throws when the process fails */
export async function playStations(
  fromSeed: number,
  seeds: number,
  until: number,
  onRun: (run: StationRun) => void,
): Promise<void> {
  const modules = ['--import', TSX.href, '--import', REGISTER.href]
  const asked = [fromSeed, seeds, until].map(String)
  const child = spawn(process.execPath, [...modules, PROGRAM, ...asked], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  for await (const line of createInterface({ input: child.stdout })) onRun(JSON.parse(line) as StationRun)
  const code = await ended
  if (code !== 0) throw new Error(`stations: the process ended with ${code}`)
}
