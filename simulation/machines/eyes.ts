/**
 * Reads a picture of the glass as a person would: finds lines of letters by their edges, lays them under each other black on white, and gives
 * that page to Tesseract, whose Japanese is good on single lines and poor on a screen of boxes.
 */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { assert } from '#election/assert.ts'

/** Grey, one byte a dot. */
export interface Glass {
  readonly width: number
  readonly height: number
  readonly grey: Uint8Array
}

/** Words with their place on the glass, in its dots. */
export interface Line {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Box = Omit<Line, 'text'>

/** A step of grey between two neighbours that is the edge of a letter. */
const EDGE = 60
/** A longer vertical edge is a border, not a letter. */
const STROKE_MAX = 34
/** Letters of one line are nearer to each other than this. */
const GAP = 16
const LETTER_HEIGHT = { min: 8, max: 80 }
/** Nothing that a finger presses is lower. */
const BUTTON_MIN = 36
/** A round corner leaves edges that are lower than letters. */
const CORNER_MAX = 11
/** How much is straight at the side of a button: of one that is alone, and of one beside something higher. A letter of its word is less. */
const SIDES = [({ height }: Box) => 0.55 * height, () => 22]
/** Letters of a title: no two buttons have them beside each other, and a ー of theirs is wide. */
const LARGE = 40
/** On the page that is read. */
const ROW = { letters: 40, pitch: 84, margin: 30 }

/** @param ppm as QEMU writes it: P6, 8 bits */
export function glassOf(ppm: Buffer): Glass {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 32).toString('latin1'))
  assert(head !== null, 'a picture of the glass')
  const [width, height] = [Number(head[1]), Number(head[2])]
  const colours = ppm.subarray(head[0].length)
  const grey = Uint8Array.from({ length: width * height }, (_, dot) => {
    const [red = 0, green = 0, blue = 0] = colours.subarray(dot * 3, dot * 3 + 3)
    return 0.3 * red + 0.59 * green + 0.11 * blue
  })
  return { width, height, grey }
}

/** From top to bottom, from left to right. Never in one go: the card reader's other end lives in this process and must go on answering. */
export async function readGlass(glass: Glass): Promise<readonly Line[]> {
  const boxes = boxesOf(glass)
  if (boxes.length === 0) return []
  const texts = boxes.map(() => '')
  for (const line of (await readPage(pageOf(glass, boxes))).split('\n').slice(1)) {
    const [level, , , , , , , top = '', , height = '', , word = ''] = line.split('\t')
    // Tesseract's fifth level is a word, in order within its line.
    const row = Math.floor((Number(top) + Number(height) / 2) / ROW.pitch)
    if (level === '5' && texts[row] !== undefined) texts[row] += word
  }
  return boxes.map((box, row) => ({ ...box, text: (texts[row] ?? '').normalize('NFKC') }))
}

/** @returns Tesseract's table of words */
async function readPage(page: Buffer): Promise<string> {
  const reading = spawn('tesseract', ['-', '-', '-l', 'jpn', '--psm', '6', 'tsv'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    reading.once('error', reject)
    reading.once('close', resolve)
  })
  reading.stdin.end(page)
  const [table, status] = await Promise.all([text(reading.stdout), ended])
  assert(status === 0, `tesseract with its Japanese: ${status}`)
  return table
}

/** Where letters are: clouds of edges. A button is read in its frame, and without it. */
function boxesOf({ width, height, grey }: Glass): readonly Box[] {
  const edges = edgesOf({ width, height, grey })
  const clouds = cloudsOf(edges, width)
  const inside = clouds
    .filter((box) => box.height >= BUTTON_MIN)
    .flatMap((box) => SIDES.flatMap((side) => cloudsOf(withoutSides(edges, box, width, side(box)), width)))
    .filter((box) => box.height > CORNER_MAX)
  const boxes = [...clouds, ...inside].filter((box) => box.height >= LETTER_HEIGHT.min)
  const lines = boxes.filter((box) => box.height <= LETTER_HEIGHT.max)
  return [...joined(lines)].sort((one, other) => one.y - other.y || one.x - other.x)
}

function cloudsOf(edges: Uint8Array, width: number): readonly Box[] {
  const cloud = new Uint8Array(edges.length)
  for (let dot = edges.indexOf(1); dot !== -1; dot = edges.indexOf(1, dot + 1))
    cloud.fill(1, Math.max(0, dot - GAP), dot + GAP + 1)
  for (let dot = edges.indexOf(WALL); dot !== -1; dot = edges.indexOf(WALL, dot + 1)) cloud[dot] = 0
  const boxes: Box[] = []
  for (let dot = cloud.indexOf(1); dot !== -1; dot = cloud.indexOf(1, dot + 1)) {
    const box = takeCloud(cloud, edges, dot, width)
    if (box !== null) boxes.push(box)
  }
  return boxes
}

/** No line goes through it. */
const WALL = 2

/** The edges in this box but for the sides of buttons, which round corners make shorter than a border. */
function withoutSides(edges: Uint8Array, box: Box, width: number, side: number): Uint8Array {
  const inside = new Uint8Array(edges.length)
  for (let x = Math.max(0, box.x); x < box.x + box.width; x++) {
    const column = Array.from({ length: box.height }, (_, y) => edges[(box.y + y) * width + x] ?? 0)
    const isSide = longestRun(column) >= side
    for (const [y, edge] of column.entries()) inside[(box.y + y) * width + x] = isSide ? WALL : edge
  }
  return inside
}

/** A gap of a dot is none: the side of a button that cannot be pressed is dashed. */
function longestRun(column: readonly number[]): number {
  let [begin, last, longest] = [0, -2, 0]
  for (const [y, edge] of column.entries()) {
    if (edge !== 1) continue
    if (y - last > 2) begin = y
    last = y
    longest = Math.max(longest, y - begin + 1)
  }
  return longest
}

/** A long ー has no upright edge: the letters at its sides are one line all the same. */
function joined(boxes: readonly Box[]): readonly Box[] {
  const lines: Box[] = []
  for (const box of [...boxes].sort((one, other) => one.x - other.x)) {
    const before = lines.findIndex((line) => isGoingOn(line, box))
    const line = lines[before]
    if (line === undefined) lines.push(box)
    else lines[before] = around(line, box)
  }
  return lines
}

function isGoingOn(line: Box, { x, y, height }: Box): boolean {
  const gap = x - (line.x + line.width)
  const middle = y + height / 2
  const isSameRow = middle > line.y && middle < line.y + line.height
  const isSameSize = Math.max(height, line.height) < 1.5 * Math.min(height, line.height)
  return gap < (line.height < LARGE ? 0.9 : 1.4) * line.height && isSameRow && isSameSize
}

function around(one: Box, other: Box): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)]
  const right = Math.max(one.x + one.width, other.x + other.width)
  const bottom = Math.max(one.y + one.height, other.y + other.height)
  return { x, y, width: right - x, height: bottom - y }
}

function edgesOf({ width, height, grey }: Glass): Uint8Array {
  const edges = new Uint8Array(width * height)
  for (let dot = 1; dot < grey.length; dot++) {
    if (Math.abs((grey[dot] ?? 0) - (grey[dot - 1] ?? 0)) > EDGE) edges[dot] = 1
  }
  for (let x = 0; x < width; x++) {
    let run = 0
    for (let y = 0; y <= height; y++) {
      if (y < height && edges[y * width + x] === 1) run++
      else {
        if (run >= STROKE_MAX) for (let back = y - run; back < y; back++) edges[back * width + x] = WALL
        run = 0
      }
    }
  }
  return edges
}

/** Takes the cloud at this dot away. @returns the frame of its edges */
function takeCloud(cloud: Uint8Array, edges: Uint8Array, start: number, width: number): Box | null {
  const open = [start]
  cloud[start] = 0
  let [left, right, top, bottom] = [width, -1, Number.POSITIVE_INFINITY, -1]
  for (let dot = open.pop(); dot !== undefined; dot = open.pop()) {
    const [x, y] = [dot % width, Math.floor(dot / width)]
    if (edges[dot] === 1) {
      ;[left, right] = [Math.min(left, x), Math.max(right, x)]
      ;[top, bottom] = [Math.min(top, y), Math.max(bottom, y)]
    }
    // Two rows up and down: the parts of a letter, not the next line.
    for (const next of [dot - 1, dot + 1, dot - width, dot + width, dot - 2 * width, dot + 2 * width]) {
      if (cloud[next] !== 1) continue
      cloud[next] = 0
      open.push(next)
    }
  }
  if (right < 0) return null
  return { x: left - 2, y: top - 1, width: right - left + 5, height: bottom - top + 3 }
}

/** A PGM: each box in a row of its own, with letters of one height. */
function pageOf(glass: Glass, boxes: readonly Box[]): Buffer {
  const scaleOf = ({ height }: Box) => ROW.letters / height
  const pageWidth = Math.max(...boxes.map((box) => Math.ceil(box.width * scaleOf(box)))) + 2 * ROW.margin
  const page = Buffer.alloc(pageWidth * ROW.pitch * boxes.length, 255)
  for (const [row, box] of boxes.entries()) {
    const ground = groundOf(glass, box)
    for (let y = 0; y < ROW.letters; y++) {
      const line = (row * ROW.pitch + (ROW.pitch - ROW.letters) / 2 + y) * pageWidth + ROW.margin
      for (let x = 0; x < box.width * scaleOf(box); x++) {
        const ink = Math.abs(between(glass, box.x + x / scaleOf(box), box.y + y / scaleOf(box)) - ground)
        page[line + x] = Math.max(0, 255 - 1.3 * ink)
      }
    }
  }
  return Buffer.concat([Buffer.from(`P5\n${pageWidth} ${ROW.pitch * boxes.length}\n255\n`), page])
}

/** The grey that most dots of the box have: light letters on a dark button are as good as dark ones. */
function groundOf({ width, grey }: Glass, box: Box): number {
  const counts = new Uint32Array(256)
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++) {
      const value = grey[y * width + x] ?? 0
      counts[value] = (counts[value] ?? 0) + 1
    }
  }
  return counts.indexOf(Math.max(...counts))
}

/** The grey between the four dots around this place. */
function between({ width, height, grey }: Glass, x: number, y: number): number {
  const [left, top] = [clamp(Math.floor(x), width - 2), clamp(Math.floor(y), height - 2)]
  const [across, down] = [x - left, y - top]
  const row = (at: number) => (grey[at] ?? 0) * (1 - across) + (grey[at + 1] ?? 0) * across
  return row(top * width + left) * (1 - down) + row((top + 1) * width + left) * down
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, value))
}

/**
 * Letters that a reader takes for each other are forgiven: one in four.
 * @returns how much else the line says than these words, or null when it does not say them
 */
export function saysBesides(line: string, words: string): number | null {
  const [read, wanted] = [bare(line), bare(words)]
  const wrong = distanceWithin(read, wanted)
  return wrong > Math.floor(wanted.length / 4) ? null : wrong + Math.abs(read.length - wanted.length)
}

/** Which part of the line the middle of these words is: 0.5 where they are read otherwise. Tabs are one line. */
export function partOf(line: string, words: string): number {
  const [read, wanted] = [bare(line), bare(words)]
  const begin = read.indexOf(wanted)
  return begin === -1 ? 0.5 : (begin + wanted.length / 2) / read.length
}

/** Spaces and marks are nobody's words, and ヘ and へ are one drawing. */
function bare(text: string): string {
  const letters = text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, '')
  return letters.replaceAll(/[ァ-ヶ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0x60))
}

/** Fewest letters to change so that `wanted` is somewhere in `read` (Sellers). */
function distanceWithin(read: string, wanted: string): number {
  let before = Array.from({ length: wanted.length + 1 }, (_, i) => i)
  let best = wanted.length
  for (const letter of read) {
    const now = [0]
    for (let i = 1; i <= wanted.length; i++) {
      const change = (before[i - 1] ?? 0) + (letter === wanted[i - 1] ? 0 : 1)
      now.push(Math.min(change, (before[i] ?? 0) + 1, (now[i - 1] ?? 0) + 1))
    }
    before = now
    best = Math.min(best, now[wanted.length] ?? best)
  }
  return best
}
