/** PEO 70, 83 without a screen: what the records of the count ask for beyond the count, one file that the chair's clerk fills. */
import { z } from 'zod'
import { allMinutesFields, minutesFieldNamed, wrongFields } from '#election/count/minutes.ts'
import { shownName, standing } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import { type MinutesNames, placeOnMinutes } from '#ui/language/place-on-minutes.ts'
import type { Language } from '#ui/messages/message.ts'
import { minutesWords } from '#ui/messages/tally-minutes.ts'

const BYTES_MAX = 1024 * 1024

const minutesForm = z.strictObject({
  by: z.string(),
  reason: z.string(),
  fields: z.array(z.strictObject({ place: z.string(), name: z.string(), value: z.string() })).max(3000),
})

export type WriteMinutes = Extract<TallyScreenEvent, { type: 'write-minutes' }>

export type MinutesFileError =
  | { readonly type: 'minutes-file-unreadable'; readonly path: string }
  | { readonly type: 'minutes-file-wrong'; readonly path: string; readonly places: string }

/** Every place of the screens: also the address of each candidate, of whom the records print those who are elected. */
export function emptyMinutesForm({ electionPackage, list }: LoadedElection, language: Language): string {
  const contests = electionPackage.contests.map(({ id, title }) => {
    const stands = standing(list.contests.find(({ contest }) => contest === id)?.candidates ?? [])
    return { id, title, names: new Map<number, string>(stands.map((each) => [each.number, shownName(each)])) }
  })
  const of = (contest: string) => contests.find(({ id }) => id === contest)
  const names: MinutesNames = {
    contest: (id) => of(id)?.title ?? id,
    candidate: (id, number) => `${number} ${of(id)?.names.get(number) ?? ''}`,
  }
  const all = allMinutesFields(contests.map(({ id, names }) => ({ id, candidates: [...names.keys()] })))
  const fields = all.map((field) => {
    const place = placeOnMinutes(field, language, names)
    const choice = field.kind === 'decision' ? minutesWords.decisionInFile[language] : ''
    return { place: place + choice, name: field.name, value: '' }
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
  const filled = form.fields.filter(({ value }) => value.trim() !== '')
  const fields = Object.fromEntries(filled.map(({ name, value }) => [name, value]))
  const wrong = wrongFields(fields).map((name) => {
    const field = minutesFieldNamed(name)
    return field === null ? name : placeOnMinutes(field, language)
  })
  if (wrong.length > 0) return err({ type: 'minutes-file-wrong', path, places: wrong.join(' / ') })
  const event = tallyScreenEventSchema.safeParse({ type: 'write-minutes', by, reason, fields })
  return event.success ? ok(event.data as WriteMinutes) : err({ type: 'minutes-file-unreadable', path })
}
