/** LAW-08: no interface but loopback, and loopback only towards the app's own screen. Looked up in the kernel's tables. */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

/** An app's shell as a process of its own, as on the machine. */
const PROGRAM = `
  import { startScreenServer } from '#shell/chromium/server.ts'
  import { secureRandomness } from '#shell/secure-randomness.ts'
  const server = await startScreenServer({
    files: new Map(), frameOrigin: null, randomness: secureRandomness(),
    serve: () => ({ event() {}, stop() {} }), onAddress: () => {},
  })
  console.log(server.origin)
`

/** Ports in the kernel's tables that belong to the process: `[table, local address in hex]`. */
function socketsOf(pid: number): readonly (readonly [string, string])[] {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
      const target = linkOf(`/proc/${pid}/fd/${descriptor}`)
      return /^socket:\[(\d+)\]$/.exec(target)?.slice(1) ?? []
    }),
  )
  return ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'raw6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => inodes.has(fields[9] ?? ''))
      .map((fields) => [table, fields[1] ?? ''] as const),
  )
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    // Closed between the two looks.
    return ''
  }
}

describe.skipIf(process.platform !== 'linux')('sockets of a running shell (Linux only: read from /proc)', () => {
  // TC-09
  it('are one, on 127.0.0.1', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', PROGRAM], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const origin = await new Promise<string>((resolve, reject) => {
        child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()))
        child.once('exit', (code) => reject(new Error(`the shell ended with ${code}`)))
      })
      const port = Number(new URL(origin).port).toString(16).toUpperCase().padStart(4, '0')
      expect(socketsOf(child.pid ?? 0)).toEqual([['tcp', `0100007F:${port}`]])
    } finally {
      child.kill()
    }
  })
})
