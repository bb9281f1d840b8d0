/** A look into the log shows the server that somebody looks, and not at which code. */
import { expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { voteCodeOf } from '#election/online/ids.ts'
import { unixSecond } from '#election/online/instant.ts'
import { cosign, signCheckpoint } from '#election/online/log/checkpoint.ts'
import { parseNote, writeNote } from '#election/online/log/note.ts'
import { entryBundle, tileBytes, tilePath, tilesOf } from '#election/online/log/tiles.ts'
import { leafHash, rootOf, treeOf } from '#election/online/log/tree.ts'
import { shownCode } from '#election/online/shown-code.ts'
import { votersElection } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import type { VoterElection } from '../session/voter-election.ts'
import { lookUp } from './log.ts'

const SIZE = 600
const NOW = 1_795_000_000
const randomness = seededRandomness('voter log', 'entries')
const { settings, keys, witnesses } = votersElection({
  ...{ seed: 'voter log', now: NOW, page: 'http://localhost:8080', clientFiles: '00'.repeat(32) },
  authority: makeAuthority(randomness),
})
const election = { signed: { settings } } as unknown as VoterElection
const entries = Array.from({ length: SIZE }, () => randomness.bytes(32))
function servedLog(size: number): ReadonlyMap<string, Uint8Array> {
  const shown = entries.slice(0, size)
  const tree = treeOf(shown.map(leafHash))
  const { secretKey, publicKey } = keys.sequencer
  const head = { origin: settings.origin.log, size, root: rootOf(tree, size) }
  const note = parseNote(signCheckpoint(head, secretKey, publicKey))
  if (note === null) throw new Error('a note')
  const cosigned = witnesses.map((witness) => cosign(note.text, unixSecond(NOW), witness))
  const tiles = tilesOf(size).map((tile): [string, Uint8Array] => {
    const from = tile.index * 256
    const isEntries = tile.level === 'entries'
    return [tilePath(tile), isEntries ? entryBundle(shown.slice(from, from + tile.width)) : tileBytes(tree, tile)]
  })
  return new Map([...tiles, ['checkpoint', writeNote({ ...note, signatures: [...note.signatures, ...cosigned] })]])
}

async function looked(code: string, isWhole: boolean, size = SIZE) {
  const files = servedLog(size)
  const asked: string[] = []
  const fetching: typeof fetch = async (url) => {
    const path = String(url).replace('https://vote.example/log/', '')
    asked.push(path)
    const file = files.get(path)
    return new Response(new Uint8Array(file ?? utf8('')), { status: file === undefined ? 404 : 200 })
  }
  const log = await lookUp({ fetch: fetching, origin: 'https://vote.example' }, election, code, isWhole)
  return { asked, log }
}

const codeAt = (index: number) => voteCodeOf(entries[index] as Uint8Array)

test.each([
  [SIZE, [2, 255, 256, 300, 511, 512, SIZE - 1]],
  [512, [2, 255, 256, 511]],
  [257, [2, 255, 256]],
  [3, [2]],
])('a look at any code has the same requests, whether it is among %d or not', async (size, places) => {
  const strange = await looked(shownCode(voteCodeOf(randomness.bytes(32))), false, size)
  expect(strange.log).toEqual({ type: 'not-yet', size })
  expect(strange.asked.length).toBe(1 + Math.ceil(size / 256))
  for (const index of places) {
    const { asked, log } = await looked(shownCode(codeAt(index)), false, size)
    expect(log).toMatchObject({ type: 'in-log', index, size })
    expect(asked).toEqual(strange.asked)
  }
})

test('the vote that was cast here is found from the newest entries back', async () => {
  const { asked, log } = await looked(codeAt(SIZE - 2), true)
  expect(log).toMatchObject({ type: 'in-log', index: SIZE - 2 })
  expect(asked.filter((path) => path.includes('entries'))).toEqual(['tile/entries/002.p/88'])
})

test('neither the page’s files nor the settings are a vote', async () => {
  expect((await looked(shownCode(codeAt(1)), false)).log).toEqual({ type: 'not-yet', size: SIZE })
})
