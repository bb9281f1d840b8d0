/**
 * A screen's server as a process of its own, so that a test can bound its descriptors (`ulimit -n`) and flood it from another
 * process. Says its address, then writes a small file for each line on stdin, as an app does with its state, and says how it went.
 */
import { writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { secureRandomness } from '../secure-randomness.ts'
import { startScreenServer } from './server.ts'

const file = process.argv[2] ?? ''
const page = { type: 'text/html; charset=utf-8', bytes: Buffer.from('<!doctype html>ours') }
const server = await startScreenServer({
  files: new Map([['/', page]]),
  frameOrigin: null,
  randomness: secureRandomness(),
  serve: (link) => {
    link.send(JSON.stringify({ type: 'view', view: {} }))
    return { event() {}, stop() {} }
  },
  onAddress: () => {},
})
console.log(server.address())
for await (const line of createInterface({ input: process.stdin })) {
  try {
    writeFileSync(file, line)
    console.log('written')
  } catch (error) {
    console.log((error as NodeJS.ErrnoException).code ?? 'failed')
  }
}
await server.close()
