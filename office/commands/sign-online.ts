/**
 * `ippyo sign-online`: how the online ballot box of an election works, signed with the commission's key (docs/formats/online-settings.md).
 * Hours, addresses and switches are shown before the passphrase is asked for: a person who does not want them stops there.
 */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { toHex } from '#election/bytes.ts'
import { type OnlineSettings, parseSettings, SETTINGS_BYTES_MAX, signSettings } from '#election/online/settings.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { questionWords } from '#ui/messages/ippyo.ts'
import { fill } from '#ui/messages/message.ts'
import { signOnlineRefusals, signOnlineWords } from '#ui/messages/sign-online.ts'
import { readAuthorityPub } from '../files/office-files.ts'
import { PUBLIC } from '../files/write-files.ts'
import { openOffice } from '../prepare/make-office.ts'
import { type GlobalOptions, wholeNumber } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { onOneLine } from '../terminal/plain-text.ts'
import { refuse, refuseIn } from '../terminal/refusals.ts'
import { readOwnPackage } from './of-a-project.ts'

interface SignOnlineOptions extends GlobalOptions {
  readonly settings: string
  readonly package: string
  readonly office: string
  readonly out: string
  readonly passphrasesFd?: number
}

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('sign-online')
    .requiredOption('--settings <file>')
    .requiredOption('--package <dir>')
    .requiredOption('--office <dir>')
    .requiredOption('--out <dir>')
    .option('--passphrases-fd <n>', '', wholeNumber)
    .action(async (_options, command: Command) => signOnline(command.optsWithGlobals(), io()))
}

async function signOnline(options: SignOnlineOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const authorityPub = await readAuthorityPub(options.office)
  if (!authorityPub.ok) return refuse(io, authorityPub.error, { json })
  const election = await readOwnPackage(options.package, authorityPub.value)
  if (!election.ok) return refuse(io, election.error, { json })
  const { electionPackage, packageHash } = election.value
  if (electionPackage.use === 'live' && io.notAsBuilt) return refuse(io, { type: io.notAsBuilt }, { json })
  const written = await jsonAt(options.settings)
  if (written === null) return refuseIn(signOnlineRefusals, io, { type: 'no-json', path: options.settings }, { json })
  const settings = parseSettings(written.value, { electionPackage, packageSha256: toHex(packageHash) })
  if (!settings.ok) {
    return refuseIn(signOnlineRefusals, io, { type: 'settings-wrong', where: settings.error }, { json })
  }
  const place = join(options.out, 'online')
  if (await isThere(`${place}.json`, `${place}.sig`)) {
    return refuseIn(signOnlineRefusals, io, { type: 'signed-before', path: options.out }, { json })
  }
  for (const line of inWords(settings.value, io)) io.err(line)
  const source = { fd: options.passphrasesFd, twice: false }
  const [passphrase = ''] = await io.secrets([questionWords.office[io.language]], source)
  const authority = await openOffice(options.office, passphrase)
  if (!authority.ok) return refuse(io, authority.error, { json })
  const { bytes, signature } = signSettings(settings.value, authority.value.secretKey)
  authority.value.secretKey.fill(0)
  await writeWholeFile(`${place}.sig`, signature, PUBLIC)
  await writeWholeFile(`${place}.json`, bytes, PUBLIC)
  io.out(json ? JSON.stringify({ out: options.out }) : fill(signOnlineWords.done[io.language], { out: options.out }))
}

/** Null: no file that can be read as JSON. */
async function jsonAt(path: string): Promise<{ readonly value: unknown } | null> {
  try {
    return { value: JSON.parse(new TextDecoder().decode(await readRegular(path, SETTINGS_BYTES_MAX))) }
  } catch {
    return null
  }
}

async function isThere(...paths: readonly string[]): Promise<boolean> {
  const found = await Promise.all(paths.map((path) => stat(path).catch(() => null)))
  return found.some((each) => each !== null)
}

/** Hours first: letters, pages and the database's clock follow them. */
function inWords(settings: OnlineSettings, { language }: OfficeIo): readonly string[] {
  const { applicationsEnd = '', closes, opens, origin, switches } = settings
  const set = Object.entries(switches).map(([name, value]) => `${name} ${value}`)
  return [
    fill(signOnlineWords.hours[language], { opens, closes }),
    fill(signOnlineWords.applications[language], { applicationsEnd }),
    fill(signOnlineWords.page[language], { page: origin.page }),
    onOneLine(fill(signOnlineWords.switches[language], { switches: set.join(', ') })),
    signOnlineWords.once[language],
  ]
}
