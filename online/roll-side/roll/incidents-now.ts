/** The list of incidents as the box side's people signed it, for the help desk; from the folder of the signed files, read anew each time. */
import { open } from 'node:fs/promises'
import { INCIDENTS_BYTES_MAX, openIncidents, readIncidents } from '#election/online/incidents.ts'
import { minuteInJapan } from '#election/online/instant.ts'
import type { OnlineSettings } from '#election/online/settings.ts'
import type { StaffAnswer } from '#election/online/wire/staff.ts'
import { verifyNative } from '#openssl/ed25519.ts'

type Shown = Extract<StaffAnswer<'incidents'>, { type: 'incidents' }>
const NOT_READ: Shown = { type: 'incidents', isRead: false, open: [] }

export async function incidentsNow(
  path: string,
  { electionId, keys }: Pick<OnlineSettings, 'electionId' | 'keys'>,
): Promise<Shown> {
  const bytes = await bytesAt(path)
  if (bytes === 'none') return { type: 'incidents', isRead: true, open: [] }
  if (bytes === null) return NOT_READ
  const read = readIncidents(bytes, { electionId, exporters: keys.exporters }, verifyNative)
  if (!read.ok) return NOT_READ
  const shown = openIncidents(read.value.lines).map(({ class: kind, en, from, incident, ja, measure }) => {
    return { incident, class: kind, measure, from: minuteInJapan(from), ja, en }
  })
  return { type: 'incidents', isRead: true, open: shown }
}

/** Null: it cannot be read, or is longer than a list gets. */
async function bytesAt(path: string): Promise<Uint8Array | 'none' | null> {
  try {
    const file = await open(path, 'r')
    try {
      return (await file.stat()).size > INCIDENTS_BYTES_MAX ? null : new Uint8Array(await file.readFile())
    } finally {
      await file.close()
    }
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'none' : null
  }
}
