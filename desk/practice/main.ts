/**
 * `npm run practice`: the office's part of a rehearsal at one computer. Usage: npm run practice [-- [--home DIR] [--port N]]
 * Starts the office's program as a process of its own with simulated slots and a simulated card reader, and a page on which sticks, media and cards go in and out.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { inWords } from '#build/start-troubles.mjs'
import { assert } from '#election/assert.ts'
import { LANGUAGES } from '#election/languages.ts'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import type { AppConfig } from '#shell/config.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { optionsOf, sayNotUnderstood } from '#shell/started-wrongly.ts'
import { fill, type Language, type Text, type Values } from '#ui/messages/message.ts'
import { practiceWords } from '#words/desk.ts'
import { releaseLock, takeLock } from '../lock.ts'
import { anyPort, assertFree, type PortOf, portsFrom } from '../own-ports.ts'
import { Hands } from './hands.ts'
import { servePanel } from './panel-server.ts'
import { PracticeTable } from './table.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const SAMPLE = join(ROOT, 'fixtures', 'elections', 'small')
const USAGE = 'npm run practice -- [--home DIR] [--port N]'
const options = optionsOf(['home', 'port'], USAGE)

if (options !== null) {
  const portOf = portsFrom(options.port)
  // Links of the slots are read from where they lie: the folder is named whole.
  const home = resolve(options.home ?? join(ROOT, 'out', 'practice'))
  if (portOf === null) sayNotUnderstood(USAGE)
  else process.exitCode = await inWords(home, () => main(home, portOf))
}

async function main(home: string, portOf: PortOf): Promise<number> {
  const lock = join(home, 'practice.lock')
  const taken = takeLock(lock, process.pid)
  if (taken.type === 'running') {
    tell(practiceWords.running, () => ({ pid: taken.pid }))
    return 1
  }
  try {
    await assertFree(portOf)
    return await practise(home, portOf)
  } finally {
    releaseLock(lock)
  }
}

async function practise(home: string, portOf: PortOf): Promise<number> {
  const randomness = secureRandomness()
  const table = new PracticeTable(home, SAMPLE)
  const reader = await SimulatedReader.start(randomness)
  const hands = new Hands(home, table, reader.tray, randomness)
  const panel = await servePanel(randomness, hands, portOf(1))
  try {
    tell(practiceWords.panelAt, (language) => ({ address: `${panel.address}/${language}` }))
    tell(practiceWords.ends)
    return await runOffice(home, {
      package: join(home, 'project', 'prepared', 'package'),
      machine: join(home, 'machine'),
      project: join(home, 'project'),
      sources: table.place('files'),
      shares: table.place('holder'),
      media: [table.place('media')],
      reader: cardReaderOn(reader.path),
      practice: true,
      ...(portOf === anyPort ? {} : { port: portOf(0) }),
    })
  } finally {
    await panel.close()
    await reader.stop()
  }
}

/** As on the day, from its bundle; it ends with its window, or with Ctrl-C, which reaches it too. */
function runOffice(home: string, config: AppConfig): Promise<number> {
  const built = process.env.IPPYO_SERVICES
  assert(built !== undefined, 'practice: started by npm run practice')
  mkdirSync(config.machine, { recursive: true })
  const file = join(home, 'office.json')
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`)
  const child = spawn(process.execPath, [join(built, 'office.mjs'), '--config', file], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((done) => child.once('exit', (code) => done(code ?? 0)))
}

function tell(words: Text, valuesIn: (language: Language) => Values = () => ({})): void {
  for (const language of LANGUAGES) console.log(fill(words[language], valuesIn(language)))
}
