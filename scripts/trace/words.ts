/** Words for people against the programs: words of a code that nothing tells, a button that no screen has, an option that no command takes. */
import { LANGUAGES } from '#election/languages.ts'
import type { Tree } from './rules.ts'
import { type Code, codesOf, parsed, Told } from './told.ts'

/** By room: the catalogues of `words/<room>.tsv`. */
export type Catalogues = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** Folders that may tell a code in every app. */
const LIBRARIES = ['election/', 'hardware/', 'openssl/', 'shell/', 'documents/']

interface Speaker {
  /** One of these must tell each code. */
  readonly tellers: readonly string[]
  /** Their screens have the buttons that a next step names. */
  readonly screens: readonly string[]
  /** Whose words are on those screens. */
  readonly labels: readonly string[]
}

const SPEAKERS: Readonly<Record<string, Speaker>> = {
  kiosk: { tellers: [...LIBRARIES, 'kiosk/'], screens: ['kiosk/', 'ui/'], labels: ['kiosk', 'common'] },
  issuer: { tellers: [...LIBRARIES, 'issuer/'], screens: ['issuer/', 'ui/'], labels: ['issuer', 'common'] },
  tally: { tellers: [...LIBRARIES, 'tally/', 'office/'], screens: ['tally/', 'ui/'], labels: ['tally', 'common'] },
  // The tally's services report a finished count that cannot be read, and the roll's server reads tables.
  office: {
    tellers: [...LIBRARIES, 'office/', 'tally/', 'online/roll-side/'],
    screens: ['office/', 'ui/'],
    labels: ['office', 'common'],
  },
  online: { tellers: [...LIBRARIES, 'online/', 'office/'], screens: ['online/'], labels: ['online'] },
  members: { tellers: [...LIBRARIES, 'online/', 'office/'], screens: ['online/'], labels: ['members', 'online'] },
  verify: { tellers: ['verify/', 'office/'], screens: [], labels: [] },
  desk: { tellers: ['desk/', 'scripts/'], screens: ['desk/', 'ui/'], labels: ['desk', 'common'] },
  commands: { tellers: [...LIBRARIES, 'office/', 'scripts/', 'simulation/'], screens: [], labels: [] },
  // A lost device, a clock and a printer are the same at each machine.
  common: {
    tellers: [...LIBRARIES, 'ui/', 'kiosk/', 'issuer/', 'tally/'],
    screens: ['ui/', 'kiosk/', 'issuer/'],
    labels: ['kiosk', 'issuer', 'common'],
  },
}
/** A requirement is asked by the list of them, a lost device is joined of its name and why: no line makes one of these whole. */
const JOINED = /^(machine|glassWords$|\w+(Reader|Devices)Lost$)/

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
    refusalsOf(exported)
      .filter(({ catalogue }) => !JOINED.test(catalogue))
      .map(({ code }) => ({ code, of: `words of ${name}`, folders: SPEAKERS[name]?.tellers ?? [] })),
  )
  return [
    ...lists.filter((code) => !isTold(code, told)),
    ...worded.filter(
      ({ code, folders }) =>
        folders.length > 0 && !told.has(code, (file) => folders.some((folder) => file.startsWith(folder))),
    ),
  ]
}

/** A session or a service of an app tells each code of its own list, or a part that they are built of does; its screens only show it. */
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
    !file.startsWith('verify/') &&
    (app === undefined || [app, ...LIBRARIES, 'office/'].some((folder) => file.startsWith(folder)))
  )
}

function isProgram(file: string): boolean {
  return /\.(tsx?|mjs)$/.test(file) && !/\.(test|spec|d)\.m?tsx?$/.test(file) && !/^(ui\/messages|words)\//.test(file)
}

/** 「…」 and "…" in a next step name something that stands on a screen of that app; `--…` is an option that a command takes. */
export function deadNextSteps(tree: Tree, catalogues: Catalogues): readonly string[] {
  const commands = [...tree].filter(([file]) => isProgram(file) && /^(office|scripts|simulation|desk)\//.test(file))
  return [...catalogues].flatMap(([name, exported]) => {
    const speaker = SPEAKERS[name]
    const refusals = refusalsOf(exported)
    if (refusals.length === 0) return []
    if (speaker === undefined) return [`words/${name}.tsv: scripts/trace does not know whose words these are`]
    const labels = labelsOn(speaker, tree, catalogues)
    return refusals.flatMap(({ code, nexts }) =>
      nexts.flatMap((next) => [
        ...quotedIn(next)
          .filter((quoted) => !labels.some((label) => label.test(quoted)))
          .map((quoted) => `words/${name}.tsv: ${code} sends people to “${quoted}”, which is on no screen`),
        ...optionsIn(next)
          .filter((option) => !commands.some(([, text]) => text.includes(option)))
          .map((option) => `words/${name}.tsv: ${code} names ${option}, which no command takes`),
      ]),
    )
  })
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
): readonly { catalogue: string; code: string; nexts: readonly string[] }[] {
  return Object.entries(exported).flatMap(([catalogue, texts]) =>
    isRecord(texts)
      ? Object.entries(texts).flatMap(([code, words]) => {
          const nexts = nextsOf(words)
          return nexts.length > 0 ? [{ catalogue, code, nexts }] : []
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

/** Labels that these screens use; `{name}` in one is anything, and （…） after one need not be said. */
function labelsOn({ screens, labels }: Speaker, tree: Tree, catalogues: Catalogues): readonly RegExp[] {
  const isShown = (file: string) => isProgram(file) && screens.some((folder) => file.startsWith(folder))
  const shown = [...tree].filter(([file]) => isShown(file)).map(([, text]) => text)
  // `step_${name}` uses each key that begins so.
  const used = new Set(shown.flatMap((text) => text.match(/[a-zA-Z0-9]+/g) ?? []))
  return labels
    .flatMap((room) => Object.values(catalogues.get(room) ?? {}))
    .filter(isRecord)
    .flatMap(Object.entries)
    .filter(([key]) => used.has(key.split('_')[0] ?? key))
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
