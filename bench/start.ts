/** `start`: the time from the kiosk's command until the zero-check screen reaches the other end of the bridge. */

import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import { buildServices, serviceFile } from '#build/services.mjs'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { prepareElection } from '#office/prepare/prepare-election.ts'
import { askWith, parseDown, type Up } from '#shell/bridge/protocol.ts'
import { readHandOver } from '#shell/hand-over.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type Figure, inTurns } from './measure.ts'

const ROUNDS = 5
const WARM_UP = 1
const BARE = fileURLToPath(new URL('./bare-shell.mjs', import.meta.url))

export async function start(sources: string): Promise<Figure[]> {
  await buildServices({ only: ['kiosk'] })
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-bench-start-'))
  const randomness = seededRandomness('bench start')
  const reader = await SimulatedReader.start(randomness)
  try {
    const out = join(directory, 'election')
    const prepared = must(
      await prepareElection({ sources, out, use: 'fixture', randomness, ceremony: playedCeremony, progress() {} }),
      'the preparation',
    )
    const { rules, machines } = prepared.election.electionPackage
    const machine = machines.find((each) => each.kind === 'kiosk')
    if (machine === undefined) throw new Error('the fixture has a kiosk')
    const media = join(out, 'media', machine.station, String(machine.pair))
    const config = join(directory, 'kiosk.json')
    const own = join(out, 'machines', machine.id)
    writeFileSync(
      config,
      JSON.stringify({
        package: join(out, 'package'),
        machine: own,
        reader: cardReaderOn(reader.path),
        original: join(media, 'original'),
        duplicate: join(media, 'duplicate'),
        shell: 'none',
        clock: `${rules.date}T06:50`,
      }),
    )
    const turns = await inTurns(ROUNDS, WARM_UP, () => toZeroCheck(config, own), bareShell)
    return [
      {
        name: 'start → zero check',
        what: 'kiosk process, as built, to its zero-check screen ÷ a bare process with a static page',
        unit: 'ms',
        ...turns,
      },
    ]
  } finally {
    await reader.stop()
    rmSync(directory, { recursive: true })
  }
}

async function toZeroCheck(config: string, own: string): Promise<void> {
  const child = spawn(process.execPath, [serviceFile('kiosk'), '--config', config], {
    stdio: ['ignore', 'ignore', 2],
  })
  try {
    const address = await handedOver(own, child)
    await zeroCheckShown(address)
  } finally {
    await ended(child)
  }
}

/** Waits for the hand-over file of this process; the file of an earlier start does not count. */
async function handedOver(own: string, child: ChildProcess): Promise<URL> {
  for await (const _ of changes(own)) {
    const handOver = readHandOver(own)
    if (handOver !== null && handOver.pid === child.pid) return new URL(handOver.address)
  }
  throw new Error('the kiosk opened no screen')
}

async function* changes(directory: string): AsyncGenerator<void> {
  const watcher = watch(directory)
  try {
    yield
    for (;;) {
      await once(watcher, 'change')
      yield
    }
  } finally {
    watcher.close()
  }
}

function zeroCheckShown(address: URL): Promise<void> {
  const socket = new WebSocket(`ws://${address.host}/bridge`, askWith(address.hash.slice(1)), {
    origin: address.origin,
  })
  const say = (message: Up) => socket.send(JSON.stringify(message))
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`the bridge closed: ${code}`)))
    socket.on('message', (data) => {
      const message = parseDown(String(data))
      if (message?.type === 'opened') say({ type: 'kept' })
      if (message?.type !== 'view') return
      const page = (message.view as { page?: { type?: string; fault?: string } }).page
      if (page?.type === 'out-of-service') reject(new Error(`out of service: ${page.fault}`))
      if (page?.type === 'zero-check') {
        socket.removeAllListeners('close')
        socket.close()
        resolve()
      }
    })
  })
}

async function bareShell(): Promise<void> {
  const child = fork(BARE, [], { execArgv: [], stdio: ['ignore', 'ignore', 2, 'ipc'] })
  await once(child, 'message')
  await ended(child)
}

async function ended(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}
