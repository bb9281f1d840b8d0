/**
 * For tests: a display without a screen. An X server begins anew when its last client has gone, and refuses a client that connects in that
 * moment: a tool that looks at windows and a browser that just starts would hit it in turns. So this one never begins anew.
 */
import { spawn } from 'node:child_process'

export interface Display {
  /** `:1` */
  readonly name: string
  close(): void
}

export async function startDisplay(): Promise<Display> {
  const size = ['-screen', '0', '1280x800x24']
  const server = spawn('Xvfb', ['-displayfd', '1', ...size, '-nolisten', 'tcp', '-noreset'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const number = await new Promise<string>((resolve, reject) => {
    server.once('error', reject)
    server.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()))
  })
  return { name: `:${number}`, close: () => void server.kill() }
}
