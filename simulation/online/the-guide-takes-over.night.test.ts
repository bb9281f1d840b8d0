/**
 * The first site dies, and people do what the guide for operators says (docs/roles/operator.md, "Two sites" 2 and 4), read from its page: no vote
 * that was answered is lost, whichever of the two standbys was away for a while before (T25).
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { unixSecond } from '#election/online/instant.ts'
import { readPromise } from '#election/online/promise.ts'
import { ADMINISTRATOR, type Cluster } from '#online/database/cluster.ts'
import { poolOfSites } from '#online/database/second-site.ts'
import { OPENS } from '#simulation/rooms/online-election.ts'
import { type BoxRoom, leftOut, openBoxRoom, whyNoDatabase } from './box-room.ts'
import { type PlayedBox, type PlayedCollector, playedBox, playedCollector } from './played-box.ts'
import { Program } from './programs/program.ts'
import { ask, copyOf, type Line, lineTo } from './two-sites.ts'

const NAMES = ['site2a', 'site2b'] as const
type Name = (typeof NAMES)[number]
const guide = readFileSync(join(import.meta.dirname, '../../docs/roles/operator.md'), 'utf8')

describe.skipIf(whyNoDatabase !== null)(`the guide takes over${leftOut}`, () => {
  let room: BoxRoom
  let box: PlayedBox
  let votes: Uint8Array[]
  let sites: Record<Name, { readonly line: Line; readonly cluster: Cluster }>
  let undo: (() => Promise<unknown> | unknown)[]

  beforeEach(async () => {
    undo = []
    room = await openBoxRoom({ durable: true })
    undo.push(() => room.close())
    box = await playedBox(room, 'the guide takes over', { boxes: 9, overwrite: false })
    votes = box.boxes.map((id) => box.election.vote({ box: id, at: OPENS }).bytes)
    sites = { site2a: await secondSite('site2a'), site2b: await secondSite('site2b') }
  })

  afterEach(async () => {
    for (const each of undo.reverse()) await each()
  })

  async function secondSite(name: Name) {
    const line = await lineTo(room.cluster.socket)
    undo.push(() => line.close())
    const cluster = await copyOf(line.socket, name)
    undo.push(() => cluster.stop())
    return { line, cluster }
  }

  describe.each([
    ['日本語', false],
    ['English', true],
  ])('%s, started again: %s', (language, isStartedAgain) => {
    test.each(NAMES)('%s was away for a while: lost 0, and the other one follows', async (away) => {
      for (const statement of codesOf(language, 2)) await ask(room.cluster, statement)
      await until(room.cluster, "SELECT FROM pg_stat_replication WHERE sync_state = 'quorum'", 2)
      const before = collectorAt(room.cluster)
      const promised = await castAll(before, votes.slice(0, 3))
      // Its cable is out, and it comes back when the first site has died: it runs, and it is behind.
      sites[away].line.cut()
      promised.push(...(await castAll(before, votes.slice(3, 8))))
      expect(promised).toHaveLength(8)
      await room.cluster.kill()
      for (const name of NAMES)
        await until(sites[name].cluster, 'SELECT WHERE NOT EXISTS (SELECT FROM pg_stat_wal_receiver)', 1)

      if (isStartedAgain) {
        // The records that it received are on its disk, and no receiver says so any more.
        await sites[other(away)].cluster.kill()
        await sites[other(away)].cluster.start()
      }

      const leader = await takesOver(codesOf(language, 4))
      const there = await codesAt(leader)
      expect(promised.filter((code) => !there.includes(code))).toEqual([])
      // The other one follows it, and so votes are answered again.
      await until(leader, "SELECT FROM pg_stat_replication WHERE sync_state = 'quorum'", 1)
      expect(await castAll(collectorAt(leader), votes)).toHaveLength(votes.length)
      // A second time changes nothing.
      expect(await takesOver(codesOf(language, 4))).toBe(leader)
    })
  })

  test('one that cannot be asked: nobody leads, but by the word of two', async () => {
    const [a, b] = NAMES.map((name) => sites[name])
    assert(a !== undefined && b !== undefined, 'the guide takes over: two standbys')
    for (const { line } of [a, b]) line.cut()
    await room.cluster.kill()
    await b.cluster.kill()
    await until(a.cluster, 'SELECT WHERE NOT EXISTS (SELECT FROM pg_stat_wal_receiver)', 1)
    const leads = async () =>
      (await ask<{ no: boolean }>(a.cluster, 'SELECT pg_is_in_recovery() AS no'))[0]?.no === false
    for (const words of [[], ['--without', 'site2b'], ['--without', 'site2b', '--word', '見本', '--word', ' 見本 ']]) {
      expect((await run(words)).code).toBe(1)
      expect(await leads()).toBe(false)
    }
    const done = await run(['--without', 'site2b', '--word', '見本一', '--word', '見本二'])
    expect([done.code, await leads()]).toEqual([0, true])
    expect(done.lines.filter((line) => line.includes('見本一') && line.includes('見本二'))).toHaveLength(1)
    // It is promoted, and answers nobody before it has a copy.
    const [{ names } = { names: '' }] = await ask<{ names: string }>(
      a.cluster,
      `SELECT setting AS names FROM pg_settings WHERE name = 'synchronous_standby_names'`,
    )
    expect(names).toBe('ANY 1 ("site2b")')
  })

  /** The guide's steps, one after the other. A statement that it sends by hand goes where it says. */
  async function takesOver(codes: readonly string[]): Promise<Cluster> {
    for (const code of codes) {
      if (code.startsWith('node dist/services/online-take-over.mjs')) {
        const { code: end, lines } = await run([])
        expect(end, lines.join('\n')).toBe(0)
      }
      if (code.startsWith('SELECT pg_promote')) {
        await sites.site2a.cluster.promote()
      }
    }
    for (const name of NAMES) {
      const [{ no } = { no: true }] = await ask<{ no: boolean }>(
        sites[name].cluster,
        'SELECT pg_is_in_recovery() AS no',
      )
      if (!no) return sites[name].cluster
    }
    throw new Error('nobody leads')
  }

  async function run(words: readonly string[]) {
    const directory = mkdtempSync(join(tmpdir(), 'ippyo-take-over-'))
    undo.push(() => rmSync(directory, { recursive: true, force: true }))
    const file = join(directory, 'take-over.json')
    const standbys = NAMES.map((name) => ({ name, host: sites[name].cluster.socket }))
    writeFileSync(file, JSON.stringify({ database: { name: room.database, user: ADMINISTRATOR }, standbys }))
    const program = new Program('online/main/take-over.ts', [file, ...words])
    return { code: await program.ended, lines: program.lines }
  }

  function collectorAt(cluster: Cluster): PlayedCollector {
    const pool = poolOfSites(2, { host: cluster.socket, user: 'collector', database: room.database })
    pool.on('error', () => {})
    pool.on('connect', (client) => client.on('error', () => {}))
    undo.push(() => pool.end())
    return playedCollector({ pool: () => pool }, box.election, () => unixSecond(OPENS + 60))
  }

  /** @returns codes of those that were promised */
  async function castAll(collector: PlayedCollector, all: readonly Uint8Array[]): Promise<string[]> {
    const answers = await Promise.all(all.map((bytes) => collector.cast(bytes)))
    return answers.flatMap(({ body, said }) => {
      const read = said === 'promised' ? readPromise(body, box.election.keys.promise.publicKey) : null
      return read?.ok ? [read.value.code] : []
    })
  }

  async function codesAt(cluster: Cluster): Promise<readonly string[]> {
    const rows = await ask<{ code: Buffer }>(cluster, 'SELECT code FROM box.cast_event', room.database)
    return rows.map(({ code }) => toHex(code))
  }

  async function until(cluster: Cluster, statement: string, count: number): Promise<void> {
    while ((await ask(cluster, statement)).length < count);
  }
})

function other(name: Name): Name {
  return name === 'site2a' ? 'site2b' : 'site2a'
}

/** Everything in `…` of a step of "Two sites": statements and commands. */
function codesOf(language: string, step: number): readonly string[] {
  const [, half = ''] = guide.split(`## ${language}`)
  const [, section = ''] = half.split(/### (?:二つの場所|Two sites)/)
  const text = section.split(/^(?=\d+\. )/m).find((each) => each.startsWith(`${step}. `)) ?? ''
  const codes = [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replaceAll(/\s+/g, ' '))
  const done = codes.filter((code) => /^(?:ALTER|SELECT pg_|node )/.test(code))
  assert(done.length > 0, `the guide takes over: ${language}, step ${step}`)
  return done
}
