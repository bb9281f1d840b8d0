/** PEO 70, 83 without a screen: what the records of the count ask for beyond the count, one file that the chair's clerk fills. */
import { z } from 'zod'
import { minutesFields, wrongFields } from '#election/count/minutes.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import { placeOnMinutes } from '#ui/language/place-on-minutes.ts'
import type { Language } from '#ui/messages/message.ts'

const BYTES_MAX = 1024 * 1024

const minutesForm = z.strictObject({
  by: z.string(),
  reason: z.string(),
  fields: z.array(z.strictObject({ place: z.string(), name: z.string(), value: z.string() })).max(300),
})

export type WriteMinutes = Extract<TallyScreenEvent, { type: 'write-minutes' }>

export type MinutesFileError =
  | { readonly type: 'minutes-file-unreadable'; readonly path: string }
  | { readonly type: 'minutes-file-wrong'; readonly path: string; readonly places: string }

export function emptyMinutesForm(language: Language): string {
  const fields = minutesFields.map((field) => {
    return { place: placeOnMinutes(field, language), name: field.name, value: '' }
  })
  const form: z.infer<typeof minutesForm> = { by: '', reason: '', fields }
  return `${JSON.stringify(form, null, 2)}\n`
}

export async function readMinutesFile(
  path: string,
  language: Language,
): Promise<Result<WriteMinutes, MinutesFileError>> {
  const bytes = await readRegular(path, BYTES_MAX).catch(() => new Uint8Array(0))
  const form = parseJson(bytes, BYTES_MAX, minutesForm)
  if (form === null) return err({ type: 'minutes-file-unreadable', path })
  const { by, reason } = form
  const fields = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]))
  const wrong = wrongFields(fields).map((name) => {
    const field = minutesFields.find((each) => each.name === name)
    return field === undefined ? name : placeOnMinutes(field, language)
  })
  if (wrong.length > 0) return err({ type: 'minutes-file-wrong', path, places: wrong.join(' / ') })
  const event = tallyScreenEventSchema.safeParse({ type: 'write-minutes', by, reason, fields })
  return event.success ? ok(event.data as WriteMinutes) : err({ type: 'minutes-file-unreadable', path })
}
