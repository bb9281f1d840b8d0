/**
 * `ippyo bundle`: the bundle that a count left, whole and unchanged, as a directory or one `.tar` for carrying. It has the machines' figures of
 * each contest: for everybody only where the count shows them too (CNT-12).
 */
import { lstat, readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import { isForParties, isPublishedInPart } from '#election/bundle/bundle-files.ts'
import { TAR_END, tarHeader, tarPadding } from '#election/bundle/tar-entry.ts'
import { leftFigures } from '#election/count/paper-books.ts'
import { bundleFingerprint } from '#election/keys/fingerprint.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { mayBePublished } from '#election/published-files.ts'
import { err, ok, type Result } from '#election/result.ts'
import { appearWhole, writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeSha256, sha256Hex } from '#openssl/hashes.ts'
import { listed } from '#ui/language/in-sentence.ts'
import { bundleRefusals, bundleWords } from '#ui/messages/bundle.ts'
import { fill } from '#ui/messages/message.ts'
import { folderAppears } from '../files/whole-folder.ts'
import { PUBLIC } from '../files/write-files.ts'
import type { GlobalOptions } from '../terminal/command.ts'
import type { OfficeIo } from '../terminal/office-io.ts'
import { refuseIn } from '../terminal/refusals.ts'

const MANIFEST = 'manifest.json'
const MANIFEST_BYTES_MAX = 4 * 1024 * 1024

const manifest = z.strictObject({
  format: z.literal('ippyo bundle 1'),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.number().int().min(0), sha256: z.string() })),
})

interface BundleOptions extends GlobalOptions {
  readonly count: string
  readonly out: string
  readonly whole?: true
}

interface CarriedFile {
  readonly path: string
  readonly bytes: number
}

interface WholeBundle {
  /** Ascending by path. */
  readonly files: readonly CarriedFile[]
  readonly fingerprint: string
}

interface BundleFault {
  readonly type: 'no-bundle-there' | 'bundle-changed' | 'bundle-has-more' | 'bundle-before-result'
  readonly path: string
}

/** Stage 4 has all figures, and for each contest which of them have left the room, after which entry of its paper (docs/formats/count.md). */
const left = z.looseObject({ entries: z.number(), what: z.enum(leftFigures) })
const counted = z.looseObject({
  contests: z.array(z.looseObject({ id: z.string(), title: z.string(), uncontested: z.boolean() })),
  paper: z.record(z.string(), z.looseObject({ entries: z.array(z.unknown()), left: z.array(left) })),
})
const COUNTED_BYTES_MAX = 64 * 1024 * 1024

export function register(program: Command, io: () => OfficeIo): void {
  program
    .command('bundle')
    .requiredOption('--count <dir>')
    .requiredOption('--out <path>')
    .option('--whole')
    .action(async (_options, command: Command) => run(command.optsWithGlobals(), io()))
}

async function run(options: BundleOptions, io: OfficeIo): Promise<void> {
  const json = options.json === true
  const from = join(resolve(options.count), 'bundle')
  const found = await wholeBundle(from)
  if (!found.ok) return refuseIn(bundleRefusals, io, { ...found.error }, { json })
  const out = resolve(options.out)
  if ((await lstat(out).catch(() => null)) !== null) {
    return refuseIn(bundleRefusals, io, { type: 'bundle-out-taken', path: out }, { json })
  }
  const { files: all, fingerprint } = found.value
  const untold = await untoldContests(resolve(options.count))
  if (!untold.ok) return refuseIn(bundleRefusals, io, { ...untold.error }, { json })
  const { value: contests } = untold
  // CNT-12: announced sum less these figures is how the few on paper voted.
  if (contests.length > 0 && options.whole !== true)
    return refuseIn(
      bundleRefusals,
      io,
      { type: 'bundle-tells-few', contests },
      { json, values: { contests: listed(contests, io.language) } },
    )
  // Files that the public must not get are never carried out by leaving a word away.
  const inPart = isPublishedInPart(all.map(({ path: name }) => name))
  const files = inPart && options.whole !== true ? all.filter(({ path: name }) => !isForParties(name)) : all
  if (extname(out) === '.tar') await writeTar(from, files, out)
  else await copyAll(from, files, out)
  const isPublicPart = files.length < all.length
  if (json) return io.out(JSON.stringify({ path: out, fingerprint, isPublicPart }))
  const say = (word: keyof typeof bundleWords) =>
    io.out(fill(bundleWords[word][io.language], { path: out, fingerprint }))
  say('done')
  if (inPart) say(isPublicPart ? 'publicPart' : 'forParties')
  if (contests.length > 0) say('tellsFew')
}

/** Titles of contests whose figures by machine are not shown, or not yet. */
async function untoldContests(count: string): Promise<Result<readonly string[], BundleFault>> {
  const file = join(count, 'count', '4-counted', 'report.json')
  const bytes = await readFile(file).catch(() => null)
  const read = bytes === null ? null : parseJson(new Uint8Array(bytes), COUNTED_BYTES_MAX, counted)
  if (read === null) return err({ type: 'bundle-before-result', path: file })
  const isTold = (id: string) => {
    const of = read.paper[id]
    return of?.left.some(({ entries, what }) => what !== 'sum' && entries === of.entries.length) === true
  }
  const held = read.contests.filter(({ id, uncontested }) => !uncontested && !isTold(id))
  return ok(held.map(({ title }) => title))
}

/** Every file of a kind that may leave, as its manifest says: a bundle that somebody changed since the count is not carried out. */
async function wholeBundle(directory: string): Promise<Result<WholeBundle, BundleFault>> {
  const bytes = await readFile(join(directory, MANIFEST)).catch(() => null)
  const read = bytes === null ? null : parseJson(new Uint8Array(bytes), MANIFEST_BYTES_MAX, manifest)
  if (bytes === null || read === null) return err({ type: 'no-bundle-there', path: directory })
  for (const { path: name, sha256 } of read.files) {
    // These names also lead nowhere else.
    if (!mayBePublished('bundle', name)) return err({ type: 'bundle-has-more', path: join(directory, name) })
    const file = await readFile(join(directory, name)).catch(() => null)
    if (file === null || sha256Hex(file) !== sha256) return err({ type: 'bundle-changed', path: join(directory, name) })
  }
  const files: CarriedFile[] = [...read.files, { path: MANIFEST, bytes: bytes.length }]
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return ok({ files: sorted, fingerprint: bundleFingerprint(nativeSha256(new Uint8Array(bytes))) })
}

async function writeTar(from: string, files: readonly CarriedFile[], out: string): Promise<void> {
  await appearWhole(out, async (file) => {
    for (const { path: name } of files) {
      const content = await readFile(join(from, name))
      await file.writeFile(tarHeader(name, content.length))
      await file.writeFile(content)
      await file.writeFile(tarPadding(content.length))
    }
    await file.writeFile(TAR_END)
  })
}

async function copyAll(from: string, files: readonly CarriedFile[], out: string): Promise<void> {
  await folderAppears(out, async (into) => {
    for (const { path } of files) await writeWholeFile(join(into, path), await readFile(join(from, path)), PUBLIC)
  })
}
