/** A look at one poster asks for those of everybody, in one order; a picture that was exchanged on its way is none, and takes all others along. */
import { createHash } from 'node:crypto'
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { CandidateId } from '#election/ids.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { type Gazette, signGazette } from '#election/online/gazette.ts'
import { ONLINE_ELECTION } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { fetchPictures, picturesOf } from './gazette.ts'

const bytesOf = (id: number) => Uint8Array.of(1, 2, id)
const posters = [12, 11, 21].map((id) => ({
  ...{ candidate: id as CandidateId, title: 'ポスター', text: '見本' },
  file: { name: `p${id}.png`, bytes: 3, sha256: createHash('sha256').update(bytesOf(id)).digest('hex') },
}))
const gazette: Gazette = { electionId: ONLINE_ELECTION, gazettes: [], posters }

async function fetched(change: (id: number) => Uint8Array) {
  const asked: string[] = []
  const fetch = async (url: string | URL | Request) => {
    asked.push(String(url))
    return new Response(new Uint8Array(change(Number(/p(\d+)\.png$/.exec(String(url))?.[1]))))
  }
  const at = { fetch: fetch as typeof globalThis.fetch, origin: 'https://vote.example', subtle: crypto.subtle }
  return { pictures: await fetchPictures(at, { gazette, choices: [] }), asked }
}

it('asks for all of them, in the order of the signed list, whoever is looked at', async () => {
  const { asked, pictures } = await fetched(bytesOf)
  expect(asked).toEqual(['p12', 'p11', 'p21'].map((name) => `https://vote.example/election/gazette/${name}.png`))
  expect([...(pictures ?? [])]).toEqual(posters.map(({ candidate, file }) => [file.name, bytesOf(candidate)]))
})

it('after a list that was signed anew while it was read, the next look is at the new one', async () => {
  const authority = makeAuthority(seededRandomness('gazette', 'signed anew'))
  const anew = { use: 'fixture', electionId: ONLINE_ELECTION, contests: [], approvers: [] } as const
  const signed = signGazette({ ...gazette, posters: posters.slice(0, 2) }, authority.secretKey)
  const given = new Map<string, Uint8Array>([
    ['gazette.json', signed.bytes],
    ['gazette.sig', signed.signature],
    ...[12, 11].map((id) => [`gazette/p${id}.png`, bytesOf(id)] as const),
  ])
  const fetch = async (url: string | URL | Request) => {
    const bytes = given.get(String(url).replace('https://vote.example/election/', ''))
    return new Response(bytes === undefined ? null : new Uint8Array(bytes), { status: bytes === undefined ? 404 : 200 })
  }
  const at = {
    ...{ fetch: fetch as typeof globalThis.fetch, origin: 'https://vote.example', subtle: crypto.subtle },
    authority: toHex(authority.publicKey),
  }
  // The poster of 21 was taken back, and the page has the list of before.
  expect(await picturesOf(at, { gazette, choices: [] }, null)).toEqual({ gazette, pictures: null })
  const second = await picturesOf(at, { gazette, choices: [] }, anew)
  expect([second.gazette?.posters.length, second.pictures?.size]).toEqual([2, 2])
  // A gazette that nobody signed changes nothing.
  given.set('gazette.sig', new Uint8Array(104))
  expect((await picturesOf(at, { gazette, choices: [] }, anew)).gazette).toEqual(gazette)
})

it('shows none when one of them is another, longer, or not there', async () => {
  for (const other of [Uint8Array.of(1, 2, 99), Uint8Array.of(1, 2, 11, 0), new Uint8Array(0)]) {
    expect((await fetched((id) => (id === 11 ? other : bytesOf(id)))).pictures).toBeNull()
  }
})

it('pictures of choices are asked for beside it, each with the hash of the signed list', async () => {
  const bytes = bytesOf(11)
  const plan = {
    path: 'choices/0123456789abcdef0123456789abcdef.png',
    bytes: bytes.length,
    sha256: toHex(sha256(bytes)),
  }
  const fetchOf = (given: Uint8Array) => async (url: string | URL | Request) =>
    new Response(String(url).endsWith(plan.path) ? new Uint8Array(given) : null)
  const look = (given: Uint8Array) =>
    fetchPictures(
      { fetch: fetchOf(given) as typeof globalThis.fetch, origin: 'https://vote.example', subtle: crypto.subtle },
      { gazette: null, choices: [plan] },
    )
  expect([...((await look(bytes)) ?? [])]).toEqual([[plan.path, bytes]])
  // Exchanged, or swapped with that of another choice: none is shown.
  expect(await look(bytesOf(12))).toBeNull()
})
