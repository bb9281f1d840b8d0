/** The issuer's log as an attachment of the polling record, and when the day is over as a file that anybody can check (LAW-07). */
import { join } from 'node:path'
import type { DocumentFonts } from '#documents/document.ts'
import { machineLog } from '#documents/machine-log.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import type { IssuerLogRead } from '#election/log/issuer-log.ts'
import type { LocalMinute } from '#election/time.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { atRemovable } from '#hardware/medium/patience.ts'
import { issuerEntryInWords } from '#ui/language/issuer-log-words.ts'
import type { VerifiedStation } from '../station.ts'
import { headOf, type PaperPlaces } from './papers.ts'

interface TakenAlong {
  readonly read: IssuerLogRead
  /** Null while the day goes on. */
  readonly published: { readonly file: Uint8Array; readonly key: Uint8Array } | null
}

/** @returns the paths; null when something could not be written */
export async function printIssuerLog(
  { facts }: VerifiedStation,
  { read, published }: TakenAlong,
  now: LocalMinute,
  { out }: PaperPlaces,
  fonts: DocumentFonts,
): Promise<readonly string[] | null> {
  if (out === null) return null
  const made = await machineLog(
    {
      head: headOf(facts, now),
      kind: 'issuer',
      facts: [
        ['投票所', facts.stationName],
        ['発券機', `${facts.issuer}　${facts.issuerSerial}`],
        ['記録簿の照合番号', read.fingerprint ?? '—'],
      ],
      chainWhole: read.gaps === 0,
      entries: read.entries.map((entry) => issuerEntryInWords(entry, 'ja')),
    },
    fonts,
  )
  if (!made.ok) return null
  const path = (ending: string) => join(out, `issuer-log-${facts.issuer}.${ending}`)
  const files: [string, Uint8Array][] = [[path('pdf'), made.value]]
  if (published !== null) {
    files.push([path('ippyo'), published.file], [path('key'), utf8(`${toHex(published.key)}\n`)])
  }
  const written = await atRemovable(out, async () => {
    for (const [name, bytes] of files) await writeWholeFile(name, bytes)
  })
  // Full, read-only, pulled or hung: the officer sees it and asks again.
  return written.ok ? files.map(([name]) => name) : null
}
