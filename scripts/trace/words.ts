/** Words for people against the programs: words of a code that nothing tells, a button that no screen has, an option that no command takes. */
import { LANGUAGES } from '#election/languages.ts'
import type { Tree } from './rules.ts'
import { type Code, codesOf, parsed, Told } from './told.ts'

/** Exports of `ui/messages/<name>.ts`. */
export type Catalogues = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** What every app may have a code told by. */
const LIBRARIES = ['election/', 'hardware/', 'openssl/', 'shell/', 'documents/']
const OFFICE = [...LIBRARIES, 'office/']

/** Whose words a catalogue has: the folders of which one must tell each code, and the screens that have its buttons. */
const SPEAKERS: readonly (readonly [name: RegExp, folders: readonly string[], screens: readonly string[]])[] = [
  [/^kiosk/, [...LIBRARIES, 'kiosk/'], ['kiosk-screen', 'ui']],
  [/^issuer/, [...LIBRARIES, 'issuer/'], ['issuer-screen', 'ui']],
  [/^(tally|doubts)/, [...LIBRARIES, 'tally/'], ['tally-screen', 'ui']],
  [/^office-/, OFFICE, ['office-screen', 'ui']],
  [
    /^online-(voter|apply|abroad)/,
    ['election/online/', 'online/roll-side/', 'online/test-jpki/', 'online/voter/'],
    ['online-voter-screen'],
  ],
  [/^online-staff/, ['election/online/', 'online/roll-side/', 'online/staff/'], ['online-staff-screen']],
  [/^verify/, ['verify/', 'office/'], []],
  [/^(ippyo|bundle|command-line|office|package|picture|prepare|put|roll-list|import|import-read|voice)$/, OFFICE, []],
  // The tally's services report a finished count that cannot be read.
  [/^export$/, [...OFFICE, 'tally/'], []],
  // Each requirement is asked by the whole list of them, so no line makes one: nothing is looked for.
  [/^machine$/, [], []],
  [/^online-export$/, ['election/', 'online/'], []],
  [/^(online-sorting|decide-online)$/, OFFICE, []],
  [/^(sign-(online|gazette)|make-online-keys)$/, OFFICE, []],
  [/^(built|app-start)$/, ['scripts/', 'shell/'], []],
  [/^desk/, ['desk/', 'scripts/'], ['desk', 'ui']],
  // What its preparation refuses is the office's to tell.
  [/^election-day/, ['simulation/', 'office/'], []],
  [/^ui/, ['shell/', 'ui/'], ['ui']],
  // The same act at voting machine and issuer.
  [/^clock$/, ['kiosk/', 'issuer/'], ['kiosk-screen', 'issuer-screen', 'ui', 'clock']],
  // Each code is joined of a device and why it is lost, so no line makes one whole.
  [/^devices$/, [], ['kiosk-screen', 'issuer-screen', 'ui']],
  // Every app's, by one driver and one button.
  [/^printer$/, ['hardware/'], ['printer']],
]

/** Only kiosks write the log; the reader of a log has the same words for what is in it. */
const LOG = 'election/log/catalogue.ts'
/** Programs that nobody delivers may know more than they say. */
const OURS_ALONE = /^(desk|bench|simulation|fixtures)\//

export function untoldCodes(
  tree: Tree,
  catalogues: Catalogues,
): readonly { readonly code: string; readonly of: string }[] {
  const programs = parsed(new Map([...tree].filter(([file]) => isProgram(file))))
  const told = new Told(programs)
  const lists = codesOf(programs).filter(({ file }) => !OURS_ALONE.test(file))
  const worded = [...catalogues].flatMap(([name, exported]) =>
    refusalsOf(exported).map(({ code }) => ({ code, of: `words of ${name}`, folders: speakerOf(name)?.[1] ?? [] })),
  )
  return [
    ...lists.filter((code) => !isTold(code, told)),
    ...worded.filter(
      ({ code, folders }) =>
        folders.length > 0 && !told.has(code, (file) => folders.some((folder) => file.startsWith(folder))),
    ),
  ]
}

/** What an app's own list has, a session or a service of it makes, or what they are built of; its screens only show it. */
function isTold(code: Code, told: Told): boolean {
  const app = /^(kiosk|issuer|tally|office)\/session\/codes\.ts$/.exec(code.file)?.[1]
  if (app === undefined) return told.has(code.code, (file) => mayTell(code, file))
  const makers = [`${app}/session/`, `${app}/services/`, `${app}/app.ts`, ...LIBRARIES]
  return told.hasRefusal(code.code, (file) => makers.some((maker) => file.startsWith(maker)))
}

function mayTell({ file: home }: Code, file: string): boolean {
  if (OURS_ALONE.test(file)) return false
  if (home === LOG) return /^(kiosk|election|hardware)\//.test(file) && file !== LOG
  if (home.startsWith('verify/')) return file.startsWith('verify/')
  const app = /^(kiosk|issuer|tally)\//.exec(home)?.[0]
  return (
    !file.startsWith('verify/') && (app === undefined || [app, ...OFFICE].some((folder) => file.startsWith(folder)))
  )
}

function isProgram(file: string): boolean {
  return /\.(tsx?|mjs)$/.test(file) && !/\.(test|spec|d)\.m?tsx?$/.test(file) && !file.startsWith('ui/messages/')
}

/** 「…」 and "…" in a next step name something that stands on a screen of that app; `--…` is an option that a command takes. */
export function deadNextSteps(tree: Tree, catalogues: Catalogues): readonly string[] {
  const commands = [...tree].filter(([file]) => isProgram(file) && /^(office|scripts|simulation|desk)\//.test(file))
  return [...catalogues].flatMap(([name, exported]) => {
    const speaker = speakerOf(name)
    const refusals = refusalsOf(exported)
    if (refusals.length === 0) return []
    if (speaker === undefined) return [`ui/messages/${name}.ts: scripts/trace does not know whose words these are`]
    const labels = speaker[2].flatMap((screen) => labelsOf(screen, tree, catalogues))
    return refusals.flatMap(({ code, nexts }) =>
      nexts.flatMap((next) => [
        ...quotedIn(next)
          .filter((quoted) => !labels.some((label) => label.test(quoted)))
          .map((quoted) => `ui/messages/${name}.ts: ${code} sends people to “${quoted}”, which is on no screen`),
        ...optionsIn(next)
          .filter((option) => !commands.some(([, text]) => text.includes(option)))
          .map((option) => `ui/messages/${name}.ts: ${code} names ${option}, which no command takes`),
      ]),
    )
  })
}

function speakerOf(name: string): (typeof SPEAKERS)[number] | undefined {
  return SPEAKERS.find(([pattern]) => pattern.test(name))
}

function quotedIn(next: string): readonly string[] {
  return [...next.matchAll(/「([^」]+)」|"([^" ][^"]*)"/g)].map(([, ja, en]) => (ja ?? en) as string)
}

/** Options of programs that are not ours are theirs. */
function optionsIn(next: string): readonly string[] {
  return next.replace(/\bhwclock( --\w+)*/g, '').match(/--[a-z][a-z-]+/g) ?? []
}

function refusalsOf(
  exported: Readonly<Record<string, unknown>>,
): readonly { code: string; nexts: readonly string[] }[] {
  return Object.values(exported).flatMap((catalogue) =>
    isRecord(catalogue)
      ? Object.entries(catalogue).flatMap(([code, words]) => {
          const nexts = nextsOf(words)
          return nexts.length > 0 ? [{ code, nexts }] : []
        })
      : [],
  )
}

function nextsOf(words: unknown): readonly string[] {
  if (!isRecord(words)) return []
  return LANGUAGES.map((language) => words[language]).flatMap((side) =>
    isRecord(side) && typeof side.next === 'string' ? [side.next] : [],
  )
}

/** Labels that a screen uses; `{name}` in one is anything, and （…） behind one need not be said. */
/** Screens that are not in a folder of their list's name. */
const FOLDERS: Readonly<Record<string, string>> = {
  printer: 'ui/',
  'online-voter-screen': 'online/voter/',
  'online-staff-screen': 'online/staff/',
}

function labelsOf(screen: string, tree: Tree, catalogues: Catalogues): readonly RegExp[] {
  const folder = FOLDERS[screen] ?? `${screen.replace(/-screen$/, '')}/`
  const shown = [...tree].filter(([file]) => file.startsWith(folder) && isProgram(file)).map(([, text]) => text)
  return Object.values(catalogues.get(screen) ?? {})
    .filter(isRecord)
    .flatMap(Object.entries)
    .filter(([key]) => shown.some((text) => new RegExp(`\\b${key.split('_')[0]}`).test(text)))
    .flatMap(([, words]) => (isRecord(words) ? LANGUAGES.map((language) => words[language]) : []))
    .filter((words) => typeof words === 'string')
    .map((words) => {
      const literal = words.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '.+')
      return new RegExp(`^${literal.replace(/(（[^（]*）| \\\(.*\))$/, '($1)?')}$`)
    })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
