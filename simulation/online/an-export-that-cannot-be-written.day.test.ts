/**
 * The export as its program: a stick that is full, missing or not in yet, and a log without a checkpoint. Each ends in words of both languages,
 * nothing unfinished stays, and the next start writes everything (R10).
 */
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import type { ContestMask } from '#election/ids.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { writeExporterKey } from '#election/online/exporter-key.ts'
import { handleOf } from '#election/online/ids.ts'
import { parseInstant, unixSecond } from '#election/online/instant.ts'
import { logHeadOf } from '#election/online/settings.ts'
import { mountSmallDisk, noMounting, unmount } from '#fixtures/small-disk.ts'
import { Sequencer } from '#online/box-side/sequencer/sequencer.ts'
import { beginWitness, openWitness } from '#online/witness/witness.ts'
import { signNative, verifyNative } from '#openssl/ed25519.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { must } from '#simulation/rooms/must.ts'
import { votersElection } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { exportQuestions, exportRefusals } from '#words/online.ts'
import { type BoxRoom, leftOut, openBoxRoom, whyNoDatabase } from './box-room.ts'
import { ROWS_AT_ONCE } from './played-log.ts'
import { builtExport, EXPORT, Program } from './programs/program.ts'
import { NUMBER, provision, votersOf, writeDocuments } from './signed-election.ts'

const PASSPHRASE = 'invented passphrase'
/** Rows of the held ones alone are larger than a page of a disk. */
const BOXES = 300
const NAMES = ['online-box.ippyo', 'online-log.ippyo', 'online-voted.ippyo']
const noDisk = noMounting()
const randomness = seededRandomness('an export that cannot be written', 'test')

function unmountOnce(place: string): () => void {
  let isIn = true
  return () => {
    if (isIn) unmount(place)
    isIn = false
  }
}

describe.skipIf(whyNoDatabase !== null)(`an export that cannot be written${leftOut}`, () => {
  const home = mkdtempSync(join(tmpdir(), 'ippyo-export-'))
  const at = (name: string) => join(home, name)
  const [original, duplicate] = [at('original'), at('duplicate')]
  const keyFiles = [at('key-1'), at('key-2')] as const
  const checkpoint = join(home, 'log', 'checkpoint')
  const ends: (() => Promise<void>)[] = []
  /** Undone when a test ends in the middle, too. */
  const undo: (() => void)[] = []
  let room: BoxRoom
  let program: Program

  beforeAll(async () => {
    await builtExport()
    room = await openBoxRoom()
    const now = 1_790_000_000
    const election = votersElection({
      ...{ seed: 'an export', now, page: 'https://vote.example', clientFiles: '00'.repeat(32) },
      ...{ authority: makeAuthority(randomness), witnesses: 2 },
    })
    const { settings } = election
    const boxes = Array.from({ length: BOXES }, votersOf(election, 'an export').box)
    await provision(room.pool('provisioner', 1), election, boxes, 1 as ContestMask)
    await room.setClock(now)
    const holder = await room.enter('holder')
    for (const box of boxes) {
      const handle = Buffer.from(fromHex(handleOf(settings.electionId, box)))
      await holder.query('SELECT box.hold_for($1, $2, $3, false)', [NUMBER, handle, Buffer.from(randomness.bytes(16))])
    }
    mkdirSync(at('election'))
    const witnesses = await Promise.all(
      election.witnesses.map(async (self) => {
        const file = at(`${self.name}.db`)
        beginWitness(file)
        const witness = openWitness({
          ...{ file, logs: new Map([[settings.origin.log, election.keys.sequencer.publicKey]]) },
          ...{ self, now: () => unixSecond(now + 1), sign: signNative, verify: verifyNative },
        })
        witness.server.listen(0, '127.0.0.1')
        await once(witness.server, 'listening')
        ends.push(witness.close)
        const url = `http://127.0.0.1:${(witness.server.address() as AddressInfo).port}/`
        return { name: self.name, key: self.publicKey, url }
      }),
    )
    const sequencer = must(
      await Sequencer.start(
        {
          ...{
            number: NUMBER,
            pool: room.pool('sequencer', 1),
            rowsAtOnce: ROWS_AT_ONCE,
            origin: settings.origin.log,
            witnesses,
            randomness,
          },
          ...{ key: election.keys.sequencer, directory: at('log'), monotonic: () => 0 },
          head: logHeadOf({ settings, hash: election.settingsHash }),
          ...{ sign: signNative, verify: verifyNative },
        },
        null,
      ),
    )
    must(await sequencer.turn())
    await room.setClock(parseInstant(settings.closes))
    for (const [n, { name: _, ...key }] of election.exporters.entries()) {
      const how = { passphrase: PASSPHRASE, cost: COST_FIXTURE, randomness, scrypt: nativeScrypt }
      writeFileSync(keyFiles[n] ?? '', await writeExporterKey(key, how))
    }
    const config = {
      ...{ database: { host: room.cluster.socket, name: room.database, user: 'exporter', sites: 1 }, number: NUMBER },
      ...{ election: writeDocuments(election, at('election')), log: at('log') },
      ...{ directories: [original, duplicate], keyFiles },
    }
    writeFileSync(at('config.json'), JSON.stringify(config))
  })
  afterAll(async () => {
    await Promise.all(ends.map((end) => end()))
    await room?.close()
    rmSync(home, { recursive: true, force: true })
  })
  beforeEach(() => {
    for (const place of [original, duplicate]) mkdirSync(place)
  })
  afterEach(async () => {
    await program?.end()
    for (const each of undo.splice(0)) each()
    for (const place of [original, duplicate]) rmSync(place, { recursive: true, force: true })
  })

  /** @returns puts it back */
  const away = (path: string) => {
    renameSync(path, at('away'))
    const back = () => {
      if (existsSync(at('away'))) renameSync(at('away'), path)
    }
    undo.push(back)
    return back
  }
  const begins = () => {
    program = new Program(EXPORT, [at('config.json')], null)
  }
  const compares = async (turn: 1 | 2) => {
    const number = await program.says((line) => /照合番号 .*: /.test(line), turn)
    program.type(number.trim().slice(-5))
  }
  const types = async (nth: number) => {
    await program.says((line) => line.includes(exportQuestions.passphrase.ja), nth)
    program.type(PASSPHRASE)
  }
  const bothSign = async () => {
    await compares(1)
    await types(1)
    await compares(2)
    await types(2)
  }
  /** In both languages, and nothing of a program’s own. */
  const ended = async () => {
    const code = await program.ended
    return { code, last: program.lines.slice(-2), trace: program.lines.filter((line) => /^\s+at |Error:/.test(line)) }
  }
  const refused = (type: keyof typeof exportRefusals, what = '') => ({
    ...{ code: 1, trace: [] },
    last: [exportRefusals[type].ja, exportRefusals[type].en].map((words) => words.replace('{what}', what)),
  })
  const left = () => [original, duplicate].map((place) => (existsSync(place) ? readdirSync(place).toSorted() : null))
  const startsAnew = async () => {
    begins()
    await bothSign()
    await program.done()
    expect(left()).toEqual([NAMES, NAMES])
  }

  test('the second key comes with the second try, and everything is written', async () => {
    const back = away(keyFiles[1])
    begins()
    await bothSign()
    await program.says((line) => line === exportRefusals['key-not-there'].ja)
    back()
    await types(3)
    await program.done()
    expect(left()).toEqual([NAMES, NAMES])
  })

  test('the second key never comes: three tries, and no key', async () => {
    const back = away(keyFiles[1])
    begins()
    await bothSign()
    await types(3)
    await types(4)
    expect(await ended()).toEqual(refused('no-key'))
    expect(left()).toEqual([[], []])
    back()
    await startsAnew()
  })

  test('a log without a checkpoint is not finished', async () => {
    const back = away(checkpoint)
    begins()
    expect(await ended()).toEqual(refused('log-not-finished'))
    expect(left()).toEqual([[], []])
    back()
    await startsAnew()
  })

  test('the second place is missing: nobody signs for nothing', async () => {
    rmSync(duplicate, { recursive: true })
    begins()
    expect(await ended()).toEqual(refused('disk', `ENOENT ${duplicate}`))
    expect(left()).toEqual([[], null])
    mkdirSync(duplicate)
    await startsAnew()
  })

  test('the second place goes while the two sign', async () => {
    begins()
    await compares(1)
    rmSync(duplicate, { recursive: true })
    await types(1)
    await compares(2)
    await types(2)
    expect(await ended()).toEqual(refused('disk', `ENOENT ${duplicate}/online-box.ippyo.unfinished`))
    expect(left()).toEqual([[], null])
    mkdirSync(duplicate)
    await startsAnew()
  })

  describe.skipIf(noDisk !== null)(`a full stick${noDisk === null ? '' : ` (skipped: ${noDisk})`}`, () => {
    test.each([
      ['first', original],
      ['second', duplicate],
    ])('the %s', async (which, place) => {
      mountSmallDisk(place, 4)
      const out = unmountOnce(place)
      undo.push(out)
      begins()
      if (which === 'second') await bothSign()
      const { last, ...rest } = await ended()
      expect(rest).toEqual({ code: 1, trace: [] })
      expect(last[0]).toMatch(/^保存先か.*ENOSPC.*投票箱は閉じていて/)
      expect(last[1]).toMatch(/ENOSPC.*The box is closed/)
      expect(left()).toEqual([[], []])
      out()
      await startsAnew()
    })
  })
})
