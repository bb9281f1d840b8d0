/** Sheets that were printed and scanned: drawn by `pdftoppm`, turned a little, grey, with noise; each a PNG as a flatbed gives it. */

import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { Randomness } from '#election/randomness.ts'
import { pngOf } from '#simulation/rooms/png.ts'

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
    await writeFile(path, greyPng(worn(turned(drawn, scanner.degrees), randomness)))
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

function greyPng({ width, height, dots }: Grey): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => dots.subarray(y * width, (y + 1) * width))
  return pngOf({ width, height, colours: 1, rows })
}
