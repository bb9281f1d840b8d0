/**
 * `npm run online`: the whole way of an online vote to try by hand. Usage: npm run online [-- [--tsukuba | --overseas | --school [--files FOLDER]] [--port N]]
 * Starts PostgreSQL in a temporary folder and every program of the online box, each as a process of its own, with invented people and
 * cards, and a page that leads from the application to the check of the count.
 */
import { tmpdir } from 'node:os'
import { inWords } from '#build/start-troubles.mjs'
import { inEach } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import { ok } from '#election/result.ts'
import { postgresPrograms } from '#online/database/postgres-programs.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { optionsOf, sayNotUnderstood } from '#shell/started-wrongly.ts'
import { OnlinePrograms, PROGRAM_PORTS } from '#simulation/online/programs/online-programs.ts'
import { readSchool, SCHOOL } from '#simulation/online/programs/school.ts'
import { fill, type Text, type Values } from '#ui/messages/message.ts'
import { leadWords as words } from '#words/online.ts'
import { anyPort, assertFree, type PortOf, portsFrom } from '../own-ports.ts'
import { Lead, type Step } from './lead.ts'
import { serveLead } from './lead-server.ts'
import { type Policy, policiesIn, SWITCHES } from './policy.ts'
import { asked, TSUKUBA } from './residents.ts'
import { faultOfSchool } from './school-fault.ts'

const USAGE = 'npm run online -- [--tsukuba | --overseas | --school [--files FOLDER]] [--port N]'
/** As a terminal ends it. */
const ENDS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const { named, rest } = policiesIn(process.argv.slice(2), process.env)
const options = optionsOf(['port', 'files'], USAGE, rest)
if (options !== null) {
  const portOf = portsFrom(options.port)
  const [policy = 'default'] = named
  if (portOf === null || named.length > 1 || (options.files !== undefined && policy !== 'school'))
    sayNotUnderstood(USAGE)
  else process.exitCode = await inWords(tmpdir(), () => main(policy, portOf, options.files ?? SCHOOL))
}

async function main(policy: Policy, portOf: PortOf, folder: string): Promise<number> {
  const read = policy === 'school' ? readSchool(folder) : ok(null)
  if (!read.ok) {
    for (const line of faultOfSchool(read.error)) console.error(line)
    return 1
  }
  const school = read.value
  await assertFree(portOf)
  if (!postgresPrograms().ok) {
    tell(words.noPostgresql)
    return 1
  }
  const end = whenAsked()
  const programs = await start(
    policy === 'school'
      ? { school: school ?? undefined }
      : { switches: SWITCHES[policy], ...(policy === 'tsukuba' && { residents: TSUKUBA, sources: await asked() }) },
    portOf,
    end,
  ).catch((error: unknown) => {
    if (end.isAsked) return null
    tell(words.notStarted)
    throw error
  })
  if (programs === null) {
    tell(words.ended)
    return 0
  }
  let badly: readonly string[] = []
  try {
    const { election, ports } = programs.ground
    const facts = { policy, settings: election.settings, office: `http://localhost:${ports.roll}/` }
    const page = await serveLead(new Lead(programs, tellStep, school), facts, secureRandomness(), portOf(0))
    tell(words.at, { address: `${page.address}/ja` })
    tell(words.ends)
    await end.asked
    tell(words.ending)
    await page.close()
  } finally {
    badly = await programs.end()
  }
  tell(words.ended)
  if (badly.length === 0) return 0
  tell(words.endedBadly, { programs: badly.join(', ') })
  return 1
}

type Plan = Pick<Parameters<typeof OnlinePrograms.start>[0], 'residents' | 'school' | 'sources' | 'switches'>

function start(plan: Plan, portOf: PortOf, end: End): Promise<OnlinePrograms> {
  return OnlinePrograms.start({
    ...{ seed: Buffer.from(secureRandomness().bytes(16)).toString('hex'), durable: true, ...plan },
    ...(portOf === anyPort ? {} : { ports: Array.from({ length: PROGRAM_PORTS }, (_, i) => portOf(1 + i)) }),
    say(what) {
      if (end.isAsked) throw new Error('ended while it starts')
      tell(words[`begin_${what}`])
    },
  })
}

export type End = ReturnType<typeof whenAsked>

/** Pressed again while it ends: that changes nothing. */
function whenAsked() {
  let isAsked = false
  const asked = new Promise<void>((done) => {
    for (const signal of ENDS) {
      process.on(signal, () => {
        isAsked = true
        done()
      })
    }
  })
  return {
    asked,
    get isAsked() {
      return isAsked
    },
  }
}

function tellStep(step: Step): void {
  tell(inEach((language) => fill(words.doing[language], { step: words[`step_${step}`][language] })))
}

function tell(text: Text, values: Values = {}): void {
  for (const language of LANGUAGES) console.log(fill(text[language], values))
}
