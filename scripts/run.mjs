/**
 * `node scripts/run.mjs FILE.ts ARGS…`: set-up if needed, then the TypeScript program with the same stdio and exit code. For a
 * developer's computer: what a machine or an office runs is built (`start-built.mjs`).
 */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { usageOf, wantsHelp } from '../build/usage.mjs'
import { isGiven } from '../office/terminal/given-descriptor.mjs'
import { endWithNpm } from './end-with-npm.mjs'
import { ensureSetup, ROOT } from './setup.mjs'

/** Programs that count or start apps: these run from their bundles, as on the day, and half a second sooner each. The practice brings its own. */
const WITH_BUNDLES = /^(desk(?!\/practice)|bench|simulation\/election-day)\//

/** A day without screens is tried before anything is tested. */
const FOR_A_LOOK = /^simulation\/election-day\//

/** These tell more about their options than the comment at their head. */
const ANSWERS_ITSELF =
  /^(bench|simulation\/election-day|scripts\/(night|prove))\/main\.ts$|^scripts\/ippyo-fixture\.ts$/

/** @returns {Promise<number>} exit code */
export async function runTypeScript(file, args) {
  // Any user of this computer can first make the directory where tsx keeps its cache between starts, with code of their own.
  const env = { ...process.env, TSX_DISABLE_CACHE: '1' }
  if (WITH_BUNDLES.test(file)) env.IPPYO_SERVICES = await buildPrograms()
  const start = await startOf(file, env)
  const child = spawn(process.execPath, [...start, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', ...givenTo(args)],
    env,
  })
  // Ctrl-C reaches the whole foreground group; a plain kill of this process is handed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  endWithNpm(() => child.kill('SIGTERM'))
  process.once('exit', () => child.kill('SIGTERM'))
  return new Promise((resolve) =>
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143))),
  )
}

/** @returns {Promise<string>} the folder of the bundles */
export async function buildPrograms() {
  const { buildServices, PROGRAMS, serviceFile } = await import('../build/services.mjs')
  await buildServices({ only: [...PROGRAMS.kiosk, ...PROGRAMS.issuer, ...PROGRAMS.tally, ...PROGRAMS.ippyo] })
  return dirname(serviceFile('tally-key-process'))
}

/** The online box starts a dozen programs: all are translated at once, which takes a tenth of what each would take by itself. */
async function startOf(file, env) {
  if (!file.startsWith('desk/online/')) {
    return ['--import', `file://${join(ROOT, 'node_modules', 'tsx', 'dist', 'loader.mjs')}`, join(ROOT, file)]
  }
  const { buildTranslated, ONLINE } = await import('../build/translated.mjs')
  env.IPPYO_TRANSLATED = join(ROOT, 'dist', 'translated-online')
  await buildTranslated({ sources: ONLINE, into: env.IPPYO_TRANSLATED })
  return [join(env.IPPYO_TRANSLATED, `${file}.mjs`)]
}

/** Descriptors that the command line names (`--passphrase-fd 3`): a child gets only what it is handed. */
function givenTo(args) {
  const named = args.flatMap((arg, i) => {
    const [option, value = args[i + 1]] = arg.split('=')
    return /^--[a-z-]*-fd$/.test(option) && /^[0-9]{1,3}$/.test(value ?? '') ? [Number(value)] : []
  })
  const given = named.filter((fd) => fd > 2 && isGiven(fd))
  return Array.from({ length: Math.max(2, ...given) - 2 }, (_, i) => (given.includes(i + 3) ? i + 3 : 'ignore'))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, ...args] = process.argv.slice(2)
  if (file === undefined || (wantsHelp(args) && !ANSWERS_ITSELF.test(file))) {
    console.log(usageOf(file === undefined ? fileURLToPath(import.meta.url) : join(ROOT, file)))
    process.exit(file === undefined ? 2 : 0)
  }
  await ensureSetup(FOR_A_LOOK.test(file) ? 'look' : 'whole')
  process.exit(await runTypeScript(file, args))
}
