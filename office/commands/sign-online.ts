/**
 * `ippyo sign-online`: how the online ballot box of an election works, signed with the commission's key (docs/formats/online-settings.md).
 * Hours, addresses and switches are shown before the passphrase is asked for: a person who does not want them stops there.
 */
import { join } from 'node:path'
import type { Command } from 'commander'
import { toHex } from '#election/bytes.ts'
import { onlineSettingsFingerprint } from '#election/keys/fingerprint.ts'
import { type OnlineSettings, parseSettings, SETTINGS_BYTES_MAX, signSettings } from '#election/online/settings.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { fill } from '#ui/messages/message.ts'
import { signOnlineRefusals, signOnlineWords } from '#ui/messages/sign-online.ts'
import { residentsSigned as residents } from '#words/residents.ts'
import { PUBLIC } from '../files/write-files.ts'
import {
  electionToSign,
  isThere,
  jsonAt,
  type SigningOptions,
  signedByOffice,
  signingCommand,
} from '../online/what-is-signed.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { onOneLine } from '../terminal/plain-text.ts'
import { refuseIn } from '../terminal/refusals.ts'

interface SignOnlineOptions extends SigningOptions {
  readonly settings: string
}

export function register(program: Command, io: () => OfficeIo): void {
  signingCommand(program, 'sign-online', 'settings').action(async (_options, command: Command) =>
    signOnline(command.optsWithGlobals(), io()),
  )
}

async function signOnline(options: SignOnlineOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const election = await electionToSign(options, io)
  if (election === null) return
  const { electionPackage, packageHash } = election
  const written = await jsonAt(options.settings, SETTINGS_BYTES_MAX)
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
  const signed = await signedByOffice(options, io, (key) => signSettings(settings.value, key))
  if (signed === null) return
  const { bytes, signature } = signed
  await writeWholeFile(`${place}.sig`, signature, PUBLIC)
  await writeWholeFile(`${place}.json`, bytes, PUBLIC)
  const number = onlineSettingsFingerprint(nativeChecks.sha256(bytes))
  if (json) return io.out(JSON.stringify({ out: options.out, number }))
  io.out(fill(signOnlineWords.done[io.language], { out: options.out, number }))
}

/** Hours first: letters, pages and the database's clock follow them. */
function inWords(settings: OnlineSettings, { language }: OfficeIo): readonly string[] {
  const { applicants, applicationsEnd, closes, layouts, opens, origin, questionnaire, switches } = settings
  const set = Object.entries(switches).map(([name, value]) => `${name} ${value}`)
  return [
    fill(signOnlineWords.hours[language], { opens, closes }),
    fill(signOnlineWords.applications[language], { applicationsEnd }),
    fill(signOnlineWords.page[language], { page: origin.page }),
    ...(applicants.places === null ? [] : [fill(residents.places[language], { count: applicants.places })]),
    ...applicants.categories.map(({ answer, name, proof }) =>
      fill(residents[`ground_${answer}`][language], { name: name[language], proof: proof[language] }),
    ),
    ...questionnaire.map(({ answers, text }) =>
      fill(residents.question[language], {
        text: text[language],
        answers: answers.map((each) => each[language]).join(' / '),
      }),
    ),
    ...layouts.map(({ contest, layout }) => fill(signOnlineWords.layout[language], { contest, layout })),
    onOneLine(fill(signOnlineWords.switches[language], { switches: set.join(', ') })),
    signOnlineWords.once[language],
  ]
}
