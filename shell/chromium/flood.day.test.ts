/** X-B4: another process of the machine takes idle connections to the loopback port, more than the service has descriptors. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { askWith } from '../bridge/protocol.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const DESCRIPTORS = 300
const CONNECTIONS = 1_000

/** Holds them all, takes a new one for each that it loses, and says so once each of the first has been tried. */
const FLOOD = `
  const { connect } = require('node:net')
  let tried = 0
  const hold = () => {
    const socket = connect(Number(process.argv[1]), '127.0.0.1')
    const told = () => { tried += 1; if (tried === ${CONNECTIONS}) console.log('up') }
    socket.once('connect', told)
    socket.once('error', () => {})
    socket.once('close', () => setImmediate(hold))
  }
  for (let each = 0; each < ${CONNECTIONS}; each++) hold()
`

interface Said {
  readonly child: ChildProcess
  next(): Promise<string>
}

let directory: string
const running: Said[] = []

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'ippyo-flood-'))
})

afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

function start(command: string, args: readonly string[]): Said {
  const child = spawn(command, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const said = { child, next: async () => String((await lines.next()).value) }
  running.push(said)
  return said
}

it(`writes its files and shows its screen while ${CONNECTIONS} idle connections press on ${DESCRIPTORS} descriptors`, async () => {
  const state = join(directory, 'state')
  const program = [process.execPath, '--import', 'tsx', 'shell/chromium/flood-rig.ts', state]
  const app = start('/bin/sh', ['-c', `ulimit -n ${DESCRIPTORS}; exec "$@"`, 'sh', ...program])
  const address = new URL(await app.next())
  const flood = start(process.execPath, ['-e', FLOOD, address.port])
  expect(await flood.next()).toBe('up')

  app.child.stdin?.write('state of the machine\n')
  expect(await app.next()).toBe('written')
  expect(readFileSync(state, 'utf8')).toBe('state of the machine')
  expect(await pageOf(address)).toContain('ours')
  expect(await firstMessages(address)).toEqual(['opened', 'view'])
})

function pageOf(address: URL): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: address.port, path: '/' }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => resolve(text))
    }).on('error', reject)
  })
}

/** As the page does: asks, keeps, sees. */
function firstMessages(address: URL): Promise<readonly string[]> {
  const socket = new WebSocket(`ws://${address.host}/bridge`, askWith(address.hash.slice(1)), {
    origin: address.origin,
  })
  const types: string[] = []
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('message', (data) => {
      types.push(JSON.parse(data.toString()).type)
      if (types.length === 1) socket.send(JSON.stringify({ type: 'kept' }))
      else {
        socket.terminate()
        resolve(types)
      }
    })
  })
}
