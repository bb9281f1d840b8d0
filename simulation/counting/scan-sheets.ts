/** Sheets that were printed and scanned: drawn by `pdftoppm`, turned a little, grey, with noise; each a PNG as a flatbed gives it. */
import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { assert } from '#election/assert.ts'
import type { Randomness } from '#election/randomness.ts'

export interface Scanner {
  /** Dots an inch. */
  readonly dots: number
  readonly degrees: number
}

interface Grey {
  readonly width: number
  readonly height: number
  readonly dots: Uint8Array
}

/** @returns paths of the pictures, one a sheet, in the order of the sheets */
export async function scanSheets(
  pdf: string,
  directory: string,
  scanner: Scanner,
  randomness: Randomness,
): Promise<readonly string[]> {
  const paths: string[] = []
  for (const [at, drawn] of sheetsOf(pdf, scanner.dots).entries()) {
    const path = join(directory, `scan-${scanner.dots}-${at + 1}.png`)
    await writeFile(path, pngOf(worn(turned(drawn, scanner.degrees), randomness)))
    paths.push(path)
  }
  return paths
}

function sheetsOf(pdf: string, dots: number): readonly Grey[] {
  const { stdout, status } = spawnSync('pdftoppm', ['-gray', '-r', String(dots), pdf], { maxBuffer: 2 ** 30 })
  assert(status === 0, 'scan: pdftoppm draws the sheets')
  const sheets: Grey[] = []
  for (let at = 0; at < stdout.length; ) {
    const head = /^P5\n(\d+) (\d+)\n255\n/.exec(stdout.toString('latin1', at, at + 40))
    assert(head !== null, 'scan: a picture in grey')
    const [width, height, from] = [Number(head[1]), Number(head[2]), at + head[0].length]
    at = from + width * height
    sheets.push({ width, height, dots: new Uint8Array(stdout.subarray(from, at)) })
  }
  return sheets
}

function turned({ width, height, dots }: Grey, degrees: number): Grey {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  const out = new Uint8Array(dots.length).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2]
      const [u, v] = [cos * dx + sin * dy + width / 2, cos * dy - sin * dx + height / 2]
      const [i, j] = [Math.floor(u), Math.floor(v)]
      if (i < 0 || j < 0 || i >= width - 1 || j >= height - 1) continue
      const [a, b, at] = [u - i, v - j, j * width + i]
      const above = (dots[at] as number) * (1 - a) + (dots[at + 1] as number) * a
      const below = (dots[at + width] as number) * (1 - a) + (dots[at + width + 1] as number) * a
      out[y * width + x] = above * (1 - b) + below * b
    }
  }
  return { width, height, dots: out }
}

/** Paper is not white, ink is not black, and a scanner sees grain. */
function worn({ dots, ...size }: Grey, randomness: Randomness): Grey {
  const grain = randomness.bytes(65_521)
  const worn = dots.map((dot, i) => dot * 0.78 + 12 + (grain[i % grain.length] as number) / 6)
  return { ...size, dots: worn }
}

function pngOf({ width, height, dots }: Grey): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y++) rows.set(dots.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const data = deflateSync(rows, { level: 1 })
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const said = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(said))
  return Buffer.concat([length, said, check])
}
