/**
 * A station report from paper without a screen (MED-06): two people fill one file each (`ippyo report-form` makes it), neither
 * seeing the other's. Both go through the session of the tally, which compares and refuses as it does at its screen.
 */

import { z } from 'zod'
import { type TypedField, typedFieldsOf } from '#election/count/typed-report.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { StationId } from '#election/ids.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { placeOnSheet } from '#ui/language/place-on-sheet.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { sheetWords } from '#ui/messages/tally-sheet.ts'

const BYTES_MAX = 1024 * 1024

const form = z.strictObject({
  station: z.string(),
  by: z.string(),
  reason: z.string(),
  fields: z.array(z.strictObject({ place: z.string(), name: z.string(), value: z.string() })).max(300),
})

type Form = z.infer<typeof form>
export type TypeReport = Extract<TallyScreenEvent, { type: 'type-report' }>

export type TypedFilesError =
  | { readonly type: 'typed-file-unreadable'; readonly path: string }
  | { readonly type: 'typed-by-how-many'; readonly station: string; readonly count: number }

/** An empty form: name, reason and every place of the sheet are still to be typed. */
export function emptyForm(station: StationId, election: LoadedElection, language: Language): string {
  const { contests } = election.electionPackage
  const fields = typedFieldsOf(station, election).map((field) => {
    return { place: placeOnSheet(field, contests, language), name: field.name, value: '' }
  })
  return `${JSON.stringify({ station, by: '', reason: '', fields } satisfies Form, null, 2)}\n`
}

/** For each station what its two people typed. */
export async function typedIn(paths: readonly string[]): Promise<Result<readonly TypeReport[], TypedFilesError>> {
  const forms: Form[] = []
  for (const path of paths) {
    const bytes = await readRegular(path, BYTES_MAX).catch(() => new Uint8Array(0))
    const typed = parseJson(bytes, BYTES_MAX, form)
    if (typed === null) return err({ type: 'typed-file-unreadable', path })
    forms.push(typed)
  }
  const events: TypeReport[] = []
  for (const station of new Set(forms.map((typed) => typed.station))) {
    const [first, second, ...more] = forms.filter((typed) => typed.station === station)
    const count = 2 + more.length
    if (first === undefined || second === undefined) return err({ type: 'typed-by-how-many', station, count: 1 })
    if (count > 2) return err({ type: 'typed-by-how-many', station, count })
    const event = tallyScreenEventSchema.safeParse({
      type: 'type-report',
      station,
      reason: first.reason,
      typings: [typingOf(first), typingOf(second)],
    })
    // No name, no reason, or no station: the place says which file it is not.
    if (!event.success || event.data.type !== 'type-report') {
      return err({ type: 'typed-file-unreadable', path: paths[forms.indexOf(first)] ?? '' })
    }
    events.push(event.data)
  }
  return ok(events)
}

function typingOf({ by, fields }: Form) {
  return { by, fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])) }
}

/** Where the two are not the same, with what each of them typed. */
export function differencesInWords(
  { sheet }: TallyView,
  { typings: [first, second] }: TypeReport,
  language: Language,
): readonly string[] {
  if (sheet === null) return []
  const { fields, differing, contests } = sheet
  const said = (typed: Readonly<Record<string, string>>, { name }: TypedField) =>
    typed[name]?.trim() || sheetWords.empty[language]
  return fields
    .filter(({ name }) => differing.includes(name))
    .map((field) => {
      const both = { first: said(first.fields, field), second: said(second.fields, field) }
      return `▲ ${placeOnSheet(field, contests, language)}  ${fill(sheetWords.both[language], both)}`
    })
}
