/**
 * `npm start`: a polling station and a counting centre on one desk.
 * Usage: npm start [-- [--election DIR] [--use rehearsal] [--home DIR] [--port N] [--no-window]]
 * Prepares a small election (a sample once, a rehearsal each time), starts every app as a process of its own on simulated devices, and shows the desk.
 */
import { existsSync, watchFile } from 'node:fs'
import { setPriority } from 'node:os'
import { join, resolve } from 'node:path'
import { inWords } from '#build/start-troubles.mjs'
import { languageOfSystem } from '#office/terminal/language.ts'
import { type OfficeIo, terminalIo } from '#office/terminal/office-io.ts'
import { SCREEN_ORIGIN } from '#shell/electron/security.ts'
import { HAND_OVER_FILE, readHandOver } from '#shell/hand-over.ts'
import { openShell, type WindowEnd } from '#shell/open-shell.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { optionsOf, sayNotUnderstood } from '#shell/started-wrongly.ts'
import { systemClock } from '#shell/system-clock.ts'
import { deskHasNoWindow } from '#ui/messages/desk-refusals.ts'
import { fill } from '#ui/messages/message.ts'
import { RefusedSources, showProblems } from '../simulation/election-day/refused-sources.ts'
import { startDesk, switchOn } from './app.ts'
import { GuidedDesk } from './guide/guided-desk.ts'
import { releaseLock, takeLock } from './lock.ts'
import { anyPort, assertFree, type PortOf, portsFrom } from './own-ports.ts'
import { layOutDesk, OWN_SET } from './prepare-desk.ts'
import { sayProgress } from './progress.ts'
import { DeskRefused, sayRefusal } from './refusal.ts'
import { deskScreenEventSchema } from './session/screen-event.ts'
import type { DeskUse } from './session/view.ts'
import { DeskStation } from './station/station.ts'

const ROOT = join(import.meta.dirname, '..')
const USAGE = 'npm start -- [--election DIR] [--use fixture|rehearsal] [--home DIR] [--port N] [--no-window]'
const NO_WINDOW = '--no-window'
const words = process.argv.slice(2)
const options = optionsOf(
  ['election', 'home', 'port', 'use'],
  USAGE,
  words.filter((word) => word !== NO_WINDOW),
)
// A link in a slot is resolved from the slot's own folder, so this path must be absolute.
const home = resolve(options?.home ?? join(ROOT, 'out', 'desk'))
const lock = join(home, 'desk.lock')

if (options !== null) {
  const { use = 'fixture', election = OWN_SET } = options
  const portOf = portsFrom(options.port)
  if (portOf === null || (use !== 'fixture' && use !== 'rehearsal')) sayNotUnderstood(USAGE)
  else process.exitCode = await inWords(home, () => main(use, election, portOf))
}

async function main(use: DeskUse, election: string, portOf: PortOf): Promise<number> {
  const taken = takeLock(lock, process.pid)
  if (taken.type === 'running') {
    console.error(`机の上の投票所はすでに動いています。The desk is already running (process ${taken.pid}).`)
    console.error(`そのウィンドウを使うか、先に終わらせてください。Use its window, or end it first (Ctrl-C there).`)
    return 1
  }
  answerInTime()
  const stopAsked = whenAsked()
  try {
    await assertFree(portOf)
    return await runDesk(use, election, portOf, stopAsked)
  } catch (error) {
    if (error instanceof RefusedSources) showProblems(error, false, terminal())
    else if (error instanceof DeskRefused) sayRefusal(error)
    else throw error
    return 1
  } finally {
    releaseLock(lock)
  }
}

async function runDesk(use: DeskUse, sources: string, portOf: PortOf, stopAsked: Promise<void>): Promise<number> {
  if (!existsSync(sources)) throw new DeskRefused('no-election', { path: sources })
  const randomness = secureRandomness()
  const prepared = await layOutDesk({
    ...{ sources, use, now: systemClock().now(), home, randomness, say: sayProgress },
    ...(options?.home === undefined ? {} : { voice: join(home, 'voice') }),
  })
  let origin = ''
  const station = await DeskStation.furnish(prepared, randomness, () => origin, portOf)
  const desk = await startDesk(new GuidedDesk(station))
  try {
    const machine = join(home, 'screen')
    const shell = await openShell({
      app: 'desk',
      running: desk,
      screenEventSchema: deskScreenEventSchema,
      config: {
        package: join(prepared.directory, 'package'),
        machine,
        ...(portOf === anyPort ? {} : { port: portOf(0) }),
        ...(words.includes(NO_WINDOW) ? { shell: 'none' as const } : {}),
      },
      use,
    })
    try {
      // In Electron the desk's page has no server: it comes over the shell's own protocol.
      origin = shell.address === null ? SCREEN_ORIGIN : new URL(shell.address).origin
      switchOn(desk)
      if (shell.kind === 'none') {
        console.log(`このアドレスをブラウザーで開いてください。 Open this address in a browser: ${shell.address}`)
        sayNextAddress(machine)
      }
      console.log('終わるには Ctrl-C。 Ctrl-C ends everything.')
      const end = await Promise.race([stopAsked, new Promise<WindowEnd>((resolve) => shell.onClosed(resolve))])
      if (end !== undefined && !end.wasShown) {
        const { address } = shell
        if (address === null) throw new DeskRefused('no-window', {})
        sayNoWindow(address, end)
        sayNextAddress(machine)
        await stopAsked
      }
    } finally {
      await shell.close()
    }
  } finally {
    await desk.stop()
  }
  return 0
}

/** Without a display, or in a container that forbids the sandbox, no window opens: people go on in a browser that they open by hand. */
function sayNoWindow(address: string, { lastWords }: WindowEnd): void {
  for (const { title, next } of Object.values(deskHasNoWindow)) {
    console.error(`${title}${lastWords === null ? '' : `\n  ${lastWords}`}\n${fill(next, { address })}`)
  }
}

/** Each address opens one window, once. A person who closed the page opens it again at the next one, and the day goes on. */
function sayNextAddress(machine: string): void {
  let said = readHandOver(machine)?.address
  const look = () => {
    const next = readHandOver(machine)?.address
    if (next === undefined || next === said) return
    said = next
    console.log(
      `ウィンドウを閉じたときは、このアドレスで開き直せます。 After closing the page, open it again here: ${next}`,
    )
  }
  watchFile(join(machine, HAND_OVER_FILE), { persistent: false, interval: 500 }, look)
}

function terminal(): OfficeIo {
  return terminalIo(secureRandomness(), languageOfSystem(process.env))
}

/** The simulated readers run in this process, and a chip must answer within a tenth of a second: the desk asks the system for priority. */
function answerInTime(): void {
  try {
    setPriority(-10)
  } catch {
    // Only root may: then the desk waits its turn like everybody.
  }
}

/** Ctrl-C and a plain kill end the desk in order; a second one while it ends changes nothing. */
function whenAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
  })
}
