/**
 * `node scripts/start-built.mjs kiosk|issuer|tally|office|ippyo ARGS…`: the program as it was built, by plain Node, in this process.
 * Never installs anything. Where the tools are (a checkout that was set up) it first builds what is missing or older than its
 * sources; a machine has no tools, and one sentence says what it lacks.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildServices, isBuilt, PROGRAMS, serviceFile } from '../build/services.mjs'
import { ROOT } from '../build/source-hash.mjs'
import { usageOf } from '../build/usage.mjs'
import { endWithNpm } from './end-with-npm.mjs'

const SCREENS = ['kiosk', 'issuer', 'tally', 'office']

/** @returns {Promise<string | null>} what to do first */
async function makeReady(name) {
  if (existsSync(join(ROOT, 'node_modules', 'vite'))) {
    await buildServices({ only: PROGRAMS[name].filter((part) => !isBuilt(part)) })
    if (!SCREENS.includes(name)) return null
    const { buildScreens } = await import('../build/screens.mjs')
    await buildScreens({ only: [name] })
    return null
  }
  if (PROGRAMS[name].every((part) => existsSync(serviceFile(part)))) return null
  return [
    `このコンピュータには組み立て済みの${name}がありません。dist/ を含む配布物を入れ直すか、開発用のコンピュータなら npm run setup を実行してください。`,
    `This computer has no built ${name}. Install the delivered files with their dist/ again; on a developer's computer run: npm run setup`,
  ].join('\n')
}

const name = process.argv[2] ?? ''
if (PROGRAMS[name] === undefined) {
  const asked = name === '--help' || name === '-h'
  console[asked ? 'log' : 'error'](usageOf(fileURLToPath(import.meta.url)))
  process.exit(asked ? 0 : 2)
}
const missing = await makeReady(name)
if (missing !== null) {
  console.error(missing)
  process.exit(2)
}
endWithNpm()
process.argv.splice(1, 2, serviceFile(name))
await import(pathToFileURL(serviceFile(name)).href)
