/**
 * Two people type from one paper, without a screen: a station report whose file is lost (MED-06), or the ballots on paper of a contest
 * (PAP-08). Each fills one file, neither seeing the other's; both go through the session of the tally, which compares and refuses as it
 * does at its screen.
 */
import { z } from 'zod'
import { type PaperField, paperFields } from '#election/count/paper.ts'
import { type TypedField, typedFieldsOf } from '#election/count/typed-report.ts'
import { shownName, standing } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { type TallyScreenEvent, tallyScreenEventSchema } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import { placeOnPaper } from '#ui/language/place-on-paper.ts'
import { placeOnSheet } from '#ui/language/place-on-sheet.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { paperWords } from '#ui/messages/tally-paper.ts'
import { sheetWords } from '#ui/messages/tally-sheet.ts'

const BYTES_MAX = 1024 * 1024

const filled = {
  by: z.string(),
  reason: z.string(),
  fields: z.array(z.strictObject({ place: z.string(), name: z.string(), value: z.string() })).max(300),
}
const reportForm = z.strictObject({ station: z.string(), ...filled })
/** `decided`: of a correction after a lot or a final result (CNT-10). */
const decided = z.strictObject({ chair: z.string(), witnesses: z.array(z.string()) }).optional()
const paperForm = z.strictObject({ contest: z.string(), ...filled, decided })

type ReportForm = z.infer<typeof reportForm>
type PaperForm = z.infer<typeof paperForm>
export type TypeReport = Extract<TallyScreenEvent, { type: 'type-report' }>
export type EnterLot = Extract<TallyScreenEvent, { type: 'enter-lot' }>
export type TypePaper = Extract<TallyScreenEvent, { type: 'type-paper' }>

export type TypedFilesError =
  | { readonly type: 'typed-file-unreadable'; readonly path: string }
  | { readonly type: 'typed-by-how-many'; readonly station: string; readonly count: number }
  | { readonly type: 'paper-by-how-many'; readonly contest: string; readonly count: number }

/** Name, reason and every place of the sheet are still to be typed. */
export function emptyReportForm(id: string, election: LoadedElection, language: Language) {
  const { contests, stations } = election.electionPackage
  const station = stations.find((each) => each.id === id)?.id
  if (station === undefined) return err({ type: 'unknown-station', station: id } as const)
  const fields = typedFieldsOf(station, election).map((field) => {
    return { place: placeOnSheet(field, contests, language), name: field.name, value: '' }
  })
  return ok(formOf({ station, by: '', reason: '', fields } satisfies ReportForm))
}

/** A reason only where an earlier entry is corrected. */
export function emptyPaperForm(id: string, { electionPackage, list }: LoadedElection, language: Language) {
  const contest = electionPackage.contests.find((each) => each.id === id)?.id
  if (contest === undefined) return err({ type: 'no-such-contest', contest: id } as const)
  const stands = standing(list.contests.find((entry) => entry.contest === contest)?.candidates ?? [])
  const candidates = stands.map((candidate) => ({ number: candidate.number, name: shownName(candidate) }))
  const fields = paperFields(candidates.map(({ number }) => number)).map((field) => {
    const place = placeOnPaper(field, candidates, language)
    return { place: field.what === 'basis' ? place + basesIn(language) : place, name: field.name, value: '' }
  })
  return ok(formOf({ contest, by: '', reason: '', fields } satisfies PaperForm))
}

function formOf(form: ReportForm | PaperForm): string {
  return `${JSON.stringify(form, null, 2)}\n`
}

/** What the screen offers to choose from is typed by its name. */
function basesIn(language: Language): string {
  return `: paper = ${paperWords.basis_paper[language]}, all = ${paperWords.basis_all[language]}`
}

/** For each station what its two people typed. */
export function typedReports(paths: readonly string[]): Promise<Result<readonly TypeReport[], TypedFilesError>> {
  return typedTwice(paths, {
    form: reportForm,
    about: ({ station }) => station,
    event: ({ station, reason }, typings) => eventOf('type-report', { station, reason, typings }),
    howMany: (station, count) => ({ type: 'typed-by-how-many', station, count }),
  })
}

/** What the chair drew, with who entered it and who read it back; the session asks for two people (TC-50). */
export async function lotsIn(paths: readonly string[]): Promise<Result<readonly EnterLot[], TypedFilesError>> {
  const lots: EnterLot[] = []
  for (const path of paths) {
    const bytes = await readRegular(path, BYTES_MAX).catch(() => new Uint8Array(0))
    const said = parseJson(bytes, BYTES_MAX, z.looseObject({}))
    const lot = said === null ? null : eventOf('enter-lot', said)
    if (lot === null) return err({ type: 'typed-file-unreadable', path })
    lots.push(lot)
  }
  return ok(lots)
}

/** For each contest, the same. */
export function typedPaper(paths: readonly string[]): Promise<Result<readonly TypePaper[], TypedFilesError>> {
  return typedTwice(paths, {
    form: paperForm,
    about: ({ contest }) => contest,
    event: ({ contest, reason, decided: by }, typings) =>
      eventOf('type-paper', { contest, reason, typings, decided: by }),
    howMany: (contest, count) => ({ type: 'paper-by-how-many', contest, count }),
  })
}

interface Kind<Form, Event> {
  readonly form: z.ZodType<Form>
  about(form: Form): string
  /** Null: no name, no reason where one is asked for, or about nothing. */
  event(first: Form, typings: readonly unknown[]): Event | null
  howMany(about: string, count: number): TypedFilesError
}

async function typedTwice<Form extends ReportForm | PaperForm, Event>(
  paths: readonly string[],
  { form, about, event, howMany }: Kind<Form, Event>,
): Promise<Result<readonly Event[], TypedFilesError>> {
  const forms: Form[] = []
  for (const path of paths) {
    const bytes = await readRegular(path, BYTES_MAX).catch(() => new Uint8Array(0))
    const typed = parseJson(bytes, BYTES_MAX, form)
    if (typed === null) return err({ type: 'typed-file-unreadable', path })
    forms.push(typed)
  }
  const events: Event[] = []
  for (const subject of new Set(forms.map(about))) {
    const typed = forms.filter((each) => about(each) === subject)
    const [first] = typed
    if (first === undefined || typed.length !== 2) return err(howMany(subject, typed.length))
    const said = event(first, typed.map(typingOf))
    if (said === null) return err({ type: 'typed-file-unreadable', path: paths[forms.indexOf(first)] ?? '' })
    events.push(said)
  }
  return ok(events)
}

function eventOf<Type extends 'type-report' | 'type-paper' | 'enter-lot'>(type: Type, said: object) {
  const event = tallyScreenEventSchema.safeParse({ type, ...said })
  return event.success ? (event.data as Extract<TallyScreenEvent, { type: Type }>) : null
}

function typingOf({ by, fields }: ReportForm | PaperForm) {
  return { by, fields: Object.fromEntries(fields.map(({ name, value }) => [name, value])) }
}

/** Where the two are not the same, with what each of them typed. */
export function differencesInWords(
  { sheet, paperSheet }: TallyView,
  { type, typings: [first, second] }: TypeReport | TypePaper,
  language: Language,
): readonly string[] {
  const said = (typed: Readonly<Record<string, string>>, name: string) =>
    typed[name]?.trim() || sheetWords.empty[language]
  const line = (place: string, name: string) =>
    `▲ ${place}  ${fill(sheetWords.both[language], { first: said(first.fields, name), second: said(second.fields, name) })}`
  const differing = <Field extends TypedField | PaperField>(of: {
    readonly fields: readonly Field[]
    readonly differing: readonly string[]
  }) => of.fields.filter(({ name }) => of.differing.includes(name))
  if (type === 'type-report')
    return sheet === null
      ? []
      : differing(sheet).map((field) => line(placeOnSheet(field, sheet.contests, language), field.name))
  return paperSheet === null
    ? []
    : differing(paperSheet).map((field) => line(placeOnPaper(field, paperSheet.candidates, language), field.name))
}
