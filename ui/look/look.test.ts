/** One look (decision 054): a staff program's own CSS says where something is, and takes each colour and face from `ui/`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ourFiles } from '#scripts/checks/our-files.ts'
import { STAFF } from '../tokens/schemes.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
/** The office draws the machine's page before there is a package, with the faces of its computer. */
const FACES_OF_A_PREVIEW = 'office/screens/look.css'

const own = ['issuer/screens', 'tally/screens', 'office/screens'].flatMap((folder) => ourFiles(ROOT, /\.css$/, folder))

it.each(own.filter((path) => path !== FACES_OF_A_PREVIEW))('%s has no colour, face or corner of its own', (path) => {
  const style = read(path).replaceAll(/\/\*[\s\S]*?\*\//g, '')
  expect(style.match(/#[0-9a-f]{3,8}\b|rgba?\([^)]*\)|hsl\(|@font-face|monospace/gi) ?? []).toEqual([])
  expect(style.match(/border-radius: (?!var\(|0|50%|1em)[^;]+/g) ?? []).toEqual([])
})

it('each colour of staff screens is one of the design system', () => {
  const tokens = read('ui/look/tokens.css')
  expect(Object.values(STAFF).filter((colour) => !tokens.includes(`: ${colour};`))).toEqual([])
})

it('no value of the design system is kept that nobody uses', () => {
  const named = [...read('ui/look/tokens.css').matchAll(/^ {2}(--[\w-]+): (.+);/gm)]
  expect(named.length).toBeGreaterThan(15)
  const others = ourFiles(ROOT, /\.(css|ts|html)$/, '').filter((path) => path !== 'ui/look/tokens.css')
  const used = others
    .filter((path) => /\.css$|schemes\.ts$/.test(path))
    .map(read)
    .join('\n')
  expect(
    named.filter(([, name = '', value = '']) => !used.includes(`var(${name})`) && !used.includes(`'${value}'`)),
  ).toEqual([])
})
