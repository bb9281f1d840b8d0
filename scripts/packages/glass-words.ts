/**
 * The words on a machine's glass while no page of ours covers it: a sentence in both languages and a number, drawn once into a bitmap of X
 * (XBM) that `glass-client` lays on the root window. It needs no program that could fail, and no font on the machine (M-4).
 */
import { join } from 'node:path'
import * as fontkit from 'fontkit'
import { assert } from '#election/assert.ts'
import { LANGUAGES } from '#election/languages.ts'
import { GLASS_NUMBER, glassWords } from '#ui/messages/machine.ts'

const FONT = 'node_modules/@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf'
/** Laid again and again on a larger glass. Four fit on the smallest that a machine may have, 1280 × 800. */
const TILE = { width: 640, height: 400 }
const [LEFT, FIRST_LINE, PITCH, LETTERS] = [24, 60, 40, 22]
/** Straight pieces of one curve: finer than a dot at this size. */
const PIECES = 8

type Point = readonly [x: number, y: number]
type Edge = readonly [from: Point, to: Point]

/** @param root of the checkout. @returns the text of an XBM file, equal for equal words */
export function glassWordsXbm(root: string): string {
  const font = fontkit.openSync(join(root, FONT))
  assert('layout' in font, 'one font is in this file')
  const said = LANGUAGES.map((language) => glassWords['no-page'][language])
  const lines = [...said.flatMap(({ title, next }) => [title, ...next.split('\n')]), GLASS_NUMBER]
  assert(FIRST_LINE + PITCH * lines.length < TILE.height + PITCH, 'the lines of the glass fit')
  const edges = lines.flatMap((line, row) => edgesOf(font, line, [LEFT, FIRST_LINE + row * PITCH]))
  return xbmOf(filled(edges))
}

/** The outlines of a line of letters, in dots, with y downwards. @throws when it leaves the tile */
function edgesOf(font: fontkit.Font, line: string, [left, baseline]: Point): readonly Edge[] {
  const scale = LETTERS / font.unitsPerEm
  const { glyphs, positions, advanceWidth } = font.layout(line)
  assert(left + advanceWidth * scale < TILE.width, `a line of the glass is too long: ${line}`)
  let pen = left
  return glyphs.flatMap((glyph, at) => {
    const place = ([x, y]: Point): Point => [pen + x * scale, baseline - y * scale]
    const edges = outline(glyph.path.commands).map(([from, to]): Edge => [place(from), place(to)])
    pen += (positions[at]?.xAdvance ?? 0) * scale
    return edges
  })
}

/** Straight edges of a path of lines and curves. */
function outline(commands: fontkit.Path['commands']): readonly Edge[] {
  const edges: Edge[] = []
  let [begin, pen]: [Point, Point] = [
    [0, 0],
    [0, 0],
  ]
  for (const { command, args } of commands) {
    const points = pairs(args)
    if (command === 'moveTo') begin = pen = points[0] ?? pen
    else {
      const curve: readonly Point[] = command === 'closePath' ? [pen, begin] : [pen, ...points]
      for (let piece = 1; piece <= PIECES; piece++) {
        const to = onCurve(curve, piece / PIECES)
        edges.push([pen, to])
        pen = to
      }
    }
  }
  return edges
}

function pairs(args: readonly number[]): readonly Point[] {
  return Array.from({ length: args.length / 2 }, (_, at): Point => [args[2 * at] ?? 0, args[2 * at + 1] ?? 0])
}

/** De Casteljau: a line, a quadratic or a cubic, by its points. */
function onCurve(points: readonly Point[], part: number): Point {
  const [first, ...rest] = points
  assert(first !== undefined, 'a curve has points')
  if (rest.length === 0) return first
  const between = rest.map(([x, y], at): Point => {
    const [fromX, fromY] = points[at] ?? first
    return [fromX + (x - fromX) * part, fromY + (y - fromY) * part]
  })
  return onCurve(between, part)
}

/** Rows of dots, true is ink: a dot whose middle is inside by the rule of non-zero winding, as in every outline font. */
function filled(edges: readonly Edge[]): readonly (readonly boolean[])[] {
  return Array.from({ length: TILE.height }, (_, row) => {
    const y = row + 0.5
    const crossings = edges.flatMap(([[fromX, fromY], [toX, toY]]) => {
      if (fromY <= y === toY <= y) return []
      return [{ x: fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX), turn: fromY < toY ? 1 : -1 }]
    })
    return Array.from({ length: TILE.width }, (_, column) => {
      const left = crossings.filter(({ x }) => x <= column + 0.5)
      return left.reduce((winding, { turn }) => winding + turn, 0) !== 0
    })
  })
}

/** X's own text form of a bitmap: eight dots a byte, the leftmost is the lowest bit. */
function xbmOf(rows: readonly (readonly boolean[])[]): string {
  const bytes = rows.flatMap((row) =>
    Array.from({ length: TILE.width / 8 }, (_, at) =>
      row.slice(8 * at, 8 * at + 8).reduce((byte, ink, bit) => byte | (ink ? 1 << bit : 0), 0),
    ),
  )
  const text = bytes.map((byte) => `0x${byte.toString(16).padStart(2, '0')}`).join(',')
  return `#define glass_width ${TILE.width}\n#define glass_height ${TILE.height}\nstatic char glass_bits[] = {\n${text}};\n`
}
