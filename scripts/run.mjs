/** `node scripts/run.mjs FILE.ts ARGS…`: set-up if needed, then the TypeScript program with the same stdio and exit code. */
import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureSetup, ROOT } from './setup.mjs'

/** Programs that count: the tally's helper processes start from their bundles, half a second sooner each. */
const COUNTS = /^(tally|desk|bench|scripts\/(election-day|ippyo))\//

/** @returns {Promise<number>} exit code */
export async function runTypeScript(file, args) {
  const env = { ...process.env }
  if (COUNTS.test(file)) {
    const { buildServices, serviceFile } = await import('./build-services.mjs')
    await buildServices({ only: ['tally-key-process', 'tally-opener-process', 'tally-reader-process'] })
    env.IPPYO_SERVICES = dirname(serviceFile('tally-key-process'))
  }
  const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'loader.mjs')
  const child = spawn(process.execPath, ['--import', `file://${tsx}`, join(ROOT, file), ...args], {
    stdio: 'inherit',
    env,
  })
  // Ctrl-C reaches the whole foreground group; a plain kill of this process is handed on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) =>
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143))),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureSetup()
  const [file, ...args] = process.argv.slice(2)
  const app = /^(kiosk|issuer|tally)\/main\.ts$/.exec(file)?.[1]
  if (app !== undefined) {
    const { buildScreens } = await import('./build-screens.mjs')
    await buildScreens({ only: [app] })
  }
  process.exit(await runTypeScript(file, args))
}
