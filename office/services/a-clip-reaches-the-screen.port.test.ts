/** The office's own server gives a clip to its page, and nothing else of the project to anybody. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type IncomingMessage, type RequestOptions, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { type ScreenServer, startScreenServer } from '#shell/chromium/server.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { writeShortVoice } from '#simulation/voice/short-voice.ts'
import type { VoicePack } from '../session/voice.ts'
import { ProjectVoice } from './project-voice.ts'

const at = '2027-03-01T09:30' as LocalMinute
let scratch: string
let server: ScreenServer
let pack: VoicePack

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-clip-'))
  await writeShortVoice(tinySources, join(scratch, 'stick', 'voice'))
  const voice = new ProjectVoice(join(scratch, 'project', 'voice'), async () => true)
  await voice.take(join(scratch, 'stick'), at, (event) => {
    if (event.type === 'voice-seen') pack = event.pack
  })
  writeFileSync(join(scratch, 'project', 'record.jsonl'), 'who did what')
  server = await startScreenServer({
    files: new Map([['/', { type: 'text/html', bytes: Buffer.from('the page') }]]),
    fileOf: (path) => voice.file(path),
    frameOrigin: null,
    randomness: secureRandomness(),
    serve: () => ({ event() {}, stop() {} }),
    onAddress: () => {},
  })
})
afterAll(async () => {
  await server.close()
  rmSync(scratch, { recursive: true, force: true })
})

/** By hand: `fetch` mends a path before it asks. */
async function ask(path: string, options: RequestOptions = {}) {
  const { port } = new URL(server.origin)
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, ...options }, resolve)
      .on('error', reject)
      .end()
  })
  const bytes = Buffer.concat(await answer.toArray())
  return { status: answer.statusCode, headers: answer.headers, bytes }
}

const clipPath = () => `/clip/${pack.clips[0]?.sha256}.wav`

test('the page is given the sound as it is in the pack, and no cache keeps it', async () => {
  const { status, headers, bytes } = await ask(clipPath(), { headers: { origin: server.origin } })
  expect([status, headers['content-type'], bytes.subarray(0, 4).toString()]).toEqual([200, 'audio/wav', 'RIFF'])
  expect(bytes.length).toBe(44 + 480)
  expect(headers['cache-control']).toBe('no-store')
  expect((await ask('/')).bytes.toString()).toBe('the page')
})

test('another origin, a rebound name, another method: refused', async () => {
  const foreign = await ask(clipPath(), { headers: { origin: 'http://127.0.0.1:1' } })
  const rebound = await ask(clipPath(), { headers: { host: 'evil.example' } })
  const posted = await ask(clipPath(), { method: 'POST' })
  expect([foreign, rebound, posted].map(({ status, bytes }) => [status, bytes.length])).toEqual([
    [403, 0],
    [403, 0],
    [405, 0],
  ])
})

test('no other path reaches the project', async () => {
  const own = clipPath().slice('/clip/'.length)
  const paths = [
    `/clip/${'0'.repeat(64)}.wav`,
    `/clip/${own.toUpperCase()}`,
    `/clip/../clip/${own}`,
    `/clip/%2e%2e/${own}`,
    `/clip//${own}`,
    `${clipPath()}?again`,
    `${clipPath()}/`,
    '/clip/../../record.jsonl',
    '/clip/..%2f..%2frecord.jsonl',
    '/record.jsonl',
    `/${pack.sha256.slice(0, 32)}/list-ja.json`,
    '/clip/list-ja.json',
    '/clip/',
  ]
  for (const path of paths) expect([path, (await ask(path)).status]).toEqual([path, 404])
})
