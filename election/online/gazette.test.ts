/** Gazette and posters are read as they were signed; what contradicts itself, the package or the bounds of a telephone is refused. */
import { expect, it } from 'vitest'
import type { CandidateId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { ONLINE_ELECTION } from '#simulation/rooms/online-election.ts'
import { tinyPackage } from '#simulation/rooms/tiny-documents.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import {
  GAZETTE_FILE_BYTES_MAX,
  type Gazette,
  type GazetteFile,
  parseGazette,
  readGazette,
  signGazette,
} from './gazette.ts'

const authority = makeSigningKey(seededRandomness('gazette'))
const { contests } = tinyPackage
const [contest] = contests
const of = { use: 'fixture', electionId: ONLINE_ELECTION, contests, approvers: [] } as const
const file = (name: string, bytes = 100): GazetteFile => ({ name, bytes, sha256: 'ab'.repeat(32) })
const poster = (id: number, name = `p${id}.png`, bytes = 100) => {
  return { candidate: id as CandidateId, title: 'ポスター', text: '見本', file: file(name, bytes) }
}
const gazette: Gazette = {
  electionId: ONLINE_ELECTION,
  gazettes: contest === undefined ? [] : [{ contest: contest.id, title: '選挙公報', file: file('gazette.pdf') }],
  posters: [poster(11), poster(12)],
}
const read = (changed: unknown) =>
  readGazette({ ...signGazette(changed as Gazette, authority.secretKey), approvals: null }, authority.publicKey, of)

it('is read as it was signed, and by nobody else’s signature', () => {
  expect(read(gazette)).toEqual({ ok: true, value: gazette })
  const strange = signGazette(gazette, makeSigningKey(seededRandomness('another')).secretKey)
  expect(readGazette({ ...strange, approvals: null }, authority.publicKey, of)).toMatchObject({
    ok: false,
    error: { type: 'other-authority' },
  })
})

const all = Array.from({ length: 9 }, (_, at) => poster(at + 1, `p${at}.png`, GAZETTE_FILE_BYTES_MAX))
it.each<[string, unknown, string]>([
  ['another election', { ...gazette, electionId: '00'.repeat(8) }, 'electionId'],
  [
    'a contest that there is not',
    { ...gazette, gazettes: [{ ...gazette.gazettes[0], contest: 'nobody' }] },
    'gazettes.contest',
  ],
  [
    'two gazettes of a contest',
    { ...gazette, gazettes: [...gazette.gazettes, ...gazette.gazettes] },
    'gazettes.contest',
  ],
  ['two posters of one', { ...gazette, posters: [poster(11), poster(11, 'q.png')] }, 'posters.candidate'],
  ['one file for two', { ...gazette, posters: [poster(11), poster(12, 'p11.png')] }, 'file.name'],
  ['more than a telephone fetches', { ...gazette, posters: all }, 'file.bytes'],
  ['a poster that is no picture', { ...gazette, posters: [poster(11, 'p.pdf')] }, 'posters.0.file.name'],
  ['a name that leads elsewhere', { ...gazette, posters: [poster(11, '../p.png')] }, 'posters.0.file.name'],
  ['a poster that says nothing', { ...gazette, posters: [{ ...poster(11), text: ' ' }] }, 'posters.0.text'],
])('with %s: %s', (_, changed, where) => {
  expect(read(changed)).toMatchObject({ ok: false, error: { where } })
})

it('is made of what an office wrote and the files that are there', () => {
  const { electionId: _, ...entries } = gazette
  const named = { gazettes: entries.gazettes.map((each) => ({ ...each, file: each.file.name })), posters: [] }
  expect(parseGazette(named, file, of)).toMatchObject({ ok: true, value: { gazettes: gazette.gazettes } })
  expect(parseGazette(named, () => null, of)).toEqual({ ok: false, error: 'gazettes.0.file' })
  expect(parseGazette('nothing', file, of).ok).toBe(false)
})
