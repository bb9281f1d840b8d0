/** The person who had the stick made the pictures: harm in one ends with the process that looks at it, and the sheets beside it are read. */
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { KeptSheets } from '#election/picture/kept-sheets.ts'
import { filesOfScans } from '#hardware/scans/files-of-scans.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { OF_TWO_SHEETS } from '#simulation/counting/one-station.ts'
import { scanSheets } from '#simulation/counting/scan-sheets.ts'
import { writePair } from '#simulation/counting/sealed-pair.ts'
import { printSheets } from '#simulation/counting/sheets-of-medium.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type ScanReader, startScanReader } from './scan-reader.ts'
import { scansInSlot } from './scans-in-slot.ts'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

let directory: string
let made: CountingElection
let scans: readonly string[]
let sheets: number
const scanner: ScanReader = startScanReader()
const at = (...names: readonly string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-scans-'))
  made = await countingElection(secureRandomness())
  const options = { station: '1', pair: 1, sessions: OF_TWO_SHEETS }
  const { original, duplicate } = await writePair(made, options, at('media'), secureRandomness())
  sheets = Math.ceil((await printSheets(made, original, at('original.pdf'))).codes.length / 12)
  await printSheets(made, duplicate, at('duplicate.pdf'))
  const scanned = { dots: 150, degrees: 0.7 }
  expect(sheets).toBe(2)
  scans = await scanSheets(at('original.pdf'), directory, scanned, seededRandomness('hostile'))
})

afterAll(async () => {
  await scanner.close()
  await rm(directory, { recursive: true })
})

async function read(folder: string, kept = new KeptSheets(), hand = scanner) {
  const files = (await filesOfScans(at(folder))) ?? expect.unreachable('scans lie there')
  const done: number[] = []
  const onFile = (number: number) => done.push(number)
  const { electionPackage } = made.election
  const result = await scansInSlot({ files, scanner: hand, kept, electionPackage, onFile })
  expect(done.at(-1)).toBe(files.tooMany ? 0 : files.files.length)
  return { ...result, why: 'refusal' in result.found ? result.found.refusal : 'whole' }
}

async function folder(name: string, files: Readonly<Record<string, Uint8Array | string>>): Promise<string> {
  await mkdir(at(name), { recursive: true })
  for (const [file, bytes] of Object.entries(files)) await writeFile(at(name, file), bytes)
  return name
}

function chunk(type: string, data: Uint8Array): Buffer {
  const said = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const numbers = Buffer.alloc(8)
  numbers.writeUInt32BE(data.length, 0)
  numbers.writeUInt32BE(crc32(said), 4)
  return Buffer.concat([numbers.subarray(0, 4), said, numbers.subarray(4)])
}

/** A PNG with the size that it claims and the content that it holds: `rows` zeros, packed a thousand to one. */
function png(width: number, height: number, colour: number, rows: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([colour === 6 ? 16 : 8, colour], 8)
  const data = deflateSync(Buffer.alloc(rows), { level: 9 })
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

const first = () => readFile(scans[0] as string)

describe('what is no scan', () => {
  it('junk, cut files, empty ones, other kinds: named as not readable, and the sheets beside them are read', async () => {
    const whole = await first()
    const junk = seededRandomness('junk').bytes(200_000)
    await folder('junk', {
      'junk.png': junk,
      'junk.jpg': Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), junk]),
      'junk in a png.png': Buffer.concat([whole.subarray(0, 60), junk]),
      'cut.png': whole.subarray(0, Math.floor(whole.length / 2)),
      'junk.pdf': Buffer.concat([Buffer.from('%PDF-'), junk]),
      'empty.png': '',
      'scan.tiff': 'II*\0',
      'z whole.png': whole,
      '._z whole.png': junk,
    })
    const { seen, why } = await read('junk')
    expect([...seen.unread].sort()).toEqual(
      ['cut.png', 'empty.png', 'junk in a png.png', 'junk.jpg', 'junk.pdf', 'junk.png', 'scan.tiff'].sort(),
    )
    expect(why).toBe('scans-not-whole')
    expect(seen.missingSheets).toEqual([2])
    expect((await read(await folder('only-junk', { 'a.png': junk }))).why).toBe('scans-unreadable')
  })

  it('a picture that claims a wall of dots, or unpacks to more than memory is given: not readable, and the next is', async () => {
    await folder('huge', {
      'a wall.png': png(2_000_000, 2_000_000, 0, 1000),
      'b at the bound, colours of 16 bits.png': png(7000, 7000, 6, 7000 * (7000 * 8 + 1)),
      'c more than it claims.png': png(100, 100, 0, 2 ** 31 - 1),
      'z whole.png': await first(),
    })
    const { seen } = await read('huge')
    expect(seen.unread).toEqual(['a wall.png', 'c more than it claims.png'])
    expect(seen.missingSheets).toEqual([2])
  })

  it('a link, a FIFO and a folder called like a picture are not looked at', async () => {
    await folder('odd', { 'one.png': await first() })
    await symlink(at('original.pdf'), at('odd', 'link.png'))
    execFileSync('mkfifo', [at('odd', 'fifo.png')])
    await mkdir(at('odd', 'folder.png'))
    expect((await read('odd')).seen.files).toBe(1)
  })

  it('a picture on which the process loses its patience: not readable, and a new process reads the next', async () => {
    const impatient = startScanReader(1)
    const lost = await read(await folder('slow', { 'a.png': await first() }), new KeptSheets(), impatient)
    expect([lost.why, lost.seen.unread]).toEqual(['scans-unreadable', ['a.png']])
    await impatient.close()
  })

  it('a photograph of something else has no code; too many files are not begun', async () => {
    expect((await read(await folder('other', { 'a.png': png(600, 600, 0, 600 * 601) }))).why).toBe(
      'scans-without-codes',
    )
    const many = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`${i}.png`, '']))
    expect((await read(await folder('many', many))).why).toBe('scans-too-many')
  })
})

describe('sheets', () => {
  it('as a PDF, and as pictures in folders of a scanner: whole', async () => {
    await folder('pdf', { 'scan.pdf': await readFile(at('original.pdf')) })
    expect(await read('pdf')).toMatchObject({ why: 'whole', seen: { sheets } })
    await folder('camera/DCIM/100SCAN', { 'a.png': await first(), 'b.png': await readFile(scans[1] as string) })
    expect((await read('camera')).why).toBe('whole')
  })

  it('of two media are told apart by station, machine, role and set', async () => {
    const pdfs = { 'a.pdf': await readFile(at('original.pdf')), 'b.pdf': await readFile(at('duplicate.pdf')) }
    const { seen, why } = await read(await folder('two', pdfs))
    expect(why).toBe('scans-of-two-media')
    expect(seen.media).toMatchObject([
      { station: '1', pair: 1, role: 'original' },
      { station: '1', pair: 1, role: 'duplicate' },
    ])
    expect(seen.media[0]?.set).not.toBe(seen.media[1]?.set)
  })
})
