/**
 * S-04, from end to end: words and pictures of a question's choices are imported, signed and read anew by each program. The office's files, the glass of the
 * machine, its voice and the voter's page have the same ones, by their hashes.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { picturePath } from '#election/definition/explained.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { LANGUAGES } from '#election/languages.ts'
import { listClips } from '#election/voice/clips.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { kioskFactsOf } from '#kiosk/services/election.ts'
import { viewOf } from '#kiosk/session/view-of.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { prepareElection } from '#office/prepare/prepare-election.ts'
import { pageServer } from '#online/page-server/page-server.ts'
import { Candidates } from '#online/voter/screens/candidates.tsx'
import { picturesOf } from '#online/voter/services/gazette.ts'
import { readElection } from '#online/voter/services/read-election.ts'
import { choicePictures, type VoterElection } from '#online/voter/session/voter-election.ts'
import { packageFiles } from '#shell/screen-files.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { inSession } from '#simulation/pictures/kiosk-picture.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { must } from '#simulation/rooms/must.ts'
import { votersElection } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { LanguageProvider } from '#ui/language/language.tsx'
import { PANEL_15_6 } from '#ui/tokens/measures.ts'
import { writeDocuments } from './signed-election.ts'

const QUESTIONS = join(import.meta.dirname, '../../fixtures/elections/residents')
const PAGE = 'http://localhost:8080'
/** Eight days before the poll of the sample. */
const NOW = Date.parse('2027-06-12T03:00:00Z') / 1000
const BRIDGE = 1

/** As a town has them in its folder: columns and pictures, in the order of the rows. */
const OFFICE = {
  words: readFileSync(join(QUESTIONS, 'candidates.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.split(','))
    .map(([contest, number, name = '', , , , , id, text = '', , textEn = '']) => {
      return { contest, number: Number(number), name, id: Number(id), text, textEn }
    }),
  pictures: [1, 2, 3].map((number) => hashOf(readFileSync(join(QUESTIONS, `bridge-${number}.png`)))),
}
const ofContest = (id: string) => OFFICE.words.filter(({ contest }) => contest === id)

let place: string
let loaded: LoadedElection
let voters: VoterElection
let pictures: ReadonlyMap<string, Uint8Array> | null

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'ippyo-choices-'))
  const [out, randomness] = [join(place, 'made'), seededRandomness('choices', 'from office to voter')]
  const made = { sources: QUESTIONS, out, use: 'fixture', randomness, ceremony: playedCeremony } as const
  const { authorityPublicKey } = must(await prepareElection({ ...made, progress: () => {} }))
  loaded = must(await readPackageDirectory(join(out, 'package'), authorityPublicKey))
  const { officePassphrase } = must(await readFixtureSecrets(join(out, 'office')))
  const authority = must(await openOffice(join(out, 'office'), officePassphrase))
  // The operator puts the signed settings beside the package, and starts the server there.
  const read = (name: string) => new Uint8Array(readFileSync(join(out, 'package', name)))
  const document = (name: string) => ({ bytes: read(`${name}.json`), signature: read(`${name}.sig`) })
  const { electionPackage, packageHash } = loaded
  const signed = { package: document('package'), 'candidate-list-1': document('candidate-list-1') }
  const election = votersElection({
    ...{ seed: 'choices', now: NOW, page: PAGE, clientFiles: toHex(sha256(new Uint8Array(1))), authority },
    poll: { electionPackage, packageHash, signed },
  })
  writeDocuments(election, join(out, 'package'))
  const server = pageServer({
    ...{ files: new Map(), election: join(out, 'package'), gazette: new Map(), log: place },
    ...{ gate: PAGE, collector: null, answers: null },
  })
  const fetched = async (url: string | URL | Request) => {
    const { statusCode, rawPayload } = await server.inject(new URL(String(url)).pathname)
    return new Response(new Uint8Array(rawPayload), { status: statusCode })
  }
  const { subtle } = crypto
  const where = { fetch: fetched as typeof fetch, origin: PAGE, authority: toHex(authorityPublicKey), subtle }
  voters = must(await readElection(where))
  const found = await picturesOf(where, { gazette: null, choices: choicePictures(voters) }, null)
  pictures = found.pictures
  await server.close()
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

it('the machine shows words and picture of each choice as the office has them', () => {
  const { machines } = loaded.electionPackage
  const kiosk = machines.find(({ kind }) => kind === 'kiosk')
  const facts = kiosk && kioskFactsOf(loaded, kiosk, PANEL_15_6.widthMm)
  const files = new Map(
    packageFiles(join(place, 'made', 'package'), true).map((file) => [basename(file), hashOf(readFileSync(file))]),
  )
  for (const language of LANGUAGES) {
    const session = inSession({ ...FACTS, contests: facts?.contests ?? [] })
    session.press({ type: 'language', language })
    session.press({ type: 'next' })
    const shown = (contest: string) => {
      const { page } = viewOf(session.state)
      const candidates = page.type === 'choose' ? page.candidates : []
      const words = ofContest(contest).map(({ text, textEn }) => (language === 'en' ? textEn : text))
      expect(candidates.map(({ explained }) => explained?.text)).toEqual(words)
      return candidates.map(({ explained }) => files.get(explained?.picture?.file ?? ''))
    }
    expect(shown('park')).toEqual([undefined, undefined])
    session.press({ type: 'select', candidate: 11 })
    session.press({ type: 'next' })
    session.press({ type: 'cast' })
    session.settle()
    session.press({ type: 'next' })
    expect(shown('bridge')).toEqual(OFFICE.pictures)
  }
})

it('the voice has the same words, in both languages', () => {
  for (const language of LANGUAGES) {
    const clips = new Map(listClips(loaded.list, language).map(({ id, text }) => [String(id), text]))
    const heard = OFFICE.words.map(({ id }) => clips.get(`text:${id}`))
    expect(heard).toEqual(OFFICE.words.map(({ text, textEn }) => (language === 'en' ? textEn : text)))
  }
})

it('the voter’s page fetches the same pictures, and shows each beside the words of its choice', () => {
  const asked = voters.contests[BRIDGE]
  const hashes = asked?.explained?.map(({ picture }) => {
    const bytes = picture === null ? undefined : pictures?.get(picturePath(picture))
    return bytes && hashOf(bytes)
  })
  expect(hashes).toEqual(OFFICE.pictures)
  for (const language of LANGUAGES) {
    for (const contest of voters.contests) {
      const page = (
        <LanguageProvider language={language}>
          <Candidates
            {...{ contest, pictures, election: voters, shown: contest.candidates, picked: null }}
            onPick={() => {}}
            send={() => {}}
          />
        </LanguageProvider>
      )
      const cells = renderToStaticMarkup(page).split('<label').slice(1, -1)
      const own = ofContest(contest.contest.id)
      expect(cells).toHaveLength(own.length)
      own.forEach(({ name, text, textEn }, at) => {
        expect(cells[at]).toContain(language === 'en' ? textEn : text)
        if (contest === asked) expect(cells[at]).toContain(`aria-label="${name}"`)
      })
    }
  }
})
