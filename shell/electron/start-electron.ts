/** Starts Electron as a child of the service process and carries the bridge over its IPC channel. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseUp } from '../bridge/protocol.ts'
import type { ScreenLink, ServedScreen } from '../bridge/serve-screen.ts'
import type { ScreenFile } from '../screen-files.ts'
import { answerForFiles, type Channel } from './files-over-ipc.ts'

/** Path of Electron's binary below `root/node_modules`, or null. Never imports the package: that would start a download. */
export function findElectron(root: string): string | null {
  const home = join(root, 'node_modules', 'electron')
  const named = join(home, 'path.txt')
  if (!existsSync(named)) return null
  const binary = join(home, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

export interface ElectronStart {
  readonly binary: string
  /** `dist/electron/entry.cjs` */
  readonly entry: string
  readonly screens: string
  readonly ofPackage: readonly string[]
  readonly kiosk: boolean
  readonly serve: (link: ScreenLink) => ServedScreen
  /** Files of the app itself for the page, by their path. */
  readonly fileOf?: ((path: string) => ScreenFile | null) | undefined
}

export function startElectron(start: ElectronStart): { onClosed(listener: () => void): void; close(): Promise<void> } {
  const rest = [start.screens, JSON.stringify(start.ofPackage), start.kiosk ? 'kiosk' : 'desk']
  const child = spawn(start.binary, [start.entry, ...rest], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    // One for each view that was on its way when it died.
    child.on('error', () => resolve())
  })
  const stop = serveOverChannel(start, {
    send: (message) => void (child.connected && child.send(message as string | object)),
    onMessage: (listener) => void child.on('message', listener),
  })
  void gone.then(stop)
  return {
    onClosed: (listener) => void gone.then(listener),
    async close() {
      stop()
      child.kill('SIGTERM')
      const hard = setTimeout(() => child.kill('SIGKILL'), 3_000)
      await gone
      clearTimeout(hard)
    },
  }
}

/** @returns stops what is served */
export function serveOverChannel({ serve, fileOf }: Pick<ElectronStart, 'serve' | 'fileOf'>, channel: Channel) {
  let served: ServedScreen | null = null
  channel.onMessage((text) => {
    const message = typeof text === 'string' ? parseUp(text) : null
    if (message?.type === 'kept') {
      // The page has loaded, also again after a reload: it gets its view from the start.
      served?.stop()
      served = serve(linkOf(channel.send))
    } else if (message?.type === 'event') {
      served?.event(message)
    }
  })
  answerForFiles(channel, (path) => fileOf?.(path) ?? null)
  return () => served?.stop()
}

/** The IPC channel queues in the kernel's pipe; views are small and few, so nothing needs to wait. */
function linkOf(send: (text: string) => void): ScreenLink {
  return { send, waitingBytes: () => 0, onDrained: () => {} }
}
