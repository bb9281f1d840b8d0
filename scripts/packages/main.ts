/**
 * `npm run package [-- kiosk|issuer|tally|office|verify …] [--out DIR]`: Debian packages of the machines, of the office and of the
 * auditors' reader into `out/packages/`. Each machine's and the office's has its list of files (for `packages/check-machine`), bill of materials (CycloneDX) and licences;
 * `SHA256SUMS` is of them all. From this checkout alone; two builds are equal.
 *
 * `npm run package -- --electron [kiosk|issuer|tally|office …] [--out DIR]`: the same programs in the Electron shell (deb and AppImage on
 * Linux, nsis on Windows), for rehearsals and offices. Fetches Electron and electron-builder; where it cannot, it says so.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { buildScreens } from '#build/screens.mjs'
import { buildServices, ONE_FILE, PROGRAMS } from '#build/services.mjs'
import { usageOf } from '#build/usage.mjs'
import { assert } from '#election/assert.ts'
import { mayBePublished } from '#election/published-files.ts'
import { descriptionOf } from './description.ts'
import { descriptionPage } from './description-page.ts'
import { ELECTRON_PROGRAMS, type ElectronProgram } from './electron-config.ts'
import { makeElectronPackages, whyNoPackages } from './electron-package.ts'
import { sha256Of, sumsOf } from './file-list.ts'
import { makePackage } from './make-package.ts'
import { shippedNode } from './shipped-node.ts'
import { sourceDate } from './source-date.ts'
import { PACKAGED, type Packaged, programsIn } from './stage.ts'
import { makeVerifyPackage } from './verify-package.ts'

const ROOT = join(import.meta.dirname, '../..')
const words = process.argv.slice(2)
const electron = words.includes('--electron')
const args = words.filter((word) => word !== '--electron')
const at = args.indexOf('--out')
const out = at < 0 ? join(ROOT, 'out/packages') : resolve(args[at + 1] ?? '')
const asked = at < 0 ? args : args.toSpliced(at, 2)
const all: readonly string[] = electron ? ELECTRON_PROGRAMS : [...PACKAGED, 'verify']

if ((at >= 0 && !args[at + 1]) || asked.some((word) => !all.includes(word))) {
  console.error(usageOf(import.meta.filename))
  process.exitCode = 2
} else if (electron) {
  await forElectron(ELECTRON_PROGRAMS.filter((program) => asked.length === 0 || asked.includes(program)))
} else {
  const wants = (each: string) => asked.length === 0 || asked.includes(each)
  await forMachines(PACKAGED.filter(wants), wants('verify'))
}

async function forElectron(programs: readonly ElectronProgram[]): Promise<void> {
  const missing = await whyNoPackages(ROOT)
  if (missing === null) {
    await buildServices({ only: programs.flatMap((program) => [...(PROGRAMS[program] ?? [])]), say: console.log })
    await buildScreens({ only: programs, say: console.log })
  }
  const failed = missing ?? makeElectronPackages(ROOT, programs, out)
  if (failed === null) return console.log(out)
  console.error(failed)
  process.exitCode = 1
}

async function forMachines(roles: readonly Packaged[], withReader: boolean): Promise<void> {
  const services = roles.flatMap(programsIn).flatMap((program) => [...(PROGRAMS[program] ?? [])])
  await buildServices({ only: [...services, ...(withReader ? ONE_FILE : [])], say: console.log })
  await buildScreens({ only: roles, say: console.log })
  const node = await shippedNode(ROOT, sourceDate(ROOT))
  const made = roles.map((role) => makePackage(ROOT, role, node, out))
  for (const { file, sha256, number } of made) {
    console.log(`${file}\n  SHA-256 ${sha256}\n  照合番号 / check number ${number}`)
  }
  const reader = withReader ? makeVerifyPackage(ROOT, out) : []
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }
  if (roles.length === 0) return console.log(reader.map((file) => `${file}\n  SHA-256 ${sha256Of(file)}`).join('\n'))
  // On the stick from which a machine is compared and given its election.
  const tools = ['check-machine', 'bring-package', 'update-machine'].map((tool) => join(out, tool))
  for (const tool of tools) cpSync(join(ROOT, 'packages', basename(tool)), tool)
  const packages = made.map(({ file }) => file.replace(/\.deb$/, ''))
  const delivered = packages.flatMap((each) => ['deb', 'files', 'cdx.json'].map((end) => `${each}.${end}`))
  const sums = join(out, 'SHA256SUMS')
  writeFileSync(sums, sumsOf([...delivered, ...reader, ...tools]))
  console.log(`${sums}\n  SHA-256 ${sha256Of(sums)}`)
  const description = descriptionOf(
    version,
    made.filter((_, at) => roles[at] !== 'office'),
    sha256Of(sums),
  )
  const published = { 'description.md': description, 'description.html': descriptionPage(description) }
  for (const [name, content] of Object.entries(published)) {
    assert(mayBePublished('description', name), 'description: a kind with a reason')
    writeFileSync(join(out, name), content)
  }
  console.log(`${join(out, 'description.html')}  型式・構造・機能・操作の方法 / the description to be published`)
}
