/** The server of the voter's page from outside: its paths and headers; no other file of its directories can be read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pageHeaders } from '../headers.ts'
import { pageServer } from './page-server.ts'

const GATE = 'https://gate.example'
const directory = mkdtempSync(join(tmpdir(), 'ippyo-page-'))
const place = (name: string) => join(directory, name)
const server = pageServer({
  files: new Map([
    ['index.html', Buffer.from('<!doctype html>')],
    ['voter.js', Buffer.from('0')],
  ]),
  gazette: new Map([
    ['gazette.json', Buffer.from('{}')],
    ['gazette/1.png', Buffer.from('signed')],
  ]),
  ...{ election: place('election'), log: place('log'), gate: GATE, collector: null, answers: null },
})

beforeAll(() => {
  for (const each of ['election/gazette', 'log/tile/entries/000.p', 'log/tile/0']) {
    mkdirSync(place(each), { recursive: true })
  }
  const files = ['election/package.json', 'election/roll-1.csv', 'election/gazette/2.png', 'log/checkpoint', 'secret']
  for (const name of [...files, 'log/tile/entries/000.p/7', 'log/tile/0/000', 'log/notes'])
    writeFileSync(place(name), name)
})
afterAll(async () => {
  await server.close()
  rmSync(directory, { recursive: true })
})

test.each([
  ...['/', '/back', '/check', '/look', '/index.html', '/voter.js'],
  ...['/election/package.json', '/election/gazette/1.png', '/log/checkpoint', '/log/tile/entries/000.p/7'],
])('%s is there, with the strict headers, and sets no cookie', async (url) => {
  const { headers, statusCode } = await server.inject({ method: 'GET', url })
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject(pageHeaders([GATE], 'camera'))
  expect(headers).not.toHaveProperty('set-cookie')
  expect(headers).not.toHaveProperty('access-control-allow-origin')
})

test.each([
  ...['/election/roll-1.csv', '/election/', '/election/../secret', '/election/..%2fsecret', '/election/%2e%2e/secret'],
  ...['/election/package.json%00', '/election/package.json/', '/election//package.json', '/log/notes', '/log/tile/0/'],
  ...['/log/..%5c..%5csecret', '/log/%252e%252e/secret', '/.env', '/secret', `/${'a'.repeat(300)}`],
  ...[
    '/election/gazette/..%2f..%2fsecret',
    '/election/gazette/2.png',
    '//evil.example/',
    '/log/tile/entries/000.p/7/..',
  ],
])('%s is not there, and the answer says nothing', async (url) => {
  const { body, headers, statusCode } = await server.inject({ method: 'GET', url })
  expect([400, 404]).toContain(statusCode)
  expect(body).toBe('')
  expect(headers).toMatchObject(pageHeaders([GATE], 'camera'))
  expect(headers).not.toHaveProperty('location')
})

test('a file is given whole, every time and to everybody: no ranges, no answer from a cache, no date of change', async () => {
  writeFileSync(place('election/gazette/1.png'), 'exchanged in its folder after the start')
  const asked = [
    { range: 'bytes=0-1' },
    { range: 'bytes=4-', 'if-range': '*' },
    ...['*', '"1"', 'W/"1"'].map((tag) => ({ 'if-none-match': tag })),
    { 'if-modified-since': new Date(Date.now() + 86_400_000).toUTCString(), 'accept-encoding': 'gzip, br' },
  ]
  for (const url of ['/election/gazette/1.png', '/election/gazette.json', '/log/checkpoint', '/voter.js']) {
    const first = await server.inject({ method: 'GET', url })
    for (const headers of asked) {
      const again = await server.inject({ method: 'GET', url, headers })
      expect([again.statusCode, again.body]).toEqual([200, first.body])
      expect({ ...again.headers, date: '' }).toEqual({ ...first.headers, date: '' })
    }
    for (const name of ['etag', 'last-modified', 'content-range', 'content-encoding', 'vary'])
      expect(first.headers).not.toHaveProperty(name)
    expect(first.headers['accept-ranges']).toBe('none')
  }
  expect((await server.inject({ method: 'GET', url: '/election/gazette/1.png' })).body).toBe('signed')
})

test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'] as const)('%s does nothing', async (method) => {
  for (const url of ['/', '/election/package.json', '/log/checkpoint', '/cast']) {
    const { body, statusCode } = await server.inject({ method, url })
    expect([url, [400, 404].includes(statusCode), body]).toEqual([url, true, ''])
  }
})
