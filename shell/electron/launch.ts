/**
 * A packaged Electron that a person starts: it starts the program under the plain Node of its package and waits. The program
 * starts it again, over a channel of its own, as the pane of glass (main.ts). Only this first one may be asked for by hand.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Launch {
  /** The folder of the package beside `app.asar`. */
  readonly resources: string
  readonly platform: NodeJS.Platform
  /** The words typed after the name; nothing when an icon was pressed. */
  readonly args: readonly string[]
  /** The configuration that an icon starts with: of this user. */
  readonly ownConfig: string
}

/** The menu entry of an AppImage starts with it, for whatever Chromium it is; no program of ours has such an option. */
const OF_THE_ICON = '--no-sandbox'
const SAID_MAX = 2_000

interface Ended {
  readonly code: number
  /** The last of what the program said of itself: nobody sees the console of an icon. */
  readonly said: string
}

export function launchProduct({ resources, platform, args, ownConfig }: Launch): Promise<Ended> {
  const product = join(resources, 'product')
  const { name } = JSON.parse(readFileSync(join(product, 'package.json'), 'utf8')) as { readonly name: string }
  const program = join(product, 'dist', 'services', `${name.replace('ippyo-', '')}.mjs`)
  const node = join(product, 'bin', platform === 'win32' ? 'node.exe' : 'node')
  const typed = args.filter((word) => word !== OF_THE_ICON)
  const asked = typed.length > 0 ? typed : ['--config', ownConfig]
  const child = spawn(node, [program, ...asked], { stdio: ['ignore', 'inherit', 'pipe'] })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text)
    said = `${said}${text}`.slice(-SAID_MAX)
  })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, said: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, said }))
  })
}
