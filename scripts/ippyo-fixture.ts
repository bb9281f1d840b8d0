/**
 * `npm run -s ippyo-fixture -- --sources DIR --out DIR`: a test election, for developers; not delivered. A folder that has one already
 * gets its next candidate list from these sources. `--kits DIR` makes an office that has only its key and kits. Prints the check number.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { LocalDate } from '#election/time.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readAuthorityPub } from '#office/files/office-files.ts'
import { makeOffice, openOffice } from '#office/prepare/make-office.ts'
import { cutNameFont } from '#office/prepare/name-font.ts'
import { nextList, writeNextList } from '#office/prepare/next-list.ts'
import { importSources, prepareElection } from '#office/prepare/prepare-election.ts'
import { shippedFonts } from '#office/prepare/shipped-fonts.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const text = { type: 'string' } as const
const { sources, out, kits } = parseArgs({ options: { sources: text, out: text, kits: text } }).values
if (sources === undefined || out === undefined) throw new Error('give --sources and --out')
const [packageAt, office] = [join(out, 'package'), join(out, 'office')]

if (existsSync(packageAt)) await signTheNextList(sources)
else await prepare(sources, out)
if (kits !== undefined) await makeKits(sources, kits)
console.log(JSON.stringify({ fingerprint: (await election()).fingerprint }))

async function prepare(from: string, into: string): Promise<void> {
  // The same sources make the same bytes.
  const randomness = seededRandomness('fixture', 'prepare')
  const made = { sources: from, out: into, use: 'fixture', randomness, ceremony: playedCeremony } as const
  must(await prepareElection({ ...made, progress: () => {} }))
}

async function signTheNextList(from: string): Promise<void> {
  const fonts = await shippedFonts()
  const { sources: next } = must(await importSources(from, fonts))
  const { beyondGothic = [] } = (await cutNameFont(next, fonts)) ?? {}
  const { officePassphrase } = must(await readFixtureSecrets(office))
  const { secretKey } = must(await openOffice(office, officePassphrase))
  const said = { confirmed: null, without: [], suspend: [], today: next.rules.date as LocalDate }
  await writeNextList(packageAt, must(await nextList(await election(), next, beyondGothic, null, said)), secretKey)
}

async function makeKits(from: string, directory: string): Promise<void> {
  const { stations, rehearsal } = must(await importSources(from, await shippedFonts())).sources
  const passphrase = 'the office, three words'
  must(await makeOffice({ directory, stations, passphrase, rehearsal, randomness: secureRandomness() }))
}

async function election() {
  return must(await readPackageDirectory(packageAt, must(await readAuthorityPub(office))))
}
